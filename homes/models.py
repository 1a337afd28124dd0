"""The tables of the hall: organisation, homes, rooms and beds, staff, committees, holidays."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.db import Base, Keyed, Line, UtcDateTime, Versioned
from foundation.scope import BelongsToHome
from foundation.sealed import Sealed, SealedText


class Organisation(Keyed, Base):
    """The body that runs the homes; one in each house."""

    __tablename__ = "organisation"

    name: Mapped[str] = mapped_column(Line(200))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)


class Home(Keyed, Versioned, Base):
    """An institution under the JJ Act: whom it takes, how many, and by which registration."""

    __tablename__ = "home"
    __table_args__ = (
        sa.CheckConstraint("length(code) >= 2 and length(code) <= 5", name="code_two_to_five"),
        sa.CheckConstraint("age_from >= 0 and age_to >= age_from and age_to <= 25", name="age_band"),
        sa.CheckConstraint("sanctioned_strength > 0", name="strength_positive"),
    )

    organisation_id: Mapped[UUID] = mapped_column(sa.ForeignKey("organisation.id"), index=True)
    code: Mapped[str] = mapped_column(sa.String(5), unique=True)
    name: Mapped[str] = mapped_column(Line(120))
    name_local: Mapped[str] = mapped_column(Line(120), default="")
    kind: Mapped[str] = mapped_column(sa.String(20))
    for_whom: Mapped[str] = mapped_column(sa.String(8))
    age_from: Mapped[int]
    age_to: Mapped[int]
    sanctioned_strength: Mapped[int]
    registration_no: Mapped[str] = mapped_column(Line(80), default="")
    registration_valid_until: Mapped[date | None]
    address: Mapped[Sealed | None] = mapped_column(SealedText())
    district: Mapped[str] = mapped_column(Line(80), default="")
    state: Mapped[str] = mapped_column(Line(80), default="")
    time_zone: Mapped[str] = mapped_column(sa.String(40), default=clock.DEFAULT_ZONE)
    opened_on: Mapped[date | None]
    go_live_on: Mapped[date | None]
    go_live_days: Mapped[int] = mapped_column(default=30, server_default="30")


class Room(Keyed, BelongsToHome, Versioned, Base):
    """A room of a home in which children sleep or are looked after."""

    __tablename__ = "room"
    __table_args__ = (sa.UniqueConstraint("home_id", "name"), sa.UniqueConstraint("id", "home_id"))

    name: Mapped[str] = mapped_column(Line(60))
    used_for: Mapped[str] = mapped_column(sa.String(12), default="dormitory")


class Bed(Keyed, BelongsToHome, Base):
    """One bed; a withdrawn bed keeps its history and takes nobody."""

    __tablename__ = "bed"
    __table_args__ = (
        sa.UniqueConstraint("home_id", "label"),
        sa.UniqueConstraint("id", "home_id"),
        sa.ForeignKeyConstraint(["room_id", "home_id"], ["room.id", "room.home_id"]),
        sa.Index("ix_bed_room_id", "room_id"),
    )

    room_id: Mapped[UUID] = mapped_column(sa.Uuid)
    label: Mapped[str] = mapped_column(Line(20))
    withdrawn_on: Mapped[date | None]


class StaffMember(Keyed, BelongsToHome, Versioned, Base):
    """A person who works in a home: post, joining, leaving, police verification."""

    __tablename__ = "staff_member"
    __table_args__ = (
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("left_on is null or left_on >= joined_on", name="left_after_joining"),
    )

    name: Mapped[str] = mapped_column(Line(120))
    name_local: Mapped[str] = mapped_column(Line(120), default="")
    designation: Mapped[str] = mapped_column(sa.String(20))
    joined_on: Mapped[date]
    left_on: Mapped[date | None]
    leaving_reason: Mapped[str] = mapped_column(Line(200), default="")
    phone: Mapped[Sealed | None] = mapped_column(SealedText())
    user_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"), index=True)
    police_verified_on: Mapped[date | None]
    police_verification_ref: Mapped[str] = mapped_column(Line(80), default="")
    police_valid_until: Mapped[date | None]


class StaffTraining(Keyed, BelongsToHome, Base):
    """A training that a member of staff took."""

    __tablename__ = "staff_training"
    __table_args__ = (
        sa.ForeignKeyConstraint(["staff_id", "home_id"], ["staff_member.id", "staff_member.home_id"]),
        sa.Index("ix_staff_training_staff_id", "staff_id"),
    )

    staff_id: Mapped[UUID] = mapped_column(sa.Uuid)
    title: Mapped[str] = mapped_column(Line(160))
    held_on: Mapped[date]
    days: Mapped[int] = mapped_column(default=1)
    given_by: Mapped[str] = mapped_column(Line(160), default="")


class Committee(Keyed, Base):
    """A body outside the homes that places children, inspects or manages: a CWC, a JJB, a committee."""

    __tablename__ = "committee"
    __table_args__ = (sa.UniqueConstraint("kind", "name"),)

    name: Mapped[str] = mapped_column(Line(120))
    kind: Mapped[str] = mapped_column(sa.String(12))
    district: Mapped[str] = mapped_column(Line(80), default="")


class Holiday(Keyed, BelongsToHome, Base):
    """A day on which this home's classes are not held."""

    __tablename__ = "holiday"
    __table_args__ = (sa.UniqueConstraint("home_id", "day"),)

    day: Mapped[date]
    name: Mapped[str] = mapped_column(Line(80))
