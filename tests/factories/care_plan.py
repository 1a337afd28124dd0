"""Invented care plans, written, sent, approved and reviewed by the house's own verbs and committed."""

from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db, new_id
from foundation.scope import across_homes
from foundation.viewer import Actor, Viewer
from residents.actions import care_goals, care_plan, care_review
from residents.models import CareGoal, CarePlan, CareReview, CareTask, CaseFile
from residents.queries import care_plan as queries
from residents.queries import care_review as reviews
from tests.factories import accounts
from tests.factories.homes import kept
from tests.factories.residents import fresh, stay_of

NEEDS = {
    "health": {"concern": "weak, often ill", "intervention": "milk each morning"},
    "education": {"concern": "left school in class 4", "intervention": "bridge course", "strengths": "reads well"},
    "emotional": {"concern": "wakes at night", "intervention": "sessions each week", "risk": "alone in the dark"},
}  # fmt: skip
SEES_ALL = {part: sa.true() for part in ("whole", "mind", "health", "school")}


def somebody() -> Viewer:
    """Answer a fresh person who acts, known to the gatehouse."""
    user = accounts.make_user()
    return Viewer(user.id, user.name, new_id())


def draft(file: CaseFile, *, by: Actor = SYSTEM, needs: Any = None, **head: Any) -> CarePlan:
    """Begin a version and write its needs (committed)."""
    begin_write()
    with across_homes("a factory"):
        own, stay = fresh(file), stay_of(file)
        plan = care_plan.begin(own, stay, by=by)
        told = {"prepared_on": clock.today(), "expected_stay": "medium", **head}
        care_plan.write_needs(
            own, stay, plan, NEEDS if needs is None else needs, head=care_plan.Head(**told), by=by
        )
        return kept(plan)


def plan_row(plan: CarePlan) -> CarePlan:
    """Answer the row of a version, to be changed by a verb; ask inside a scope."""
    return db.session.scalars(sa.select(CarePlan).where(CarePlan.id == plan.id)).one()


def add_goal(file: CaseFile, plan: CarePlan, *, by: Actor = SYSTEM, **said: Any) -> CareGoal:
    """Write a goal into a draft (committed)."""
    usual = {
        "area": "education", "words": "Passes class 5", "measure": "marks of 40 or more",
        "target_on": clock.today() + timedelta(days=90),
    }  # fmt: skip
    begin_write()
    with across_homes("a factory"):
        goal = care_goals.GoalSaid(**{**usual, **said})
        return kept(care_goals.write_goal(fresh(file), plan_row(plan), goal, by=by))


def give_task(
    file: CaseFile, plan: CarePlan, goal: CareGoal, owner: Any, *, by: Actor = SYSTEM, **said: Any
) -> CareTask:
    """Give a person a task for a goal (committed)."""
    usual = {
        "words": "Take her to the school",
        "due_on": clock.today() + timedelta(days=7),
        "owner_id": owner.id,
    }
    begin_write()
    with across_homes("a factory"):
        task = care_goals.TaskSaid(**{**usual, **said})
        return kept(care_goals.give_task(fresh(file), plan_row(plan), goal, task, by=by))


def send(file: CaseFile, plan: CarePlan, *, by: Actor = SYSTEM) -> None:
    """Send a draft for approval (committed)."""
    begin_write()
    with across_homes("a factory"):
        care_plan.send(fresh(file), plan_row(plan), by=by)
        db.session.commit()


def approve(file: CaseFile, plan: CarePlan, *, by: Actor | None = None) -> None:
    """Send and approve a version by another person (committed)."""
    by = by or somebody()
    begin_write()
    with across_homes("a factory"):
        row = plan_row(plan)
        if row.state == "draft":
            care_plan.send(fresh(file), row, by=SYSTEM)
        care_plan.approve(fresh(file), row, by=by)
        db.session.commit()


def in_force(file: CaseFile, **said: Any) -> tuple[CarePlan, CareGoal]:
    """Make a plan with one goal and let it be approved (committed)."""
    plan = draft(file, **said)
    goal = add_goal(file, plan)
    approve(file, plan)
    return plan, goal


def review(file: CaseFile, *, by: Actor = SYSTEM, **said: Any) -> CareReview:
    """Review the plan in force (committed); every open goal goes on unless said otherwise."""
    begin_write()
    with across_homes("a factory"):
        held = queries.held(file.id, sees=SEES_ALL)
        plan = held.in_force
        goals = queries.goals_of([plan.plan.id], areas=tuple(held.areas)) if plan else []
        today = clock.today()
        usual = {
            "period_from": today, "period_to": today, "place": "Counselling room", "conduct": "Laughs again",
            "next_on": today + timedelta(days=7), "interview_days": (today,),
            "decisions": {line.goal.line_id.hex: ("open", "") for line in goals},
        }  # fmt: skip
        told = care_review.Reviewed(**{**usual, **said})
        return kept(care_review.review(held, reviews.reviews_of(file.id), told, by=by))
