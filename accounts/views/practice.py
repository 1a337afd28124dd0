"""The pages that a practice house alone has: one tap to sign in, the shared password, the code of the moment."""

from uuid import UUID

import pyotp
from flask import abort, redirect, render_template, request, session
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from accounts import actions, phones, practice, queries
from accounts.entrance import Entered
from accounts.gatehouse import COOKIE, keep_cookie, visit
from accounts.permissions import May
from accounts.views.blueprint import bp
from accounts.views.sign_in import end_earlier
from foundation import clock
from foundation.access import begin, public, reads, viewer


@reads(May.SELF_KEEP)
def show_practice() -> ResponseReturnValue:
    """Show what a practice house is for, how to be somebody else in it, and what she signs with."""
    person = queries.user(viewer().user_id)
    code = None
    if person is not None and person.totp_secret is not None:
        code = pyotp.totp.TOTP(person.totp_secret.open()).at(clock.now())
    return render_template(
        "accounts/practice.html", people=practice.people(), password=practice.password(), code=code
    )


@public(writes=True)
def enter_practice() -> ResponseReturnValue:
    """Sign an invented person in by one tap; anybody else is not to be found."""
    chosen = request.form.get("person", type=UUID)
    if chosen is None or not practice.is_one(chosen):
        abort(404)
    who = queries.candidate_by_id(chosen, at=clock.now())
    if who is None or not who.may_enter:
        abort(404)
    earlier, here = session.get(COOKIE), visit()
    begin()
    token, row = actions.open_sign_in(
        who, hours=here.hours, awaits_code=False, address=here.address, agent=here.agent
    )
    phones.bind(Entered(token, row, who))
    end_earlier(earlier)
    keep_cookie(token)
    return redirect("/", code=303)


@bp.record_once
def _open_in_practice(state: BlueprintSetupState) -> None:
    """Hang these pages on a practice house; in a real one their addresses do not exist."""
    if not state.app.extensions["settings"].is_practice:
        return
    state.add_url_rule("/practice", "show_practice", show_practice, methods=["GET"])
    state.add_url_rule("/practice/enter", "enter_practice", enter_practice, methods=["POST"])
    state.app.jinja_env.globals["practice_people"] = practice.people
