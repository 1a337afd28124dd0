"""The verbs of a book of money: open an account, write an entry, sign it, decline it, reverse it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from foundation import clashes, clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.ledger import rules
from foundation.ledger.models import Entry, LedgerAccount
from foundation.refusals import Refused
from foundation.serials import take_number, take_numbers
from foundation.viewer import Actor


def open_account(home_id: UUID, *, book: str) -> LedgerAccount:
    """Open an account in a book of a home."""
    account = add_account(home_id, book=book)
    db.session.flush()
    return account


def add_account(home_id: UUID, *, book: str) -> LedgerAccount:
    """Add an account as `open_account` does; whoever opens many sends them to the database together."""
    account = LedgerAccount(id=new_id(), home_id=home_id, book=book, opened_at=clock.now())
    db.session.add(account)
    return account


def write(
    account_id: UUID, *, kind: str, paise: int, happened_at: datetime, by: Actor, words: str = "",
    voucher: str = "",
) -> Entry:  # fmt: skip
    """Write an entry that waits for its second signature: `paise` above nothing come, below nothing go.

    Raises Refused for a time to come, and for money going out that is not there, counting what waits to go.
    """
    account = _locked(account_id)
    rules.ensure_happened(happened_at, now=clock.now())
    if paise < 0:
        moves = [*_moves(account_id, with_waiting_out=True), (happened_at, paise)]
        rules.ensure_enough(moves, since=happened_at, out=-paise)
    return _add(account, kind=kind, paise=paise, happened_at=happened_at, words=words, voucher=voucher, by=by)


@dataclass(frozen=True, kw_only=True)
class Coming:
    """Money that came into an account, as one of many lines that are written together; paise above nothing."""

    account_id: UUID
    kind: str
    paise: int
    happened_at: datetime
    words: str = ""
    voucher: str = ""


def write_comings(home_id: UUID, comings: Sequence[Coming], *, book: str, by: Actor) -> list[Entry]:
    """Write many lines of money that came, each waiting for its second signature; their numbers follow each other.

    The statements do not grow with the lines. Raises Refused for a time to come.
    """
    now, year = clock.now(), clock.today().year
    for each in comings:
        rules.ensure_happened(each.happened_at, now=now)
    first = take_numbers(home_id, f"book {book}", year, len(comings))
    entries = [
        Entry(
            id=new_id(), home_id=home_id, book=book, year=year, serial=first + n, written_at=now, written_by=by.user_id,
            **asdict(each),
        )
        for n, each in enumerate(comings)
    ]  # fmt: skip
    db.session.add_all(entries)
    clashes.flush()
    return entries


def decline_many(entry_ids: Sequence[UUID], *, why: str, by: Actor) -> None:
    """Decline those of many entries that still wait; they stay readable and count for nothing. One statement."""
    waiting = sa.update(Entry).where(
        Entry.id.in_(entry_ids), Entry.signed_at.is_(None), Entry.declined_at.is_(None)
    )
    db.session.execute(
        waiting.values(declined_at=clock.now(), declined_by=by.user_id, declined_why=why),
        execution_options={"synchronize_session": False},
    )


def sign(entry: Entry, *, by: Actor) -> None:
    """Put the second signature under an entry: from now on it counts, and nobody changes it."""
    _locked(entry.account_id)
    rules.ensure_waiting(entry.signed_at, entry.declined_at)
    rules.ensure_another(entry.written_by, by.user_id)
    moves = [*_moves(entry.account_id), (entry.happened_at, entry.paise)]
    rules.ensure_enough(moves, since=entry.happened_at, out=abs(entry.paise))
    entry.signed_at, entry.signed_by = clock.now(), by.user_id
    db.session.flush()


def decline(entry: Entry, *, why: str, by: Actor) -> None:
    """Say that an entry is not signed, and why; it stays readable and counts for nothing."""
    rules.ensure_waiting(entry.signed_at, entry.declined_at)
    if not why:
        raise Refused(_("Write why it is not signed."), field="why")
    entry.declined_at, entry.declined_by, entry.declined_why = clock.now(), by.user_id, why
    db.session.flush()


def reverse(entry: Entry, *, reason: str, by: Actor) -> Entry:
    """Write the entry that takes another one back; it waits for its own second signature.

    It takes effect when it is written: what was true in between stays true.
    """
    account = _locked(entry.account_id)
    is_reversal = entry.reverses_id is not None
    rules.ensure_reversible(is_signed=entry.signed_at is not None, is_reversal=is_reversal, reason=reason)
    now = clock.now()
    if entry.paise > 0:
        moves = [*_moves(entry.account_id, with_waiting_out=True), (now, -entry.paise)]
        rules.ensure_enough(moves, since=now, out=entry.paise)
    return _add(
        account, kind=entry.kind, paise=-entry.paise, happened_at=now, words=entry.words,
        voucher=entry.voucher, by=by, reverses_id=entry.id, reason=reason,
    )  # fmt: skip


def balance(account_ids: list[UUID], *, at: datetime | None = None) -> int:
    """Answer the signed paise of some accounts together, now or as they stood at a moment."""
    asked = sa.select(sa.func.coalesce(sa.func.sum(Entry.paise), 0)).where(
        Entry.account_id.in_(account_ids), Entry.signed_at.is_not(None)
    )
    return int(db.session.scalar(asked.where(Entry.happened_at <= at) if at else asked) or 0)


def _add(account: LedgerAccount, *, by: Actor, **facts: object) -> Entry:
    year = clock.today().year
    entry = Entry(
        id=new_id(), home_id=account.home_id, account_id=account.id, book=account.book, year=year,
        serial=take_number(account.home_id, f"book {account.book}", year), written_at=clock.now(),
        written_by=by.user_id,
        **facts,
    )  # fmt: skip
    db.session.add(entry)
    clashes.flush()
    return entry


def _locked(account_id: UUID) -> LedgerAccount:
    """Answer the account, held until the deed commits: two who hand out money wait for one another."""
    return db.session.scalars(
        sa.select(LedgerAccount).where(LedgerAccount.id == account_id).with_for_update()
    ).one()


def _moves(account_id: UUID, *, with_waiting_out: bool = False) -> list[rules.Move]:
    counts = Entry.signed_at.is_not(None)
    if with_waiting_out:
        counts = sa.or_(counts, sa.and_(Entry.declined_at.is_(None), Entry.paise < 0))
    asked = sa.select(Entry.happened_at, Entry.paise).where(Entry.account_id == account_id, counts)
    return [(at, paise) for at, paise in db.session.execute(asked)]
