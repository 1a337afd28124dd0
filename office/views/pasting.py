"""The bound book of a register: what is new since its last page is printed to be pasted; a spoiled page is said."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation import clock, languages, works
from foundation.access import begin, reads, viewer, writes
from foundation.db import one_or_404
from foundation.formatting import format_day
from foundation.forms import Choices, Form, LineField, Options, needed
from foundation.languages import LANGUAGES, _, _l
from foundation.refusals import Refused
from foundation.registers import PastedPage, Period, Register, RegisterPage, likely_serial, pasting, seal_of
from foundation.registers.fresh import fresh_lines
from office import reach
from office.permissions import May
from office.printing import lines_for
from office.views.blueprint import bp

LATEST = 4
"""So many months of a register by months are looked through for the page; the print looks through all."""


class PasteForm(Form):
    """The size and the language of the pages."""

    size = Options(
        _l("Size of the page"), choices=[("a4", _l("A4")), ("half", _l("Half an A4"))],
        description=_l("As the pages of the bound book are."),
    )  # fmt: skip
    language = Choices(_l("Language"), choices=list(LANGUAGES.items()))


class SpoilForm(Form):
    """Why a page is printed anew."""

    reason = LineField(_l("Why"), [needed(_l("Write in a few words why."))], length=200)


@bp.get("/homes/<home_code>/registers/<register_id>/book")
@reads(May.REGISTER_PASTE)
def show_pasting(home_code: str, register_id: str) -> ResponseReturnValue:
    """Show the pages of the bound book of a year, and how many lines are new since the last."""
    register, year = _register(register_id), _year()
    form = PasteForm(formdata=None, size="a4", language=languages.current())
    return _page(register, year, form)


@bp.post("/homes/<home_code>/registers/<register_id>/book")
@writes(May.REGISTER_PASTE, begins_late=True)
def paste_register(home_code: str, register_id: str) -> ResponseReturnValue:
    """Print the pages with what is new, and keep which lines stand on which."""
    register, year, form = _register(register_id), _year(), PasteForm()
    try:
        if not form.validate_on_submit():
            return _page(register, year, form), 422
        language = form.language.data if form.language.data in LANGUAGES else languages.current()
        groups, page = _fresh(register, year, language), _head(register, year, language)
        contents = pasting.paste(
            page, groups, home_id=g.home.id, year=year, size=form.size.data or "", by=viewer(), begin=begin
        )
    except Refused as refused:
        form.refuse(refused)
        return _page(register, year, form), 422
    work = works.begin(
        user_id=viewer().user_id, home_id=g.home.id, kind="register", params={"register": register.id}
    )
    name = f"{g.home.code}-{register.id}-{year}-book.pdf"
    works.keep(work, works.Result(contents, name, "application/pdf"))
    return redirect(works.file_url(work), code=303)


@bp.get("/pasted/<uuid:pasted_page_id>/spoil")
@reads(May.REGISTER_PASTE)
def show_spoil_page(pasted_page_id: UUID) -> ResponseReturnValue:
    """Ask why a page is printed anew."""
    return _spoil_page(_pasted(pasted_page_id), SpoilForm(formdata=None))


@bp.post("/pasted/<uuid:pasted_page_id>/spoil")
@writes(May.REGISTER_PASTE)
def spoil_page(pasted_page_id: UUID) -> ResponseReturnValue:
    """Write that the printer spoiled a page; its lines are new again."""
    row, form = _pasted(pasted_page_id), SpoilForm()
    try:
        if not form.validate_on_submit():
            return _spoil_page(row, form), 422
        pasting.spoil(row, form.reason.data or "", by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _spoil_page(row, form), 422
    flash(_("Page %(page)s is spoiled. Its lines are printed with the next pages.", page=row.number))
    return redirect(_book_url(row.register_id, row.year), code=303)


def _register(register_id: str) -> Register:
    register = reach.register_here(register_id)
    return register if register.form is None else abort(404)


def _pasted(page_id: UUID) -> PastedPage:
    row: PastedPage = one_or_404(sa.select(PastedPage).where(PastedPage.id == page_id))
    _register(row.register_id)
    return row


def _year() -> int:
    asked, today = request.values.get("year", ""), clock.today()
    if not asked:
        return today.year
    if not asked.isdigit() or not 2000 <= int(asked) <= today.year:
        abort(404)
    return int(asked)


def _book_url(register_id: str, year: int) -> str:
    return url_for("office.show_pasting", home_code=g.home.code, register_id=register_id, year=year)


def _fresh(register: Register, year: int, language: str, *, latest: int = 12) -> Any:
    readable, by = reach.readable(), viewer()

    def lines(period: Period) -> Any:
        return lines_for(register, g.home.id, period, readable, by=by)

    return fresh_lines(
        register, g.home.id, year, lines, language=language, today=clock.today(), latest=latest
    )


def _head(register: Register, year: int, language: str) -> RegisterPage:
    zone = clock.zone_here()
    printed_at = clock.local(clock.now(), zone)
    with languages.force(language):
        head, in_charge = reach.head_here(), reach.in_charge_here()
    return RegisterPage(
        home=head, register=register, period=Period.year(year), lines=(), in_charge=in_charge,
        serial=likely_serial(g.home.id, printed_at.year), printed_by=viewer().name, printed_at=printed_at,
        seal=seal_of(g.home.id), language=language, zone=zone,
    )  # fmt: skip


def _page(register: Register, year: int, form: Any) -> str:
    groups = _fresh(register, year, languages.current(), latest=LATEST)
    fresh = [each for _period, some in groups for each in some]
    today = clock.today()
    return render_template(
        "office/pasting.html", register=register, form=form, year=year,
        pages=[_said(*each) for each in pasting.pages_of(g.home.id, register.id, year)],
        new=sum(1 for each in fresh if not each.page), mended=sum(1 for each in fresh if each.page),
        by_month=callable(register.columns), next_page=pasting.next_number(g.home.id, register.id, year),
        years=[(str(each), str(each)) for each in range(today.year, today.year - 5, -1)],
        here=url_for("office.show_pasting", home_code=g.home.code, register_id=register.id),
        back_url=url_for("office.show_register", home_code=g.home.code, register_id=register.id),
        action=url_for("office.paste_register", home_code=g.home.code, register_id=register.id, year=year),
    )  # fmt: skip


def _said(row: PastedPage, many: int) -> dict[str, Any]:
    when = format_day(row.printed_at, languages.current(), clock.zone_here())
    return {
        "row": row, "many": many, "when": when, "seal": " ".join(row.head[n : n + 4] for n in (0, 4, 8)),
        "spoil": "" if row.spoiled_at else url_for("office.show_spoil_page", pasted_page_id=row.id),
    }  # fmt: skip


def _spoil_page(row: PastedPage, form: SpoilForm) -> str:
    return render_template(
        "office/spoil_page.html", row=row, form=form, register=reach.register_here(row.register_id),
        back_url=_book_url(row.register_id, row.year),
    )  # fmt: skip
