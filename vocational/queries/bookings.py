"""What the workshop has booked, as the house asks it: batches with trainer, room and children."""

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import PostHeld, User
from accounts.roles import Role
from foundation.bookings import Booking, Kind, Resource
from foundation.bookings.gathering import rows_of, when_of
from foundation.db import kept_alias
from foundation.languages import _
from foundation.names import spoken, spoken_of
from homes.models import Room
from vocational.models import Batch, BatchPlace
from vocational.rules.batches import KEY

BATCH, AWAY = "batch", "batch elsewhere"


def booked_by_workshop(home_id: UUID, first: date, last: date | None) -> list[Any]:
    """Answer the select of a home's batches that hold on any day from `first` to `last`."""
    asked = (
        rows_of(
            BATCH, when=Batch, id=Batch.id, person_id=Batch.trainer_id, person=spoken(User), room_id=Batch.room_id,
            room=Room.name, group_id=Batch.id, what=spoken_of(Batch.name, sa.literal("")),
        )
        .join(User, User.id == Batch.trainer_id)
        .outerjoin(Room, Room.id == Batch.room_id)
    )  # fmt: skip
    return [asked.where(Batch.home_id == home_id, *_holds(first, last))]


def booked_elsewhere(home_id: UUID, first: date, last: date | None) -> list[Any]:
    """Answer the select of the batches that trainers of a home have in other homes: the hours, no name, no room."""
    post = kept_alias(PostHeld, "vocational.bookings.booked_elsewhere")
    ours = sa.select(post.user_id).where(post.home_id == home_id, post.role == Role.TEACHER)
    asked = (
        rows_of(AWAY, when=Batch, id=Batch.id, person_id=Batch.trainer_id, person=spoken(User))
        .join(User, User.id == Batch.trainer_id)
        .where(Batch.home_id != home_id, Batch.trainer_id.in_(ours))
    )
    return [asked.where(*_holds(first, last))]


def places_from(home_id: UUID, day: date) -> Any:
    """Answer the select of the children of each batch of a home who have not left it before `day`."""
    return sa.select(BatchPlace.batch_id, BatchPlace.case_file_id).where(
        BatchPlace.home_id == home_id, sa.or_(BatchPlace.to_on.is_(None), BatchPlace.to_on >= day)
    )


def _holds(first: date, last: date | None) -> list[Any]:
    return [Batch.to_on >= first, *([Batch.from_on <= last] if last else [])]


def _batch(row: Any, children: frozenset[UUID]) -> Booking:
    takes = [Resource(Kind.PERSON, row.person_id, row.person)]
    if row.room_id:
        takes.append(Resource(Kind.ROOM, row.room_id, row.room))
    said = _("workshop %(batch)s", batch=row.what)
    return Booking(key=f"{KEY}{row.id}", what=said, when=when_of(row), takes=tuple(takes), children=children)


def _away(row: Any, children: frozenset[UUID]) -> Booking:
    return Booking(
        key=f"elsewhere:batch:{row.id}",
        what=_("a batch in another home"),
        when=when_of(row),
        takes=(Resource(Kind.PERSON, row.person_id, row.person),),
    )


TELL = {BATCH: _batch, AWAY: _away}
