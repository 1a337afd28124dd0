"""The rules of a workshop day: when it is marked, and what a line needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from foundation.languages import _
from foundation.refusals import Refused
from vocational.choices.attendance import ABSENT, COUNTED, PRESENT, Reason


@dataclass(frozen=True)
class Typed:
    """One line as it came in the form."""

    mark: str
    reason: str = ""
    words: str = ""


def ensure_markable(
    day: date, *, from_on: date, to_on: date, starts_at: time, today: date, clock_time: time
) -> None:
    """Refuse a sheet that cannot be true yet, or ever. Raises Refused."""
    if day > today:
        raise Refused(_("This day has not come yet. Mark it on the day."))
    if day < from_on:
        raise Refused(_("This batch had not begun on that day. Choose a later day."))
    if day > to_on:
        raise Refused(_("This batch had ended by that day. Choose an earlier day."))
    if day == today and clock_time < starts_at:
        raise Refused(_("This batch begins at %(time)s. Mark it then.", time=starts_at.strftime("%H:%M")))


def fault_of(typed: Typed) -> str | None:
    """Answer what is to be mended in a line, or None."""
    if typed.mark == PRESENT:
        return None
    if typed.mark != ABSENT:
        return _("Choose present or absent.")
    if typed.reason not in set(Reason):
        return _("Choose why this child is not in the workshop.")
    if typed.reason == Reason.OTHER and not typed.words:
        return _("Write the other reason in a few words.")
    return None


def tally(lines: Iterable[tuple[str, str]]) -> Mapping[str, int]:
    """Answer how many are present, and how many bear each reason, in the order in which the bar says them."""
    counted = dict.fromkeys(COUNTED, 0)
    for mark, reason in lines:
        counted[PRESENT if mark == PRESENT else reason or "unsaid"] += 1
    return counted
