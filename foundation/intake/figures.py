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


GROUPED = re.compile(r"\d+|\d{1,3}(,\d{3})+|\d{1,2}(,\d{2})*,\d{3}")
"""Whole rupees without commas, by thousands (1,234,567) or as in India by lakhs (12,34,567)."""
SIGNS = re.compile(r"(?i)rs\.?|inr|rupees|₹|/-|/=|টাকা|রুপি|৳|रुपये|रुपए|रु\.?|\s")
MOST_PAISE = 10**9
"""A crore of rupees: no child's book holds more."""


def read_paise(cell: Any) -> int | None:
    """Answer money in paise: `₹ 1,23,456.50`, `Rs. 250/-`, `১২০`. None where the cell says nothing.

    Raises Refused for less than nothing (brackets, a minus), commas that group nothing, and parts of a paisa.
    """
    if is_nothing(cell):
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        rupees = Decimal(str(round(cell, 4)))
    else:
        rupees = _typed_rupees(cell)
    if rupees < 0:
        raise _below_nothing(cell)
    paise = rupees * 100
    if paise != paise.to_integral_value() or paise > MOST_PAISE:
        raise Refused(_("“%(typed)s” is no sum of money that can be kept.", typed=str(cell)[:40]))
    return int(paise)


def _typed_rupees(cell: Any) -> Decimal:
    text = SIGNS.sub("", str(cell).translate(FIGURES))
    if text.startswith(("(", "-", "−", "–")) or text.endswith("-"):
        raise _below_nothing(cell)
    whole, _point, rest = text.partition(".")
    if not GROUPED.fullmatch(whole or "0") or (rest and not rest.isdigit()):
        said = _("“%(typed)s” is no sum of money that can be read. Look at the commas.", typed=str(cell)[:40])
        raise Refused(said)
    return Decimal(f"{whole.replace(',', '') or '0'}.{rest or '0'}")


def _below_nothing(cell: Any) -> Refused:
    return Refused(
        _(
            "“%(typed)s” is less than nothing. Nobody’s balance is: look at the old book.",
            typed=str(cell)[:40],
        )
    )


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
