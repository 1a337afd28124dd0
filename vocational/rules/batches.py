"""The rules of a batch: its days and hours, and who may be in it at which hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from foundation.bookings import Booking, Clash, Kind, Missed, When
from foundation.languages import _
from foundation.refusals import Refused
from vocational.choices.trades import ADULT, SCHOOL_BEGINS, SCHOOL_ENDS, SCHOOL_WEEKDAYS, TRAINING_FROM

KEY = "batch:"
FIELDS = {
    Kind.PERSON: "trainer_id",
    Kind.ROOM: "room_id",
    Kind.GROUP: "starts_at",
    Kind.CHILDREN: "starts_at",
}


def bits_of(weekdays: Iterable[int]) -> int:
    """Answer the set of bits of these weekdays (Monday 0)."""
    return sum(1 << n for n in set(weekdays))


def weekdays_of(bits: int) -> tuple[int, ...]:
    """Answer the weekdays (Monday 0) of a set of bits, in order."""
    return tuple(n for n in range(7) if bits & (1 << n))


def ensure_week(*, weekdays: int, starts_at: time, ends_at: time, from_on: date, to_on: date) -> None:
    """Refuse a batch without a weekday, or one that ends before it begins. Raises Refused at the field."""
    if not weekdays:
        raise Refused(_("Choose at least one day of the week."), field="weekdays")
    if ends_at <= starts_at:
        raise Refused(_("The hours end before they begin. Mend one of the times."), field="ends_at")
    if to_on < from_on:
        raise Refused(_("The batch ends before it begins. Mend one of the days."), field="to_on")


def ensure_free(clashes: Iterable[Clash], missed: Iterable[Missed]) -> None:
    """Refuse a batch whose trainer, room or children are taken, naming the first clash. Raises Refused."""
    for clash in clashes:
        raise Refused(clash.words(), field=FIELDS[clash.kind])
    for one in missed:
        raise Refused(one.words(), field="trainer_id")


@dataclass(frozen=True)
class Wish:
    """That a child is to come into a batch: her age, and whether she goes to a school outside."""

    child: UUID
    code: str
    age: int | None
    goes_outside: bool = False


def ensure_may_come(
    wish: Wish, when: When, *, is_hobby: bool, standing: Iterable[Booking], own: str, answer: str
) -> None:
    """Refuse or warn when a child's age or schooling forbids this batch (`choices.trades` cites the Acts).

    Under 14: hobby hours alone, outside school hours. 14 to 17: not in her school hours, unless `answer` says why
    it is right. `standing` is what the house has booked, `own` the key of this batch. Raises Refused.
    """
    if wish.age is None:
        raise Refused(
            _("%(code)s: write her age first, on her identity page.", code=wish.code), field="children"
        )
    lessons, other = _taken(wish.child, when, standing, own)
    if other:
        raise Refused(
            _("%(code)s is in another batch at these hours: %(what)s.", code=wish.code, what=other),
            field="children",
        )
    if wish.age < TRAINING_FROM:
        _ensure_hobby(wish, when, is_hobby=is_hobby, lessons=lessons)
    elif wish.age < ADULT and (said := _at_school(wish, when, lessons)) and not answer:
        raise Refused(
            _("%(code)s has school at these hours: %(what)s. Choose other hours, or write why this is right for her.",
              code=wish.code, what=said),
            field="schooling",
        )  # fmt: skip


def _ensure_hobby(wish: Wish, when: When, *, is_hobby: bool, lessons: str) -> None:
    said: dict[str, Any] = {"code": wish.code, "age": wish.age}
    if not is_hobby:
        raise Refused(
            _(
                "%(code)s is %(age)s. Under 14 a child comes to hobby hours only (Child Labour Act, s.3).",
                **said,
            ),
            field="children",
        )
    if lessons or _is_school_day(when):
        raise Refused(
            _("%(code)s is %(age)s. Under 14 hobby hours lie outside school hours (RTE Act, s.3): %(what)s.",
              what=lessons or _("Mon–Fri 10:00–16:00"), **said),
            field="children",
        )  # fmt: skip


def _taken(child: UUID, when: When, standing: Iterable[Booking], own: str) -> tuple[str, str]:
    """Answer what a child has at these hours: (a lesson, another batch), each in words or empty."""
    lessons = other = ""
    for booking in standing:
        if booking.key != own and child in booking.children and booking.when.meets(when):
            if booking.key.startswith(KEY):
                other = other or booking.what
            else:
                lessons = lessons or booking.what
    return lessons, other


def _at_school(wish: Wish, when: When, lessons: str) -> str:
    if lessons:
        return lessons
    return _("school outside, Mon–Fri 10:00–16:00") if wish.goes_outside and _is_school_day(when) else ""


def _is_school_day(when: When) -> bool:
    return when.meets(When(SCHOOL_WEEKDAYS, SCHOOL_BEGINS, SCHOOL_ENDS)) is not None


def minutes_of(starts_at: time, ends_at: time) -> int:
    """Answer how many minutes lie between two times of a day."""
    return (ends_at.hour * 60 + ends_at.minute) - (starts_at.hour * 60 + starts_at.minute)
