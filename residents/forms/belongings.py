"""What is asked of a child's belongings: each thing, the reading over, the bank, and what became of it."""

from foundation.forms import Choices, DayField, Form, LineField, Optional, WholeField, needed
from foundation.languages import _l
from foundation.ledger.money import MoneyField
from residents.actions.belongings import Gone, Thing
from residents.forms.identity import pairs
from residents.forms.reception import CameForm
from residents.rules.belongings import KINDS, WENT


class ThingForm(Form):
    """One thing that she has with her."""

    kind = Choices(
        _l("Kind"),
        [needed(_l("Choose what kind of thing it is."))],
        choices=[("", _l("Choose")), *pairs(KINDS)],
    )
    what = LineField(_l("What it is"), [needed(_l("Write what it is."))], length=160)
    quantity = WholeField(_l("How many"), [needed(_l("Write how many, from 1."))], default=1)
    rupees = MoneyField(
        _l("Value or amount, in rupees"), [Optional()], description=_l("Money is counted before her.")
    )
    kept_where = LineField(_l("Kept where"), length=100, description=_l("Such as safe, locker 4, with her."))

    def thing(self) -> Thing:
        """Answer the thing as the verb takes it."""
        return Thing(
            kind=self.kind.data, what=self.what.data, quantity=self.quantity.data,
            paise=self.rupees.data, kept_where=self.kept_where.data or "",
        )  # fmt: skip


class ReadOverForm(Form):
    """The list is read over to her."""

    witness = LineField(_l("Witness"), [needed(_l("Write who was the witness."))], length=120)
    her_words = LineField(_l("What she says of it"), length=300)


class BankForm(Form):
    """Her money goes into her savings."""

    rupees = MoneyField(_l("Amount, in rupees"), [needed(_l("Write an amount up to what was counted."))])
    banked_on = DayField(_l("Given to the accounts on"), [needed(_l("Write the day."))], past_only=True)


class GoneForm(CameForm):
    """What became of a thing."""

    went = Choices(
        _l("What became of it"),
        [needed(_l("Choose what became of it."))],
        choices=[("", _l("Choose")), *pairs(WENT)],
    )
    went_to = LineField(
        _l("Given to"), length=120, description=_l("Name and relation; empty for the child herself.")
    )
    receipt_no = LineField(_l("Receipt, seizure memo or minute number"), length=60)
    went_why = LineField(
        _l("How it was lost, or what she said"), length=200, description=_l("If it is lost or given away.")
    )

    def gone(self) -> Gone:
        """Answer the end as the verb takes it."""
        return Gone(
            went=self.went.data, went_at=self.happened_at(), went_to=self.went_to.data or "",
            receipt_no=self.receipt_no.data or "", went_why=self.went_why.data or "",
        )  # fmt: skip
