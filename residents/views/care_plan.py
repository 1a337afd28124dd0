"""A child's care plan: the version in force or any other, beginning one, writing its needs, sending it."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import may, reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from foundation.versions import ensure_current
from residents import care_words, words
from residents.actions import care_plan as actions
from residents.choices.care import Area
from residents.choices.planning import HER_LANGUAGES, STAYS, STEPS, PlanState, Step
from residents.forms.care_plan import HEAD, NeedsForm, needs_form
from residents.models import CareGoal, CareNeed
from residents.permissions import May
from residents.queries import care_plan as queries
from residents.queries import care_review as reviews
from residents.queries.care_plan import Held, Version
from residents.rules.care_plan import ensure_draft, plan_due
from residents.rules.care_review import review_due
from residents.views.blueprint import bp
from residents.views.care_shared import (
    areas_written,
    held_here,
    locked,
    sees_whole,
    version_here,
    writes_whole,
)
from residents.views.pages import file_page

SAID = {
    "expected_stay": lambda value: words.of(STAYS, str(value or "")),
    "her_language": lambda value: words.of(HER_LANGUAGES, str(value or "")),
}


@bp.get("/children/<code>/plan")
@reads(May.PLAN_SEE)
def show_plan(code: str) -> ResponseReturnValue:
    """The plan in force, else the version that is being written; before both, by when one is due."""
    held = held_here()
    shown = held.in_force or next(iter(held.of_stay), None)
    if shown is None:
        counted_from = held.stay.written_at if held.stay.is_taken_over else held.stay.started_at
        due_on = plan_due(clock.local(counted_from).date())
        return file_page(
            "residents/care_plan_none.html", "plan", due_on=due_on, is_late=due_on < clock.today(),
            may_begin=writes_whole(held) and held.stay.ended_at is None, earlier=_versions(held, None),
        )  # fmt: skip
    return _page(held, shown)


@bp.get("/children/<code>/plans/<uuid:care_plan_id>")
@reads(May.PLAN_SEE)
def show_version(code: str, care_plan_id: UUID) -> ResponseReturnValue:
    """One version of a plan."""
    held = held_here()
    return _page(held, version_here(held, care_plan_id))


def _page(held: Held, version: Version) -> ResponseReturnValue:
    plan, today, areas = version.plan, clock.today(), held.areas
    needs = {need.area: need for need in queries.needs_of([plan.id], areas=areas)}
    goals = [care_words.goal_said(line, today=today) for line in queries.goals_of([plan.id], areas=areas)]
    tasks = queries.tasks_of(g.case_file_id, areas=areas)
    is_in_force = plan.state == PlanState.APPROVED
    held_reviews = reviews.reviews_of(g.case_file_id) if is_in_force else []
    granted = _may(held, version)
    for goal in goals:
        goal |= _verbs(goal["goal"], held.file.code, granted)
    lines = {goal["goal"].line_id for goal in goals}
    return file_page(
        "residents/care_plan.html", "plan", plan=plan, version=version, state=care_words.state_of(version),
        stay=care_words.stay_said(plan.expected_stay), is_whole=sees_whole(held),
        her=care_words.her_words(plan.her_words, plan.her_language) if sees_whole(held) else {},
        areas=_areas(needs, goals), versions=_versions(held, plan.id),
        tasks=[care_words.task_said(t, today=today) for t in tasks if t.task.line_id in lines],
        reviews=[care_words.review_said(line) for line in held_reviews],
        steps=_steps(plan.id) if sees_whole(held) and not is_in_force else [],
        is_in_force=is_in_force, next_due=_next_due(held, held_reviews),
        **granted,
    )  # fmt: skip


def _verbs(goal: CareGoal, code: str, granted: dict[str, Any]) -> dict[str, Any]:
    """Answer what the reader may do with a goal of the version that is shown."""
    here = {"code": code, "care_plan_id": goal.plan_id, "care_goal_id": goal.id}
    may_change = granted["may_write"] and goal.area in granted["areas_written"]
    change = [(_("Change"), url_for(".show_edit_goal", **here))] if may_change else []
    give = [(_("Give a task"), url_for(".show_give_task", **here))] if granted["may_task"] else []
    return {"verbs": [*change, *give], "may_change": may_change}


def _areas(needs: dict[str, CareNeed], goals: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Answer the areas that say something, in the order of Form 7."""
    told = {area: [goal for goal in goals if goal["goal"].area == area] for area in Area}
    return [
        {
            "area": str(area), "title": care_words.area_said(area), "rows": care_words.need_rows(needs.get(area)),
            "goals": told[area],
        }
        for area in Area
        if area in needs or told[area]
    ]  # fmt: skip


def _versions(held: Held, shown_id: UUID | None) -> list[dict[str, Any]]:
    return [
        {"version": v, "state": care_words.state_of(v), "is_shown": v.plan.id == shown_id,
         "title": care_words.version_said(v.plan.number), "is_of_stay": v.plan.placement_id == held.stay.id}
        for v in held.versions
    ]  # fmt: skip


def _steps(plan_id: UUID) -> list[dict[str, Any]]:
    return [
        {
            "at": line.step.at,
            "deed": str(STEPS[Step(line.step.kind)]),
            "words": line.step.words,
            "by": line.by or "",
        }
        for line in queries.steps_of(plan_id)
    ]


