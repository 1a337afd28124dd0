"""The forms of trades, batches, the children in them and the sheet of a day."""

from collections.abc import Iterable, Mapping

from foundation.bookings.words import WEEKDAYS
from foundation.forms import (
    BooleanField,
    Choices,
    ClockField,
    DayField,
    Form,
    LineField,
    ManyOptions,
    Options,
    WholeField,
    needed,
)
from foundation.languages import _l
from vocational.choices.attendance import NOT_HELD
from vocational.rules.attendance import Typed


class TakeUpForm(Form):
    """Which trade a home takes up."""

    key = Choices(_l("Trade"), [needed(_l("Choose a trade."))], validate_choice=False)


class BatchForm(Form):
    """A batch: what it learns, with whom, where and when."""

    trade_id = Choices(_l("Trade"), [needed(_l("Choose a trade."))], coerce=str, validate_choice=False)
    name = LineField(_l("Name of the batch"), [needed(_l("Write the name of the batch."))], length=80)
    trainer_id = Choices(
        _l("Trainer"), [needed(_l("Choose the trainer."))], coerce=str, validate_choice=False
    )
    room_id = Choices(_l("Room"), coerce=str, validate_choice=False)
    is_hobby = BooleanField(_l("Hobby"), render_kw={"words": _l("Hobby hours: children under 14 may come")})
    weekdays = ManyOptions(
        _l("Days of the week"),
        [needed(_l("Choose at least one day of the week."))],
        choices=[(str(n), words) for n, words in enumerate(WEEKDAYS)],
    )
    starts_at = ClockField(_l("Begins"), [needed(_l("Write when it begins, as 14:00."))])
    ends_at = ClockField(_l("Ends"), [needed(_l("Write when it ends, as 16:00."))])
    from_on = DayField(_l("First day"), [needed(_l("Write the first day of the batch."))])
    to_on = DayField(_l("Last day"), [needed(_l("Write the last day of the batch."))])


class EnrolForm(Form):
    """Children who come into a batch."""

    from_on = DayField(_l("First day in the batch"), [needed(_l("Write the first day in the batch."))])
    children = ManyOptions(_l("Children"), [needed(_l("Choose at least one child."))])
    schooling = LineField(_l("Why these hours are right, where a child has school then"))


class LeaveForm(Form):
    """That a child leaves a batch."""

    last_day = DayField(_l("Last day in the batch"), [needed(_l("Write her last day in the batch."))])
    why = LineField(_l("Why she leaves"), [needed(_l("Write why she leaves."))])


class SheetForm(Form):
    """The sheet of a day; its lines come beside the declared fields, named by the child's code."""

    minutes = WholeField(_l("Minutes held"))
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
        return [*lines, *super().summary()]


class NotHeldForm(Form):
    """That a day was not held, and why."""

    not_held_reason = Options(
        _l("Why it was not held"), choices=list(NOT_HELD.items()), validate_choice=False
    )
    not_held_words = LineField(_l("In a few words, if another reason"))
