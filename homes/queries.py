"""What the hall asks: homes with their occupancy, rooms and beds, staff and their papers, holidays, committees."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from accounts.models import PostHeld, User
from foundation.db import db
from foundation.names import spoken
from homes import rules
from homes.models import Bed, Committee, Holiday, Home, Organisation, Room, StaffMember, StaffTraining

Counts = Mapping[UUID, tuple[int, int]]
"""Home -> how many live there now, how many come by day."""


@dataclass(frozen=True)
class HomeLine:
    """A home in the list of homes."""

    id: UUID
    code: str
    name: str
    name_local: str
    kind: str
    for_whom: str
    district: str
    sanctioned_strength: int
    registration_valid_until: date | None
    living_here: int
    by_day: int


@dataclass(frozen=True)
class BedLine:
    """A bed, and whether a child sleeps in it."""

    id: UUID
    label: str
    is_withdrawn: bool
    is_taken: bool


@dataclass(frozen=True)
class RoomLine:
    """A room with its beds."""

    id: UUID
    name: str
    used_for: str
    beds: tuple[BedLine, ...]

    @property
    def in_use(self) -> int:
        """Answer how many beds may be slept in."""
        return sum(not bed.is_withdrawn for bed in self.beds)

    @property
    def free_labels(self) -> list[str]:
        """Answer the labels of the beds that may be given now."""
        return [bed.label for bed in self.beds if not bed.is_withdrawn and not bed.is_taken]

    @property
    def taken(self) -> int:
        """Answer in how many beds a child sleeps."""
        return sum(bed.is_taken for bed in self.beds)


def organisation() -> Organisation | None:
    """Answer the organisation of this house, or None before its set-up."""
    return db.session.scalar(sa.select(Organisation).limit(1))


def home(home_id: UUID) -> Home:
    """Answer a home."""
    return db.session.scalars(sa.select(Home).where(Home.id == home_id)).one()


def homes(*, counts: Counts, only: UUID | None = None) -> list[HomeLine]:
    """Answer every home by code, with how many are there now (`counts`: home -> living here, coming by day)."""
    asked = sa.select(
        Home.id, Home.code, Home.name, Home.name_local, Home.kind, Home.for_whom, Home.district,
        Home.sanctioned_strength, Home.registration_valid_until,
    ).order_by(Home.code)  # fmt: skip
    if only is not None:
        asked = asked.where(Home.id == only)
    lines = []
    for row in db.session.execute(asked).mappings():
        living_here, by_day = counts.get(row["id"], (0, 0))
        lines.append(HomeLine(**row, living_here=living_here, by_day=by_day))
    return lines


def rooms(home_id: UUID, *, taken: frozenset[UUID]) -> list[RoomLine]:
    """Answer the rooms of a home with their beds; `taken` are the beds in which a child sleeps. One statement."""
    asked = (
        sa.select(Room.id, Room.name, Room.used_for, Bed.id.label("bed_id"), Bed.label, Bed.withdrawn_on)
        .outerjoin(Bed, Bed.room_id == Room.id)
        .where(Room.home_id == home_id)
        .order_by(Room.name, Room.id, Bed.label)
    )
    found: dict[UUID, tuple[str, str, list[BedLine]]] = {}
    for row in db.session.execute(asked):
        room = found.setdefault(row.id, (row.name, row.used_for, []))
        if row.bed_id is not None:
            room[2].append(BedLine(row.bed_id, row.label, row.withdrawn_on is not None, row.bed_id in taken))
    return [RoomLine(id_, name, used_for, tuple(beds)) for id_, (name, used_for, beds) in found.items()]


@dataclass(frozen=True)
class StaffLine:
    """A person who works here, with the clock of her police verification."""

    id: UUID
    name: str
    name_local: str
    designation: str
    joined_on: date
    left_on: date | None
    police: rules.Validity


def staff(home_id: UUID, *, today: date, missing: str, with_left: bool) -> list[StaffLine]:
    """Answer the staff of a home by name; those who left only if asked for."""
    asked = sa.select(
        StaffMember.id, StaffMember.name, StaffMember.name_local, StaffMember.designation, StaffMember.joined_on,
        StaffMember.left_on, StaffMember.police_verified_on, StaffMember.police_valid_until,
    ).where(StaffMember.home_id == home_id)  # fmt: skip
    if not with_left:
        asked = asked.where(sa.or_(StaffMember.left_on.is_(None), StaffMember.left_on >= today))
    lines = []
    for row in db.session.execute(asked.order_by(StaffMember.name, StaffMember.id)):
        police = rules.validity(row.police_valid_until, today=today, missing=missing)
        lines.append(
            StaffLine(row.id, row.name, row.name_local, row.designation, row.joined_on, row.left_on, police)
        )
    return lines


def accounts_here(home_id: UUID) -> list[tuple[UUID, str]]:
    """Answer the people who hold or held a post in a home, by name, to choose whose record it is."""
    held = sa.exists().where(PostHeld.user_id == User.id, PostHeld.home_id == home_id)
    asked = sa.select(User.id, spoken(User).label("name")).where(held).order_by(User.name, User.id)
    return [(row.id, row.name) for row in db.session.execute(asked)]


def trainings(staff_id: UUID) -> list[StaffTraining]:
    """Answer the trainings of a member of staff, newest first."""
    asked = sa.select(StaffTraining).where(StaffTraining.staff_id == staff_id)
    return list(db.session.scalars(asked.order_by(StaffTraining.held_on.desc(), StaffTraining.id)))


def holidays(home_id: UUID, *, first: date) -> list[Holiday]:
    """Answer the holidays of a home from a day on."""
    asked = sa.select(Holiday).where(Holiday.home_id == home_id, Holiday.day >= first)
    return list(db.session.scalars(asked.order_by(Holiday.day)))


def committees() -> list[Committee]:
    """Answer every committee, by kind and name."""
    return list(db.session.scalars(sa.select(Committee).order_by(Committee.kind, Committee.name)))


def committees_by_name() -> list[tuple[UUID, str]]:
    """Answer id and name of every committee, for the post of somebody who sits on one or is sent by one."""
    return [(body.id, body.name) for body in committees()]
