"""What exports, prints and disclosures lay on the office's card: menu, addresses, two registers, the nightly sweep."""

from datetime import date, time
from uuid import UUID

from accounts.roles import Role
from foundation.access import Address, viewer
from foundation.disclosures import Disclosure, ExportRequest, actions
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
from foundation.jobs import Job
from foundation.languages import _, _l
from foundation.sealed import opened
from office.commands.export import export_commands
from office.permissions import May
from office.queries import exports
from office.registers_outward import DISCLOSURES, PRINTS, number_of


def _waiting() -> int:
    return viewer().exports_waiting


def sweep(due_on: date) -> str:
    """Take away files whose days are over; answers how many."""
    return f"{actions.sweep()} export files taken away"


def _chronology(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    found = exports.disclosures_of(case_file_id, limit=window.limit)
    return window.cut(
        TimelineEntry(
            happened_at=each.row.given_at,
            deed=_("Disclosure no. %(number)s", number=number_of(each)),
            text=_("struck out") if each.row.struck_at else opened(each.row.what),
            by=each.writer,
            written_at=each.row.written_at,
        )
        for each in found
    )


PART = Part(
    menu=(
        MenuItem(
            label=_l("Exports"), endpoint="office.list_exports_here", permission=May.EXPORT_SEE, order=89,
            chapter=Chapter.INSPECTION, roles=frozenset({Role.SUPERINTENDENT}), waiting=_waiting,
        ),
        MenuItem(
            label=_l("Disclosures"), endpoint="office.list_disclosures_here", permission=May.DISCLOSURE_BOOK, order=90,
            chapter=Chapter.INSPECTION, roles=frozenset({Role.SUPERINTENDENT}),
        ),
        MenuItem(
            label=_l("Exports"), endpoint="office.list_exports", permission=May.EXPORT_AGREE, at_home=False, order=4,
            roles=frozenset({Role.HEAD_OFFICE, Role.PRIVACY_OFFICER}), waiting=_waiting,
        ),
        MenuItem(
            label=_l("Disclosures"), endpoint="office.list_disclosures", permission=May.DISCLOSURE_BOOK, at_home=False,
            order=5, roles=frozenset({Role.PRIVACY_OFFICER}),
        ),
    ),
    addresses={
        "export_id": Address(column=ExportRequest.id, home=ExportRequest.home_id, owner=ExportRequest.asked_by),
        "disclosure_id": Address(column=Disclosure.id, home=Disclosure.home_id, owner=Disclosure.written_by),
    },
    file_pages=(
        FilePage(
            "disclosures", _l("Who was told"), "office.show_disclosures", May.DISCLOSURE_SEE, FileChapter.FILE, 8
        ),
    ),
    pages={
        "office.show_ask_export": _l("Asking for an export"),
        "office.show_export": _l("An export"),
        "office.save_export": _l("The file of an export"),
        "office.show_strike_disclosure": _l("A disclosure"),
    },
    timeline=(
        TimelineSource(kind="told", label=_l("Disclosures"), permission=May.DISCLOSURE_SEE, load=_chronology),
    ),
    registers=(PRINTS, DISCLOSURES),
    jobs=(
        Job(id="exports.sweep", title=_l("Take away export files after their days"), run=sweep, at=time(2, 20)),
    ),
    commands=(export_commands,),
)  # fmt: skip
