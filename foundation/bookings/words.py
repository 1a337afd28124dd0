"""A clash in words: who or what is taken, when, and by what."""

from datetime import time
from typing import Any

from foundation import formatting
from foundation.languages import _, _l, current, ngettext

WEEKDAYS: tuple[Any, ...] = (
    _l("Mon"), _l("Tue"), _l("Wed"), _l("Thu"), _l("Fri"), _l("Sat"), _l("Sun"),
)  # fmt: skip
EVERY_DAY = 127


def weekday_words(weekdays: int) -> str:
    """Answer the weekdays of a set of bits (Monday 1): `Mon, Wed`; all seven are `every day`."""
    if weekdays == EVERY_DAY:
        return _("every day")
    return ", ".join(str(WEEKDAYS[n]) for n in range(7) if weekdays & (1 << n))


def when_words(weekdays: int, starts_at: time, ends_at: time) -> str:
    """Answer `Mon, Wed 10:00–10:40` in the reader's figures."""
    return f"{weekday_words(weekdays)} {_figures(starts_at)}–{_figures(ends_at)}"


def clash_words(kind: str, *, who: str, what: str, when: str, many: int) -> str:
    """Answer the sentence of one clash; `kind` is a Kind, `who` the person or room, `many` the shared children."""
    said = {"who": who, "what": what, "when": when}
    if kind == "person":
        return _("%(who)s is in two places on %(when)s: here, and %(what)s.", **said)
    if kind == "room":
        return _("%(who)s is taken on %(when)s: %(what)s.", **said)
    if kind == "group":
        return _("%(who)s has something else on %(when)s: %(what)s.", **said)
    return ngettext(
        "%(num)s child is elsewhere on %(when)s: %(what)s.",
        "%(num)s children are elsewhere on %(when)s: %(what)s.",
        many,
        what=what,
        when=when,
    )


def missed_words(*, who: str, when: str, hours: str) -> str:
    """Answer the sentence of a booking outside somebody's hours."""
    return _("%(who)s is not here on %(when)s, but on %(hours)s.", who=who, when=when, hours=hours)


def _figures(at: time) -> str:
    return formatting.digits(at.strftime("%H:%M"), current())
