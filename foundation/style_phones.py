"""Invented sample data of a shared phone for the style page: who is here today, and the box of a PIN."""

from types import SimpleNamespace as Sample
from typing import Any

from wtforms import Form, PasswordField

from foundation.languages import _l


class _Pin(Form):
    pin = PasswordField(_l("PIN"), render_kw={"inputmode": "numeric", "autocomplete": "off"})


def phone_sample() -> Any:
    """Answer two names and the box of a PIN."""
    names = [Sample(pin_id="1", name="Champa Soren"), Sample(pin_id="2", name="Usha Chhetri")]
    return Sample(names=names, pin=_Pin().pin)
