"""Who may do what in the office: first pages, the registers book, prints, the audit viewer, inspections."""

from enum import StrEnum

from accounts.roles import Role
from foundation.access import Reach


class May(StrEnum):
    """The permissions of this room."""

    AUDIT_ALL = "office.audit.all"
    AUDIT_HOME = "office.audit.home"
    BOOK_SEE = "office.book.see"
    INSPECTION_SEE = "office.inspection.see"
    OWN_PAGE = "office.own.see"
    REGISTER_COUNTERSIGN = "office.register.countersign"
    REGISTER_EXPORT = "office.register.export"
    REGISTER_PRINT = "office.register.print"
    SEALED_CHAIN_SEE = "office.sealed_chain.see"
    TODAY_SEE = "office.today.see"
    WORK_SEE = "office.work.see"


_OWN = {May.OWN_PAGE: Reach.OWN, May.WORK_SEE: Reach.OWN}
_BOARD = {**_OWN, May.TODAY_SEE: Reach.HOME}

GRANTS: dict[Role, dict[May, Reach]] = {role: dict(_OWN) for role in Role}
for _role in (Role.HOUSE_STAFF, Role.TEACHER, Role.NURSE, Role.DOCTOR, Role.STORES, Role.GATE):
    GRANTS[_role] = dict(_BOARD)
for _role in (Role.HOUSE_STAFF, Role.NURSE):
    GRANTS[_role] |= {May.BOOK_SEE: Reach.HOME}
GRANTS[Role.SUPERINTENDENT] = {
    **_BOARD,
    May.AUDIT_HOME: Reach.HOME,
    May.BOOK_SEE: Reach.HOME,
    May.INSPECTION_SEE: Reach.HOME,
    May.REGISTER_COUNTERSIGN: Reach.HOME,
    May.REGISTER_EXPORT: Reach.HOME,
    May.REGISTER_PRINT: Reach.HOME,
}
GRANTS[Role.COUNSELLOR] = {**_BOARD, May.BOOK_SEE: Reach.HOME}
GRANTS[Role.CASE_WORKER] = {**_BOARD, May.BOOK_SEE: Reach.HOME, May.REGISTER_PRINT: Reach.HOME}
GRANTS[Role.INSPECTOR] |= {May.BOOK_SEE: Reach.HOME, May.REGISTER_PRINT: Reach.HOME}
GRANTS[Role.COMMITTEE_MEMBER] |= {May.BOOK_SEE: Reach.HOME, May.REGISTER_COUNTERSIGN: Reach.HOME}
GRANTS[Role.HEAD_OFFICE] |= {
    May.AUDIT_ALL: Reach.ALL,
    May.BOOK_SEE: Reach.ALL,
    May.INSPECTION_SEE: Reach.ALL,
    May.TODAY_SEE: Reach.ALL,
}
GRANTS[Role.PRIVACY_OFFICER] |= {May.AUDIT_ALL: Reach.ALL, May.SEALED_CHAIN_SEE: Reach.ALL}
"""Print is PDF on the home's serial; export (spreadsheet, text) carries lines out of the house and is narrower."""
