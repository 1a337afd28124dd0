"""Invented people with posts, and a fast way to sign one of them in."""

from datetime import datetime, timedelta
from itertools import count
from uuid import UUID

import sqlalchemy as sa
from flask.testing import FlaskClient

from accounts.models import NO_PASSWORD, PostHeld, SignIn, User
from accounts.roles import ORGANISATION_WIDE, Role
from accounts.tokens import hash_token, new_token
from foundation import clock
from foundation.db import begin_write, db, new_id
from foundation.sealed import seal

NAMES = (
    "Ira Sengupta",
    "Debika Roy",
    "Farida Khan",
    "Meena Toppo",
    "Sunita Oraon",
    "Lalita Mahato",
    "Nasreen Bibi",
)
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
_serial = count(1)


def make_user(
    role: Role | str | None = None,
    home: object = None,
    *,
    name: str | None = None,
    sign_in_name: str | None = None,
    password: str | None = None,
    second_factor: bool = True,
    language: str = "en_IN",
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    **more: object,
) -> User:
    """Make a person (committed); with `role`, also her post in `home` (a Home, its id, or None).

    No password unless one is given (hashing is slow); with `second_factor` her code app is set (TOTP_SECRET).
    """
    from accounts.passwords import hash_password  # slow to load; most people here have no password

    n = next(_serial)
    hashed = hash_password(password) if password else NO_PASSWORD
    begin_write()
    user = User(
        id=new_id(),
        sign_in_name=sign_in_name or f"person.{n}",
        name=name or NAMES[n % len(NAMES)],
        password_hash=hashed,
        password_set_at=clock.now(),
        language=language,
        **more,
    )
    if second_factor:
        user.totp_secret = seal(TOTP_SECRET, owner=("person", user.id))
        user.totp_confirmed_at = clock.now()
    db.session.add(user)
    db.session.flush()
    if role is not None:
        db.session.add(_post(user.id, role, home, starts_at=starts_at, ends_at=ends_at))
    db.session.commit()
    return user


def give(user: User | UUID, role: Role | str, home: object = None, **more: object) -> PostHeld:
    """Give a person another post (committed); `home` as in `make_user`."""
    begin_write()
    post = _post(_id_of(user), role, home, **more)
    db.session.add(post)
    db.session.commit()
    return post


def sign_in(client: FlaskClient, user: User | UUID) -> str:
    """Sign `user` in on this client without a password: a row and its cookie. Answers the token."""
    token, now = new_token(), clock.now()
    begin_write()
    db.session.add(
        SignIn(
            token_hash=hash_token(token),
            user_id=_id_of(user),
            started_at=now,
            last_seen_at=now,
            absolute_until=now + timedelta(hours=10),
            second_factor_at=now,
            ip="127.0.0.1",
        )
    )
    db.session.commit()
    with client.session_transaction() as session:
        session.clear()
        session["sign_in"] = token
    return token


def _post(user_id: UUID, role: Role | str, home: object, **more: object) -> PostHeld:
    starts_at = more.pop("starts_at", None) or clock.now() - timedelta(days=30)
    home_id = None if role in ORGANISATION_WIDE else _id_of(home)
    return PostHeld(user_id=user_id, role=str(role), home_id=home_id, starts_at=starts_at, **more)


def _id_of(thing: object) -> UUID | None:
    """Answer the id of a record, even when its session has forgotten it."""
    return thing if thing is None or isinstance(thing, UUID) else sa.inspect(thing).identity[0]
