"""The tables of shared phones: the phones that a home has enrolled, and the PINs that people set on them."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.db import Base, Keyed, Line, UtcDateTime
from foundation.scope import BelongsToHome


class Device(Keyed, BelongsToHome, Base):
    """A phone, tablet or computer that several people of one home use; of its cookie only a keyed digest is kept."""

    __tablename__ = "device"
    __table_args__ = (sa.UniqueConstraint("id", "home_id"),)

    label: Mapped[str] = mapped_column(Line(60))
    kept_by: Mapped[str] = mapped_column(Line(80), default="")
    token_digest: Mapped[str] = mapped_column(sa.String(64), unique=True)
    enrolled_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    enrolled_by: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"))
    last_seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class QuickPin(Keyed, BelongsToHome, Base):
    """One person's PIN on one phone: when she last typed her password there, and how often the PIN was wrong since."""

    __tablename__ = "quick_pin"
    __table_args__ = (
        sa.UniqueConstraint("device_id", "user_id"),
        sa.ForeignKeyConstraint(["device_id", "home_id"], ["device.id", "device.home_id"]),
        sa.Index("ix_quick_pin_user_id", "user_id"),
    )

    device_id: Mapped[UUID] = mapped_column(sa.Uuid)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"))
    pin_hash: Mapped[str] = mapped_column(sa.String(200))
    set_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    full_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    failures: Mapped[int] = mapped_column(default=0)
