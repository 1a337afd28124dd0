"""Money in paise: entries with two signatures, a balance that never sinks below nothing, statements; never edited."""

from foundation.ledger.book import balance, decline, open_account, reverse, sign, write
from foundation.ledger.models import Entry, LedgerAccount
from foundation.ledger.money import MoneyField, paise_of, rupees
from foundation.ledger.rules import lowest_point
from foundation.ledger.statement import Line, Statement, balances, statement, waiting

__all__ = [
    "Entry", "LedgerAccount", "Line", "MoneyField", "Statement", "balance", "balances", "decline", "lowest_point",
    "open_account", "paise_of", "reverse", "rupees", "sign", "statement", "waiting", "write",
]  # fmt: skip
