"""What may be done with a child's file, and which role may do it how far (security matrix, identity to orders)."""

from enum import StrEnum

from accounts.roles import Role
from foundation.access import Reach


class May(StrEnum):
    """Permissions of the family floor."""

    ADDRESS_BROKEN = "residents.address.broken"
    ADDRESS_OPEN = "residents.address.open"
    ADDRESS_WRITE = "residents.address.write"
    ADMISSION_WRITE = "residents.admission.write"
    AFTERCARE_LEAD = "residents.aftercare.lead"
    AFTERCARE_LIST = "residents.aftercare.list"
    AFTERCARE_SEE = "residents.aftercare.see"
    AFTERCARE_WRITE = "residents.aftercare.write"
    ARRIVAL_WRITE = "residents.arrival.write"
    BANK_OPEN = "residents.bank.open"
    BANK_SEE = "residents.bank.see"
    BANK_WRITE = "residents.bank.write"
    BELONGINGS_COUNTERSIGN = "residents.belongings.countersign"
    BELONGINGS_SEE = "residents.belongings.see"
    BELONGINGS_WRITE = "residents.belongings.write"
    CASELOAD_WRITE = "residents.caseload.write"
    CHILD_SEE = "residents.child.see"
    COPY_PREPARE = "residents.copy.prepare"
    DEATH_WRITE = "residents.death.write"
    DIARY_SEE = "residents.diary.see"
    DO_NOT_ADMIT_SEE = "residents.do_not_admit.see"
    ESCORT_SEE = "residents.escort.see"
    ESCORT_WRITE = "residents.escort.write"
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
    INTAKE_CHILDREN = "residents.intake.children"
    LEAVING_SEE = "residents.leaving.see"
    LEAVING_WRITE = "residents.leaving.write"
    LIST_SEE = "residents.list.see"
    MARK_OPEN = "residents.mark.open"
    MARK_SEE = "residents.mark.see"
    MARK_STRIKE = "residents.mark.strike"
    MARK_WRITE = "residents.mark.write"
    MISSING_WRITE = "residents.missing.write"
    MOVEMENT_SEE = "residents.movement.see"
    MOVEMENT_WRITE = "residents.movement.write"
    MATCH_SEE = "residents.match.see"
    MERGE_WRITE = "residents.merge.write"
    NAME_SEE = "residents.name.see"
    NUMBER_OPEN = "residents.number.open"
    ORDER_READ = "residents.order.read"
    ORDER_SEE = "residents.order.see"
    ORDER_WRITE = "residents.order.write"
    PAPERS_LIST = "residents.papers.list"
    PLAN_APPROVE = "residents.plan.approve"
    PLAN_HEALTH = "residents.plan.health"
    PLAN_LIST = "residents.plan.list"
    PLAN_MIND = "residents.plan.mind"
    PLAN_PART_WRITE = "residents.plan.part_write"
    PLAN_PRINT = "residents.plan.print"
    PLAN_REVIEW = "residents.plan.review"
    PLAN_SCHOOL = "residents.plan.school"
    PLAN_SEE = "residents.plan.see"
    PLAN_WHOLE = "residents.plan.whole"
    PLAN_WRITE = "residents.plan.write"
    RECEPTION_LIST = "residents.reception.list"
    RECEPTION_SEE = "residents.reception.see"
    RECEPTION_WRITE = "residents.reception.write"
    REFERRAL_LIST = "residents.referral.list"
    REFERRAL_SEE = "residents.referral.see"
    REFERRAL_WRITE = "residents.referral.write"
    REGISTER_SEE = "residents.register.see"
    ROOM_WRITE = "residents.room.write"
    ROSTER_SEE = "residents.roster.see"
    SAVINGS_BOOK = "residents.savings.book"
    SAVINGS_SEE = "residents.savings.see"
    SAVINGS_SIGN = "residents.savings.sign"
    SAVINGS_WRITE = "residents.savings.write"
    SEALED_OPEN = "residents.sealed.open"
    SEAL_WRITE = "residents.seal.write"
    STATEMENT_OPEN = "residents.statement.open"
    TASK_DO = "residents.task.do"
    THREAT_SEE = "residents.threat.see"
    THREAT_WRITE = "residents.threat.write"
    TRANSITION_LIST = "residents.transition.list"
    TRANSITION_SEE = "residents.transition.see"
    TRANSITION_WRITE = "residents.transition.write"
    VICTIM_READ = "residents.victim.read"
    VICTIM_SEE = "residents.victim.see"
    VICTIM_WRITE = "residents.victim.write"
    WEEK_PRINT = "residents.week.print"


_CALL = (May.CHILD_SEE, May.NAME_SEE)
_LEGAL = (May.IDENTITY_SEE, May.FAMILY_SEE, May.ORDER_SEE)
_KEEP = (May.IDENTITY_WRITE, May.ORDER_WRITE, May.ROOM_WRITE, May.EXIT_WRITE)


