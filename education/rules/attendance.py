"""The rules of the school day: what may be marked when, which reasons an absence has, how a day folds to one mark."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any

from foundation.languages import _, _l
from foundation.refusals import Refused
from foundation.rolls.models import NOT_HELD, VOID

PRESENT, ABSENT = "present", "absent"
FIRST_YEAR, LAST_YEAR = 1990, 2100


class Reason(StrEnum):
    """Why a child is not in class."""

    SICK = "sick"
    LEAVE = "leave"
    HOSPITAL = "hospital"
    COURT = "court"
    MISSING = "missing"
    OTHER = "other"


REASONS: dict[Reason, Any] = {
    Reason.SICK: _l("Sick"),
    Reason.LEAVE: _l("Leave"),
    Reason.HOSPITAL: _l("Hospital"),
    Reason.COURT: _l("Court"),
    Reason.MISSING: _l("Missing"),
    Reason.OTHER: _l("Other"),
}
COUNTED: dict[str, Any] = {
    PRESENT: _l("%(n)s present", n="{n}"),
    Reason.SICK: _l("%(n)s sick", n="{n}"),
    Reason.LEAVE: _l("%(n)s on leave", n="{n}"),
    Reason.HOSPITAL: _l("%(n)s in hospital", n="{n}"),
    Reason.COURT: _l("%(n)s at court", n="{n}"),
    Reason.MISSING: _l("%(n)s missing", n="{n}"),
    Reason.OTHER: _l("%(n)s for another reason", n="{n}"),
}
LETTERS: dict[str, Any] = {
    PRESENT: _l("P"),
    Reason.SICK: _l("S"),
    Reason.LEAVE: _l("L"),
    Reason.HOSPITAL: _l("H"),
    Reason.COURT: _l("C"),
    Reason.MISSING: _l("M"),
    Reason.OTHER: _l("O"),
}
NO_CLASS, CLASS_NOT_HELD = "–", "N"


class NotHeld(StrEnum):
    """Why a class did not happen."""

    TEACHER_AWAY = "teacher_away"
    HOLIDAY = "holiday"
    EXAMINATION = "examination"
    EVENT = "event"
    WEATHER = "weather"
    OTHER = "other"


NOT_HELD_REASONS: dict[NotHeld, Any] = {
    NotHeld.TEACHER_AWAY: _l("Teacher away"),
    NotHeld.HOLIDAY: _l("Holiday"),
    NotHeld.EXAMINATION: _l("Examination"),
    NotHeld.EVENT: _l("Event in the home"),
    NotHeld.WEATHER: _l("Rain or heat"),
    NotHeld.OTHER: _l("Other"),
}


def not_held_words(reason: str) -> str:
    """Answer a reason for a class not held as it is read: one of the list, or what was written."""
    return str(NOT_HELD_REASONS[NotHeld(reason)]) if reason in set(NotHeld) else reason


def is_school_day(day: date) -> bool:
    """Answer whether a day can be one of this house at all: not of another century."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def weekday_bit(day: date) -> int:
    """Answer the bit of a day's weekday: Monday 1 ... Sunday 64."""
    return 1 << day.weekday()


def weekdays_of(bits: int) -> tuple[int, ...]:
    """Answer the weekdays (Monday 0) of a set of bits, in order."""
    return tuple(n for n in range(7) if bits & (1 << n))


def bits_of(weekdays: Iterable[int]) -> int:
    """Answer the set of bits of these weekdays (Monday 0)."""
    return sum(1 << n for n in set(weekdays))


@dataclass(frozen=True)
class Lesson:
    """What is asked to be marked: the class's dates, and the period's weekdays and hours if it has one."""

    starts_on: date
    ends_on: date | None
    weekdays: int = 127
    from_on: date | None = None
    to_on: date | None = None
    begins: time | None = None
    ends: time | None = None


