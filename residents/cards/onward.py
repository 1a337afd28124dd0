"""What savings, movement and leaving hand to the family floor's card: addresses, titles, clashes, menu."""

from datetime import time
from typing import Any

import sqlalchemy as sa

from accounts.roles import Role
from foundation.access import Address
from foundation.feature import Chapter, MenuItem, Part, PresenceSource, TimelineSource
from foundation.jobs import Job
from foundation.languages import _l
from foundation.ledger import Entry
from homes.models import StaffMember
from residents.actions.leaving_seal import seal_files
from residents.models import Away, HandedFile, Missing, SavingsAccount
from residents.permissions import May
from residents.queries.movement import absences
from residents.queries.onward_timeline import leaving_entries, movement_entries
from residents.registers.roster import ROSTER

_whose_entry = (
    sa.select(SavingsAccount.case_file_id)
    .where(SavingsAccount.account_id == Entry.account_id)
    .correlate(Entry)
    .scalar_subquery()
)
_who_takes_her = (
    sa.select(StaffMember.user_id)
    .where(StaffMember.id == Away.escort_staff_id)
    .correlate(Away)
    .scalar_subquery()
)
ADDRESSES = {
    "entry_id": Address(column=Entry.id, home=Entry.home_id, person=_whose_entry),
    "away_id": Address.of(Away, owner=_who_takes_her),
    "missing_id": Address.of(Missing),
    "handed_id": Address.of(HandedFile),
}
PAGES: dict[str, Any] = {
    "residents.show_own_escort": _l("Where a child is taken"),
    "residents.show_leaving": _l("Leaving of %(code)s"),
    "residents.show_movement": _l("Movement of %(code)s"),
    "residents.show_savings": _l("Savings of %(code)s"),
    "residents.show_statement": _l("Savings of %(code)s"),
    "residents.print_statement": _l("Savings statement of %(code)s"),
}
CLASHES: dict[str, Any] = {
    "uq_ledger_entry_reverses_once": (_l("This entry is reversed already. Look again."), "reason"),
    "uq_away_open": _l("She is away already. Write her return first."),
    "uq_missing_open": _l("She is written as missing already. Look again."),
    "uq_death_placement_id": _l("Her death is written already. Look again."),
}
MENU = (
    MenuItem(
        label=_l("Savings"),
        endpoint="residents.show_book",
        chapter=Chapter.CHILDREN,
        permission=May.SAVINGS_BOOK,
        order=46,
        tabs=frozenset({Role.STORES}),
    ),
    MenuItem(
        label=_l("Leaving"),
        endpoint="residents.list_leaving",
        chapter=Chapter.CHILDREN,
        permission=May.ROSTER_SEE,
        order=47,
        roles=frozenset({Role.SUPERINTENDENT, Role.CASE_WORKER}),
    ),
)
PRESENCE = (PresenceSource(load=absences),)
TIMELINE = (
    TimelineSource(kind="movement", label=_l("Movement"), permission=May.MOVEMENT_SEE, load=movement_entries),
    TimelineSource(kind="leaving", label=_l("Leaving"), permission=May.LEAVING_SEE, load=leaving_entries),
)
REGISTERS = (ROSTER,)
JOBS = (
    Job(
        id="residents.seal_files",
        title=_l("Seal the files of children who left thirty days ago"),
        run=seal_files,
        at=time(2, 30),
    ),
)
PART = Part(
    menu=MENU,
    addresses=ADDRESSES,
    pages=PAGES,
    clashes=CLASHES,
    presence=PRESENCE,
    timeline=TIMELINE,
    registers=REGISTERS,
    jobs=JOBS,
)
