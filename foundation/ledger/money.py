"""Rupees as people type and read them, paise as the book keeps them: whole numbers, never fractions of the machine."""

import re
from collections.abc import Iterable
from typing import Any

from wtforms import Field
from wtforms.widgets import TextInput

from foundation import formatting
from foundation.forms import INDIC_DIGITS
from foundation.languages import _

MOST = 100_000_000_00
"""Ten crore rupees in paise: more than any account here holds, well inside what both databases count."""
TYPED = re.compile(r"(\d+)(?:\.(\d{1,2}))?")


def rupees(paise: int) -> str:
    """Answer `₹ 1,250.50` or `₹ 40`; amounts keep Western digits and are grouped by lakhs in every language."""
    whole, rest = divmod(abs(paise), 100)
    said = formatting.format_count(whole, "en_IN") + (f".{rest:02d}" if rest else "")
    return f"−₹ {said}" if paise < 0 else f"₹ {said}"


def paise_of(typed: str) -> int:
    """Answer the paise of `1,250.50`, `₹40` or `৪০`. Raises ValueError in words for anything else."""
    plain = typed.translate(INDIC_DIGITS).replace("₹", "").replace(",", "").replace(" ", "")
    found = TYPED.fullmatch(plain)
    if found is None:
        raise ValueError(_("Write the amount in rupees, such as 250 or 250.50."))
    amount = int(found[1][:12]) * 100 + int((found[2] or "").ljust(2, "0"))
    if amount <= 0:
        raise ValueError(_("Write an amount above nothing."))
    if amount > MOST:
        raise ValueError(_("This is more than an account here can hold. Look at the figures."))
    return amount


class MoneyField(Field):
    """An amount above nothing, typed in rupees and kept in paise."""

    data: Any
    widget = TextInput()

    def __init__(self, label: Any = None, validators: Iterable[Any] = (), **more: Any) -> None:
        shown = {"inputmode": "decimal", "autocomplete": "off", **(more.pop("render_kw", None) or {})}
        super().__init__(label, [*validators], render_kw=shown, **more)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return rupees(self.data).removeprefix("₹ ") if self.data else ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was typed; nothing typed is nothing."""
        typed = str(valuelist[0]).strip() if valuelist else ""
        self.data = paise_of(typed) if typed else None
