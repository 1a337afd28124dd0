"""A child's money: her account, entries and their second signature, her bank account; the book of a home."""

from typing import Any
from uuid import UUID

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import audit
from foundation.access import may, reads, viewer, writes
from foundation.languages import _
from foundation.ledger import Line, rupees
from foundation.refusals import Refused
from residents import reach, words
from residents.actions import savings as verbs
from residents.choices import going
from residents.events import Event
from residents.forms.savings import BankForm, DeclineForm, MoneyForm, ReverseForm
from residents.forms.stay import now_here
from residents.permissions import May
from residents.queries import file, savings
from residents.queries.belongings import kept_of
from residents.views.blueprint import bp
from residents.views.pages import file_page


@bp.get("/children/<code>/savings")
@reads(May.SAVINGS_SEE)
def show_savings(code: str) -> ResponseReturnValue:
    """What is kept for a child, what waits for a signature, and her bank account."""
    told = savings.statement_of(g.case_file_id)
    names = savings.names_of([*told.counted, *told.waiting, *told.declined])
    return file_page(
        "residents/savings.html", "savings", balance=rupees(told.closing), banks=_banks(),
        brought=[(each.row, rupees(each.row.paise or 0)) for each in kept_of(g.case_file_id, money_only=True)],
        waiting=[_entry(line, names) for line in told.waiting],
        counted=[_entry(line, names) for line in reversed(told.counted)],
        declined=[_entry(line, names) for line in told.declined],
    )  # fmt: skip


def _banks() -> list[savings.BankLine]:
    return savings.banks_of(g.case_file_id, see=reach.sees(May.BANK_SEE)) if may(May.BANK_SEE) else []


def _entry(line: Line, names: dict[UUID, str]) -> dict[str, Any]:
    """Answer an entry as the page shows it, with the deeds that its reader may do."""
    me, is_open = viewer().user_id, line.is_waiting
    signed = line.signed_at is not None
    return {
        "line": line, "deed": words.of(going.MONEY, line.kind), "amount": rupees(line.paise),
        "writer": names.get(line.written_by, "") if line.written_by else "",
        "signer": names.get(line.signed_by, "") if line.signed_by else "",
        "running": rupees(line.running) if line.running is not None else "",
        "may_sign": is_open and may(May.SAVINGS_SIGN) and line.written_by != me,
        "may_reverse": signed and may(May.SAVINGS_WRITE) and line.reverses is None and not line.is_reversed,
    }  # fmt: skip


@bp.get("/children/<code>/savings/write")
@reads(May.SAVINGS_WRITE)
def show_money(code: str) -> ResponseReturnValue:
    """Ask for money that came or went."""
    return _money_page(MoneyForm(**now_here()))


def _money_page(form: MoneyForm, status: int = 200) -> ResponseReturnValue:
    kept = rupees(savings.balance_of(g.case_file_id))
    return file_page("residents/savings_write.html", "savings", status=status, form=form, balance=kept)


@bp.post("/children/<code>/savings/write")
@writes(May.SAVINGS_WRITE)
def write_money(code: str) -> ResponseReturnValue:
    """Write money that came or went; it waits for a second signature."""
    form = MoneyForm()
    if not form.validate_on_submit():
        return _money_page(form, 422)
    try:
        verbs.write_money(
            file.rows(g.case_file_id).file, kind=form.kind.data, amount=form.amount.data,
            happened_at=form.happened_at(), words=form.words.data or "", voucher=form.voucher.data or "",
            by=viewer(),
        )  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return _money_page(form, 422)
    flash(_("Written. It counts when the superintendent has signed it."))
    return redirect(url_for(".show_savings", code=code), code=303)


@bp.post("/children/<code>/savings/<uuid:entry_id>/sign")
@writes(May.SAVINGS_SIGN)
def sign_money(code: str, entry_id: UUID) -> ResponseReturnValue:
    """Put the second signature under an entry."""
    verbs.sign_money(file.rows(g.case_file_id).file, entry_id, by=viewer())
    flash(_("Signed. It counts now."))
    return redirect(url_for(".show_savings", code=code), code=303)


@bp.get("/children/<code>/savings/<uuid:entry_id>/decline")
@reads(May.SAVINGS_SIGN)
def show_decline(code: str, entry_id: UUID) -> ResponseReturnValue:
    """Ask why an entry is not signed."""
    return file_page("residents/savings_decline.html", "savings", form=DeclineForm())


