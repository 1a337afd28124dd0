"""The verbs of a workshop day: mark it, or write that it was not held; what was saved before is kept."""

from collections.abc import Mapping
from uuid import UUID

from foundation import audit, clock, golive
from foundation.languages import _
from foundation.paper import FromPaper, from_paper
from foundation.refusals import Refused
from foundation.rolls import VOID, Change, Roll, Written, begin_sheet, mark_in_bulk, not_held
from foundation.viewer import Actor
from vocational.choices.attendance import ABSENT, PRESENT, NotHeld, Reason
from vocational.events import Event
from vocational.models import WorkshopCorrection, WorkshopMark, WorkshopSheet
from vocational.queries.sheet import Sheet, SheetLine
from vocational.rules import attendance as rules
from vocational.rules.attendance import Typed
from vocational.rules.batches import minutes_of

ROLL = Roll(sheet=WorkshopSheet, mark=WorkshopMark, history=WorkshopCorrection, place=("batch_id", "day"))


class LinesRefused(Refused):
    """A sheet some of whose lines are to be mended; `faults` says which and how."""

    def __init__(self, sentence: object, faults: Mapping[UUID, str]) -> None:
        super().__init__(sentence)
        self.faults = faults


def opening_mark(line: SheetLine) -> Typed:
    """Answer what a line opens with: what is saved, else where the house knows her to be, else present."""
    if line.saved and line.saved.mark != VOID:
        return Typed(line.saved.mark, line.saved.reason, line.saved.words)
    if line.known is None:
        return Typed(PRESENT)
    if line.known.reason in set(Reason) and line.known.reason != Reason.OTHER:
        return Typed(ABSENT, line.known.reason)
    return Typed(ABSENT, Reason.OTHER, line.known.words)


def mark_sheet(
    sheet: Sheet, marks: Mapping[UUID, Typed], *, minutes: int | None = None, why: str = "", by: Actor,
    paper: FromPaper | None = None,
) -> tuple[Change, ...]:  # fmt: skip
    """Write the marks of a day that was held; answers the lines that changed.

    `minutes` is how long it lasted, the batch's hours unless told. Raises LinesRefused for an absence without its
    reason, Refused for a day that cannot be marked, or a correction on a later day without `why`.
    """
    _ensure_markable(sheet)
    faults = {one: said for one, typed in marks.items() if (said := rules.fault_of(typed))}
    if faults:
        raise LinesRefused(_("Some lines need their reason."), faults)
    whole = minutes_of(sheet.batch.starts_at, sheet.batch.ends_at)
    if minutes is not None and not 1 <= minutes <= whole:
        raise Refused(
            _("The batch lasts %(whole)s minutes. Write how many of them were held.", whole=whole),
            field="minutes",
        )
    before = {line.id: line.saved for line in sheet.lines if line.saved}
    wanted = [_written(line.id, marks[line.id]) for line in sheet.lines if line.id in marks]
    is_changed = any(one.person in before and before[one.person] != one for one in wanted)
    if is_changed and sheet.day < clock.today() and not why:
        raise Refused(_("Write why the marks are corrected."), field="why")
    record = _record(sheet, paper)
    record.minutes = minutes or record.minutes
    changed = mark_in_bulk(ROLL, record, wanted, before=before, by=by.user_id, why=why)
    absent = sum(one.mark == ABSENT for one in wanted)
    _tell(Event.SHEET_MARKED, sheet, by=by, present=len(wanted) - absent, absent=absent, changed=len(changed))
    if paper:
        paper.done(len(wanted), by=by)
    return changed


def mark_not_held(
    sheet: Sheet, reason: str, *, words: str = "", by: Actor, paper: FromPaper | None = None
) -> tuple[Change, ...]:
    """Write that a day was not held; marks that stood there become void. Raises Refused without a reason."""
    _ensure_markable(sheet, is_held=False)
    if reason not in set(NotHeld):
        raise Refused(_("Choose why it was not held."), field="not_held_reason")
    if reason == NotHeld.OTHER and not words:
        raise Refused(_("Write in a few words why it was not held."), field="not_held_words")
    before = {line.id: line.saved for line in sheet.lines if line.saved}
    kept = words if reason == NotHeld.OTHER else reason
    changed = not_held(ROLL, _record(sheet, paper), kept, before=before, by=by.user_id)
    _tell(Event.NOT_HELD, sheet, by=by, reason=reason, voided=len(changed))
    if paper:
        paper.done(1, by=by)
    return changed


def _ensure_markable(sheet: Sheet, *, is_held: bool = True) -> None:
    batch, here = sheet.batch, clock.local(clock.now()).time()
    rules.ensure_markable(
        sheet.day, from_on=batch.from_on, to_on=batch.to_on, starts_at=batch.starts_at, today=clock.today(),
        clock_time=here if is_held else max(here, batch.starts_at),
    )  # fmt: skip


def _record(sheet: Sheet, paper: FromPaper | None) -> WorkshopSheet:
    if sheet.record is not None:
        return sheet.record
    batch, today = sheet.batch, clock.today()
    is_late = sheet.day < today and not paper and not golive.covers(sheet.day, today)
    return begin_sheet(
        ROLL, home_id=batch.home_id, place={"batch_id": batch.id, "day": sheet.day},
        minutes=minutes_of(batch.starts_at, batch.ends_at), is_late=is_late,
        period=f"{batch.starts_at:%H:%M}–{batch.ends_at:%H:%M}", from_paper=from_paper(paper),
    )  # fmt: skip


def _written(person: UUID, typed: Typed) -> Written:
    if typed.mark == PRESENT:
        return Written(person, PRESENT)
    return Written(person, ABSENT, typed.reason, typed.words if typed.reason == Reason.OTHER else "")


def _tell(event: Event, sheet: Sheet, *, by: Actor, **details: object) -> None:
    told = {"batch": sheet.batch.name, "day": sheet.day.isoformat(), **details}
    audit.record(
        event, by=by, home=sheet.batch.home_id, subject=("batch", sheet.batch.id, None), details=told
    )
