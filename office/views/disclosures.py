"""The register of disclosures as a book of the home, and who has been told what of one child."""

import re
from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock
from foundation.access import Reach, may, reaches_of, reads, viewer, writes
from foundation.disclosures import Event as ExportEvent
from foundation.disclosures import entries
from foundation.forms import moment_of
from foundation.languages import _
from foundation.refusals import Refused
from office.exports_said import disclosure_said
from office.forms_outward import DisclosureForm, StrikeForm
from office.permissions import May
from office.queries import exports
from office.queries.exports import DisclosureLine
from office.views.blueprint import bp
from residents import reach as family
from residents.permissions import May as ResidentsMay
from residents.views.pages import file_page

SPLIT = re.compile(r"[\s,;]+")


@bp.get("/homes/<home_code>/disclosures")
@reads(May.DISCLOSURE_BOOK)
def list_disclosures_here(home_code: str) -> ResponseReturnValue:
    """What was given to whom of this home's children, newest first, in codes."""
    return _list(exports.disclosures(g.home.id))


@bp.get("/disclosures")
@reads(May.DISCLOSURE_BOOK)
def list_disclosures() -> ResponseReturnValue:
    """The same of every home in which the reader sees it."""
    return _list(exports.disclosures())


def _list(found: list[DisclosureLine]) -> ResponseReturnValue:
    home_id = g.home.id if g.get("home") else None
    details = {"lines": len(found)}
    audit.read(
        ExportEvent.DISCLOSURES_READ, by=viewer(), home=home_id, details=details, once_per_ten_minutes=True
    )
    codes = exports.codes_of([each.row.id for each in found])
    lines = [disclosure_said(each, codes.get(each.row.id, []), strikes=_strikes(each)) for each in found]
    return render_template("office/disclosures.html", lines=lines)


@bp.get("/children/<code>/disclosures")
@reads(May.DISCLOSURE_SEE)
def show_disclosures(code: str) -> ResponseReturnValue:
    """Who has been told what of one child; other children of the same line stay unnamed."""
    found = exports.disclosures_of(g.case_file_id)
    lines = [disclosure_said(each, [code], strikes=_strikes(each)) for each in found]
    return file_page("office/child_disclosures.html", "disclosures", lines=lines)


def _strikes(line: DisclosureLine) -> bool:
    """Answer whether the reader may strike this line out: any of her home, or those she wrote."""
    reaches = reaches_of(May.DISCLOSURE_STRIKE)
    return Reach.HOME in reaches or (Reach.OWN in reaches and line.row.written_by == viewer().user_id)


def _form_page(form: DisclosureForm, *, status: int = 200) -> ResponseReturnValue:
    return render_template("office/write_disclosure.html", form=form), status


@bp.get("/homes/<home_code>/disclosures/new")
@reads(May.DISCLOSURE_WRITE)
def show_write_disclosure(home_code: str) -> ResponseReturnValue:
    """Ask what was given to whom, on what ground, how."""
    form = DisclosureForm.opened()
    form.codes.data = form.codes.data or request.args.get("code", "")[:20]
    now = clock.local(clock.now())
    form.day.data, form.at.data = now.date(), now.time().replace(second=0, microsecond=0)
    return _form_page(form)


@bp.post("/homes/<home_code>/disclosures/new")
@writes(May.DISCLOSURE_WRITE)
def write_disclosure(home_code: str) -> ResponseReturnValue:
    """Write a line of the register with the home's next number."""
    form = DisclosureForm()
    if not form.validate_on_submit():
        return _form_page(form, status=422)
    given = entries.Given(
        recipient=form.recipient.data or "", recipient_words=form.recipient_words.data or "",
        ground=form.ground.data or "", reference=form.reference.data or "", what=form.what.data or "",
        means=form.means.data or "", receipt=form.receipt.data or "",
        given_at=moment_of(form.day.data, form.at.data),
    )  # fmt: skip
    try:
        row = entries.write(g.home.id, given, files=_files(form.codes.data or ""), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _form_page(form, status=422)
    flash(_("Written as no. %(number)s.", number=entries.serial_said(row)))
    if may(May.DISCLOSURE_BOOK):
        return redirect(url_for(".list_disclosures_here", home_code=g.home.code), code=303)
    first = SPLIT.split((form.codes.data or "").strip().upper())[0]
    return redirect(url_for(".show_disclosures", code=first), code=303)


def _files(typed: str) -> frozenset[UUID]:
    """Answer the files behind the codes as they were typed. Raises Refused for one that is not there for the writer."""
    codes = {code for code in SPLIT.split(typed.upper()) if code}
    found = exports.files_of(g.home.id, codes, covered=family.sees(ResidentsMay.ORDER_SEE))
    if missing := sorted(codes - found.keys()):
        raise Refused(_("%(code)s is not a child of yours in this home.", code=missing[0]), field="codes")
    return frozenset(found.values())


def _strike_page(line: DisclosureLine, form: StrikeForm, *, status: int = 200) -> ResponseReturnValue:
    codes = exports.codes_of([line.row.id]).get(line.row.id, [])
    said = disclosure_said(line, codes, strikes=False)
    return render_template("office/strike_disclosure.html", form=form, said=said), status


@bp.get("/disclosures/<uuid:disclosure_id>/strike")
@reads(May.DISCLOSURE_STRIKE)
def show_strike_disclosure(disclosure_id: UUID) -> ResponseReturnValue:
    """Ask why a line is struck out."""
    return _strike_page(exports.disclosure_line(disclosure_id), StrikeForm())


@bp.post("/disclosures/<uuid:disclosure_id>/strike")
@writes(May.DISCLOSURE_STRIKE)
def strike_disclosure(disclosure_id: UUID) -> ResponseReturnValue:
    """Strike a line out; it stays to be read."""
    line, form = exports.disclosure_line(disclosure_id), StrikeForm()
    try:
        entries.strike(line.row, why=form.why.data or "", by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _strike_page(line, form, status=422)
    flash(_("Struck out."))
    if may(May.DISCLOSURE_BOOK):
        return redirect(url_for(".list_disclosures_here", home_code=g.home.code), code=303)
    return redirect(url_for(".list_exports_here", home_code=g.home.code), code=303)
