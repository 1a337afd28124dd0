"""What an order may say: its number, its days, and the last day for an appeal."""

from datetime import date, timedelta

from foundation.languages import _
from foundation.refusals import Refused
from residents.choices.legal import APPEAL_DAYS, SOON_DAYS

COMMITTEES = frozenset({"cwc", "jjb"})


def appeal_until(order_date: date, body_kind: str | None) -> date | None:
    """Answer the last day for an appeal against a committee's or board's order (JJ Act s.101(1)); None for others."""
    return order_date + timedelta(days=APPEAL_DAYS) if body_kind in COMMITTEES else None


EARLIEST, AHEAD = 1990, 20


def ensure_year(day: date | None, *, today: date, field: str) -> None:
    """Refuse a day whose year is a slip of the hand: long before any child here was born, or far ahead."""
    if day is not None and not EARLIEST <= day.year <= today.year + AHEAD:
        raise Refused(_("Look at the year of this day."), field=field)


def ensure_span(valid_from: date, valid_until: date | None) -> None:
    """Refuse an order that ends before it starts."""
    if valid_until is not None and valid_until < valid_from:
        raise Refused(
            _("By these days the order ends before it starts. Look at both days."), field="valid_until"
        )


def ensure_ordered(order_no: str, order_date: date | None, *, today: date) -> None:
    """Refuse an order without number or date, or with a date to come."""
    if not order_no:
        raise Refused(_("Write the order’s number."), field="order_no")
    if order_date is None:
        raise Refused(_("Write the order’s date."), field="order_date")
    if order_date > today:
        raise Refused(_("This order’s date has not come yet. Look at the year."), field="order_date")


def ensure_takes_effect(valid_from: date, order_date: date) -> None:
    """Refuse an order that is in force before it was made."""
    if valid_from < order_date:
        raise Refused(_("This is before the date of the order. Look at both days."), field="day")


def standing(valid_until: date | None, *, replaced: bool, today: date) -> str:
    """Answer how an order stands: `replaced`, `over` (run out), `soon` (within a fortnight) or `in_force`."""
    if replaced:
        return "replaced"
    if valid_until is None:
        return "in_force"
    if valid_until < today:
        return "over"
    return "soon" if valid_until <= today + timedelta(days=SOON_DAYS) else "in_force"
