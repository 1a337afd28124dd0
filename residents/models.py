"""The tables of the family floor: the child, her file in a home, her stays, beds, and what was corrected."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from foundation.db import Base, Keyed, Line, Prose, UtcDateTime, Versioned
from foundation.scope import BelongsToHome


class Codes(TypeDecorator[tuple[str, ...]]):
    """A few codes in their order, kept as `,vii,ix,` so that one can be looked for."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: Iterable[str] | str | None, dialect: Any) -> str | None:
        if value is None or isinstance(value, str):
            return value
        return f",{','.join(value)}," if (value := tuple(value)) else ""

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[str, ...]:
        return tuple(code for code in (value or "").split(",") if code)

    def coerce_compared_value(self, op: Any, value: Any) -> Any:
        return sa.String()


class OfFile(BelongsToHome):
    """A row about a child as one home knows her: the file and the home agree by a composite key."""

    case_file_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)


def of_file() -> sa.ForeignKeyConstraint:
    """Answer the composite key by which the database itself agrees that a file's row is its home's."""
    return sa.ForeignKeyConstraint(["case_file_id", "home_id"], ["case_file.id", "case_file.home_id"])


class Child(Keyed, Versioned, Base):
    """A child as a person: she belongs to no home."""

    __tablename__ = "child"
    __table_args__ = (sa.CheckConstraint("sex in ('girl', 'boy', 'other')", name="sex"),)

    name: Mapped[str] = mapped_column(Line(120), default="")
    name_local: Mapped[str] = mapped_column(Line(120), default="")
    name_kind: Mapped[str] = mapped_column(sa.String(10), default="original")
    name_key: Mapped[str] = mapped_column(sa.String(300), default="", index=True)
    sex: Mapped[str] = mapped_column(sa.String(6))
    born_on: Mapped[date | None]
    age_years_stated: Mapped[int | None]
    age_stated_on: Mapped[date | None]
    age_stated_by: Mapped[str] = mapped_column(Line(120), default="")
    marks: Mapped[str] = mapped_column(Prose(), default="")
    father_name: Mapped[str] = mapped_column(Line(120), default="")
    father_name_key: Mapped[str] = mapped_column(sa.String(300), default="", index=True)
    mother_name: Mapped[str] = mapped_column(Line(120), default="")


class CaseFile(Keyed, BelongsToHome, Versioned, Base):
    """A child's file in one home, known by its code, such as KRS-2026-014."""

    __tablename__ = "case_file"
    __table_args__ = (
        sa.UniqueConstraint("home_id", "child_id"),
        sa.UniqueConstraint("id", "home_id"),
        sa.UniqueConstraint("home_id", "year", "serial"),
    )

    child_id: Mapped[UUID] = mapped_column(sa.ForeignKey("child.id"), index=True)
    code: Mapped[str] = mapped_column(sa.String(20), unique=True)
    serial: Mapped[int]
    year: Mapped[int]
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sealed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    committee_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("committee.id"), index=True)


class Serial(Keyed, BelongsToHome, Base):
    """The last number given in a home and year, for files and for lines of the admission register."""

    __tablename__ = "resident_serial"
    __table_args__ = (sa.UniqueConstraint("home_id", "kind", "year"),)

    kind: Mapped[str] = mapped_column(sa.String(12))
    year: Mapped[int]
    last: Mapped[int] = mapped_column(default=0)


