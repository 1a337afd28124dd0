"""What is taught: the trades that a home took up, and each version of its syllabus."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, UtcDateTime, Versioned
from foundation.scope import BelongsToHome


def of_home(column: str, table: str) -> sa.ForeignKeyConstraint:
    """Answer the key that makes the database agree that both rows are of one home."""
    return sa.ForeignKeyConstraint([column, "home_id"], [f"{table}.id", f"{table}.home_id"])


def writer(column: str) -> sa.ForeignKeyConstraint:
    """Answer the key of a column that names a person with an account."""
    return sa.ForeignKeyConstraint([column], ["person_account.id"])


class Trade(Keyed, BelongsToHome, Versioned, Base):
    """A trade that a home took up; `key` is one of `choices.trades`."""

    __tablename__ = "trade"
    __table_args__: Any = (sa.UniqueConstraint("home_id", "key"), sa.UniqueConstraint("id", "home_id"))

    key: Mapped[str] = mapped_column(sa.String(20))
    latest: Mapped[int] = mapped_column(sa.SmallInteger, default=1)


class Syllabus(Keyed, BelongsToHome, Base):
    """One version of a trade's syllabus. It is never changed: a batch keeps the version with which it began.

    `hours_needed` are the hours that a child attends before her certificate.
    """

    __tablename__ = "syllabus"
    __table_args__: Any = (
        of_home("trade_id", "trade"),
        writer("written_by"),
        sa.UniqueConstraint("trade_id", "number"),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("hours_needed > 0", name="hours_needed_some"),
    )

    trade_id: Mapped[UUID] = mapped_column(sa.Uuid)
    number: Mapped[int] = mapped_column(sa.SmallInteger)
    level: Mapped[int] = mapped_column(sa.SmallInteger)
    hours_needed: Mapped[int] = mapped_column(sa.Integer)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.Uuid)


class SyllabusModule(Keyed, BelongsToHome, Base):
    """A module of a syllabus, in the order in which it is taught."""

    __tablename__ = "syllabus_module"
    __table_args__: Any = (
        of_home("syllabus_id", "syllabus"),
        sa.UniqueConstraint("syllabus_id", "position"),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("hours > 0", name="hours_some"),
    )

    syllabus_id: Mapped[UUID] = mapped_column(sa.Uuid)
    position: Mapped[int] = mapped_column(sa.SmallInteger)
    name: Mapped[str] = mapped_column(Line(120))
    hours: Mapped[int] = mapped_column(sa.Integer)


class Competency(Keyed, BelongsToHome, Base):
    """What a child can do after a module, in words that can be observed; some are extra and not asked for."""

    __tablename__ = "competency"
    __table_args__: Any = (
        of_home("module_id", "syllabus_module"),
        sa.UniqueConstraint("module_id", "position"),
        sa.UniqueConstraint("id", "home_id"),
    )

    module_id: Mapped[UUID] = mapped_column(sa.Uuid)
    position: Mapped[int] = mapped_column(sa.SmallInteger)
    words: Mapped[str] = mapped_column(Line(200))
    is_required: Mapped[bool] = mapped_column(sa.Boolean, default=True)
