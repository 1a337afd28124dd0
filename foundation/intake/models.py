"""The tables of what is taken in from files: the file, what was said of its rows, what came of it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.db import Base, Keyed, Line, UtcDateTime
from foundation.scope import BelongsToHome
from foundation.sealed import Sealed, SealedText


class Intake(Keyed, BelongsToHome, Base):
    """One file that is taken in: how it is read, how far it is. The file lies encrypted under the home's key."""

    __tablename__ = "intake"
    __table_args__ = (
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("state in ('open', 'running', 'done', 'undone', 'put_away')", name="state_known"),
        sa.Index("ix_intake_home_id_made_at", "home_id", "made_at"),
    )

    kind: Mapped[str] = mapped_column(sa.String(20))
    state: Mapped[str] = mapped_column(sa.String(8), default="open")
    file_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    sheet: Mapped[str] = mapped_column(Line(60), default="")
    head: Mapped[int] = mapped_column(default=0)
    columns: Mapped[dict[str, int]] = mapped_column(sa.JSON)
    is_mapped: Mapped[bool] = mapped_column(default=False)
    month_first: Mapped[bool] = mapped_column(default=False)
    read_on: Mapped[date]
    numbers: Mapped[list[Any]] = mapped_column(sa.JSON)
    work_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    count: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    made_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    undone_why: Mapped[str] = mapped_column(Line(200), default="")


class IntakeRow(Keyed, BelongsToHome, Base):
    """What was said of one row: mended cells (sealed), why it stays out, that it is another child, what it became."""

    __tablename__ = "intake_row"
    __table_args__ = (
        sa.ForeignKeyConstraint(["intake_id", "home_id"], ["intake.id", "intake.home_id"]),
        sa.UniqueConstraint("intake_id", "line"),
    )

    intake_id: Mapped[UUID] = mapped_column(sa.Uuid)
    line: Mapped[int]
    mended: Mapped[Sealed | None] = mapped_column(SealedText())
    left_out: Mapped[str] = mapped_column(Line(120), default="")
    is_another: Mapped[bool] = mapped_column(default=False)
    made: Mapped[str] = mapped_column(Line(40), default="")


class IntakeMade(Keyed, BelongsToHome, Base):
    """One row that an import wrote, and the version that it had then: enough to take it back.

    `before` is what stood in a row that was there already: column -> value, and its version.
    """

    __tablename__ = "intake_made"
    __table_args__ = (
        sa.ForeignKeyConstraint(["intake_id", "home_id"], ["intake.id", "intake.home_id"]),
        sa.UniqueConstraint("intake_id", "table_name", "row_id"),
    )

    intake_id: Mapped[UUID] = mapped_column(sa.Uuid)
    table_name: Mapped[str] = mapped_column(sa.String(60))
    row_id: Mapped[UUID] = mapped_column(sa.Uuid)
    version: Mapped[int | None]
    before: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))


class IntakeMapping(Keyed, BelongsToHome, Base):
    """How a home mapped the columns of a kind of file the last time: column -> the words above it, folded."""

    __tablename__ = "intake_mapping"
    __table_args__ = (sa.UniqueConstraint("home_id", "kind"),)

    kind: Mapped[str] = mapped_column(sa.String(20))
    columns: Mapped[dict[str, str]] = mapped_column(sa.JSON)
