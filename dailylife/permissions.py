"""Who may do what in the day: the row `daily log, attendance, head count` of the access matrix."""

from enum import StrEnum

from accounts.roles import Role
from foundation.access import Reach


class May(StrEnum):
    """The permissions of this room."""

    ATTENDANCE_SEE = "dailylife.attendance.see"
    DOOR_MEND = "dailylife.door.mend"
    DOOR_SEE = "dailylife.door.see"
    DOOR_WRITE = "dailylife.door.write"
    REGISTER_SEE = "dailylife.register.see"


_SEE = {May.ATTENDANCE_SEE: Reach.HOME, May.DOOR_SEE: Reach.HOME, May.REGISTER_SEE: Reach.HOME}
_WRITE = {May.DOOR_MEND: Reach.HOME, May.DOOR_WRITE: Reach.HOME}

GRANTS: dict[Role, dict[May, Reach]] = {
    Role.SUPERINTENDENT: {**_SEE, **_WRITE},
    Role.HOUSE_STAFF: {**_SEE, **_WRITE},
    Role.TEACHER: {May.ATTENDANCE_SEE: Reach.CLASS},
    Role.COUNSELLOR: dict(_SEE),
    Role.NURSE: {**_SEE, **_WRITE},
    Role.DOCTOR: {},
    Role.CASE_WORKER: {May.ATTENDANCE_SEE: Reach.CASELOAD},
    Role.STORES: {},
    Role.GATE: {},
    Role.INSPECTOR: {
        May.ATTENDANCE_SEE: Reach.COMMITTEE, May.DOOR_SEE: Reach.HOME, May.REGISTER_SEE: Reach.HOME,
    },
    Role.COMMITTEE_MEMBER: {May.REGISTER_SEE: Reach.HOME},
    Role.HEAD_OFFICE: dict.fromkeys((May.ATTENDANCE_SEE, May.DOOR_SEE, May.REGISTER_SEE), Reach.ALL),
    Role.PRIVACY_OFFICER: {},
    Role.ADMINISTRATOR: {},
    Role.YOUNG_PERSON: {},
    Role.KIOSK: {},
}  # fmt: skip
"""The matrix has no row of a kiosk or a gate for attendance: neither taps, both are refused."""
