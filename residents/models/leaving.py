"""A child's leaving: its plan, its date on the roster, who was told, who brings her; and sealed files read again."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, Prose, UtcDateTime, Versioned
from foundation.sealed import Sealed, SealedText
from residents.models.child import OfFile, of_file


class LeavingPlan(Keyed, OfFile, Versioned, Base):
    """The preparation of one leaving: rules 25(4), 79 and 82, Form 7 part C."""

    __tablename__ = "leaving_plan"
    __table_args__ = (
        of_file(),
        sa.ForeignKeyConstraint(["placement_id", "home_id"], ["placement.id", "placement.home_id"]),
        sa.UniqueConstraint("placement_id"),
        sa.Index("ix_leaving_plan_home_id_due_on", "home_id", "due_on"),
    )

    placement_id: Mapped[UUID] = mapped_column(sa.Uuid)
    going: Mapped[str] = mapped_column(sa.String(24))
    due_on: Mapped[date]
    moved_from_on: Mapped[date | None]
    moved_why: Mapped[str] = mapped_column(Line(120), default="")
    authority: Mapped[str] = mapped_column(Line(120), default="")
    residence: Mapped[str] = mapped_column(Prose(), default="")
    schooling: Mapped[str] = mapped_column(Prose(), default="")
    livelihood: Mapped[str] = mapped_column(Prose(), default="")
    health: Mapped[str] = mapped_column(Prose(), default="")
    money: Mapped[str] = mapped_column(Prose(), default="")
    her_words: Mapped[str] = mapped_column(Prose(), default="")
    follow_up_by: Mapped[str] = mapped_column(Line(160), default="")
    sent_on: Mapped[date | None]
    told_on: Mapped[date | None]
    told_how: Mapped[str] = mapped_column(Line(120), default="")
    travel_paid: Mapped[bool] = mapped_column(default=False)
    escort: Mapped[str] = mapped_column(Line(120), default="")
    escort_relation: Mapped[str] = mapped_column(Line(60), default="")
    escort_contact_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    escort_is_woman: Mapped[bool] = mapped_column(default=False)
    escort_order_no: Mapped[str] = mapped_column(Line(80), default="")
    receiver: Mapped[str] = mapped_column(Line(120), default="")
    receiver_relation: Mapped[str] = mapped_column(Line(60), default="")
    receiver_contact_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    without_study_order: Mapped[str] = mapped_column(Line(80), default="")
    without_study_why: Mapped[str] = mapped_column(Line(200), default="")
    place: Mapped[str] = mapped_column(Line(80), default="")
    address: Mapped[Sealed | None] = mapped_column(SealedText())
    phone: Mapped[Sealed | None] = mapped_column(SealedText())
    receipt_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    receipt_by: Mapped[str] = mapped_column(Line(120), default="")
    leaving_words: Mapped[str] = mapped_column(Prose(), default="", server_default="")
    certificate_no: Mapped[int | None]
    certificate_year: Mapped[int | None]
    certificate_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    areas_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class LeavingArea(Keyed, OfFile, Base):
    """What is planned for one of Form 7's areas when she leaves: Part C, item 5."""

    __tablename__ = "leaving_area"
    __table_args__ = (of_file(), sa.UniqueConstraint("plan_id", "area"))

    plan_id: Mapped[UUID] = mapped_column(sa.ForeignKey("leaving_plan.id"), index=True)
    area: Mapped[str] = mapped_column(sa.String(16))
    words: Mapped[str] = mapped_column(Prose())
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class LeavingStep(Keyed, OfFile, Base):
    """A dated step of a longer way home: a letter to an embassy, a travel paper, an escort from another state."""

    __tablename__ = "leaving_step"
    __table_args__ = (of_file(),)

    plan_id: Mapped[UUID] = mapped_column(sa.ForeignKey("leaving_plan.id"), index=True)
    kind: Mapped[str] = mapped_column(sa.String(20))
    done_on: Mapped[date]
    reference: Mapped[str] = mapped_column(Line(120), default="")
    words: Mapped[str] = mapped_column(Line(200), default="")
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class SealedReading(Keyed, OfFile, Base):
    """That somebody opened a sealed file for a while, and why."""

    __tablename__ = "sealed_reading"
    __table_args__ = (of_file(), sa.Index("ix_sealed_reading_user_id_until_at", "user_id", "until_at"))

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"))
    reason: Mapped[str] = mapped_column(Line(300))
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    until_at: Mapped[datetime] = mapped_column(UtcDateTime)
