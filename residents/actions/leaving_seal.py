"""Sealing a file after she left, and opening a sealed one for an hour, with a reason."""

from datetime import date
from uuid import UUID

import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock, ledger
from foundation.audit import SYSTEM
from foundation.db import db, new_id
from foundation.languages import _
from foundation.ledger import Entry
from foundation.refusals import Refused
from foundation.scope import across_homes
from foundation.viewer import Actor
from residents.actions.recording import record
from residents.actions.savings import accounts_of
from residents.choices.going import SEAL_AFTER, SEAL_OPEN_FOR
from residents.events import Event
from residents.models import Assignment, CaseFile, Placement, SavingsAccount, SealedReading
from residents.rules import leaving as rules


def seal_file(file: CaseFile, *, by: Actor) -> None:
    """Seal a file at the superintendent's word; never while the child is here or her money is kept."""
    open_stay = sa.select(Placement.id).where(Placement.case_file_id == file.id, Placement.ended_at.is_(None))
    paise = ledger.balance(accounts_of(file.id))
    rules.ensure_sealable(
        is_here=db.session.scalar(open_stay.limit(1)) is not None, is_sealed=file.sealed_at is not None,
        kept=ledger.rupees(paise) if paise else "",
    )  # fmt: skip
    _seal(file, by=by)


def seal_files(due_on: date) -> str:
    """Seal every file whose child left thirty days ago or longer; answers how many, and how many wait for money."""
    with across_homes("the nightly sealing looks at the files of every home"):
        files = db.session.scalars(_left_long_ago()).all()
        kept = _with_money([file.id for file in files])
        for file in files:
            if file.id not in kept:
                _seal(file, by=SYSTEM)
        db.session.flush()
    return f"{len(files) - len(kept)} files sealed, {len(kept)} wait because money is kept"


def _left_long_ago() -> sa.Select[CaseFile]:
    last = (
        sa.select(sa.func.max(sa.func.coalesce(Placement.ended_at, clock.now())))
        .where(Placement.case_file_id == CaseFile.id)
        .correlate(CaseFile)
        .scalar_subquery()
    )
    here = sa.exists().where(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None))
    return (
        sa.select(CaseFile)
        .where(CaseFile.sealed_at.is_(None), ~here.correlate(CaseFile), last <= clock.now() - SEAL_AFTER)
        .order_by(CaseFile.id)
    )


def _with_money(ids: list[UUID]) -> set[UUID]:
    asked = (
        sa.select(SavingsAccount.case_file_id)
        .join(Entry, Entry.account_id == SavingsAccount.account_id)
        .where(SavingsAccount.case_file_id.in_(ids), Entry.signed_at.is_not(None))
        .group_by(SavingsAccount.case_file_id)
        .having(sa.func.sum(Entry.paise) != 0)
    )
    return set(db.session.scalars(asked))


def _seal(file: CaseFile, *, by: Actor) -> None:
    file.sealed_at = clock.now()
    record(Event.FILE_SEALED, file, by=by)


def open_sealed(file: CaseFile, *, reason: str, by: Actor) -> SealedReading:
    """Open a sealed file for an hour, for reading: the superintendent, or a case worker in whose caseload she was."""
    if file.sealed_at is None:
        raise Refused(_("This file is not sealed."))
    rules.ensure_ground(reason)
    if not _may_open(file, by):
        raise Refused(_("You were never her case worker. Ask the superintendent."))
    now = clock.now()
    reading = SealedReading(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, user_id=by.user_id, reason=reason, opened_at=now,
        until_at=now + SEAL_OPEN_FOR,
    )  # fmt: skip
    db.session.add(reading)
    record(Event.SEALED_FILE_OPENED, file, by=by)
    return reading


def _may_open(file: CaseFile, by: Actor) -> bool:
    if any(p.role == Role.SUPERINTENDENT and p.home_id == file.home_id for p in by.posts):
        return True
    carried = sa.select(Assignment.id).where(
        Assignment.case_file_id == file.id,
        Assignment.user_id == by.user_id,
        Assignment.as_role == Role.CASE_WORKER,
    )
    return db.session.scalar(carried.limit(1)) is not None
