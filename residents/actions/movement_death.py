"""A child's death: when and where, who was told, what the doctors found, to whom her body was given (rule 75)."""

from datetime import datetime

import sqlalchemy as sa

from foundation import clashes, clock
from foundation.db import db, new_id, one_or_404
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import seal
from foundation.viewer import Actor
from residents.actions.leave import Leaving, end_stay
from residents.actions.recording import record
from residents.choices import ExitReason
from residents.events import Event
from residents.models import CaseFile, Death, Placement
from residents.rules import movement as rules

TOLD = {
    "police": "police_at", "committee": "committee_at", "parents": "parents_at", "magistrate": "magistrate_at",
    "medical_officer": "medical_officer_at", "inquest": "inquest_at", "post_mortem": "post_mortem_at",
    "body": "body_at",
}  # fmt: skip
NUMBERS = {"police": "police_no", "post_mortem": "post_mortem_no", "body": "body_to"}
"""What is written beside a time: a number, or to whom her body was given."""


def write_death(
    file: CaseFile, stay: Placement, *, died_at: datetime, place: str, by: Actor, cause: str = "",
    cause_by: str = "",
) -> Death:  # fmt: skip
    """Write a child's death; her stay ends at that moment. The cause is sealed under her own key."""
    death = Death(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, placement_id=stay.id, died_at=died_at,
        place=place, cause=seal(cause, owner=("child", file.child_id)) if cause else None, cause_by=cause_by,
        written_at=clock.now(), written_by=by.user_id,
    )  # fmt: skip
    end_stay(file, stay, Leaving(ended_at=died_at, exit_reason=ExitReason.DIED), by=by)
    db.session.add(death)
    clashes.flush()
    record(Event.DEATH_WRITTEN, file, by=by)
    return death


def follow_death(file: CaseFile, *, what: str, at: datetime, by: Actor, number: str = "") -> None:
    """Write who was told or what was done, and when."""
    death: Death = one_or_404(sa.select(Death).where(Death.case_file_id == file.id))
    came_at = db.session.scalar(sa.select(Placement.started_at).where(Placement.id == death.placement_id))
    rules.ensure_told_after(at, earlier=death.died_at, now=clock.now())
    rules.ensure_doctor_told_if_new(what, died_at=death.died_at, came_at=came_at or death.died_at)
    column = TOLD.get(what)
    if column is None:
        raise Refused(_("Choose what was done."), field="what")
    if getattr(death, column) is not None:
        raise Refused(_("This is written already."), field="what")
    if what == "body" and not number:
        raise Refused(_("Write to whom her body was given."), field="number")
    setattr(death, column, at)
    if (beside := NUMBERS.get(what)) is not None:
        setattr(death, beside, number)
    record(Event.DEATH_WRITTEN, file, by=by)
