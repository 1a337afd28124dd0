"""Referrals of a child to others: what was shared and by whose consent, whether they took it, what they answered."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, Prose, UtcDateTime, Versioned
from foundation.sealed import Sealed, SealedText
from residents.choices.referring import Consent, Outcome, ReferralTo
from residents.models.child import Codes, OfFile, of_file
from residents.models.family import one_of


class Referral(Keyed, OfFile, Versioned, Base):
    """One referral: a disclosure that is recorded with its heads and its consent, and followed to its end."""

    __tablename__ = "referral"
    __table_args__ = (
        of_file(),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint(one_of("to_kind", ReferralTo), name="to_known"),
        sa.CheckConstraint(one_of("consent", Consent), name="consent_known"),
        sa.CheckConstraint("outcome = '' or " + one_of("outcome", Outcome), name="outcome_known"),
        sa.CheckConstraint("consent <> 'order' or order_no <> ''", name="order_named"),
        sa.CheckConstraint("due_on >= sent_on", name="due_after_sent"),
        sa.CheckConstraint("answered_on is null or answered_on >= sent_on", name="answered_after_sent"),
        sa.CheckConstraint("closed_on is null or closed_on >= sent_on", name="closed_after_sent"),
        sa.Index("ix_referral_home_id_due_on", "home_id", "due_on"),
    )

    to_kind: Mapped[str] = mapped_column(sa.String(12))
    to_name: Mapped[str] = mapped_column(Line(120))
    what_for: Mapped[str] = mapped_column(Prose())
    heads: Mapped[tuple[str, ...]] = mapped_column(Codes(160), default=())
    consent: Mapped[str] = mapped_column(sa.String(8))
    consent_on: Mapped[date]
    consent_words: Mapped[str] = mapped_column(Line(200), default="")
    order_no: Mapped[str] = mapped_column(Line(80), default="")
    sent_on: Mapped[date]
    due_on: Mapped[date]
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    is_accepted: Mapped[bool | None]
    decided_on: Mapped[date | None]
    decline_reason: Mapped[str] = mapped_column(Line(200), default="")
    answered_on: Mapped[date | None]
    answer: Mapped[Sealed | None] = mapped_column(SealedText())
    closed_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(sa.String(12), default="")
    outcome_words: Mapped[str] = mapped_column(Line(200), default="")
