"""Reviews of a care plan: writing one with the rooms' evidence beside each goal, reading one, striking one out."""

from typing import Any
from uuid import UUID

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import may, reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from residents import care_words
from residents.actions import care_review as actions
from residents.choices.care import Area
from residents.choices.planning import OUTCOME_MARKS, OUTCOMES, SETTLED, Outcome
from residents.forms.care_plan import WhyForm
from residents.forms.care_review import ReviewForm, gathered_for, review_form, say_gathered
from residents.models import CareReview
from residents.permissions import May
from residents.queries import care_plan as plans
from residents.queries import care_review as queries
from residents.queries.care_plan import GoalLine, Held
from residents.queries.care_review import ReviewLine
from residents.rules import care_review as rules
from residents.views.blueprint import bp
from residents.views.care_shared import evidence_of, held_here, sees_whole
from residents.views.pages import file_page
from residents.views.parts import form_of_part, posted


def _open_goals(held: Held) -> list[GoalLine]:
    version = held.in_force
    found = plans.goals_of([version.plan.id], areas=held.areas) if version else []
    return [line for line in found if line.outcome not in SETTLED]


def _form_for(goals: list[GoalLine]) -> type[ReviewForm]:
    return review_form((line.goal.line_id.hex, line.goal.area) for line in goals)


def _page(form: ReviewForm, held: Held, goals: list[GoalLine], code: str) -> str:
    version, first, last = held.in_force, form.period_from.data, form.period_to.data
    needs = plans.needs_of([version.plan.id], areas=held.areas) if version else []
    by_area = {need.area: need for need in needs}
    asked = {str(line.goal.area) for line in goals} | set(by_area)
    shown = evidence_of(g.case_file_id, asked, first, last) if first and last else {}
    tasks = plans.tasks_of(g.case_file_id, areas=held.areas)
    made_on = clock.local(held.made_at).date() if held.made_at else None
    return render_template(
        "residents/care_review_write.html", form=form, code=code, plan=version.plan if version else None,
        areas=[_area(area, by_area.get(area), goals, tasks, shown.get(area, []), form) for area in Area],
        is_fortnightly=bool(made_on and rules.is_fortnightly(made_on=made_on, on=last or clock.today())),
        due_on=rules.review_due(made_on=made_on, last_on=last) if made_on and last else None,
        stay=care_words.stay_said(version.plan.expected_stay) if version else "",
    )  # fmt: skip


def _area(
    area: Area, need: Any, goals: list[GoalLine], tasks: Any, evidence: Any, form: ReviewForm
) -> dict[str, Any]:
    today = clock.today()
    mine = [care_words.goal_said(line, today=today) for line in goals if line.goal.area == area]
    for goal in mine:
        told = [t for t in tasks if t.task.line_id == goal["goal"].line_id]
        goal["tasks"] = [care_words.task_said(t, today=today) for t in told]
        goal["fields"] = form.lines(f"goal_{goal['line']}")
    return {
        "title": care_words.area_said(area), "intervention": need.intervention if need else "", "goals": mine,
        "field": form.lines(str(area))[0], "evidence": evidence,
    }  # fmt: skip


def _starts(held: Held, earlier: list[ReviewLine]) -> dict[str, Any]:
    """Answer what a new review starts from: the days since the last one, and when the rule asks for the next."""
    if held.made_at is None:
        return {}
    made_on = clock.local(held.made_at).date()
    last = queries.newest(earlier, held.stay.id)
    first, until = rules.period_of(
        made_on=made_on, last_to=last.period_to if last else None, today=clock.today()
    )
    return {
        "period_from": first, "period_to": until, "next_on": rules.review_due(made_on=made_on, last_on=until),
        "gathered": gathered_for(first, until),
    }  # fmt: skip


@bp.get("/children/<code>/reviews/new")
@reads(May.PLAN_REVIEW)
def show_write_review(code: str) -> ResponseReturnValue:
    """Ask how it goes; beside each goal stands what the rooms show of these days. Without a plan in force, refused."""
    held = held_here()
    rules.ensure_planned(has_plan=held.in_force is not None)
    goals = _open_goals(held)
    starts = _starts(held, queries.reviews_of(g.case_file_id))
    form = _form_for(goals).opened(**starts)
    for name in ("period_from", "period_to"):
        if form[name].data is None:  # a draft that was kept before the period was typed
            form[name].data = starts.get(name)
    form.gathered.data = gathered_for(form.period_from.data, form.period_to.data)
    return _page(form, held, goals, code)


@bp.post("/children/<code>/reviews/new")
@writes(May.PLAN_REVIEW)
def write_review(code: str) -> ResponseReturnValue:
    """Write the review down, with what becomes of each goal."""
    held = held_here()
    rules.ensure_planned(has_plan=held.in_force is not None)
    goals = _open_goals(held)
    form = _form_for(goals)()
    try:
        if form.validate_on_submit() and say_gathered(form):
            earlier = queries.reviews_of(g.case_file_id)
            written = actions.review(held, earlier, form.said(), by=viewer())
            flash(
                _("The review is written. Next review on %(day)s.", day=care_words.day_said(written.next_on))
            )
            return redirect(url_for(".show_review", code=code, care_review_id=written.id), code=303)
    except Refused as refused:
        form.refuse(refused)
    return _page(form, held, goals, code), 422


