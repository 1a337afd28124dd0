"""What savings, movement and leaving hand to the family floor's card: addresses, titles, clashes, menu."""

from typing import Any

import sqlalchemy as sa

from accounts.roles import Role
from foundation.access import Address
from foundation.feature import MenuItem
from foundation.languages import _l
from foundation.ledger import Entry
from residents.models import SavingsAccount
from residents.permissions import May

_whose_entry = (
    sa.select(SavingsAccount.case_file_id)
    .where(SavingsAccount.account_id == Entry.account_id)
    .correlate(Entry)
    .scalar_subquery()
)
ADDRESSES = {
    "entry_id": Address(column=Entry.id, home=Entry.home_id, person=_whose_entry),
}
PAGES: dict[str, Any] = {
    "residents.print_statement": _l("Savings statement of %(code)s"),
}
CLASHES: dict[str, Any] = {
    "uq_ledger_entry_reverses_once": (_l("This entry is reversed already. Look again."), "reason"),
}
MENU = (
    MenuItem(
        label=_l("Savings"),
        endpoint="residents.show_book",
        permission=May.SAVINGS_BOOK,
        order=46,
        tabs=frozenset({Role.STORES}),
    ),
)
