"""What changes during a stay and at its end: bed, order, caseload, leaving."""

from datetime import datetime
from typing import Any
from uuid import UUID

from foundation import clock
from foundation.forms import (
    BooleanField,
    Choices,
    ClockField,
    DayField,
    Form,
    LineField,
    Optional,
    ProseField,
    moment_of,
    needed,
)
from foundation.languages import _l
from homes.numbered import NumberedForm
from residents.actions import Leaving
from residents.choices import LEAVING, RELATIONS
from residents.forms.identity import pairs


def now_here() -> dict[str, Any]:
    """Answer today and the present minute in the home's zone, as a form's first values."""
    here = clock.local(clock.now())
    return {"day": here.date(), "time": here.time().replace(second=0, microsecond=0)}


class WhenPart(NumberedForm):
    """The day and time at which something happened."""

    day = DayField(_l("Day"), [needed(_l("Write the day."))], past_only=True)
    time = ClockField(
        _l("At"), [needed(_l("Write the time, such as 16:30."))], description=_l("24-hour clock")
    )

    def happened_at(self) -> datetime:
        """Answer the moment."""
        return moment_of(self.day.data, self.time.data)


class BedForm(WhenPart):
    """Another bed."""

    parts = {"bed": ("bed_id", "day", "time")}

    bed_id = Choices(_l("Bed"), [needed(_l("Choose a bed."))])


class CarryForm(Form):
    """A person who takes the child into her caseload; the value is her id and the post."""

    carrier = Choices(_l("Person"), [needed(_l("Choose a person."))])


class LeaveForm(WhenPart):
    """How and when a stay ended, by whose order, to whom she was handed."""

    keeps_draft = True
    parts = {
        "leave": (
            "exit_reason", "day", "time", "exit_order_no", "exit_order_date", "exit_order_by", "handed_to",
            "handed_relation", "escort", "is_another", "without_study_why", "her_words",
        )
    }  # fmt: skip
    exit_reason = Choices(
        _l("Reason"), [needed(_l("Choose the reason."))], choices=[("", _l("Choose")), *pairs(LEAVING)]
    )
    exit_order_no = LineField(
        _l("Order number"), length=80, description=_l("JJ Model Rules, rule 82: Form 44.")
    )
    exit_order_date = DayField(_l("Date of the order"), [Optional()])
    exit_order_by = Choices(_l("Order by"))
    handed_to = LineField(_l("Handed to"), length=120)
    handed_relation = Choices(_l("Relation"), choices=[("", _l("Choose")), *pairs(RELATIONS)])
    escort = LineField(_l("Escort"), length=120, description=_l("A girl travels with a woman, rule 82."))
    is_another = BooleanField(
        _l("Not the barred person"),
        render_kw={"words": _l("I looked: this is another person of the same name.")},
    )
    without_study_why = LineField(
        _l("Why without a home study"), length=200,
        description=_l("Only for a restoration that the order wants without one."),
    )  # fmt: skip

    her_words = ProseField(_l("What she says of it, in her words"), length=1000, render_kw={"rows": 3})

    def leaving(self) -> Leaving:
        """Answer the end of the stay as the verb takes it."""
        return Leaving(
            ended_at=self.happened_at(), exit_reason=self.exit_reason.data,
            exit_order_no=self.exit_order_no.data or "", exit_order_date=self.exit_order_date.data,
            exit_order_by=UUID(self.exit_order_by.data) if self.exit_order_by.data else None,
            handed_to=self.handed_to.data or "", handed_relation=self.handed_relation.data or "",
            escort=self.escort.data or "", is_another=bool(self.is_another.data),
            without_study_why=self.without_study_why.data or "", her_words=self.her_words.data or "",
        )  # fmt: skip
