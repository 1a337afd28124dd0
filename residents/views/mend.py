"""Mending what was written, and a new photograph."""

from typing import Any

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import begin, reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from foundation.versions import ensure_current
from homes import queries as halls
from residents import actions, words
from residents.forms import IdentityForm, MendArrivalForm, PhotoForm
from residents.forms.arrival import committees_to_choose
from residents.forms.identity import IDENTITY
from residents.permissions import May
from residents.queries import file
from residents.views.blueprint import bp

SAID = {
    field: lambda value, field=field: words.value_said(field, str(value or ""))
    for field in ("sex", "name_kind")
}


@bp.get("/children/<code>/identity")
@reads(May.IDENTITY_WRITE)
def show_identity(code: str) -> ResponseReturnValue:
    """Who she is, to be mended."""
    form = IdentityForm(obj=file.rows(g.case_file_id).child)
    return render_template("residents/mend_identity.html", form=form, code=code)


@bp.post("/children/<code>/identity")
@writes(May.IDENTITY_WRITE)
def mend_identity(code: str) -> ResponseReturnValue:
    """Mend who she is; a lost race shows both versions, field by field."""
    form = IdentityForm()
    if not form.validate_on_submit():
        return render_template("residents/mend_identity.html", form=form, code=code), 422
    rows = file.rows(g.case_file_id)
    try:
        ensure_current(rows.child, form, fields={name: name for name in IDENTITY}, said=SAID)
        changed = actions.mend_identity(
            rows.file, rows.child, form.identity(), reason=form.reason.data or "", by=viewer()
        )
    except Refused as refused:
        form.refuse(refused)
        return render_template("residents/mend_identity.html", form=form, code=code), 422
    return _back(code, changed)


def _back(code: str, changed: tuple[str, ...]) -> ResponseReturnValue:
    flash(_("Saved.") if changed else _("Nothing was changed."))
    return redirect(url_for(".show_child", code=code), code=303)


@bp.get("/children/<code>/arrival")
@reads(May.ORDER_WRITE)
def show_arrival(code: str) -> ResponseReturnValue:
    """How she came, to be mended."""
    stay = file.rows(g.case_file_id).stay
    at = clock.local(stay.started_at)
    form = MendArrivalForm(
        obj=stay,
        day=at.date(),
        time=at.time().replace(second=0, microsecond=0),
        categories=list(stay.categories),
    )
    form.order_by.choices = committees_to_choose(halls.committees())
    form.order_by.data = str(stay.order_by or "")
    return render_template("residents/mend_arrival.html", form=form, code=code)


@bp.post("/children/<code>/arrival")
@writes(May.ORDER_WRITE)
def mend_arrival(code: str) -> ResponseReturnValue:
    """Mend how she came; a lost race shows both versions."""
    form = MendArrivalForm()
    form.order_by.choices = committees_to_choose(halls.committees())
    if not form.validate_on_submit():
        return render_template("residents/mend_arrival.html", form=form, code=code), 422
    rows = file.rows(g.case_file_id)
    try:
        compared = {n: n for n in ("brought_by", "brought_by_text", "order_no", "order_date")}
        ensure_current(rows.stay, form, fields=compared)
        changes: dict[str, Any] = form.arrival_lines()
        if clock.local(rows.stay.started_at).replace(second=0, microsecond=0) == changes["started_at"]:
            del changes["started_at"]
        changed = actions.mend_arrival(
            rows.file, rows.stay, changes, reason=form.reason.data or "", by=viewer()
        )
    except Refused as refused:
        form.refuse(refused)
        return render_template("residents/mend_arrival.html", form=form, code=code), 422
    return _back(code, changed)


@bp.get("/children/<code>/photo/add")
@reads(May.IDENTITY_WRITE)
def show_add_photo(code: str) -> ResponseReturnValue:
    """Ask for a new photograph."""
    return render_template("residents/add_photo.html", form=PhotoForm(taken_on=clock.today()), code=code)


@bp.post("/children/<code>/photo/add")
@writes(May.IDENTITY_WRITE, begins_late=True)
def add_photo(code: str) -> ResponseReturnValue:
    """Keep a new photograph; it is drawn again and encrypted before anything is written."""
    form = PhotoForm()
    if not form.validate_on_submit():
        return render_template("residents/add_photo.html", form=form, code=code), 422
    try:
        prepared = form.prepared()
        if prepared is None:
            raise Refused(_("Choose a photograph, or take one."), field="photo")
        begin()
        rows = file.rows(g.case_file_id)
        actions.add_photo(rows.file, prepared, taken_on=form.taken_on.data, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return render_template("residents/add_photo.html", form=form, code=code), 422
    return _back(code, ("photo",))
