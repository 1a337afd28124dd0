"""The pages of a workshop day: the sheet opens with everyone present, and one post saves it."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock, golive
from foundation.access import may, reads, viewer, writes
from foundation.formatting import digits, format_day_short
from foundation.languages import _, current
from foundation.paper.pages import paper_in_hand, typing
from foundation.refusals import Difference, Refused
from foundation.rolls.clash import Meant, ensure_latest, settle
from foundation.versions import chosen
from vocational.actions import attendance as verbs
from vocational.actions.attendance import LinesRefused, opening_mark
from vocational.choices.attendance import ABSENT, COUNTED, NOT_HELD, PRESENT, REASONS, Reason
from vocational.events import Event
from vocational.forms.batches import NotHeldForm, SheetForm
from vocational.permissions import May
from vocational.queries import sheet as queries
from vocational.queries.sheet import Sheet, SheetLine
from vocational.rules import attendance as rules
from vocational.rules.attendance import Typed
from vocational.rules.batches import minutes_of
from vocational.views.blueprint import bp
from vocational.views.shared import children_words, house, named, week_words

FIRST_YEAR, LAST_YEAR = 1990, 2100


@bp.get("/batches/<uuid:batch_id>/attendance/<day:day>")
@reads(May.BATCH_SEE)
def show_sheet(batch_id: UUID, day: date) -> ResponseReturnValue:
    """Show the sheet of a batch on one day: to mark it, or, for who may not, to read it."""
    sheet = _sheet(batch_id, day)
    audit.read(
        Event.SHEET_OPENED, by=viewer(), home=g.home.id, subject=("batch", batch_id, None),
        details={"batch": sheet.batch.name, "day": day.isoformat(), "count": len(sheet.lines)},
    )  # fmt: skip
    return _page(
        sheet, SheetForm(formdata=None, **_first(sheet)), NotHeldForm(formdata=None, **_version(sheet))
    )


@bp.post("/batches/<uuid:batch_id>/attendance/<day:day>")
@writes(May.ATTENDANCE_MARK)
def mark_sheet(batch_id: UUID, day: date) -> ResponseReturnValue:
    """Save the sheet of a batch on one day."""
    sheet, form = _sheet(batch_id, day), SheetForm()
    codes = {line.code: line.id for line in sheet.lines}
    typed = form.read_lines(request.form, codes)
    not_held = NotHeldForm(formdata=None, **_version(sheet))
    if not form.validate_on_submit():
        return _page(sheet, form, not_held, typed=typed), 422
    try:
        if ensure_latest(sheet, form, typed, _meant(), more=_minutes_differ(sheet, form)) == "theirs":
            return redirect(_after(sheet), code=303)
        typed = settle(sheet, typed)
        if sheet.record and chosen("minutes") == "theirs":
            form.minutes.data = sheet.record.minutes
        marks = {codes[code]: one for code, one in typed.items()}
        paper, why = paper_in_hand(*_paper(sheet)), form.why.data or ""
        verbs.mark_sheet(sheet, marks, minutes=form.minutes.data, why=why, by=viewer(), paper=paper)
    except LinesRefused as refused:
        form.faults = {
            line.code: refused.faults[line.id] for line in sheet.lines if line.id in refused.faults
        }
        return _page(sheet, form, not_held, typed=typed), 422
    except Refused as refused:
        form.refuse(refused)
        return _page(sheet, form, not_held, typed=typed), 422
    flash(_("%(batch)s is in the register.", batch=sheet.batch.name))
    return redirect(_after(sheet), code=303)


@bp.post("/batches/<uuid:batch_id>/attendance/<day:day>/not-held")
@writes(May.ATTENDANCE_MARK)
def mark_not_held(batch_id: UUID, day: date) -> ResponseReturnValue:
    """Write that the batch did not meet on that day, and why."""
    sheet, form = _sheet(batch_id, day), NotHeldForm()
    kept = SheetForm(formdata=None, **_first(sheet))
    if not form.validate_on_submit():
        return _page(sheet, kept, form), 422
    try:
        if form.version_number != sheet.version:
            form.version.data = str(sheet.version)
            raise Refused(
                _("Somebody marked this sheet while this page was open. Look at it, then write it once more.")
            )
        words = form.not_held_words.data or ""
        reason, paper = form.not_held_reason.data or "", paper_in_hand(*_paper(sheet))
        verbs.mark_not_held(sheet, reason, words=words, by=viewer(), paper=paper)
    except Refused as refused:
        form.refuse(refused)
        return _page(sheet, kept, form), 422
    flash(_("%(batch)s is written as not held.", batch=sheet.batch.name))
    return redirect(_after(sheet), code=303)


def _sheet(batch_id: UUID, day: date) -> Sheet:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        abort(404)
    sheet = queries.sheet_of(batch_id, day, absences=house().absences(g.home.id, day), named=named())
    return sheet if sheet is not None else abort(404)


def _version(sheet: Sheet) -> dict[str, Any]:
    return {"version": str(sheet.version)}


def _first(sheet: Sheet) -> dict[str, Any]:
    whole = minutes_of(sheet.batch.starts_at, sheet.batch.ends_at)
    return {"minutes": sheet.record.minutes if sheet.record else whole, **_version(sheet)}


def _meant() -> Meant:
    """Answer what the marks of a workshop day mean, for two people who meet at one sheet."""
    return Meant(
        present=PRESENT,
        other=str(Reason.OTHER),
        whole=_("The workshop"),
        said=_line_words,
        not_held=_held_words,
    )


def _line_words(line: Any) -> str:
    if line.mark != ABSENT:
        return _("Present")
    said = line.words or str(REASONS.get(line.reason, ""))
    return _("Absent: %(reason)s", reason=said) if said else _("Absent")


def _held_words(reason: str) -> str:
    return str(NOT_HELD.get(reason, reason))


def _minutes_differ(sheet: Sheet, form: SheetForm) -> tuple[Difference, ...]:
    """Answer, as a line to be chosen, that the day was saved with another length than was typed."""
    if sheet.record is None or form.minutes.data is None or sheet.record.minutes == form.minutes.data:
        return ()
    theirs, yours = (digits(str(one), current()) for one in (sheet.record.minutes, form.minutes.data))
    return (Difference("minutes", str(form.minutes.label.text), theirs, yours, chosen("minutes")),)


def _after(sheet: Sheet) -> str:
    return url_for("vocational.show_batch", batch_id=sheet.batch.id)


def _page(
    sheet: Sheet, form: SheetForm, not_held: NotHeldForm, *, typed: dict[str, Typed] | None = None
) -> str:
    faults = getattr(form, "faults", {})
    lines = [_shown(n, line, typed or {}, faults) for n, line in enumerate(sheet.lines, start=1)]
    cannot, record = _why_not(sheet), sheet.record
    tally = rules.tally((line["mark"], line["reason"] if line["mark"] == ABSENT else "") for line in lines)
    here = {"batch_id": sheet.batch.id, "day": sheet.day}
    return render_template(
        "vocational/sheet.html", sheet=sheet, batch=sheet.batch, lines=lines, form=form, not_held=not_held,
        cannot=cannot, is_open=may(May.ATTENDANCE_MARK) and cannot is None, week=week_words(sheet.batch),
        counts=[(str(key), digits(str(many), current()), str(COUNTED[key])) for key, many in tally.items()],
        reasons=list(REASONS.items()), total=children_words(len(lines)), is_late=sheet.day < clock.today(),
        is_go_live=golive.covers(sheet.day, clock.today()),
        go_live_said=golive.said(sheet.day, record.marked_at if record else None),
        held_words=_held_words(record.reason_not_held) if record else "",
        action=url_for("vocational.mark_sheet", **here), not_held_action=url_for("vocational.mark_not_held", **here),
        back_url=_after(sheet), day_words=format_day_short(sheet.day, current()),
        is_off=not sheet.batch.weekdays & (1 << sheet.day.weekday()), paper=typing(*_paper(sheet)),
    )  # fmt: skip


def _paper(sheet: Sheet) -> tuple[str, date, str]:
    """Answer how a sheet on paper names this one."""
    return "workshop", sheet.day, str(sheet.batch.id)


def _why_not(sheet: Sheet) -> str | None:
    """Answer why the sheet cannot be marked now, None if it can."""
    batch = sheet.batch
    try:
        rules.ensure_markable(
            sheet.day, from_on=batch.from_on, to_on=batch.to_on, starts_at=batch.starts_at, today=clock.today(),
            clock_time=clock.local(clock.now()).time(),
        )  # fmt: skip
    except Refused as refused:
        return str(refused)
    return None


def _shown(serial: int, line: SheetLine, typed: dict[str, Typed], faults: dict[str, str]) -> dict[str, Any]:
    now = typed.get(line.code) or opening_mark(line)
    is_absent = now.mark == ABSENT
    said = (now.words or str(REASONS.get(now.reason, ""))) if is_absent else _("Present")
    return {
        "id": line.code, "serial": digits(str(serial), current()), "name": line.name, "code": line.code,
        "lang": line.lang, "mark": now.mark, "reason": now.reason if is_absent else "", "words": now.words,
        "reason_words": said, "known": line.known.words if line.known and is_absent else "",
        "error": faults.get(line.code),
    }  # fmt: skip
