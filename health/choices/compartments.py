"""What of a medical file an emergency may open: the cells of the access matrix that say break-glass only."""

from accounts.roles import Role
from foundation.break_glass import Compartment
from foundation.languages import _l
from health.permissions import May

COMPARTMENTS = (
    Compartment(
        code="health", label=_l("Medical file"), hint=_l("History, examinations, visits, immunisations."), order=20,
        roles=frozenset({Role.HEAD_OFFICE}), permissions=frozenset({May.HISTORY_SEE, May.SUMMARY_SEE}),
        pages=frozenset({"health.list_immunisations", "health.show_exam", "health.show_health"}),
        first="health.show_health",
    ),
    Compartment(
        code="sealed_health", label=_l("Sealed matters of health"), hint=_l("If there are any."), order=21,
        roles=frozenset({Role.CASE_WORKER, Role.SUPERINTENDENT}), permissions=frozenset({May.SEALED_BROKEN}),
        pages=frozenset({"health.show_broken_sealed"}), first="health.show_broken_sealed",
    ),
)  # fmt: skip
