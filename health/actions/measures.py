"""Weights and heights: of one child or of a whole home on one sheet; struck out with the reason, never rubbed out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from foundation import audit, clashes, clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from health.events import Event
from health.models import HealthMeasure
from health.queries.measures import Before, before_day
from health.rules import clinic
from health.rules import measures as rules
from health.rules.growth import Born
from health.rules.measures import Measured


@dataclass(frozen=True)
class Weighed:
    """One line of the sheet as it was typed: grams and millimetres, and why a doubted figure is right."""

    weight_g: int | None
    height_mm: int | None
    why: str = ""


@dataclass(frozen=True)
class OfSheet:
    """What the verb must know of a child on the sheet."""

    code: str
    sex: str
    birth: Born | None
    came_on: date


class LinesRefused(Refused):
    """Some lines of the sheet are refused: file -> field (`weight`, `height`, `why`) and sentence. Nothing is saved."""

    def __init__(self, faults: Mapping[UUID, tuple[str, str]]) -> None:
        super().__init__(_("Look at the marked lines. Nothing is saved yet; all that you typed is kept."))
        self.faults = faults


def write_sheet(
    home_id: UUID, day: date, typed: Mapping[UUID, Weighed], known: Mapping[UUID, OfSheet], *, by: Actor
) -> int:
    """Write the measures of one day in one deed; empty lines are left out, equal ones stay. Answers how many changed.

    A figure far from the child's earlier ones, a height below the last one, and a change of what is written need a
    reason. Raises LinesRefused with every refused line; then nothing is written.
    """
    _ensure_day(day)
    lines = {
        file_id: each
        for file_id, each in typed.items()
        if each.weight_g is not None or each.height_mm is not None
    }
    before = before_day(lines, day)
    faults = {
        file_id: fault
        for file_id, each in lines.items()
        if (fault := _fault(each, known[file_id], before[file_id], day))
    }
    if faults:
        raise LinesRefused(faults)
    written = [
        _write(home_id, file_id, day, each, before[file_id], by=by)
        for file_id, each in lines.items()
        if _is_change(each, before[file_id])
    ]
    if written:
        add_measures(home_id, day, written, [known[measure.case_file_id].code for measure in written], by=by)
        clashes.flush()
    return len(written)


def add_measures(
    home_id: UUID, day: date, measures: Sequence[HealthMeasure], codes: Iterable[str], *, by: Actor
) -> None:
    """Add the measures of one day with their line in the record; whoever writes many days sends them together."""
    db.session.add_all(measures)
    details: dict[str, Any] = {"day": day.isoformat(), "count": len(measures), "codes": sorted(codes)}
    audit.record(Event.MEASURES_WRITTEN, by=by, home=home_id, details=details)


def _ensure_day(day: date) -> None:
    if day > clock.today():
        raise Refused(_("This day has not come yet. Weigh today."), field="day")
    if (clock.today() - day).days > clinic.OLDEST.days:
        raise Refused(_("This is more than 90 days ago. Look at the day."), field="day")


def _is_change(each: Weighed, before: Before) -> bool:
    held = before.today
    return held is None or (held.weight_g, held.height_mm) != (each.weight_g, each.height_mm)


def _fault(each: Weighed, child: OfSheet, before: Before, day: date) -> tuple[str, str] | None:
    if not _is_change(each, before):
        return None
    if day < child.came_on:
        return "weight", _("The child was not in this home then. Look at the day.")
    wrong = rules.fault_of(each.weight_g, each.height_mm)
    if wrong is not None or each.why:
        return wrong
    if before.today is not None:
        return "why", _("This is written already. Write why it is changed; the old figures stay readable.")
    told = Measured(day, each.weight_g, each.height_mm)
    return rules.doubt_of(told, weighed=before.weighed, stood=before.stood, sex=child.sex, birth=child.birth)


def _write(
    home_id: UUID, file_id: UUID, day: date, each: Weighed, before: Before, *, by: Actor
) -> HealthMeasure:
    if before.today is not None:
        _strike(before.today, each.why, by=by)
        db.session.flush()
    return measure_of(home_id, file_id, day, each, by=by)


def measure_of(home_id: UUID, file_id: UUID, day: date, each: Weighed, *, by: Actor) -> HealthMeasure:
    """Answer the row of one measuring, not yet added."""
    return HealthMeasure(
        id=new_id(), home_id=home_id, case_file_id=file_id, measured_on=day, weight_g=each.weight_g,
        height_mm=each.height_mm, reason=each.why, written_at=clock.now(), written_by=by.user_id,
    )  # fmt: skip


def _strike(measure: Any, reason: str, *, by: Actor) -> None:
    clinic.ensure_struck(is_struck=measure.struck_at is not None, reason=reason)
    measure.struck_at, measure.struck_by, measure.struck_by_name = clock.now(), by.user_id, by.name
    measure.struck_reason = reason


def strike_measure(measure: HealthMeasure, code: str, *, reason: str, by: Actor) -> None:
    """Strike out a measuring; it stays readable with the reason. Raises Refused."""
    _strike(measure, reason, by=by)
    subject = ("case_file", measure.case_file_id, code)
    audit.record(Event.MEASURE_STRUCK, by=by, home=measure.home_id, subject=subject, details={"code": code})
