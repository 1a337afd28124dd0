"""The deeds on a version of the timetable: begin a draft, let it run from another day, publish it, throw it away."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import current_app, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from education.actions import timetable as actions
from education.forms.timetable import PublishForm, VersionForm
from education.models import Timetable
from education.permissions import May
from education.queries import timetable as queries
from education.views.blueprint import bp
from education.views.classes import found
from education.views.timetable import version_of, version_page
from foundation import clock, formatting
from foundation.access import reads, viewer, writes
from foundation.languages import _, current
from foundation.refusals import Refused
from foundation.versions import ensure_current


@bp.get("/homes/<home_code>/timetable/begin")
@reads(May.TIMETABLE_LAY)
def show_begin(home_code: str) -> ResponseReturnValue:
    """Show the form that begins a version."""
    monday = clock.today() + timedelta(days=7 - clock.today().weekday())
    return _form_page(VersionForm(formdata=None, from_on=monday), None)


@bp.post("/homes/<home_code>/timetable/begin")
@writes(May.TIMETABLE_LAY)
def begin_draft(home_code: str) -> ResponseReturnValue:
    """Begin a version with the cells of the one before."""
    form = VersionForm()
    if not form.validate_on_submit():
        return _form_page(form, None), 422
    try:
        draft = actions.begin_draft(g.home.id, form.from_on.data, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _form_page(form, None), 422
    return redirect(url_for("education.show_timetable", timetable_id=draft.id), code=303)


@bp.get("/timetables/<uuid:timetable_id>/from")
@reads(May.TIMETABLE_LAY)
def show_from(timetable_id: UUID) -> ResponseReturnValue:
    """Show from which day a draft shall run, to be changed."""
    draft = found(queries.timetable_by_id(timetable_id))
    return _form_page(VersionForm(formdata=None, obj=draft), draft)


@bp.post("/timetables/<uuid:timetable_id>/from")
@writes(May.TIMETABLE_LAY)
def move_draft(timetable_id: UUID) -> ResponseReturnValue:
    """Let a draft run from another day."""
    draft, form = found(queries.timetable_by_id(timetable_id)), VersionForm()
    if not form.validate_on_submit():
        return _form_page(form, draft), 422
    try:
        ensure_current(draft, form)
        actions.move_draft(draft, form.from_on.data, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _form_page(form, draft), 422
    flash(_("Saved."))
    return redirect(url_for("education.show_timetable", timetable_id=timetable_id), code=303)


@bp.post("/timetables/<uuid:timetable_id>/publish")
@writes(May.TIMETABLE_LAY)
def publish(timetable_id: UUID) -> ResponseReturnValue:
    """Publish a draft; refused, with the page as it was, while a clash stands."""
    draft, form = found(queries.timetable_by_id(timetable_id)), PublishForm()
    house: Any = current_app.extensions["house"]
    try:
        if not form.validate_on_submit() or form.version_number != draft.version:
            raise Refused(
                _("Somebody changed this version while the page was open. Look at it, then publish it.")
            )
        actions.publish(draft, taken=house.taken(draft.home_id, draft.from_on), by=viewer())
    except Refused as refused:
        return _refused(timetable_id, form, refused)
    day = formatting.format_day_short(draft.from_on, current())
    flash(_("Version %(number)s is published. It runs from %(day)s.", number=draft.number, day=day))
    return redirect(url_for("education.show_timetable", timetable_id=timetable_id), code=303)


@bp.post("/timetables/<uuid:timetable_id>/discard")
@writes(May.TIMETABLE_LAY)
def discard_draft(timetable_id: UUID) -> ResponseReturnValue:
    """Throw a draft away."""
    draft, form = found(queries.timetable_by_id(timetable_id)), PublishForm()
    try:
        actions.discard_draft(draft, by=viewer())
    except Refused as refused:
        return _refused(timetable_id, form, refused)
    flash(_("The draft is thrown away."))
    return redirect(url_for("education.list_versions", home_code=g.home.code), code=303)


def _refused(timetable_id: UUID, form: PublishForm, refused: Refused) -> ResponseReturnValue:
    shown = PublishForm(formdata=None)
    timetable = found(queries.timetable_by_id(timetable_id))
    shown.version.data = str(timetable.version)
    shown.refuse(Refused(str(refused)))
    return version_page(version_of(timetable), form=shown), 422


def _form_page(form: VersionForm, draft: Timetable | None) -> str:
    return render_template("education/version_form.html", form=form, draft=draft)
