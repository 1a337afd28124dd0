"""Who may do what in the day: the rows `daily log, attendance, head count` and `visitors` of the access matrix."""

from enum import StrEnum

from accounts.roles import Role
from foundation.access import Reach


class May(StrEnum):
    """The permissions of this room."""

    ATTENDANCE_SEE = "dailylife.attendance.see"
    COUNT_PRINT = "dailylife.count.print"
    COUNT_WRITE = "dailylife.count.write"
    DOOR_MEND = "dailylife.door.mend"
    DOOR_PRINT = "dailylife.door.print"
    DOOR_SEE = "dailylife.door.see"
    DOOR_WRITE = "dailylife.door.write"
    GATE_PRINT = "dailylife.gate.print"
    GATE_WRITE = "dailylife.gate.write"
    REGISTER_SEE = "dailylife.register.see"


_SEE = {May.ATTENDANCE_SEE: Reach.HOME, May.DOOR_SEE: Reach.HOME, May.REGISTER_SEE: Reach.HOME}
_WRITE = dict.fromkeys((May.COUNT_WRITE, May.DOOR_MEND, May.DOOR_WRITE), Reach.HOME)
_PRINT = dict.fromkeys((May.COUNT_PRINT, May.DOOR_PRINT, May.GATE_PRINT), Reach.HOME)

GRANTS: dict[Role, dict[May, Reach]] = {
    Role.SUPERINTENDENT: {**_SEE, **_WRITE, **_PRINT, May.GATE_WRITE: Reach.HOME},
    Role.HOUSE_STAFF: {**_SEE, **_WRITE, May.GATE_WRITE: Reach.HOME},
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
