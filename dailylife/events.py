"""What the day writes into the audit, each kind with its sentence."""

from enum import StrEnum

from foundation.languages import _l


class Event(StrEnum):
    """Deeds and readings of this room."""

    CAME = "dailylife.door.came"
    DAY_WRITTEN = "dailylife.door.day-written"
    DOOR_SEEN = "dailylife.door.seen"
    LEFT = "dailylife.door.left"
    STAYS = "dailylife.door.stays"
    STRUCK = "dailylife.door.struck"


SENTENCES = {
    Event.CAME: _l("%(code)s tapped in at the door"),
    Event.DAY_WRITTEN: _l("Door of %(day)s written from paper: %(count)s visits"),
    Event.DOOR_SEEN: _l("Door opened, with %(count)s children"),
    Event.LEFT: _l("%(code)s tapped out at the door"),
    Event.STAYS: _l("Night of %(code)s written at the door"),
    Event.STRUCK: _l("Tap of %(code)s struck out at the door"),
}
