"""What is asked about the time after: a visit, another day, a follow-up dropped, who follows, where she lives."""

from typing import Any
from uuid import UUID

from foundation.forms import Choices, DayField, LineField, ManyOptions, Optional, Options, ProseField, needed
from foundation.languages import _l
from homes.numbered import NumberedForm
from residents.actions.aftercare_visits import Told
from residents.choices.aftercare import DROPPED_BY_HAND, DROPS, ENDED_BY_HAND, ENDS, HELD, HOWS, POINTS, RISKS
from residents.forms.identity import pairs


class VisitForm(NumberedForm):
    """One visit, call or letter, over the points of Form 7 part D."""

    keeps_draft = True
    parts = {
        "visit": ("happened_on", "how", "went_id", "went_name", "reached", "met"),
        "found": tuple(POINTS),
        "papers": ("held",),
        "risk": ("risk", "risk_done", "next_on"),
    }

    happened_on = DayField(_l("Day"), [needed(_l("Write the day."))])
    how = Options(_l("How"), [needed(_l("Choose how it was done."))], choices=pairs(HOWS))
    went_id = Choices(_l("Who went or rang"))
    went_name = LineField(
        _l("If somebody else, who"), length=120,
        description=_l("Name and office, where another agency or the DCPU went."),
    )  # fmt: skip
    reached = Options(
        _l("Reached"), [needed(_l("Choose whether she or her family was reached."))],
        choices=[("yes", _l("Reached")), ("no", _l("Not reached"))],
        description=_l("Not reached is written too: it counts as a try, and the follow-up stays due."),
    )  # fmt: skip
    met = LineField(_l("Whom they met or spoke with"), length=200)
    progress = ProseField(POINTS["progress"], length=2_000, render_kw={"rows": 2})
    family = ProseField(POINTS["family"], length=2_000, render_kw={"rows": 2})
    milieu = ProseField(POINTS["milieu"], length=2_000, render_kw={"rows": 2})
    schooling = ProseField(
        POINTS["schooling"], length=2_000, description=_l("Admitted where and when; class; does she go."),
        render_kw={"rows": 2},
    )  # fmt: skip
    skills = ProseField(POINTS["skills"], length=2_000, render_kw={"rows": 2})
    health = ProseField(POINTS["health"], length=2_000, render_kw={"rows": 2})
    her_words = ProseField(
        POINTS["her_words"], length=2_000, description=_l("As she said it, without others in the room."),
        render_kw={"rows": 2},
    )  # fmt: skip
    papers = ProseField(POINTS["papers"], length=2_000, render_kw={"rows": 2})
    held = ManyOptions(_l("Originals seen with her"), choices=pairs(HELD))
    risk = Options(_l("Risk"), [needed(_l("Choose the risk."))], choices=pairs(RISKS))
    risk_done = LineField(
        _l("What was done"), length=300,
        description=_l("In danger: what was done at once, and who was told. It stands on the superintendent’s Today."),
    )  # fmt: skip
    next_on = DayField(
        _l("Next date"), [Optional()], description=_l("Leave empty to keep the days of the rule.")
    )

    def told(self) -> Told:
        """Answer the visit as the verb takes it."""
        went = self.went_id.data
        return Told(
            happened_on=self.happened_on.data, how=self.how.data, went_id=UUID(went) if went else None,
            went_name=self.went_name.data or "", is_reached=self.reached.data == "yes", met=self.met.data or "",
            found={point: self._fields[point].data or "" for point in POINTS}, held=tuple(self.held.data or ()),
            risk=self.risk.data, risk_done=self.risk_done.data or "", next_on=self.next_on.data,
        )  # fmt: skip


def _some(words: dict[str, Any], codes: tuple[str, ...]) -> list[tuple[str, Any]]:
    return [(code, words[code]) for code in codes]


class MoveForm(NumberedForm):
    """Another day for a follow-up."""

    parts = {"move": ("due_on", "reason")}

    due_on = DayField(_l("New day"), [needed(_l("Write the day."))])
    reason = LineField(_l("Why"), length=200, description=_l("The day that it had stays readable."))


class DropForm(NumberedForm):
    """Why a follow-up is dropped."""

    parts = {"drop": ("why", "words")}

    why = Options(_l("Why"), [needed(_l("Choose why it is dropped."))], choices=_some(DROPS, DROPPED_BY_HAND))
    words = LineField(_l("Who decided it, and why"), length=200)


class EndForm(NumberedForm):
    """Why following up ends."""

    parts = {"end": ("why", "words")}

    why = Options(
        _l("Why"), [needed(_l("Choose why following up ends."))], choices=_some(ENDS, ENDED_BY_HAND)
    )
    words = LineField(_l("Who decided it, and why"), length=200)


class WorkerForm(NumberedForm):
    """Who follows her up."""

    parts = {"who": ("worker_id",)}

    worker_id = Choices(_l("Who follows her up"), [needed(_l("Choose a case worker of this home."))])


class ReachForm(NumberedForm):
    """Where she lives now and how she is reached; every line of it is sealed."""

    keeps_draft = True
    parts = {"reach": ("address", "phone", "safe_words", "reason")}

    address = ProseField(_l("Where she lives now"), length=500, render_kw={"rows": 2})
    phone = LineField(_l("Telephone"), length=40)
    safe_words = ProseField(
        _l("What may be said on this telephone, and to whom"), length=400,
        description=_l("Such as: say you are from the school. It is shown before the number, always."),
        render_kw={"rows": 2},
    )  # fmt: skip
    reason = LineField(
        _l("Why it is changed"), length=200,
        description=_l("Needed when something written is changed. It stays sealed beside the new one."),
    )  # fmt: skip

    def told(self) -> dict[str, str]:
        """Answer what was typed, by the names of the sealed columns."""
        return {name: self._fields[name].data or "" for name in ("address", "phone", "safe_words")}


class DangerForm(NumberedForm):
    """What the superintendent decided about a danger."""

    parts = {"answer": ("words",)}

    words = LineField(_l("What was decided, and who does it"), length=300)
