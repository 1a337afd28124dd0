"""The roles that a post can hold, and what each asks of its holder."""

from enum import StrEnum

from foundation.languages import _l


class Role(StrEnum):
    """What a post is for; one person may hold several posts."""

    SUPERINTENDENT = "superintendent"
    HOUSE_STAFF = "house_staff"
    TEACHER = "teacher"
    COUNSELLOR = "counsellor"
    NURSE = "nurse"
    DOCTOR = "doctor"
    CASE_WORKER = "case_worker"
    STORES = "stores"
    GATE = "gate"
    INSPECTOR = "inspector"
    COMMITTEE_MEMBER = "committee_member"
    HEAD_OFFICE = "head_office"
    PRIVACY_OFFICER = "privacy_officer"
    ADMINISTRATOR = "administrator"
    YOUNG_PERSON = "young_person"
    KIOSK = "kiosk"


LABELS = {
    Role.SUPERINTENDENT: _l("Superintendent"),
    Role.HOUSE_STAFF: _l("House staff"),
    Role.TEACHER: _l("Teacher"),
    Role.COUNSELLOR: _l("Counsellor"),
    Role.NURSE: _l("Nurse"),
    Role.DOCTOR: _l("Doctor"),
    Role.CASE_WORKER: _l("Case worker"),
    Role.STORES: _l("Accounts and stores"),
    Role.GATE: _l("Gate"),
    Role.INSPECTOR: _l("Inspector"),
    Role.COMMITTEE_MEMBER: _l("Committee member"),
    Role.HEAD_OFFICE: _l("Head office"),
    Role.PRIVACY_OFFICER: _l("Privacy officer"),
    Role.ADMINISTRATOR: _l("Administrator"),
    Role.YOUNG_PERSON: _l("Young person"),
    Role.KIOSK: _l("Kiosk device"),
}

SECOND_FACTOR = frozenset({
    Role.SUPERINTENDENT, Role.COUNSELLOR, Role.NURSE, Role.CASE_WORKER, Role.INSPECTOR,
    Role.HEAD_OFFICE, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR,
})  # fmt: skip
"""Roles whose holders sign in with a second factor (a setting may delay it for a first week)."""

ORGANISATION_WIDE = frozenset({Role.HEAD_OFFICE, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR})
"""Roles held in the organisation, not in one home."""

SHORT_IDLE = SECOND_FACTOR | {Role.DOCTOR}
"""Roles that see confidential or sealed matters: their screen locks after ten idle minutes."""
