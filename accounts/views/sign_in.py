"""The cover of the book: name and password, then the code, and what to do when neither is at hand."""

from flask import redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import actions, entrance, phones, queries
from accounts.forms import CodeForm, SignInForm
from accounts.gatehouse import COOKIE, PENDING, drop_cookie, keep_cookie, visit, way_back
from accounts.throttle import Wait
from accounts.views.blueprint import bp
from foundation.access import public
from foundation.audit import SYSTEM
from foundation.refusals import Refused


@bp.get("/sign-in")
@public
def show_sign_in() -> ResponseReturnValue:
    """Show the cover; who is signed in already goes on."""
    if current_user.is_authenticated:
        return redirect(way_back(request.args.get("next")) or "/", code=303)
    return render_template(
        "accounts/sign_in.html", form=SignInForm(), next=way_back(request.args.get("next"))
    )


@bp.post("/sign-in")
@public(writes=True)
def sign_in() -> ResponseReturnValue:
    """Look at name and password; go on to the code, or in."""
    form, place = SignInForm(), way_back(request.args.get("next"))
    if not form.validate_on_submit():
        return _refuse_sign_in(form, 422)
    earlier = session.get(COOKIE)
    try:
        entered = entrance.knock(form.name.data or "", form.password.data or "", visit=visit())
    except Refused as refused:
        form.refuse(refused)
        return _refuse_sign_in(form, 429 if isinstance(refused, Wait) else 422)
    phones.bind(entered)
    end_earlier(earlier)
    place = place or phones.place_of(entered.who.user_id)
    if entered.row.awaits_code:
        keep_cookie(entered.token, key=PENDING)
        return redirect(url_for(".show_code", next=place), code=303)
    keep_cookie(entered.token)
    return redirect(place or "/", code=303)


def _refuse_sign_in(form: SignInForm, status: int) -> ResponseReturnValue:
    place = way_back(request.args.get("next"))
    return render_template("accounts/sign_in.html", form=form, next=place), status


def end_earlier(token: object) -> None:
    """End the sign-in that this browser held before, if it still stands."""
    row = queries.sign_in_by_token(token) if isinstance(token, str) else None
    if row is not None:
        actions.end_sign_in(row, by=SYSTEM, why="signed in anew")


@bp.get("/sign-in/code")
@public
def show_code() -> ResponseReturnValue:
    """Ask for the code of a sign-in that awaits one."""
    try:
        entrance.awaiting(str(session.get(PENDING, "")))
    except entrance.Gone:
        return redirect(url_for(".show_sign_in", next=way_back(request.args.get("next"))), code=303)
    return render_template("accounts/code.html", form=CodeForm(), next=way_back(request.args.get("next")))


@bp.post("/sign-in/code")
@public(writes=True)
def give_code() -> ResponseReturnValue:
    """Look at the code and go in under a new token."""
    form, place = CodeForm(), way_back(request.args.get("next"))
    if not form.validate_on_submit():
        return render_template("accounts/code.html", form=form, next=place), 422
    try:
        entered = entrance.show_code(str(session.get(PENDING, "")), form.code.data or "", visit=visit())
    except entrance.Gone as gone:
        drop_cookie()
        cover = SignInForm(formdata=None)
        cover.refuse(gone)
        return render_template("accounts/sign_in.html", form=cover, next=place), 422
    except Refused as refused:
        form.refuse(refused)
        status = 429 if isinstance(refused, Wait) else 422
        return render_template("accounts/code.html", form=form, next=place), status
    phones.bind(entered)
    keep_cookie(entered.token)
    return redirect(place or "/", code=303)


@bp.get("/sign-in/help")
@public
def show_sign_in_help() -> ResponseReturnValue:
    """Say what to do when one cannot sign in."""
    return render_template("accounts/sign_in_help.html")
