"""Subjects, classes, who teaches what when, who is enrolled, and the attendance sheets."""

from datetime import date, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, Versioned
from foundation.rolls.models import CorrectionMixin, MarkMixin, SheetMixin
from foundation.scope import BelongsToHome


def of_home(column: str, table: str) -> sa.ForeignKeyConstraint:
    """Answer the key that makes the database agree that both rows are of one home."""
    return sa.ForeignKeyConstraint([column, "home_id"], [f"{table}.id", f"{table}.home_id"])


def writer(column: str) -> sa.ForeignKeyConstraint:
    """Answer the key of a column that names a person with an account."""
    return sa.ForeignKeyConstraint([column], ["person_account.id"])


class Subject(Keyed, BelongsToHome, Versioned, Base):
    """What is taught: Bengali, mathematics, dance; each home has its own list."""

    __tablename__ = "subject"
    __table_args__: Any = (sa.UniqueConstraint("home_id", "name"), sa.UniqueConstraint("id", "home_id"))

    name: Mapped[str] = mapped_column(Line(80))
    name_local: Mapped[str] = mapped_column(Line(80), default="")
    ends_on: Mapped[date | None] = mapped_column(sa.Date)


class SchoolClass(Keyed, BelongsToHome, Versioned, Base):
    """A class of the home's school: who learns together, where, from which day to which."""

    __tablename__ = "school_class"
    __table_args__: Any = (
        sa.UniqueConstraint("home_id", "name", "starts_on"),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),
    )

    name: Mapped[str] = mapped_column(Line(80))
    name_local: Mapped[str] = mapped_column(Line(80), default="")
    level: Mapped[str] = mapped_column(sa.String(20), default="")
    room: Mapped[str] = mapped_column(Line(80), default="")
    starts_on: Mapped[date] = mapped_column(sa.Date)
    ends_on: Mapped[date | None] = mapped_column(sa.Date)


class Teaching(Keyed, BelongsToHome, Versioned, Base):
    """One period of the week: a subject taught to a class by one person on these weekdays at this time.

    It was laid by hand, or it came from the version of the timetable that was published. `weekdays` is a set of bits,
    Monday 1, Tuesday 2, ... Sunday 64. Times are the home's own clock.
    """

    __tablename__ = "teaching"
    __table_args__: Any = (
        of_home("class_id", "school_class"),
        of_home("subject_id", "subject"),
        of_home("timetable_id", "timetable"),
        of_home("period_id", "school_period"),
        of_home("room_id", "room"),
        writer("teacher_id"),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("weekdays BETWEEN 1 AND 127", name="weekdays_are_seven"),
        sa.CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name="to_after_from"),
    )

    class_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    subject_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    teacher_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    weekdays: Mapped[int] = mapped_column(sa.SmallInteger)
    starts_at: Mapped[time] = mapped_column(sa.Time)
    ends_at: Mapped[time] = mapped_column(sa.Time)
    room: Mapped[str] = mapped_column(Line(80), default="")
    from_on: Mapped[date] = mapped_column(sa.Date)
    to_on: Mapped[date | None] = mapped_column(sa.Date)
    timetable_id: Mapped[UUID | None] = mapped_column(sa.Uuid, index=True)
    period_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    room_id: Mapped[UUID | None] = mapped_column(sa.Uuid, index=True)


class Enrolment(Keyed, BelongsToHome, Versioned, Base):
    """That a child is of a class, from one day to another, with her number on its roll."""

    __tablename__ = "enrolment"
    __table_args__: Any = (
        of_home("class_id", "school_class"),
        of_home("case_file_id", "case_file"),
        sa.UniqueConstraint("class_id", "case_file_id", "from_on"),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name="to_after_from"),
        sa.Index("ix_enrolment_class_id_from_on", "class_id", "from_on"),
    )

    class_id: Mapped[UUID] = mapped_column(sa.Uuid)
    case_file_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    from_on: Mapped[date] = mapped_column(sa.Date)
    to_on: Mapped[date | None] = mapped_column(sa.Date)
    roll_no: Mapped[int | None] = mapped_column(sa.SmallInteger)


class AttendanceSheet(SheetMixin, Base):
    """Who was in one class in one period of one day; without a period it is the sheet of the whole day."""

    __tablename__ = "attendance_sheet"
    __table_args__: Any = (
        sa.UniqueConstraint("class_id", "day", "slot"),
        sa.UniqueConstraint("id", "home_id"),
        of_home("class_id", "school_class"),
        of_home("teaching_id", "teaching"),
        writer("marked_by"),
        writer("changed_by"),
        sa.CheckConstraint("state IN ('open', 'held', 'not_held')", name="state_known"),
        sa.CheckConstraint("state <> 'not_held' OR reason_not_held <> ''", name="not_held_says_why"),
        sa.Index("ix_attendance_sheet_home_id_day", "home_id", "day"),
    )

    class_id: Mapped[UUID] = mapped_column(sa.Uuid)
    teaching_id: Mapped[UUID | None] = mapped_column(sa.Uuid, index=True)


class AttendanceMark(MarkMixin, Base):
    """Whether one child was in that class, and why not."""

    __tablename__ = "attendance_mark"
    __table_args__: Any = (
        of_home("sheet_id", "attendance_sheet"),
        of_home("case_file_id", "case_file"),
        writer("marked_by"),
        sa.CheckConstraint("mark IN ('present', 'absent', 'void')", name="mark_known"),
        sa.CheckConstraint("mark <> 'absent' OR reason <> ''", name="absent_says_why"),
    )


class AttendanceCorrection(CorrectionMixin, Base):
    """A mark of attendance that was changed, with both marks kept."""

    __tablename__ = "attendance_correction"
    __table_args__: Any = (
        of_home("sheet_id", "attendance_sheet"),
        of_home("case_file_id", "case_file"),
        writer("corrected_by"),
    )
