"""Who may do what in the office: first pages, the registers book, prints, the audit viewer, inspections."""

from enum import StrEnum

from accounts.roles import Role
from foundation.access import Reach


class May(StrEnum):
    """The permissions of this room."""

    AUDIT_ALL = "office.audit.all"
    AUDIT_HOME = "office.audit.home"
    BACKUP_SEE = "office.backup.see"
    BACKUP_START = "office.backup.start"
    BOOK_SEE = "office.book.see"
    DISCLOSURE_BOOK = "office.disclosure.book"
    DISCLOSURE_SEE = "office.disclosure.see"
    DISCLOSURE_STRIKE = "office.disclosure.strike"
    DISCLOSURE_WRITE = "office.disclosure.write"
    EXPORT_AGREE = "office.export.agree"
    EXPORT_OWN = "office.export.own"
    EXPORT_SEE = "office.export.see"
    INSPECTION_SEE = "office.inspection.see"
    MACHINE_BACKUP = "office.machine.backup"
    MACHINE_SEE = "office.machine.see"
    INTAKE_BEGIN = "office.intake.begin"
    INTAKE_RUN = "office.intake.run"
    OWN_PAGE = "office.own.see"
    PAPER_ENTER = "office.paper.enter"
    PAPER_PRINT = "office.paper.print"
    PAPER_SEE = "office.paper.see"
    PRINT_BOOK = "office.print.book"
    REGISTER_COUNTERSIGN = "office.register.countersign"
    REGISTER_EXPORT = "office.register.export"
    REGISTER_PASTE = "office.register.paste"
    REGISTER_PRINT = "office.register.print"
    SEAL_BAR = "office.seal.bar"
    SEAL_BREAK = "office.seal.break"
    SEAL_COUNT = "office.seal.count"
    SEAL_OWN = "office.seal.own"
    SEAL_REVIEW = "office.seal.review"
    SEAL_SEE = "office.seal.see"
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
for _role in (Role.NURSE, Role.STORES):
    GRANTS[_role] |= {May.INTAKE_BEGIN: Reach.HOME, May.INTAKE_RUN: Reach.OWN}
GRANTS[Role.SUPERINTENDENT] = {
    **_BOARD,
    May.AUDIT_HOME: Reach.HOME,
    May.BACKUP_SEE: Reach.HOME,
    May.BACKUP_START: Reach.HOME,
    May.BOOK_SEE: Reach.HOME,
    May.INSPECTION_SEE: Reach.HOME,
    May.INTAKE_BEGIN: Reach.HOME,
    May.INTAKE_RUN: Reach.HOME,
    May.REGISTER_COUNTERSIGN: Reach.HOME,
    May.REGISTER_EXPORT: Reach.HOME,
    May.REGISTER_PASTE: Reach.HOME,
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
GRANTS[Role.ADMINISTRATOR] |= {
    May.INTAKE_BEGIN: Reach.ALL,
    May.INTAKE_RUN: Reach.OWN,
    May.MACHINE_BACKUP: Reach.ALL,
    May.MACHINE_SEE: Reach.ALL,
}
GRANTS[Role.PRIVACY_OFFICER] |= {May.AUDIT_ALL: Reach.ALL, May.SEALED_CHAIN_SEE: Reach.ALL}
"""Print is PDF on the home's serial; export (spreadsheet, text) carries lines out of the house and is narrower."""

_PAPER = dict.fromkeys((May.PAPER_ENTER, May.PAPER_PRINT, May.PAPER_SEE), Reach.HOME)
for _role in (Role.SUPERINTENDENT, Role.HOUSE_STAFF, Role.TEACHER, Role.NURSE):
    GRANTS[_role] = {**GRANTS[_role], **_PAPER}
"""Which sheets, with names or empty, is said by each room's own permission to print and to write."""

_REVIEW = (May.SEAL_REVIEW, May.SEAL_SEE)
_SEALS: dict[Role, dict[May, Reach]] = {
    Role.SUPERINTENDENT: dict.fromkeys((May.SEAL_BREAK, *_REVIEW), Reach.HOME),
    Role.NURSE: {May.SEAL_BREAK: Reach.HOME},
    Role.CASE_WORKER: {May.SEAL_BREAK: Reach.CASELOAD},
    Role.HEAD_OFFICE: dict.fromkeys((May.SEAL_BREAK, May.SEAL_COUNT), Reach.ALL),
    Role.PRIVACY_OFFICER: dict.fromkeys((May.SEAL_BAR, May.SEAL_COUNT, *_REVIEW), Reach.ALL),
}
"""Break-glass (security plan, section 4): who has a cell B in the matrix, and who reviews what was opened."""
for _role, _granted in _SEALS.items():
    _own = {May.SEAL_OWN: Reach.OWN} if May.SEAL_BREAK in _granted else {}
    GRANTS[_role] = {**GRANTS[_role], **_granted, **_own}

_AGREE = (May.EXPORT_AGREE, May.EXPORT_SEE)
_EXPORTS: dict[Role, dict[May, Reach]] = {
    Role.SUPERINTENDENT: {
        **dict.fromkeys((*_AGREE, May.DISCLOSURE_BOOK, May.DISCLOSURE_SEE, May.DISCLOSURE_STRIKE), Reach.HOME),
        May.DISCLOSURE_WRITE: Reach.HOME, May.EXPORT_OWN: Reach.OWN, May.PRINT_BOOK: Reach.HOME,
    },
    Role.CASE_WORKER: {
        **dict.fromkeys((May.DISCLOSURE_STRIKE, May.EXPORT_OWN, May.EXPORT_SEE), Reach.OWN),
        May.DISCLOSURE_SEE: Reach.CASELOAD, May.DISCLOSURE_WRITE: Reach.HOME,
    },
    Role.HEAD_OFFICE: dict.fromkeys(_AGREE, Reach.ALL),
    Role.PRIVACY_OFFICER: dict.fromkeys((*_AGREE, May.DISCLOSURE_BOOK), Reach.ALL),
}  # fmt: skip
"""Exports and disclosures (security plan, section 4, rules 1, 6 and 7): those who export ask; head office or the
privacy officer agrees from outside the home, the superintendent to the copy of one child's file. A case worker writes
of her own caseload alone: the verb looks at the codes."""
for _role, _granted in _EXPORTS.items():
    GRANTS[_role] = {**GRANTS[_role], **_granted}
