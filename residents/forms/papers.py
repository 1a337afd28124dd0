"""What is asked about an identity paper and each step on the road to it."""

from typing import Any
from uuid import UUID

from foundation.forms import Choices, DayField, LineField, Optional, Options, needed
from foundation.languages import _, _l
from homes.numbered import NumberedForm
from residents.actions.papers import PaperSaid, StepSaid
from residents.choices.identity import PAPER_KINDS, PAPER_STATES
from residents.forms.identity import pairs

NEXT = ("next_step", "next_office", "next_due_on", "carrier_id")


class NextPart(NumberedForm):
    """What is to be done next, where, by when and by whom."""

    next_step = LineField(_l("Next step"), length=200, description=_l("Nothing, when the paper is here."))
    next_office = LineField(_l("At which office"), length=160)
    next_due_on = DayField(_l("Due on"), [Optional()])
    carrier_id = Choices(_l("Who carries it"))

    def next_lines(self) -> dict[str, Any]:
        """Answer the next step by the names of the paper's columns."""
        return {
            "next_step": self.next_step.data or "", "next_office": self.next_office.data or "",
            "next_due_on": self.next_due_on.data,
            "carrier_id": UUID(self.carrier_id.data) if self.carrier_id.data else None,
        }  # fmt: skip


class PaperForm(NextPart):
    """A paper: which, how it stands, what it says."""

    parts = {
        "paper": (
            "kind",
            "label",
            "state",
            "number",
            "name_on_paper",
            "issued_by",
            "issued_on",
            "kept_where",
        ),
        "next": NEXT,
    }
    kind = Choices(
        _l("Paper"), [needed(_l("Choose the paper."))], choices=[("", _l("Choose")), *pairs(PAPER_KINDS)]
    )
    label = LineField(_l("Which paper"), length=80, description=_l("Only of another paper."))
    state = Options(_l("It is"), [needed(_l("Choose how the paper stands."))], choices=pairs(PAPER_STATES))
    number = LineField(
        _l("Number"),
        length=60,
        description=_l("An Aadhaar number is sealed; its last four figures stay in sight."),
    )
    name_on_paper = LineField(_l("Name on the paper"), length=120)
    issued_by = LineField(_l("Issued by"), length=120)
    issued_on = DayField(_l("Issued on"), [Optional()], past_only=True)
    kept_where = LineField(_l("Kept where"), length=120)

    def said(self) -> PaperSaid:
        """Answer the paper as the verb takes it."""
        return PaperSaid(
            kind=self.kind.data, label=self.label.data or "", state=self.state.data, number=self.number.data or "",
            name_on_paper=self.name_on_paper.data or "", issued_by=self.issued_by.data or "",
            issued_on=self.issued_on.data, kept_where=self.kept_where.data or "", **self.next_lines(),
        )  # fmt: skip


class StepForm(NextPart):
    """A step on the road to a paper."""

    parts = {"step": ("happened_on", "office", "what", "state"), "next": NEXT}
    happened_on = DayField(_l("On"), [needed(_l("Write the day of this step."))], past_only=True)
    office = LineField(_l("Office"), length=160)
    what = LineField(_l("What was done"), [needed(_l("Write what was done."))], length=200)
    state = Options(
        _l("The paper is now"), [needed(_l("Choose how the paper stands."))], choices=pairs(PAPER_STATES)
    )

    def said(self) -> StepSaid:
        """Answer the step as the verb takes it."""
        return StepSaid(
            happened_on=self.happened_on.data, office=self.office.data or "", what=self.what.data or "",
            state=self.state.data, **self.next_lines(),
        )  # fmt: skip


def with_people(form: Any, people: list[tuple[UUID, str, str]]) -> Any:
    """Answer the form with those who may carry a step."""
    named = dict.fromkeys((str(id_), name) for id_, name, _role in people)
    form.carrier_id.choices = [("", _("Nobody yet")), *named]
    return form