@bp.post("/children/<code>/savings/<uuid:entry_id>/decline")
@writes(May.SAVINGS_SIGN)
def decline_money(code: str, entry_id: UUID) -> ResponseReturnValue:
    """Say that an entry is not signed, and why."""
    form = DeclineForm()
    if not form.validate_on_submit():
        return file_page("residents/savings_decline.html", "savings", status=422, form=form)
    verbs.decline_money(file.rows(g.case_file_id).file, entry_id, why=form.why.data, by=viewer())
    flash(_("Not signed. The entry stays readable with your reason."))
    return redirect(url_for(".show_savings", code=code), code=303)


@bp.get("/children/<code>/savings/<uuid:entry_id>/reverse")
@reads(May.SAVINGS_WRITE)
def show_reverse(code: str, entry_id: UUID) -> ResponseReturnValue:
    """Ask why a signed entry is taken back."""
    return file_page("residents/savings_reverse.html", "savings", form=ReverseForm())


@bp.post("/children/<code>/savings/<uuid:entry_id>/reverse")
@writes(May.SAVINGS_WRITE)
def reverse_money(code: str, entry_id: UUID) -> ResponseReturnValue:
    """Write the entry that takes a signed one back."""
    form = ReverseForm()
    if not form.validate_on_submit():
        return file_page("residents/savings_reverse.html", "savings", status=422, form=form)
    try:
        verbs.reverse_money(file.rows(g.case_file_id).file, entry_id, reason=form.reason.data, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return file_page("residents/savings_reverse.html", "savings", status=422, form=form)
    flash(_("Written. It counts when the superintendent has signed it."))
    return redirect(url_for(".show_savings", code=code), code=303)


@bp.get("/children/<code>/savings/bank")
@reads(May.BANK_WRITE)
def show_bank_account(code: str) -> ResponseReturnValue:
    """Ask for her bank account."""
    return file_page("residents/savings_bank.html", "savings", form=BankForm())


@bp.post("/children/<code>/savings/bank")
@writes(May.BANK_WRITE)
def write_bank(code: str) -> ResponseReturnValue:
    """Write her bank account; the number is sealed."""
    form = BankForm()
    if not form.validate_on_submit():
        return file_page("residents/savings_bank.html", "savings", status=422, form=form)
    try:
        verbs.write_bank(
            file.rows(g.case_file_id).file, bank=form.bank.data, branch=form.branch.data or "",
            ifsc=form.ifsc.data or "", number=form.number.data, opened_on=form.opened_on.data,
            reason=form.reason.data or "", by=viewer(),
        )  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return file_page("residents/savings_bank.html", "savings", status=422, form=form)
    flash(_("Saved. The number is sealed."))
    return redirect(url_for(".show_savings", code=code), code=303)


@bp.get("/children/<code>/savings/bank/number")
@reads(May.BANK_OPEN)
def open_bank_account(code: str) -> ResponseReturnValue:
    """Open the sealed account numbers; each opening is recorded before they are shown."""
    subject = ("case_file", g.case_file_id, code)
    audit.read(Event.BANK_OPENED, by=viewer(), home=g.home.id, subject=subject, details={"code": code})
    opened = [
        {"bank": bank.bank, "branch": bank.branch, "ifsc": bank.ifsc, "number": bank.number.open()}
        for bank in savings.banks_of(g.case_file_id, see=reach.sees(May.BANK_OPEN))
    ]
    return file_page("residents/savings_number.html", "savings", opened=opened)


@bp.get("/homes/<home_code>/savings")
@reads(May.SAVINGS_BOOK)
def show_book(home_code: str) -> ResponseReturnValue:
    """The book of savings of a home: what waits for a signature, and each child's balance."""
    book = savings.book_of(g.home.id, masks=reach.masks_of_lists())
    said = {"count": len(book.lines)}
    audit.read(Event.BOOK_READ, by=viewer(), home=g.home.id, details=said)
    names = savings.names_of([line for _code, line in book.waiting])
    waiting = [{"code": code, **_entry(line, names)} for code, line in book.waiting]
    lines = [
        {
            "code": line.code, "amount": rupees(line.paise), "is_here": line.is_here,
            "name": words.name_said(line.name, line.name_local, line.name_kind, line.code),
            "is_named": line.name is not None,
        }
        for line in book.lines
    ]  # fmt: skip
    return render_template(
        "residents/savings_book.html", waiting=waiting, lines=lines, total=rupees(book.total)
    )
