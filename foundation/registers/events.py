"""What the record says about registers: printed, exported, countersigned."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l


class Event(StrEnum):
    """Deeds of the registers' engine."""

    REGISTER_COUNTERSIGNED = "registers.register.countersigned"
    REGISTER_PRINTED = "registers.register.printed"


SENTENCES: dict[Event, Any] = {
    Event.REGISTER_COUNTERSIGNED: _l("Register %(register)s countersigned for %(month)s"),
    Event.REGISTER_PRINTED: _l(
        "Register %(register)s printed as %(format)s, serial %(serial)s, %(lines)s lines"
    ),
}
