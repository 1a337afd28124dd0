"""What the record says about registers: printed, exported, countersigned."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l


class Event(StrEnum):
    """Deeds of the registers' engine."""

    REGISTER_COUNTERSIGNED = "registers.register.countersigned"
    REGISTER_PASTED = "registers.register.pasted"
    REGISTER_PRINTED = "registers.register.printed"
    REGISTER_SPOILED = "registers.page.spoiled"


SENTENCES: dict[Event, Any] = {
    Event.REGISTER_COUNTERSIGNED: _l("Register %(register)s countersigned for %(month)s"),
    Event.REGISTER_PASTED: _l(
        "Register %(register)s: pages %(pages)s printed for the bound book, %(lines)s lines"
    ),
    Event.REGISTER_SPOILED: _l(
        "Register %(register)s: page %(page)s of the bound book spoiled by the printer"
    ),
    Event.REGISTER_PRINTED: _l(
        "Register %(register)s printed as %(format)s, serial %(serial)s, %(lines)s lines"
    ),
}
