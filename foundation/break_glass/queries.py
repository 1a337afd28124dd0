"""What is asked about broken seals: whose is open now, who is locked out or barred, how many wait for a review."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import clock
from foundation.break_glass.models import BrokenSeal, SealBar
from foundation.break_glass.rules import LOCKED_AFTER
from foundation.db import UtcDateTime, db, kept_alias
from foundation.scope import across_homes

WHY = "a person's own broken seals, in whatever home they are"


def is_in_force(row: Any, at: Any) -> Any:
    """Answer the condition under which the seal `row` is open at the moment `at`."""
    return sa.and_(row.ended_at.is_(None), row.until_at > at)


def open_by_others(person: Any, user_id: UUID) -> Any:
    """Answer, as a column, until when anybody but `user_id` broke the seal of the file `person`; NULL for nobody."""
    if person is None:
        return sa.type_coerce(sa.cast(sa.null(), sa.DateTime(timezone=True)), UtcDateTime)
    row = kept_alias(BrokenSeal, "foundation.queries.open_by_others")
    asked = sa.select(sa.func.max(row.until_at)).where(
        row.case_file_id == person, row.opened_by != user_id, is_in_force(row, clock.now())
    )
    return sa.type_coerce(asked.scalar_subquery(), UtcDateTime)


def serial_said(number: int, year: int) -> str:
    """Answer the number of an opening as it is said in its home: `3/2026`."""
    return f"{number}/{year}"


@dataclass(frozen=True)
class Standing:
    """What hinders a person from breaking a seal: one that is open, one nobody reviewed for a week, a bar."""

    open_now: bool
    is_locked: bool
    is_barred: bool


def standing_of(user_id: UUID, case_file_id: UUID, *, now: datetime) -> Standing:
    """Answer what hinders `user_id` from breaking the seal of a file now. Two statements."""
    old = sa.and_(BrokenSeal.reviewed_at.is_(None), BrokenSeal.opened_at <= now - LOCKED_AFTER)
    asked = sa.select(is_in_force(BrokenSeal, now), old).where(
        BrokenSeal.opened_by == user_id, sa.or_(is_in_force(BrokenSeal, now), old)
    )
    barred = sa.select(SealBar.id).where(
        SealBar.user_id == user_id, SealBar.ended_at.is_(None),
        sa.or_(SealBar.case_file_id.is_(None), SealBar.case_file_id == case_file_id),
    )  # fmt: skip
    with across_homes(WHY):
        found = db.session.execute(asked).all()
        is_barred = bool(db.session.scalar(sa.select(barred.exists())))
    return Standing(any(row[0] for row in found), any(row[1] for row in found), is_barred)


def open_of(user_id: UUID, *, now: datetime) -> list[BrokenSeal]:
    """Answer the openings of a person that are in force, to be ended."""
    asked = sa.select(BrokenSeal).where(BrokenSeal.opened_by == user_id, is_in_force(BrokenSeal, now))
    with across_homes(WHY):
        return list(db.session.scalars(asked))
