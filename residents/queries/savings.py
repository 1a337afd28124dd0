"""What is asked about savings: a child's statement and bank account, and the book of a home."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation import ledger
from foundation.db import db
from foundation.ledger import Line, Statement
from foundation.names import spoken
from foundation.sealed import Sealed
from residents.actions.savings import accounts_of
from residents.choices.going import BOOK
from residents.models import BankAccount, CaseFile, Child, Placement, SavingsAccount
from residents.queries.masks import Masks, shown


def statement_of(case_file_id: UUID, *, since: datetime | None = None) -> Statement:
    """Answer the statement of a child's savings. Two statements of SQL."""
    return ledger.statement(accounts_of(case_file_id), since=since)


def balance_of(case_file_id: UUID) -> int:
    """Answer the paise that are kept here for a child."""
    return ledger.balance(accounts_of(case_file_id))


def names_of(lines: list[Line] | tuple[Line, ...]) -> dict[UUID, str]:
    """Answer who wrote and signed, by id. One statement."""
    ids = {who for line in lines for who in (line.written_by, line.signed_by) if who}
    if not ids:
        return {}
    asked = sa.select(User.id, spoken(User)).where(User.id.in_(ids))
    return {row[0]: row[1] for row in db.session.execute(asked)}


@dataclass(frozen=True)
class BankLine:
    """A bank account as it was written at one time; the number stays in its envelope."""

    bank: str
    branch: str
    ifsc: str
    number: Sealed
    number_end: str
    opened_on: date | None
    reason: str
    written_at: datetime
    by: str | None


def banks_of(case_file_id: UUID, *, see: Any) -> list[BankLine]:
    """Answer her bank accounts, the newest first, if `see` holds for her file."""
    asked = (
        sa.select(
            BankAccount.bank, BankAccount.branch, BankAccount.ifsc, BankAccount.number, BankAccount.number_end,
            BankAccount.opened_on, BankAccount.reason, BankAccount.written_at, spoken(User),
        )
        .join(CaseFile, CaseFile.id == BankAccount.case_file_id)
        .outerjoin(User, User.id == BankAccount.written_by)
        .where(BankAccount.case_file_id == case_file_id, see)
        .order_by(BankAccount.written_at.desc(), BankAccount.id.desc())
    )  # fmt: skip
    return [BankLine(*row) for row in db.session.execute(asked)]


@dataclass(frozen=True)
class BookLine:
    """A child in the home's book of savings."""

    code: str
    name: str | None
    name_local: str | None
    name_kind: str
    is_here: bool
    paise: int


@dataclass(frozen=True)
class Book:
    """The book of savings of a home: each child's balance, and what waits for a signature, by file."""

    lines: tuple[BookLine, ...]
    waiting: tuple[tuple[str, Line], ...]

    @property
    def total(self) -> int:
        """Answer the paise that the home keeps for all."""
        return sum(line.paise for line in self.lines)


def book_of(home_id: UUID, *, masks: Masks) -> Book:
    """Answer the book of a home: who is here, and who left with money still kept. Three statements."""
    held, waiting = ledger.balances(home_id, book=BOOK), ledger.waiting(home_id, book=BOOK)
    here = sa.exists().where(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None))
    asked = (
        sa.select(
            SavingsAccount.account_id, CaseFile.code, shown(masks.names, Child.name),
            shown(masks.names, Child.name_local), Child.name_kind, here.correlate(CaseFile),
        )
        .join(CaseFile, CaseFile.id == SavingsAccount.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .where(SavingsAccount.home_id == home_id)
        .order_by(CaseFile.year, CaseFile.serial, SavingsAccount.id)
    )  # fmt: skip
    codes: dict[UUID, str] = {}
    lines: dict[str, BookLine] = {}
    for account_id, code, name, local, kind, is_here in db.session.execute(asked):
        codes[account_id] = code
        before = lines[code].paise if code in lines else 0
        paise = before + held.get(account_id, 0)
        lines[code] = BookLine(code, name, local, kind, bool(is_here), paise)
    kept = tuple(line for line in lines.values() if line.is_here or line.paise)
    return Book(kept, tuple((codes[line.account_id], line) for line in waiting))
