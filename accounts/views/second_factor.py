"""The second factor of one's own account: the code app, its square, the recovery codes."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from accounts import actions, entrance, qr, queries
from accounts.forms import BeginSecondFactorForm, CodeForm
from accounts.gatehouse import COOKIE, keep_cookie
from accounts.models import User
from accounts.permissions import May
from accounts.throttle import Wait
from accounts.tokens import new_totp_secret
from accounts.views.blueprint import bp
from foundation.access import begin, reads, viewer, writes
from foundation.db import db
from foundation.refusals import Refused


@bp.get("/me/second-factor")
@reads(May.SELF_KEEP)
def show_second_factor() -> ResponseReturnValue:
    """Show how far the code app is set up, and the next step."""
    return _page(_me())


def _me() -> User:
    return db.session.scalars(db.select(User).where(User.id == viewer().user_id)).one()


def _page(me: User, *, form: Any = None, status: int = 200) -> ResponseReturnValue:
    is_set, secret = me.totp_confirmed_at is not None, me.totp_secret
    step = "set" if is_set else "confirm" if secret is not None else "begin"
    words: dict[str, Any] = {}
    if step == "confirm" and secret is not None:
        plain = secret.open()
        address = qr.address_of(plain, sign_in_name=me.sign_in_name)
        words = {"square": qr.square_of(address), "secret": qr.in_fours(plain)}
    if step == "set":
        words = {"set_at": me.totp_confirmed_at, "left": queries.recovery_codes_left(me.id)}
    if form is None:
        form = CodeForm(formdata=None) if step == "confirm" else BeginSecondFactorForm(formdata=None)
    page = render_template(
        "accounts/second_factor.html", step=step, form=form, is_forced=bool(viewer().may_only), **words
    )
    return page, status


@bp.post("/me/second-factor/begin")
@writes(May.SELF_KEEP, begins_late=True)
def begin_second_factor() -> ResponseReturnValue:
    """Make the secret of a code app; whoever has one already shows a code of it first."""
    if _me().totp_confirmed_at is not None:
        form = BeginSecondFactorForm()
        if not form.validate_on_submit():
            return _page(_me(), form=form, status=422)
        try:
            entrance.confirm_code(viewer(), form.code.data or "", address=request.remote_addr or "")
        except Refused as refused:
            form.refuse(refused)
            return _page(_me(), form=form, status=429 if isinstance(refused, Wait) else 422)
    begin()
    actions.keep_secret(_me(), secret=new_totp_secret())
    return redirect(url_for(".show_second_factor"), code=303)


@bp.post("/me/second-factor")
@writes(May.SELF_KEEP)
def set_second_factor() -> ResponseReturnValue:
    """Switch the code app on with its first code; shows the recovery codes this once, under a new token."""
    form = CodeForm()
    if not form.validate_on_submit():
        return _page(_me(), form=form, status=422)
    try:
        codes = actions.confirm_second_factor(_me(), by=viewer(), typed=form.code.data or "")
    except Refused as refused:
        form.refuse(refused)
        return _page(_me(), form=form, status=422)
    keep_cookie(actions.renew_token(viewer().sign_in_id), key=COOKIE)
    return render_template("accounts/recovery_codes.html", codes=codes)


@bp.post("/me/second-factor/codes")
@writes(May.SELF_KEEP, begins_late=True)
def renew_recovery_codes() -> ResponseReturnValue:
    """Make ten new recovery codes for whoever shows a code of her app; the earlier ones end."""
    form = BeginSecondFactorForm()
    if not form.validate_on_submit():
        return _page(_me(), form=form, status=422)
    try:
        entrance.confirm_code(viewer(), form.code.data or "", address=request.remote_addr or "")
    except Refused as refused:
        form.refuse(refused)
        return _page(_me(), form=form, status=429 if isinstance(refused, Wait) else 422)
    begin()
    codes = actions.make_recovery_codes(_me(), by=viewer())
    return render_template("accounts/recovery_codes.html", codes=codes)
