"""Sending a form as a browser does: the page first, then its token with what was typed."""

import re
from typing import Any

from flask.testing import FlaskClient

TOKEN = re.compile(r'data-csrf="([^"]+)"')


def token_of(client: FlaskClient, page: str) -> str:
    """Answer the CSRF token that stands in a page."""
    found = TOKEN.search(client.get(page).get_data(as_text=True))
    assert found, f"{page} holds no token"
    return found.group(1)


def send(client: FlaskClient, url: str, typed: dict[str, Any], *, page: str | None = None) -> Any:
    """Open `page` (the form's own address unless another is given), then post what was typed."""
    return client.post(url, data={"csrf_token": token_of(client, page or url), **typed})
