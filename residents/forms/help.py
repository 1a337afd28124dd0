"""What is asked about those who stand beside her, about bail, compensation, threats and who must not come in."""

from typing import Any

from foundation.forms import Choices, DayField, LineField, Optional, Options, ProseField, WholeField, needed
from foundation.languages import _l
from homes.numbered import NumberedForm
from residents.choices.legal import AID_KINDS, AWARD_KINDS, BAIL_OUTCOMES
from residents.forms.identity import PhotoPart, pairs
from residents.forms.orders import chosen_id

REASON = _l("Needed when something written is changed. It stays readable.")


class SupportForm(NumberedForm):
    """Whom the committee named as support person."""

    parts = {"support": ("name", "organisation", "phone", "named_on", "named_by")}

    name = LineField(_l("Name"), [needed(_l("Write the name."))], length=120)
    organisation = LineField(_l("Organisation"), length=160)
    phone = LineField(_l("Telephone"), length=40, description=_l("Kept sealed."))
    named_on = DayField(_l("Named on"), [needed(_l("Write the day."))])
    named_by = Choices(_l("Named by"))

    def told(self) -> dict[str, Any]:
        """Answer what was typed, as the verb takes it."""
        return {
            "name": self.name.data, "organisation": self.organisation.data or "", "phone": self.phone.data or "",
            "named_on": self.named_on.data, "named_by": chosen_id(self.named_by.data),
        }  # fmt: skip


class DayForm(NumberedForm):
    """One day."""

    parts = {"day": ("day",)}

    day = DayField(_l("Day"), [needed(_l("Write the day."))])


class AidForm(NumberedForm):
    """Who acts for her in law."""

    parts = {"aid": ("kind", "name", "phone", "reference", "given_on")}

    kind = Options(_l("Who"), [needed(_l("Choose who."))], choices=pairs(AID_KINDS))
    name = LineField(_l("Name"), length=120)
    phone = LineField(_l("Telephone"), length=40, description=_l("Kept sealed."))
    reference = LineField(_l("Reference of the authority (DLSA)"), length=80)
    given_on = DayField(_l("Since"), [needed(_l("Write the day."))])

    def told(self) -> dict[str, Any]:
        """Answer what was typed, as the verb takes it."""
        return {
            "kind": self.kind.data, "name": self.name.data or "", "phone": self.phone.data or "",
            "reference": self.reference.data or "", "given_on": self.given_on.data,
        }  # fmt: skip


class BailForm(NumberedForm):
    """An application for bail of an accused, and what followed."""

    parts = {"bail": ("accused", "court", "filed_on", "objected_on", "decided_on", "outcome", "reason")}

    accused = LineField(_l("Accused"), length=120, description=_l("As the case names the person."))
    court = LineField(_l("Court"), length=120)
    filed_on = DayField(_l("Filed on"), [needed(_l("Write the day."))])
    objected_on = DayField(_l("Objection on"), [Optional()])
    decided_on = DayField(_l("Decided on"), [Optional()])
    outcome = Choices(_l("Outcome"), choices=pairs(BAIL_OUTCOMES))
    reason = LineField(_l("Why it is changed"), length=200, description=REASON)

    def told(self) -> dict[str, Any]:
        """Answer what was typed, by the names of the columns."""
        return {
            "accused": self.accused.data or "", "court": self.court.data or "", "filed_on": self.filed_on.data,
            "objected_on": self.objected_on.data, "decided_on": self.decided_on.data,
            "outcome": self.outcome.data or "",
        }  # fmt: skip


AWARD = (
    "kind", "applied_on", "applied_to", "ordered_on", "order_no", "ordered_amount", "credited_on", "credited_amount",
)  # fmt: skip


class AwardForm(NumberedForm):
    """Compensation: applied for, ordered, credited; filled in as it comes."""

    parts = {"award": (*AWARD, "reason")}

    kind = Options(_l("What"), [needed(_l("Choose what."))], choices=pairs(AWARD_KINDS))
    applied_on = DayField(_l("Applied for on"), [Optional()])
    applied_to = LineField(_l("Applied to"), length=120)
    ordered_on = DayField(_l("Ordered on"), [Optional()])
    order_no = LineField(_l("Order number"), length=80)
    ordered_amount = WholeField(_l("Amount ordered, in rupees"), [Optional()])
    credited_on = DayField(
        _l("Credited on"),
        [Optional()],
        description=_l("Within 30 days of the order, POCSO Rules 2020, rule 9."),
    )
    credited_amount = WholeField(_l("Amount credited, in rupees"), [Optional()])
    reason = LineField(_l("Why it is changed"), length=200, description=REASON)

    def told(self) -> dict[str, Any]:
        """Answer what was typed, by the names of the columns."""
        lines = ("kind", "applied_to", "order_no")
        return {name: (self[name].data or "") if name in lines else self[name].data for name in AWARD}


class ThreatForm(NumberedForm):
    """What is known of a threat."""

    parts = {"threat": ("words",)}

    words = ProseField(
        _l("What is known"), length=8000, render_kw={"rows": 5},
        description=_l("Sealed. Read by superintendent, case worker, counsellor and her committee."),
    )  # fmt: skip


class BarForm(PhotoPart):
    """Somebody who must not come in."""

    parts = {"bar": ("name", "description", "photo", "reason", "from_on", "until_on")}

    name = LineField(_l("Name"), length=120)
    description = ProseField(
        _l("How the person looks"), length=500, render_kw={"rows": 2},
        description=_l("The gate reads this and the name. Write nothing of any child."),
    )  # fmt: skip
    reason = ProseField(
        _l("Why"), length=2000, render_kw={"rows": 3}, description=_l("Sealed. The gate does not read it.")
    )
    from_on = DayField(_l("From"), [needed(_l("Write the day."))])
    until_on = DayField(_l("Until"), [Optional()], description=_l("Leave empty if it has no end."))
