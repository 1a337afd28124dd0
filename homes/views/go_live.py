"""The go-live day of a home: set once at its set-up, changed with a reason."""

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation.access import reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from foundation.versions import ensure_current
from homes import actions, queries
from homes.forms import GoLiveForm
from homes.permissions import May
from homes.views.blueprint import bp


@bp.get("/homes/<home_code>/go-live")
@reads(May.HOME_WRITE)
def show_go_live(home_code: str) -> ResponseReturnValue:
    """From which day this home keeps its books here."""
    home = queries.home(g.home.id)
    return render_template("homes/go_live.html", form=GoLiveForm(obj=home), home=home)


@bp.post("/homes/<home_code>/go-live")
@writes(May.HOME_WRITE)
def set_go_live(home_code: str) -> ResponseReturnValue:
    """Write the day; a lost race shows both versions."""
    home, form = queries.home(g.home.id), GoLiveForm()
    if not form.validate_on_submit():
        return render_template("homes/go_live.html", form=form, home=home), 422
    try:
        ensure_current(home, form, fields={name: name for name in ("go_live_on", "go_live_days")})
        actions.set_go_live(
            home,
            day=form.go_live_on.data,
            days=form.go_live_days.data,
            reason=form.reason.data or "",
            by=viewer(),
        )
    except Refused as refused:
        form.refuse(refused)
        return render_template("homes/go_live.html", form=form, home=home), 422
    flash(_("Saved."))
    return redirect(url_for(".show_home", home_code=home.code), code=303)
