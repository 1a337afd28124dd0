"""What sheets on paper lay on the office's card: the menu word, addresses, titles."""

from accounts.roles import Role
from foundation.access import Address
from foundation.feature import Chapter, MenuItem, Part
from foundation.languages import _l
from foundation.paper import PaperSheet
from foundation.registers import PastedPage
from foundation.telling import in_words
from office.permissions import May

PART = Part(
    menu=(
        MenuItem(
            label=_l("Paper"), endpoint="office.show_paper", permission=May.PAPER_SEE, order=84, chapter=Chapter.STAFF,
            roles=frozenset({Role.SUPERINTENDENT, Role.HOUSE_STAFF, Role.TEACHER, Role.NURSE}),
        ),
    ),
    addresses={
        "paper_sheet_id": Address(column=PaperSheet.id, home=PaperSheet.home_id),
        "pasted_page_id": Address(column=PastedPage.id, home=PastedPage.home_id),
    },
    details={"paper.state": in_words({"not_used": _l("not used"), "lost": _l("lost")})},
    pages={
        "office.show_paper_sheet": _l("A sheet on paper"),
        "office.show_paper_scan": _l("Scan of a sheet on paper"),
        "office.show_pasting": _l("Bound book of a register"),
        "office.show_spoil_page": _l("A spoiled page of a bound book"),
    },
    clashes={
        "uq_paper_sheet_home_id_year_number": _l("Somebody printed at the same moment. Print once more."),
        "uq_pasted_page_number": _l("Somebody printed the same pages a moment ago. Look at the list."),
    },
)  # fmt: skip
