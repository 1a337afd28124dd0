"""The pages on which children join and leave a class, several at once."""

from typing import Any
from uuid import UUID

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from education import actions, queries
from education.forms import EnrolForm, LeaveClassForm, uuid_of
from education.models import SchoolClass
from education.permissions import May
from education.views.blueprint import bp
from education.views.classes import found
from foundation import clock
from foundation.access import reads, viewer, within_reach, writes
from foundation.formatting import digits
from foundation.languages import _, current, ngettext
from foundation.refusals import Refused
from residents.models import CaseFile
from residents.permissions import May as Residents


@bp.get("/classes/<uuid:class_id>/enrol")
@reads(May.SCHOOL_ARRANGE)
def show_enrol(class_id: UUID) -> ResponseReturnValue:
    """Show the children of the home who are not in this class."""
    school_class = found(queries.class_by_id(class_id))
    return _enrol_page(
        EnrolForm(formdata=None, from_on=max(clock.today(), school_class.starts_on)), school_class
    )


@bp.post("/classes/<uuid:class_id>/enrol")
@writes(May.SCHOOL_ARRANGE)
def enrol(class_id: UUID) -> ResponseReturnValue:
    """Enrol the chosen children."""
    school_class, form = found(queries.class_by_id(class_id)), EnrolForm()
    _offer_children(form, school_class)
    if not form.validate_on_submit():
        return _enrol_page(form, school_class), 422
    try:
        chosen = [child for value in form.children.data or [] if (child := uuid_of(value))]
        made = actions.enrol(school_class, chosen, form.from_on.data, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _enrol_page(form, school_class), 422
    many = digits(str(len(made)), current())
    flash(ngettext("%(num)s child is enrolled.", "%(num)s children are enrolled.", len(made), num=many))
    return redirect(url_for("education.show_class", class_id=class_id), code=303)


@bp.get("/classes/<uuid:class_id>/take-off-roll")
@reads(May.SCHOOL_ARRANGE)
def show_take_off_roll(class_id: UUID) -> ResponseReturnValue:
    """Show the children of the class, to be taken off its roll."""
    form = LeaveClassForm(formdata=None, last_day=clock.today())
    return _leave_page(form, found(queries.class_by_id(class_id)))


@bp.post("/classes/<uuid:class_id>/take-off-roll")
@writes(May.SCHOOL_ARRANGE)
def take_off_roll(class_id: UUID) -> ResponseReturnValue:
    """End the enrolment of the chosen children."""
    school_class, form = found(queries.class_by_id(class_id)), LeaveClassForm()
    _offer_pupils(form, school_class)
    if not form.validate_on_submit():
        return _leave_page(form, school_class), 422
    try:
        ids = [one for value in form.enrolments.data or [] if (one := uuid_of(value))]
        many = actions.take_off_roll(
            school_class, queries.enrolments_of(class_id, ids), form.last_day.data, by=viewer()
        )
    except Refused as refused:
        form.refuse(refused)
        return _leave_page(form, school_class), 422
    said = digits(str(many), current())
    flash(ngettext("%(num)s child is off the roll.", "%(num)s children are off the roll.", many, num=said))
    return redirect(url_for("education.show_class", class_id=class_id), code=303)


def _named() -> Any:
    return within_reach(Residents.NAME_SEE, CaseFile.id)


def _offer_children(form: EnrolForm, school_class: SchoolClass) -> None:
    children = queries.children_to_enrol(school_class.id, g.home.id, clock.today(), named=_named())
    form.children.choices = [
        (str(child), _("%(name)s, %(code)s, now in %(classes)s", name=name, code=code, classes=now_in))
        if now_in
        else (str(child), _("%(name)s, %(code)s", name=name, code=code))
        for child, name, code, now_in in children
    ]


def _offer_pupils(form: LeaveClassForm, school_class: SchoolClass) -> None:
    pupils = queries.pupils_of(school_class.id, clock.today(), named=_named())
    form.enrolments.choices = [
        (str(p.enrolment_id), _("%(name)s, %(code)s", name=p.name, code=p.code)) for p in pupils
    ]


def _enrol_page(form: EnrolForm, school_class: SchoolClass) -> str:
    if form.children.choices is None:
        _offer_children(form, school_class)
    return render_template("education/enrol.html", form=form, school_class=school_class)


def _leave_page(form: LeaveClassForm, school_class: SchoolClass) -> str:
    if form.enrolments.choices is None:
        _offer_pupils(form, school_class)
    return render_template("education/take_off_roll.html", form=form, school_class=school_class)
