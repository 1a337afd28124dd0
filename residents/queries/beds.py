"""Which beds are free and who is here: asked by the forms, and by the hall through its two questions."""

from uuid import UUID

import sqlalchemy as sa

from foundation.db import db
from homes.models import Bed, Room
from residents.choices import StayKind
from residents.models import BedStay, Placement


def beds_to_choose(home_id: UUID) -> list[tuple[UUID, str, str, bool]]:
    """Answer id, label, room and whether it is free of each bed in use; the taken ones are shown, and refused."""
    held = sa.select(BedStay.bed_id).where(BedStay.to_at.is_(None))
    asked = (
        sa.select(Bed.id, Bed.label, Room.name, Bed.id.not_in(held).label("is_free"))
        .join(Room, Room.id == Bed.room_id)
        .where(Bed.home_id == home_id, Bed.withdrawn_on.is_(None))
        .order_by(Room.name, Bed.label)
    )
    return [(row.id, row.label, row.name, bool(row.is_free)) for row in db.session.execute(asked)]


def rooms_to_choose(home_id: UUID) -> list[tuple[UUID, str]]:
    """Answer id and name of the rooms of a home."""
    asked = sa.select(Room.id, Room.name).where(Room.home_id == home_id).order_by(Room.name)
    return [(row.id, row.name) for row in db.session.execute(asked)]


def counts() -> dict[UUID, tuple[int, int]]:
    """Answer how many live in each home in scope, and how many come by day."""
    by_day = sa.func.sum(sa.case((Placement.kind == StayKind.DAY, 1), else_=0))
    asked = sa.select(Placement.home_id, sa.func.count(Placement.id), by_day)
    asked = asked.where(Placement.ended_at.is_(None)).group_by(Placement.home_id)
    return {home_id: (int(all_) - int(day), int(day)) for home_id, all_, day in db.session.execute(asked)}


def taken_beds(home_id: UUID) -> frozenset[UUID]:
    """Answer the beds of a home in which a child sleeps now."""
    asked = sa.select(BedStay.bed_id).where(BedStay.home_id == home_id, BedStay.to_at.is_(None))
    return frozenset(db.session.scalars(asked))
