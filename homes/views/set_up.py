"""The first visit: with the code from the terminal, the organisation, its first home and its superintendent."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from accounts import passwords, rules, setup
from accounts.actions.people import create_user
from accounts.actions.posts import give_post
from accounts.roles import Role
from foundation import audit, clock
from foundation.access import begin, public
from foundation.audit import SYSTEM
from foundation.languages import _, current
from foundation.refusals import Refused
from foundation.scope import across_homes
from homes import actions
from homes.events import Event
from homes.forms import SetUpForm
from homes.models import Home
from homes.views.blueprint import bp


@bp.get("/set-up")
@public
def show_set_up() -> ResponseReturnValue:
    """Ask for the code, the organisation, the first home and its superintendent; gone once they are there."""
    if setup.is_set_up():
        abort(404)
    return render_template("homes/set_up.html", form=SetUpForm())


@bp.post("/set-up")
@public(writes=True)
def do_set_up() -> ResponseReturnValue:
    """Make the organisation, its first home and its superintendent in one deed, and spend the code."""
    if setup.is_set_up():
        abort(404)
    form = SetUpForm()
    if not form.validate_on_submit():
        return render_template("homes/set_up.html", form=form), 422
    try:
        password = str(form.password.data)
        setup.count_try(request.remote_addr or "")
        rules.ensure_password(
            password, names=(form.sign_in_name.data, form.person_name.data, form.organisation.data)
        )
        password_hash = passwords.hash_password(password)
        begin()
        with across_homes("the first visit makes the first home"):
            _make(form, password_hash)
    except Refused as refused:
        form.refuse(refused)
        return render_template("homes/set_up.html", form=form), 422
    flash(_("The house is set up. Sign in as its superintendent."))
    return redirect(url_for("accounts.show_sign_in"), code=303)


def _make(form: SetUpForm, password_hash: str) -> Home:
    try:
        code = setup.check_code(form.setup_code.data)
    except Refused as refused:
        raise Refused(refused.sentence, field="setup_code") from refused
    organisation = actions.set_up_organisation(form.organisation.data)
    home = actions.open_home(organisation.id, by=SYSTEM, **form.facts())
    person = create_user(
        by=SYSTEM, sign_in_name=form.sign_in_name.data, name=form.person_name.data, password_hash=password_hash,
        language=current(), must_change_password=False, home_id=home.id,
    )  # fmt: skip
    # Whoever begins also keeps the accounts, since nobody else could add a person; she hands that post on later.
    for role, where in ((Role.SUPERINTENDENT, home.id), (Role.ADMINISTRATOR, None)):
        give_post(
            by=SYSTEM,
            user=person,
            role=role,
            home_id=where,
            starts_at=clock.now(),
            reason=_("Set-up of the house"),
        )
    setup.use_code(code)
    audit.record(
        Event.HOUSE_SET_UP, by=SYSTEM, subject=("home", home.id, home.code), details={"code": home.code}
    )
    return home
