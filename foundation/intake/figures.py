"""Figures as people write them: money with its sign and commas, telephone numbers, weights."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from foundation.intake.words import FIGURES, is_nothing
from foundation.languages import _
from foundation.refusals import Refused


def read_decimal(cell: Any) -> Decimal | None:
    """Answer the figure of a cell, None where it says nothing. Raises Refused in words."""
    if is_nothing(cell):
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Decimal(str(cell))
    text = str(cell).translate(FIGURES)
    text = re.sub(r"(?i)rs\.?|inr|₹|/-|kgs?|cms?|,|\s", "", text)
    try:
        return Decimal(text)
    except InvalidOperation:
        raise Refused(_("“%(typed)s” is no figure that can be read.", typed=str(cell)[:40])) from None


def read_paise(cell: Any) -> int | None:
    """Answer money in paise. Raises Refused for less than nothing and for parts of a paisa."""
    rupees = read_decimal(cell)
    if rupees is None:
        return None
    paise = rupees * 100
    if paise < 0 or paise != paise.to_integral_value() or paise > 10**9:
        raise Refused(_("“%(typed)s” is no sum of money that can be kept.", typed=str(cell)[:40]))
    return int(paise)


def read_phone(cell: Any) -> tuple[str, str]:
    """Answer a telephone number in its figures, and a warning where it has not the ten of India."""
    if is_nothing(cell):
        return "", ""
    text = f"{cell:.0f}" if isinstance(cell, float) else str(cell)
    digits = re.sub(r"\D", "", re.sub(r"\.0+$", "", text.translate(FIGURES)))
    digits = re.sub(r"^(0091|91|0)(?=\d{10}$)", "", digits)
    if not digits:
        raise Refused(_("“%(typed)s” is no telephone number.", typed=str(cell)[:40]))
    warning = "" if len(digits) == 10 else _("This number has not ten figures: look at it.")
    return digits[:20], warning