class Placement(Keyed, OfFile, Versioned, Base):
    """A stay under a file: residential, day, night shelter or aftercare; one open stay at a time."""

    __tablename__ = "placement"
    __table_args__ = (
        of_file(),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("ended_at is null or ended_at >= started_at", name="ended_after_start"),
        sa.Index(
            "uq_placement_open",
            "case_file_id",
            unique=True,
            sqlite_where=sa.column("ended_at").is_(None),
            postgresql_where=sa.column("ended_at").is_(None),
        ),
        sa.Index("ix_placement_home_id_started_at", "home_id", "started_at"),
        sa.Index("ix_placement_home_id_ended_at", "home_id", "ended_at"),
    )

    kind: Mapped[str] = mapped_column(sa.String(14), default="residential")
    register_no: Mapped[int | None]
    categories: Mapped[tuple[str, ...]] = mapped_column(Codes(80), default=())
    brought_by: Mapped[str] = mapped_column(sa.String(20), default="")
    brought_by_text: Mapped[str] = mapped_column(Line(160), default="")
    is_overnight: Mapped[bool] = mapped_column(default=False)
    exceptions: Mapped[tuple[str, ...]] = mapped_column(Codes(40), default=())
    exception_reason: Mapped[str] = mapped_column(Line(200), default="")
    order_no: Mapped[str] = mapped_column(Line(80), default="")
    order_date: Mapped[date | None]
    order_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("committee.id"))
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    exit_reason: Mapped[str] = mapped_column(sa.String(24), default="")
    exit_order_no: Mapped[str] = mapped_column(Line(80), default="")
    exit_order_date: Mapped[date | None]
    exit_order_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("committee.id"))
    handed_to: Mapped[str] = mapped_column(Line(120), default="")
    handed_relation: Mapped[str] = mapped_column(Line(60), default="")
    exit_written_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    exit_written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class BedStay(Keyed, OfFile, Base):
    """Who slept in which bed, from when to when; a bed holds one child, a child has one bed."""

    __tablename__ = "bed_stay"
    __table_args__ = (
        of_file(),
        sa.ForeignKeyConstraint(["bed_id", "home_id"], ["bed.id", "bed.home_id"]),
        sa.ForeignKeyConstraint(["placement_id", "home_id"], ["placement.id", "placement.home_id"]),
        sa.CheckConstraint("to_at is null or to_at >= from_at", name="to_after_from"),
        sa.Index(
            "uq_bed_stay_bed_now",
            "bed_id",
            unique=True,
            sqlite_where=sa.column("to_at").is_(None),
            postgresql_where=sa.column("to_at").is_(None),
        ),
        sa.Index(
            "uq_bed_stay_child_now",
            "case_file_id",
            unique=True,
            sqlite_where=sa.column("to_at").is_(None),
            postgresql_where=sa.column("to_at").is_(None),
        ),
        sa.Index("ix_bed_stay_placement_id", "placement_id"),
    )

    bed_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    placement_id: Mapped[UUID] = mapped_column(sa.Uuid)
    from_at: Mapped[datetime] = mapped_column(UtcDateTime)
    to_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class PlacementChange(Keyed, OfFile, Base):
    """A change in the nature of custody during a stay: an order came, one night became a stay."""

    __tablename__ = "placement_change"
    __table_args__ = (
        of_file(),
        sa.ForeignKeyConstraint(["placement_id", "home_id"], ["placement.id", "placement.home_id"]),
        sa.Index("ix_placement_change_placement_id", "placement_id"),
    )

    placement_id: Mapped[UUID] = mapped_column(sa.Uuid)
    kind: Mapped[str] = mapped_column(sa.String(20))
    order_no: Mapped[str] = mapped_column(Line(80), default="")
    order_date: Mapped[date | None]
    order_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("committee.id"))
    happened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class PhotoOf(Keyed, OfFile, Base):
    """A photograph of the child, kept encrypted under her own key."""

    __tablename__ = "photo_of"
    __table_args__ = (of_file(),)

    file_id: Mapped[UUID] = mapped_column(sa.Uuid)
    taken_on: Mapped[date]
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    added_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class Assignment(Keyed, OfFile, Base):
    """Whose caseload the child is in, as what; `to_on` is the first day on which she no longer is."""

    __tablename__ = "assignment"
    __table_args__ = (
        of_file(),
        sa.Index("ix_assignment_user_id_to_on", "user_id", "to_on"),
        sa.CheckConstraint("to_on is null or to_on >= from_on", name="to_after_from"),
    )

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"))
    as_role: Mapped[str] = mapped_column(sa.String(20))
    from_on: Mapped[date]
    to_on: Mapped[date | None]


class Correction(Keyed, OfFile, Base):
    """A value that was mended: the old one stays readable, struck out, with the reason, as in ink."""

    __tablename__ = "correction"
    __table_args__ = (of_file(), sa.Index("ix_correction_subject_id", "subject_id"))

    subject_table: Mapped[str] = mapped_column(sa.String(40))
    subject_id: Mapped[UUID] = mapped_column(sa.Uuid)
    field: Mapped[str] = mapped_column(sa.String(40))
    old_text: Mapped[str] = mapped_column(Prose(), default="")
    new_text: Mapped[str] = mapped_column(Prose(), default="")
    reason: Mapped[str] = mapped_column(Line(200))
    by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    by_name: Mapped[str] = mapped_column(Line(120), default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime)
