"""The tables of the timetable: periods, when teachers are there, versions with their cells, covers of one day."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from education.models.school import of_home, writer
from foundation import clock
from foundation.db import Base, Keyed, Line, UtcDateTime, Versioned
from foundation.scope import BelongsToHome


class SchoolPeriod(Keyed, BelongsToHome, Versioned, Base):
    """A period of a home's school day: its name and hours on these weekdays; a break takes no lesson.

    `weekdays` is a set of bits, Monday 1 ... Sunday 64. From `ends_on` on it is offered no more.
    """

    __tablename__ = "school_period"
    __table_args__: Any = (
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("weekdays BETWEEN 1 AND 127", name="weekdays_are_seven"),
        sa.CheckConstraint("ends_at > starts_at", name="ends_after_start"),
    )

    name: Mapped[str] = mapped_column(Line(40))
    name_local: Mapped[str] = mapped_column(Line(40), default="")
    is_break: Mapped[bool] = mapped_column(sa.Boolean, default=False)
    weekdays: Mapped[int] = mapped_column(sa.SmallInteger)
    starts_at: Mapped[time] = mapped_column(sa.Time)
    ends_at: Mapped[time] = mapped_column(sa.Time)
    ends_on: Mapped[date | None] = mapped_column(sa.Date)


class TeacherHours(Keyed, BelongsToHome, Versioned, Base):
    """When a teacher is in this home: hours of some weekdays; one without any such row may teach at any time."""

    __tablename__ = "teacher_hours"
    __table_args__: Any = (
        writer("teacher_id"),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("weekdays BETWEEN 1 AND 127", name="weekdays_are_seven"),
        sa.CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name="to_after_from"),
    )

    teacher_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    weekdays: Mapped[int] = mapped_column(sa.SmallInteger)
    starts_at: Mapped[time] = mapped_column(sa.Time)
    ends_at: Mapped[time] = mapped_column(sa.Time)
    from_on: Mapped[date] = mapped_column(sa.Date)
    to_on: Mapped[date | None] = mapped_column(sa.Date)


DRAFT, PUBLISHED, DISCARDED = "draft", "published", "discarded"


class Timetable(Keyed, BelongsToHome, Versioned, Base):
    """One version of a home's timetable: a draft, then published from a day; the next version ends it."""

    __tablename__ = "timetable"
    __table_args__: Any = (
        sa.UniqueConstraint("home_id", "number"),
        sa.UniqueConstraint("id", "home_id"),
        writer("published_by"),
        sa.CheckConstraint("state IN ('draft', 'published', 'discarded')", name="state_known"),
        sa.CheckConstraint("(state = 'published') = (published_at IS NOT NULL)", name="published_says_when"),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name="to_after_from"),
        sa.Index("uq_timetable_home_id_draft", "home_id", unique=True, sqlite_where=sa.column("state") == "draft",
                 postgresql_where=sa.column("state") == "draft"),
    )  # fmt: skip

    number: Mapped[int] = mapped_column(sa.Integer)
    state: Mapped[str] = mapped_column(sa.String(10), default=DRAFT)
    from_on: Mapped[date] = mapped_column(sa.Date)
    to_on: Mapped[date | None] = mapped_column(sa.Date)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    published_by: Mapped[UUID | None] = mapped_column(sa.Uuid)


class TimetableCell(Keyed, BelongsToHome, Versioned, Base):
    """What a class has in one period of one weekday (Monday 0) by one version: subject, teacher, room."""

    __tablename__ = "timetable_cell"
    __table_args__: Any = (
        of_home("timetable_id", "timetable"),
        of_home("class_id", "school_class"),
        of_home("period_id", "school_period"),
        of_home("subject_id", "subject"),
        of_home("room_id", "room"),
        writer("teacher_id"),
        sa.UniqueConstraint("timetable_id", "class_id", "period_id", "weekday"),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday_of_seven"),
    )

    timetable_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    class_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    period_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    weekday: Mapped[int] = mapped_column(sa.SmallInteger)
    subject_id: Mapped[UUID] = mapped_column(sa.Uuid)
    teacher_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    room_id: Mapped[UUID | None] = mapped_column(sa.Uuid)


class Cover(Keyed, BelongsToHome, Versioned, Base):
    """That another takes a period on one day, and why: the teacher is away."""

    __tablename__ = "cover"
    __table_args__: Any = (
        of_home("teaching_id", "teaching"),
        writer("teacher_id"),
        sa.UniqueConstraint("teaching_id", "day"),
        sa.UniqueConstraint("id", "home_id"),
        sa.Index("ix_cover_home_id_day", "home_id", "day"),
    )

    teaching_id: Mapped[UUID] = mapped_column(sa.Uuid)
    day: Mapped[date] = mapped_column(sa.Date)
    teacher_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    reason: Mapped[str] = mapped_column(sa.String(20))
    words: Mapped[str] = mapped_column(Line(200), default="")
