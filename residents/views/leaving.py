"""A child's leaving from its plan to its end: one page with its steps, a form for each, the home's due list."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import current_app, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import clock, formatting, versions
from foundation.access import may, reads, viewer, writes
from foundation.languages import _, _l, current
from foundation.ledger import rupees
from foundation.refusals import Refused
from residents import belongings_words, choices, words
from residents.actions import leaving as verbs
from residents.choices import going
from residents.forms.leaving import PlanForm, ReceiptForm, StepForm, ToldForm, WayForm
from residents.forms.stay import now_here
from residents.permissions import May
from residents.queries import belongings, file, leaving, savings
from residents.queries.family import contacts
from residents.queries.inquiries import home_study_of
from residents.rules.leaving import plan_due_on
from residents.views.blueprint import bp
from residents.views.leaving_said import steps_said
from residents.views.pages import file_page


@bp.get("/children/<code>/leaving")
@reads(May.LEAVING_SEE)
def show_leaving(code: str) -> ResponseReturnValue:
    """How far a leaving is prepared: the plan, the roster's day, who was told, the way home, what is given over."""
    stay = file.rows(g.case_file_id).stay
    told = leaving.prepared(g.case_file_id, stay.id)
    kept, things = savings.balance_of(g.case_file_id), belongings.kept_of(g.case_file_id)
    study = home_study_of(g.case_file_id, since=clock.local(stay.started_at).date())
    return file_page(
        "residents/leaving.html", "leaving", plan=told.plan, stay=stay,
        line=steps_said(told.plan, stay, study=study, kept=kept, things=len(things)),
        kept=rupees(kept) if kept else "", things=things if may(May.BELONGINGS_SEE) else [],
        steps=[(step, words.of(going.STEPS, step.kind), by) for step, by in told.steps],
        struck=[(words.of(SAID, row.field), row) for row in told.struck],
        going=words.of(choices.EXIT_REASONS, told.plan.going) if told.plan else "",
    )  # fmt: skip


SAID: dict[str, Any] = {
    "due_on": _l("Leaves on"),
    "sent_on": _l("Plan sent to the committee on"),
    "told_on": _l("Told on"),
}


def _plan_form(*, fill: bool) -> PlanForm:
    plan = verbs.plan_of(file.rows(g.case_file_id).stay)
    if not fill:
        return PlanForm()
    if plan is None:
        return PlanForm.opened()
    return PlanForm.opened(**{name: getattr(plan, name) for name in verbs.PLAN}, version=str(plan.version))


@bp.get("/children/<code>/leaving/plan")
@reads(May.LEAVING_WRITE)
def show_leaving_plan(code: str) -> ResponseReturnValue:
    """Ask for the plan of a leaving."""
    return file_page("residents/leaving_plan.html", "leaving", form=_plan_form(fill=True))


