"""Who may do what, where: one table gathered from the rooms' cards, declared on each view, refused by default."""

from foundation.access.declare import AlreadyDone, begin, public, reads, writes
from foundation.access.gate import HomeHere, may, may_at, reaches_of, viewer, within_reach
from foundation.access.table import AccessTable, Address, Grants, Reach

__all__ = [
    "AccessTable",
    "Address",
    "AlreadyDone",
    "Grants",
    "HomeHere",
    "Reach",
    "begin",
    "may",
    "may_at",
    "public",
    "reaches_of",
    "reads",
    "viewer",
    "within_reach",
    "writes",
]
