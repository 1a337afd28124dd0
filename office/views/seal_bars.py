"""Who may not break a seal: persons named in a matter or with a conflict, kept by the privacy officer with reasons."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from accounts import queries as people
from accounts import rules as names
from foundation import clock
from foundation.access import reads, viewer, writes
from foundation.break_glass import actions
from foundation.break_glass.queries import open_of
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import opened
from office.forms import BarForm
from office.permissions import May
from office.queries import seals
from office.views.blueprint import bp


def _page(form: BarForm, *, status: int = 200) -> ResponseReturnValue:
    lines = [(line, opened(line.row.reason)) for line in seals.bars()]
    return render_template("office/seal_bars.html", form=form, lines=lines), status


@bp.get("/broken-seals/barred")
@reads(May.SEAL_BAR)
def list_seal_bars() -> ResponseReturnValue:
    """Who may not break a seal, of whose file, and why."""
    return _page(BarForm())


@bp.post("/broken-seals/barred")
@writes(May.SEAL_BAR)
def bar_from_seals() -> ResponseReturnValue:
    """Put a person on the list; what she has open of that file ends now."""
    form = BarForm()
    if not form.validate_on_submit():
        return _page(form, status=422)
    try:
        _bar(form)
    except Refused as refused:
        form.refuse(refused)
        return _page(form, status=422)
    flash(_("On the list. What this person had open of it is closed."))
    return redirect(url_for(".list_seal_bars"), code=303)


def _bar(form: BarForm) -> None:
    who = people.candidate(names.fold_name(form.sign_in_name.data or ""), at=clock.now())
    if who is None:
        raise Refused(_("Nobody signs in under this name."), field="sign_in_name")
    code = (form.code.data or "").strip().upper()
    whose = seals.whose(code=code) if code else None
    if code and whose is None:
        raise Refused(_("No home keeps a file under this code."), field="code")
    actions.bar_person(
        who.user_id, name=who.sign_in_name, reason=form.reason.data or "", whose=whose,
        now_open=open_of(who.user_id, now=clock.now()), by=viewer(),
    )  # fmt: skip


@bp.post("/broken-seals/barred/<uuid:bar_id>/lift")
@writes(May.SEAL_BAR)
def lift_seal_bar(bar_id: UUID) -> ResponseReturnValue:
    """Take a person off the list."""
    line = seals.bar_line(bar_id)
    actions.lift_bar(line.row, name=line.sign_in_name, by=viewer())
    flash(_("Off the list."))
    return redirect(url_for(".list_seal_bars"), code=303)
