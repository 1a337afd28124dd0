"""Her stays under a file, who slept in which bed, changes of custody, whose caseload she is in."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, UtcDateTime, Versioned
from residents.models.child import Codes, OfFile, of_file


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
        sa.Index("ix_placement_newest", "case_file_id", "started_at", "id", "home_id"),
    )

    kind: Mapped[str] = mapped_column(sa.String(14), default="residential")
    register_no: Mapped[int | None]
    categories: Mapped[tuple[str, ...]] = mapped_column(Codes(80), default=())
    brought_by: Mapped[str] = mapped_column(sa.String(20), default="")
    brought_by_text: Mapped[str] = mapped_column(Line(160), default="")
    is_overnight: Mapped[bool] = mapped_column(default=False)
    is_taken_over: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    old_register_no: Mapped[str] = mapped_column(Line(40), default="", server_default="")
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
