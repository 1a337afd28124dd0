"""The verbs of a child's learning: a school outside, its monthly slips, and what she can do."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from education.events import Event
from education.models import LearningLevel, OutsideSchool, SchoolSlip
from education.rules import learning as rules
from foundation import audit, clock
from foundation.clashes import flush
from foundation.db import db
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from residents.actions.mend import strike_out
from residents.models import CaseFile


def begin_outside(file: CaseFile, *, by: Actor, **told: Any) -> OutsideSchool:
    """Write that a child goes to a school outside: school, udise, board, class_name, roll_no, from_on, to_on.

    Raises Refused for facts that cannot be, and while she is still written at another school.
    """
    _ensure_school(told)
    made = OutsideSchool(home_id=file.home_id, case_file_id=file.id, **told)
    db.session.add(made)
    flush()
    _tell(Event.OUTSIDE_BEGUN, file, by=by)
    return made


def mend_outside(
    file: CaseFile, outside: OutsideSchool, *, reason: str, by: Actor, **told: Any
) -> tuple[str, ...]:
    """Change what is written of a school outside: the old values stay, struck out. Answers the fields that changed."""
    _ensure_school(told)
    changed = strike_out(file, outside, told, reason=reason, by=by)
    flush()
    if changed:
        _tell(Event.OUTSIDE_CHANGED, file, by=by, fields=list(changed))
    return changed


def _ensure_school(told: dict[str, Any]) -> None:
    rules.ensure_school(
        board=told["board"], udise=told["udise"], from_on=told["from_on"], to_on=told["to_on"], today=clock.today()
    )  # fmt: skip
    if told["to_on"] and not told.get("why_ended"):
        raise Refused(_("Write why she left this school."), field="why_ended")


def write_slip(
    file: CaseFile, outside: OutsideSchool, *, month: date, days_open: int, days_present: int, remark: str = "",
    by: Actor,
) -> SchoolSlip:  # fmt: skip
    """Write the attendance slip of a month. Raises Refused for a month or days that cannot be, or one written."""
    _ensure_slip(outside, month, days_open, days_present)
    slip = SchoolSlip(
        home_id=file.home_id, case_file_id=file.id, outside_id=outside.id, month=rules.month_of(month),
        days_open=days_open, days_present=days_present, remark=remark, written_on=clock.today(), written_by=by.user_id,
    )  # fmt: skip
    db.session.add(slip)
    flush()
    _tell(Event.SLIP_WRITTEN, file, by=by, month=f"{slip.month:%Y-%m}")
    return slip


def mend_slip(
    file: CaseFile, outside: OutsideSchool, slip: SchoolSlip, *, days_open: int, days_present: int, remark: str,
    reason: str, by: Actor,
) -> tuple[str, ...]:  # fmt: skip
    """Correct a slip: the old figures stay, struck out, with the reason. Answers the fields that changed."""
    _ensure_slip(outside, slip.month, days_open, days_present)
    told = {"days_open": days_open, "days_present": days_present, "remark": remark}
    changed = strike_out(file, slip, told, reason=reason, by=by)
    flush()
    if changed:
        _tell(Event.SLIP_MENDED, file, by=by, month=f"{slip.month:%Y-%m}", fields=list(changed))
    return changed


def _ensure_slip(outside: OutsideSchool, month: date, days_open: int, days_present: int) -> None:
    rules.ensure_slip(
        month=rules.month_of(month), days_open=days_open, days_present=days_present, from_on=outside.from_on,
        to_on=outside.to_on, today=clock.today(),
    )  # fmt: skip


def write_levels(
    file: CaseFile, came_on: date, steps: Mapping[str, int], *, occasion: str, seen_on: date, words: str = "",
    by: Actor,
) -> tuple[LearningLevel, ...]:  # fmt: skip
    """Write what she could do on one day: {area: step}. Raises Refused for none, or a step or day that cannot be."""
    if not steps:
        raise Refused(_("Choose the step that she reaches in at least one area."), field="reading")
    for area, step in steps.items():
        rules.ensure_level(
            area=area, step=step, occasion=occasion, seen_on=seen_on, came_on=came_on, today=clock.today()
        )  # fmt: skip
    made = tuple(
        LearningLevel(
            home_id=file.home_id, case_file_id=file.id, area=area, step=step, occasion=occasion, seen_on=seen_on,
            words=words, written_on=clock.today(), written_by=by.user_id,
        )
        for area, step in steps.items()
    )  # fmt: skip
    db.session.add_all(made)
    flush()
    _tell(Event.LEVEL_WRITTEN, file, by=by, areas=sorted(steps))
    return made


def mend_level(
    file: CaseFile,
    came_on: date,
    level: LearningLevel,
    *,
    step: int | None,
    words: str,
    reason: str,
    by: Actor,
) -> tuple[str, ...]:
    """Correct a level: the old step stays, struck out, with the reason. Answers the fields that changed."""
    rules.ensure_level(
        area=level.area, step=step, occasion=level.occasion, seen_on=level.seen_on, came_on=came_on,
        today=clock.today(),
    )  # fmt: skip
    changed = strike_out(file, level, {"step": step, "words": words}, reason=reason, by=by)
    flush()
    if changed:
        _tell(Event.LEVEL_MENDED, file, by=by, area=level.area, fields=list(changed))
    return changed


def _tell(event: Event, file: CaseFile, *, by: Actor, **details: Any) -> None:
    about = ("case_file", file.id, file.code)
    audit.record(event, by=by, home=file.home_id, subject=about, details={"code": file.code, **details})
