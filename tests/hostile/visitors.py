"""People who are signed in without a password, and ask the house in the test's process or over the wire."""

import hashlib
import http.client
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from bs4 import BeautifulSoup
from flask import Flask
from flask import session as here
from flask_wtf.csrf import generate_csrf
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import stream_encode_multipart

from tests.factories import accounts


@dataclass(frozen=True)
class Visitor:
    """Somebody who asks: her cookie, and a CSRF token that fits it."""

    cookie: str
    csrf: str

    @property
    def headers(self) -> dict[str, str]:
        """Answer the headers of each of her requests."""
        return {"Cookie": f"aashray={self.cookie}", "X-CSRFToken": self.csrf}

    def get(self, app: Flask, url: str, **more: Any) -> Any:
        """Ask for a page in this process."""
        return app.test_client(use_cookies=False).get(url, headers=self.headers, **more)

    def post(self, app: Flask, url: str, typed: dict[str, Any], **more: Any) -> Any:
        """Send a form in this process."""
        return app.test_client(use_cookies=False).post(url, data=typed, headers=self.headers, **more)


def visitor(app: Flask, user_id: Any = None) -> Visitor:
    """Sign a person in (committed); without one, answer nobody, with a cookie of her own."""
    client = app.test_client()
    if user_id is not None:
        with app.app_context():
            accounts.sign_in(client, user_id)
    with client.session_transaction() as session:
        session["csrf_token"] = hashlib.sha256(str(user_id).encode()).hexdigest()
        kept = dict(session)
    with app.test_request_context():
        here.update(kept)  # the token is signed over the session of a request
        csrf = generate_csrf()
    return Visitor(client.get_cookie("aashray").value, csrf)


class Wire:
    """A connection of one visitor to a real server on the loopback."""

    def __init__(self, port: int, who: Visitor) -> None:
        self.line, self.who = http.client.HTTPConnection("127.0.0.1", port, timeout=30), who

    def post(self, url: str, typed: dict[str, Any]) -> tuple[int, str, bytes]:
        """Send a form; answers status, where it leads, and the body."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.send("POST", url, urlencode(typed, doseq=True).encode(), kind)

    def get(self, url: str) -> tuple[int, str, bytes]:
        """Ask for a page; answers status, where it leads, and the body."""
        return self.send("GET", url, b"", {})

    def send(self, method: str, url: str, body: bytes, headers: dict[str, str]) -> tuple[int, str, bytes]:
        """Send anything."""
        self.line.request(method, url, body or None, {**self.who.headers, **headers})
        answer = self.line.getresponse()
        return answer.status, answer.headers.get("Location", ""), answer.read()


def filled(page: str) -> dict[str, Any]:
    """Answer what the page's own form would send if nobody typed anything: the fields of its longest POST form."""
    forms = BeautifulSoup(page, "html.parser").select('main form[method="post"]')
    form = max(forms, key=lambda each: len(each.select("input, select, textarea")))
    typed: dict[str, Any] = {}
    for field in form.select("input[name], select[name], textarea[name]"):
        kind = field.get("type", "")
        if kind in ("checkbox", "radio") and not field.has_attr("checked"):
            continue
        if kind in ("submit", "button", "file") or field.has_attr("disabled"):
            continue
        value = field.get("value", "")
        if field.name == "textarea":
            value = field.get_text()
        if field.name == "select":
            chosen = field.select("option[selected]") or field.select("option")[:1]
            value = chosen[0].get("value", "") if chosen else ""
        typed.setdefault(field["name"], []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in typed.items()}


def admission(name: str, **more: Any) -> dict[str, Any]:
    """Answer an admission as it is typed, of a child who is certainly nobody else."""
    return {
        "name": name, "name_kind": "original", "sex": "girl", "age_years_stated": "14", "age_stated_on": "01 11 2026",
        "age_stated_by": "her own word", "day": "02 11 2026", "time": "11:40", "brought_by": "child_helpline",
        "kind": "residential", "is_another": "y", **more,
    }  # fmt: skip


def multipart(typed: dict[str, Any], **files: tuple[str, bytes]) -> tuple[bytes, dict[str, str]]:
    """Answer a form with files as a browser sends it: its body and its headers."""
    uploads = {field: FileStorage(BytesIO(body), name) for field, (name, body) in files.items()}
    stream, _length, boundary = stream_encode_multipart(MultiDict({**typed, **uploads}), use_tempfile=False)
    return stream.read(), {"Content-Type": f'multipart/form-data; boundary="{boundary}"'}
