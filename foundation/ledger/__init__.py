"""Money in paise: entries with two signatures, a balance that never sinks below nothing, statements; never edited."""

from foundation.ledger.book import (
    Coming,
    add_account,
    balance,
    decline,
    decline_many,
    open_account,
    reverse,
    sign,
    write,
    write_comings,
)
from foundation.ledger.models import Entry, LedgerAccount
from foundation.ledger.money import MoneyField, paise_of, rupees
from foundation.ledger.rules import lowest_point
from foundation.ledger.statement import Line, Statement, balances, statement, waiting

__all__ = [
    "Coming", "Entry", "LedgerAccount", "Line", "MoneyField", "Statement", "add_account", "balance", "balances",
    "decline", "decline_many", "lowest_point", "open_account", "paise_of", "reverse", "rupees", "sign", "statement",
    "waiting", "write", "write_comings",
]  # fmt: skip
