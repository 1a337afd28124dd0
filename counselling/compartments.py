"""What of counselling an emergency may open: the cell of the access matrix that says break-glass only."""

from accounts.roles import Role
from counselling.permissions import May
from foundation.break_glass import Compartment
from foundation.languages import _l

COMPARTMENTS = (
    Compartment(
        code="notes", label=_l("Sealed counselling notes"), hint=_l("Process notes of all sessions."), order=30,
        roles=frozenset({Role.SUPERINTENDENT}), permissions=frozenset({May.NOTES_BROKEN}),
        pages=frozenset({"counselling.show_broken_notes"}), first="counselling.show_broken_notes",
    ),
)  # fmt: skip
