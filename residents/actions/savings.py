"""A child's money: written by one, signed by another; her bank account, its number sealed under her own key."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from foundation import clock, ledger
from foundation.db import db, new_id, one_or_404
from foundation.ledger import Entry
from foundation.sealed import seal
from foundation.viewer import Actor
from residents.actions.recording import record
from residents.choices.going import BOOK
from residents.events import Event
from residents.models import BankAccount, CaseFile, SavingsAccount
from residents.rules import savings as rules


def accounts_of(case_file_id: UUID) -> list[UUID]:
    """Answer a child's accounts in the book of savings; one, or after a merge more."""
    asked = sa.select(SavingsAccount.account_id).where(SavingsAccount.case_file_id == case_file_id)
    return list(db.session.scalars(asked.order_by(SavingsAccount.id)))


def write_money(
    file: CaseFile, *, kind: str, amount: int, happened_at: datetime, by: Actor, words: str = "",
    voucher: str = "",
) -> Entry:  # fmt: skip
    """Write money that came or went (`amount` paise, above nothing); it waits for the superintendent's signature."""
    rules.ensure_said(kind, words)
    paise = rules.paise_moved(kind, amount)
    account_id = next(iter(accounts_of(file.id)), None) or _open(file)
    entry = ledger.write(
        account_id, kind=kind, paise=paise, happened_at=happened_at, words=words, voucher=voucher, by=by
    )
    record(Event.MONEY_WRITTEN, file, by=by, number=_number(entry), kind=kind)
    return entry


@dataclass(frozen=True)
class Opening:
    """What stood for a child in the book before this one: paise above nothing, and where in it."""

    file: CaseFile
    paise: int
    words: str


def write_openings(home_id: UUID, openings: Sequence[Opening], *, at: datetime, by: Actor) -> list[Entry]:
    """Write the balances that an old book left, as of `at`; each waits for the superintendent's signature.

    A child without an account gets one. The statements do not grow with the children. Raises Refused.
    """
    for each in openings:
        rules.ensure_said("opening", each.words)
    accounts = _accounts_for(home_id, [each.file for each in openings])
    comings = [
        ledger.Coming(
            account_id=accounts[each.file.id], kind="opening", paise=rules.paise_moved("opening", each.paise),
            happened_at=at, words=each.words,
        )
        for each in openings
    ]  # fmt: skip
    entries = ledger.write_comings(home_id, comings, book=BOOK, by=by)
    for each, entry in zip(openings, entries, strict=True):
        record(Event.MONEY_WRITTEN, each.file, by=by, number=_number(entry), kind=entry.kind)
    return entries


def _accounts_for(home_id: UUID, files: Sequence[CaseFile]) -> dict[UUID, UUID]:
    """Answer each file's account in the book of savings, opened where there is none."""
    ids = {file.id for file in files}
    asked = sa.select(SavingsAccount.case_file_id, SavingsAccount.account_id).where(
        SavingsAccount.case_file_id.in_(ids)
    )
    found = {row[0]: row[1] for row in db.session.execute(asked.order_by(SavingsAccount.id.desc()))}
    fresh = {file_id: ledger.add_account(home_id, book=BOOK).id for file_id in sorted(ids - found.keys())}
    db.session.flush()
    db.session.add_all(
        SavingsAccount(id=new_id(), home_id=home_id, case_file_id=file_id, account_id=account_id)
        for file_id, account_id in fresh.items()
    )
    return found | fresh


def sign_money(file: CaseFile, entry_id: UUID, *, by: Actor) -> None:
    """Sign an entry of this child that somebody else wrote: from now on it counts."""
    entry = _entry(file, entry_id)
    ledger.sign(entry, by=by)
    record(Event.MONEY_SIGNED, file, by=by, number=_number(entry))


def decline_money(file: CaseFile, entry_id: UUID, *, why: str, by: Actor) -> None:
    """Say that an entry is not signed, and why."""
    entry = _entry(file, entry_id)
    ledger.decline(entry, why=why, by=by)
    record(Event.MONEY_DECLINED, file, by=by, number=_number(entry))


def reverse_money(file: CaseFile, entry_id: UUID, *, reason: str, by: Actor) -> Entry:
    """Write the entry that takes a signed one back; it waits for its own signature."""
    entry = _entry(file, entry_id)
    back = ledger.reverse(entry, reason=reason, by=by)
    record(Event.MONEY_REVERSED, file, by=by, number=_number(entry))
    return back


def write_bank(
    file: CaseFile, *, bank: str, number: str, by: Actor, branch: str = "", ifsc: str = "",
    opened_on: date | None = None, reason: str = "",
) -> BankAccount:  # fmt: skip
    """Write her bank account: the number is sealed, its last four signs stay plain (r.72(1)).

    An earlier one stays readable; replacing it needs a reason.
    """
    plain, code = rules.bank_number(number), ifsc.strip().upper()
    rules.ensure_ifsc(code)
    held = sa.select(BankAccount.id).where(BankAccount.case_file_id == file.id).limit(1)
    rules.ensure_replaced_with_reason(is_replaced=db.session.scalar(held) is not None, reason=reason)
    account = BankAccount(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, bank=bank, branch=branch, ifsc=code,
        number=seal(plain, owner=("child", file.child_id)), number_end=plain[-4:], opened_on=opened_on,
        reason=reason, written_at=clock.now(), written_by=by.user_id,
    )  # fmt: skip
    db.session.add(account)
    db.session.flush()
    record(Event.BANK_WRITTEN, file, by=by)
    return account


def _open(file: CaseFile) -> UUID:
    account = ledger.open_account(file.home_id, book=BOOK)
    held = SavingsAccount(id=new_id(), home_id=file.home_id, case_file_id=file.id, account_id=account.id)
    db.session.add(held)
    db.session.flush()
    return account.id


def _entry(file: CaseFile, entry_id: UUID) -> Entry:
    asked = sa.select(Entry).where(Entry.id == entry_id, Entry.account_id.in_(accounts_of(file.id)))
    entry: Entry = one_or_404(asked)
    return entry


def _number(entry: Entry) -> str:
    return f"{entry.year}-{entry.serial:04d}"
