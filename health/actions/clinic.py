"""Examinations with their marks, visits, alerts and immunisations: written as seen, struck out with the reason."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from foundation import audit, clashes, clock
from foundation.bodymap import Seen, ensure_mark, mark_of
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from health.actions.measures import LinesRefused, OfSheet, Weighed, write_sheet
from health.choices.clinic import STAYS
from health.choices.immunisation import dose_of
from health.events import Event
from health.models import HealthAlert, HealthExam, HealthMark, HealthVisit, Immunisation
from health.queries import clinic as queries
from health.queries.children import Patient, stay_at
from health.rules import clinic as rules


@dataclass(frozen=True, kw_only=True)
class Examined:
    """An examination as it is told; `weight_g` and `height_mm` also go among the child's measures."""

    examined_at: datetime
    examiner: str
    general: str
    general_words: str = ""
    weight_g: int | None = None
    height_mm: int | None = None
    vision: str = "unknown"
    hearing: str = "unknown"
    senses_words: str = ""
    skin: tuple[str, ...] = field(default=())
    skin_words: str = ""
    illness: str = ""
    allergy: str = ""
    instruction: str = ""
    treatment: str = ""
    advice: str = ""


def write_exam(child: Patient, said: Examined, *, doubt_why: str = "", by: Actor) -> HealthExam:
    """Write the examination of the present admission; one stands for each (rule 34(3)(i)).

    An allergy becomes an alert for all who are near her, so it needs an instruction. Raises Refused.
    """
    rules.ensure_happened(
        said.examined_at, now=clock.now(), stay_began=child.came_at, stay_ended=child.left_at
    )
    rules.ensure_exam(
        skin=said.skin,
        skin_words=said.skin_words,
        senses=(said.vision, said.hearing),
        senses_words=said.senses_words,
    )
    if queries.exam_of_stay(child.placement_id) is not None:
        raise Refused(_("This admission has its examination. Strike it out first, or write a visit."))
    if said.allergy and not said.instruction:
        raise Refused(
            _("Write what is to be done when it happens. House staff and teachers read it."),
            field="instruction",
        )
    _measure(child, said, doubt_why, by=by)
    columns = {name: value for name, value in vars(said).items() if name != "instruction"}
    exam = HealthExam(id=new_id(), placement_id=child.placement_id, **_head(child, by), **columns)
    db.session.add(exam)
    if said.allergy:
        write_alert(child, kind="allergy", what=said.allergy, instruction=said.instruction, by=by)
    clashes.flush()
    _tell(Event.EXAM_WRITTEN, child, by=by, late=rules.is_exam_late(said.examined_at, came_at=child.came_at))
    return exam


def _measure(child: Patient, said: Examined, why: str, *, by: Actor) -> None:
    """Put weight and height among the measures; a doubted figure is refused at its own field of the form."""
    if said.weight_g is None and said.height_mm is None:
        return
    day = clock.local(said.examined_at).date()
    known = {
        child.case_file_id: OfSheet(child.code, child.sex, child.birth, clock.local(child.came_at).date())
    }
    typed = {child.case_file_id: Weighed(said.weight_g, said.height_mm, why)}
    try:
        write_sheet(child.home_id, day, typed, known, by=by)
    except LinesRefused as refused:
        name, sentence = refused.faults[child.case_file_id]
        raise Refused(sentence, field=name) from None


def _head(child: Patient, by: Actor) -> dict[str, Any]:
    return {
        "home_id": child.home_id, "case_file_id": child.case_file_id, "written_at": clock.now(),
        "written_by": by.user_id,
    }  # fmt: skip


def _tell(event: Event, child: Any, *, by: Actor, **more: Any) -> None:
    said = {"code": child.code, **more}
    audit.record(event, by=by, home=child.home_id, subject=child.subject, details=said)


def add_mark(child: Patient, exam: HealthExam, seen: Seen, *, by: Actor) -> HealthMark:
    """Write a mark that was seen at an examination, under the next number of this child. Raises Refused."""
    ensure_mark(seen, now=clock.now())
    if exam.struck_at is not None:
        raise Refused(_("This examination is struck out. Write the mark at the new one."))
    highest = sa.select(sa.func.max(HealthMark.number)).where(HealthMark.case_file_id == child.case_file_id)
    number = (db.session.scalar(highest) or 0) + 1
    mark = HealthMark(exam_id=exam.id, number=number, **_head(child, by), **mark_of(seen))
    db.session.add(mark)
    clashes.flush()
    _tell(Event.MARK_WRITTEN, child, by=by, number=number)
    return mark


