"""What is asked about those who stand beside her, about bail, compensation, threats and who must not come in."""

from foundation.forms import Choices, DayField, LineField, Optional, Options, ProseField, WholeField, needed
from foundation.languages import _l
from homes.numbered import NumberedForm
from residents.choices.legal import AID_KINDS, AWARD_KINDS, BAIL_OUTCOMES
from residents.forms.identity import PhotoPart, pairs
from residents.forms.mending import Mending
from residents.forms.under_case import UnderCase, mended

PHONE = _l("Kept sealed. Left empty in a correction, what is sealed stays.")


class SupportForm(UnderCase):
    """Whom the committee named as support person."""

    parts = {"told": ("name", "organisation", "phone", "named_on", "named_by")}
    ids = frozenset({"named_by"})

    name = LineField(_l("Name"), [needed(_l("Write the name."))], length=120)
    organisation = LineField(_l("Organisation"), length=160)
    phone = LineField(_l("Telephone"), length=40, description=PHONE)
    named_on = DayField(_l("Named on"), [needed(_l("Write the day."))])
    named_by = Choices(_l("Named by"))


class MendSupportForm(Mending, SupportForm):
    """A support person, to be corrected."""

    parts = mended(SupportForm, "ended_on")

    ended_on = DayField(_l("Ended on"), [Optional()])


class DayForm(NumberedForm):
    """One day."""

    parts = {"day": ("day",)}

    day = DayField(_l("Day"), [needed(_l("Write the day."))])


class AidForm(UnderCase):
    """Who acts for her in law."""

    parts = {"told": ("kind", "name", "phone", "reference", "given_on")}

    kind = Options(_l("Who"), [needed(_l("Choose who."))], choices=pairs(AID_KINDS))
    name = LineField(_l("Name"), length=120)
    phone = LineField(_l("Telephone"), length=40, description=PHONE)
    reference = LineField(_l("Reference of the authority (DLSA)"), length=80)
    given_on = DayField(_l("Since"), [needed(_l("Write the day."))])


class MendAidForm(Mending, AidForm):
    """Legal aid, to be corrected or ended."""

    parts = mended(AidForm, "ended_on")

    ended_on = DayField(_l("Ended on"), [Optional()])


class BailForm(UnderCase):
    """An application for bail of an accused, and what followed."""

    parts = {"told": ("accused", "court", "filed_on", "objected_on", "decided_on", "outcome")}

    accused = LineField(_l("Accused"), length=120, description=_l("As the case names the person."))
    court = LineField(_l("Court"), length=120)
    filed_on = DayField(_l("Filed on"), [needed(_l("Write the day."))])
    objected_on = DayField(_l("Objection on"), [Optional()])
    decided_on = DayField(_l("Decided on"), [Optional()])
    outcome = Choices(_l("Outcome"), choices=pairs(BAIL_OUTCOMES))


class MendBailForm(Mending, BailForm):
    """An application for bail, filled in or corrected."""

    parts = mended(BailForm)


class AwardForm(UnderCase):
    """Compensation: applied for, ordered, credited; filled in as it comes."""

    parts = {
        "told": (
            "kind", "applied_on", "applied_to", "ordered_on", "order_no", "ordered_amount", "credited_on",
            "credited_amount",
        )
    }  # fmt: skip

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


class MendAwardForm(Mending, AwardForm):
    """Compensation, filled in or corrected."""

    parts = mended(AwardForm)


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