@bp.post("/children/<code>/leaving/plan")
@writes(May.LEAVING_WRITE)
def write_leaving_plan(code: str) -> ResponseReturnValue:
    """Write or change the plan of a leaving."""
    form = _plan_form(fill=False)
    if not form.validate_on_submit():
        return file_page("residents/leaving_plan.html", "leaving", status=422, form=form)
    try:
        rows = file.rows(g.case_file_id)
        if (plan := verbs.plan_of(rows.stay)) is not None:
            versions.ensure_current(plan, form, fields={name: name for name in verbs.PLAN})
        verbs.write_plan(rows.file, rows.stay, form.facts(), reason=form.reason.data or "", by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return file_page("residents/leaving_plan.html", "leaving", status=422, form=form)
    return _saved(code)


def _saved(code: str) -> ResponseReturnValue:
    flash(_("Saved."))
    return redirect(url_for(".show_leaving", code=code), code=303)


def _do(code: str, template: str, form: Any, deed: Callable[[Any], None]) -> ResponseReturnValue:
    """Check a form and do its deed; a refusal is shown in the same form with everything typed."""
    if not form.validate_on_submit():
        return file_page(template, "leaving", status=422, form=form)
    try:
        deed(file.rows(g.case_file_id))
    except Refused as refused:
        form.refuse(refused)
        return file_page(template, "leaving", status=422, form=form)
    return _saved(code)


@bp.get("/children/<code>/leaving/told")
@reads(May.LEAVING_WRITE)
def show_parent_told(code: str) -> ResponseReturnValue:
    """Ask who was told the day."""
    return file_page("residents/leaving_told.html", "leaving", form=ToldForm())


@bp.post("/children/<code>/leaving/told")
@writes(May.LEAVING_WRITE)
def write_parent_told(code: str) -> ResponseReturnValue:
    """Write that her parent was told the exact day."""
    form = ToldForm()
    return _do(
        code, "residents/leaving_told.html", form,
        lambda rows: verbs.write_told(
            rows.file, rows.stay, told_on=form.told_on.data, told_how=form.told_how.data,
            travel_paid=bool(form.travel_paid.data), reason=form.reason.data or "", by=viewer(),
        ),
    )  # fmt: skip


def _way_form(**values: Any) -> WayForm:
    form = WayForm(**values)
    people = [(str(p.member_id), f"{p.called}, {p.relation_said}") for p in contacts(g.case_file_id)]
    form.receiver_contact_id.choices = [("", _("Nobody of her family")), *people]
    form.escort_contact_id.choices = [("", _("Nobody of her family")), *people]
    return form


@bp.get("/children/<code>/leaving/way")
@reads(May.LEAVING_WRITE)
def show_way(code: str) -> ResponseReturnValue:
    """Ask who receives her and who goes with her."""
    plan = verbs.plan_of(file.rows(g.case_file_id).stay)
    held = {name: getattr(plan, name) for name in verbs.WAY} if plan else {}
    return file_page("residents/leaving_way.html", "leaving", form=_way_form(**held))


@bp.post("/children/<code>/leaving/way")
@writes(May.LEAVING_WRITE)
def write_way(code: str) -> ResponseReturnValue:
    """Write who receives her and who goes with her."""
    form = _way_form()
    return _do(
        code, "residents/leaving_way.html", form,
        lambda rows: verbs.write_way(
            rows.file, rows.stay, rows.child, form.facts(), is_another=bool(form.is_another.data), by=viewer()
        ),
    )  # fmt: skip


@bp.get("/children/<code>/leaving/step")
@reads(May.LEAVING_WRITE)
def show_way_step(code: str) -> ResponseReturnValue:
    """Ask for a step of a longer way home."""
    return file_page("residents/leaving_step.html", "leaving", form=StepForm(done_on=clock.today()))


@bp.post("/children/<code>/leaving/step")
@writes(May.LEAVING_WRITE)
def write_way_step(code: str) -> ResponseReturnValue:
    """Write a step of a longer way home."""
    form = StepForm()
    return _do(
        code, "residents/leaving_step.html", form,
        lambda rows: verbs.write_step(
            rows.file, rows.stay, kind=form.kind.data, done_on=form.done_on.data,
            reference=form.reference.data or "", words=form.words.data or "", by=viewer(),
        ),
    )  # fmt: skip


@bp.get("/children/<code>/leaving/receipt")
@reads(May.LEAVING_WRITE)
def show_leaving_receipt(code: str) -> ResponseReturnValue:
    """Ask who signed for her belongings and money."""
    kept = [str(each.row.id) for each in belongings.kept_of(g.case_file_id)]
    form = _receipt_form(things=kept, **now_here())
    return file_page("residents/leaving_receipt.html", "leaving", form=form)


def _receipt_form(**values: Any) -> ReceiptForm:
    form = ReceiptForm(**values)
    kept = belongings.kept_of(g.case_file_id)
    form.things.choices = [(str(each.row.id), belongings_words.thing_said(each.row)) for each in kept]
    if not kept:
        form.things.description = _("Nothing is kept for her.")
    return form


@bp.post("/children/<code>/leaving/receipt")
@writes(May.LEAVING_WRITE)
def write_leaving_receipt(code: str) -> ResponseReturnValue:
    """Write who signed for her belongings and money."""
    form = _receipt_form()
    return _do(
        code, "residents/leaving_receipt.html", form,
        lambda rows: verbs.write_receipt(
            rows.file, rows.stay, receipt_by=form.receipt_by.data, receipt_no=form.receipt_no.data or "",
            things={UUID(each) for each in form.things.data or ()}, at=form.happened_at(), by=viewer(),
        ),
    )  # fmt: skip


@bp.get("/homes/<home_code>/leaving")
@reads(May.ROSTER_SEE)
def list_leaving(home_code: str) -> ResponseReturnValue:
    """Who leaves next, in codes: plans that are due at the committee, parents to be told, girls who turn eighteen."""
    today = clock.today()
    return render_template(
        "residents/leaving_due.html", lines=[_due(line, today) for line in leaving.due(g.home.id, today=today)],
        may_open=may(May.LEAVING_SEE), has_register="office.show_register" in current_app.view_functions,
    )  # fmt: skip


def _due(line: leaving.DueLine, today: Any) -> dict[str, Any]:
    """Answer a line of the due list: what is to be done next, and whether it is late."""
    if line.due_on is None:
        day = formatting.format_day(line.turns, current()) if line.turns else ""
        said, mark = _("turns eighteen on %(day)s, no plan yet", day=day), "soon"
    elif line.sent_on is None:
        by = plan_due_on(line.due_on)
        mark = "over" if by < today else "due"
        said = _("plan to the committee by %(day)s", day=formatting.format_day(by, current()))
    elif line.told_on is None:
        said, mark = _("tell her parent the day"), "soon"
    else:
        said, mark = _("prepared"), "met"
    return {
        "code": line.code, "day": line.due_on or line.turns, "said": said, "mark": mark,
        "going": words.of(choices.EXIT_REASONS, line.going),
    }  # fmt: skip