@dataclass(frozen=True, kw_only=True)
class Visit:
    """A visit as it is told."""

    kind: str
    happened_at: datetime
    seen_by: str
    complaint: str
    finding: str = ""
    treatment: str = ""
    place: str = ""
    next_on: date | None = None


def write_visit(child: Patient, said: Visit, *, by: Actor) -> HealthVisit:
    """Write a visit; a stay in the sick room or a hospital stays open until somebody writes that she is back."""
    began, ended = stay_at(child.case_file_id, said.happened_at)
    rules.ensure_happened(said.happened_at, now=clock.now(), stay_began=began, stay_ended=ended)
    rules.ensure_next(said.next_on, happened_on=clock.local(said.happened_at).date())
    if said.kind in STAYS and queries.open_stay_of(child.case_file_id) is not None:
        raise Refused(
            _("She lies in the sick room or a hospital already. Write first that she is back."), field="kind"
        )
    visit = HealthVisit(id=new_id(), **_head(child, by), **vars(said))
    db.session.add(visit)
    clashes.flush()
    _tell(Event.VISIT_WRITTEN, child, by=by, kind=said.kind)
    return visit


def end_stay(child: Patient, visit: HealthVisit, *, at: datetime, by: Actor) -> None:
    """Write that she is back from the sick room or the hospital. Raises Refused."""
    if visit.kind not in STAYS or visit.ended_at is not None or visit.struck_at is not None:
        raise Refused(_("This stay is over already."))
    rules.ensure_ends(at, began_at=visit.happened_at, now=clock.now())
    visit.ended_at = at
    _tell(Event.STAY_ENDED, child, by=by)


def strike(child: Patient, row: Any, event: Event, *, reason: str, by: Actor, **more: Any) -> None:
    """Strike out an examination, a visit or an immunisation; it stays readable with the reason. Raises Refused."""
    rules.ensure_struck(is_struck=row.struck_at is not None, reason=reason)
    row.struck_at, row.struck_by, row.struck_by_name, row.struck_reason = (
        clock.now(),
        by.user_id,
        by.name,
        reason,
    )
    _tell(event, child, by=by, **more)


def write_alert(child: Patient, *, kind: str, what: str, instruction: str, by: Actor) -> HealthAlert:
    """Write what all who are near the child must know, and what they do."""
    alert = HealthAlert(id=new_id(), kind=kind, what=what, instruction=instruction, **_head(child, by))
    db.session.add(alert)
    clashes.flush()
    _tell(Event.ALERT_WRITTEN, child, by=by, alert=kind)
    return alert


def end_alert(child: Patient, alert: HealthAlert, *, reason: str, by: Actor) -> None:
    """End an alert; it stays in the medical file with the reason. Raises Refused."""
    if alert.ended_at is not None:
        raise Refused(_("This alert has ended already."))
    if not reason.strip():
        raise Refused(_("Write why it ends, and who says so."), field="reason")
    alert.ended_at, alert.ended_by, alert.ended_reason = clock.now(), by.user_id, reason
    _tell(Event.ALERT_ENDED, child, by=by)


def write_immunisation(
    child: Patient,
    *,
    dose: str,
    given_on: date | None,
    source: str,
    place: str = "",
    batch: str = "",
    by: Actor,
) -> Immunisation:
    """Write a dose of the schedule that she has had; each stands once. Raises Refused."""
    given = add_immunisation(
        child, dose=dose, given_on=given_on, source=source, place=place, batch=batch, by=by
    )
    clashes.flush()
    return given


def add_immunisation(
    child: Patient, *, dose: str, given_on: date | None, source: str, place: str = "", batch: str = "", by: Actor
) -> Immunisation:  # fmt: skip
    """Add a dose as `write_immunisation` does; whoever adds many sends them to the database together."""
    ensure_immunised(child, dose, given_on, source=source)
    given = Immunisation(
        id=new_id(), dose=dose, given_on=given_on, source=source, place=place, batch=batch, **_head(child, by)
    )
    db.session.add(given)
    _tell(Event.IMMUNISATION_WRITTEN, child, by=by, dose=dose)
    return given


def ensure_immunised(child: Patient, dose: str, given_on: date | None, *, source: str) -> None:
    """Refuse a dose that is not in the schedule, not given yet, or given before she was born. Raises Refused."""
    birth = child.birth.on if child.birth and not child.birth.is_estimate else None
    rules.ensure_given(dose_of(dose), given_on, source=source, today=clock.today(), born_on=birth)
