"""The transition plan of a child who is near eighteen: its spheres, its steps, its half-yearly reviews."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, Prose, UtcDateTime, Versioned
from residents.models.child import OPEN, OfFile, OneOpen, of_file


def _of_plan() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["plan_id", "home_id"], ["transition_plan.id", "transition_plan.home_id"])


class TransitionPlan(Keyed, OfFile, Versioned, Base):
    """A child's plan for life after the home; one in a file, unless files were joined: then the older one has ended."""

    __tablename__ = "transition_plan"
    __table_args__ = (
        of_file(),
        sa.UniqueConstraint("id", "home_id"),
        sa.Index(
            "uq_transition_plan_open", "case_file_id", unique=True, sqlite_where=sa.column("ended_on").is_(None),
            postgresql_where=sa.column("ended_on").is_(None),
        ),
        {"info": {OPEN: OneOpen("uq_transition_plan_open", "begun_on", lambda today: {"ended_on": today})}},
    )  # fmt: skip

    begun_on: Mapped[date]
    next_review_on: Mapped[date]
    ended_on: Mapped[date | None]
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class TransitionSphere(Keyed, OfFile, Versioned, Base):
    """One sphere of the plan: where she stands, what she aims at, her own words."""

    __tablename__ = "transition_sphere"
    __table_args__ = (of_file(), _of_plan(), sa.UniqueConstraint("plan_id", "sphere"))

    plan_id: Mapped[UUID] = mapped_column(sa.Uuid)
    sphere: Mapped[str] = mapped_column(sa.String(12))
    standing: Mapped[str] = mapped_column(sa.String(8), default="unasked")
    stands: Mapped[str] = mapped_column(Prose(), default="")
    goal: Mapped[str] = mapped_column(Prose(), default="")
    her_words: Mapped[str] = mapped_column(Prose(), default="")
    written_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class TransitionStep(Keyed, OfFile, Versioned, Base):
    """One step towards a goal: what, by whom, by when; done, or dropped with its reason."""

    __tablename__ = "transition_step"
    __table_args__ = (of_file(), _of_plan(), sa.Index("ix_transition_step_plan_id", "plan_id"))

    plan_id: Mapped[UUID] = mapped_column(sa.Uuid)
    sphere: Mapped[str] = mapped_column(sa.String(12))
    words: Mapped[str] = mapped_column(Line(200))
    owner: Mapped[str] = mapped_column(Line(120))
    due_on: Mapped[date]
    done_on: Mapped[date | None]
    dropped_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(Line(200), default="")
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class TransitionReview(Keyed, OfFile, Base):
    """A look at the whole plan: what was said, what she said, where each sphere stood, when it is next."""

    __tablename__ = "transition_review"
    __table_args__ = (of_file(), _of_plan(), sa.Index("ix_transition_review_plan_id", "plan_id"))

    plan_id: Mapped[UUID] = mapped_column(sa.Uuid)
    reviewed_on: Mapped[date]
    words: Mapped[str] = mapped_column(Prose())
    her_words: Mapped[str] = mapped_column(Prose(), default="")
    standings: Mapped[str] = mapped_column(sa.String(200), default="")
    next_on: Mapped[date]
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
