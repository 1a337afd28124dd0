"""How each request knows its person: the cookie's token, the limits of time, what she must do first."""

import contextlib
import hmac
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, current_app, g, redirect, render_template, request, session, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from accounts import actions, known, phones, pins, queries, rules
from accounts.entrance import Visit
from accounts.roles import LABELS
from foundation import clock
from foundation.settings import Settings
from foundation.viewer import Viewer
from foundation.web.problems import resend_page

COOKIE = "sign_in"
PENDING = "sign_in_awaiting_code"
POLLING = "X-Aashray-Poll"
SECOND_FACTOR_PAGE, PASSWORD_PAGE = "accounts.show_second_factor", "accounts.show_password"
ALWAYS = frozenset({
    "accounts.sign_out", "accounts.lock", "accounts.stay", "accounts.choose_language", "accounts.choose_light",
})  # fmt: skip
"""What may be done before the thing that must come first."""
FIRST_STEPS = {
    SECOND_FACTOR_PAGE: frozenset(
        {SECOND_FACTOR_PAGE, "accounts.begin_second_factor", "accounts.set_second_factor"}
    ),
    PASSWORD_PAGE: frozenset({PASSWORD_PAGE, "accounts.change_password"}),
}

IN_FULL = frozenset({
    "accounts.show_pin", "accounts.set_pin", "accounts.show_second_factor", "accounts.begin_second_factor",
    "accounts.set_second_factor", "accounts.renew_recovery_codes", "accounts.end_own_sign_in",
    "accounts.show_password", "accounts.change_password",
})  # fmt: skip
"""What a PIN never opens, beside what rooms say on their cards, and the pages of people, which no such role has."""


def furnish(bp: Blueprint) -> None:
    """Hang the gatehouse on the house when its blueprint is registered."""

    @bp.record_once
    def _hang(state: BlueprintSetupState) -> None:
        login: Any = state.app.login_manager  # type: ignore[attr-defined]  flask-login adds it
        login.session_protection = None  # our sign-ins are kept on the server; nothing is asked of the cookie
        login.request_loader(lambda asked: load_viewer())
        login.unauthorized_handler(answer_stranger)
        state.app.extensions["must_first"] = must_first
        state.app.jinja_env.globals["phone_cookie"] = phones.cookie_name_of(state.app.extensions["settings"])
        state.app.extensions["role_labels"] = {str(role): words for role, words in LABELS.items()}


def settings() -> Settings:
    """Answer the settings of the running house."""
    return current_app.extensions["settings"]


def visit() -> Visit:
    """Answer from where this request comes."""
    return Visit(
        request.remote_addr or "", rules.short_agent(request.user_agent.string), settings().absolute_hours
    )


def load_viewer() -> Viewer | None:
    """Answer who asks, in one statement, or None.

    Closed accounts, ended sign-ins, posts past their end and both limits of time count from this very request.
    """
    token = session.get(COOKIE)
    if not isinstance(token, str):
        return None
    now = clock.now()
    found = known.known_by_token(token, at=now)
    if found is None or not found.posts or not _is_on_its_phone(found):
        return None
    roles = [post.role for post in found.posts]
    idle = rules.idle_span(roles, short=settings().idle_minutes, ordinary=settings().idle_minutes_ordinary)
    left, absolute = rules.seconds_left(
        last_seen_at=found.last_seen_at, absolute_until=found.absolute_until, idle=idle, now=now
    )
    if left <= 0 or absolute <= 0:
        return None
    if POLLING not in request.headers:
        left = _note_activity(found, idle.seconds, left)
    return Viewer(
        found.user_id, found.name, found.sign_in_id, found.posts, found.language, found.light,
        name_local=found.name_local, may_only=_must_visit(found), idle_seconds=left, absolute_seconds=absolute,
        broken_seal=found.broken_seal, seals_to_review=found.seals_to_review,
        exports_waiting=found.exports_waiting, device_id=found.device_id,
        by_pin=found.by_pin,
    )  # fmt: skip


