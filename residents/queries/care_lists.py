"""Where the plans of a home stand, what is due of each child, and one person's own tasks."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation import clock
from foundation.db import db, kept_aliases
from foundation.names import spoken
from homes.models import Home
from residents.choices import StayKind
from residents.choices.planning import PlanState
from residents.models import CarePlan, CareReview, CareTask, CaseFile, Child, Placement
from residents.queries.masks import Masks, shown
from residents.rules.care_plan import plan_due


@dataclass(frozen=True)
class PlanLine:
    """Where one child's plan stands; what the reader may not see is None."""

    case_file_id: UUID
    code: str
    child: str | None
    child_local: str | None
    name_kind: str
    came_at: datetime
    in_force: int | None
    review_on: date | None
    reviewed_to: date | None
    next_on: date | None
    open_number: int | None
    open_state: str | None
    sent_at: datetime | None
    returned_at: datetime | None
    writer: str | None
    counted_from: datetime

    @property
    def due_on(self) -> date:
        """Answer when the next thing is due: the first plan, or the next review."""
        if self.in_force is None:
            return plan_due(clock.local(self.counted_from).date())
        return self.next_on or self.review_on or plan_due(clock.local(self.counted_from).date())

    @property
    def group(self) -> str:
        """Answer under which head of the list it stands, the first that fits."""
        if self.open_state == PlanState.WAITING:
            return "waiting"
        if self.open_state == PlanState.DRAFT and self.returned_at is not None:
            return "returned"
        if self.in_force is None:
            return "plan"
        return "review"


def plan_lines(which: Any, *, masks: Masks, limit: int = 400) -> list[PlanLine]:
    """Answer the plans of children who live here now, for whom `which` holds, the oldest due first. One statement."""
    force, open_, review, writer = kept_aliases("care_lists.plan_lines", CarePlan, CarePlan, CareReview, User)
    newest = (
        sa.select(CareReview.id)
        .where(CareReview.placement_id == Placement.id, CareReview.struck_at.is_(None))
        .order_by(CareReview.number.desc()).limit(1).correlate(Placement).scalar_subquery()
    )  # fmt: skip
    asked = (
        sa.select(
            CaseFile.id, CaseFile.code, shown(masks.names, Child.name), shown(masks.names, Child.name_local),
            Child.name_kind, Placement.started_at, force.number, force.review_on, review.period_to, review.next_on,
            open_.number, open_.state, open_.sent_at, open_.returned_at, spoken(writer),
            sa.case((Placement.is_taken_over, Placement.written_at), else_=Placement.started_at),
        )
        .join(Placement, Placement.case_file_id == CaseFile.id)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(force, sa.and_(force.placement_id == Placement.id, force.state == PlanState.APPROVED))
        .outerjoin(
            open_,
            sa.and_(open_.placement_id == Placement.id, open_.state.in_((PlanState.DRAFT, PlanState.WAITING))),
        )
        .outerjoin(review, review.id == newest)
        .outerjoin(writer, writer.id == sa.func.coalesce(open_.sent_by, open_.written_by))
        .where(
            which, Placement.ended_at.is_(None), CaseFile.sealed_at.is_(None),
            sa.or_(Placement.kind == StayKind.RESIDENTIAL, force.id.is_not(None), open_.id.is_not(None)),
        )
        .order_by(CaseFile.code)
        .limit(limit)
    )  # fmt: skip
    found = [PlanLine(*row) for row in db.session.execute(asked)]
    return sorted(found, key=lambda line: (line.due_on, line.code))


@dataclass(frozen=True)
class OwnTask:
    """A task as its owner reads it: its words and whose child it is about, nothing else of the plan."""

    id: UUID
    words: str
    due_on: date
    code: str
    child: str | None
    child_local: str | None
    name_kind: str
    home: str


def _open_tasks(user_id: UUID) -> Any:
    return (
        CareTask.owner_id == user_id, CareTask.done_at.is_(None), CareTask.dropped_at.is_(None),
        CarePlan.state.in_((PlanState.APPROVED, PlanState.SUPERSEDED)), Placement.ended_at.is_(None),
        CaseFile.sealed_at.is_(None),
    )  # fmt: skip


def own_tasks(user_id: UUID, *, masks: Masks, limit: int = 200) -> list[OwnTask]:
    """Answer what one person is to do for children who are here, the oldest due first. One statement."""
    asked = (
        sa.select(
            CareTask.id, CareTask.words, CareTask.due_on, CaseFile.code, shown(masks.names, Child.name),
            shown(masks.names, Child.name_local), Child.name_kind, spoken(Home),
        )
        .join(CarePlan, CarePlan.id == CareTask.plan_id)
        .join(Placement, Placement.id == CarePlan.placement_id)
        .join(CaseFile, CaseFile.id == CareTask.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .join(Home, Home.id == CareTask.home_id)
        .where(*_open_tasks(user_id))
        .order_by(CareTask.due_on, CareTask.id)
        .limit(limit)
    )  # fmt: skip
    return [OwnTask(*row) for row in db.session.execute(asked)]


def tasks_waiting(user_id: UUID) -> int:
    """Answer how many tasks wait for one person. One statement."""
    asked = (
        sa.select(sa.func.count())
        .select_from(CareTask)
        .join(CarePlan, CarePlan.id == CareTask.plan_id)
        .join(Placement, Placement.id == CarePlan.placement_id)
        .join(CaseFile, CaseFile.id == CareTask.case_file_id)
        .where(*_open_tasks(user_id))
    )
    return int(db.session.scalar(asked) or 0)
