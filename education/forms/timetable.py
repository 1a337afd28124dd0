"""What the timetable's pages ask for: periods, hours of teachers, a version's day, a cell, a cover."""

from education.choices.timetable import COVER_REASONS
from education.forms.school import WEEKDAYS
from foundation.forms import (
    BooleanField,
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


class PeriodForm(Form):
    """A period of the school day."""

    name = LineField(_l("Name of the period"), [needed(_l("Write the name, as 1 or Break."))], length=40)
    name_local = LineField(_l("Name in the local script"), length=40)
    is_break = BooleanField(_l("Break"), render_kw={"words": _l("No lesson: break, meal or prayer")})
    weekdays = ManyOptions(
        _l("Days of the week"), [needed(_l("Choose at least one day of the week."))], choices=list(WEEKDAYS)
    )
    starts_at = ClockField(_l("Begins"), [needed(_l("Write when the period begins, as 10:40."))])
    ends_at = ClockField(_l("Ends"), [needed(_l("Write when the period ends, as 11:20."))])
    ends_on = DayField(_l("Not used from, if it ends"))


class HoursForm(Form):
    """When a teacher is in this home."""

    teacher_id = Choices(
        _l("Teacher"), [needed(_l("Choose the teacher."))], coerce=str, validate_choice=False
    )
    weekdays = ManyOptions(
        _l("Days of the week"), [needed(_l("Choose at least one day of the week."))], choices=list(WEEKDAYS)
    )
    starts_at = ClockField(_l("Comes at"), [needed(_l("Write when she comes, as 10:00."))])
    ends_at = ClockField(_l("Goes at"), [needed(_l("Write when she goes, as 13:30."))])
    from_on = DayField(_l("From"), [needed(_l("Write the first day of these hours."))])
    to_on = DayField(_l("Until, if known"))


class VersionForm(Form):
    """From which day a version of the timetable runs."""

    from_on = DayField(_l("Runs from"), [needed(_l("Write the day from which it runs."))])


class PublishForm(Form):
    """That a draft is published, or thrown away; it asks for nothing but its version."""


class CellForm(Form):
    """What a class has in one period of one weekday."""

    subject_id = Choices(_l("Subject"), coerce=str, validate_choice=False)
    teacher_id = Choices(_l("Teacher"), coerce=str, validate_choice=False)
    room_id = Choices(_l("Room"), coerce=str, validate_choice=False)


class CoverForm(Form):
    """Who takes a period on one day, and why."""

    teacher_id = Choices(
        _l("Who takes it"), [needed(_l("Choose who takes it."))], coerce=str, validate_choice=False
    )
    reason = Options(
        _l("Why the teacher is away"),
        [needed(_l("Choose why the teacher is away."))],
        choices=list(COVER_REASONS.items()),
        validate_choice=False,
    )
    words = LineField(_l("In a few words, if another reason"))
