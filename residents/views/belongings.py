"""A child's belongings: her lists, the reading over, the countersignature, the bank, what became of things."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from flask import flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import may, reads, viewer, writes
from foundation.languages import _
from foundation.ledger.money import rupees
from foundation.refusals import Refused
from residents import rules, words
from residents.actions import belongings as deeds
from residents.belongings_words import banked_said, receipt_said
from residents.forms.belongings import BankForm, GoneForm, ReadOverForm, ThingForm
from residents.forms.reception import StrikeForm
from residents.forms.stay import now_here
from residents.models import Belonging
from residents.permissions import May
from residents.queries import belongings as asked
from residents.queries import file
from residents.queries.belongings import ListShown
from residents.rules.belongings import KINDS, WENT, is_unclaimed
from residents.views.blueprint import bp
from residents.views.pages import file_page
from residents.views.reception_said import moment


def amount(paise: int | None) -> str:
    """Answer an amount in rupees, or nothing."""
    return "" if paise is None else rupees(paise)


def _line(row: Belonging, *, is_closed: bool, is_signed: bool, kept: Collection[UUID]) -> dict[str, Any]:
    said = [words.of(KINDS, row.kind), amount(row.paise), row.kept_where]
    said.append(banked_said(row))
    gone = ""
    if row.went and row.went_at is not None:
        gone = ", ".join(
            part
            for part in (words.of(WENT, row.went), row.went_to, moment(row.went_at), receipt_said(row))
            if part
        )
    return {
        "row": row, "about": " · ".join(part for part in said if part), "gone": gone,
        "verbs": _verbs(row, is_closed=is_closed, is_signed=is_signed, kept=kept),
    }  # fmt: skip


def _verbs(
    row: Belonging, *, is_closed: bool, is_signed: bool, kept: Collection[UUID]
) -> list[tuple[str, str]]:  # fmt: skip
    """Answer what may be done with a line now."""
    if not may(May.BELONGINGS_WRITE) or row.struck_at is not None or row.went:
        return []
    where = {"code": (request.view_args or {})["code"], "belonging_id": row.id}
    if not is_closed:
        return [(_("Strike out"), url_for(".show_strike_thing", **where))]
    verbs = []
    if row.kind == "money" and row.id in kept and may(May.SAVINGS_WRITE):
        verbs.append((_("Put into her savings"), url_for(".show_bank", **where)))
    if row.id not in kept:
        return verbs
    return [*verbs, (_("Give it out"), url_for(".show_give", **where))] if is_signed else verbs


def _list(shown: ListShown, *, kept: Collection[UUID] = ()) -> dict[str, Any]:
    held = shown.held
    is_closed = held.read_at is not None
    standing = [row for row in shown.lines if row.struck_at is None]
    money = sum(row.paise or 0 for row in standing if row.kind == "money")
    return {
        "held": held, "number": f"{held.year}/{held.register_no}", "read_by": shown.read_by,
        "lines": [
            _line(row, is_closed=is_closed, is_signed=held.countersigned_at is not None, kept=kept)
            for row in shown.lines
        ],
        "money": amount(money) if money else "",
        "may_read": may(May.BELONGINGS_WRITE) and not is_closed and (standing or held.has_nothing),
        "may_sign": may(May.BELONGINGS_COUNTERSIGN) and is_closed and held.countersigned_at is None,
    }  # fmt: skip


def _page(form: ThingForm | None = None, *, status: int = 200, refusal: str = "") -> Any:
    stay = file.rows(g.case_file_id).stay
    kept = {each.row.id for each in asked.kept_of(g.case_file_id)}
    shown = [_list(each, kept=kept) for each in asked.lists_of(g.case_file_id)]
    if form is None and may(May.BELONGINGS_WRITE):
        form = ThingForm(formdata=None)
    is_open = any(each["held"].read_at is None for each in shown)
    return file_page(
        "residents/show_belongings.html", "belongings", lists=shown, form=form, refusal=refusal, status=status,
        may_say_nothing=form is not None and not is_open, is_open=is_open, is_here=stay.ended_at is None,
        is_unclaimed=is_unclaimed(stay.ended_at, stay.exit_reason, at=clock.now())
        and bool(kept),
    )  # fmt: skip


@bp.get("/children/<code>/belongings")
@reads(May.BELONGINGS_SEE)
def show_belongings(code: str) -> ResponseReturnValue:
    """What she had with her, list by list."""
    return _page()


@bp.post("/children/<code>/belongings")
@writes(May.BELONGINGS_WRITE)
def list_thing(code: str) -> ResponseReturnValue:
    """Write a line on the open list."""
    form = ThingForm()
    if not form.validate_on_submit():
        return _page(form, status=422)
    try:
        rows = file.rows(g.case_file_id)
        rules.ensure_stay_open(rows.stay.ended_at)
        deeds.list_thing(rows.file, rows.stay, form.thing(), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _page(form, status=422)
    return _back(code)


def _back(code: str) -> ResponseReturnValue:
    return redirect(url_for(".show_belongings", code=code), code=303)


@bp.post("/children/<code>/belongings/nothing")
@writes(May.BELONGINGS_WRITE)
def list_nothing(code: str) -> ResponseReturnValue:
    """Write that she had nothing with her."""
    try:
        rows = file.rows(g.case_file_id)
        rules.ensure_stay_open(rows.stay.ended_at)
        deeds.list_nothing(rows.file, rows.stay, by=viewer())
    except Refused as refused:
        return _page(status=422, refusal=str(refused))
    return _back(code)


def _ask(template: str, form: Any, *, status: int = 200, **facts: Any) -> Any:
    return file_page(template, "belongings", form=form, status=status, **facts)


@bp.get("/children/<code>/belongings/<uuid:list_id>/read")
@reads(May.BELONGINGS_WRITE)
def show_read_over(code: str, list_id: UUID) -> ResponseReturnValue:
    """The list, to be read over to the child before a witness."""
    return _read_page(list_id, ReadOverForm())


def _read_page(list_id: UUID, form: ReadOverForm, *, status: int = 200) -> Any:
    asked.list_rows(list_id, g.case_file_id)
    shown = next(_list(each) for each in asked.lists_of(g.case_file_id) if each.held.id == list_id)
    return _ask("residents/belongings_read.html", form, status=status, shown=shown)


@bp.post("/children/<code>/belongings/<uuid:list_id>/read")
@writes(May.BELONGINGS_WRITE)
def read_over(code: str, list_id: UUID) -> ResponseReturnValue:
    """Note that the list was read over to her."""
    form = ReadOverForm()
    if not form.validate_on_submit():
        return _read_page(list_id, form, status=422)
    try:
        held = asked.list_rows(list_id, g.case_file_id)
        deeds.read_over(
            file.rows(g.case_file_id).file, held, witness=form.witness.data, her_words=form.her_words.data or "",
            by=viewer(),
        )  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return _read_page(list_id, form, status=422)
    return _back(code)


@bp.post("/children/<code>/belongings/<uuid:list_id>/countersign")
@writes(May.BELONGINGS_COUNTERSIGN)
def countersign(code: str, list_id: UUID) -> ResponseReturnValue:
    """Countersign the list as person-in-charge."""
    try:
        held = asked.list_rows(list_id, g.case_file_id)
        deeds.countersign(file.rows(g.case_file_id).file, held, by=viewer())
    except Refused as refused:
        return _page(status=422, refusal=str(refused))
    flash(_("The list is countersigned."))
    return _back(code)


def _thing_page(template: str, belonging_id: UUID, form: Any, *, status: int = 200) -> Any:
    rows = asked.thing_rows(belonging_id, g.case_file_id)
    return _ask(template, form, status=status, row=rows.row, amount=amount(rows.row.paise))


@bp.get("/children/<code>/belongings/things/<uuid:belonging_id>/strike")
@reads(May.BELONGINGS_WRITE)
def show_strike_thing(code: str, belonging_id: UUID) -> ResponseReturnValue:
    """Ask why a line is struck out."""
    return _thing_page("residents/belongings_strike.html", belonging_id, StrikeForm())


@bp.post("/children/<code>/belongings/things/<uuid:belonging_id>/strike")
@writes(May.BELONGINGS_WRITE)
def strike_thing(code: str, belonging_id: UUID) -> ResponseReturnValue:
    """Strike out a line before the list is read over."""
    form = StrikeForm()
    if not form.validate_on_submit():
        return _thing_page("residents/belongings_strike.html", belonging_id, form, status=422)
    try:
        rows = asked.thing_rows(belonging_id, g.case_file_id)
        deeds.strike_thing(
            file.rows(g.case_file_id).file, rows.held, rows.row, reason=form.reason.data, by=viewer()
        )
    except Refused as refused:
        form.refuse(refused)
        return _thing_page("residents/belongings_strike.html", belonging_id, form, status=422)
    return _back(code)


@bp.get("/children/<code>/belongings/things/<uuid:belonging_id>/bank")
@reads(May.SAVINGS_WRITE)
def show_bank(code: str, belonging_id: UUID) -> ResponseReturnValue:
    """Ask how much of her money goes into her savings, and when."""
    row = asked.thing_rows(belonging_id, g.case_file_id).row
    form = BankForm(banked_on=clock.today(), rupees=row.paise)
    return _thing_page("residents/belongings_bank.html", belonging_id, form)


@bp.post("/children/<code>/belongings/things/<uuid:belonging_id>/bank")
@writes(May.SAVINGS_WRITE)
def bank(code: str, belonging_id: UUID) -> ResponseReturnValue:
    """Put her money into her savings: one deed for the list and for the book."""
    form = BankForm()
    if not form.validate_on_submit():
        return _thing_page("residents/belongings_bank.html", belonging_id, form, status=422)
    try:
        rows = asked.thing_rows(belonging_id, g.case_file_id)
        found = file.rows(g.case_file_id).file
        deeds.bank(found, rows.held, rows.row, paise=form.rupees.data, on=form.banked_on.data, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _thing_page("residents/belongings_bank.html", belonging_id, form, status=422)
    flash(_("Written. It counts when the superintendent has signed it."))
    return redirect(url_for(".show_savings", code=code), code=303)


@bp.get("/children/<code>/belongings/things/<uuid:belonging_id>/give")
@reads(May.BELONGINGS_WRITE)
def show_give(code: str, belonging_id: UUID) -> ResponseReturnValue:
    """Ask what became of a thing."""
    return _thing_page("residents/belongings_give.html", belonging_id, GoneForm(**now_here()))


@bp.post("/children/<code>/belongings/things/<uuid:belonging_id>/give")
@writes(May.BELONGINGS_WRITE)
def give_back(code: str, belonging_id: UUID) -> ResponseReturnValue:
    """Note that a thing was given back, handed over, or decided upon."""
    form = GoneForm()
    if not form.validate_on_submit():
        return _thing_page("residents/belongings_give.html", belonging_id, form, status=422)
    try:
        rows = asked.thing_rows(belonging_id, g.case_file_id)
        found = file.rows(g.case_file_id).file
        deeds.give_back(found, rows.stay, rows.held, rows.row, form.gone(), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _thing_page("residents/belongings_give.html", belonging_id, form, status=422)
    return _back(code)
