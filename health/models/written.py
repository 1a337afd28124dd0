"""What every entry of the medical file has in common: who wrote it, and that it is struck out, never edited."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.db import Line, UtcDateTime


class Written:
    """Who wrote an entry and when; who struck it out, when and why."""

    written_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    struck_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_by_name: Mapped[str] = mapped_column(Line(120), default="")
    struck_reason: Mapped[str] = mapped_column(Line(200), default="")


def one_standing(name: str, *columns: str) -> sa.Index:
    """Answer the index by which of entries with the same columns at most one is not struck out."""
    stands: dict[str, Any] = {
        f"{kind}_where": sa.column("struck_at").is_(None) for kind in ("sqlite", "postgresql")
    }
    return sa.Index(name, *columns, unique=True, **stands)
