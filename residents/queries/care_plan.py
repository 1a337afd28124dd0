"""Care plans: the versions of a child's stays, and the needs, goals, tasks and steps of a version; masked by area."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import PostHeld, User
from accounts.queries import is_current
from accounts.roles import Role
from foundation.db import db, kept_alias, kept_aliases, one_or_404
from foundation.names import spoken
from residents.choices.care import Area
from residents.choices.planning import PARTS, PlanState
from residents.models import (
    CareDecision,
    CareGoal,
    CareNeed,
    CarePlan,
    CarePlanStep,
    CareReview,
    CareTask,
    CaseFile,
    Placement,
)

MAY_OWN = (
    Role.SUPERINTENDENT, Role.HOUSE_STAFF, Role.TEACHER, Role.COUNSELLOR, Role.NURSE, Role.CASE_WORKER,
)  # fmt: skip
"""Posts whose holders may own a goal or a task: each has a page of her own tasks."""


@dataclass(frozen=True)
class Version:
    """One version of a plan with the names of who wrote, sent and approved it."""

    plan: CarePlan
    writer: str | None
    sender: str | None
    approver: str | None


@dataclass(frozen=True)
class Held:
    """A child's file, her newest stay, every version of every stay (newest first), and the areas the reader sees."""

    file: CaseFile
    stay: Placement
    versions: tuple[Version, ...]
    areas: frozenset[Area]

    @property
    def of_stay(self) -> tuple[Version, ...]:
        """Answer the versions of the newest stay, the newest first."""
        return tuple(v for v in self.versions if v.plan.placement_id == self.stay.id)

    @property
    def in_force(self) -> Version | None:
        """Answer the approved version of the newest stay, if one is in force."""
        return next((v for v in self.of_stay if v.plan.state == PlanState.APPROVED), None)

    @property
    def made_at(self) -> datetime | None:
        """Answer when the first version of the newest stay was approved: from then on reviews are due."""
        return min((v.plan.approved_at for v in self.of_stay if v.plan.approved_at), default=None)

    def version(self, plan_id: UUID) -> Version | None:
        """Answer one version by its id."""
        return next((v for v in self.versions if v.plan.id == plan_id), None)


def held(case_file_id: UUID, *, sees: Mapping[str, Any]) -> Held:
    """Answer what is planned for a child. One statement.

    sees: by the part of a plan (`choices.planning.PARTS`), the condition on the file under which the reader sees it.
    """
    writer, sender, approver = kept_aliases("care_plan.held", User, User, User)
    flags = [sa.case((sees[part], sa.true()), else_=sa.false()) for part, _areas in PARTS]
    asked = (
        sa.select(CaseFile, Placement, CarePlan, spoken(writer), spoken(sender), spoken(approver), *flags)
        .join(Placement, Placement.case_file_id == CaseFile.id)
        .outerjoin(CarePlan, CarePlan.placement_id == Placement.id)
        .outerjoin(writer, writer.id == CarePlan.written_by)
        .outerjoin(sender, sender.id == CarePlan.sent_by)
        .outerjoin(approver, approver.id == CarePlan.approved_by)
        .where(CaseFile.id == case_file_id)
        .order_by(Placement.started_at.desc(), Placement.id.desc(), CarePlan.number.desc())
    )
    rows: list[Any] = [tuple(row) for row in db.session.execute(asked)]
    seen = rows[0][6:]
    areas = frozenset(a for (_part, told), is_seen in zip(PARTS, seen, strict=True) if is_seen for a in told)
    versions = tuple(Version(row[2], row[3], row[4], row[5]) for row in rows if row[2] is not None)
    return Held(rows[0][0], rows[0][1], versions, areas)


def to_change(plan_id: UUID) -> CarePlan:
    """Answer a version to be changed, locked until the deed is done; not there is 404."""
    found: CarePlan = one_or_404(sa.select(CarePlan).where(CarePlan.id == plan_id).with_for_update())
    return found


def needs_of(plan_ids: Iterable[UUID], *, areas: Collection[str]) -> list[CareNeed]:
    """Answer the needs of versions in these areas alone. One statement."""
    asked = sa.select(CareNeed).where(CareNeed.plan_id.in_(tuple(plan_ids)), CareNeed.area.in_(tuple(areas)))
    return list(db.session.scalars(asked))


