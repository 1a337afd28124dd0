"""The pages of a register that were printed to be pasted into its bound book, and which lines stand on each."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, UtcDateTime
from foundation.scope import BelongsToHome


class PastedPage(Keyed, BelongsToHome, Base):
    """One page of a bound book: its number in the book's year, its print, and the head of the home's chain then.

    A page that the printer spoiled keeps its number and says why; its lines are printed anew.
    """

    __tablename__ = "pasted_page"
    __table_args__ = (
        sa.UniqueConstraint("home_id", "register_id", "year", "number", name="uq_pasted_page_number"),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("spoiled_at IS NULL OR spoiled_reason <> ''", name="spoiled_says_why"),
    )

    register_id: Mapped[str] = mapped_column(sa.String(60))
    year: Mapped[int] = mapped_column(sa.SmallInteger)
    number: Mapped[int]
    print_serial: Mapped[str] = mapped_column(sa.String(12))
    size: Mapped[str] = mapped_column(sa.String(4))
    head: Mapped[str] = mapped_column(sa.String(64))
    printed_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    printed_by_name: Mapped[str] = mapped_column(Line(120))
    printed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    spoiled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    spoiled_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    spoiled_reason: Mapped[str] = mapped_column(Line(200), default="")


class PastedLine(Keyed, BelongsToHome, Base):
    """One line on a pasted page: which (`line_id`, the register's own), its number there, the digest of its words."""

    __tablename__ = "pasted_line"
    __table_args__ = (
        sa.ForeignKeyConstraint(["page_id", "home_id"], ["pasted_page.id", "pasted_page.home_id"]),
        sa.UniqueConstraint("page_id", "line_id", name="uq_pasted_line_page_id_line_id"),
    )

    page_id: Mapped[UUID] = mapped_column(sa.Uuid)
    line_id: Mapped[str] = mapped_column(sa.String(120))
    serial: Mapped[str] = mapped_column(sa.String(20))
    digest: Mapped[str] = mapped_column(sa.String(64))
