"""Goals and tasks of a care plan: writing and taking out a goal, giving a task and taking it back."""

from typing import Any
from uuid import UUID

from flask import flash, g, redirect, url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from residents import care_words
from residents.actions import care_goals as actions
from residents.choices.care import Area
from residents.choices.planning import GoalOwner
from residents.forms.care_plan import GoalForm, TaskForm, WhyForm, areas_to_choose, owners_to_choose
from residents.models import CareGoal
from residents.permissions import May
from residents.queries import care_plan as queries
from residents.rules.care_plan import ensure_area
from residents.views.blueprint import bp
from residents.views.care_shared import areas_written, held_here, locked, version_here
from residents.views.parts import form_of_part, posted


def _people() -> dict[Any, str]:
    return care_words.people_said(queries.who_may_own(g.home.id, now=clock.now()))


def _goal_form(areas: frozenset[Area], goal: CareGoal | None = None, **values: Any) -> GoalForm:
    form, people = GoalForm(**values), _people()
    if goal is not None and goal.owner_id is not None:
        people.setdefault(goal.owner_id, _("who owns it now"))
    form.area.choices, form.owner.choices = areas_to_choose(areas), owners_to_choose(people)
    return form


def _stands(goal: CareGoal) -> dict[str, Any]:
    owner = str(goal.owner_id) if goal.owner_kind == GoalOwner.PERSON else goal.owner_kind
    return {
        "area": goal.area,
        "words": goal.words,
        "measure": goal.measure,
        "target_on": goal.target_on,
        "owner": owner,
    }


def _back(code: str, plan_id: UUID) -> str:
    return url_for(".show_version", code=code, care_plan_id=plan_id)


def _goal_page(form: GoalForm, code: str, plan_id: UUID, *, is_new: bool) -> str:
    return form_of_part(
        form, code=code, title=_("Add a goal") if is_new else _("Change the goal"), verb=_("Save the goal"),
        back="show_plan", back_url=_back(code, plan_id),
    )  # fmt: skip


@bp.get("/children/<code>/plans/<uuid:care_plan_id>/goals/new")
@reads(May.PLAN_PART_WRITE)
def show_add_goal(code: str, care_plan_id: UUID) -> ResponseReturnValue:
    """Ask for a goal."""
    held = held_here()
    version_here(held, care_plan_id)
    return _goal_page(_goal_form(areas_written(held)), code, care_plan_id, is_new=True)


@bp.post("/children/<code>/plans/<uuid:care_plan_id>/goals/new")
@writes(May.PLAN_PART_WRITE)
def add_goal(code: str, care_plan_id: UUID) -> ResponseReturnValue:
    """Write a goal into the draft."""
    held = held_here()
    areas = areas_written(held)
    form, plan = _goal_form(areas), locked(held, care_plan_id)
    return posted(
        form, lambda: _goal_page(form, code, care_plan_id, is_new=True),
        lambda: actions.write_goal(held.file, plan, form.said(), areas=areas, by=viewer()),
        to=_back(code, care_plan_id),
    )  # fmt: skip


@bp.get("/children/<code>/plans/<uuid:care_plan_id>/goals/<uuid:care_goal_id>/edit")
@reads(May.PLAN_PART_WRITE)
def show_edit_goal(code: str, care_plan_id: UUID, care_goal_id: UUID) -> ResponseReturnValue:
    """Ask what a goal of the draft says now."""
    held = held_here()
    version_here(held, care_plan_id)
    goal = queries.goal_to_change(care_plan_id, care_goal_id)
    ensure_area(goal.area, written=areas_written(held))
    return _goal_page(
        _goal_form(areas_written(held), goal, **_stands(goal)), code, care_plan_id, is_new=False
    )


