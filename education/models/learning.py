"""The tables of a child's learning: the school outside that she goes to, its monthly slips, and her levels."""

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from education.models.school import of_home, writer
from foundation.db import Base, Keyed, Line, Versioned
from residents.models import OPEN, OfFile, OneOpen, of_file


class OutsideSchool(Keyed, OfFile, Versioned, Base):
    """That a child goes to a school outside: which, its board, her class and roll number, from when to when."""

    __tablename__ = "outside_school"
    __table_args__: Any = (
        of_file(),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name="to_after_from"),
        sa.CheckConstraint("udise = '' OR length(udise) = 11", name="udise_has_eleven"),
        sa.Index("uq_outside_school_open", "case_file_id", unique=True, sqlite_where=sa.column("to_on").is_(None),
                 postgresql_where=sa.column("to_on").is_(None)),
        {"info": {OPEN: OneOpen("uq_outside_school_open", "from_on", lambda today: {"to_on": today})}},
    )  # fmt: skip

    school: Mapped[str] = mapped_column(Line(160))
    udise: Mapped[str] = mapped_column(sa.String(11), default="")
    board: Mapped[str] = mapped_column(sa.String(20))
    class_name: Mapped[str] = mapped_column(Line(40))
    roll_no: Mapped[str] = mapped_column(Line(20), default="")
    from_on: Mapped[date] = mapped_column(sa.Date)
    to_on: Mapped[date | None] = mapped_column(sa.Date)
    why_ended: Mapped[str] = mapped_column(Line(200), default="")


class SchoolSlip(Keyed, OfFile, Versioned, Base):
    """The attendance slip of a school outside for one month: days open, days present. `month` is its first day."""

    __tablename__ = "school_slip"
    __table_args__: Any = (
        of_file(),
        of_home("outside_id", "outside_school"),
        writer("written_by"),
        sa.UniqueConstraint("outside_id", "month"),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("days_open BETWEEN 0 AND 31", name="days_of_a_month"),
        sa.CheckConstraint("days_present BETWEEN 0 AND days_open", name="present_when_open"),
    )

    outside_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    month: Mapped[date] = mapped_column(sa.Date)
    days_open: Mapped[int] = mapped_column(sa.SmallInteger)
    days_present: Mapped[int] = mapped_column(sa.SmallInteger)
    remark: Mapped[str] = mapped_column(Line(200), default="")
    written_on: Mapped[date] = mapped_column(sa.Date)
    written_by: Mapped[UUID | None] = mapped_column(sa.Uuid)


class LearningLevel(Keyed, OfFile, Versioned, Base):
    """What a child could do in one area on one day: a step of a plain scale, at entry or in a term."""

    __tablename__ = "learning_level"
    __table_args__: Any = (
        of_file(),
        writer("written_by"),
        sa.UniqueConstraint("case_file_id", "area", "seen_on"),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("step BETWEEN 0 AND 4", name="step_of_five"),
    )

    area: Mapped[str] = mapped_column(sa.String(12))
    step: Mapped[int] = mapped_column(sa.SmallInteger)
    occasion: Mapped[str] = mapped_column(sa.String(8))
    seen_on: Mapped[date] = mapped_column(sa.Date)
    words: Mapped[str] = mapped_column(Line(200), default="")
    written_on: Mapped[date] = mapped_column(sa.Date)
    written_by: Mapped[UUID | None] = mapped_column(sa.Uuid)
