"""Says what the record of deeds keeps: an event as a sentence, its codes in the words of the room that wrote them."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from wtforms.fields.core import UnboundField

from foundation import formatting, languages
from foundation.feature import House
from foundation.languages import _

ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
ISO_MONTH = re.compile(r"\d{4}-\d\d")


class _Told(dict[str, Any]):
    """Details that answer a dash for what an older event does not tell."""

    def __missing__(self, key: str) -> str:
        return "–"


def tell(house: House, event: str, details: str, *, code: str | None = None) -> str:
    """Answer an event as a sentence in the reader's language; `details` are its details as they are kept."""
    room = event.partition(".")[0]
    said = {name: _said(house, f"{room}.{name}", value) for name, value in json.loads(details).items()}
    told = _Told(languages.numerals(said))
    told.setdefault("code", code or "–")
    return str(house.sentences.get(event, event)) % told


def code_of(house: House, code: str | None) -> str:
    """Answer the code that stands beside an event: a child's or a home's; a register is named in the sentence."""
    return "" if code is None or any(code == register.id for register in house.registers) else code


def _said(house: House, name: str, value: Any) -> Any:
    """Answer a detail as a reader writes it: codes in their room's words, days and months in words, lists in a row."""
    if name in house.details:
        return house.details[name](value)
    if isinstance(value, str) and ISO_DAY.fullmatch(value):
        return formatting.format_day(date.fromisoformat(value), languages.current())
    if isinstance(value, str) and ISO_MONTH.fullmatch(value):
        return formatting.format_month(date.fromisoformat(f"{value}-01"), languages.current())
    return ", ".join(map(str, value)) if isinstance(value, list) else value


def in_words(words: Mapping[Any, Any]) -> Callable[[Any], str]:
    """Answer how a code, or several in a row, is said by these words; one without words stays as it is."""
    known = {str(code): text for code, text in words.items()}

    def say(value: Any) -> str:
        codes = value if isinstance(value, list) else [code for code in str(value).split(", ") if code]
        return ", ".join(str(known.get(str(code), code)) for code in codes) or _("none")

    return say


def labels_of(*forms: type) -> dict[str, Any]:
    """Answer the labels of forms' boxes by the names of the fields that they write."""
    return {
        name: box.args[0]
        for form in forms
        for name in dir(form)
        if isinstance(box := getattr(form, name), UnboundField) and box.args
    }
