"""The rules of sheets on paper: how a number is read, from when until when a sheet may be entered, how it is closed."""

import re
from datetime import date, timedelta

from foundation.languages import _
from foundation.paper.models import PaperSheet, State
from foundation.refusals import Refused

ENTERED_WITHIN_DAYS = 7
"""A sheet is entered at most so many days after its own day (local setting)."""
AHEAD_DAYS = 14
"""A sheet is printed at most so many days before its own day (local setting)."""
STACK_AT_MOST = 30
"""So many empty sheets are printed at once at most (local setting)."""

_NUMBER = re.compile(r"^(?:(?P<home>[A-Z]{2,8})\W+)?(?P<year>20\d\d)\W+(?P<number>\d{1,6})$")
_FIGURES = str.maketrans("০১২৩৪৫৬৭৮৯०१२३४५६७८९", "01234567890123456789")


def numbered(typed: str, *, home_code: str) -> tuple[int, int]:
    """Answer year and number of a sheet as they are typed or read from its square: `2026/14`, `KRS 2026/14`.

    Raises Refused for what is no number, and for a sheet that says the code of another home.
    """
    found = _NUMBER.match(" ".join(typed.translate(_FIGURES).upper().split()))
    if found is None:
        raise Refused(
            _("Write the number as it stands beside the square on the sheet, such as 2026/14."),
            field="number",
        )
    if found["home"] not in (None, home_code):
        raise Refused(
            _(
                "This sheet is of another home: it says %(code)s. Nothing is entered here.",
                code=found["home"],
            ),
            field="number",
        )
    return int(found["year"]), int(found["number"])


def ensure_waiting(sheet: PaperSheet) -> None:
    """Raise Refused for a sheet that is in the books already, or that was closed without lines."""
    if sheet.state == State.ENTERED:
        raise Refused(_("Sheet %(number)s is entered already. Nothing is entered twice.", number=sheet.said))
    if sheet.state == State.NOT_USED:
        raise Refused(_("Sheet %(number)s was closed as not used.", number=sheet.said))
    if sheet.state == State.LOST:
        raise Refused(_("Sheet %(number)s was closed as lost.", number=sheet.said))


def ensure_day(day: date, *, today: date) -> None:
    """Raise Refused for a day that is still to come, and for one longer ago than the local setting allows."""
    if day > today:
        raise Refused(
            _("This sheet is of a day that is still to come. Nothing is entered ahead."), field="day"
        )
    if today - day > timedelta(days=ENTERED_WITHIN_DAYS):
        raise Refused(
            _(
                "This day is more than %(days)s days ago. It is too late to enter it from paper. Tell the "
                "person-in-charge, and close the sheet with the reason.",
                days=ENTERED_WITHIN_DAYS,
            ),
            field="day",
        )


def ensure_printable(day: date, *, today: date) -> None:
    """Raise Refused for a sheet of a day too far away on either side."""
    if not today - timedelta(days=ENTERED_WITHIN_DAYS) <= day <= today + timedelta(days=AHEAD_DAYS):
        raise Refused(
            _(
                "Sheets are printed for the last %(before)s days and the next %(after)s.",
                before=ENTERED_WITHIN_DAYS,
                after=AHEAD_DAYS,
            ),
            field="day",
        )


def ensure_closed_well(state: str, reason: str) -> None:
    """Raise Refused unless it is said what became of a sheet, and why."""
    if state not in (State.NOT_USED, State.LOST):
        raise Refused(_("Choose what became of the sheet."), field="state")
    if not reason.strip():
        raise Refused(_("Write in a few words why."), field="reason")


def words(number: str) -> str:
    """Answer what stands beside a line that was entered from paper, where another would say that it is late."""
    return _("entered from paper, sheet %(number)s", number=number)
