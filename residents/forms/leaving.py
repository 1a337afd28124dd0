"""What is asked to prepare a leaving, at it and after it."""

from typing import Any
from uuid import UUID

from foundation.forms import (
    BooleanField,
    Choices,
    DayField,
    LineField,
    ManyOptions,
    Optional,
    ProseField,
    needed,
)
from foundation.languages import _l
from homes.numbered import NumberedForm
from residents.actions.leaving import PLAN, WAY
from residents.choices import EXIT_REASONS, RELATIONS, ExitReason
from residents.choices.going import STEPS
from residents.forms.identity import pairs
from residents.forms.stay import WhenPart

NOT_PLANNED = frozenset({
    ExitReason.LEFT_WITHOUT_LEAVE, ExitReason.DIED, ExitReason.NIGHT_OVER, ExitReason.STOPPED_COMING,
    ExitReason.WRITTEN_TWICE,
})  # fmt: skip
GOING = {reason: said for reason, said in EXIT_REASONS.items() if reason not in NOT_PLANNED}
CHOOSE = ("", _l("Choose"))
LONG = {"rows": 2}


class PlanForm(NumberedForm):
    """The plan of a leaving: Form 7 part C, the roster's exact day."""

    keeps_draft = True
    parts = {
        "day": ("going", "due_on", "moved_from_on", "moved_why", "authority"),
        "plan": ("residence", "schooling", "livelihood", "health", "money", "her_words", "follow_up_by"),
        "sent": ("sent_on", "reason"),
    }

    going = Choices(_l("Where to"), [needed(_l("Choose where she goes."))], choices=[CHOOSE, *pairs(GOING)])
    due_on = DayField(_l("Leaves on"), [needed(_l("Write the exact day."))], description=_l("Rule 79(1)."))
    moved_from_on = DayField(
        _l("Moved from"), [Optional()], description=_l("If the day was a holiday, rule 79(6).")
    )
    moved_why = LineField(_l("Which holiday"), length=120)
    authority = LineField(_l("Authority or organisation there"), length=120)
    residence = ProseField(_l("Where and with whom she will live"), length=1000, render_kw=LONG)
    schooling = ProseField(_l("School or training"), length=1000, render_kw=LONG)
    livelihood = ProseField(_l("Work and income"), length=1000, render_kw=LONG)
    health = ProseField(_l("Health and medicines"), length=1000, render_kw=LONG)
    money = ProseField(_l("Sponsorship, savings, compensation"), length=1000, render_kw=LONG)
    her_words = ProseField(_l("What she wants, in her words"), length=1000, render_kw=LONG)
    follow_up_by = LineField(_l("Who follows up"), length=160, description=_l("At two and at six months."))
    sent_on = DayField(
        _l("Plan sent to the committee on"), [Optional()], past_only=True,
        description=_l("Two months before she leaves, rule 25(4)."),
    )  # fmt: skip
    reason = LineField(
        _l("Why it is changed"), length=200, description=_l("Needed when a day that was told is changed.")
    )

    def facts(self) -> dict[str, Any]:
        """Answer what was typed, by the names of the plan's columns."""
        return {name: _plain(name, self._fields[name].data) for name in PLAN}


class ToldForm(NumberedForm):
    """That her parent was told."""

    parts = {"told": ("told_on", "told_how", "travel_paid", "reason")}

    told_on = DayField(_l("Told on"), [needed(_l("Write the day."))], past_only=True)
    told_how = LineField(
        _l("Who was told and how"), [needed(_l("Write who was told and how."))], length=120,
        description=_l("Such as mother, letter and telephone."),
    )  # fmt: skip
    travel_paid = BooleanField(_l("Travel"), render_kw={"words": _l("Travel is paid, rule 79(7)")})
    reason = LineField(
        _l("Why it is changed"), length=200, description=_l("Needed when a day that was told is changed.")
    )


class WayForm(NumberedForm):
    """Who receives her, who goes with her."""

    parts = {
        "receiver": (
            "receiver_contact_id",
            "receiver",
            "receiver_relation",
            "without_study_order",
            "without_study_why",
        ),
        "escort": (
            "escort_contact_id",
            "escort",
            "escort_relation",
            "escort_is_woman",
            "escort_order_no",
            "is_another",
        ),
        "place": ("place",),
    }

    receiver_contact_id = Choices(_l("Received by, from her family"))
    receiver = LineField(_l("Or by somebody else: name"), length=120)
    receiver_relation = Choices(_l("Relation"), choices=[CHOOSE, *pairs(RELATIONS)])
    without_study_order = LineField(
        _l("Order that sends her without a home study"),
        length=80,
        description=_l("Only if there is no study."),
    )
    without_study_why = LineField(_l("Why without a home study"), length=200)
    escort_contact_id = Choices(_l("Escort, from her family"))
    escort = LineField(_l("Or somebody else: name"), length=120)
    escort_relation = LineField(_l("Who that is"), length=60)
    escort_is_woman = BooleanField(_l("A woman"), render_kw={"words": _l("A woman goes with her")})
    escort_order_no = LineField(_l("Escort order, Form 45"), length=80)
    is_another = BooleanField(
        _l("Not the barred person"),
        render_kw={"words": _l("I looked: this is another person of the same name.")},
    )
    place = LineField(_l("State or country"), length=80, description=_l("If it is not this state."))

    def facts(self) -> dict[str, Any]:
        """Answer what was typed, by the names of the plan's columns."""
        told = {name: _plain(name, self._fields[name].data) for name in WAY}
        for name in ("receiver_contact_id", "escort_contact_id"):
            told[name] = UUID(told[name]) if told[name] else None
        return told


class StepForm(NumberedForm):
    """A step of a longer way home."""

    parts = {"step": ("kind", "done_on", "reference", "words")}

    kind = Choices(_l("Step"), [needed(_l("Choose the step."))], choices=[CHOOSE, *pairs(STEPS)])
    done_on = DayField(_l("Done on"), [needed(_l("Write the day."))], past_only=True)
    reference = LineField(_l("Number of the letter or paper"), length=120)
    words = LineField(_l("To or from whom"), length=200)


class AddressForm(NumberedForm):
    """Where she lives after leaving; sealed."""

    parts = {"address": ("address", "phone")}

    address = ProseField(
        _l("Address"), [needed(_l("Write the address."))], length=1000, render_kw={"rows": 3}
    )
    phone = LineField(_l("Telephone"), length=60)


class ReceiptForm(WhenPart):
    """Who signed for her belongings and money."""

    parts = {"receipt": ("receipt_by", "receipt_no", "things", "day", "time")}

    receipt_by = LineField(_l("Received and signed by"), [needed(_l("Write who signed."))], length=120)
    receipt_no = LineField(_l("Receipt number"), length=60)
    things = ManyOptions(
        _l("Handed over now"),
        description=_l("What is not handed over stands on the page of her belongings with its reason."),
    )


class GroundForm(NumberedForm):
    """Why something sealed is opened."""

    parts = {"ground": ("reason",)}

    reason = LineField(
        _l("Why you need to read it"),
        [needed(_l("Write in a full sentence why you need to read it."))],
        length=300,
    )


MAY_BE_NONE = frozenset({"due_on", "moved_from_on", "sent_on"})


def _plain(name: str, value: Any) -> Any:
    """A line of text that was not sent is an empty text; a day stays nothing, a box stays yes or no."""
    return value if name in MAY_BE_NONE or isinstance(value, bool) else (value or "")