@bp.post("/children/<code>/plans/<uuid:care_plan_id>/goals/<uuid:care_goal_id>/edit")
@writes(May.PLAN_PART_WRITE)
def edit_goal(code: str, care_plan_id: UUID, care_goal_id: UUID) -> ResponseReturnValue:
    """Write a goal of the draft anew."""
    held = held_here()
    areas, plan = areas_written(held), locked(held, care_plan_id)
    goal = queries.goal_to_change(care_plan_id, care_goal_id)
    ensure_area(goal.area, written=areas)
    form = _goal_form(areas, goal)
    return posted(
        form, lambda: _goal_page(form, code, care_plan_id, is_new=False),
        lambda: actions.write_goal(held.file, plan, form.said(), goal=goal, areas=areas, by=viewer()),
        to=_back(code, care_plan_id),
    )  # fmt: skip


@bp.post("/children/<code>/plans/<uuid:care_plan_id>/goals/<uuid:care_goal_id>/remove")
@writes(May.PLAN_PART_WRITE)
def remove_goal(code: str, care_plan_id: UUID, care_goal_id: UUID) -> ResponseReturnValue:
    """Take a goal out of the draft."""
    held = held_here()
    plan = locked(held, care_plan_id)
    goal = queries.goal_to_change(care_plan_id, care_goal_id)
    actions.remove_goal(held.file, plan, goal, areas=areas_written(held), by=viewer())
    flash(_("The goal is taken out of this draft."))
    return redirect(_back(code, care_plan_id), code=303)


def _task_form() -> TaskForm:
    form = TaskForm()
    form.owner_id.choices = [("", _("Choose")), *((str(id_), said) for id_, said in _people().items())]
    return form


def _task_page(form: TaskForm, code: str, plan_id: UUID, goal: CareGoal) -> str:
    return form_of_part(
        form, code=code, title=_("Give a task"), verb=_("Give the task"), back="show_plan",
        back_url=_back(code, plan_id), lead=goal.words,
    )  # fmt: skip


@bp.get("/children/<code>/plans/<uuid:care_plan_id>/goals/<uuid:care_goal_id>/task")
@reads(May.PLAN_WRITE)
def show_give_task(code: str, care_plan_id: UUID, care_goal_id: UUID) -> ResponseReturnValue:
    """Ask what is to be done for a goal, by whom and by when."""
    version_here(held_here(), care_plan_id)
    return _task_page(_task_form(), code, care_plan_id, queries.goal_to_change(care_plan_id, care_goal_id))


@bp.post("/children/<code>/plans/<uuid:care_plan_id>/goals/<uuid:care_goal_id>/task")
@writes(May.PLAN_WRITE)
def give_task(code: str, care_plan_id: UUID, care_goal_id: UUID) -> ResponseReturnValue:
    """Give somebody a task."""
    held, form = held_here(), _task_form()
    plan = locked(held, care_plan_id)
    goal = queries.goal_to_change(care_plan_id, care_goal_id)
    return posted(
        form, lambda: _task_page(form, code, care_plan_id, goal),
        lambda: actions.give_task(held.file, plan, goal, form.said(), by=viewer()), to=_back(code, care_plan_id),
    )  # fmt: skip


def _why_page(form: WhyForm, code: str) -> str:
    return form_of_part(
        form, code=code, title=_("Take a task back"), verb=_("Take the task back"), back="show_plan"
    )


@bp.get("/children/<code>/tasks/<uuid:care_task_id>/drop")
@reads(May.PLAN_WRITE)
def show_drop_task(code: str, care_task_id: UUID) -> ResponseReturnValue:
    """Ask why a task is no longer needed."""
    return _why_page(WhyForm(), code)


@bp.post("/children/<code>/tasks/<uuid:care_task_id>/drop")
@writes(May.PLAN_WRITE)
def drop_task(code: str, care_task_id: UUID) -> ResponseReturnValue:
    """Take a task back."""
    form = WhyForm()
    if not form.validate_on_submit():
        return _why_page(form, code), 422
    try:
        actions.drop_task(*actions.task_to_change(care_task_id), reason=form.reason.data or "", by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _why_page(form, code), 422
    flash(_("Saved."))
    return redirect(url_for(".show_plan", code=code), code=303)
