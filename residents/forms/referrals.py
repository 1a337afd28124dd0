"""What is asked about a referral: to whom, what is shared, by whose consent, what came of it."""

from foundation.forms import Choices, DayField, LineField, ManyOptions, Optional, Options, ProseField, needed
from foundation.languages import _l
from homes.numbered import NumberedForm
from residents.actions.referrals import Referred
from residents.choices.referring import CONSENTS, HEADS, OUTCOMES, TO
from residents.forms.identity import pairs


class ReferForm(NumberedForm):
    """A referral out."""

    keeps_draft = True
    parts = {
        "to": ("to_kind", "to_name", "what_for"),
        "shared": ("heads",),
        "consent": ("consent", "consent_on", "consent_words", "order_no"),
        "when": ("sent_on", "due_on"),
    }

    to_kind = Choices(
        _l("To"), [needed(_l("Choose whom she is referred to."))], choices=[("", _l("Choose")), *pairs(TO)]
    )
    to_name = LineField(_l("Its name"), [needed(_l("Write its name."))], length=120)
    what_for = ProseField(
        _l("What for"), [needed(_l("Write what for."))], length=2_000, render_kw={"rows": 3}
    )
    heads = ManyOptions(
        _l("What is shared"), choices=pairs(HEADS),
        description=_l("Only what they need for this. Each head is recorded as told."),
    )  # fmt: skip
    consent = Options(_l("By whose consent"), choices=pairs(CONSENTS))
    consent_on = DayField(_l("Consent given on"), [Optional()])
    consent_words = LineField(
        _l("How it was given"), length=200, description=_l("Her words, or which guardian and how.")
    )
    order_no = LineField(_l("Number of the order"), length=80)
    sent_on = DayField(_l("Sent on"), [needed(_l("Write the day it was sent."))])
    due_on = DayField(_l("Answer due on"), [needed(_l("Write by when they should answer."))])

    def referred(self) -> Referred:
        """Answer the referral as the verb takes it."""
        return Referred(
            to_kind=self.to_kind.data, to_name=self.to_name.data or "", what_for=self.what_for.data or "",
            heads=self.heads.data or [], consent=self.consent.data or "", consent_on=self.consent_on.data,
            consent_words=self.consent_words.data or "", order_no=self.order_no.data or "", sent_on=self.sent_on.data,
            due_on=self.due_on.data,
        )  # fmt: skip


class DecideForm(NumberedForm):
    """Whether they take it."""

    parts = {"decide": ("is_accepted", "decided_on", "decline_reason")}

    is_accepted = Options(
        _l("Do they take it"), [needed(_l("Choose one."))],
        choices=[("yes", _l("They take it")), ("no", _l("They do not take it"))],
    )  # fmt: skip
    decided_on = DayField(_l("Told on"), [needed(_l("Write the day."))])
    decline_reason = LineField(_l("If not, why"), length=200)


class CloseForm(NumberedForm):
    """What came of it."""

    parts = {"close": ("outcome", "closed_on", "words")}

    outcome = Options(_l("What came of it"), [needed(_l("Choose what came of it."))], choices=pairs(OUTCOMES))
    closed_on = DayField(_l("Closed on"), [needed(_l("Write the day."))])
    words = LineField(_l("In short"), length=200)
