"""Belongings in words, as her page, the receipt and register 21 say them."""

from foundation import formatting
from foundation.languages import _, current
from foundation.ledger import rupees
from residents.models import Belonging


def thing_said(row: Belonging) -> str:
    """Answer what it is, with its number where there are more: 2 × Silver anklet."""
    return row.what if row.quantity == 1 else _("%(count)s × %(what)s", count=row.quantity, what=row.what)


def banked_said(row: Belonging) -> str:
    """Answer how much of it went into her savings and when, or an empty text."""
    if row.banked_on is None:
        return ""
    day = formatting.format_day(row.banked_on, current())
    return _("in her savings %(amount)s, %(day)s", amount=rupees(row.banked_paise or 0), day=day)


def receipt_said(row: Belonging) -> str:
    """Answer on what its end stands: the number of a paper, or the reason in words."""
    number = _("receipt %(number)s", number=row.receipt_no) if row.receipt_no else ""
    return ", ".join(part for part in (number, row.went_why) if part)
