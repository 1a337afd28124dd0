"""Leaving, locking, staying, signing in again over the page; the language and the light."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from flask import g, make_response, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import actions, entrance, phones, queries, rules
from accounts.entrance import Entered
from accounts.gatehouse import (
    COOKIE,
    PENDING,
    drop_cookie,
    fresh_csrf,
    keep_cookie,
    settings,
    visit,
    way_back,
)
from accounts.models import SignIn
from accounts.permissions import May
from accounts.throttle import Wait
from accounts.views.blueprint import bp
from accounts.views.sign_in import end_earlier
from foundation.access import begin, public, viewer, writes
from foundation.audit import SYSTEM
from foundation.languages import LANGUAGES, _
from foundation.refusals import Refused


@bp.post("/sign-out")
@public(writes=True)
def sign_out() -> ResponseReturnValue:
    """End the sign-in and show the cover; without one, just show the cover."""
    _leave("signed out")
    response = make_response(redirect(url_for(".show_sign_in"), code=303))
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@bp.post("/session/lock")
@public(writes=True)
def lock() -> ResponseReturnValue:
    """End the sign-in and show the cover, with the way back; a shared phone keeps that, and shows who is here."""
    place = way_back(request.form.get("next") or _page_of_referrer())
    is_shared = phones.phone_here() is not None
    who = viewer().user_id if current_user.is_authenticated else None
    _leave("handed over" if is_shared else "locked")
    if not is_shared:
        return redirect(url_for(".show_sign_in", next=place), code=303)
    phones.note_left(who, place)
    wants_password = "in_full" in request.form
    return redirect(url_for(".show_sign_in" if wants_password else ".show_names"), code=303)


def _leave(why: str) -> None:
    tokens = [session.get(COOKIE), session.get(PENDING)]
    begin()
    for token in tokens:
        row = queries.sign_in_by_token(token) if isinstance(token, str) else None
        if row is not None:
            actions.end_sign_in(row, by=viewer() if current_user.is_authenticated else SYSTEM, why=why)
    drop_cookie()


def _page_of_referrer() -> str | None:
    parts = urlsplit(request.referrer or "")
    if parts.netloc != request.host:
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")


@bp.post("/session/stay")
@public(writes=True)
def stay() -> ResponseReturnValue:
    """Begin the idle time anew for whoever is still signed in; answers the seconds left."""
    if not current_user.is_authenticated:
        return {"message": _("Sign in again.")}, 401
    who = viewer()
    g.pop("errands", None)
    begin()
    actions.touch(who.sign_in_id)
    return {"idle_seconds": _idle_seconds(list(who.roles)), "absolute_seconds": who.absolute_seconds}


@bp.post("/session/again")
@public(writes=True)
def sign_in_again() -> ResponseReturnValue:
    """Sign in over the page: the same person goes on with a fresh CSRF token, another one gets a page of her own."""
    earlier = session.get(COOKIE)
    was = queries.sign_in_by_token(earlier) if isinstance(earlier, str) else None
    owner = was.user_id if was else None
    typed = request.form
    try:
        entered = entrance.knock_and_show(
            typed.get("name", ""), typed.get("password", ""), typed.get("code", ""), visit=visit()
        )
    except Refused as refused:
        return {"message": str(refused), "csrf_token": fresh_csrf()}, 429 if isinstance(
            refused, Wait
        ) else 422
    phones.bind(entered)
    end_earlier(earlier)
    keep_cookie(entered.token)
    return _same_or_other(entered, owner)


def _same_or_other(entered: Entered, owner: UUID | None) -> dict[str, Any]:
    if owner != entered.who.user_id:
        return {"location": "/"}
    return {
        "csrf_token": fresh_csrf(),
        "idle_seconds": _idle_seconds(entered.who.roles),
        "absolute_seconds": _seconds_of(entered.row),
    }


def _idle_seconds(roles: Any) -> int:
    span = rules.idle_span(roles, short=settings().idle_minutes, ordinary=settings().idle_minutes_ordinary)
    return int(span.total_seconds())


def _seconds_of(row: SignIn) -> int:
    return int((row.absolute_until - row.started_at).total_seconds())


@bp.post("/language")
@public(writes=True)
def choose_language() -> ResponseReturnValue:
    """Speak another language from now on: kept for the person, or in the cookie of whoever is at the cover."""
    language = request.form.get("language", "")
    if language in LANGUAGES:
        session["language"] = language
        if current_user.is_authenticated:
            begin()
            if (person := queries.user(viewer().user_id)) is not None:
                actions.set_language(person, language)
    return redirect(way_back(request.form.get("next")) or "/", code=303)


@bp.post("/light")
@writes(May.SELF_KEEP)
def choose_light() -> ResponseReturnValue:
    """Light the pages by day, by night, or as the device says."""
    if (person := queries.user(viewer().user_id)) is not None:
        actions.set_light(person, request.form.get("light", ""))
    return redirect(way_back(request.form.get("next")) or url_for(".show_account"), code=303)
