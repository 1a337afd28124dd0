"""Why a child is not in the workshop, and why a day of it was not held."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l

PRESENT, ABSENT = "present", "absent"


class Reason(StrEnum):
    """Why a child is not in the workshop."""

    SICK = "sick"
    LEAVE = "leave"
    HOSPITAL = "hospital"
    COURT = "court"
    MISSING = "missing"
    OTHER = "other"


REASONS: dict[str, Any] = {
    Reason.SICK: _l("Sick"),
    Reason.LEAVE: _l("Leave"),
    Reason.HOSPITAL: _l("Hospital"),
    Reason.COURT: _l("Court"),
    Reason.MISSING: _l("Missing"),
    Reason.OTHER: _l("Other"),
}
COUNTED: dict[str, Any] = {
    PRESENT: _l("%(n)s present", n="{n}"),
    Reason.SICK: _l("%(n)s sick", n="{n}"),
    Reason.LEAVE: _l("%(n)s on leave", n="{n}"),
    Reason.HOSPITAL: _l("%(n)s in hospital", n="{n}"),
    Reason.COURT: _l("%(n)s at court", n="{n}"),
    Reason.MISSING: _l("%(n)s missing", n="{n}"),
    Reason.OTHER: _l("%(n)s for another reason", n="{n}"),
    "unsaid": _l("%(n)s without a reason", n="{n}"),
}


class NotHeld(StrEnum):
    """Why the workshop did not happen on a day."""

    TRAINER_AWAY = "trainer_away"
    HOLIDAY = "holiday"
    MATERIAL = "material"
    EVENT = "event"
    OTHER = "other"


NOT_HELD: dict[str, Any] = {
    NotHeld.TRAINER_AWAY: _l("Trainer away"),
    NotHeld.HOLIDAY: _l("Holiday"),
    NotHeld.MATERIAL: _l("No material or no power"),
    NotHeld.EVENT: _l("Event in the home"),
    NotHeld.OTHER: _l("Other"),
}