@dataclass(frozen=True)
class GoalLine:
    """A goal with its owner's name and what the newest review that stands decided of it."""

    goal: CareGoal
    owner: str | None
    outcome: str
    reason: str


def goals_of(plan_ids: Iterable[UUID], *, areas: Collection[str]) -> list[GoalLine]:
    """Answer the goals of versions in these areas alone, by their day. One statement."""
    decision = kept_alias(CareDecision, "care_plan.goals_of")
    newest = (
        sa.select(CareDecision.id)
        .join(CareReview, CareReview.id == CareDecision.review_id)
        .where(CareDecision.line_id == CareGoal.line_id, CareReview.struck_at.is_(None))
        .order_by(CareReview.number.desc(), CareDecision.id.desc())
        .limit(1).correlate(CareGoal).scalar_subquery()
    )  # fmt: skip
    asked = (
        sa.select(
            CareGoal, spoken(User), sa.func.coalesce(decision.outcome, "open"), sa.func.coalesce(decision.reason, "")
        )
        .outerjoin(User, User.id == CareGoal.owner_id)
        .outerjoin(decision, decision.id == newest)
        .where(CareGoal.plan_id.in_(tuple(plan_ids)), CareGoal.area.in_(tuple(areas)))
        .order_by(CareGoal.target_on, CareGoal.line_id)
    )  # fmt: skip
    return [GoalLine(*row) for row in db.session.execute(asked)]


def goal_to_change(plan_id: UUID, goal_id: UUID) -> CareGoal:
    """Answer a goal of a version, to be changed; of another version it is not there (404)."""
    found: CareGoal = one_or_404(
        sa.select(CareGoal).where(CareGoal.id == goal_id, CareGoal.plan_id == plan_id)
    )
    return found


@dataclass(frozen=True)
class TaskLine:
    """A task with the name of its owner."""

    task: CareTask
    owner: str | None


def tasks_of(case_file_id: UUID, *, areas: Collection[str]) -> list[TaskLine]:
    """Answer the tasks of a child's goals in these areas, those due first on top. One statement."""
    asked = (
        sa.select(CareTask, spoken(User))
        .join(CareGoal, sa.and_(CareGoal.plan_id == CareTask.plan_id, CareGoal.line_id == CareTask.line_id))
        .outerjoin(User, User.id == CareTask.owner_id)
        .where(CareTask.case_file_id == case_file_id, CareGoal.area.in_(tuple(areas)))
        .order_by(CareTask.due_on, CareTask.id)
    )
    return [TaskLine(*row) for row in db.session.execute(asked)]


@dataclass(frozen=True)
class StepLine:
    """A step of a version with the name of who took it."""

    step: CarePlanStep
    by: str | None


def steps_of(plan_id: UUID) -> list[StepLine]:
    """Answer what happened to a version, oldest first. One statement."""
    asked = (
        sa.select(CarePlanStep, spoken(User))
        .outerjoin(User, User.id == CarePlanStep.by)
        .where(CarePlanStep.plan_id == plan_id)
        .order_by(CarePlanStep.at, CarePlanStep.id)
    )
    return [StepLine(*row) for row in db.session.execute(asked)]


def writers_of(plan: CarePlan) -> set[UUID | None]:
    """Answer everyone who wrote in a version: who began it, who sent it, whoever wrote a need or a goal of it."""
    needs = db.session.scalars(sa.select(CareNeed.written_by).where(CareNeed.plan_id == plan.id))
    goals = db.session.scalars(sa.select(CareGoal.written_by).where(CareGoal.plan_id == plan.id))
    return {plan.written_by, plan.sent_by, *needs, *goals} - {None}


def who_may_own(home_id: UUID, *, now: datetime) -> list[tuple[UUID, str, str]]:
    """Answer id, name and role of everyone who holds a post here with tasks of its own. One statement."""
    asked = (
        sa.select(User.id, spoken(User), PostHeld.role)
        .join(PostHeld, PostHeld.user_id == User.id)
        .where(
            PostHeld.home_id == home_id, PostHeld.role.in_(MAY_OWN), is_current(now),
        )
        .order_by(User.name, User.id)
    )  # fmt: skip
    return [(row[0], row[1], row[2]) for row in db.session.execute(asked)]
