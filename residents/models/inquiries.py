"""Visits to a child's family: who is to go, what was found, photographs without faces, requests to other districts."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, UtcDateTime, Versioned
from foundation.sealed import Sealed, SealedText
from residents.choices.inquiring import Fit, InquiryKind
from residents.models.child import OfFile, of_file
from residents.models.family import one_of


def of_inquiry() -> sa.ForeignKeyConstraint:
    """Answer the composite key by which a row belongs to an inquiry of the same home."""
    return sa.ForeignKeyConstraint(["inquiry_id", "home_id"], ["inquiry.id", "inquiry.home_id"])


class Inquiry(Keyed, OfFile, Versioned, Base):
    """One visit or study: asked, done, agreed by another than its writer, or no longer needed."""

    __tablename__ = "inquiry"
    __table_args__ = (
        of_file(),
        sa.ForeignKeyConstraint(["member_id", "home_id"], ["family_member.id", "family_member.home_id"]),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint(one_of("kind", InquiryKind), name="kind_known"),
        sa.CheckConstraint("fit = '' or " + one_of("fit", Fit), name="fit_known"),
        sa.CheckConstraint("agreed_by is null or agreed_by <> written_by", name="agreed_by_another"),
        sa.CheckConstraint("agreed_at is null or visited_on is not null", name="agreed_after_visit"),
        sa.Index("ix_inquiry_worker_id_due_on", "worker_id", "due_on"),
    )

    kind: Mapped[str] = mapped_column(sa.String(20))
    member_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    asked_on: Mapped[date]
    asked_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    order_no: Mapped[str] = mapped_column(Line(80), default="")
    order_date: Mapped[date | None]
    order_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("committee.id"))
    worker_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    due_on: Mapped[date]
    visited_on: Mapped[date | None]
    met: Mapped[str] = mapped_column(Line(200), default="")
    findings: Mapped[Sealed | None] = mapped_column(SealedText())
    fit: Mapped[str] = mapped_column(sa.String(8), default="")
    recommendation: Mapped[Sealed | None] = mapped_column(SealedText())
    written_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    agreed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    agreed_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    returned_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    returned_reason: Mapped[str] = mapped_column(Line(300), default="")
    dropped_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    dropped_reason: Mapped[str] = mapped_column(Line(200), default="")


class InquiryPhoto(Keyed, OfFile, Base):
    """A photograph of a house or a street without a face, kept under the child's key; somebody has looked."""

    __tablename__ = "inquiry_photo"
    __table_args__ = (of_file(), of_inquiry(), sa.Index("ix_inquiry_photo_inquiry_id", "inquiry_id"))

    inquiry_id: Mapped[UUID] = mapped_column(sa.Uuid)
    file_id: Mapped[UUID] = mapped_column(sa.Uuid)
    shows: Mapped[str] = mapped_column(Line(120), default="")
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    added_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class DistrictRequest(Keyed, OfFile, Versioned, Base):
    """A request to another district to go and look, and what it answered."""

    __tablename__ = "district_request"
    __table_args__ = (
        of_file(),
        of_inquiry(),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("due_on >= sent_on", name="due_after_sent"),
        sa.CheckConstraint("answered_on is null or answered_on >= sent_on", name="answered_after_sent"),
        sa.Index("ix_district_request_inquiry_id", "inquiry_id"),
    )

    inquiry_id: Mapped[UUID] = mapped_column(sa.Uuid)
    district: Mapped[str] = mapped_column(Line(80))
    body: Mapped[str] = mapped_column(Line(120))
    sent_on: Mapped[date]
    due_on: Mapped[date]
    sent_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    answered_on: Mapped[date | None]
    answer: Mapped[Sealed | None] = mapped_column(SealedText())
