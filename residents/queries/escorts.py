"""Who of the staff takes a child somewhere: who may be chosen on a day, and what one of them does today."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from foundation import clock
from foundation.db import db, one_or_404
from foundation.names import spoken
from foundation.registers import Period
from homes.models import StaffMember
from residents.models import Away, CaseFile


def staff_name(home_id: UUID, staff_id: UUID, *, on: date) -> str | None:
    """Answer the name of a member of staff who works in the home on a day, or None."""
    asked = sa.select(spoken(StaffMember)).where(
        StaffMember.id == staff_id, StaffMember.home_id == home_id,
        sa.or_(StaffMember.left_on.is_(None), StaffMember.left_on >= on),
    )  # fmt: skip
    return db.session.scalar(asked)


@dataclass(frozen=True)
class OwnEscort:
    """A leave or a way to hospital on which the reader herself goes with a child; no number and no address."""

    away_id: UUID
    code: str
    kind: str
    occasion: str
    from_at: datetime
    due_at: datetime | None
    returned_at: datetime | None
    has_place: bool


def _own(user_id: UUID, day: date) -> tuple[sa.ColumnElement[bool], ...]:
    """Answer the condition of the matrix: her own escort, on the day she goes or is due back."""
    zone, whole = clock.zone_here(), Period(day, day)
    first, after = whole.starts_at(zone), whole.ends_at(zone)
    hers = sa.select(StaffMember.id).where(StaffMember.user_id == user_id)
    return (
        Away.escort_staff_id.in_(hers), Away.struck_at.is_(None),
        sa.or_(
            sa.and_(Away.from_at >= first, Away.from_at < after), sa.and_(Away.due_at >= first, Away.due_at < after)
        ),
    )  # fmt: skip


def own_escorts(home_id: UUID, user_id: UUID, *, day: date) -> list[OwnEscort]:
    """Answer on which leaves of a day this person goes with a child, by time; without any name. One statement."""
    asked = (
        sa.select(
            Away.id, CaseFile.code, Away.kind, Away.occasion, Away.from_at, Away.due_at, Away.returned_at,
            Away.place.is_not(None),
        )
        .join(CaseFile, CaseFile.id == Away.case_file_id)
        .where(Away.home_id == home_id, *_own(user_id, day))
        .order_by(Away.from_at, Away.id)
    )  # fmt: skip
    return [OwnEscort(*row) for row in db.session.execute(asked)]


def own_escort(away_id: UUID, user_id: UUID, *, day: date) -> Away:
    """Answer a leave on which this person goes with a child that day; any other is 404."""
    found: Away = one_or_404(sa.select(Away).where(Away.id == away_id, *_own(user_id, day)))
    return found
