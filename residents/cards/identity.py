"""What identity hands to the family floor's card: addresses, menu, titles, clashes, details, chronology."""

from typing import Any

from accounts.roles import Role
from foundation.access import Address
from foundation.feature import Chapter, MenuItem, Part
from foundation.languages import _l
from foundation.telling import in_words
from residents.choices.identity import AGE_KINDS, PAPER_KINDS
from residents.models import AgeRecord, Alias, FileMerge, IdentityPaper, Sibling
from residents.permissions import May
from residents.timelines.identity import TIMELINE

ADDRESSES = {
    "age_id": Address.of(AgeRecord),
    "alias_id": Address.of(Alias),
    "merge_id": Address(column=FileMerge.id, home=FileMerge.home_id, person=FileMerge.kept_file_id),
    "paper_id": Address.of(IdentityPaper),
    "sibling_id": Address.of(Sibling),
}
MENU = (
    MenuItem(
        label=_l("Identity papers"),
        endpoint="residents.list_missing_papers",
        chapter=Chapter.CHILDREN,
        permission=May.PAPERS_LIST,
        order=28,
        roles=frozenset({Role.SUPERINTENDENT, Role.CASE_WORKER}),
    ),
)
PAGES: dict[str, Any] = {
    "residents.show_who": _l("Identity of %(code)s"),
    "residents.list_papers": _l("Papers of %(code)s"),
}
CLASHES: dict[str, Any] = {
    "uq_sibling_now": (_l("These two are linked already."), "other_code"),
    "uq_file_merge_emptied_file_id": (_l("This file was joined into another before."), "other_code"),
}
DETAILS: dict[str, Any] = {
    "residents.ground": in_words(AGE_KINDS),
    "residents.paper": in_words(PAPER_KINDS),
}
PART = Part(
    menu=MENU,
    addresses=ADDRESSES,
    pages=PAGES,
    details=DETAILS,
    clashes=CLASHES,
    timeline=TIMELINE,
)
