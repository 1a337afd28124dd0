"""Who learns together: batches, the children in them, and the sheets of their days."""

from datetime import date, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, Versioned
from foundation.rolls.models import CorrectionMixin, MarkMixin, SheetMixin
from foundation.scope import BelongsToHome
from residents.models import OfFile, of_file
from vocational.models.syllabus import of_home, writer


class Batch(Keyed, BelongsToHome, Versioned, Base):
    """A batch: the version that it learns, its trainer, room, weekdays (bits, Monday 1) and hours, first and last day.

    `is_hobby` is a batch of hobby hours: children under 14 may be in it, and it gives no certificate.
    """

    __tablename__ = "batch"
    __table_args__: Any = (
        of_home("trade_id", "trade"),
        of_home("syllabus_id", "syllabus"),
        of_home("room_id", "room"),
        writer("trainer_id"),
        sa.UniqueConstraint("home_id", "name"),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("weekdays BETWEEN 1 AND 127", name="weekdays_are_seven"),
        sa.CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        sa.CheckConstraint("to_on >= from_on", name="to_after_from"),
    )

    trade_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    syllabus_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    name: Mapped[str] = mapped_column(Line(80))
    trainer_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    room_id: Mapped[UUID | None] = mapped_column(sa.Uuid, index=True)
    is_hobby: Mapped[bool] = mapped_column(sa.Boolean, default=False)
    weekdays: Mapped[int] = mapped_column(sa.SmallInteger)
    starts_at: Mapped[time] = mapped_column(sa.Time)
    ends_at: Mapped[time] = mapped_column(sa.Time)
    from_on: Mapped[date] = mapped_column(sa.Date)
    to_on: Mapped[date] = mapped_column(sa.Date)


class BatchPlace(Keyed, OfFile, Versioned, Base):
    """That a child is of a batch, from one day to another.

    `age_years` is her age when she came; `schooling` answers the warning about her school hours, where there was one.
    """

    __tablename__ = "batch_place"
    __table_args__: Any = (
        of_file(),
        of_home("batch_id", "batch"),
        writer("written_by"),
        sa.UniqueConstraint("batch_id", "case_file_id"),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name="to_after_from"),
    )

    batch_id: Mapped[UUID] = mapped_column(sa.Uuid)
    from_on: Mapped[date] = mapped_column(sa.Date)
    to_on: Mapped[date | None] = mapped_column(sa.Date)
    age_years: Mapped[int] = mapped_column(sa.SmallInteger)
    schooling: Mapped[str] = mapped_column(Line(200), default="")
    why_left: Mapped[str] = mapped_column(Line(200), default="")
    written_by: Mapped[UUID | None] = mapped_column(sa.Uuid)


class WorkshopSheet(SheetMixin, Base):
    """Who was in a batch on one day, and how many minutes it lasted."""

    __tablename__ = "workshop_sheet"
    __table_args__: Any = (
        sa.UniqueConstraint("batch_id", "day"),
        sa.UniqueConstraint("id", "home_id"),
        of_home("batch_id", "batch"),
        writer("marked_by"),
        writer("changed_by"),
        sa.CheckConstraint("state IN ('open', 'held', 'not_held')", name="state_known"),
        sa.CheckConstraint("state <> 'not_held' OR reason_not_held <> ''", name="not_held_says_why"),
        sa.CheckConstraint("minutes > 0", name="minutes_some"),
        sa.Index("ix_workshop_sheet_home_id_day", "home_id", "day"),
    )

    batch_id: Mapped[UUID] = mapped_column(sa.Uuid)
    minutes: Mapped[int] = mapped_column(sa.SmallInteger)


class WorkshopMark(MarkMixin, Base):
    """Whether one child was in the workshop on that day, and why not."""

    __tablename__ = "workshop_mark"
    __table_args__: Any = (
        of_home("sheet_id", "workshop_sheet"),
        of_home("case_file_id", "case_file"),
        writer("marked_by"),
        sa.CheckConstraint("mark IN ('present', 'absent', 'void')", name="mark_known"),
        sa.CheckConstraint("mark <> 'absent' OR reason <> ''", name="absent_says_why"),
    )


class WorkshopCorrection(CorrectionMixin, Base):
    """A mark of the workshop that was changed, with both marks kept."""

    __tablename__ = "workshop_correction"
    __table_args__: Any = (
        of_home("sheet_id", "workshop_sheet"),
        of_home("case_file_id", "case_file"),
        writer("corrected_by"),
    )
