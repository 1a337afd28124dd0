"""The pages of what a timetable stands on: the periods of the school day, and the hours of the teachers."""

from typing import Any
from uuid import UUID

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from education import queries as school
from education.actions import timetable as actions
from education.forms import uuid_of
from education.forms.timetable import HoursForm, PeriodForm
from education.models import SchoolPeriod, TeacherHours
from education.names import said_in
from education.permissions import May
from education.queries import timetable as queries
from education.rules import bits_of, weekdays_of
from education.views.blueprint import bp
from education.views.classes import found
from education.words import hours_words
from foundation import clock
from foundation.access import reads, viewer, writes
from foundation.bookings import weekday_words
from foundation.languages import _
from foundation.refusals import Refused
from foundation.versions import ensure_current

PERIOD_PAIRS = {n: n for n in ("name", "name_local", "is_break", "starts_at", "ends_at", "ends_on")}
HOURS_PAIRS = {n: n for n in ("teacher_id", "starts_at", "ends_at", "from_on", "to_on")}
"""Weekdays are bits in the record and boxes in the form: they are not shown field by field."""


@bp.get("/homes/<home_code>/timetable/periods")
@reads(May.TIMETABLE_LAY)
def list_periods(home_code: str) -> ResponseReturnValue:
    """Show the periods of the school day, and the lines for a new one."""
    return _periods_page(PeriodForm(formdata=None))


@bp.post("/homes/<home_code>/timetable/periods")
@writes(May.TIMETABLE_LAY)
def add_period(home_code: str) -> ResponseReturnValue:
    """Add a period."""
    form = PeriodForm()
    if not form.validate_on_submit():
        return _periods_page(form), 422
    try:
        actions.add_period(g.home.id, by=viewer(), **_period_told(form))
    except Refused as refused:
        form.refuse(refused)
        return _periods_page(form), 422
    flash(_("The period is added."))
    return redirect(url_for("education.list_periods", home_code=home_code), code=303)


@bp.get("/school-periods/<uuid:period_id>/edit")
@reads(May.TIMETABLE_LAY)
def show_school_period(period_id: UUID) -> ResponseReturnValue:
    """Show a period of the school day to be changed."""
    period = found(queries.period_by_id(period_id))
    form = PeriodForm(formdata=None, obj=period)
    form.weekdays.data = [str(n) for n in weekdays_of(period.weekdays)]
    return _period_page(form, period)


@bp.post("/school-periods/<uuid:period_id>/edit")
@writes(May.TIMETABLE_LAY)
def change_school_period(period_id: UUID) -> ResponseReturnValue:
    """Change a period of the school day."""
    period, form = found(queries.period_by_id(period_id)), PeriodForm()
    if not form.validate_on_submit():
        return _period_page(form, period), 422
    try:
        ensure_current(period, form, fields=PERIOD_PAIRS)
        actions.change_period(period, by=viewer(), **_period_told(form))
    except Refused as refused:
        form.refuse(refused)
        return _period_page(form, period), 422
    flash(_("Saved."))
    return redirect(url_for("education.list_periods", home_code=g.home.code), code=303)


@bp.get("/homes/<home_code>/timetable/hours")
@reads(May.TIMETABLE_LAY)
def list_hours(home_code: str) -> ResponseReturnValue:
    """Show when teachers are here, and the lines for more."""
    return _hours_list(HoursForm(formdata=None, from_on=clock.today()))


@bp.post("/homes/<home_code>/timetable/hours")
@writes(May.TIMETABLE_LAY)
def add_hours(home_code: str) -> ResponseReturnValue:
    """Write when a teacher is here."""
    form = _offer(HoursForm())
    if not form.validate_on_submit():
        return _hours_list(form), 422
    try:
        actions.add_hours(g.home.id, by=viewer(), **_hours_told(form))
    except Refused as refused:
        form.refuse(refused)
        return _hours_list(form), 422
    flash(_("Saved."))
    return redirect(url_for("education.list_hours", home_code=home_code), code=303)


@bp.get("/teacher-hours/<uuid:hours_id>/edit")
@reads(May.TIMETABLE_LAY)
def show_hours(hours_id: UUID) -> ResponseReturnValue:
    """Show a teacher's hours to be changed."""
    hours = found(queries.hours_by_id(hours_id))
    form = HoursForm(formdata=None, obj=hours)
    form.weekdays.data = [str(n) for n in weekdays_of(hours.weekdays)]
    return _hours_page(form, hours)


@bp.post("/teacher-hours/<uuid:hours_id>/edit")
@writes(May.TIMETABLE_LAY)
def change_hours(hours_id: UUID) -> ResponseReturnValue:
    """Change a teacher's hours."""
    hours, form = found(queries.hours_by_id(hours_id)), _offer(HoursForm())
    if not form.validate_on_submit():
        return _hours_page(form, hours), 422
    try:
        ensure_current(hours, form, fields=HOURS_PAIRS)
        actions.change_hours(hours, by=viewer(), **_hours_told(form))
    except Refused as refused:
        form.refuse(refused)
        return _hours_page(form, hours), 422
    flash(_("Saved."))
    return redirect(url_for("education.list_hours", home_code=g.home.code), code=303)


def _period_told(form: PeriodForm) -> dict[str, Any]:
    return {
        "name": form.name.data, "name_local": form.name_local.data or "", "is_break": bool(form.is_break.data),
        "weekdays": bits_of(int(n) for n in form.weekdays.data or []), "starts_at": form.starts_at.data,
        "ends_at": form.ends_at.data, "ends_on": form.ends_on.data,
    }  # fmt: skip


def _periods_page(form: PeriodForm) -> str:
    lines = [
        (p, said_in(p.name, p.name_local)[0], weekday_words(p.weekdays), hours_words(p.starts_at, p.ends_at))
        for p in queries.periods_of_home(g.home.id)
    ]
    return render_template("education/periods.html", form=form, lines=lines, today=clock.today())


def _period_page(form: PeriodForm, period: SchoolPeriod) -> str:
    return render_template("education/school_period.html", form=form, period=period)


def _offer(form: HoursForm) -> HoursForm:
    teachers = school.teachers_of(g.home.id)
    form.teacher_id.choices = [("", _("Choose")), *((str(one), name) for one, name in teachers)]
    return form


def _hours_told(form: HoursForm) -> dict[str, Any]:
    teacher = uuid_of(form.teacher_id.data)
    if teacher not in {one for one, _name in school.teachers_of(g.home.id)}:
        raise Refused(_("Choose one of the list."), field="teacher_id")
    return {
        "teacher_id": teacher, "weekdays": bits_of(int(n) for n in form.weekdays.data or []),
        "starts_at": form.starts_at.data, "ends_at": form.ends_at.data, "from_on": form.from_on.data,
        "to_on": form.to_on.data,
    }  # fmt: skip


def _hours_list(form: HoursForm) -> str:
    lines = [
        (line, weekday_words(line.hours.weekdays), hours_words(line.hours.starts_at, line.hours.ends_at))
        for line in queries.hours_lines(g.home.id, clock.today())
    ]
    return render_template("education/hours.html", form=_offer(form), lines=lines)


def _hours_page(form: HoursForm, hours: TeacherHours) -> str:
    return render_template("education/hours_form.html", form=_offer(form), hours=hours)
