"""Long work: done in a thread of the web process, watched by its owner, cancelled when she says so."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.db import Base, Keyed, UtcDateTime
from foundation.scope import BelongsToHome

KEPT_FOR = timedelta(days=1)
DEAD_AFTER = timedelta(seconds=30)


class State(StrEnum):
    """How far a piece of work has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


class Work(Keyed, BelongsToHome, Base):
    """A piece of long work: whose it is, what was asked, how far it is, and where its result lies encrypted."""

    __tablename__ = "work"
    __table_args__ = (
        sa.CheckConstraint(
            "state IN ('waiting', 'running', 'done', 'cancelled', 'failed')",
            name="state_known",
        ),
        sa.Index("ix_work_user_id_made_at", "user_id", "made_at"),
    )

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"))
    kind: Mapped[str] = mapped_column(sa.String(40))
    params: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    state: Mapped[str] = mapped_column(sa.String(10), default=State.WAITING)
    done: Mapped[int] = mapped_column(sa.Integer, default=0)
    total: Mapped[int] = mapped_column(sa.Integer, default=0)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    beat_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    cancel_asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    file_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    file_name: Mapped[str] = mapped_column(sa.String(120), default="")
    mimetype: Mapped[str] = mapped_column(sa.String(100), default="")
