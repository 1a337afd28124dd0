"""What may be done in the workshop, and which post may do it how far (access matrix: Vocational; Attendance)."""

from enum import StrEnum

from accounts.roles import Role
from foundation.access import Reach


class May(StrEnum):
    """Permissions of the workshop."""

    ATTENDANCE_MARK = "vocational.attendance.mark"
    ATTENDANCE_PRINT = "vocational.attendance.print"
    BATCH_ARRANGE = "vocational.batch.arrange"
    BATCH_SEE = "vocational.batch.see"
    CERTIFICATE_ISSUE = "vocational.certificate.issue"
    CERTIFICATE_PRINT = "vocational.certificate.print"
    CHILD_SEE = "vocational.child.see"
    OWN_BATCHES = "vocational.batch.own"
    REGISTER_SEE = "vocational.register.see"
    SIGN = "vocational.competency.sign"
    SYLLABUS_SEE = "vocational.syllabus.see"
    SYLLABUS_WRITE = "vocational.syllabus.write"
    WORKSHOP_SEE = "vocational.workshop.see"


_WATCHES = (May.BATCH_SEE, May.REGISTER_SEE, May.SYLLABUS_SEE, May.WORKSHOP_SEE)

GRANTS = {
    Role.SUPERINTENDENT: dict.fromkeys(set(May) - {May.SIGN, May.OWN_BATCHES}, Reach.HOME),
    Role.HOUSE_STAFF: {},
    Role.TEACHER: {
        May.ATTENDANCE_MARK: Reach.CLASS,
        May.BATCH_SEE: Reach.CLASS,
        May.CHILD_SEE: Reach.CLASS,
        May.OWN_BATCHES: Reach.CLASS,
        May.SIGN: Reach.CLASS,
        May.SYLLABUS_SEE: Reach.HOME,
    },
    Role.COUNSELLOR: {May.CHILD_SEE: Reach.CASELOAD},
    Role.NURSE: {},
    Role.CASE_WORKER: {May.CHILD_SEE: Reach.CASELOAD},
    Role.INSPECTOR: {May.CHILD_SEE: Reach.COMMITTEE, **dict.fromkeys(_WATCHES, Reach.HOME)},
    Role.HEAD_OFFICE: {May.CHILD_SEE: Reach.ALL, **dict.fromkeys(_WATCHES, Reach.ALL)},
    Role.DOCTOR: {},
    Role.STORES: {},
    Role.GATE: {},
    Role.COMMITTEE_MEMBER: {May.REGISTER_SEE: Reach.HOME},
    Role.PRIVACY_OFFICER: {},
    Role.ADMINISTRATOR: {},
    Role.YOUNG_PERSON: {},
    Role.KIOSK: {},
}
"""Who trains signs; who signs issues no certificate. A superintendent marks a day when the trainer does not."""
