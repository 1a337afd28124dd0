"""The tables of the copies: each copy that was made or failed, and the key that opens them all from paper."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.db import Base, Keyed, Line, UtcDateTime


class RecoveryKey(Keyed, Base):
    """What the house keeps of a recovery code: enough to close copies and to know the code, never to open them."""

    __tablename__ = "recovery_key"

    public: Mapped[bytes] = mapped_column(sa.LargeBinary)
    wrapped_mark: Mapped[bytes] = mapped_column(sa.LargeBinary)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    replaced_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Backup(Keyed, Base):
    """One copy of the house: when and why it was begun, how it ended, and what was looked through."""

    __tablename__ = "backup"
    __table_args__ = (
        sa.CheckConstraint("cause in ('night', 'page', 'terminal')", name="cause_known"),
        sa.CheckConstraint("state in ('running', 'done', 'failed', 'stopped')", name="state_known"),
        sa.CheckConstraint("second in ('', 'kept', 'absent', 'failed')", name="second_known"),
    )

    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now, index=True)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    cause: Mapped[str] = mapped_column(sa.String(10))
    asked_by: Mapped[UUID | None] = mapped_column(sa.Uuid)
    state: Mapped[str] = mapped_column(sa.String(10), default="running")
    name: Mapped[str] = mapped_column(sa.String(80), default="")
    size: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    digest: Mapped[str] = mapped_column(sa.String(64), default="")
    rows: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    files: Mapped[int] = mapped_column(default=0)
    lost: Mapped[int] = mapped_column(default=0)
    opens_by_paper: Mapped[bool] = mapped_column(default=False)
    verified_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    second: Mapped[str] = mapped_column(sa.String(10), default="")
    why: Mapped[str] = mapped_column(Line(300), default="")
