"""Two files that were one child's: that they were joined, and every row that the joining touched."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, UtcDateTime
from foundation.scope import BelongsToHome


class FileMerge(Keyed, BelongsToHome, Base):
    """A file that was joined into another of the same home; undoing it takes the line away again."""

    __tablename__ = "file_merge"
    __table_args__ = (
        sa.ForeignKeyConstraint(["kept_file_id", "home_id"], ["case_file.id", "case_file.home_id"]),
        sa.ForeignKeyConstraint(["emptied_file_id", "home_id"], ["case_file.id", "case_file.home_id"]),
        sa.UniqueConstraint("id", "home_id"),
        sa.UniqueConstraint("emptied_file_id"),
        sa.CheckConstraint("kept_file_id <> emptied_file_id", name="two_files"),
        sa.Index("ix_file_merge_kept_file_id", "kept_file_id"),
    )

    kept_file_id: Mapped[UUID] = mapped_column(sa.Uuid)
    emptied_file_id: Mapped[UUID] = mapped_column(sa.Uuid)
    reason: Mapped[str] = mapped_column(Line(300))
    merged_at: Mapped[datetime] = mapped_column(UtcDateTime)
    merged_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class MergeJournal(Keyed, BelongsToHome, Base):
    """One row that a joining moved, changed, set aside or added: enough to put it back exactly."""

    __tablename__ = "merge_journal"
    __table_args__ = (
        sa.ForeignKeyConstraint(["merge_id", "home_id"], ["file_merge.id", "file_merge.home_id"]),
        sa.UniqueConstraint("merge_id", "serial"),
        sa.CheckConstraint("deed in ('changed', 'removed', 'added')", name="deed"),
    )

    merge_id: Mapped[UUID] = mapped_column(sa.Uuid)
    serial: Mapped[int]
    table_name: Mapped[str] = mapped_column(sa.String(60))
    deed: Mapped[str] = mapped_column(sa.String(8))
    pk: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    old: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    new: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
