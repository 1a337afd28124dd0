"""A browser without a face for the gatehouse's tests: reads the page's token, then posts as a person would."""

import re
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from accounts.models import SignIn, User
from accounts.tokens import hash_token
from foundation.db import db

COVER = {"name": "debika.roy", "password": "kagoj nouka brishti"}
PASSWORD = COVER["password"]
FIT = "This name and password do not fit. Try again."


def token_of(page: TestResponse) -> str:
    """Answer the CSRF token of a page."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page.get_data(as_text=True))
    assert found, f"no token on the page ({page.status_code})"
    return found.group(1)


def post(
    client: FlaskClient,
    path: str,
    form: dict[str, Any] | None = None,
    *,
    page: str | None = None,
    **more: Any,
):
    """Open `page` (default: the path itself), then post the form with its token."""
    opened = client.get(page or path, **more)
    return client.post(path, data={"csrf_token": token_of(opened), **(form or {})}, **more)


def try_sign_in(client: FlaskClient, *, address: str = "127.0.0.1", **typed: str) -> TestResponse:
    """Type a name and a password on the cover, from an address."""
    return post(client, "/sign-in", {**COVER, **typed}, environ_base={"REMOTE_ADDR": address})


def person(user_id: UUID) -> User:
    """Answer a person as she is kept."""
    return db.session.scalars(sa.select(User).where(User.id == user_id)).one()


def sign_in_of(token: str) -> SignIn:
    """Answer the sign-in behind a token."""
    return db.session.scalars(sa.select(SignIn).where(SignIn.token_hash == hash_token(token))).one()


def session_of(client: FlaskClient) -> dict[str, Any]:
    """Answer what the browser's cookie holds."""
    with client.session_transaction() as session:
        return dict(session)
