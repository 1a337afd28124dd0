"""One sheet on paper: its scan is attached, its lines are typed where such lines are typed, or it is closed."""

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock, files, languages
from foundation.access import begin, reads, viewer, writes
from foundation.db import one_or_404
from foundation.formatting import format_day, format_moment
from foundation.forms import day_typed
from foundation.languages import _
from foundation.paper import Event, PaperSheet, PaperSource, State
from foundation.paper import actions as verbs
from foundation.paper.rules import ensure_day, ensure_waiting
from foundation.refusals import Refused
from office import papering, reach
from office.forms_paper import CloseSheetForm, ScanForm, figures_form
from office.permissions import May
from office.views.blueprint import bp


@bp.get("/paper/<uuid:paper_sheet_id>")
@reads(May.PAPER_ENTER)
def show_paper_sheet(paper_sheet_id: UUID) -> ResponseReturnValue:
    """Show one sheet: what is known of it, and what is to be done next."""
    row, source = _sheet(paper_sheet_id)
    return _page(row, source)


@bp.post("/paper/<uuid:paper_sheet_id>/scan")
@writes(May.PAPER_ENTER, begins_late=True)
def keep_paper_scan(paper_sheet_id: UUID) -> ResponseReturnValue:
    """Keep the scan of a sheet, and lead to where its lines are typed."""
    row, source = _sheet(paper_sheet_id)
    day, form = _day_of(row, request.form.get("day", "")), None
    try:
        form = _scan_form(row, source, day, formdata=request.form | request.files)
        if not form.validate_on_submit():
            return _page(row, source, scan=form), 422
        ensure_waiting(row)
        if day is None:
            raise Refused(_("Write of which day the sheet is, first."))
        ensure_day(day, today=clock.today())
        offer = next(
            (
                each
                for each in source.offers(g.home.id, day)
                if row.place or each.place == (form.place.data or "")
            ),
            None,
        )
        if not row.place and offer is None:
            raise Refused(_("Choose what the sheet was used for."), field="place")
        prepared = form.prepared()
        begin()
        row, source = _sheet(paper_sheet_id)
        place, about = (row.place, row.about) if row.day or offer is None else (offer.place, offer.words)
        verbs.keep_scan(
            row, prepared, day=day, place=place, about=about, kept_by=UUID(form.kept_by.data), by=viewer()
        )
    except Refused as refused:
        form = form or _scan_form(row, source, day)
        form.refuse(refused)
        return _page(row, source, scan=form, refused=refused), 422
    return redirect(
        source.page(row) if source.page else url_for(".show_paper_sheet", paper_sheet_id=row.id), code=303
    )


