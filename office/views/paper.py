"""The page Paper: sheets are chosen and printed, those that wait are listed, one that comes back is looked for."""

from datetime import date
from typing import Any

from flask import g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock, languages, works
from foundation.access import begin, reads, viewer, writes
from foundation.formatting import format_day, format_day_short
from foundation.forms import day_typed
from foundation.languages import _
from foundation.paper import Event, numbered
from foundation.paper.entering import sheet_numbered
from foundation.paper.models import PaperSheet
from foundation.paper.printing import print_sheets
from foundation.paper.rules import ensure_printable
from foundation.refusals import Refused
from office import papering, reach
from office.forms_paper import FindSheetForm, PrintSheetsForm
from office.permissions import May
from office.views.blueprint import bp


@bp.get("/homes/<home_code>/paper")
@reads(May.PAPER_SEE)
def show_paper(home_code: str) -> ResponseReturnValue:
    """Show which sheets can be printed for a day, and which wait to be entered."""
    day, fault = _day_asked(request.args.get("day", ""))
    audit.read(Event.SHEETS_LISTED, by=viewer(), home=g.home.id, once_per_ten_minutes=True)
    page = _page(_print_form(day), FindSheetForm(formdata=None), day=day, fault=fault)
    return (page, 422) if fault else page


@bp.post("/homes/<home_code>/paper/print")
@writes(May.PAPER_PRINT, begins_late=True)
def print_paper(home_code: str) -> ResponseReturnValue:
    """Print the chosen sheets as one PDF, each with a number of its own."""
    day, fault = _day_asked(request.form.get("day", ""))
    form = _print_form(day, formdata=request.form)
    try:
        if fault:
            raise Refused(fault, field="day")
        if not form.validate_on_submit():
            return _page(form, FindSheetForm(formdata=None), day=day), 422
        ensure_printable(day, today=clock.today())
        language = form.language.data if form.language.data in languages.LANGUAGES else languages.current()
        wish = papering.wish_of(
            day,
            form.sheets.data or (),
            empties=form.empties.data or (),
            many=form.many.data or 1,
            language=language,
        )
    except Refused as refused:
        form.refuse(refused)
        return _page(form, FindSheetForm(formdata=None), day=day), 422
    contents, _sheets = print_sheets(wish, begin=begin)
    work = works.begin(user_id=viewer().user_id, home_id=g.home.id, kind="paper", params={})
    works.keep(work, works.Result(contents, wish.file_name, "application/pdf"))
    return redirect(works.file_url(work), code=303)


@bp.route("/homes/<home_code>/paper/sheet", methods=["GET", "POST"])
@reads(May.PAPER_ENTER, searches=True)
def find_paper(home_code: str) -> ResponseReturnValue:
    """Lead to the sheet whose number was typed or read from its square."""
    form, day = FindSheetForm(), clock.today()
    if request.method == "GET":
        return redirect(url_for(".show_paper", home_code=home_code))
    try:
        if not form.validate():
            return _page(_print_form(day), form, day=day), 422
        sheet = sheet_numbered(g.home.id, *numbered(form.number.data, home_code=g.home.code))
        if sheet is None or not papering.covers(sheet):
            raise Refused(
                _(
                    "No sheet of this home that you may enter has the number %(number)s.",
                    number=form.number.data,
                ),
                field="number",
            )
    except Refused as refused:
        form.refuse(refused)
        return _page(_print_form(day), form, day=day), 422
    return redirect(url_for(".show_paper_sheet", paper_sheet_id=sheet.id), code=303)


def _day_asked(typed: str) -> tuple[date, str]:
    """Answer the day that was asked for, today without one; and why it cannot be, if it cannot."""
    try:
        day = day_typed(typed) if typed.strip() else clock.today()
        ensure_printable(day, today=clock.today())
    except (ValueError, Refused) as fault:
        return clock.today(), str(fault)
    return day, ""


def _print_form(day: date, formdata: Any = None) -> PrintSheetsForm:
    form = PrintSheetsForm(formdata=formdata, day=day, language=languages.current())
    form.sheets.choices = [(each.key, each.words) for each in papering.sheets_of_day(day)]
    form.empties.choices = [(each.kind, str(each.label)) for each in papering.sources_here()]
    return form


def _page(form: PrintSheetsForm, find: FindSheetForm, *, day: date, fault: str = "") -> str:
    waiting, ended = papering.waiting_here(), papering.ended_here()
    people = papering.names_of(person for row in ended for person in (row.kept_by, row.ended_by))
    return render_template(
        "office/paper.html", form=form, find=find, day=day, fault=fault, has_sheets=bool(form.sheets.choices),
        waiting=[said(row) for row in waiting], ended=[_ended(row, people) for row in ended],
    )  # fmt: skip


def said(row: PaperSheet) -> dict[str, Any]:
    """Answer a sheet as a list tells it: number, kind, day, of what it is, how far it has come."""
    source, language = reach.house().paper[row.kind], languages.current()
    mark, words = papering.state_said(row.state)
    is_late = row.is_waiting and row.day is not None and row.day < clock.today()
    told = [format_day(row.day, language) if row.day else _("empty, no day yet"), row.about]
    return {
        "number": row.said, "title": str(source.label), "second": ", ".join(each for each in told if each),
        "mark": "over" if is_late else mark, "words": words, "state": "over" if is_late else "",
        "url": url_for("office.show_paper_sheet", paper_sheet_id=row.id),
    }  # fmt: skip


def _ended(row: PaperSheet, people: dict[Any, str]) -> dict[str, Any]:
    line = said(row)
    by = people.get(row.ended_by, "") if row.ended_by else ""
    kept = people.get(row.kept_by, "") if row.kept_by else ""
    when = format_day_short(row.ended_at, languages.current()) if row.ended_at else ""
    told = [line["second"]]
    if kept:
        told.append(_("written by %(name)s", name=kept))
    told.append(_("typed by %(name)s, %(day)s", name=by, day=when) if row.scan_id else f"{by}, {when}")
    if row.reason:
        told.append(row.reason)
    return {**line, "second": ", ".join(each for each in told if each)}
