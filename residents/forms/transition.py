"""What is asked about a transition plan: a sphere, a step, the end of a step, a review."""

from foundation.forms import Choices, DayField, LineField, Options, ProseField, needed
from foundation.languages import _l
from homes.numbered import NumberedForm
from residents.actions.transition import SphereSaid
from residents.choices.transition import SPHERES, STANDINGS
from residents.forms.identity import pairs


class SphereForm(NumberedForm):
    """Where she stands in one sphere, and what she aims at."""

    keeps_draft = True
    parts = {"sphere": ("standing", "stands", "goal", "her_words")}

    standing = Options(
        _l("How far she is"), [needed(_l("Choose where she stands."))], choices=pairs(STANDINGS)
    )
    stands = ProseField(_l("Where she stands now"), length=4_000, render_kw={"rows": 3})
    goal = ProseField(_l("Goal"), length=2_000, render_kw={"rows": 3})
    her_words = ProseField(
        _l("In her words"), length=2_000, description=_l("As she said it."), render_kw={"rows": 3}
    )

    def said(self) -> SphereSaid:
        """Answer the sphere as the verb takes it."""
        return SphereSaid(
            standing=self.standing.data, stands=self.stands.data or "", goal=self.goal.data or "",
            her_words=self.her_words.data or "",
        )  # fmt: skip


class TransitionStepForm(NumberedForm):
    """A step towards a goal."""

    parts = {"step": ("sphere", "words", "owner", "due_on")}

    sphere = Choices(
        _l("Sphere"), [needed(_l("Choose the sphere."))], choices=[("", _l("Choose")), *pairs(SPHERES)]
    )
    words = LineField(_l("What is to be done"), [needed(_l("Write what is to be done."))], length=200)
    owner = LineField(
        _l("Who does it"), [needed(_l("Write who does it. It may be she herself."))], length=120
    )
    due_on = DayField(_l("Due on"), [needed(_l("Write by which day it is due."))])


class StepEndForm(NumberedForm):
    """A step done, or dropped."""

    parts = {"end": ("ending", "on", "outcome")}

    ending = Options(
        _l("Ended how"), [needed(_l("Choose whether it is done."))],
        choices=[("done", _l("Done")), ("dropped", _l("Dropped"))],
    )  # fmt: skip
    on = DayField(_l("Day"), [needed(_l("Write the day."))])
    outcome = LineField(_l("What came of it"), length=200, description=_l("Needed when the step is dropped."))


class TransitionReviewForm(NumberedForm):
    """The whole plan looked at with her."""

    keeps_draft = True
    parts = {"review": ("reviewed_on", "words", "her_words", "next_on")}

    reviewed_on = DayField(_l("Reviewed on"), [needed(_l("Write the day."))])
    words = ProseField(
        _l("What was seen and agreed"), [needed(_l("Write what was agreed."))], length=6_000, render_kw={"rows": 4}
    )  # fmt: skip
    her_words = ProseField(
        _l("In her words"), length=2_000, description=_l("As she said it."), render_kw={"rows": 3}
    )
    next_on = DayField(
        _l("Next review"), [needed(_l("Write the day."))],
        description=_l("Within half a year (local setting)."),
    )  # fmt: skip
