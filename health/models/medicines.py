"""Prescriptions, and what became of each dose."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.db import Base, Keyed, Line, UtcDateTime
from health.models.written import Written, one_standing
from residents.models.child import Codes, OfFile, of_file


class Prescription(Keyed, OfFile, Base):
    """A medicine ordered for a child: at which hours, from when to when, by whom, and when it was stopped."""

    __tablename__ = "prescription"
    __table_args__ = (
        of_file(),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("ends_at is null or ends_at > begins_at", name="ends_after"),
        sa.Index("ix_prescription_home_id_ends_at", "home_id", "ends_at"),
    )

    drug: Mapped[str] = mapped_column(Line(120))
    amount: Mapped[str] = mapped_column(Line(120))
    caution: Mapped[str] = mapped_column(Line(120), default="")
    hours: Mapped[tuple[str, ...]] = mapped_column(Codes(60))
    begins_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    prescriber: Mapped[str] = mapped_column(Line(120))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    stopped_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    stopped_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    stopped_reason: Mapped[str] = mapped_column(Line(200), default="")


class Dose(Keyed, OfFile, Written, Base):
    """What became of one dose; `due_at` is its hour, `done_at` when it was given or refused.

    `from_paper` is the number of the paper sheet that it was typed from.
    """

    __tablename__ = "dose"
    __table_args__ = (
        of_file(),
        sa.ForeignKeyConstraint(["prescription_id", "home_id"], ["prescription.id", "prescription.home_id"]),
        sa.CheckConstraint("outcome in ('given', 'refused', 'held', 'missed')", name="outcome_known"),
        one_standing("uq_dose_standing", "prescription_id", "due_at"),
        sa.Index("ix_dose_home_id_due_at", "home_id", "due_at"),
    )

    prescription_id: Mapped[UUID] = mapped_column(sa.Uuid)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    outcome: Mapped[str] = mapped_column(sa.String(8))
    why: Mapped[str] = mapped_column(sa.String(12), default="")
    words: Mapped[str] = mapped_column(Line(200), default="")
    done_at: Mapped[datetime] = mapped_column(UtcDateTime)
    from_paper: Mapped[str] = mapped_column(sa.String(12), default="", server_default="")
