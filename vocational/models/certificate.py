"""What a child has learnt: her trainer's sign-offs, and the certificate."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, UtcDateTime, Versioned
from residents.models import OfFile, of_file
from vocational.models.syllabus import of_home, writer


class SignOff(Keyed, OfFile, Base):
    """That a trainer saw on one day how far a child does something; it is struck out with a reason, never changed."""

    __tablename__ = "sign_off"
    __table_args__: Any = (
        of_file(),
        of_home("place_id", "batch_place"),
        of_home("competency_id", "competency"),
        writer("written_by"),
        writer("struck_by"),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("step IN ('not_yet', 'with_help', 'alone')", name="step_known"),
        sa.CheckConstraint("struck_at IS NULL OR struck_reason <> ''", name="struck_says_why"),
    )

    place_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    competency_id: Mapped[UUID] = mapped_column(sa.Uuid)
    step: Mapped[str] = mapped_column(sa.String(10))
    seen_on: Mapped[date] = mapped_column(sa.Date)
    words: Mapped[str] = mapped_column(Line(300))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.Uuid)
    struck_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    struck_reason: Mapped[str] = mapped_column(Line(200), default="")
    struck_by: Mapped[UUID | None] = mapped_column(sa.Uuid)


class Certificate(Keyed, OfFile, Versioned, Base):
    """A certificate that was issued: its number in the home's year, its check code, what it says; perhaps withdrawn."""

    __tablename__ = "certificate"
    __table_args__: Any = (
        of_file(),
        of_home("place_id", "batch_place"),
        writer("issued_by"),
        writer("withdrawn_by"),
        sa.UniqueConstraint("home_id", "year", "number"),
        sa.UniqueConstraint("check_code"),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("withdrawn_at IS NULL OR withdrawn_reason <> ''", name="withdrawn_says_why"),
        sa.Index("uq_certificate_standing", "place_id", unique=True, sqlite_where=sa.column("withdrawn_at").is_(None),
                 postgresql_where=sa.column("withdrawn_at").is_(None)),
    )  # fmt: skip

    place_id: Mapped[UUID] = mapped_column(sa.Uuid)
    year: Mapped[int] = mapped_column(sa.SmallInteger)
    number: Mapped[int] = mapped_column(sa.Integer)
    check_code: Mapped[str] = mapped_column(sa.String(12))
    trade_key: Mapped[str] = mapped_column(sa.String(20))
    level: Mapped[int] = mapped_column(sa.SmallInteger)
    modules: Mapped[int] = mapped_column(sa.SmallInteger)
    hours: Mapped[int] = mapped_column(sa.Integer)
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    issued_by: Mapped[UUID] = mapped_column(sa.Uuid)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_reason: Mapped[str] = mapped_column(Line(200), default="")
    withdrawn_by: Mapped[UUID | None] = mapped_column(sa.Uuid)
