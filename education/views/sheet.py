"""The pages of the attendance sheet: it opens with everyone present, and one post saves it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from flask import abort, current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from education import actions, queries, rules
from education.actions import LinesRefused, Marking, opening_mark
from education.events import Event
from education.forms import NotHeldForm, SheetForm, uuid_of
from education.permissions import May
from education.queries import Sheet, SheetLine, timetable
from education.rules import ABSENT, PRESENT, REASONS, Typed
from education.views.blueprint import bp
from education.views.clash import meant
from education.words import bar_counts, children_words, counts_words, hours_words
from foundation import audit, clock, golive
from foundation.access import may, reads, viewer, within_reach, writes
from foundation.formatting import digits, format_day_short
from foundation.languages import _, current
from foundation.paper.pages import paper_in_hand, typing
from foundation.refusals import Refused
from foundation.rolls.clash import ensure_latest, settle
from residents.models import CaseFile
from residents.permissions import May as Residents


@dataclass(frozen=True, kw_only=True)
class ShownLine:
    """One line as the sheet draws it; `id` is the child's code, which names its boxes."""

    id: str
    serial: str
    name: str
    code: str
    lang: str | None
    mark: str
    reason: str
    words: str
    reason_words: str
    known: str
    error: str | None = None


@bp.get("/classes/<uuid:class_id>/attendance/<day:day>")
@reads(May.ATTENDANCE_SEE)
def show_sheet(class_id: UUID, day: date) -> ResponseReturnValue:
    """Show a class's sheet of one day: to mark it, or, for who may not, to read it."""
    sheet = _sheet(class_id, day)
    if (period := period_instead(sheet)) is not None:
        return redirect(period)
    about = {"class": sheet.class_name_plain, "day": day.isoformat(), "count": len(sheet.lines)}
    audit.read(
        Event.SHEET_OPENED,
        by=viewer(),
        home=g.home.id,
        subject=("school_class", class_id, None),
        details=about,
    )
    form = SheetForm(formdata=None, version=str(sheet.version))
    if sheet.record:
        form.note.data = sheet.record.note
    return _page(sheet, form, NotHeldForm(formdata=None, version=str(sheet.version)))


@bp.post("/classes/<uuid:class_id>/attendance/<day:day>")
@writes(May.ATTENDANCE_MARK)
def mark_sheet(class_id: UUID, day: date) -> ResponseReturnValue:
    """Save a class's sheet of one day."""
    sheet = _sheet(class_id, day)
    if (period := period_instead(sheet)) is not None:
        return redirect(period, code=303)
    form = SheetForm()
    codes = {line.code: line.id for line in sheet.lines}
    typed = form.read_lines(request.form, codes)
    not_held = NotHeldForm(formdata=None, version=str(sheet.version))
    if not form.validate_on_submit():
        return _page(sheet, form, not_held, typed=typed), 422
    try:
        if ensure_latest(sheet, form, typed, meant()) == "theirs":
            return redirect(_after(sheet), code=303)
        typed = settle(sheet, typed)
        marking = Marking(
            {codes[c]: t for c, t in typed.items()}, why=form.why.data or "", note=form.note.data or ""
        )
        actions.mark_sheet(sheet, marking, by=viewer(), paper=paper_in_hand(*_paper(sheet)))
    except LinesRefused as refused:
        form.faults = {
            line.code: refused.faults[line.id] for line in sheet.lines if line.id in refused.faults
        }
        return _page(sheet, form, not_held, typed=typed), 422
    except Refused as refused:
        form.refuse(refused)
        return _page(sheet, form, not_held, typed=typed), 422
    said = counts_words([(t.mark, t.reason) for t in typed.values()])
    flash(_("%(class)s is in the register: %(counts)s.", **{"class": title_of(sheet), "counts": said}))
    return redirect(_after(sheet), code=303)


@bp.post("/classes/<uuid:class_id>/attendance/<day:day>/not-held")
@writes(May.ATTENDANCE_MARK)
def mark_not_held(class_id: UUID, day: date) -> ResponseReturnValue:
    """Write that the class did not happen on that day, and why."""
    sheet = _sheet(class_id, day)
    if (period := period_instead(sheet)) is not None:
        return redirect(period, code=303)
    form = NotHeldForm()
    kept = SheetForm(formdata=None, version=str(sheet.version))
    if not form.validate_on_submit():
        return _page(sheet, kept, form), 422
    try:
        if form.version_number != sheet.version and not sheet.is_not_held:
            form.version.data = str(sheet.version)
            raise Refused(
                _("Somebody marked this class while this page was open. Look at it, then write it once more.")
            )
        reason = form.not_held_reason.data or ""
        paper, said = paper_in_hand(*_paper(sheet)), form.not_held_words.data or ""
        actions.mark_not_held(sheet, reason, words=said, by=viewer(), paper=paper)
    except Refused as refused:
        form.refuse(refused)
        return _page(sheet, kept, form), 422
    flash(_("%(class)s is written as not held.", **{"class": title_of(sheet)}))
    return redirect(_after(sheet), code=303)


