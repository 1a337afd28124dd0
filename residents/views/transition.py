"""The transition plan of a child who is sixteen: its spheres, steps and reviews; who of a home is near eighteen."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock
from foundation.access import may, reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from foundation.versions import ensure_current
from residents import reach, transition_words, words
from residents.actions import transition as verbs
from residents.choices.transition import BEGINS_AT, GROWN, SPHERES, STANDINGS
from residents.events import Event
from residents.forms.transition import SphereForm, StepEndForm, TransitionReviewForm, TransitionStepForm
from residents.models import TransitionPlan
from residents.permissions import May
from residents.queries import file
from residents.queries import transition as queries
from residents.rules import transition as rules
from residents.views.blueprint import bp
from residents.views.pages import file_page

PART = "transition"
ONE_SPHERE = f"/children/<code>/transition/spheres/<any({', '.join(SPHERES)}):sphere>"
COMPARED = {name: name for name in ("standing", "stands", "goal", "her_words")}
SPOKEN = {"standing": lambda value: words.of(STANDINGS, str(value or ""))}


@bp.get("/children/<code>/transition")
@reads(May.TRANSITION_SEE)
def show_transition(code: str) -> ResponseReturnValue:
    """Her plan: where she stands in each sphere, her goals and words, the steps, the reviews."""
    rows, today = file.rows(g.case_file_id), clock.today()
    plan = queries.plan_of(g.case_file_id)
    is_here, may_write = rows.stay.ended_at is None, may(May.TRANSITION_WRITE)
    if plan is None:
        told = {
            "born_on": rows.child.born_on, "stated_years": rows.child.age_years_stated,
            "stated_on": rows.child.age_stated_on,
        }  # fmt: skip
        age, begins = transition_words.age_of(rows.child, today), rules.birthday(BEGINS_AT, **told)
        return file_page(
            "residents/transition.html", PART, plan=None, age=age, begins=begins, is_here=is_here,
            is_due=rules.is_due_to_begin(age), may_write=may_write and is_here,
        )  # fmt: skip
    steps = queries.steps_of(plan.id)
    return file_page(
        "residents/transition.html", PART, plan=plan, age=transition_words.age_of(rows.child, today),
        review=transition_words.review_state(plan.next_review_on, today=today),
        spheres=[transition_words.sphere_said(row, steps, code=code, today=today, may_write=may_write)
                 for row in queries.spheres_of(plan.id)],
        reviews=[transition_words.review_said(row, by) for row, by in queries.reviews_of(plan.id)],
        may_write=may_write and is_here, turns=transition_words.turns_said(rows.child, today),
    )  # fmt: skip


@bp.post("/children/<code>/transition/begin")
@writes(May.TRANSITION_WRITE)
def begin_transition(code: str) -> ResponseReturnValue:
    """Begin the plan of a child who is sixteen; for one who is younger it is refused in words."""
    rows = file.rows(g.case_file_id)
    verbs.begin_plan(rows.file, rows.child, rows.stay, by=viewer())
    return _saved(code)


def _saved(code: str) -> ResponseReturnValue:
    flash(_("Saved."))
    return redirect(url_for(".show_transition", code=code), code=303)


def _plan() -> TransitionPlan:
    if (plan := queries.plan_of(g.case_file_id)) is None:
        raise Refused(_("Begin the plan first."))
    return plan


def _page(form: Any, status: int = 200, **more: Any) -> Any:
    return file_page(
        "residents/transition_form.html", PART, status=status, form=form, parts=list(form.parts), **more
    )


def _do(code: str, form: Any, deed: Callable[[], Any], **page: Any) -> ResponseReturnValue:
    try:
        if form.validate_on_submit():
            deed()
            return _saved(code)
    except Refused as refused:
        form.refuse(refused)
    return _page(form, 422, **page)


def _sphere_page(sphere: str) -> dict[str, Any]:
    return {"title": words.of(SPHERES, sphere), "verb": _("Save the sphere")}


@bp.get(ONE_SPHERE)
@reads(May.TRANSITION_WRITE)
def show_write_sphere(code: str, sphere: str) -> ResponseReturnValue:
    """Ask where she stands in a sphere."""
    page = _sphere_page(sphere)
    row = queries.sphere_of(g.case_file_id, sphere)
    held = {name: getattr(row, name) for name in COMPARED}
    return _page(SphereForm.opened(**held, version=row.version), **page)


@bp.post(ONE_SPHERE)
@writes(May.TRANSITION_WRITE)
def write_sphere(code: str, sphere: str) -> ResponseReturnValue:
    """Write where she stands in a sphere, her goal and her words; a lost race shows both versions."""
    page, form = _sphere_page(sphere), SphereForm()
    row = queries.sphere_of(g.case_file_id, sphere)

    def deed() -> None:
        ensure_current(row, form, fields=COMPARED, said=SPOKEN)
        verbs.write_sphere(file.rows(g.case_file_id).file, row, form.said(), by=viewer())

    return _do(code, form, deed, **page)


@bp.get("/children/<code>/transition/step")
@reads(May.TRANSITION_WRITE)
def show_transition_step(code: str) -> ResponseReturnValue:
    """Ask for a step towards a goal."""
    _plan()
    sphere = request.args.get("sphere", "")
    form = TransitionStepForm(sphere=sphere if sphere in SPHERES else "")
    return _page(form, title=_("Write a step"), verb=_("Save the step"))


@bp.post("/children/<code>/transition/step")
@writes(May.TRANSITION_WRITE)
def add_transition_step(code: str) -> ResponseReturnValue:
    """Add a step, with its day and who does it."""
    form = TransitionStepForm()
    return _do(
        code, form,
        lambda: verbs.add_step(
            file.rows(g.case_file_id).file, _plan(), sphere=form.sphere.data, words=form.words.data,
            owner=form.owner.data, due_on=form.due_on.data, by=viewer(),
        ),
        title=_("Write a step"), verb=_("Save the step"),
    )  # fmt: skip


@bp.get("/children/<code>/transition/steps/<uuid:transition_step_id>")
@reads(May.TRANSITION_WRITE)
def show_end_step(code: str, transition_step_id: UUID) -> ResponseReturnValue:
    """Ask how a step ended."""
    step = queries.step_row(transition_step_id)
    form = StepEndForm(on=clock.today())
    return _page(form, title=_("Finish a step"), verb=_("Save how it ended"), lead=step.words)


@bp.post("/children/<code>/transition/steps/<uuid:transition_step_id>")
@writes(May.TRANSITION_WRITE)
def end_step(code: str, transition_step_id: UUID) -> ResponseReturnValue:
    """Write a step as done or dropped."""
    form, step = StepEndForm(), queries.step_row(transition_step_id)
    return _do(
        code, form,
        lambda: verbs.finish_step(
            file.rows(g.case_file_id).file, step, is_done=form.ending.data == "done", on=form.on.data,
            outcome=form.outcome.data or "", by=viewer(),
        ),
        title=_("Finish a step"), verb=_("Save how it ended"), lead=step.words,
    )  # fmt: skip


@bp.get("/children/<code>/transition/review")
@reads(May.TRANSITION_WRITE)
def show_transition_review(code: str) -> ResponseReturnValue:
    """Ask what a look at the whole plan saw."""
    _plan()
    today = clock.today()
    form = TransitionReviewForm.opened(reviewed_on=today, next_on=rules.review_due(today))
    return _page(form, title=_("Review the plan"), verb=_("Save the review"))


@bp.post("/children/<code>/transition/review")
@writes(May.TRANSITION_WRITE)
def review_transition(code: str) -> ResponseReturnValue:
    """Write a review of the plan, half-yearly."""
    form = TransitionReviewForm()
    return _do(
        code, form,
        lambda: verbs.review(
            file.rows(g.case_file_id).file, _plan(), reviewed_on=form.reviewed_on.data, words=form.words.data,
            her_words=form.her_words.data or "", next_on=form.next_on.data, by=viewer(),
        ),
        title=_("Review the plan"), verb=_("Save the review"),
    )  # fmt: skip


@bp.get("/homes/<home_code>/transition")
@reads(May.TRANSITION_LIST)
def list_transition(home_code: str) -> ResponseReturnValue:
    """Who is sixteen and near eighteen, in codes: with a plan, without one, or with a review that is over."""
    today = clock.today()
    found = queries.near_eighteen(g.home.id, today=today, see=reach.sees(May.TRANSITION_SEE))
    audit.read(
        Event.TRANSITION_LISTED, by=viewer(), home=g.home.id, details={"count": len(found)},
        once_per_ten_minutes=True,
    )  # fmt: skip
    return render_template(
        "residents/transition_list.html", groups=transition_words.groups_said(found, today=today), grown=GROWN
    )
