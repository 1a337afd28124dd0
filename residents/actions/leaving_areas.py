"""The rehabilitation and restoration plan by area: Form 7, Part C, item 5."""

from collections.abc import Mapping

from foundation import clashes, clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from residents import rules as stays
from residents.actions.leaving_grounds import plan_of
from residents.actions.mend import strike_out
from residents.actions.recording import record
from residents.choices.care import AREAS
from residents.events import Event
from residents.models import CaseFile, LeavingArea, Placement
from residents.queries.leaving_areas import areas_of


def write_areas(
    file: CaseFile, stay: Placement, told: Mapping[str, str], *, reason: str = "", by: Actor
) -> tuple[str, ...]:
    """Write what is planned for each area, by its code; answers the areas that changed.

    Once the plan was sent to the committee, what stood there is struck out and needs a reason. Raises Refused.
    """
    stays.ensure_stay_open(stay.ended_at)
    plan = plan_of(stay)
    if plan is None:
        raise Refused(_("Write the plan first: where she goes and on which day."))
    known, changed = areas_of(plan.id), []
    for area in (area for area in AREAS if area in told):
        row, words = known.get(area), told[area].strip()
        if words == (row.words if row else ""):
            continue
        changed.append(str(area))
        if row is None:
            db.session.add(
                LeavingArea(
                    id=new_id(), home_id=file.home_id, case_file_id=file.id, plan_id=plan.id, area=str(area),
                    words=words, written_at=clock.now(), written_by=by.user_id,
                )
            )  # fmt: skip
        elif plan.sent_on is not None:
            strike_out(file, row, {"words": words}, reason=reason, by=by)
        else:
            row.words, row.written_at, row.written_by = words, clock.now(), by.user_id
    if changed:
        plan.areas_at = clock.now()
        clashes.flush()
        record(Event.LEAVING_PLANNED, file, by=by, fields=", ".join(changed))
    return tuple(changed)