def _at(reach: Reach, *permissions: May) -> dict[May, Reach]:
    return dict.fromkeys(permissions, reach)


_LIST = {May.LIST_SEE: Reach.HOME}

_NOT_SUPERINTENDENT = {
    May.ESCORT_SEE, May.ESCORT_WRITE, May.FINDINGS_LIST, May.FINDINGS_OPEN, May.THREAT_WRITE, May.SAVINGS_WRITE,
    May.BANK_WRITE, May.ADDRESS_WRITE, May.ADDRESS_BROKEN, May.COPY_PREPARE,
}  # fmt: skip
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
        **_at(Reach.CASELOAD, *_CALL, *_LEGAL, *_KEEP, May.COPY_PREPARE),
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
    Role.HOUSE_STAFF: {**_at(Reach.HOME, May.DO_NOT_ADMIT_SEE, May.ESCORT_SEE), May.ESCORT_WRITE: Reach.OWN},
    Role.COUNSELLOR: {May.DIARY_SEE: Reach.HOME, **_at(Reach.CASELOAD, *_CASES)},
    Role.NURSE: {
        **_at(Reach.HOME, May.ESCORT_SEE, May.FINDINGS_LIST),
        **_at(Reach.OWN, May.ESCORT_WRITE, May.FINDINGS_OPEN),
    },
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

_FAMILY_WORK: dict[Role, dict[May, Reach]] = {
    Role.COUNSELLOR: {
        **_at(Reach.HOME, May.REFERRAL_LIST),
        **_at(Reach.CASELOAD, May.INQUIRY_SEE, May.INQUIRY_OPEN, May.REFERRAL_SEE),
    },
    Role.CASE_WORKER: {
        **_at(Reach.OWN, May.INQUIRY_MINE),
        **_at(Reach.HOME, May.REFERRAL_LIST),
        **_at(Reach.CASELOAD, May.FAMILY_WRITE, May.REFERRAL_SEE, May.REFERRAL_WRITE),
        **_at(Reach.CASELOAD, May.INQUIRY_SEE, May.INQUIRY_OPEN, May.INQUIRY_WRITE),
    },
    Role.INSPECTOR: _at(Reach.COMMITTEE, May.INQUIRY_SEE, May.INQUIRY_OPEN),
    Role.HEAD_OFFICE: _at(Reach.ALL, May.INQUIRY_SEE),
}
"""Family, inquiries (as the social investigation report) and referrals; head office reads no finding, only facts."""

for _role, _granted in _FAMILY_WORK.items():
    GRANTS[_role] |= _granted

_RECEIVE = (May.ARRIVAL_WRITE, May.RECEPTION_LIST)
_AT_THE_DOOR = (May.RECEPTION_SEE, May.RECEPTION_WRITE, May.BELONGINGS_SEE, May.BELONGINGS_WRITE)
_MARKS = (May.MARK_OPEN, May.MARK_SEE)
_RECEPTION: dict[Role, dict[May, Reach]] = {
    Role.HOUSE_STAFF: {
        **_at(Reach.HOME, *_RECEIVE, *_AT_THE_DOOR, May.MARK_OPEN, May.MARK_WRITE),
        **_at(Reach.OWN, May.MARK_SEE, May.MARK_STRIKE),
    },
    Role.COUNSELLOR: _at(Reach.CASELOAD, *_MARKS),
    Role.NURSE: _at(
        Reach.HOME, May.RECEPTION_LIST, May.RECEPTION_SEE, May.RECEPTION_WRITE, *_MARKS, May.MARK_STRIKE, May.MARK_WRITE
    ),
    Role.DOCTOR: _at(Reach.HOME, May.RECEPTION_LIST, May.RECEPTION_SEE, *_MARKS, May.MARK_STRIKE, May.MARK_WRITE),
    Role.CASE_WORKER: {
        **_at(Reach.HOME, *_RECEIVE), **_at(Reach.CASELOAD, *_AT_THE_DOOR, *_MARKS, May.MARK_STRIKE, May.MARK_WRITE),
    },
}  # fmt: skip
"""Who receives a child; of marks on her body house staff see only what they wrote themselves."""
for _role, _more in _RECEPTION.items():
    GRANTS[_role] = {**GRANTS.get(_role, {}), **_more}

