"""What changes during a stay and at its end: bed, order, caseload, leaving."""

from typing import Any
from uuid import UUID

from flask import abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from accounts.roles import LABELS, Role
from foundation import clock
from foundation.access import reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from homes import queries as halls
from residents import actions
from residents.forms import BedForm, CarryForm, LeaveForm
from residents.forms.arrival import beds_to_choose, committees_to_choose
from residents.forms.stay import now_here
from residents.permissions import May
from residents.queries import beds, belongings, file, savings
from residents.views.blueprint import bp
from residents.views.leaving_said import kept_said


def _bed_form(**values: Any) -> BedForm:
    form = BedForm(**values)
    form.bed_id.choices = beds_to_choose(beds.beds_to_choose(g.home.id))
    return form


@bp.get("/children/<code>/bed")
@reads(May.ROOM_WRITE)
def show_bed(code: str) -> ResponseReturnValue:
    """Ask for another bed."""
    return render_template("residents/move_bed.html", form=_bed_form(**now_here()), code=code)


@bp.post("/children/<code>/bed")
@writes(May.ROOM_WRITE)
def move_bed(code: str) -> ResponseReturnValue:
    """Move a child to another bed."""
    form = _bed_form()
    if not form.validate_on_submit():
        return render_template("residents/move_bed.html", form=form, code=code), 422
    try:
        rows = file.rows(g.case_file_id)
        bed_id = UUID(form.bed_id.data)
        actions.move_bed(rows.file, rows.stay, bed_id=bed_id, at=form.happened_at(), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return render_template("residents/move_bed.html", form=form, code=code), 422
    return _back(code)


def _back(code: str) -> ResponseReturnValue:
    flash(_("Saved."))
    return redirect(url_for(".show_child", code=code), code=303)


def _carry_page(code: str, form: CarryForm | None = None) -> str:
    form = form or CarryForm(formdata=None)
    people = file.who_may_carry(g.home.id, now=clock.now())
    said = [(f"{role}:{id_}", f"{name}, {LABELS[Role(role)]}") for id_, name, role in people]
    form.carrier.choices = [("", _("Choose")), *said]
    held = [{"name": c.name, "role": str(LABELS[Role(c.as_role)]), "id": c.assignment_id, "from_on": c.from_on}
            for c in file.carriers(g.case_file_id, today=clock.today())]  # fmt: skip
    return render_template("residents/caseload.html", form=form, held=held, code=code)


@bp.get("/children/<code>/caseload")
@reads(May.CASELOAD_WRITE)
def show_caseload(code: str) -> ResponseReturnValue:
    """In whose caseload the child is."""
    return _carry_page(code)


@bp.post("/children/<code>/caseload")
@writes(May.CASELOAD_WRITE)
def assign(code: str) -> ResponseReturnValue:
    """Put the child in a person's caseload."""
    form = CarryForm()
    people = file.who_may_carry(g.home.id, now=clock.now())
    form.carrier.choices = [(f"{role}:{id_}", name) for id_, name, role in people]
    if not form.validate_on_submit():
        return _carry_page(code, form), 422
    role, _sep, user_id = form.carrier.data.partition(":")
    try:
        rows = file.rows(g.case_file_id)
        actions.assign(rows.file, user_id=UUID(user_id), as_role=role, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _carry_page(code, form), 422
    return redirect(url_for(".show_caseload", code=code), code=303)


@bp.post("/children/<code>/caseload/end")
@writes(May.CASELOAD_WRITE)
def unassign(code: str) -> ResponseReturnValue:
    """Take the child out of a caseload."""
    try:
        assignment_id = UUID(request.form.get("assignment_id", ""))
    except ValueError:
        abort(422)
    actions.unassign(file.rows(g.case_file_id).file, assignment_id=assignment_id, by=viewer())
    return redirect(url_for(".show_caseload", code=code), code=303)


def _leave_form(*, fill: bool) -> LeaveForm:
    form = LeaveForm.opened(**now_here()) if fill else LeaveForm()
    form.exit_order_by.choices = committees_to_choose(halls.committees())
    return form


@bp.get("/children/<code>/leave")
@reads(May.EXIT_WRITE)
def show_leave(code: str) -> ResponseReturnValue:
    """Ask how the stay ended."""
    return _leave_page(_leave_form(fill=True), code)


def _leave_page(form: LeaveForm, code: str) -> str:
    """Answer the form of a leaving; what is still kept for her is said above it."""
    kept = kept_said(savings.balance_of(g.case_file_id), len(belongings.kept_of(g.case_file_id)))
    return render_template("residents/leave.html", form=form, code=code, kept=kept)


@bp.post("/children/<code>/leave")
@writes(May.EXIT_WRITE)
def leave(code: str) -> ResponseReturnValue:
    """End the stay: the bed is free, the caseload ends."""
    form = _leave_form(fill=False)
    if not form.validate_on_submit():
        return _leave_page(form, code), 422
    try:
        rows = file.rows(g.case_file_id)
        actions.end_stay(rows.file, rows.stay, form.leaving(), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _leave_page(form, code), 422
    flash(_("%(code)s has left. The bed is free.", code=code))
    return redirect(url_for(".list_children", home_code=g.home.code), code=303)
