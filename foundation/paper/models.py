"""The sheets that were printed to be written on by hand: one row for each, from its number to its end."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, UtcDateTime, Versioned
from foundation.scope import BelongsToHome


class State(StrEnum):
    """How far a sheet has come: printed, its scan attached, its lines in the books, or closed without lines."""

    OPEN = "open"
    SCANNED = "scanned"
    ENTERED = "entered"
    NOT_USED = "not_used"
    LOST = "lost"


WAITING = (State.OPEN, State.SCANNED)


class PaperSheet(Keyed, BelongsToHome, Versioned, Base):
    """One printed sheet: its number in the home's year, what it is for, who wrote on it, its scan, what became of it.

    `place` is the source's own key of what the sheet is of (a class and period); an empty sheet has neither place nor
    day until somebody says of what it was used. `about` are words without a name. `kept_by` wrote on the paper,
    `ended_by` typed it. `figures` are numbers counted on paper of what the house keeps no lines of.
    """

    __tablename__ = "paper_sheet"
    __table_args__ = (
        sa.UniqueConstraint("home_id", "year", "number"),
        sa.CheckConstraint("state IN ('open', 'scanned', 'entered', 'not_used', 'lost')", name="state_known"),
        sa.CheckConstraint("state NOT IN ('not_used', 'lost') OR reason <> ''", name="closed_says_why"),
        sa.CheckConstraint("state <> 'scanned' OR scan_id IS NOT NULL", name="scanned_has_scan"),
        sa.Index("ix_paper_sheet_home_id_state", "home_id", "state"),
    )

    year: Mapped[int] = mapped_column(sa.SmallInteger)
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(sa.String(20))
    place: Mapped[str] = mapped_column(sa.String(80), default="")
    day: Mapped[date | None]
    about: Mapped[str] = mapped_column(Line(160), default="")
    state: Mapped[str] = mapped_column(sa.String(10), default=State.OPEN)
    print_serial: Mapped[str] = mapped_column(sa.String(12))
    enter_by: Mapped[date]
    printed_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    printed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    kept_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    scan_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    scanned_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    scanned_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    lines: Mapped[int] = mapped_column(default=0)
    figures: Mapped[dict[str, Any]] = mapped_column(sa.JSON, default=dict)
    reason: Mapped[str] = mapped_column(Line(200), default="")

    @property
    def said(self) -> str:
        """Answer the number as it stands on the paper: `2026/14`."""
        return f"{self.year}/{self.number}"

    @property
    def is_waiting(self) -> bool:
        """Answer whether its lines are not in the books yet."""
        return self.state in WAITING
