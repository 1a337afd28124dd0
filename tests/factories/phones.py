"""Shared phones: one enrolled for a home, with its cookie, and PINs on it."""

from typing import Any
from uuid import UUID

from flask import current_app

from accounts import passwords, quick
from accounts.models import Device, QuickPin
from accounts.tokens import keyed_digest, new_token
from foundation import clock
from foundation.db import begin_write, db, new_id
from foundation.scope import across_homes
from tests.factories.accounts import _id_of

COOKIE = "aashray_phone"
PIN = "481937"


def _key() -> bytes:
    return current_app.extensions["settings"].keys.sealing


def enrol(home: Any, by: Any, *, label: str = "Day room", client: Any = None) -> tuple[UUID, str]:
    """Enrol a phone for a home (committed); answers its id and its cookie's word, given to `client` if there is one."""
    token = new_token()
    begin_write()
    row = Device(
        id=new_id(), home_id=_id_of(home), label=label, kept_by="", enrolled_by=_id_of(by), last_seen_at=clock.now(),
        token_digest=keyed_digest(_key(), "phone", token),
    )  # fmt: skip
    with across_homes("a factory"):
        db.session.add(row)
        db.session.commit()
    if client is not None:
        client.set_cookie(COOKIE, token)
    return sa_id(row), token


def set_pin(device_id: UUID, home: Any, user: Any, *, pin: str = PIN, is_hashed: bool = True) -> UUID:
    """Set somebody's PIN on a phone on which she has just typed her password (committed); answers its id."""
    who = _id_of(user)
    sealed = quick.sealed_pin(_key(), pin, device_id=device_id, user_id=who)
    hashed = passwords.hash_password(sealed) if is_hashed else "!"
    begin_write()
    row = QuickPin(
        id=new_id(), home_id=_id_of(home), device_id=device_id, user_id=who, pin_hash=hashed, full_at=clock.now(),
    )  # fmt: skip
    with across_homes("a factory"):
        db.session.add(row)
        db.session.commit()
    return sa_id(row)


def sa_id(row: Any) -> UUID:
    """Answer the id of a row that its session has forgotten."""
    found = _id_of(row)
    assert found is not None
    return found
