"""What may be done with a child's file, and which role may do it how far (security matrix, identity to orders)."""

from enum import StrEnum

from accounts.roles import Role
from foundation.access import Reach


class May(StrEnum):
    """Permissions of the family floor."""

    ADMISSION_WRITE = "residents.admission.write"
    CASELOAD_WRITE = "residents.caseload.write"
    CHILD_SEE = "residents.child.see"
    DIARY_SEE = "residents.diary.see"
    DO_NOT_ADMIT_SEE = "residents.do_not_admit.see"
    ESCORT_SEE = "residents.escort.see"
    EXIT_WRITE = "residents.exit.write"
    FAMILY_SEE = "residents.family.see"
    FAMILY_WRITE = "residents.family.write"
    FINDINGS_LIST = "residents.findings.list"
    FINDINGS_OPEN = "residents.findings.open"
    HEARING_REGISTER_SEE = "residents.hearing_register.see"
    HEARING_SEE = "residents.hearing.see"
    HEARING_WRITE = "residents.hearing.write"
    IDENTITY_SEE = "residents.identity.see"
    IDENTITY_WRITE = "residents.identity.write"
    INQUIRY_AGREE = "residents.inquiry.agree"
    INQUIRY_MINE = "residents.inquiry.mine"
    INQUIRY_OPEN = "residents.inquiry.open"
    INQUIRY_SEE = "residents.inquiry.see"
    INQUIRY_WRITE = "residents.inquiry.write"
    LIST_SEE = "residents.list.see"
    NAME_SEE = "residents.name.see"
    ORDER_READ = "residents.order.read"
    ORDER_SEE = "residents.order.see"
    ORDER_WRITE = "residents.order.write"
    REFERRAL_LIST = "residents.referral.list"
    REFERRAL_SEE = "residents.referral.see"
    REFERRAL_WRITE = "residents.referral.write"
    REGISTER_SEE = "residents.register.see"
    ROOM_WRITE = "residents.room.write"
    STATEMENT_OPEN = "residents.statement.open"
    THREAT_SEE = "residents.threat.see"
    THREAT_WRITE = "residents.threat.write"
    VICTIM_READ = "residents.victim.read"
    VICTIM_SEE = "residents.victim.see"
    VICTIM_WRITE = "residents.victim.write"


_CALL = (May.CHILD_SEE, May.NAME_SEE)
_LEGAL = (May.IDENTITY_SEE, May.FAMILY_SEE, May.ORDER_SEE)
_KEEP = (May.IDENTITY_WRITE, May.ORDER_WRITE, May.ROOM_WRITE, May.EXIT_WRITE)


def _at(reach: Reach, *permissions: May) -> dict[May, Reach]:
    return dict.fromkeys(permissions, reach)


_LIST = {May.LIST_SEE: Reach.HOME}

_NOT_SUPERINTENDENT = {May.ESCORT_SEE, May.FINDINGS_LIST, May.FINDINGS_OPEN, May.THREAT_WRITE}
"""What the matrix denies her: what only a named nurse opens, and what only a case worker writes."""

GRANTS: dict[Role, dict[May, Reach]] = {
    Role.SUPERINTENDENT: _at(Reach.HOME, *(p for p in May if p not in _NOT_SUPERINTENDENT)),
    Role.HOUSE_STAFF: {**_LIST, **_at(Reach.HOME, *_CALL)},
    Role.TEACHER: {**_LIST, **_at(Reach.CLASS, *_CALL)},
    Role.COUNSELLOR: {**_LIST, **_at(Reach.CASELOAD, *_CALL, *_LEGAL)},
    Role.NURSE: {**_LIST, **_at(Reach.HOME, *_CALL)},
    Role.DOCTOR: {**_LIST, **_at(Reach.HOME, *_CALL)},
    Role.CASE_WORKER: {
        **_at(Reach.HOME, May.LIST_SEE, May.REGISTER_SEE, May.ADMISSION_WRITE),
        **_at(Reach.CASELOAD, *_CALL, *_LEGAL, *_KEEP),
    },
    Role.INSPECTOR: {
        **_at(Reach.HOME, May.LIST_SEE, May.CHILD_SEE, May.REGISTER_SEE),
        **_at(Reach.COMMITTEE, May.NAME_SEE, *_LEGAL),
    },
    Role.COMMITTEE_MEMBER: _at(Reach.HOME, May.REGISTER_SEE),
    Role.HEAD_OFFICE: _at(Reach.ALL, May.LIST_SEE, May.CHILD_SEE, May.ORDER_SEE, May.REGISTER_SEE),
}

_CASES = (May.HEARING_SEE, May.VICTIM_SEE, May.THREAT_SEE)
_CASES_WHOLE = (*_CASES, May.ORDER_READ, May.VICTIM_READ)
_COURT: dict[Role, dict[May, Reach]] = {
    Role.HOUSE_STAFF: _at(Reach.HOME, May.DO_NOT_ADMIT_SEE, May.ESCORT_SEE),
    Role.COUNSELLOR: {May.DIARY_SEE: Reach.HOME, **_at(Reach.CASELOAD, *_CASES)},
    Role.NURSE: {**_at(Reach.HOME, May.ESCORT_SEE, May.FINDINGS_LIST), May.FINDINGS_OPEN: Reach.OWN},
    Role.CASE_WORKER: {
        **_at(Reach.HOME, May.DIARY_SEE, May.HEARING_REGISTER_SEE),
        **_at(Reach.CASELOAD, *_CASES_WHOLE, May.HEARING_WRITE, May.STATEMENT_OPEN),
        **_at(Reach.CASELOAD, May.THREAT_WRITE, May.VICTIM_WRITE),
    },
    Role.GATE: _at(Reach.HOME, May.DO_NOT_ADMIT_SEE),
    Role.INSPECTOR: {
        **_at(Reach.HOME, May.DIARY_SEE, May.HEARING_REGISTER_SEE),
        **_at(Reach.COMMITTEE, *_CASES_WHOLE),
    },
    Role.COMMITTEE_MEMBER: _at(Reach.HOME, May.HEARING_REGISTER_SEE),
    Role.HEAD_OFFICE: _at(Reach.ALL, May.VICTIM_SEE),
}
"""Orders, hearings, the victim's case, who must not come in: five rows of the matrix."""
for _role, _more in _COURT.items():
    GRANTS[_role] = {**GRANTS.get(_role, {}), **_more}
