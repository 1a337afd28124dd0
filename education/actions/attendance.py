"""The verbs of the attendance sheet: mark a class, or write that it did not happen; what was saved before is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from education import rules
from education.events import Event
from education.models import AttendanceCorrection, AttendanceMark, AttendanceSheet
from education.queries import Sheet, SheetLine
from education.rules import ABSENT, PRESENT, NotHeld, Reason, Typed
from foundation import audit, clock, golive
from foundation.languages import _
from foundation.paper import FromPaper, from_paper
from foundation.refusals import Refused
from foundation.rolls import VOID, Change, Roll, Written, begin_sheet, mark_in_bulk, not_held
from foundation.viewer import Actor

ROLL = Roll(
    sheet=AttendanceSheet,
    mark=AttendanceMark,
    history=AttendanceCorrection,
    place=("class_id", "day", "slot"),
)


class LinesRefused(Refused):
    """A sheet some of whose lines are to be mended; `faults` says which and how."""

    def __init__(self, sentence: object, faults: Mapping[UUID, str]) -> None:
        super().__init__(sentence)
        self.faults = faults


@dataclass(frozen=True)
class Marking:
    """A sheet as it was typed: each line, why it is corrected, why a class was held on a holiday, a note."""

    marks: Mapping[UUID, Typed] = field(default_factory=dict)
    why: str = ""
    note: str = ""


def mark_sheet(
    sheet: Sheet, marking: Marking, *, by: Actor, paper: FromPaper | None = None
) -> tuple[Change, ...]:
    """Write the marks of a class that was held; answers the lines that changed.

    Only the lines in `marking` are written: a child whom the writer did not see gets no mark. Raises LinesRefused
    for an absence without its reason, Refused when the sheet cannot be marked, or when a holiday or a late
    correction asks for words. Marks typed from a sheet on `paper` are not late and end that sheet.
    """
    _ensure_markable(sheet)
    _ensure_lines_whole(sheet, marking.marks)
    if rules.wants_reason_to_be_held(sheet.lesson, sheet.day, sheet.holiday) and not marking.note:
        raise Refused(_("Write why the class was held on this day."), field="note")
    before = {line.id: line.saved for line in sheet.lines if line.saved}
    wanted = [_written(line.id, marking.marks[line.id]) for line in sheet.lines if line.id in marking.marks]
    _ensure_said_why(sheet, before, wanted, marking.why)
    record = _record(sheet, paper)
    record.note = marking.note
    changed = mark_in_bulk(ROLL, record, wanted, before=before, by=by.user_id, why=marking.why)
    _tell(sheet, wanted, changed, by=by)
    if paper:
        paper.done(len(wanted), by=by)
    return changed


def all_present(sheet: Sheet) -> dict[UUID, Typed]:
    """Answer the sheet as it opens: everyone present, but those who are known to be elsewhere."""
    return {line.id: opening_mark(line) for line in sheet.lines}


def opening_mark(line: SheetLine) -> Typed:
    """Answer what a line opens with: what is saved, else where the house knows her to be, else present."""
    if line.saved and line.saved.mark != VOID:
        return Typed(line.saved.mark, line.saved.reason, line.saved.words)
    if line.known is None:
        return Typed(PRESENT)
    if line.known.reason in set(Reason) and line.known.reason != Reason.OTHER:
        return Typed(ABSENT, line.known.reason)
    return Typed(ABSENT, Reason.OTHER, line.known.words)


def mark_not_held(
    sheet: Sheet, reason: str, *, words: str = "", why: str = "", by: Actor, paper: FromPaper | None = None
) -> tuple[Change, ...]:
    """Write that the class did not happen; marks that stood there become void and stay in the history.

    `reason` is one of NotHeld; `words` say it when it is another. Raises Refused without a reason.
    """
    _ensure_markable(sheet, is_held=False)
    if reason not in set(NotHeld):
        raise Refused(_("Choose why the class was not held."), field="not_held_reason")
    if reason == NotHeld.OTHER and not words:
        raise Refused(_("Write in a few words why the class was not held."), field="not_held_words")
    kept = words if reason == NotHeld.OTHER else reason
    before = {line.id: line.saved for line in sheet.lines if line.saved}
    changed = not_held(ROLL, _record(sheet, paper), kept, before=before, by=by.user_id, why=why)
    details = {**_about(sheet), "reason": reason, "voided": len(changed)}
    audit.record(Event.CLASS_NOT_HELD, by=by, home=sheet.home_id, subject=_subject(sheet), details=details)
    if paper:
        paper.done(1, by=by)
    return changed


def _ensure_markable(sheet: Sheet, *, is_held: bool = True) -> None:
    """A class that will not be held may be written so before its hour, on its day."""
    clock_time = clock.local(clock.now()).time()
    if not is_held and sheet.lesson.begins:
        clock_time = max(clock_time, sheet.lesson.begins)
    rules.ensure_markable(sheet.lesson, sheet.day, today=clock.today(), clock_time=clock_time)


def _ensure_lines_whole(sheet: Sheet, marks: Mapping[UUID, Typed]) -> None:
    faults = {
        line.id: fault
        for line in sheet.lines
        if (typed := marks.get(line.id)) and (fault := rules.fault_of(typed))
    }
    if faults:
        raise LinesRefused(
            _("Some lines are not whole. Nothing was saved yet; what you marked is kept."), faults
        )


def _ensure_said_why(
    sheet: Sheet, before: Mapping[UUID, Written], wanted: Sequence[Written], why: str
) -> None:
    has_changes = any(mark.person in before and before[mark.person] != mark for mark in wanted)
    if not why and rules.wants_why(sheet.day, today=clock.today(), has_changes=has_changes):
        raise Refused(_("This sheet was saved for an earlier day. Write why it is corrected."), field="why")


def _written(person: UUID, typed: Typed) -> Written:
    if typed.mark == PRESENT:
        return Written(person, PRESENT)
    return Written(person, ABSENT, typed.reason, typed.words if typed.reason == Reason.OTHER else "")


def _record(sheet: Sheet, paper: FromPaper | None) -> AttendanceSheet:
    if sheet.record is not None:
        return sheet.record
    place = {"class_id": sheet.class_id, "day": sheet.day, "slot": sheet.slot}
    late = _is_late(sheet.day) and not paper
    more = {
        "teaching_id": sheet.teaching_id,
        "period": sheet.period,
        "is_late": late,
        "from_paper": from_paper(paper),
    }
    return begin_sheet(ROLL, home_id=sheet.home_id, place=place, **more)


def _is_late(day: date) -> bool:
    today = clock.today()
    return rules.is_late(day, today=today) and not golive.covers(day, today)


def _about(sheet: Sheet) -> dict[str, Any]:
    return {
        "class": sheet.class_name_plain,
        "day": sheet.day.isoformat(),
        "period": sheet.period,
        "late": _is_late(sheet.day),
    }


def _subject(sheet: Sheet) -> tuple[str, UUID, None]:
    return ("school_class", sheet.class_id, None)


def _tell(sheet: Sheet, wanted: Sequence[Written], changed: Sequence[Change], *, by: Actor) -> None:
    """Record one event for the sheet: the counts, and the changed lines as codes, never a name or a word."""
    codes = {line.id: line.code for line in sheet.lines}
    corrected = [c for c in changed if c.old is not None]
    exceptions = [c for c in changed if c.old is not None or c.new.mark != PRESENT]
    if sheet.version and not changed and not sheet.is_not_held:
        return
    absent = sum(mark.mark == ABSENT for mark in wanted)
    details = {
        **_about(sheet),
        "present": len(wanted) - absent,
        "absent": absent,
        "changed": len(changed),
        "lines": [[codes[c.new.person], _said(c.old) if c.old else "", _said(c.new)] for c in exceptions],
    }
    event = Event.ATTENDANCE_CORRECTED if corrected else Event.ATTENDANCE_MARKED
    audit.record(event, by=by, home=sheet.home_id, subject=_subject(sheet), details=details)


def _said(written: Written) -> str:
    return written.reason or written.mark
