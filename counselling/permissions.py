"""Who may do what in counselling: the rows of the access matrix for process notes, summaries and the risk flag."""

from enum import StrEnum

from accounts.roles import Role
from foundation.access import Reach


class May(StrEnum):
    """The permissions of this room."""

    CASELOAD_SEE = "counselling.caseload.see"
    FLAG_SEE = "counselling.flag.see"
    INSTRUCTION_SEE = "counselling.instruction.see"
    NOTES_BROKEN = "counselling.notes.broken"
    NOTES_READ = "counselling.notes.read"
    NOTES_SHARE = "counselling.notes.share"
    REGISTER_SEE = "counselling.register.see"
    SESSION_AMEND = "counselling.session.amend"
    SESSION_OPEN = "counselling.session.open"
    SESSION_WRITE = "counselling.session.write"
    SUMMARY_SEE = "counselling.summary.see"


GRANTS: dict[Role, dict[May, Reach]] = {
    Role.SUPERINTENDENT: {
        May.FLAG_SEE: Reach.HOME,
        May.INSTRUCTION_SEE: Reach.HOME,
        May.REGISTER_SEE: Reach.HOME,
        May.SUMMARY_SEE: Reach.HOME,
    },
    Role.HOUSE_STAFF: {May.FLAG_SEE: Reach.HOME, May.INSTRUCTION_SEE: Reach.HOME},
    Role.TEACHER: {May.FLAG_SEE: Reach.CLASS, May.INSTRUCTION_SEE: Reach.CLASS},
    Role.COUNSELLOR: {
        May.CASELOAD_SEE: Reach.CASELOAD,
        May.FLAG_SEE: Reach.CASELOAD,
        May.INSTRUCTION_SEE: Reach.CASELOAD,
        May.NOTES_READ: Reach.OWN,
        May.NOTES_SHARE: Reach.OWN,
        May.REGISTER_SEE: Reach.HOME,
        May.SESSION_AMEND: Reach.OWN,
        May.SESSION_OPEN: Reach.CASELOAD,
        May.SESSION_WRITE: Reach.CASELOAD,
        May.SUMMARY_SEE: Reach.CASELOAD,
    },
    Role.NURSE: {May.FLAG_SEE: Reach.HOME},
    Role.DOCTOR: {May.FLAG_SEE: Reach.HOME},
    Role.CASE_WORKER: {
        May.FLAG_SEE: Reach.CASELOAD,
        May.INSTRUCTION_SEE: Reach.CASELOAD,
        May.SUMMARY_SEE: Reach.CASELOAD,
    },
    Role.STORES: {},
    Role.GATE: {},
    Role.INSPECTOR: {May.REGISTER_SEE: Reach.HOME, May.SUMMARY_SEE: Reach.COMMITTEE},
    Role.COMMITTEE_MEMBER: {May.REGISTER_SEE: Reach.HOME},
    Role.HEAD_OFFICE: {May.FLAG_SEE: Reach.ALL, May.REGISTER_SEE: Reach.ALL, May.SUMMARY_SEE: Reach.ALL},
    Role.PRIVACY_OFFICER: {},
    Role.ADMINISTRATOR: {},
    Role.YOUNG_PERSON: {},
    Role.KIOSK: {},
}
