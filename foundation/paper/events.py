"""What is recorded of sheets on paper."""

from enum import StrEnum

from foundation.languages import _l


class Event(StrEnum):
    """Deeds and readings of sheets on paper."""

    SHEETS_PRINTED = "paper.sheets.printed"
    SCAN_KEPT = "paper.scan.kept"
    SCAN_OPENED = "paper.scan.opened"
    SHEET_ENTERED = "paper.sheet.entered"
    SHEET_CLOSED = "paper.sheet.closed"
    SHEETS_LISTED = "paper.sheets.listed"


SENTENCES = {
    Event.SHEETS_PRINTED: _l(
        "Sheets to be written by hand printed: %(numbers)s, print serial %(serial)s, %(lines)s lines"
    ),
    Event.SCAN_KEPT: _l("Scan of paper sheet %(number)s kept"),
    Event.SCAN_OPENED: _l("Scan of paper sheet %(number)s opened"),
    Event.SHEET_ENTERED: _l("Paper sheet %(number)s entered, %(lines)s lines"),
    Event.SHEET_CLOSED: _l("Paper sheet %(number)s closed as %(state)s"),
    Event.SHEETS_LISTED: _l("Paper sheets of the home listed"),
}
