"""What a care plan must be before it is sent or approved, who may approve it, and what a goal and a task need."""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from foundation.languages import _
from foundation.refusals import Refused
from residents.choices.planning import PLAN_AFTER_DAYS, PlanState


def plan_due(came_on: date) -> date:
    """Answer by when the plan of a stay is made: when the first fourteen days are over (rule 69-I(3)).

    For a child who was here before go-live the days count from her entry here: her plan in the old book is copied.
    """
    return came_on + timedelta(days=PLAN_AFTER_DAYS)


def ensure_here(*, ended: bool) -> None:
    """Refuse a plan for a stay that has ended."""
    if ended:
        raise Refused(_("This stay has ended. A plan is made while she is here."))


def ensure_prepared(prepared_on: date, *, came_on: date, today: date) -> None:
    """Refuse a plan dated before she came, or on a day that has not come."""
    if prepared_on < came_on:
        raise Refused(_("This is before she came. Look at the day."), field="prepared_on")
    if prepared_on > today:
        raise Refused(_("This day has not come yet. Write today or an earlier day."), field="prepared_on")


def ensure_draft(state: str) -> None:
    """Refuse to write in a version that is no draft: what was approved is never edited."""
    if state == PlanState.WAITING:
        raise Refused(_("This plan waits for approval and is not changed. Ask for it to be sent back."))
    if state != PlanState.DRAFT:
        raise Refused(_("This plan was approved and stays as it is. Begin the next version."))


def ensure_goal(
    *, words: str, measure: str, target_on: date | None, prepared_on: date, is_new_day: bool = True
) -> None:
    """Refuse a goal without words, measure or day, or whose day lies before the plan."""
    if not words:
        raise Refused(_("Write the goal."), field="words")
    if not measure:
        raise Refused(_("Write how one will see that it is reached."), field="measure")
    if target_on is None:
        raise Refused(_("Write by when it should be reached."), field="target_on")
    if is_new_day and target_on < prepared_on:
        raise Refused(_("This is before the plan was prepared. Look at the day."), field="target_on")


def ensure_area(area: str, *, written: Collection[str]) -> None:
    """Refuse to write in an area of need that is not this writer's."""
    if area not in written:
        raise Refused(_("This area is not yours to write. Choose another."), field="area")


def ensure_sendable(*, stay: str, needs: Collection[str], goals: int) -> None:
    """Refuse to send a plan that says too little to be approved."""
    if not stay:
        raise Refused(_("Choose how long she is expected to stay, then send the plan."))
    if not needs:
        raise Refused(_("No need is written yet. Write what she needs, then send the plan."))
    if not goals:
        raise Refused(_("No goal is written yet. Write at least one goal, then send the plan."))


def ensure_approvable(*, state: str, writers: Collection[UUID | None], by: UUID | None) -> None:
    """Refuse the approval of what nobody sent, and by anyone who wrote in it: whoever writes does not approve."""
    if state != PlanState.WAITING:
        raise Refused(_("This plan does not wait for approval. Look again."))
    if by is not None and by in writers:
        raise Refused(_("You wrote in this plan. Another person must approve it."))


def ensure_reason(reason: str) -> None:
    """Refuse to send back, to strike out or to drop without words."""
    if not reason:
        raise Refused(_("Write why."), field="reason")


def ensure_task(*, words: str, due_on: date | None, prepared_on: date) -> None:
    """Refuse a task without words or day, or due before its plan."""
    if not words:
        raise Refused(_("Write what is to be done."), field="words")
    if due_on is None:
        raise Refused(_("Write by when it is to be done."), field="due_on")
    if due_on < prepared_on:
        raise Refused(_("This is before the plan was prepared. Look at the day."), field="due_on")


def ensure_task_open(*, done: bool, dropped: bool) -> None:
    """Refuse to finish a task twice, or one that was taken back."""
    if done:
        raise Refused(_("This task is done already. Look again."))
    if dropped:
        raise Refused(_("This task is no longer needed. Look again."))
