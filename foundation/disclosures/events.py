"""What the record says about exports and disclosures; the office carries the words of this engine."""

from enum import StrEnum
from typing import Any

from foundation.disclosures.choices import ASKERS, GROUNDS
from foundation.languages import _l
from foundation.telling import in_words


class Event(StrEnum):
    """Deeds and readings about exports and disclosures."""

    EXPORT_ASKED = "office.export.asked"
    EXPORT_AGREED = "office.export.agreed"
    EXPORT_REFUSED = "office.export.refused"
    EXPORT_WITHDRAWN = "office.export.withdrawn"
    EXPORT_MADE = "office.export.made"
    EXPORT_TAKEN = "office.export.taken"
    EXPORT_GONE = "office.export.gone"
    EXPORT_READ = "office.export.read"
    EXPORTS_LISTED = "office.exports.read"
    DISCLOSURE_WRITTEN = "office.disclosure.written"
    DISCLOSURE_STRUCK = "office.disclosure.struck"
    DISCLOSURES_READ = "office.disclosures.read"


SENTENCES: dict[Event, Any] = {
    Event.EXPORT_ASKED: _l(
        "Export no. %(number)s asked for: %(register)s, %(children)s children, for: %(recipient)s"
    ),
    Event.EXPORT_AGREED: _l("Export no. %(number)s agreed to: %(register)s, %(children)s children"),
    Event.EXPORT_REFUSED: _l("Export no. %(number)s refused: %(register)s"),
    Event.EXPORT_WITHDRAWN: _l("Export no. %(number)s taken back: %(register)s"),
    Event.EXPORT_MADE: _l(
        "Export no. %(number)s made, print serial %(serial)s: %(register)s, %(lines)s lines"
    ),
    Event.EXPORT_TAKEN: _l("File of export no. %(number)s saved"),
    Event.EXPORT_GONE: _l("File of export no. %(number)s taken away after its days"),
    Event.EXPORT_READ: _l("Export no. %(number)s looked at"),
    Event.EXPORTS_LISTED: _l("List of exports read, %(lines)s lines"),
    Event.DISCLOSURE_WRITTEN: _l(
        "Disclosure no. %(number)s written: %(recipient)s, %(basis)s, %(children)s children"
    ),
    Event.DISCLOSURE_STRUCK: _l("Disclosure no. %(number)s struck out"),
    Event.DISCLOSURES_READ: _l("List of disclosures read, %(lines)s lines"),
}

DETAILS: dict[str, Any] = {
    "office.recipient": in_words(ASKERS),
    "office.basis": in_words({code: ground.words for code, ground in GROUNDS.items()}),
}
