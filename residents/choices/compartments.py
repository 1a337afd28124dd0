"""What of a child's file an emergency may open: the cells of the access matrix that say break-glass only."""

from accounts.roles import Role
from foundation.break_glass import Compartment
from foundation.languages import _l
from residents.permissions import May

_FILE = "residents.show_child"

COMPARTMENTS = (
    Compartment(
        code="name", label=_l("Name and face"), hint=_l("Her call name and photograph."), order=10,
        roles=frozenset({Role.HEAD_OFFICE}), permissions=frozenset({May.NAME_SEE}),
        pages=frozenset({_FILE, "residents.show_photo", "residents.show_thumbnail"}), first=_FILE,
    ),
    Compartment(
        code="identity", label=_l("Legal name, birth and papers"), hint=_l("Numbers of papers stay sealed."), order=11,
        roles=frozenset({Role.HEAD_OFFICE, Role.NURSE}), permissions=frozenset({May.IDENTITY_SEE}),
        pages=frozenset({_FILE, "residents.show_who", "residents.list_papers"}), first="residents.show_who",
    ),
    Compartment(
        code="family", label=_l("Family and origin"), hint=_l("Who is her family, where she comes from."), order=12,
        roles=frozenset({Role.HEAD_OFFICE, Role.NURSE}), permissions=frozenset({May.FAMILY_SEE}),
        pages=frozenset({_FILE, "residents.list_family", "residents.show_member"}), first="residents.list_family",
    ),
    Compartment(
        code="case", label=_l("Orders, hearings and the case"), hint=_l("Copies of orders, FIR, next dates."), order=13,
        roles=frozenset({Role.HEAD_OFFICE}),
        permissions=frozenset({May.HEARING_SEE, May.ORDER_READ, May.VICTIM_READ}),
        pages=frozenset({
            "residents.list_cases", "residents.list_hearings", "residents.list_orders", "residents.show_case",
            "residents.show_scan",
        }),
        first="residents.list_orders",
    ),
    Compartment(
        code="threat", label=_l("Danger from outside"), hint=_l("Threat notes and who must not come in."), order=14,
        roles=frozenset({Role.HEAD_OFFICE}), permissions=frozenset({May.THREAT_SEE}),
        pages=frozenset({"residents.show_threats", "residents.show_threat_face"}), first="residents.show_threats",
    ),
    Compartment(
        code="address", label=_l("Where she lives after leaving"), hint=_l("Address and numbers, sealed."), order=15,
        roles=frozenset({Role.HEAD_OFFICE, Role.SUPERINTENDENT}), permissions=frozenset({May.ADDRESS_BROKEN}),
        pages=frozenset({"residents.show_broken_address"}), first="residents.show_broken_address",
    ),
)  # fmt: skip
"""Sealed numbers are opened by the case worker and the superintendent alone, each time with a reason."""