_MONEY = (May.SAVINGS_SEE, May.SAVINGS_WRITE, May.BANK_SEE, May.BANK_OPEN, May.BANK_WRITE)
_GOING: dict[Role, dict[May, Reach]] = {
    Role.HOUSE_STAFF: _at(Reach.HOME, May.MISSING_WRITE),
    Role.STORES: _at(Reach.HOME, May.SAVINGS_BOOK, *_MONEY),
    Role.COUNSELLOR: _at(Reach.CASELOAD, May.SAVINGS_SEE, May.BANK_SEE, May.MOVEMENT_SEE, May.LEAVING_SEE),
    Role.CASE_WORKER: {
        **_at(Reach.HOME, May.ROSTER_SEE, May.SEALED_OPEN),
        **_at(
            Reach.CASELOAD, *_MONEY, May.MOVEMENT_SEE, May.MOVEMENT_WRITE, May.MISSING_WRITE, May.DEATH_WRITE
        ),
        **_at(Reach.CASELOAD, May.LEAVING_SEE, May.LEAVING_WRITE, May.ADDRESS_OPEN, May.ADDRESS_WRITE),
    },
    Role.INSPECTOR: {
        **_at(Reach.HOME, May.ROSTER_SEE),
        **_at(Reach.COMMITTEE, May.SAVINGS_SEE, May.BANK_SEE, May.MOVEMENT_SEE, May.LEAVING_SEE),
    },
    Role.COMMITTEE_MEMBER: _at(Reach.HOME, May.ROSTER_SEE),
    Role.HEAD_OFFICE: _at(Reach.ALL, May.SAVINGS_SEE),
}
"""Wages and bank, movement, restoration address: the accounts write money, the superintendent signs it.

A case worker opens a sealed file of her home only if the child was once in her caseload: the verb asks.
"""
for _role, _granted in _GOING.items():
    GRANTS[_role] = {**GRANTS.get(_role, {}), **_granted}

_WHO_SHE_IS: dict[Role, dict[May, Reach]] = {
    Role.CASE_WORKER: {
        **_at(Reach.HOME, May.PAPERS_LIST),
        **_at(Reach.CASELOAD, May.MATCH_SEE, May.NUMBER_OPEN),
    },
    Role.HEAD_OFFICE: _at(Reach.ALL, May.MATCH_SEE),
}
"""Papers and possible matches; head office sees matches as codes, and files are joined by the superintendent alone."""
for _role, _granted in _WHO_SHE_IS.items():
    GRANTS[_role] = {**GRANTS.get(_role, {}), **_granted}

_WHOLE_PLAN = (May.PLAN_SEE, May.PLAN_WHOLE)
_PLAN: dict[Role, dict[May, Reach]] = {
    Role.HOUSE_STAFF: {May.TASK_DO: Reach.OWN},
    Role.TEACHER: {May.TASK_DO: Reach.OWN, **_at(Reach.CLASS, May.PLAN_SEE, May.PLAN_SCHOOL)},
    Role.COUNSELLOR: {
        May.TASK_DO: Reach.OWN,
        **_at(Reach.CASELOAD, May.PLAN_SEE, May.PLAN_MIND, May.PLAN_PART_WRITE),
    },
    Role.NURSE: {May.TASK_DO: Reach.OWN, **_at(Reach.HOME, May.PLAN_SEE, May.PLAN_HEALTH, May.PLAN_PART_WRITE)},
    Role.CASE_WORKER: {
        May.TASK_DO: Reach.OWN, May.PLAN_LIST: Reach.HOME,
        **_at(Reach.CASELOAD, *_WHOLE_PLAN, May.PLAN_PART_WRITE, May.PLAN_WRITE, May.PLAN_REVIEW, May.PLAN_PRINT),
    },
    Role.INSPECTOR: {May.PLAN_LIST: Reach.HOME, **_at(Reach.COMMITTEE, *_WHOLE_PLAN, May.PLAN_PRINT)},
    Role.HEAD_OFFICE: _at(Reach.ALL, May.PLAN_LIST, *_WHOLE_PLAN, May.PLAN_APPROVE),
}  # fmt: skip
"""The care plan: house staff see their tasks alone, teachers education, counsellors the mind, nurses health."""
for _role, _granted in _PLAN.items():
    GRANTS[_role] = {**GRANTS.get(_role, {}), **_granted}

_TIME_AFTER: dict[Role, dict[May, Reach]] = {
    Role.COUNSELLOR: _at(Reach.CASELOAD, May.TRANSITION_SEE),
    Role.CASE_WORKER: {
        **_at(Reach.HOME, May.AFTERCARE_LIST, May.TRANSITION_LIST),
        **_at(
            Reach.CASELOAD, May.AFTERCARE_SEE, May.AFTERCARE_WRITE, May.TRANSITION_SEE, May.TRANSITION_WRITE
        ),
    },
}
"""The time after (restoration and aftercare address) and the plan towards it (as the care plan).

Whoever follows a child up keeps her within reach while she does (`residents.reach.caseload`).
"""
for _role, _granted in _TIME_AFTER.items():
    GRANTS[_role] = {**GRANTS.get(_role, {}), **_granted}