def ensure_markable(lesson: Lesson, day: date, *, today: date, clock_time: time) -> None:
    """Refuse a sheet that cannot be true yet, or ever: a day to come, or outside the class's dates."""
    if day > today:
        raise Refused(_("This day has not come yet. Mark it on the day."))
    if day < lesson.starts_on or (lesson.from_on and day < lesson.from_on):
        raise Refused(_("This class had not begun on that day. Choose a later day."))
    ended = min((d for d in (lesson.ends_on, lesson.to_on) if d), default=None)
    if ended and day > ended:
        raise Refused(_("This class had ended by that day. Choose an earlier day."))
    if day == today and lesson.begins and clock_time < lesson.begins:
        raise Refused(_("This class begins at %(time)s. Mark it then.", time=lesson.begins.strftime("%H:%M")))


def wants_reason_to_be_held(lesson: Lesson, day: date, holiday: str | None) -> bool:
    """Answer whether holding this class on that day asks for a reason: a holiday, or off its weekdays."""
    return bool(holiday) or not lesson.weekdays & weekday_bit(day)


def is_late(day: date, *, today: date) -> bool:
    """Answer whether a sheet written today for `day` is a late entry."""
    return today > day


def wants_why(day: date, *, today: date, has_changes: bool) -> bool:
    """Answer whether a correction must say why: it is made on a later day than the class."""
    return has_changes and today > day


@dataclass(frozen=True)
class Typed:
    """One line as it came in the form."""

    mark: str
    reason: str = ""
    words: str = ""


def fault_of(typed: Typed) -> str | None:
    """Answer what is to be mended in a line, or None."""
    if typed.mark == PRESENT:
        return None
    if typed.mark != ABSENT:
        return _("Choose present or absent.")
    if typed.reason not in set(Reason):
        return _("Choose why this child is not in class.")
    if typed.reason == Reason.OTHER and not typed.words:
        return _("Write the other reason in a few words.")
    return None


@dataclass(frozen=True)
class DayMark:
    """One mark of a child in one class of a day, as the register folds it; `old` is what stood there first."""

    state: str
    mark: str | None = None
    reason: str = ""
    is_late: bool = False
    old_mark: str | None = None
    old_reason: str = ""
    is_go_live: bool = False


@dataclass(frozen=True)
class Folded:
    """One day of a child in one letter; `struck` is the letter that stood there before a correction."""

    letter: str
    struck: str | None = None
    is_late: bool = False
    is_present: bool = False
    is_absent: bool = False
    is_go_live: bool = False


def fold_day(marks: Sequence[DayMark], *, is_expected: bool) -> Folded:
    """Answer a day's one mark from its classes in their order.

    Present if she was in any class that was held; else her first reason; else N if a class was not held; else
    empty when a class was expected and nobody marked it; else a dash: no class.
    """
    letter, present, absent = _letter([(m.state, m.mark, m.reason) for m in marks], is_expected=is_expected)
    before = _letter([_at_first(m) for m in marks], is_expected=is_expected)[0]
    return Folded(
        letter,
        struck=before if before != letter else None,
        is_late=any(m.is_late for m in marks),
        is_present=present,
        is_absent=absent,
        is_go_live=any(m.is_go_live for m in marks),
    )


def _at_first(mark: DayMark) -> tuple[str, str | None, str]:
    """Answer what stood there before any correction; a void mark was a class written as not held."""
    if mark.old_mark is None:
        return mark.state, mark.mark, mark.reason
    return (NOT_HELD if mark.old_mark == VOID else "held"), mark.old_mark, mark.old_reason


def _letter(marks: Sequence[tuple[str, str | None, str]], *, is_expected: bool) -> tuple[str, bool, bool]:
    told = [
        (mark, reason) for state, mark, reason in marks if state != NOT_HELD and mark in (PRESENT, ABSENT)
    ]
    if any(mark == PRESENT for mark, _reason in told):
        return str(LETTERS[PRESENT]), True, False
    if told:
        return str(LETTERS.get(told[0][1], LETTERS[Reason.OTHER])), False, True
    if any(state == NOT_HELD for state, _mark, _reason in marks):
        return CLASS_NOT_HELD, False, False
    return ("" if is_expected else NO_CLASS), False, False


def tally(lines: Iterable[tuple[str, str]]) -> Mapping[str, int]:
    """Answer how many are present, and how many bear each reason, in the order in which the bar says them."""
    counted = dict.fromkeys(COUNTED, 0)
    for mark, reason in lines:
        key = PRESENT if mark == PRESENT else reason
        counted[key] = counted.get(key, 0) + 1
    return counted
