"""The pages on which a school is arranged: classes, subjects and the periods of the week."""

from typing import Any
from uuid import UUID

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from education import actions, queries
from education.actions.cover import ensure_by_hand
from education.events import Event
from education.forms import LEVELS, ClassForm, SubjectForm, TeachingForm, uuid_of
from education.models import SchoolClass, Teaching
from education.names import said_in
from education.permissions import May
from education.rules import bits_of, weekdays_of
from education.views.blueprint import bp
from education.views.free import ensure_free
from education.words import children_words, hours_words
from foundation import audit, clock
from foundation.access import may, reads, viewer, within_reach, writes
from foundation.bookings import weekday_words
from foundation.languages import _
from foundation.refusals import Refused
from foundation.versions import ensure_current
from residents.models import CaseFile
from residents.permissions import May as Residents

CLASS_FIELDS = ("name", "name_local", "level", "room", "starts_on", "ends_on")
SUBJECT_FIELDS = ("name", "name_local", "ends_on")


@bp.get("/classes/<uuid:class_id>")
@reads(May.CLASS_SEE)
def show_class(class_id: UUID) -> ResponseReturnValue:
    """Show a class: its pupils and the periods of its week."""
    school_class, today = found(queries.class_by_id(class_id)), clock.today()
    pupils = queries.pupils_of(class_id, today, named=within_reach(Residents.NAME_SEE, CaseFile.id))
    about = {"class": school_class.name, "count": len(pupils)}
    audit.read(
        Event.CLASS_OPENED,
        by=viewer(),
        home=g.home.id,
        subject=("school_class", class_id, None),
        details=about,
    )
    periods = [
        (
            p,
            weekday_words(p.teaching.weekdays),
            hours_words(p.teaching.starts_at, p.teaching.ends_at),
        )
        for p in queries.periods_of(class_id, today)
    ]
    return render_template(
        "education/class.html",
        school_class=school_class,
        heading=said_in(school_class.name, school_class.name_local)[0],
        level=dict(LEVELS).get(school_class.level, "") if school_class.level else "",
        pupils=pupils,
        periods=periods,
        count=children_words(len(pupils), g.home.for_whom),
        today=today,
        may_arrange=may(May.SCHOOL_ARRANGE),
        may_school=may(May.SCHOOL_SEE),
    )


@bp.get("/homes/<home_code>/school/classes/new")
@reads(May.SCHOOL_ARRANGE)
def show_new_class(home_code: str) -> ResponseReturnValue:
    """Show the form of a new class."""
    form = ClassForm(formdata=None, starts_on=clock.today())
    return render_template("education/class_form.html", form=form, school_class=None)


@bp.post("/homes/<home_code>/school/classes/new")
@writes(May.SCHOOL_ARRANGE)
def make_class(home_code: str) -> ResponseReturnValue:
    """Begin a class."""
    form = ClassForm()
    if not form.validate_on_submit():
        return render_template("education/class_form.html", form=form, school_class=None), 422
    try:
        made = actions.make_class(g.home.id, by=viewer(), **_told(form, CLASS_FIELDS))
    except Refused as refused:
        form.refuse(refused)
        return render_template("education/class_form.html", form=form, school_class=None), 422
    flash(_("%(class)s is begun. Add its periods and its children.", **{"class": made.name}))
    return redirect(url_for("education.show_class", class_id=made.id), code=303)


@bp.get("/classes/<uuid:class_id>/edit")
@reads(May.SCHOOL_ARRANGE)
def show_class_form(class_id: UUID) -> ResponseReturnValue:
    """Show a class to be changed."""
    school_class = found(queries.class_by_id(class_id))
    form = ClassForm(formdata=None, obj=school_class)
    return render_template("education/class_form.html", form=form, school_class=school_class)


@bp.post("/classes/<uuid:class_id>/edit")
@writes(May.SCHOOL_ARRANGE)
def change_class(class_id: UUID) -> ResponseReturnValue:
    """Change a class."""
    school_class, form = found(queries.class_by_id(class_id)), ClassForm()
    if not form.validate_on_submit():
        return render_template("education/class_form.html", form=form, school_class=school_class), 422
    try:
        ensure_current(school_class, form)
        actions.change_class(school_class, by=viewer(), **_told(form, CLASS_FIELDS))
    except Refused as refused:
        form.refuse(refused)
        return render_template("education/class_form.html", form=form, school_class=school_class), 422
    flash(_("The class is changed."))
    return redirect(url_for("education.show_class", class_id=class_id), code=303)


@bp.get("/homes/<home_code>/school/subjects")
@reads(May.SCHOOL_ARRANGE)
def show_subjects(home_code: str) -> ResponseReturnValue:
    """Show the subjects of a home, and the line for a new one."""
    return _subjects_page(SubjectForm(formdata=None))


@bp.post("/homes/<home_code>/school/subjects")
@writes(May.SCHOOL_ARRANGE)
def make_subject(home_code: str) -> ResponseReturnValue:
    """Add a subject."""
    form = SubjectForm()
    if not form.validate_on_submit():
        return _subjects_page(form), 422
    try:
        actions.make_subject(g.home.id, by=viewer(), **_told(form, SUBJECT_FIELDS))
    except Refused as refused:
        form.refuse(refused)
        return _subjects_page(form), 422
    flash(_("The subject is added."))
    return redirect(url_for("education.show_subjects", home_code=home_code), code=303)


