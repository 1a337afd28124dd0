"""Late entries: how long after the event a line was written, and how the register says so."""

from datetime import timedelta

from foundation import golive
from foundation.formatting import digits
from foundation.languages import ngettext
from foundation.registers.parts import Line

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def lateness(line: Line, late_after: timedelta | None) -> timedelta | None:
    """Answer how late a line was written, or None when in time, when a time is missing, or when none is set.

    What is answered is the whole time between event and entry, not only what lies past the limit: the page
    says `2 days late` beside the two dates that the reader can subtract. What was entered at go-live or typed from a
    sheet that was written in time is not late.
    """
    took = _took(line, late_after)
    return None if took is None or line.from_paper or is_of_go_live(line, late_after) else took


def is_of_go_live(line: Line, late_after: timedelta | None) -> bool:
    """Answer whether a line would be late, had it not been entered when the home began to keep its books here."""
    if _took(line, late_after) is None or line.happened_at is None or line.written_at is None:
        return False
    return golive.covers(line.happened_at, line.written_at)


def _took(line: Line, late_after: timedelta | None) -> timedelta | None:
    if line.late_by is not None:
        return line.late_by if line.late_by > timedelta() else None
    if late_after is None or line.happened_at is None or line.written_at is None:
        return None
    took = line.written_at - line.happened_at
    return took if took > late_after else None


def late_in_words(late_by: timedelta, language: str) -> str:
    """Answer `2 days late`, `5 hours late` or `20 minutes late` in the language in force; whole units, rounded down."""
    if late_by >= DAY:
        return digits(ngettext("%(num)s day late", "%(num)s days late", late_by // DAY), language)
    if late_by >= HOUR:
        return digits(ngettext("%(num)s hour late", "%(num)s hours late", late_by // HOUR), language)
    minutes = max(1, late_by // timedelta(minutes=1))
    return digits(ngettext("%(num)s minute late", "%(num)s minutes late", minutes), language)
