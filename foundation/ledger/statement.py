"""What a book of money says: a statement with its running balance, what waits for a signature, all balances."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation.db import db, kept_aliases
from foundation.ledger.models import Entry


@dataclass(frozen=True)
class Line:
    """An entry as a statement shows it; `running` is the balance after it (None while it does not count)."""

    id: UUID
    account_id: UUID
    serial: int
    year: int
    kind: str
    paise: int
    happened_at: datetime
    written_at: datetime
    words: str
    voucher: str
    written_by: UUID | None
    signed_by: UUID | None
    signed_at: datetime | None
    declined_at: datetime | None
    declined_why: str
    reverses: int | None
    is_reversed: bool
    reason: str
    running: int | None = None

    @property
    def number(self) -> str:
        """Answer the entry's number, such as 2026-0042."""
        return f"{self.year}-{self.serial:04d}"

    @property
    def is_waiting(self) -> bool:
        """Answer whether nobody has signed or declined it yet."""
        return self.signed_at is None and self.declined_at is None


@dataclass(frozen=True)
class Statement:
    """The entries of an account in the order in which they took effect."""

    opening: int
    counted: tuple[Line, ...]
    waiting: tuple[Line, ...]
    declined: tuple[Line, ...]

    @property
    def closing(self) -> int:
        """Answer the balance after the last line that counts."""
        return self.opening + sum(line.paise for line in self.counted)

    @property
    def came(self) -> int:
        """Answer the paise that came."""
        return sum(line.paise for line in self.counted if line.paise > 0)

    @property
    def went(self) -> int:
        """Answer the paise that went, above nothing."""
        return -sum(line.paise for line in self.counted if line.paise < 0)


def statement(account_ids: list[UUID], *, since: datetime | None = None) -> Statement:
    """Answer the statement of some accounts together from `since` on. One statement of SQL."""
    rows = _lines(Entry.account_id.in_(account_ids))
    opening, counted = 0, []
    running = 0
    for line in (row for row in rows if row.signed_at is not None):
        running += line.paise
        if since is not None and line.happened_at < since:
            opening = running
            continue
        counted.append(Line(**{**line.__dict__, "running": running}))
    return Statement(
        opening,
        tuple(counted),
        tuple(line for line in rows if line.is_waiting),
        tuple(line for line in rows if line.declined_at is not None),
    )


def waiting(home_id: UUID, *, book: str) -> list[Line]:
    """Answer the entries of a home's book that wait for their second signature, oldest first."""
    return _lines(
        Entry.home_id == home_id, Entry.book == book, Entry.signed_at.is_(None), Entry.declined_at.is_(None)
    )


def balances(home_id: UUID, *, book: str) -> dict[UUID, int]:
    """Answer the signed paise of each account of a home's book that ever had an entry signed."""
    asked = (
        sa.select(Entry.account_id, sa.func.sum(Entry.paise))
        .where(Entry.home_id == home_id, Entry.book == book, Entry.signed_at.is_not(None))
        .group_by(Entry.account_id)
    )
    return {account_id: int(paise) for account_id, paise in db.session.execute(asked)}


def _lines(*which: Any) -> list[Line]:
    first, later = kept_aliases("statement.lines", Entry, Entry)
    taken_back = (
        sa.exists().where(later.reverses_id == Entry.id, later.signed_at.is_not(None)).correlate(Entry)
    )
    asked = (
        sa.select(
            Entry.id, Entry.account_id, Entry.serial, Entry.year, Entry.kind, Entry.paise, Entry.happened_at,
            Entry.written_at, Entry.words, Entry.voucher, Entry.written_by, Entry.signed_by, Entry.signed_at,
            Entry.declined_at, Entry.declined_why, first.serial.label("reverses"), taken_back.label("is_reversed"),
            Entry.reason,
        )
        .outerjoin(first, first.id == Entry.reverses_id)
        .where(*which)
        .order_by(Entry.happened_at, (Entry.paise < 0), Entry.year, Entry.serial)
    )  # fmt: skip
    return [Line(**row) for row in db.session.execute(asked).mappings()]
