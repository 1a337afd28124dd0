"""What may be done with a home, its rooms and its staff, and which role may do it how far."""

from enum import StrEnum

from accounts.roles import Role
from foundation.access import Reach


class May(StrEnum):
    """Permissions of the hall."""

    COMMITTEE_SEE = "homes.committee.see"
    COMMITTEE_WRITE = "homes.committee.write"
    HOLIDAY_WRITE = "homes.holiday.write"
    HOME_LIST = "homes.home.list"
    HOME_OPEN = "homes.home.open"
    HOME_SEE = "homes.home.see"
    HOME_WRITE = "homes.home.write"
    ROOM_WRITE = "homes.room.write"
    STAFF_CONTACT_SEE = "homes.staff_contact.see"
    STAFF_LIST = "homes.staff.list"
    STAFF_SEE = "homes.staff.see"
    STAFF_WRITE = "homes.staff.write"


_OWN_RECORD = {
    May.HOME_SEE: Reach.HOME,
    May.STAFF_SEE: Reach.OWN,
    May.STAFF_CONTACT_SEE: Reach.OWN,
}

GRANTS: dict[Role, dict[May, Reach]] = {
    role: dict(_OWN_RECORD)
    for role in (
        Role.HOUSE_STAFF, Role.TEACHER, Role.COUNSELLOR, Role.NURSE, Role.DOCTOR, Role.CASE_WORKER,
        Role.STORES, Role.GATE,
    )
}  # fmt: skip
GRANTS[Role.CASE_WORKER] |= {May.COMMITTEE_SEE: Reach.HOME}
GRANTS[Role.SUPERINTENDENT] = dict.fromkeys(set(May) - {May.HOME_LIST, May.HOME_OPEN}, Reach.HOME)
GRANTS[Role.INSPECTOR] = dict.fromkeys((May.HOME_SEE, May.STAFF_LIST, May.STAFF_SEE), Reach.HOME)
GRANTS[Role.HEAD_OFFICE] = dict.fromkeys(set(May) - {May.ROOM_WRITE, May.HOLIDAY_WRITE}, Reach.ALL)
GRANTS[Role.ADMINISTRATOR] = dict.fromkeys(
    (May.HOME_LIST, May.HOME_OPEN, May.HOME_SEE, May.COMMITTEE_SEE, May.COMMITTEE_WRITE),
    Reach.ALL,
)
