"""The child as a person, her file in a home, and what every row of a file shares."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True)
class OneOpen:
    """Of a table's rows one is open in a file: how the earlier ends when two files of one child are joined.

    It stands in the table's own words, `{"info": {OPEN: OneOpen(...)}}`, so that any room's table may say it.
    `began` is the column that tells the earlier of two; `ended` answers the columns that end it, from today.
    """

    constraint: str
    began: str
    ended: Callable[[date], dict[str, Any]]


OPEN = "one_open"


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
    village: Mapped[str] = mapped_column(Line(120), default="", server_default="")


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
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sealed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    merged_into_id: Mapped[UUID | None] = mapped_column(sa.Uuid, index=True)
    committee_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("committee.id"), index=True)
