"""Laying a practice house anew from its superintendent's page; a real house has none of these addresses."""

from flask import current_app, redirect, render_template, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from foundation import afresh
from foundation.access import public, reads, writes
from foundation.languages import _
from office.permissions import May
from office.views.blueprint import bp


@reads(May.BACKUP_START)
def show_reset(home_code: str) -> ResponseReturnValue:
    """Ask whether all that was written in the practice house may go."""
    return render_template("office/practice_reset.html")


@writes(May.BACKUP_START)
def reset(home_code: str) -> ResponseReturnValue:
    """Ask the parent to lay a fresh practice house."""
    afresh.ask(current_app.extensions["settings"].data_folder)
    return redirect(url_for("office.show_resetting"), code=303)


@public
def show_resetting() -> ResponseReturnValue:
    """Show that a fresh practice house is being laid; the script goes to the cover when it stands."""
    return render_template("office/practice_resetting.html")


@public
def tell_resetting() -> ResponseReturnValue:
    """Tell a script whether the fresh house stands."""
    finished = not afresh.is_asked(current_app.extensions["settings"].data_folder)
    words = _("A fresh practice house is being laid. It takes about half a minute.")
    return {"words": words, "finished": finished, "url": url_for("accounts.show_sign_in")}


@bp.record_once
def _open_in_practice(state: BlueprintSetupState) -> None:
    """Hang these pages on a practice house alone."""
    if not state.app.extensions["settings"].is_practice:
        return
    state.add_url_rule("/homes/<home_code>/practice", "show_reset", show_reset, methods=["GET"])
    state.add_url_rule("/homes/<home_code>/practice", "reset", reset, methods=["POST"])
    state.add_url_rule("/practice/resetting", "show_resetting", show_resetting, methods=["GET"])
    state.add_url_rule("/practice/resetting/state", "tell_resetting", tell_resetting, methods=["GET"])
