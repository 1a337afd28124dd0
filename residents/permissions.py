"""What may be done with a child's file, and which role may do it how far (security matrix, identity to orders)."""

from enum import StrEnum

from accounts.roles import Role
from foundation.access import Reach


class May(StrEnum):
    """Permissions of the family floor."""

    ADMISSION_WRITE = "residents.admission.write"
    CASELOAD_WRITE = "residents.caseload.write"
    CHILD_SEE = "residents.child.see"
    EXIT_WRITE = "residents.exit.write"
    FAMILY_SEE = "residents.family.see"
    IDENTITY_SEE = "residents.identity.see"
    IDENTITY_WRITE = "residents.identity.write"
    LIST_SEE = "residents.list.see"
    NAME_SEE = "residents.name.see"
    ORDER_SEE = "residents.order.see"
    ORDER_WRITE = "residents.order.write"
    REGISTER_SEE = "residents.register.see"
    ROOM_WRITE = "residents.room.write"


_CALL = (May.CHILD_SEE, May.NAME_SEE)
_LEGAL = (May.IDENTITY_SEE, May.FAMILY_SEE, May.ORDER_SEE)
_KEEP = (May.IDENTITY_WRITE, May.ORDER_WRITE, May.ROOM_WRITE, May.EXIT_WRITE)


def _at(reach: Reach, *permissions: May) -> dict[May, Reach]:
    return dict.fromkeys(permissions, reach)


_LIST = {May.LIST_SEE: Reach.HOME}

GRANTS: dict[Role, dict[May, Reach]] = {
    Role.SUPERINTENDENT: _at(Reach.HOME, *May),
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
