"""The tables of the audit: chains and their events, which nobody may change or take away."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, UtcDateTime

GENESIS = "0" * 64


class AuditChain(Keyed, Base):
    """One chain: of a home, of the organisation, or the organisation's sealed one."""

    __tablename__ = "audit_chain"
    __table_args__ = (sa.CheckConstraint("count >= 0", name="count_not_negative"),)

    name: Mapped[str] = mapped_column(sa.String(80), unique=True)
    home_id: Mapped[UUID | None] = mapped_column(sa.Uuid, index=True)
    count: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    head: Mapped[str] = mapped_column(sa.String(64), default=GENESIS)


class AuditEvent(Base):
    """One deed or reading: who, when, what kind, about which record; never the content of a note."""

    __tablename__ = "audit_event"
    __table_args__ = (
        sa.PrimaryKeyConstraint("chain_id", "seq"),
        sa.Index("ix_audit_event_subject_id_at", "subject_id", "at"),
        sa.Index("ix_audit_event_actor_id_at", "actor_id", "at"),
        sa.Index("ix_audit_event_chain_id_at", "chain_id", "at"),
    )

    chain_id: Mapped[UUID] = mapped_column(sa.ForeignKey("audit_chain.id"))
    seq: Mapped[int] = mapped_column(sa.BigInteger)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    event: Mapped[str] = mapped_column(sa.String(80))
    is_reading: Mapped[bool] = mapped_column(default=False)
    actor_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    actor_name: Mapped[str] = mapped_column(sa.String(200))
    role: Mapped[str | None] = mapped_column(sa.String(40))
    sign_in_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    ip: Mapped[str | None] = mapped_column(sa.String(45))
    subject_kind: Mapped[str | None] = mapped_column(sa.String(60))
    subject_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    subject_code: Mapped[str | None] = mapped_column(sa.String(60))
    details: Mapped[str] = mapped_column(sa.Text, default="{}")
    previous: Mapped[str] = mapped_column(sa.String(64))
    h: Mapped[str] = mapped_column(sa.String(64))
    m: Mapped[str] = mapped_column(sa.String(64))


class AuditEarlier(Keyed, Base):
    """The key of an earlier house of a chain: what was written up to `seq` is marked with it, the rest with ours.

    It is closed by the present audit key, for this chain, number and head alone. Its table stands before that of the
    events in the order of names, so that whoever walks a copy knows the keys before the deeds.
    """

    __tablename__ = "audit_earlier"
    __table_args__ = (sa.UniqueConstraint("chain_id", "seq"),)

    chain_id: Mapped[UUID] = mapped_column(sa.ForeignKey("audit_chain.id"))
    seq: Mapped[int] = mapped_column(sa.BigInteger)
    head: Mapped[str] = mapped_column(sa.String(64))
    wrapped: Mapped[bytes] = mapped_column(sa.LargeBinary)
    moved_at: Mapped[datetime] = mapped_column(UtcDateTime)
