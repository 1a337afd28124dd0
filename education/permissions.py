"""What may be done in the school room, and which post may do it how far (access matrix: Education; Attendance)."""

from enum import StrEnum

from accounts.roles import Role
from foundation.access import Reach


class May(StrEnum):
    """Permissions of the school room."""

    ATTENDANCE_MARK = "education.attendance.mark"
    ATTENDANCE_PRINT = "education.attendance.print"
    ATTENDANCE_SEE = "education.attendance.see"
    CHILD_SEE = "education.child.see"
    CLASS_SEE = "education.class.see"
    COVER_ARRANGE = "education.cover.arrange"
    LEVEL_WRITE = "education.level.write"
    OUTSIDE_LIST = "education.outside.list"
    OUTSIDE_WRITE = "education.outside.write"
    REGISTER_SEE = "education.register.see"
    SCHOOL_ARRANGE = "education.school.arrange"
    SCHOOL_SEE = "education.school.see"
    TIMETABLE_LAY = "education.timetable.lay"
    TIMETABLE_SEE = "education.timetable.see"


GRANTS = {
    Role.SUPERINTENDENT: dict.fromkeys(May, Reach.HOME),
    Role.HOUSE_STAFF: {
        May.ATTENDANCE_MARK: Reach.HOME,
        May.ATTENDANCE_SEE: Reach.HOME,
        May.CHILD_SEE: Reach.HOME,
        May.CLASS_SEE: Reach.HOME,
        May.COVER_ARRANGE: Reach.HOME,
        May.REGISTER_SEE: Reach.HOME,
        May.SCHOOL_SEE: Reach.HOME,
        May.TIMETABLE_SEE: Reach.HOME,
    },
    Role.TEACHER: {
        May.ATTENDANCE_MARK: Reach.CLASS,
        May.ATTENDANCE_PRINT: Reach.CLASS,
        May.ATTENDANCE_SEE: Reach.CLASS,
        May.CHILD_SEE: Reach.CLASS,
        May.CLASS_SEE: Reach.CLASS,
        May.LEVEL_WRITE: Reach.CLASS,
        May.TIMETABLE_SEE: Reach.HOME,
    },
    Role.COUNSELLOR: {
        May.CHILD_SEE: Reach.CASELOAD,
        May.REGISTER_SEE: Reach.HOME,
        May.TIMETABLE_SEE: Reach.HOME,
    },
    Role.NURSE: {
        May.ATTENDANCE_SEE: Reach.HOME,
        May.REGISTER_SEE: Reach.HOME,
        May.TIMETABLE_SEE: Reach.HOME,
    },
    Role.CASE_WORKER: {
        May.CHILD_SEE: Reach.CASELOAD,
        May.OUTSIDE_LIST: Reach.HOME,
        May.OUTSIDE_WRITE: Reach.CASELOAD,
        May.TIMETABLE_SEE: Reach.HOME,
    },
    Role.INSPECTOR: {
        May.ATTENDANCE_SEE: Reach.HOME,
        May.CHILD_SEE: Reach.COMMITTEE,
        May.CLASS_SEE: Reach.HOME,
        May.REGISTER_SEE: Reach.HOME,
        May.SCHOOL_SEE: Reach.HOME,
        May.TIMETABLE_SEE: Reach.HOME,
    },
    Role.HEAD_OFFICE: {
        May.ATTENDANCE_SEE: Reach.ALL,
        May.CHILD_SEE: Reach.ALL,
        May.CLASS_SEE: Reach.ALL,
        May.REGISTER_SEE: Reach.ALL,
        May.SCHOOL_SEE: Reach.ALL,
        May.TIMETABLE_SEE: Reach.ALL,
    },
    Role.DOCTOR: {},
    Role.STORES: {},
    Role.GATE: {},
    Role.COMMITTEE_MEMBER: {May.REGISTER_SEE: Reach.HOME},
    Role.PRIVACY_OFFICER: {},
    Role.ADMINISTRATOR: {},
    Role.YOUNG_PERSON: {},
    Role.KIOSK: {},
}
"""Marking is the narrower of the matrix's two rows: a nurse writes head counts, not a class's sheet.

A timetable names no child: whoever works with children by day reads her home's. Slips of schools outside are brought
by case workers, levels are seen by teachers; who is there in the morning arranges a day's cover.
"""
