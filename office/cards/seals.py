"""What broken seals lay on the office's card: menu, addresses, the register, their lines in a child's chronology."""

from uuid import UUID

from accounts.roles import Role
from foundation.access import Address, viewer
from foundation.break_glass import BrokenSeal
from foundation.feature import (
    Chapter,
    FileChapter,
    FilePage,
    MenuItem,
    Part,
    TimelineEntry,
    TimelineSource,
    Window,
)
from foundation.languages import _l
from office.permissions import May
from office.queries.seals import told_in_chronology
from office.registers import BROKEN_SEALS
from office.seals_said import entry_said


def _waiting() -> int:
    return viewer().seals_to_review


def _chronology(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    return told_in_chronology(case_file_id, window, entry_said)


PART = Part(
    menu=(
        MenuItem(
            label=_l("Broken seals"), endpoint="office.list_seals_here", permission=May.SEAL_SEE, order=83,
            chapter=Chapter.STAFF, roles=frozenset({Role.SUPERINTENDENT}), waiting=_waiting,
        ),
        MenuItem(
            label=_l("Broken seals"), endpoint="office.list_seals", permission=May.SEAL_SEE, at_home=False, order=3,
            roles=frozenset({Role.PRIVACY_OFFICER}), tabs=frozenset({Role.PRIVACY_OFFICER}), waiting=_waiting,
        ),
        MenuItem(
            label=_l("Broken seals"), endpoint="office.count_seals", permission=May.SEAL_COUNT, at_home=False,
            order=45, roles=frozenset({Role.HEAD_OFFICE}),
        ),
    ),
    addresses={"broken_seal_id": Address(column=BrokenSeal.id, home=BrokenSeal.home_id)},
    file_pages=(
        FilePage("seal", _l("Break the seal"), "office.show_break_seal", May.SEAL_BREAK, FileChapter.FILE, 9),
    ),
    through_seal=("office.show_break_seal", "office.break_seal"),
    pages={"office.show_review_seal": _l("A broken seal")},
    timeline=(
        TimelineSource(
            kind="broken_seal", label=_l("Broken seals"), permission=May.SEAL_SEE, load=_chronology
        ),
    ),
    registers=(BROKEN_SEALS,),
)  # fmt: skip
