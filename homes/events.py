"""What the hall writes into the audit, each with its sentence."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l


class Event(StrEnum):
    """Deeds and readings of homes, rooms and staff."""

    BED_ADDED = "homes.bed.added"
    BED_WITHDRAWN = "homes.bed.withdrawn"
    COMMITTEE_ADDED = "homes.committee.added"
    GO_LIVE_SET = "homes.go_live.set"
    HOLIDAY_ADDED = "homes.holiday.added"
    HOLIDAY_REMOVED = "homes.holiday.removed"
    HOME_CHANGED = "homes.home.changed"
    HOME_OPENED = "homes.home.opened"
    HOUSE_SET_UP = "homes.house.set_up"
    ROOM_ADDED = "homes.room.added"
    ROOM_CHANGED = "homes.room.changed"
    STAFF_CHANGED = "homes.staff.changed"
    STAFF_JOINED = "homes.staff.joined"
    STAFF_LEFT = "homes.staff.left"
    STAFF_LIST_READ = "homes.staff.list_read"
    STAFF_READ = "homes.staff.read"
    TRAINING_ADDED = "homes.training.added"


SENTENCES: dict[StrEnum, Any] = {
    Event.BED_ADDED: _l("%(count)s beds added"),
    Event.BED_WITHDRAWN: _l("Bed %(bed)s taken out of use or back into it"),
    Event.COMMITTEE_ADDED: _l("A committee added to the list"),
    Event.GO_LIVE_SET: _l("Go-live day of %(code)s set: %(day)s, older lines for %(days)s days"),
    Event.HOLIDAY_ADDED: _l("Holiday on %(day)s added"),
    Event.HOLIDAY_REMOVED: _l("Holiday on %(day)s taken away"),
    Event.HOME_CHANGED: _l("Home %(code)s changed: %(fields)s"),
    Event.HOME_OPENED: _l("Home %(code)s opened"),
    Event.HOUSE_SET_UP: _l("The house was set up with home %(code)s"),
    Event.ROOM_ADDED: _l("A room added"),
    Event.ROOM_CHANGED: _l("A room changed: %(fields)s"),
    Event.STAFF_CHANGED: _l("A staff record changed: %(fields)s"),
    Event.STAFF_JOINED: _l("A member of staff joined as %(designation)s"),
    Event.STAFF_LEFT: _l("A member of staff left on %(day)s"),
    Event.STAFF_LIST_READ: _l("List of staff read: %(count)s lines"),
    Event.STAFF_READ: _l("A staff record read"),
    Event.TRAINING_ADDED: _l("A training added to a staff record"),
}
