"""What is asked about money: an entry, a reason, a bank account."""

from foundation.forms import Choices, DayField, InputRequired, LineField, Optional, needed
from foundation.languages import _l
from foundation.ledger import MoneyField
from homes.numbered import NumberedForm
from residents.choices.going import CAME, WENT
from residents.forms.identity import pairs
from residents.forms.stay import WhenPart


class MoneyForm(WhenPart):
    """Money that came or went."""

    parts = {"money": ("kind", "amount", "day", "time", "words", "voucher")}

    kind = Choices(
        _l("What money"), [needed(_l("Choose what this money is."))],
        choices=[("", _l("Choose")), *pairs(CAME), *pairs(WENT)],
    )  # fmt: skip
    amount = MoneyField(
        _l("Amount in rupees"),
        [InputRequired(_l("Write the amount."))],
        description=_l("Such as 250 or 250.50."),
    )
    words = LineField(_l("For what, or to whom"), length=200)
    voucher = LineField(_l("Voucher or receipt number"), length=60)


class ReverseForm(NumberedForm):
    """Why a signed entry is taken back."""

    parts = {"reverse": ("reason",)}

    reason = LineField(
        _l("Why it is reversed"),
        [needed(_l("Write why it is reversed. Both entries stay readable."))],
        length=200,
    )


class DeclineForm(NumberedForm):
    """Why an entry is not signed."""

    parts = {"decline": ("why",)}

    why = LineField(_l("Why it is not signed"), [needed(_l("Write why it is not signed."))], length=200)


class BankForm(NumberedForm):
    """Her bank account."""

    parts = {"bank": ("bank", "branch", "ifsc", "number", "opened_on", "reason")}

    bank = LineField(_l("Bank or post office"), [needed(_l("Write the bank."))], length=120)
    branch = LineField(_l("Branch"), length=120)
    ifsc = LineField(_l("IFSC"), length=15, description=_l("The branch’s code, on the passbook."))
    number = LineField(
        _l("Account number"), [needed(_l("Write the whole account number, as the passbook has it."))], length=40,
        description=_l("It is sealed. Later pages show its last four signs."),
    )  # fmt: skip
    opened_on = DayField(_l("Opened on"), [Optional()], past_only=True)
    reason = LineField(
        _l("Why it is changed"), length=200, description=_l("Needed when another account was written before.")
    )
