"""The door's small pages: leaving with what was used, an hour that was forgotten, a wrong tap struck out."""

from uuid import UUID

from flask import flash, g, redirect
from flask.typing import ResponseReturnValue

from dailylife import reach
from dailylife.actions import door as verbs
from dailylife.choices.door import Way
from dailylife.forms.door import CameForm, LeavingForm, StrikeForm
from dailylife.permissions import May
from dailylife.queries import door
from dailylife.queries.door import Comer
from dailylife.queries.telling import came_and_left
from dailylife.views.blueprint import bp
from dailylife.views.door import door_url
from foundation.access import reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from residents.views.parts import form_of_part


@bp.get("/children/<code>/door/out")
@reads(May.DOOR_WRITE)
def show_leave(code: str) -> ResponseReturnValue:
    """Ask what she used today and how she left."""
    return _leave_page(LeavingForm.opened(), door.comer(g.case_file_id))


def _whose(code: str, *told: str) -> str:
    """Answer the grey line of a form at the door: how she is called, then what is told of her."""
    called, _lang = door.called(g.case_file_id, named=reach.names())
    return " · ".join(part for part in ("" if called == code else called, *told) if part)


def _leave_page(form: LeavingForm, child: Comer) -> str:
    standing = door.open_visit(child.case_file_id)
    more = {} if standing else {"more_parts": ("came",), "warning": _("She is not tapped in.")}
    if not standing:
        more["warning_more"] = _("Write when she came: both are kept then.")
    lead = _whose(child.code, _("in since %(time)s", time=verbs.hour(standing.came_at)) if standing else "")
    return form_of_part(
        form, code=child.code, title=_("Tap out"), verb=_("Save tap-out"), back="", back_url=door_url(), part="leaving",
        lead=lead, **more,
    )  # fmt: skip


@bp.post("/children/<code>/door/out")
@writes(May.DOOR_WRITE)
def leave(code: str) -> ResponseReturnValue:
    """Write that she left, or that she stays the night, and lead back to the door."""
    form, child = LeavingForm(), door.comer(g.case_file_id)
    if not form.validate_on_submit():
        return _leave_page(form, child), 422
    try:
        is_in = door.open_visit(child.case_file_id) is not None
        row = verbs.tap_out(child, form.told(asks_came=not is_in), by=viewer())
        stays = form.way.data == Way.NIGHT
        said = _("%(code)s stays the night.", code=child.code)
        if not stays and row.left_at is not None:
            said = _("%(code)s is out at %(time)s.", code=child.code, time=verbs.hour(row.left_at))
    except Refused as refused:
        form.refuse(refused)
        return _leave_page(form, child), 422
    flash(said)
    return redirect(door_url(), code=303)


def _came_page(form: CameForm, code: str) -> str:
    return form_of_part(
        form,
        code=code,
        title=_("Write when she came"),
        verb=_("Save tap-in"),
        back="",
        back_url=door_url(),
        lead=_whose(code),
    )


@bp.get("/children/<code>/door/came")
@reads(May.DOOR_WRITE)
def show_came(code: str) -> ResponseReturnValue:
    """Ask at which hour of today she came."""
    return _came_page(CameForm.opened(), door.comer(g.case_file_id).code)


@bp.post("/children/<code>/door/came")
@writes(May.DOOR_WRITE)
def came(code: str) -> ResponseReturnValue:
    """Write a coming of today that was not tapped."""
    form, child = CameForm(), door.comer(g.case_file_id)
    if not form.validate_on_submit():
        return _came_page(form, child.code), 422
    try:
        row = verbs.tap_in(child, by=viewer(), came_at=form.came_at())
    except Refused as refused:
        form.refuse(refused)
        return _came_page(form, child.code), 422
    flash(_("%(code)s is in since %(time)s.", code=child.code, time=verbs.hour(row.came_at)))
    return redirect(door_url(), code=303)


def _strike_page(form: StrikeForm, code: str, visit_id: UUID) -> str:
    return form_of_part(
        form, code=code, title=_("Strike out a tap"), verb=_("Strike it out"), back="", back_url=door_url(),
        lead=_whose(code, came_and_left(door.visit(visit_id)), _("It stays readable with your reason.")),
    )  # fmt: skip


@bp.get("/door-visits/<uuid:door_visit_id>/strike")
@reads(May.DOOR_MEND)
def show_strike(door_visit_id: UUID) -> ResponseReturnValue:
    """Ask why a tap is struck out."""
    return _strike_page(StrikeForm.opened(), door.comer(g.case_file_id).code, door_visit_id)


@bp.post("/door-visits/<uuid:door_visit_id>/strike")
@writes(May.DOOR_MEND)
def strike(door_visit_id: UUID) -> ResponseReturnValue:
    """Strike out a visit that was tapped wrongly."""
    form, child = StrikeForm(), door.comer(g.case_file_id)
    if not form.validate_on_submit():
        return _strike_page(form, child.code, door_visit_id), 422
    try:
        verbs.strike(door.visit(door_visit_id), child.code, reason=form.reason.data or "", by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _strike_page(form, child.code, door_visit_id), 422
    flash(_("The tap of %(code)s is struck out.", code=child.code))
    return redirect(door_url(), code=303)