def _is_on_its_phone(found: known.Known) -> bool:
    """Answer whether a sign-in of an enrolled phone comes from that phone, still enrolled, and may be one by PIN."""
    if found.by_pin and not pins.may_use_pin(post.role for post in found.posts):
        return False
    if found.device_id is None:
        return not found.by_pin
    here = phones.digest_here()
    return bool(here) and hmac.compare_digest(here, found.device_digest)


def _touch(found: known.Known) -> None:
    actions.touch(found.sign_in_id)
    if found.device_id is not None:
        actions.touch_phone(found.device_id)


def _note_activity(found: known.Known, whole: int, left: int) -> int:
    """Note at most once a minute that she is there; answers the idle seconds she has from now on."""
    if clock.now() - found.last_seen_at < rules.SEEN_EVERY:
        return left
    g.setdefault("errands", []).append(lambda: _touch(found))
    return whole


def _must_visit(found: known.Known) -> str:
    if found.must_change_password:
        return PASSWORD_PAGE
    needs = rules.needs_second_factor(
        (post.role for post in found.posts),
        is_set=found.has_second_factor,
        required_from=found.second_factor_from,
        now=clock.now(),
    )
    return SECOND_FACTOR_PAGE if needs else ""


def must_first(viewer: Viewer, endpoint: str | None) -> ResponseReturnValue | None:
    """Answer what must come first: a step of her account, or her password after a PIN; None when she may go on."""
    if viewer.by_pin and endpoint in IN_FULL | current_app.extensions["house"].in_full:
        page = render_template("accounts/in_full.html", next=way_back(request.full_path.rstrip("?")))
        return page, 403
    if not viewer.may_only or endpoint in ALWAYS or endpoint in FIRST_STEPS[viewer.may_only]:
        return None
    return redirect(url_for(viewer.may_only), code=303)


def answer_stranger() -> ResponseReturnValue:
    """Answer somebody who is not signed in: the sign-in page, with the way back; typed text is never dropped."""
    if wants_json():
        return {"message": "sign in"}, 401
    if request.method in ("GET", "HEAD"):
        place = way_back(request.full_path.rstrip("?"))
        if phones.phone_here() is not None:
            _note_who_left(place)
            return redirect(url_for("accounts.show_names"), code=303)
        return redirect(url_for("accounts.show_sign_in", next=place), code=303)
    return resend_page(401)


def _note_who_left(place: str | None) -> None:
    """Keep the place of whoever left a shared phone until its screen locked: only she comes back there."""
    token = session.get(COOKIE)
    row = queries.sign_in_by_token(token) if isinstance(token, str) else None
    if row is not None:
        phones.note_left(row.user_id, place)


def wants_json() -> bool:
    """Answer whether a script asks, not a page."""
    return (
        request.is_json
        or request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"
    )


def way_back(place: str | None) -> str | None:
    """Answer a place in this house to go back to, or None: never another site, never the front page."""
    if not place or not place.startswith("/") or place.startswith("//") or "\\" in place:
        return None
    if any(ord(sign) < 32 for sign in place):
        return None
    with contextlib.suppress(ValueError):
        parts = urlsplit(place)
        if not parts.scheme and not parts.netloc and parts.path != "/":
            return place
    return None


def keep_cookie(token: str, *, key: str = COOKIE) -> None:
    """Put a fresh token into a fresh cookie: nothing of the session before it stays, its CSRF token neither."""
    language = session.get("language")
    session.clear()
    g.pop("csrf_token", None)
    if language:
        session["language"] = language
    session[key] = token


def drop_cookie() -> None:
    """Forget the token; the language stays, so that the next page speaks as this one did."""
    language = session.get("language")
    session.clear()
    g.pop("csrf_token", None)
    if language:
        session["language"] = language


def fresh_csrf() -> str:
    """Answer a CSRF token of the session as it is now."""
    return generate_csrf()