def review_here(review_id: UUID) -> tuple[ReviewLine, list[ReviewLine]]:
    """Answer the review of this address among the child's; another child's is not there (404)."""
    lines = queries.reviews_of(g.case_file_id)
    found = next((line for line in lines if line.review.id == review_id), None)
    if found is None:
        abort(404)
    return found, lines


@bp.get("/children/<code>/reviews/<uuid:care_review_id>")
@reads(May.PLAN_SEE)
def show_review(code: str, care_review_id: UUID) -> ResponseReturnValue:
    """One review as it was written: progress by area, what became of each goal."""
    held = held_here()
    line, lines = review_here(care_review_id)
    review, whole = line.review, sees_whole(held)
    newest = queries.newest(lines, review.placement_id)
    return file_page(
        "residents/care_review.html", "plan", line=care_words.review_said(line), review=review, is_whole=whole,
        talk=_talk(review, is_whole=whole), areas=told_by_area(held, review),
        her=care_words.her_words(review.her_words, review.her_language) if whole else {},
        matters=matters_of(review) if whole else [],
        may_strike=whole and may(May.PLAN_REVIEW) and newest is not None and newest.id == review.id,
        may_print=whole and may(May.PLAN_PRINT),
    )  # fmt: skip


def _talk(review: CareReview, *, is_whole: bool) -> list[dict[str, str]]:
    """Answer where and when she was spoken with, for who sees the whole plan; when the next review is, for all."""
    where = [
        {"label": _("Place"), "value": review.place},
        {"label": _("Dates"), "value": care_words.interviews_said(review)},
    ]
    return [
        *(where if is_whole else []),
        {"label": _("Next review on"), "value": care_words.day_said(review.next_on)},
    ]


def told_by_area(held: Held, review: CareReview) -> list[dict[str, Any]]:
    """Answer what a review says of each area that the reader sees, with what was proposed and decided."""
    areas = held.areas
    progress, decisions = queries.progress_of(review.id, areas=areas), queries.decisions_of(review.id)
    needs = {need.area: need for need in plans.needs_of([review.plan_id], areas=areas)}
    goals = plans.goals_of([review.plan_id], areas=areas)
    told = []
    for area in Area:
        mine = [_decided(line, decisions) for line in goals if line.goal.area == area]
        if area in areas and (area in progress or area in needs or mine):
            need = needs.get(area)
            told.append({
                "title": care_words.area_said(area), "intervention": need.intervention if need else "",
                "progress": progress.get(area, ""), "goals": [goal for goal in mine if goal["outcome"]],
            })  # fmt: skip
    return told


def _decided(line: GoalLine, decisions: Any) -> dict[str, Any]:
    decision = decisions.get(line.goal.line_id)
    outcome = Outcome(decision.outcome) if decision else None
    return {
        "goal": line.goal, "owner": care_words.owner_said(line.goal, line.owner),
        "outcome": str(OUTCOMES[outcome]) if outcome else "", "mark": OUTCOME_MARKS[outcome] if outcome else "",
        "reason": decision.reason if decision else "",
    }  # fmt: skip


def matters_of(review: CareReview) -> list[dict[str, str]]:
    """Answer proceedings and supervision (Form 7, Part B 11 and 12) as far as something is written."""
    said = [
        (_("Variation of bond conditions"), review.bond), (_("Change of residence"), review.residence),
        (_("Other matters"), review.other_matters),
        (_("Supervision completed on"), care_words.day_said(review.supervision_ended_on)),
        (_("Result of supervision"), review.supervision_result),
        (_("Who will have care of her afterwards"), review.carer_after),
    ]  # fmt: skip
    return [{"label": label, "value": value} for label, value in said if value]


def _strike_page(form: WhyForm, code: str, review_id: UUID) -> str:
    return form_of_part(
        form, code=code, title=_("Strike out a review"), verb=_("Strike out the review"), back="show_plan",
        back_url=url_for(".show_review", code=code, care_review_id=review_id),
        lead=_("It stays readable and decides nothing."),
    )  # fmt: skip


@bp.get("/children/<code>/reviews/<uuid:care_review_id>/strike")
@reads(May.PLAN_REVIEW)
def show_strike_review(code: str, care_review_id: UUID) -> ResponseReturnValue:
    """Ask why a review is struck out."""
    return _strike_page(WhyForm(), code, care_review_id)


@bp.post("/children/<code>/reviews/<uuid:care_review_id>/strike")
@writes(May.PLAN_REVIEW)
def strike_review(code: str, care_review_id: UUID) -> ResponseReturnValue:
    """Strike out the newest review."""
    form, held = WhyForm(), held_here()
    line, lines = review_here(care_review_id)
    return posted(
        form, lambda: _strike_page(form, code, care_review_id),
        lambda: actions.strike(held, lines, line.review, reason=form.reason.data or "", by=viewer()),
        to=url_for(".show_review", code=code, care_review_id=care_review_id),
    )  # fmt: skip
