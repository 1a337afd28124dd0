"""The care plan of each child of the small world: in force, reviewed, a next version begun; every word a canary."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from residents.actions import care_goals, care_plan, care_review
from residents.choices.care import Area
from residents.models import CaseFile
from residents.queries import care_plan as queries
from tests.factories import accounts, residents
from tests.factories.canaries import NEAR, OTHER, canary

PLAN_WORDS = (
    "plan_words", "plan_mind", "plan_health", "plan_school", "plan_task", "review_words", "review_mind",
)  # fmt: skip
OWNERS = (Role.HOUSE_STAFF, Role.TEACHER, Role.COUNSELLOR, Role.NURSE, Role.CASE_WORKER)
SEES_ALL = {part: sa.true() for part in ("whole", "mind", "health", "school")}


def plan_their_care(world: Any) -> None:
    """Write a plan, let it be approved and reviewed, and begin the next version, for each child (committed)."""
    keeper = accounts.make_user(Role.HOUSE_STAFF, world.home)
    for place, file in world.children.items():
        said = {kind: world.canaries.setdefault((kind, place), canary(kind, place)) for kind in PLAN_WORDS}
        owners = {role: world.users[role] for role in OWNERS} if place == NEAR else {None: keeper}
        if place == OTHER:
            owners = {None: world.outsider}
        begin_write()
        made, tasks = _plan(residents.fresh(file), said, owners)
        db.session.commit()
        for name, value in made.items():
            world.values.setdefault(name, {})[place] = value
        if place == NEAR:
            world.own |= {("care_task_id", role): task for role, task in tasks.items()}


def _plan(
    file: CaseFile, said: dict[str, str], owners: dict[Any, Any]
) -> tuple[dict[str, UUID], dict[Any, UUID]]:
    stay, today = residents.stay_of(file), clock.today()
    first = care_plan.begin(file, stay, by=SYSTEM)
    head = care_plan.Head(
        prepared_on=today, expected_stay="long", her_words=said["plan_words"], her_language="en"
    )
    needs = {
        "expectations": {"concern": said["plan_words"]}, "emotional": {"concern": said["plan_mind"]},
        "health": {"risk": said["plan_health"]}, "education": {"intervention": said["plan_school"]},
    }  # fmt: skip
    care_plan.write_needs(file, stay, first, needs, head=head, by=SYSTEM)
    aim = care_goals.GoalSaid(
        area="education",
        words=said["plan_school"],
        measure=said["plan_school"],
        target_on=today + timedelta(days=40),
    )
    goal = care_goals.write_goal(file, first, aim, by=SYSTEM)
    tasks = {}
    for role, owner in owners.items():
        task = care_goals.TaskSaid(words=said["plan_task"], due_on=today, owner_id=owner.id)
        tasks[role] = care_goals.give_task(file, first, goal, task, by=SYSTEM).id
    care_plan.send(file, first, by=SYSTEM)
    care_plan.approve(file, first, by=SYSTEM)
    db.session.flush()
    review = _review(file, said)
    second = care_plan.begin(file, stay, by=SYSTEM)
    (copied,) = queries.goals_of([second.id], areas=tuple(Area))
    made = {
        "care_plan_id": second.id, "care_goal_id": copied.goal.id, "care_review_id": review,
        "care_task_id": next(iter(tasks.values())),
    }  # fmt: skip
    return made, tasks


def _review(file: CaseFile, said: dict[str, str]) -> UUID:
    today, held = clock.today(), queries.held(file.id, sees=SEES_ALL)
    assert held.in_force is not None
    lines = queries.goals_of([held.in_force.plan.id], areas=tuple(Area))
    told = care_review.Reviewed(
        period_from=today, period_to=today, place=said["review_words"], conduct=said["review_words"],
        next_on=today + timedelta(days=7), her_words=said["review_words"], interview_days=(today,),
        progress={"emotional": said["review_mind"]},
        decisions={line.goal.line_id.hex: ("open", "") for line in lines},
    )  # fmt: skip
    return care_review.review(held, [], told, by=SYSTEM).id