@bp.post("/paper/<uuid:paper_sheet_id>/figures")
@writes(May.PAPER_ENTER)
def write_paper_figures(paper_sheet_id: UUID) -> ResponseReturnValue:
    """Write what was counted on a sheet of whose lines the house keeps none."""
    row, source = _sheet(paper_sheet_id)
    if not source.figures:
        abort(404)
    form: Any = figures_form(source.figures)()
    try:
        if not form.validate_on_submit():
            return _page(row, source, figures=form), 422
        verbs.write_figures(row, {each.code: form[each.code].data for each in source.figures}, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _page(row, source, figures=form, refused=refused), 422
    flash(_("Sheet %(number)s is entered.", number=row.said))
    return redirect(url_for(".show_paper", home_code=g.home.code), code=303)


@bp.post("/paper/<uuid:paper_sheet_id>/close")
@writes(May.PAPER_ENTER)
def close_paper_sheet(paper_sheet_id: UUID) -> ResponseReturnValue:
    """Close a sheet as not used or lost, with the reason."""
    row, source = _sheet(paper_sheet_id)
    form = CloseSheetForm()
    try:
        if not form.validate_on_submit():
            return _page(row, source, close=form), 422
        verbs.close(row, form.state.data or "", form.reason.data or "", by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _page(row, source, close=form, refused=refused), 422
    flash(_("Sheet %(number)s is closed.", number=row.said))
    return redirect(url_for(".show_paper", home_code=g.home.code), code=303)


@bp.get("/paper/<uuid:paper_sheet_id>/scan")
@reads(May.PAPER_ENTER)
def show_paper_scan(paper_sheet_id: UUID) -> ResponseReturnValue:
    """Show the scan of a sheet; each opening is recorded."""
    row, _source = _sheet(paper_sheet_id)
    if row.scan_id is None:
        abort(404)
    subject = ("paper_sheet", row.id, row.said)
    audit.read(Event.SCAN_OPENED, by=viewer(), home=g.home.id, subject=subject, details={"number": row.said})
    return files.answer(files.find(row.scan_id))


def _sheet(paper_sheet_id: UUID) -> tuple[PaperSheet, PaperSource]:
    """Answer a sheet and its kind; one that is not the reader's to enter leads to the page Paper."""
    row: PaperSheet = one_or_404(sa.select(PaperSheet).where(PaperSheet.id == paper_sheet_id))
    source = reach.house().paper.get(row.kind)
    if source is None or not papering.covers(row):
        abort(redirect(url_for("office.show_paper", home_code=g.home.code), code=303))
    return row, source


def _day_of(row: PaperSheet, asked: str) -> date | None:
    """Answer the day of a sheet; of an empty one the day that was asked for, None where that is no day."""
    if row.day is not None:
        return row.day
    try:
        return day_typed(asked)
    except ValueError:
        return None


def _scan_form(row: PaperSheet, source: PaperSource, day: date | None, formdata: Any = None) -> ScanForm:
    said = day.isoformat() if day else ""
    form = ScanForm(formdata=formdata, kept_by=str(row.kept_by or ""))
    form.day.data = said
    offers = source.offers(g.home.id, day) if day and row.day is None else ()
    form.place.choices = [(each.place, each.words) for each in offers]
    if len(offers) < 2 and not any(each.words for each in offers):
        del form.place.choices[:]
    form.kept_by.choices = [("", _("Choose")), *papering.staff_here()]
    return form


def _page(
    row: PaperSheet, source: PaperSource, *, scan: Any = None, figures: Any = None, close: Any = None,
    refused: Refused | None = None,
) -> str:  # fmt: skip
    """Answer the page; `refused` is said above it where the form that it is about has gone with the sheet's end."""
    language = languages.current()
    day = _day_of(row, request.values.get("day", ""))
    fault = str(refused) if refused and not row.is_waiting else ""
    if row.is_waiting and day is not None:
        try:
            ensure_day(day, today=clock.today())
        except Refused as refused:
            fault = str(refused)
    people = papering.names_of((row.printed_by, row.kept_by, row.scanned_by, row.ended_by))
    mark, words = papering.state_said(row.state)
    is_scanned, asks = row.state == State.SCANNED, row.is_waiting and not fault
    form = figures or (figures_form(source.figures)(formdata=None) if source.figures and is_scanned else None)
    return render_template(
        "office/paper_sheet.html", row=row, source=source, mark=mark, words=words, fault=fault, day=day,
        day_words=format_day(day, language) if day else "", asks_day=row.is_waiting and row.day is None,
        facts=_facts(row, source, people), scan=(scan or _scan_form(row, source, day)) if asks and day else None,
        figures=form if asks else None, fields=[form[each.code] for each in source.figures] if form else [],
        close=(close or CloseSheetForm(formdata=None)) if row.is_waiting else None, asked=request.values.get("day", ""),
        types=source.page(row) if source.page and is_scanned and not fault else "",
        has_scan=row.scan_id is not None,
    )  # fmt: skip


def _facts(row: PaperSheet, source: PaperSource, people: dict[UUID, str]) -> list[dict[str, str]]:
    language, zone = languages.current(), clock.zone_here()

    def told(who: UUID | None, when: Any) -> str:
        said = people.get(who, "") if who else ""
        return ", ".join(each for each in (said, format_moment(when, language, zone) if when else "") if each)

    lines = [
        (_("Sheet"), f"{source.label}{f', {row.about}' if row.about else ''}"),
        (_("Day"), format_day(row.day, language) if row.day else _("not known yet")),
        (_("Printed by"), told(row.printed_by, row.printed_at)),
        (_("Print serial"), row.print_serial),
        (_("Written by hand by"), told(row.kept_by, None)),
        (_("Scan kept by"), told(row.scanned_by, row.scanned_at)),
        (_("Typed by") if row.state == State.ENTERED else _("Closed by"), told(row.ended_by, row.ended_at)),
        (_("Lines entered"), str(row.lines) if row.state == State.ENTERED and not row.figures else ""),
        *((str(each.label), str(row.figures.get(each.code, ""))) for each in source.figures),
        (_("Why"), row.reason),
    ]
    return [{"label": str(label), "value": value} for label, value in lines if value]
