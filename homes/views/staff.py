"""Staff of a home: joining, leaving, police verification, training."""

from uuid import UUID

import sqlalchemy as sa
from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock
from foundation.access import may, reads, viewer, writes
from foundation.db import one_or_404
from foundation.languages import _
from foundation.refusals import Refused
from foundation.versions import ensure_current
from homes import actions, queries, rules
from homes.choices import DESIGNATIONS
from homes.events import Event
from homes.forms import LeavingForm, StaffForm, TrainingForm
from homes.models import StaffMember
from homes.permissions import May
from homes.views.blueprint import bp

WORDS = {str(value): words for value, words in DESIGNATIONS.items()}


@bp.get("/homes/<home_code>/staff")
@reads(May.STAFF_LIST)
def list_staff(home_code: str) -> ResponseReturnValue:
    """The staff of a home, with the clock of each police verification."""
    with_left = request.args.get("show") == "all"
    lines = queries.staff(g.home.id, today=clock.today(), missing=_("not verified"), with_left=with_left)
    audit.read(Event.STAFF_LIST_READ, by=viewer(), home=g.home.id, details={"count": len(lines)})
    return render_template("homes/list_staff.html", lines=lines, words=WORDS, with_left=with_left)


@bp.get("/homes/<home_code>/staff/join")
@reads(May.STAFF_WRITE)
def show_join(home_code: str) -> ResponseReturnValue:
    """Ask about a person who begins to work here."""
    return render_template("homes/join_staff.html", form=_form())


def _form(**values: object) -> StaffForm:
    form = StaffForm(**values)
    people = [(str(id_), name) for id_, name in queries.accounts_here(g.home.id)]
    form.user_id.choices = [("", _("Nobody: she has no account")), *people]
    return form


@bp.post("/homes/<home_code>/staff/join")
@writes(May.STAFF_WRITE)
def join_staff(home_code: str) -> ResponseReturnValue:
    """Open a staff record."""
    form = _form()
    if not form.validate_on_submit():
        return render_template("homes/join_staff.html", form=form), 422
    try:
        staff = actions.join_staff(g.home.id, by=viewer(), **form.facts())
    except Refused as refused:
        form.refuse(refused)
        return render_template("homes/join_staff.html", form=form), 422
    return redirect(url_for(".show_staff", staff_id=staff.id), code=303)


def _staff(staff_id: UUID) -> StaffMember:
    return one_or_404(sa.select(StaffMember).where(StaffMember.id == staff_id))


@bp.get("/staff/<uuid:staff_id>")
@reads(May.STAFF_SEE)
def show_staff(staff_id: UUID) -> ResponseReturnValue:
    """One staff record; each reading is recorded."""
    return _staff_page(_staff(staff_id), TrainingForm())


def _staff_page(staff: StaffMember, form: TrainingForm) -> str:
    subject = ("staff_member", staff.id, None)
    audit.read(Event.STAFF_READ, by=viewer(), home=staff.home_id, subject=subject, once_per_ten_minutes=True)
    police = rules.validity(staff.police_valid_until, today=clock.today(), missing=_("not verified"))
    phone = staff.phone.open() if staff.phone and may(May.STAFF_CONTACT_SEE) else None
    return render_template(
        "homes/show_staff.html", staff=staff, police=police, phone=phone, form=form,
        post=WORDS[staff.designation], trainings=queries.trainings(staff.id),
    )  # fmt: skip


@bp.get("/staff/<uuid:staff_id>/edit")
@reads(May.STAFF_WRITE)
def show_edit_staff(staff_id: UUID) -> ResponseReturnValue:
    """A staff record, to be changed."""
    staff = _staff(staff_id)
    form = _form(obj=staff)
    form.phone.data = staff.phone.open() if staff.phone else ""
    form.user_id.data = str(staff.user_id or "")
    return render_template("homes/edit_staff.html", form=form, staff=staff)


@bp.post("/staff/<uuid:staff_id>/edit")
@writes(May.STAFF_WRITE)
def edit_staff(staff_id: UUID) -> ResponseReturnValue:
    """Write a staff record; a lost race shows both versions."""
    staff, form = _staff(staff_id), _form()
    if not form.validate_on_submit():
        return render_template("homes/edit_staff.html", form=form, staff=staff), 422
    try:
        compared = {n: n for n in form.facts() if n not in ("phone", "user_id")}
        ensure_current(staff, form, fields=compared)
        actions.change_staff(staff, by=viewer(), **form.facts())
    except Refused as refused:
        form.refuse(refused)
        return render_template("homes/edit_staff.html", form=form, staff=staff), 422
    flash(_("Saved."))
    return redirect(url_for(".show_staff", staff_id=staff_id), code=303)


@bp.get("/staff/<uuid:staff_id>/leaving")
@reads(May.STAFF_WRITE)
def show_leaving(staff_id: UUID) -> ResponseReturnValue:
    """Ask for the last day of work."""
    return render_template("homes/leave_staff.html", form=LeavingForm(), staff=_staff(staff_id))


@bp.post("/staff/<uuid:staff_id>/leaving")
@writes(May.STAFF_WRITE)
def leave_staff(staff_id: UUID) -> ResponseReturnValue:
    """Write the last day of work; posts in this home end with it."""
    staff, form = _staff(staff_id), LeavingForm()
    if not form.validate_on_submit():
        return render_template("homes/leave_staff.html", form=form, staff=staff), 422
    try:
        actions.leave_staff(staff, left_on=form.left_on.data, reason=form.reason.data, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return render_template("homes/leave_staff.html", form=form, staff=staff), 422
    flash(_("The leaving is written. Posts in this home end with it."))
    return redirect(url_for(".show_staff", staff_id=staff_id), code=303)


@bp.post("/staff/<uuid:staff_id>/training")
@writes(May.STAFF_WRITE)
def add_training(staff_id: UUID) -> ResponseReturnValue:
    """Write a training into the record."""
    staff, form = _staff(staff_id), TrainingForm()
    if not form.validate_on_submit():
        return _staff_page(staff, form), 422
    try:
        actions.add_training(
            staff, title=form.title.data, held_on=form.held_on.data, days=form.days.data,
            given_by=form.given_by.data, by=viewer(),
        )  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return _staff_page(staff, form), 422
    return redirect(url_for(".show_staff", staff_id=staff_id), code=303)
