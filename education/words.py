"""The school's words for its pages: counts of girls, states of a period, lines of the bar."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from education.queries import LessonOfDay
from education.rules import COUNTED, not_held_words, tally
from foundation import formatting, golive
from foundation.languages import _, current, ngettext


def children_words(many: int, for_whom: str) -> str:
    """Answer `40 girls`, in the home's own word for its children."""
    said = formatting.digits(str(many), current())
    if for_whom == "girls":
        return ngettext("%(num)s girl", "%(num)s girls", many, num=said)
    if for_whom == "boys":
        return ngettext("%(num)s boy", "%(num)s boys", many, num=said)
    return ngettext("%(num)s child", "%(num)s children", many, num=said)


def clock_words(at: time) -> str:
    """Answer a time of day in the reader's figures: `10:40`."""
    return formatting.digits(at.strftime("%H:%M"), current())


def hours_words(begins: time | None, ends: time | None) -> str:
    """Answer `10:40–11:20`; empty for the sheet of a whole day."""
    return f"{clock_words(begins)}–{clock_words(ends)}" if begins and ends else ""


def bar_counts(lines: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Answer the counts of the save bar: (present or a reason, figure, words with {n})."""
    counted = dict(tally(lines))
    unsaid = counted.pop("", 0)
    words: dict[str, Any] = {**COUNTED, "unsaid": _("%(n)s without a reason", n="{n}")}
    return [
        (str(key), formatting.digits(str({**counted, "unsaid": unsaid}.get(key, 0)), current()), str(said))
        for key, said in words.items()
    ]


def counts_words(lines: Iterable[tuple[str, str]]) -> str:
    """Answer `38 present, 1 sick, 1 at court`."""
    return ", ".join(
        words.replace("{n}", figure)
        for key, figure, words in bar_counts(lines)
        if key == "present" or figure.strip("0০")
    )


def state_of(lesson: LessonOfDay, *, today: date, here: datetime) -> tuple[str, str, str]:
    """Answer a period's state: (code, kind of status mark, words). `here` is now, as the home's clock tells it."""
    if lesson.is_not_held:
        return "not_held", "waived", _("Not held: %(reason)s", reason=not_held_words(lesson.reason_not_held))
    if lesson.is_marked and lesson.marked_at:
        when = formatting.format_clock(lesson.marked_at, current(), lesson.time_zone)
        if lesson.is_late:
            day = formatting.format_moment_short(lesson.marked_at, current(), lesson.time_zone)
            return "marked", "late", _("Marked late, %(moment)s", moment=day)
        if golive.covers(lesson.day, lesson.marked_at):
            return "marked", "met", f"{_('Marked %(time)s', time=when)}, {golive.words()}"
        return "marked", "met", _("Marked %(time)s", time=when)
    if lesson.holiday:
        return "holiday", "waived", _("Holiday: %(name)s", name=lesson.holiday)
    if lesson.day > today or (lesson.day == today and here.time() < lesson.begins):
        return "later", "due", _("Opens %(time)s", time=clock_words(lesson.begins))
    if lesson.day == today and here.time() <= lesson.ends:
        return "now", "soon", _("Now, until %(time)s", time=clock_words(lesson.ends))
    return "not_marked", "over", _("Not marked")


def counts_words_of(present: int, absent: int) -> str:
    """Answer `38 present, 2 absent`."""
    said = {
        "present": formatting.digits(str(present), current()),
        "absent": formatting.digits(str(absent), current()),
    }
    return _("%(present)s present, %(absent)s absent", **said)
