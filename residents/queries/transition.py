"""What is asked about transition plans: one child's, and who of a home is near eighteen or due to be looked at."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import db, one_or_404
from foundation.names import spoken
from residents.choices import StayKind
from residents.choices.transition import BEGINS_AT, GROWN, SPHERES
from residents.models import (
    CaseFile,
    Child,
    Placement,
    TransitionPlan,
    TransitionReview,
    TransitionSphere,
    TransitionStep,
)
from residents.rules.stays import Age, age_on
from residents.rules.transition import birthday


def plan_of(case_file_id: UUID) -> TransitionPlan | None:
    """Answer a child's transition plan, or None. One statement."""
    asked = sa.select(TransitionPlan).where(
        TransitionPlan.case_file_id == case_file_id, TransitionPlan.ended_on.is_(None)
    )
    return db.session.scalars(asked).one_or_none()


def spheres_of(plan_id: UUID) -> list[TransitionSphere]:
    """Answer the spheres of a plan in their order. One statement."""
    order = {sphere: place for place, sphere in enumerate(SPHERES)}
    asked = sa.select(TransitionSphere).where(TransitionSphere.plan_id == plan_id)
    return sorted(db.session.scalars(asked), key=lambda row: order.get(row.sphere, 99))


def sphere_of(case_file_id: UUID, sphere: str) -> TransitionSphere:
    """Answer one sphere of a child's plan, to be written; not there is 404."""
    asked = sa.select(TransitionSphere).where(
        TransitionSphere.case_file_id == case_file_id, TransitionSphere.sphere == sphere
    )
    return one_or_404(asked)


def steps_of(plan_id: UUID) -> list[TransitionStep]:
    """Answer the steps of a plan, those to be done first, by day. One statement."""
    asked = sa.select(TransitionStep).where(TransitionStep.plan_id == plan_id)
    finished = sa.or_(TransitionStep.done_on.is_not(None), TransitionStep.dropped_on.is_not(None))
    return list(db.session.scalars(asked.order_by(finished, TransitionStep.due_on, TransitionStep.id)))


def step_row(transition_step_id: UUID) -> TransitionStep:
    """Answer one step, to be finished; not there is 404."""
    return one_or_404(sa.select(TransitionStep).where(TransitionStep.id == transition_step_id))


def reviews_of(plan_id: UUID) -> list[tuple[TransitionReview, str]]:
    """Answer the reviews of a plan with their writers, the newest first. One statement."""
    asked = (
        sa.select(TransitionReview, sa.func.coalesce(spoken(User), ""))
        .outerjoin(User, User.id == TransitionReview.written_by)
        .where(TransitionReview.plan_id == plan_id)
        .order_by(TransitionReview.reviewed_on.desc(), TransitionReview.id.desc())
    )
    return [(row, by) for row, by in db.session.execute(asked)]


@dataclass(frozen=True)
class NearLine:
    """A child who lives here and is sixteen: when she is eighteen, and how her plan stands. In codes."""

    case_file_id: UUID
    code: str
    age: Age
    turns: date | None
    begun_on: date | None
    next_review_on: date | None


def near_eighteen(home_id: UUID, *, today: date, see: Any) -> list[NearLine]:
    """Answer who of those who live here is sixteen or older, the eldest first. One statement."""
    asked = (
        sa.select(
            CaseFile.id, CaseFile.code, Child.born_on, Child.age_years_stated, Child.age_stated_on,
            TransitionPlan.begun_on, TransitionPlan.next_review_on,
        )
        .join(Placement, Placement.case_file_id == CaseFile.id)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(
            TransitionPlan, sa.and_(TransitionPlan.case_file_id == CaseFile.id, TransitionPlan.ended_on.is_(None))
        )
        .where(CaseFile.home_id == home_id, Placement.ended_at.is_(None), Placement.kind != StayKind.DAY, see)
        .order_by(CaseFile.year, CaseFile.serial)
    )  # fmt: skip
    found = []
    for row in db.session.execute(asked):
        told = {"born_on": row.born_on, "stated_years": row.age_years_stated, "stated_on": row.age_stated_on}
        age = age_on(today, **told)
        if age.years is not None and age.years >= BEGINS_AT:
            turns = birthday(GROWN, **told)
            found.append(NearLine(row.id, row.code, age, turns, row.begun_on, row.next_review_on))
    return sorted(found, key=lambda line: (line.turns or date.max, line.code))
