"""The verbs of the family floor: admit, mend, move, order, assign, photograph, leave."""

from residents.actions.admit import Arrival, Identity, admit, admit_again
from residents.actions.beds import move_bed
from residents.actions.keep import add_photo, assign, record_order, unassign
from residents.actions.leave import Leaving, end_stay
from residents.actions.mend import mend_arrival, mend_identity

__all__ = [
    "Arrival", "Identity", "Leaving", "add_photo", "admit", "admit_again", "assign", "end_stay", "mend_arrival",
    "mend_identity", "move_bed", "record_order", "unassign",
]  # fmt: skip
