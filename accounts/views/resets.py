"""A lost password or a lost code app: what is done at another's account, with a reason, never both by one hand."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from accounts import actions, passwords
from accounts.forms import ReasonForm
from accounts.models import User
from accounts.permissions import May
from accounts.views.blueprint import bp
from accounts.views.people import Deed, person_or_404
from foundation.access import begin, reads, viewer, writes
from foundation.languages import _l
from foundation.refusals import Refused

PASSWORD = Deed(
    title=_l("Reset the password"), verb=_l("Reset the password"), done="", act=actions.reset_password, kind="bad",
    words=_l("Make sure who asks. Every sign-in ends; you hand over a starting password to be changed at once."),
)  # fmt: skip
CODE_APP = Deed(
    title=_l("Take away the lost code app"), verb=_l("Take away the code app"), done=_l("The code app is taken away."),
    words=_l("Make sure who asks. A new app is set up at the next sign-in."),
    act=actions.reset_second_factor, kind="bad",
)  # fmt: skip


def _page(form: ReasonForm, person: User, deed: Deed, *, status: int = 200) -> ResponseReturnValue:
    return render_template("accounts/deed.html", form=form, person=person, deed=deed), status


@bp.get("/people/<uuid:user_id>/reset-password")
@reads(May.PEOPLE_RESET)
def show_reset_password(user_id: UUID) -> ResponseReturnValue:
    """Ask for the reason of a new starting password."""
    return _page(ReasonForm(), person_or_404(user_id), PASSWORD)


@bp.post("/people/<uuid:user_id>/reset-password")
@writes(May.PEOPLE_RESET, begins_late=True)
def reset_password(user_id: UUID) -> ResponseReturnValue:
    """Give a person a new starting password, shown this once."""
    form, person = ReasonForm(), person_or_404(user_id)
    if not form.validate_on_submit():
        return _page(form, person, PASSWORD, status=422)
    password = passwords.first_password()
    hashed = passwords.hash_password(password)
    begin()
    person = person_or_404(user_id)
    try:
        actions.reset_password(person, by=viewer(), password_hash=hashed, reason=form.reason.data or "")
    except Refused as refused:
        form.refuse(refused)
        return _page(form, person, PASSWORD, status=422)
    return render_template("accounts/starting_password.html", person=person, password=password, is_new=False)


@bp.get("/people/<uuid:user_id>/reset-second-factor")
@reads(May.PEOPLE_RESET)
def show_reset_second_factor(user_id: UUID) -> ResponseReturnValue:
    """Ask for the reason why a code app is taken away."""
    return _page(ReasonForm(), person_or_404(user_id), CODE_APP)


@bp.post("/people/<uuid:user_id>/reset-second-factor")
@writes(May.PEOPLE_RESET)
def reset_second_factor(user_id: UUID) -> ResponseReturnValue:
    """Take away a person's lost code app and its recovery codes."""
    form, person = ReasonForm(), person_or_404(user_id)
    if not form.validate_on_submit():
        return _page(form, person, CODE_APP, status=422)
    try:
        actions.reset_second_factor(person, by=viewer(), reason=form.reason.data or "")
    except Refused as refused:
        form.refuse(refused)
        return _page(form, person, CODE_APP, status=422)
    flash(str(CODE_APP.done))
    return redirect(url_for(".show_person", user_id=user_id), code=303)
