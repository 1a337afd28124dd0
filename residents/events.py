"""What the family floor writes into the audit, each with its sentence."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l


class Event(StrEnum):
    """Deeds and readings of children's files."""

    ASSIGNED = "residents.caseload.assigned"
    BED_CHANGED = "residents.bed.changed"
    CHILD_ADMITTED = "residents.child.admitted"
    CHILD_LEFT = "residents.child.left"
    FILE_OPENED = "residents.file.opened"
    IDENTITY_CORRECTED = "residents.identity.corrected"
    LIST_READ = "residents.list.read"
    ORDER_RECORDED = "residents.order.recorded"
    PART_OPENED = "residents.file.part_opened"
    PHOTO_ADDED = "residents.photo.added"
    UNASSIGNED = "residents.caseload.unassigned"


SENTENCES: dict[StrEnum, Any] = {
    Event.ASSIGNED: _l("%(code)s put in a caseload"),
    Event.BED_CHANGED: _l("%(code)s moved to bed %(bed)s"),
    Event.CHILD_ADMITTED: _l("%(code)s admitted"),
    Event.CHILD_LEFT: _l("%(code)s left: %(reason)s"),
    Event.FILE_OPENED: _l("File of %(code)s opened"),
    Event.IDENTITY_CORRECTED: _l("%(code)s corrected: %(fields)s"),
    Event.LIST_READ: _l("List of children read: %(count)s lines, filters %(filters)s"),
    Event.ORDER_RECORDED: _l("Order recorded for %(code)s"),
    Event.PART_OPENED: _l("Part “%(part)s” of %(code)s opened"),
    Event.PHOTO_ADDED: _l("Photograph of %(code)s added"),
    Event.UNASSIGNED: _l("%(code)s taken out of a caseload"),
}
