"""What the workshop has booked, as the house asks it: batches with trainer, room and children."""

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from accounts.models import PostHeld, User
from accounts.roles import Role
from foundation.bookings import Booking, Kind, Resource, When
from foundation.db import db
from foundation.languages import _
from foundation.names import spoken
from foundation.scope import across_homes
from homes.models import Room
from vocational.models import Batch, BatchPlace
from vocational.rules.batches import KEY


def bookings_of(home_id: UUID, first: date, last: date | None) -> list[Booking]:
    """Answer the batches of a home that hold on any day from `first` to `last`, with their children.

    A batch that a trainer of this home has in another home is among them, without its name.
    """
    rolls: dict[UUID, set[UUID]] = {}
    for batch_id, file_id in db.session.execute(
        sa.select(BatchPlace.batch_id, BatchPlace.case_file_id).where(
            BatchPlace.home_id == home_id, sa.or_(BatchPlace.to_on.is_(None), BatchPlace.to_on >= first)
        )
    ):
        rolls.setdefault(batch_id, set()).add(file_id)
    asked = (
        sa.select(Batch, spoken(User).label("trainer"), Room.name.label("room"))
        .join(User, User.id == Batch.trainer_id)
        .outerjoin(Room, Room.id == Batch.room_id)
        .where(Batch.home_id == home_id, *_holds(first, last))
    )
    found = [
        booking_of(row.Batch, row.trainer, row.room or "", frozenset(rolls.get(row.Batch.id, ())))
        for row in db.session.execute(asked)
    ]
    return [*found, *_elsewhere(home_id, first, last)]


def when_of(batch: Batch) -> When:
    """Answer the hours of a batch."""
    return When(batch.weekdays, batch.starts_at, batch.ends_at, batch.from_on, batch.to_on)


def booking_of(batch: Batch, trainer: str, room: str, children: frozenset[UUID]) -> Booking:
    """Answer what a batch takes."""
    takes = [Resource(Kind.PERSON, batch.trainer_id, trainer)]
    if batch.room_id:
        takes.append(Resource(Kind.ROOM, batch.room_id, room))
    said = _("workshop %(batch)s", batch=batch.name)
    return Booking(
        key=f"{KEY}{batch.id}", what=said, when=when_of(batch), takes=tuple(takes), children=children
    )


def _holds(first: date, last: date | None) -> list[Any]:
    return [Batch.to_on >= first, *([Batch.from_on <= last] if last else [])]


def _elsewhere(home_id: UUID, first: date, last: date | None) -> list[Booking]:
    post = aliased(PostHeld)
    ours = sa.select(post.user_id).where(post.home_id == home_id, post.role == Role.TEACHER)
    asked = (
        sa.select(
            Batch.id, Batch.trainer_id, Batch.weekdays, Batch.starts_at, Batch.ends_at, Batch.from_on, Batch.to_on,
            spoken(User).label("trainer"),
        )
        .join(User, User.id == Batch.trainer_id)
        .where(Batch.home_id != home_id, Batch.trainer_id.in_(ours), *_holds(first, last))
    )  # fmt: skip
    with across_homes(
        "a trainer of several homes is in one place at a time; of the other home only the hours are told"
    ):
        rows = db.session.execute(asked).all()
    return [
        Booking(
            key=f"elsewhere:batch:{row.id}",
            what=_("a batch in another home"),
            when=When(row.weekdays, row.starts_at, row.ends_at, row.from_on, row.to_on),
            takes=(Resource(Kind.PERSON, row.trainer_id, row.trainer),),
        )
        for row in rows
    ]
