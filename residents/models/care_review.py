"""Reviews of a care plan (Form 7, Part B): a sheet each time, progress by area, what becomes of each goal."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, Prose, UtcDateTime
from residents.choices.care import Area
from residents.choices.planning import Outcome
from residents.models.child import Codes, OfFile, of_file
from residents.models.family import one_of


def of_review() -> sa.ForeignKeyConstraint:
    """Answer the composite key by which a row belongs to a review of the same home."""
    return sa.ForeignKeyConstraint(["review_id", "home_id"], ["care_review.id", "care_review.home_id"])


class CareReview(Keyed, OfFile, Base):
    """One progress report on the version that was in force; once written it is only struck out, never changed."""

    __tablename__ = "care_review"
    __table_args__ = (
        of_file(),
        sa.ForeignKeyConstraint(["plan_id", "home_id"], ["care_plan.id", "care_plan.home_id"]),
        sa.ForeignKeyConstraint(["placement_id", "home_id"], ["placement.id", "placement.home_id"]),
        sa.UniqueConstraint("id", "home_id"),
        sa.UniqueConstraint("placement_id", "number"),
        sa.CheckConstraint("period_to >= period_from", name="period_whole"),
        sa.CheckConstraint("next_on > period_to", name="next_after"),
        sa.Index("ix_care_review_plan_id", "plan_id"),
    )

    plan_id: Mapped[UUID] = mapped_column(sa.Uuid)
    placement_id: Mapped[UUID] = mapped_column(sa.Uuid)
    number: Mapped[int]
    period_from: Mapped[date]
    period_to: Mapped[date]
    place: Mapped[str] = mapped_column(Line(120))
    interview_days: Mapped[tuple[str, ...]] = mapped_column(Codes(200), default=())
    her_words: Mapped[str] = mapped_column(Prose(), default="")
    her_language: Mapped[str] = mapped_column(sa.String(8), default="")
    conduct: Mapped[str] = mapped_column(Prose())
    bond: Mapped[str] = mapped_column(Prose(), default="")
    residence: Mapped[str] = mapped_column(Prose(), default="")
    other_matters: Mapped[str] = mapped_column(Prose(), default="")
    supervision_ended_on: Mapped[date | None]
    supervision_result: Mapped[str] = mapped_column(Prose(), default="")
    carer_after: Mapped[str] = mapped_column(Line(200), default="")
    next_on: Mapped[date]
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    struck_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_reason: Mapped[str] = mapped_column(Line(200), default="")


class CareProgress(Keyed, OfFile, Base):
    """What a review says of one area (Form 7, Part B 10)."""

    __tablename__ = "care_progress"
    __table_args__ = (
        of_file(),
        of_review(),
        sa.UniqueConstraint("review_id", "area"),
        sa.CheckConstraint(one_of("area", Area), name="area_known"),
    )

    review_id: Mapped[UUID] = mapped_column(sa.Uuid)
    area: Mapped[str] = mapped_column(sa.String(16))
    words: Mapped[str] = mapped_column(Prose())


class CareDecision(Keyed, OfFile, Base):
    """What a review decides of one goal, whatever version holds it."""

    __tablename__ = "care_decision"
    __table_args__ = (
        of_file(),
        of_review(),
        sa.UniqueConstraint("review_id", "line_id"),
        sa.CheckConstraint(one_of("outcome", Outcome), name="outcome_known"),
        sa.CheckConstraint("outcome <> 'dropped' or reason <> ''", name="dropped_with_reason"),
        sa.Index("ix_care_decision_line_id", "line_id"),
    )

    review_id: Mapped[UUID] = mapped_column(sa.Uuid)
    line_id: Mapped[UUID] = mapped_column(sa.Uuid)
    outcome: Mapped[str] = mapped_column(sa.String(8))
    reason: Mapped[str] = mapped_column(Line(300), default="")
