"""How a request knows its phone: the cookie of an enrolled phone, and who handed it over."""

from typing import Any
from uuid import UUID

from flask import current_app, request, session
from flask.wrappers import Response

from accounts import actions, phone_book
from accounts.entrance import Entered
from accounts.phone_book import Phone
from accounts.tokens import keyed_digest
from foundation import practice
from foundation.settings import Settings

COOKIE = "aashray_phone"
LIVES = 400 * 24 * 60 * 60
"""Seconds: the longest that browsers keep a cookie. Who enrols the phone anew after that renews it."""
LEFT = "handed_over"


def cookie_name_of(house: Settings) -> str:
    """Answer the name of a phone's cookie in a house; one phone may know a practice house too."""
    return practice.cookie_name(COOKIE, house)


def settings() -> Settings:
    """Answer the settings of the running house."""
    return current_app.extensions["settings"]


def key() -> bytes:
    """Answer the key that digests of phones and PINs are made with."""
    return settings().keys.sealing


def digest_of(token: str) -> str:
    """Answer the digest that is kept of a phone's cookie."""
    return keyed_digest(key(), "phone", token)


def digest_here() -> str:
    """Answer the digest of the cookie that came with this request, empty without one."""
    token = request.cookies.get(cookie_name_of(settings()), "")
    return digest_of(token) if token else ""


def phone_here() -> Phone | None:
    """Answer the enrolled phone that this request comes from, or None. One statement, none without the cookie."""
    return phone_book.phone_of(digest_here())


def keep_cookie(response: Response, token: str) -> None:
    """Give a phone its cookie, which no script reads and no other site sends."""
    response.set_cookie(
        cookie_name_of(settings()),
        token,
        max_age=LIVES,
        httponly=True,
        secure=settings().secure_cookies,
        samesite="Strict",
    )


def bind(entered: Entered) -> None:
    """Bind a full sign-in to the enrolled phone it was made on; one that awaits its code is bound when it has it."""
    if entered.row.awaits_code:
        return
    phone = phone_here()
    if phone is not None:
        actions.note_full_sign_in(entered.row, device_id=phone.id)


def note_left(user_id: UUID | None, place: str | None) -> None:
    """Keep in the cookie who handed the phone over, and where she was: only she comes back there."""
    if user_id is not None and place:
        session[LEFT] = {"who": str(user_id), "place": place}


def place_of(user_id: UUID) -> str | None:
    """Answer where this person was when she handed the phone over; nobody else comes to her page."""
    left: Any = session.get(LEFT)
    if not isinstance(left, dict) or left.get("who") != str(user_id):
        return None
    return str(left.get("place") or "") or None