def _next_due(held: Held, lines: list[reviews.ReviewLine]) -> Any:
    """Answer when the next review is due, for a stay that goes on with a plan in force."""
    if held.in_force is None or held.made_at is None or held.stay.ended_at is not None:
        return None
    last = reviews.newest(lines, held.stay.id)
    if last is not None:
        return last.next_on
    return held.in_force.plan.review_on or review_due(made_on=clock.local(held.made_at).date())


def _may(held: Held, version: Version) -> dict[str, Any]:
    """Answer what the reader may do with this version now."""
    plan, is_here = version.plan, held.stay.ended_at is None
    is_open = any(v.plan.state in (PlanState.DRAFT, PlanState.WAITING) for v in held.of_stay)
    is_draft = plan.state == PlanState.DRAFT and is_here
    whole = writes_whole(held)
    own = {plan.written_by, plan.sent_by}
    waits = plan.state == PlanState.WAITING
    return {
        "may_write": is_draft and bool(areas_written(held)), "may_send": is_draft and whole,
        "may_task": whole and is_here and plan.state != PlanState.SUPERSEDED,
        "may_begin": whole and is_here and not is_open and plan.state == PlanState.APPROVED,
        "may_review": plan.state == PlanState.APPROVED and is_here and sees_whole(held) and may(May.PLAN_REVIEW),
        "may_look": waits and may(May.PLAN_APPROVE) and viewer().user_id not in own,
        "waits_for_another": waits and viewer().user_id in own, "waits": waits,
        "may_print": may(May.PLAN_PRINT) and sees_whole(held), "earlier": _before(held, version),
        "areas_written": {str(area) for area in areas_written(held)},
    }  # fmt: skip


def _before(held: Held, version: Version) -> Version | None:
    """Answer the version before this one in the same stay."""
    same = [v for v in held.versions if v.plan.placement_id == version.plan.placement_id]
    return next((v for v in same if v.plan.number == version.plan.number - 1), None)


@bp.post("/children/<code>/plan/begin")
@writes(May.PLAN_WRITE)
def begin_plan(code: str) -> ResponseReturnValue:
    """Begin the next version of the plan."""
    held = held_here()
    plan = actions.begin(held.file, held.stay, by=viewer())
    return redirect(url_for(".show_needs", code=code, care_plan_id=plan.id), code=303)


def _needs_form(held: Held) -> type[NeedsForm]:
    return needs_form(areas_written(held), is_whole=writes_whole(held))


def _written(version: Version, needs: list[CareNeed]) -> dict[str, Any]:
    """Answer what stands in a draft, by the names of the form's fields."""
    parts = {f"{need.area}_{part}": getattr(need, part) for need in needs for part in actions.PARTS}
    return {**parts, **{name: getattr(version.plan, name) for name in HEAD}, "version": version.plan.version}


def _needs_page(form: NeedsForm, version: Version, code: str) -> str:
    areas = [{"title": care_words.area_said(a), "fields": form.lines(a)} for a in form.parts if a != "head"]
    return render_template(
        "residents/care_needs.html", form=form, code=code, plan=version.plan, areas=areas,
        title=care_words.version_said(version.plan.number),
    )  # fmt: skip


@bp.get("/children/<code>/plans/<uuid:care_plan_id>/needs")
@reads(May.PLAN_PART_WRITE)
def show_needs(code: str, care_plan_id: UUID) -> ResponseReturnValue:
    """Ask what she needs, area by area; who writes only for her own profession is asked of that alone."""
    held = held_here()
    version = version_here(held, care_plan_id)
    if version.plan.state != PlanState.DRAFT:
        return redirect(url_for(".show_version", code=code, care_plan_id=care_plan_id), code=303)
    needs = queries.needs_of([care_plan_id], areas=areas_written(held))
    return _needs_page(_needs_form(held).opened(**_written(version, needs)), version, code)


@bp.post("/children/<code>/plans/<uuid:care_plan_id>/needs")
@writes(May.PLAN_PART_WRITE)
def write_needs(code: str, care_plan_id: UUID) -> ResponseReturnValue:
    """Write down what she needs."""
    held = held_here()
    version, form = version_here(held, care_plan_id), _needs_form(held)()
    try:
        if form.validate_on_submit():
            plan = locked(held, care_plan_id)
            ensure_draft(plan.state)
            areas = areas_written(held)
            stands = _written(version, queries.needs_of([plan.id], areas=areas))
            names = [name for part in form.parts.values() for name in part]
            kept = SimpleNamespace(**{**dict.fromkeys(names, ""), **stands, "version": plan.version})
            ensure_current(kept, form, fields={name: name for name in names}, said=SAID)
            actions.write_needs(
                held.file, held.stay, plan, form.needs(), head=form.head(), areas=areas, by=viewer()
            )
            flash(_("Saved."))
            return redirect(url_for(".show_version", code=code, care_plan_id=care_plan_id), code=303)
    except Refused as refused:
        form.refuse(refused)
    return _needs_page(form, version, code), 422


@bp.post("/children/<code>/plans/<uuid:care_plan_id>/send")
@writes(May.PLAN_WRITE)
def send_plan(code: str, care_plan_id: UUID) -> ResponseReturnValue:
    """Send the draft for approval."""
    held = held_here()
    actions.send(held.file, locked(held, care_plan_id), by=viewer())
    flash(_("Sent. Another person approves it."))
    return redirect(url_for(".show_version", code=code, care_plan_id=care_plan_id), code=303)
