"""The forms of medicines: an order, a dose that is written later, why it was not taken."""

from datetime import time
from typing import Any

from foundation.forms import Choices, DayField, Form, HiddenField, LineField, needed
from foundation.languages import _, _l
from foundation.refusals import Refused
from health.actions.medicines import Ordered
from health.choices.medicines import ALL_WHYS, OUTCOMES
from homes.numbered import NumberedForm
from residents.forms.identity import pairs


class PrescriptionForm(NumberedForm):
    """A medicine as it is ordered."""

    parts = {"order": ("drug", "amount", "hours", "starts_on", "ends_on", "prescriber", "caution")}
    drug = LineField(
        _l("Medicine and strength"),
        [needed(_l("Write the medicine, such as “Paracetamol 500 mg”."))],
        length=120,
    )
    amount = LineField(
        _l("Dose"), [needed(_l("Write the dose, such as “1 tablet, after food”."))], length=120
    )
    hours = LineField(
        _l("Hours"), [needed(_l("Write at least one hour, such as 08:00."))], length=60,
        description=_l("24-hour clock, with commas: 08:00, 14:00, 20:00"),
    )  # fmt: skip
    starts_on = DayField(_l("First day"), [needed(_l("Write the first day."))])
    ends_on = DayField(_l("Last day"), description=_l("Empty: until it is stopped."))
    prescriber = LineField(_l("Ordered by"), [needed(_l("Write who ordered it."))], length=120)
    caution = LineField(
        _l("Caution on the round"), length=120, description=_l("Such as “Do not skip”. No diagnosis.")
    )

    def told(self) -> Ordered:
        """Answer the order as the verb takes it. Raises Refused for an hour that is none."""
        return Ordered(
            drug=self.drug.data, amount=self.amount.data, hours=hours_typed(self.hours.data),
            starts_on=self.starts_on.data, ends_on=self.ends_on.data, prescriber=self.prescriber.data,
            caution=self.caution.data or "",
        )  # fmt: skip


def hours_typed(typed: str) -> list[time]:
    """Answer the hours of a line such as `8.00, 20:00`. Raises Refused."""
    hours = []
    for part in typed.replace(";", ",").split(","):
        figures = "".join(c for c in part if c.isdigit())
        if not part.strip():
            continue
        try:
            hours.append(
                time(int(figures[:-2]), int(figures[-2:])) if len(figures) > 2 else time(int(figures))
            )
        except ValueError:
            raise Refused(_("Write the hours as 08:00, 20:00."), field="hours") from None
    return hours


class TapForm(Form):
    """One tap of the round: which hour of which day, and what became of the dose."""

    day = DayField()
    at = HiddenField()
    outcome = HiddenField()
    why = HiddenField()
    words = LineField(length=200)


class DoseForm(NumberedForm):
    """A dose that is written after its hour."""

    parts = {"dose": ("outcome", "why", "words")}
    day = DayField()
    at = HiddenField()
    outcome = Choices(
        _l("What became of it"), [needed(_l("Choose what became of the dose."))],
        choices=[("", _l("Choose")), *pairs(OUTCOMES)],
    )  # fmt: skip
    why = Choices(_l("Why"), choices=[("", _l("Choose")), *pairs(ALL_WHYS)])
    words = LineField(_l("In a few words"), length=200)


def clock_of(said: Any) -> time | None:
    """Answer the hour of a hidden box, None where it is no hour."""
    try:
        return time.fromisoformat(str(said or ""))
    except ValueError:
        return None
