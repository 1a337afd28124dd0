"""One's own account: how pages look and speak, the password, the sign-ins, the trail of one's own readings."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import abort, current_app, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from accounts import actions, entrance, passwords, pins, queries, rules, trail
from accounts.directory import posts_of
from accounts.events import Event
from accounts.forms import OwnForm, PasswordForm
from accounts.gatehouse import COOKIE, keep_cookie
from accounts.models import SignIn, User
from accounts.permissions import May
from accounts.throttle import Wait
from accounts.views.blueprint import bp
from foundation import audit, clock
from foundation.access import begin, reads, viewer, writes
from foundation.db import db, one_or_404
from foundation.languages import _
from foundation.refusals import Refused
from foundation.versions import ensure_current


@dataclass(frozen=True)
class SignInLine:
    """One of a person's open sign-ins, as her page shows it."""

    id: UUID
    started_at: datetime
    last_seen_at: datetime
    address: str
    agent: str
    is_this: bool


def _me() -> User:
    return db.session.scalars(db.select(User).where(User.id == viewer().user_id)).one()


def _account_page(form: OwnForm, me: User, *, status: int = 200) -> ResponseReturnValue:
    now = clock.now()
    lines = [_line(row) for row in queries.open_sign_ins(me.id, at=now) if not row.awaits_code]
    posts = [line for line in posts_of(me.id) if line.is_in_force(now)]
    may_pin = viewer().device_id is not None and pins.may_use_pin(viewer().roles)
    page = render_template(
        "accounts/account.html", form=form, me=me, sign_ins=lines, posts=posts, may_pin=may_pin
    )
    return page, status


def _line(row: SignIn) -> SignInLine:
    is_this = row.id == viewer().sign_in_id
    return SignInLine(row.id, row.started_at, row.last_seen_at, row.ip, row.agent, is_this)


@bp.get("/me")
@reads(May.SELF_KEEP)
def show_account() -> ResponseReturnValue:
    """Show one's own account."""
    me = _me()
    return _account_page(OwnForm(obj=me), me)


@bp.post("/me")
@writes(May.SELF_KEEP)
def change_account() -> ResponseReturnValue:
    """Keep one's own name in one's script, the language and the light."""
    form, me = OwnForm(), _me()
    if not form.validate_on_submit():
        return _account_page(form, me, status=422)
    try:
        ensure_current(me, form)
    except Refused as refused:
        form.refuse(refused)
        return _account_page(form, me, status=422)
    values = {
        "name_local": form.name_local.data or "",
        "language": form.language.data,
        "light": form.light.data,
    }
    actions.change_user(me, by=viewer(), **values)
    session["language"] = form.language.data
    flash(_("Your account is saved."))
    return redirect(url_for(".show_account"), code=303)


@bp.get("/me/password")
@reads(May.SELF_KEEP)
def show_password() -> ResponseReturnValue:
    """Show the page on which one changes one's password."""
    return _password_page(PasswordForm())


def _password_page(form: PasswordForm, *, status: int = 200) -> ResponseReturnValue:
    return render_template("accounts/password.html", form=form, is_forced=bool(viewer().may_only)), status


@bp.post("/me/password")
@writes(May.SELF_KEEP, begins_late=True)
def change_password() -> ResponseReturnValue:
    """Change one's own password: every other sign-in ends, this one goes on under a new token."""
    form, who = PasswordForm(), viewer()
    if not form.validate_on_submit():
        return _password_page(form, status=422)
    try:
        _ensure_usable(form, who.user_id)
        entrance.confirm_password(
            who.user_id, form.old_password.data or "", address=request.remote_addr or ""
        )
    except Refused as refused:
        form.refuse(refused)
        return _password_page(form, status=429 if isinstance(refused, Wait) else 422)
    hashed = passwords.hash_password(form.password.data or "")
    begin()
    actions.set_password(_me(), by=who, password_hash=hashed, keep=who.sign_in_id)
    keep_cookie(actions.renew_token(who.sign_in_id), key=COOKIE)
    flash(_("Your password is changed. Every other sign-in of yours has ended."))
    return redirect(url_for(".show_account"), code=303)


def _ensure_usable(form: PasswordForm, user_id: UUID) -> None:
    if form.password.data != form.password_again.data:
        raise Refused(_("The two new passwords differ. Type them once more."), field="password_again")
    if form.password.data == form.old_password.data:
        raise Refused(_("This is the password you have now. Choose another."), field="password")
    rules.ensure_password(form.password.data or "", names=queries.names_to_avoid(user_id, at=clock.now()))


@bp.post("/me/sign-ins/<uuid:sign_in_id>/end")
@writes(May.SELF_KEEP)
def end_own_sign_in(sign_in_id: UUID) -> ResponseReturnValue:
    """End one of one's own sign-ins; another person's is no such page."""
    asked = db.select(SignIn).where(SignIn.id == sign_in_id, SignIn.user_id == viewer().user_id)
    row = one_or_404(asked)
    if row.id == viewer().sign_in_id:
        abort(422)
    actions.end_sign_in(row, by=viewer(), why="ended by its owner")
    flash(_("That sign-in has ended."))
    return redirect(url_for(".show_account"), code=303)


@bp.get("/me/trail")
@reads(May.SELF_KEEP)
def show_trail() -> ResponseReturnValue:
    """Show what one opened and did, newest first, as the record of deeds has it."""
    lines = trail.lines_of(queries.own_trail(viewer().user_id), house=current_app.extensions["house"])
    audit.read(Event.OWN_TRAIL_SEEN, by=viewer(), once_per_ten_minutes=True)
    return render_template("accounts/trail.html", lines=lines)
