"""What the office tells the audit, and how each event is said."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l
from foundation.registers import SENTENCES as REGISTER_SENTENCES
from foundation.registers import Event as RegisterEvent


class Event(StrEnum):
    """The deeds and readings of this room, and those of the registers' engine, which has no card of its own."""

    BOOK_OPENED = "office.book.opened"
    INSPECTOR_READ = "office.inspector.read"
    REGISTER_OPENED = "office.register.opened"
    TODAY_SEEN = "office.today.seen"
    REGISTER_COUNTERSIGNED = RegisterEvent.REGISTER_COUNTERSIGNED.value
    REGISTER_PRINTED = RegisterEvent.REGISTER_PRINTED.value
    TRAIL_READ = "office.trail.read"
    VISIT_READ = "office.visit.read"


SENTENCES: dict[Any, Any] = {
    **REGISTER_SENTENCES,
    Event.BOOK_OPENED: _l("Book of registers opened"),
    Event.INSPECTOR_READ: _l("An inspector opened %(path)s"),
    Event.REGISTER_OPENED: _l("Register %(register)s opened, %(month)s, %(lines)s lines"),
    Event.TODAY_SEEN: _l("Today’s page opened"),
    Event.TRAIL_READ: _l("Audit read: %(chain)s, filters %(filters)s"),
    Event.VISIT_READ: _l("Pages that inspectors opened were listed"),
}
