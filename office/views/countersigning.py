"""The monthly signature of the Management Committee under a register (rules 39(4)(xix) and 61(3)(xxix))."""

from typing import Any

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import clock, languages
from foundation.access import reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from foundation.registers import Period, Register, countersign, seal_of, signatures_for
from office import reach
from office.forms import CountersignForm
from office.permissions import May
from office.views.blueprint import bp


@bp.get("/homes/<home_code>/registers/<register_id>/countersign")
@reads(May.REGISTER_COUNTERSIGN)
def show_countersign(home_code: str, register_id: str) -> ResponseReturnValue:
    """Show who signs a month of a register, and for which month."""
    register, period = reach.register_here(register_id), reach.month_asked()
    return _page(register, period, CountersignForm())


@bp.post("/homes/<home_code>/registers/<register_id>/countersign")
@writes(May.REGISTER_COUNTERSIGN)
def countersign_register(home_code: str, register_id: str) -> ResponseReturnValue:
    """Put the committee's signature under a month of a register."""
    register, period, form = reach.register_here(register_id), reach.month_asked(), CountersignForm()
    if not form.validate_on_submit():
        return _page(register, period, form), 422
    try:
        countersign(
            g.home.id,
            register.id,
            month=period.first,
            by=viewer(),
            name=form.name.data or "",
            post=form.post.data or "",
            seal=seal_of(g.home.id),
            today=clock.today(),
        )
    except Refused as refused:
        form.refuse(refused)
        return _page(register, period, form), 422
    flash(_("%(month)s is signed.", month=period.month_name(languages.current())))
    return redirect(_register_url(register, period), code=303)


def _register_url(register: Register, period: Period) -> str:
    month = f"{period.first:%Y-%m}"
    return url_for("office.show_register", home_code=g.home.code, register_id=register.id, month=month)


def _page(register: Register, period: Period, form: Any) -> str:
    return render_template(
        "office/countersign.html",
        register=register,
        form=form,
        month_value=f"{period.first:%Y-%m}",
        month_name=period.month_name(languages.current()),
        signed=signatures_for(g.home.id, register.id, period),
        back_url=_register_url(register, period),
    )