def period_instead(sheet: Sheet) -> str | None:
    """Answer where a class is marked that has periods by the published timetable on that day: its first unmarked one.

    None for the sheet of a period, for a class without periods then, and for a day that was marked as a whole.
    """
    if sheet.teaching_id or sheet.record is not None:
        return None
    lessons = timetable.lessons_of_class(sheet.class_id, sheet.day)
    waiting = next((teaching for teaching, is_marked in lessons if not is_marked), None)
    first = waiting or next((teaching for teaching, _marked in lessons), None)
    if first is None:
        return None
    return url_for("education.show_sheet", class_id=sheet.class_id, day=sheet.day, teaching=first.id)


def title_of(sheet: Sheet) -> str:
    """Answer the sheet's own heading: `Class 6 · Bengali`."""
    return f"{sheet.class_name} · {sheet.subject}" if sheet.subject else sheet.class_name


def _sheet(class_id: UUID, day: date) -> Sheet:
    asked = request.args.get("teaching", "")
    teaching_id = uuid_of(asked)
    if (asked and teaching_id is None) or not rules.is_school_day(day):
        abort(404)
    house: Any = current_app.extensions["house"]
    absences = house.absences(g.home.id, day)
    named = within_reach(Residents.NAME_SEE, CaseFile.id)
    sheet = queries.sheet_of(class_id, day, teaching_id, absences=absences, named=named)
    if sheet is None:
        abort(404)
    return sheet


def _after(sheet: Sheet) -> str:
    """Answer where the writer goes next: a teacher to her classes, others to the school's day."""
    if sheet.teacher_id == viewer().user_id:
        return url_for("education.show_my_classes", **_day_of(sheet))
    if may(May.SCHOOL_SEE):
        return url_for("education.show_school", home_code=g.home.code, **_day_of(sheet))
    return url_for("education.show_my_classes", **_day_of(sheet))


def _day_of(sheet: Sheet) -> dict[str, Any]:
    return {} if sheet.day == clock.today() else {"day": sheet.day.isoformat()}


def _page(
    sheet: Sheet, form: SheetForm, not_held: NotHeldForm, *, typed: dict[str, Typed] | None = None
) -> str:
    faults = getattr(form, "faults", {})
    lines = [_shown(line, (typed or {}).get(line.code), faults.get(line.code)) for line in sheet.lines]
    cannot = _why_not(sheet)
    return render_template(
        "education/sheet.html",
        sheet=sheet,
        heading=title_of(sheet),
        hours=hours_words(sheet.begins, sheet.ends),
        lines=lines,
        form=form,
        not_held=not_held,
        cannot=cannot,
        is_open=may(May.ATTENDANCE_MARK) and cannot is None,
        may_cancel=may(May.ATTENDANCE_MARK) and (cannot is None or sheet.day == clock.today()),
        reasons=list(REASONS.items()),
        counts=bar_counts((line.mark, line.reason) for line in lines),
        total=children_words(len(lines), g.home.for_whom),
        wants_note=rules.wants_reason_to_be_held(sheet.lesson, sheet.day, sheet.holiday),
        is_late=rules.is_late(sheet.day, today=clock.today()),
        is_go_live=golive.covers(sheet.day, clock.today()),
        go_live_said=golive.said(sheet.day, sheet.record.marked_at if sheet.record else None),
        corrections=[(line, c, _said(c.old), _said(c.new)) for line in sheet.lines for c in line.corrections],
        held_words=rules.not_held_words(sheet.record.reason_not_held)
        if sheet.is_not_held and sheet.record
        else "",
        action=_here("education.mark_sheet", sheet),
        not_held_action=_here("education.mark_not_held", sheet),
        back_url=_after(sheet),
        day_words=format_day_short(sheet.day, current()),
        paper=typing(*_paper(sheet)),
    )


def _here(endpoint: str, sheet: Sheet) -> str:
    more: dict[str, Any] = {"teaching": sheet.teaching_id} if sheet.teaching_id else {}
    return url_for(endpoint, class_id=sheet.class_id, day=sheet.day, **more)


def _paper(sheet: Sheet) -> tuple[str, date, str]:
    """Answer how a sheet on paper names this one."""
    return "attendance", sheet.day, f"{sheet.class_id}:{sheet.slot}"


def _why_not(sheet: Sheet) -> str | None:
    """Answer why the sheet cannot be marked now, None if it can."""
    try:
        clock_time = clock.local(clock.now()).time()
        rules.ensure_markable(sheet.lesson, sheet.day, today=clock.today(), clock_time=clock_time)
    except Refused as refused:
        return str(refused)
    return None


def _shown(line: SheetLine, typed: Typed | None, fault: str | None) -> ShownLine:
    now = typed or opening_mark(line)
    reason = now.reason if now.mark == ABSENT else ""
    is_known = bool(
        line.known and now.mark == ABSENT and opening_mark(replace(line, saved=None)).reason == reason
    )
    return ShownLine(
        id=line.code,
        serial=digits(str(line.serial), current()),
        name=line.name,
        code=line.code,
        lang=line.lang,
        mark=now.mark,
        reason=reason,
        words=now.words,
        reason_words=_reason_words(now),
        known=line.known.words if line.known and is_known else "",
        error=fault,
    )


def _reason_words(typed: Typed) -> str:
    if typed.mark == PRESENT:
        return _("Present")
    if typed.mark != ABSENT:
        return _("Class not held")
    return typed.words or str({str(k): v for k, v in REASONS.items()}.get(typed.reason, ""))


def _said(written: Any) -> str:
    return _reason_words(Typed(written.mark, written.reason, written.words))
