"""The sealed compartment: what it holds is known to nobody but its named readers, not even of which kind it is."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.db import Base, Keyed, UtcDateTime
from foundation.scope import BelongsToHome
from foundation.sealed import Sealed, SealedText
from residents.models.child import OfFile, of_file


class SealedHealth(Keyed, OfFile, Base):
    """One sealed matter of a child's health: its kind, day and words lie under her own key."""

    __tablename__ = "sealed_health"
    __table_args__ = (of_file(), sa.UniqueConstraint("id", "home_id"))

    matter: Mapped[Sealed] = mapped_column(SealedText())
    words: Mapped[Sealed] = mapped_column(SealedText())
    written_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class _OfSealed(BelongsToHome):
    sealed_id: Mapped[UUID] = mapped_column(sa.Uuid)


def _of_sealed() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["sealed_id", "home_id"], ["sealed_health.id", "sealed_health.home_id"])


class SealedHealthReader(Keyed, _OfSealed, Base):
    """A person who was named to read one sealed matter, on what ground and by whom."""

    __tablename__ = "sealed_health_reader"
    __table_args__ = (_of_sealed(), sa.UniqueConstraint("sealed_id", "reader_id"))

    reader_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"), index=True)
    ground: Mapped[str] = mapped_column(sa.String(12))
    named_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    named_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SealedHealthReading(Keyed, _OfSealed, Base):
    """One opening of a sealed matter: who, when and why."""

    __tablename__ = "sealed_health_reading"
    __table_args__ = (_of_sealed(), sa.Index("ix_sealed_health_reading_sealed_id", "sealed_id"))

    reader_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"))
    why: Mapped[Sealed] = mapped_column(SealedText())
    read_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
