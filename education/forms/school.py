"""What the school's pages ask for, and how it is worded."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from education.rules import NOT_HELD_REASONS, Typed
from foundation.forms import (
    Choices,
    ClockField,
    DayField,
    Form,
    LineField,
    ManyOptions,
    Options,
    needed,
)
from foundation.languages import _l

WEEKDAYS = (
    ("0", _l("Mon")), ("1", _l("Tue")), ("2", _l("Wed")), ("3", _l("Thu")), ("4", _l("Fri")), ("5", _l("Sat")),
    ("6", _l("Sun")),
)  # fmt: skip
LEVELS = (
    ("", _l("Not said")), ("pre", _l("Before class 1")), ("primary", _l("Class 1 to 5")),
    ("upper_primary", _l("Class 6 to 8")), ("secondary", _l("Class 9 and 10")),
    ("higher_secondary", _l("Class 11 and 12")), ("bridge", _l("Bridge course")), ("skill", _l("Art, sport or skill")),
)  # fmt: skip


class SheetForm(Form):
    """The attendance sheet; its lines come beside the declared fields, one pair a child, named by her code."""

    note = LineField(_l("Why the class was held on this day"))
    why = LineField(_l("Why the marks are corrected"))

    faults: dict[str, str]

    def read_lines(self, posted: Mapping[str, str], codes: Iterable[str]) -> dict[str, Typed]:
        """Answer the lines that were sent, by the child's code; those that were not sent are left out."""
        return {
            code: Typed(
                posted[f"mark-{code}"],
                posted.get(f"reason-{code}", ""),
                " ".join(posted.get(f"words-{code}", "").split())[:200],
            )
            for code in codes
            if f"mark-{code}" in posted
        }

    def summary(self) -> list[tuple[str, str | None, str]]:
        """Answer what is to be mended, the lines first; each leads to its reasons."""
        lines: list[tuple[str, str | None, str]] = [
            (f"reason-{code}", code, said) for code, said in getattr(self, "faults", {}).items()
        ]
        return [*super().summary(), *lines] if not lines else [*lines, *_without_lead(super().summary())]


def _without_lead(found: list[tuple[str, str | None, str]]) -> list[tuple[str, str | None, str]]:
    return [one for one in found if one[0]]


class DayFilter(Form):
    """Which day of the school is shown; it comes in the address and changes nothing."""

    class Meta(Form.Meta):
        """A question needs no token."""

        csrf = False  # type: ignore[assignment]  WTForms lets a class say it plainly

    day = DayField(_l("Day"))


class NotHeldForm(Form):
    """That a class did not happen, and why."""

    not_held_reason = Options(
        _l("Why it was not held"), choices=list(NOT_HELD_REASONS.items()), validate_choice=False
    )
    not_held_words = LineField(_l("In a few words, if another reason"))


class ClassForm(Form):
    """A class of the home’s school."""

    name = LineField(_l("Name of the class"), [needed(_l("Write the name of the class."))], length=80)
    name_local = LineField(_l("Name in the local script"), length=80)
    level = Choices(_l("Level"), choices=list(LEVELS), validate_choice=False)
    room = LineField(_l("Room"), length=80)
    starts_on = DayField(_l("First day"), [needed(_l("Write the first day of the class."))])
    ends_on = DayField(_l("Last day, if known"))


class SubjectForm(Form):
    """A subject that the home teaches."""

    name = LineField(_l("Name of the subject"), [needed(_l("Write the name of the subject."))], length=80)
    name_local = LineField(_l("Name in the local script"), length=80)
    ends_on = DayField(_l("No longer taught from"))


class TeachingForm(Form):
    """One period of the week: what, by whom, on which days, from when to when."""

    subject_id = Choices(
        _l("Subject"), [needed(_l("Choose the subject."))], coerce=str, validate_choice=False
    )
    teacher_id = Choices(
        _l("Teacher"), [needed(_l("Choose who teaches it."))], coerce=str, validate_choice=False
    )
    weekdays = ManyOptions(
        _l("Days of the week"), [needed(_l("Choose at least one day of the week."))], choices=list(WEEKDAYS)
    )
    starts_at = ClockField(_l("Begins"), [needed(_l("Write when the period begins, as 10:40."))])
    ends_at = ClockField(_l("Ends"), [needed(_l("Write when the period ends, as 11:20."))])
    room = LineField(_l("Room, if not the class’s own"), length=80)
    from_on = DayField(_l("From"), [needed(_l("Write the first day of this period."))])
    to_on = DayField(_l("Until, if known"))


class EnrolForm(Form):
    """Children who join a class."""

    children = ManyOptions(_l("Children"), [needed(_l("Choose at least one child."))])
    from_on = DayField(_l("First day in the class"), [needed(_l("Write the first day in the class."))])


class LeaveClassForm(Form):
    """Children who leave a class."""

    enrolments = ManyOptions(_l("Children"), [needed(_l("Choose at least one child."))])
    last_day = DayField(_l("Last day in the class"), [needed(_l("Write the last day in the class."))])


def uuid_of(value: Any) -> UUID | None:
    """Answer the id in a chosen value, None when it is none."""
    try:
        return UUID(str(value))
    except ValueError:
        return None