@bp.get("/subjects/<uuid:subject_id>/edit")
@reads(May.SCHOOL_ARRANGE)
def show_subject_form(subject_id: UUID) -> ResponseReturnValue:
    """Show a subject to be changed."""
    subject = found(queries.subject_by_id(subject_id))
    return render_template(
        "education/subject_form.html", form=SubjectForm(formdata=None, obj=subject), subject=subject
    )


@bp.post("/subjects/<uuid:subject_id>/edit")
@writes(May.SCHOOL_ARRANGE)
def change_subject(subject_id: UUID) -> ResponseReturnValue:
    """Change a subject."""
    subject, form = found(queries.subject_by_id(subject_id)), SubjectForm()
    if not form.validate_on_submit():
        return render_template("education/subject_form.html", form=form, subject=subject), 422
    try:
        ensure_current(subject, form)
        actions.change_subject(subject, by=viewer(), **_told(form, SUBJECT_FIELDS))
    except Refused as refused:
        form.refuse(refused)
        return render_template("education/subject_form.html", form=form, subject=subject), 422
    flash(_("The subject is changed."))
    return redirect(url_for("education.show_subjects", home_code=g.home.code), code=303)


@bp.get("/classes/<uuid:class_id>/periods/new")
@reads(May.SCHOOL_ARRANGE)
def show_new_period(class_id: UUID) -> ResponseReturnValue:
    """Show the form of a new period of a class's week."""
    school_class = found(queries.class_by_id(class_id))
    first = max(clock.today(), school_class.starts_on)
    return _period_page(TeachingForm(formdata=None, from_on=first), school_class)


@bp.post("/classes/<uuid:class_id>/periods/new")
@writes(May.SCHOOL_ARRANGE)
def make_period(class_id: UUID) -> ResponseReturnValue:
    """Add a period to a class's week."""
    school_class, form = found(queries.class_by_id(class_id)), _offered(TeachingForm())
    if not form.validate_on_submit():
        return _period_page(form, school_class), 422
    try:
        told = _period_told(form)
        ensure_free(school_class, form, told)
        actions.make_teaching(school_class, by=viewer(), **told)
    except Refused as refused:
        form.refuse(refused)
        return _period_page(form, school_class), 422
    flash(_("The period is added."))
    return redirect(url_for("education.show_class", class_id=class_id), code=303)


@bp.get("/periods/<uuid:teaching_id>/edit")
@reads(May.SCHOOL_ARRANGE)
def show_period_form(teaching_id: UUID) -> ResponseReturnValue:
    """Show a period to be changed."""
    teaching = found(queries.teaching_by_id(teaching_id))
    days = [str(n) for n in weekdays_of(teaching.weekdays)]
    form = TeachingForm(formdata=None, obj=teaching, data=None)
    form.weekdays.data = days
    return _period_page(form, found(queries.class_by_id(teaching.class_id)), teaching)


@bp.post("/periods/<uuid:teaching_id>/edit")
@writes(May.SCHOOL_ARRANGE)
def change_period(teaching_id: UUID) -> ResponseReturnValue:
    """Change a period of a class's week."""
    teaching = found(queries.teaching_by_id(teaching_id))
    school_class, form = found(queries.class_by_id(teaching.class_id)), _offered(TeachingForm())
    if not form.validate_on_submit():
        return _period_page(form, school_class, teaching), 422
    try:
        ensure_by_hand(teaching)
        ensure_current(teaching, form, fields=PERIOD_PAIRS)
        told = _period_told(form)
        ensure_free(school_class, form, told, teaching)
        actions.change_teaching(teaching, school_class, by=viewer(), **told)
    except Refused as refused:
        form.refuse(refused)
        return _period_page(form, school_class, teaching), 422
    flash(_("The period is changed."))
    return redirect(url_for("education.show_class", class_id=school_class.id), code=303)


PERIOD_PAIRS = {
    name: name for name in ("subject_id", "teacher_id", "starts_at", "ends_at", "room", "from_on", "to_on")
}
"""Weekdays are bits in the record and boxes in the form: they are not shown field by field."""


def found(record: Any) -> Any:
    """Answer the record, or 404: it was taken away between the gate and the page."""
    return record if record is not None else abort(404)


def _told(form: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: form[name].data if form[name].data is not None else _empty(name) for name in names}


def _empty(name: str) -> Any:
    return None if name.endswith("_on") else ""


def _subjects_page(form: SubjectForm) -> str:
    return render_template(
        "education/subjects.html", form=form, subjects=queries.subjects_of(g.home.id), today=clock.today()
    )


def _offered(form: TeachingForm) -> TeachingForm:
    """Fill in what can be chosen: the subjects that are taught, and who teaches in this home now."""
    today = clock.today()
    subjects = [s for s in queries.subjects_of(g.home.id) if s.ends_on is None or s.ends_on > today]
    form.subject_id.choices = [("", _("Choose")), *((str(s.id), s.name) for s in subjects)]
    form.teacher_id.choices = [
        ("", _("Choose")),
        *((str(i), name) for i, name in queries.teachers_of(g.home.id)),
    ]
    return form


def _period_page(form: TeachingForm, school_class: SchoolClass, teaching: Teaching | None = None) -> str:
    _offered(form)
    return render_template(
        "education/period_form.html", form=form, school_class=school_class, teaching=teaching
    )


def _period_told(form: TeachingForm) -> dict[str, Any]:
    told = _told(form, ("starts_at", "ends_at", "room", "from_on", "to_on"))
    return {
        **told,
        "subject_id": uuid_of(form.subject_id.data),
        "teacher_id": uuid_of(form.teacher_id.data),
        "weekdays": bits_of(int(n) for n in form.weekdays.data or []),
    }
