"""The page on which a period of one day is given to another teacher, or given back."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from flask import abort, current_app, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from education import queries as school
from education.actions import cover as actions
from education.forms import uuid_of
from education.forms.timetable import CoverForm
from education.permissions import May
from education.queries import timetable as queries
from education.queries.lessons import LessonOfDay, lesson_at
from education.rules import is_school_day
from education.views.blueprint import bp
from education.words import hours_words
from foundation.access import reads, viewer, writes
from foundation.bookings import Kind, Resource, When, free_among
from foundation.bookings.gathering import Taken
from foundation.languages import _
from foundation.refusals import Refused
from foundation.versions import ensure_current


@bp.get("/periods/<uuid:teaching_id>/cover/<day:day>")
@reads(May.COVER_ARRANGE)
def show_cover(teaching_id: UUID, day: date) -> ResponseReturnValue:
    """Show who could take a period on a day, those who are free first."""
    lesson = _lesson(teaching_id, day)
    cover = queries.cover_by_id(lesson.cover_id) if lesson.cover_id else None
    form = CoverForm(formdata=None, obj=cover)
    form.teacher_id.data = str(cover.teacher_id) if cover else ""
    return _page(lesson, _offer(lesson, form, school.teachers_of(g.home.id), _taken(lesson)))


@bp.post("/periods/<uuid:teaching_id>/cover/<day:day>")
@writes(May.COVER_ARRANGE)
def arrange_cover(teaching_id: UUID, day: date) -> ResponseReturnValue:
    """Give a period of one day to another teacher."""
    lesson, form = _lesson(teaching_id, day), CoverForm()
    teachers, taken = school.teachers_of(g.home.id), _taken(lesson)
    names = dict(teachers)
    _offer(lesson, form, teachers, taken)
    if not form.validate_on_submit():
        return _page(lesson, form), 422
    try:
        cover = queries.cover_by_id(lesson.cover_id) if lesson.cover_id else None
        if cover is not None:
            said = {str(one): name for one, name in names.items()}
            ensure_current(cover, form, said={"teacher_id": lambda one: said.get(str(one), _("nothing"))})
        teacher = uuid_of(form.teacher_id.data)
        if teacher is None or teacher not in names:
            raise Refused(_("Choose one of the list."), field="teacher_id")
        actions.arrange_cover(
            lesson, cover, teacher=Resource(Kind.PERSON, teacher, names[teacher]), reason=form.reason.data or "",
            words=form.words.data or "", standing=taken.bookings, hours=taken.hours, by=viewer(),
        )  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return _page(lesson, form), 422
    flash(_("%(name)s takes this period.", name=names[teacher]))
    return redirect(url_for("education.show_school", home_code=g.home.code, day=day.isoformat()), code=303)


@bp.post("/periods/<uuid:teaching_id>/cover/<day:day>/take-back")
@writes(May.COVER_ARRANGE)
def take_back_cover(teaching_id: UUID, day: date) -> ResponseReturnValue:
    """Let the period's own teacher take it again."""
    lesson = _lesson(teaching_id, day)
    cover = queries.cover_by_id(lesson.cover_id) if lesson.cover_id else None
    try:
        if cover is not None:
            actions.take_back_cover(lesson, cover, by=viewer())
    except Refused as refused:
        form = CoverForm(formdata=None, obj=cover)
        form.refuse(Refused(str(refused)))
        _offer(lesson, form, school.teachers_of(g.home.id), _taken(lesson))
        return _page(lesson, form), 422
    flash(_("Her own teacher takes this period again."))
    return redirect(url_for("education.show_school", home_code=g.home.code, day=day.isoformat()), code=303)


def _lesson(teaching_id: UUID, day: date) -> LessonOfDay:
    if not is_school_day(day) or (lesson := lesson_at(teaching_id, day)) is None:
        abort(404)
    return lesson


def _taken(lesson: LessonOfDay) -> Taken:
    house: Any = current_app.extensions["house"]
    return house.taken(g.home.id, lesson.day, lesson.day)


def _offer(
    lesson: LessonOfDay, form: CoverForm, teachers: Sequence[tuple[UUID, str]], taken: Taken
) -> CoverForm:
    """Offer the teachers of the home but the period's own: who is free then first, who is not says so."""
    people = [Resource(Kind.PERSON, one, name) for one, name in teachers if one != lesson.regular_id]
    own = f"teaching:{lesson.teaching_id}:cover:{lesson.day}"
    rest = [b for b in taken.bookings if b.key != own]
    free = free_among(people, When.on(lesson.day, lesson.begins, lesson.ends), rest, taken.hours)
    busy = [person for person in people if person not in free]
    form.teacher_id.choices = [
        ("", _("Choose")),
        *((str(p.id), _("%(name)s, free then", name=p.name)) for p in free),
        *((str(p.id), _("%(name)s, not free then", name=p.name)) for p in busy),
    ]
    return form


def _page(lesson: LessonOfDay, form: CoverForm) -> str:
    return render_template(
        "education/cover.html", form=form, lesson=lesson, hours=hours_words(lesson.begins, lesson.ends)
    )
