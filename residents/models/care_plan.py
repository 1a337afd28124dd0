"""The care plan of a stay in versions: needs over Form 7's areas, goals, tasks, and who took which step when."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, Prose, UtcDateTime, Versioned
from residents.choices.care import Area
from residents.choices.planning import GoalOwner, PlanState, StayLength, Step
from residents.models.child import OfFile, of_file
from residents.models.family import one_of

_OPEN = sa.column("state").in_(("draft", "waiting"))
_IN_FORCE = sa.column("state") == "approved"


def of_plan() -> sa.ForeignKeyConstraint:
    """Answer the composite key by which a row belongs to a version of a plan of the same home."""
    return sa.ForeignKeyConstraint(["plan_id", "home_id"], ["care_plan.id", "care_plan.home_id"])


class CarePlan(Keyed, OfFile, Versioned, Base):
    """One version of a stay's plan (Form 7, Part A 14); from its approval on nothing of it is changed."""

    __tablename__ = "care_plan"
    __table_args__ = (
        of_file(),
        sa.ForeignKeyConstraint(["placement_id", "home_id"], ["placement.id", "placement.home_id"]),
        sa.UniqueConstraint("id", "home_id"),
        sa.UniqueConstraint("placement_id", "number"),
        sa.CheckConstraint(one_of("state", PlanState), name="state_known"),
        sa.CheckConstraint("expected_stay = '' or " + one_of("expected_stay", StayLength), name="stay_known"),
        sa.CheckConstraint("approved_by is null or approved_by <> written_by", name="approved_by_another"),
        sa.CheckConstraint("approved_by is null or approved_by <> sent_by", name="approved_not_by_sender"),
        sa.Index("uq_care_plan_open", "placement_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        sa.Index(
            "uq_care_plan_in_force", "placement_id", unique=True, sqlite_where=_IN_FORCE, postgresql_where=_IN_FORCE
        ),
        sa.Index("ix_care_plan_home_id_state", "home_id", "state"),
    )  # fmt: skip

    placement_id: Mapped[UUID] = mapped_column(sa.Uuid)
    number: Mapped[int]
    state: Mapped[str] = mapped_column(sa.String(12), default=PlanState.DRAFT)
    prepared_on: Mapped[date]
    expected_stay: Mapped[str] = mapped_column(sa.String(8), default="")
    her_words: Mapped[str] = mapped_column(Prose(), default="")
    her_language: Mapped[str] = mapped_column(sa.String(8), default="")
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    returned_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    returned_reason: Mapped[str] = mapped_column(Line(300), default="")
    approved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    approved_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    minutes: Mapped[str] = mapped_column(Line(120), default="")
    review_on: Mapped[date | None]


class CarePlanStep(Keyed, OfFile, Base):
    """What happened to a version of a plan, by whom, and the reason that was given; nothing of it is changed."""

    __tablename__ = "care_plan_step"
    __table_args__ = (
        of_file(),
        of_plan(),
        sa.CheckConstraint(one_of("kind", Step), name="kind_known"),
        sa.Index("ix_care_plan_step_plan_id", "plan_id"),
    )

    plan_id: Mapped[UUID] = mapped_column(sa.Uuid)
    kind: Mapped[str] = mapped_column(sa.String(12))
    words: Mapped[str] = mapped_column(Line(300), default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class CareNeed(Keyed, OfFile, Base):
    """One area of a version: what the concern is, what is proposed, what she is good at, what may go wrong."""

    __tablename__ = "care_need"
    __table_args__ = (
        of_file(),
        of_plan(),
        sa.UniqueConstraint("plan_id", "area"),
        sa.CheckConstraint(one_of("area", Area), name="area_known"),
    )

    plan_id: Mapped[UUID] = mapped_column(sa.Uuid)
    area: Mapped[str] = mapped_column(sa.String(16))
    concern: Mapped[str] = mapped_column(Prose(), default="")
    intervention: Mapped[str] = mapped_column(Prose(), default="")
    strengths: Mapped[str] = mapped_column(Prose(), default="")
    risk: Mapped[str] = mapped_column(Prose(), default="")
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class CareGoal(Keyed, OfFile, Base):
    """A goal of a version; `line_id` is the same for this goal in every version that holds it."""

    __tablename__ = "care_goal"
    __table_args__ = (
        of_file(),
        of_plan(),
        sa.UniqueConstraint("plan_id", "line_id"),
        sa.CheckConstraint(one_of("area", Area), name="area_known"),
        sa.CheckConstraint(one_of("owner_kind", GoalOwner), name="owner_known"),
        sa.CheckConstraint("(owner_kind = 'person') = (owner_id is not null)", name="owner_whole"),
        sa.CheckConstraint("measure <> ''", name="measured"),
        sa.Index("ix_care_goal_line_id", "line_id"),
    )

    plan_id: Mapped[UUID] = mapped_column(sa.Uuid)
    line_id: Mapped[UUID] = mapped_column(sa.Uuid)
    area: Mapped[str] = mapped_column(sa.String(16))
    words: Mapped[str] = mapped_column(Line(300))
    measure: Mapped[str] = mapped_column(Line(300))
    target_on: Mapped[date]
    owner_kind: Mapped[str] = mapped_column(sa.String(8))
    owner_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class CareTask(Keyed, OfFile, Base):
    """What one person is to do for a goal by a day; she reads these words and nothing else of the plan."""

    __tablename__ = "care_task"
    __table_args__ = (
        of_file(),
        of_plan(),
        sa.CheckConstraint("done_at is null or dropped_at is null", name="done_or_dropped"),
        sa.Index("ix_care_task_owner_id_done_at", "owner_id", "done_at"),
        sa.Index("ix_care_task_line_id", "line_id"),
        sa.Index("ix_care_task_plan_id", "plan_id"),
    )

    plan_id: Mapped[UUID] = mapped_column(sa.Uuid)
    line_id: Mapped[UUID] = mapped_column(sa.Uuid)
    owner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"))
    words: Mapped[str] = mapped_column(Line(300))
    due_on: Mapped[date]
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    done_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    note: Mapped[str] = mapped_column(Line(300), default="")
    dropped_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    dropped_reason: Mapped[str] = mapped_column(Line(200), default="")
