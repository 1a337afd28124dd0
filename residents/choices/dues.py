"""How something that is due is said: its mark, its words, and the state of its line."""

from dataclasses import dataclass
from datetime import date

from foundation import formatting
from foundation.languages import _, current, ngettext


@dataclass(frozen=True)
class Said:
    """A state as a line shows it: the mark's shape, words beside it, and whether the line is over or soon."""

    mark: str
    words: str
    state: str = ""


def due_said(due_on: date, *, today: date) -> Said:
    """Answer how a day that is still open is said: days over, due today, or due on which day."""
    over = (today - due_on).days
    if over > 0:
        return Said("over", ngettext("%(num)s day over", "%(num)s days over", over), "over")
    if over == 0:
        return Said("soon", _("Due today"), "soon")
    day = formatting.format_day_bare(due_on, current())
    if due_on.year != today.year:
        day = formatting.format_day(due_on, current())
    return Said("due", _("Due %(day)s", day=day))
