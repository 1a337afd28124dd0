"""The verbs of goals and tasks: write and take out a goal of a draft, give a task, finish it, take it back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from foundation import clashes, clock
from foundation.db import db, new_id, one_or_404
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from residents.actions.care_plan import record
from residents.choices.care import Area
from residents.choices.planning import GoalOwner, PlanState
from residents.events import Event
from residents.models import CareGoal, CarePlan, CareTask, CaseFile
from residents.queries.care_plan import who_may_own
from residents.rules import care_plan as rules


@dataclass(frozen=True, kw_only=True)
class GoalSaid:
    """A goal as its writer tells it; a person owns it only if `owner_kind` says so."""

    area: str
    words: str
    measure: str
    target_on: date | None
    owner_kind: str = GoalOwner.CHILD
    owner_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class TaskSaid:
    """A task as its giver tells it."""

    words: str
    due_on: date | None
    owner_id: UUID | None


def write_goal(
    file: CaseFile, plan: CarePlan, said: GoalSaid, *, goal: CareGoal | None = None,
    areas: Collection[str] = tuple(Area), by: Actor,
) -> CareGoal:  # fmt: skip
    """Write a goal into a draft, or write one of its goals anew. Raises Refused beside the line that is missing."""
    rules.ensure_draft(plan.state)
    for area in {said.area, goal.area if goal is not None else said.area}:
        rules.ensure_area(area, written=areas)
    rules.ensure_goal(
        words=said.words, measure=said.measure, target_on=said.target_on, prepared_on=plan.prepared_on,
        is_new_day=goal is None or goal.target_on != said.target_on,
    )  # fmt: skip
    person = said.owner_id if said.owner_kind == GoalOwner.PERSON else None
    if said.owner_kind == GoalOwner.PERSON:
        _ensure_post(file, person, field="owner", was=goal.owner_id if goal is not None else None)
    if goal is None:
        goal = CareGoal(
            id=new_id(), home_id=file.home_id, case_file_id=file.id, plan_id=plan.id, line_id=new_id(),
        )  # fmt: skip
        db.session.add(goal)
    goal.area, goal.words, goal.measure, goal.owner_kind = (
        said.area,
        said.words,
        said.measure,
        said.owner_kind,
    )
    goal.owner_id, goal.written_by = person, by.user_id
    if said.target_on is not None:
        goal.target_on = said.target_on
    clashes.flush()
    record(Event.GOAL_WRITTEN, file, plan.number, plan.id, by=by)
    return goal


def remove_goal(
    file: CaseFile, plan: CarePlan, goal: CareGoal, *, areas: Collection[str] = tuple(Area), by: Actor
) -> None:
    """Take a goal out of a draft; the version in force keeps it until this one is approved. Raises Refused."""
    rules.ensure_draft(plan.state)
    rules.ensure_area(goal.area, written=areas)
    here = sa.delete(CareTask).where(CareTask.plan_id == plan.id, CareTask.line_id == goal.line_id)
    db.session.execute(here)
    db.session.delete(goal)
    db.session.flush()
    record(Event.GOAL_REMOVED, file, plan.number, plan.id, by=by)


def give_task(file: CaseFile, plan: CarePlan, goal: CareGoal, said: TaskSaid, *, by: Actor) -> CareTask:
    """Give somebody with a post here a task for a goal; it stands on her page once the plan is approved."""
    if plan.state == PlanState.SUPERSEDED:
        raise Refused(_("A newer version is in force. Give the task there."))
    rules.ensure_task(words=said.words, due_on=said.due_on, prepared_on=plan.prepared_on)
    if said.owner_id is None:
        raise Refused(_("Choose who does it."), field="owner_id")
    _ensure_post(file, said.owner_id, field="owner_id")
    task = CareTask(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, plan_id=plan.id, line_id=goal.line_id,
        owner_id=said.owner_id, words=said.words, due_on=said.due_on, written_at=clock.now(), written_by=by.user_id,
    )  # fmt: skip
    db.session.add(task)
    clashes.flush()
    record(Event.TASK_GIVEN, file, plan.number, plan.id, by=by)
    return task


def task_to_change(task_id: UUID) -> tuple[CareTask, CaseFile, CarePlan]:
    """Answer a task to be finished, its file and its version, locked until the deed is done; not there is 404."""
    task: CareTask = one_or_404(sa.select(CareTask).where(CareTask.id == task_id).with_for_update())
    asked = (
        sa.select(CaseFile, CarePlan)
        .join(CarePlan, CarePlan.case_file_id == CaseFile.id)
        .where(CarePlan.id == task.plan_id)
    )
    file, plan = db.session.execute(asked).one()
    return task, file, plan


def finish_task(task: CareTask, file: CaseFile, plan: CarePlan, *, note: str = "", by: Actor) -> None:
    """Write that a task is done, with a note where there is something to say. Raises Refused for one that is over."""
    rules.ensure_task_open(done=task.done_at is not None, dropped=task.dropped_at is not None)
    if plan.state not in (PlanState.APPROVED, PlanState.SUPERSEDED):
        raise Refused(_("This plan is not approved yet. The task begins when it is."))
    task.done_at, task.done_by, task.note = clock.now(), by.user_id, note
    record(Event.TASK_DONE, file, plan.number, plan.id, by=by)


def drop_task(task: CareTask, file: CaseFile, plan: CarePlan, *, reason: str, by: Actor) -> None:
    """Take a task back, with the reason; its words stay readable. Raises Refused."""
    rules.ensure_task_open(done=task.done_at is not None, dropped=task.dropped_at is not None)
    rules.ensure_reason(reason)
    task.dropped_at, task.dropped_reason = clock.now(), reason
    record(Event.TASK_DROPPED, file, plan.number, plan.id, by=by)


def _ensure_post(file: CaseFile, person: UUID | None, *, field: str, was: UUID | None = None) -> None:
    """Refuse an owner without a post here; who owned it before may go on owning it."""
    holders = {id_ for id_, _name, _role in who_may_own(file.home_id, now=clock.now())}
    if person is None or (person not in holders and person != was):
        raise Refused(_("This person holds no post here. Choose another."), field=field)
