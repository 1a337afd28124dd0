"""What the office asks: the strength of a home, heads for prints, the audit's events."""

from office.queries.homes import Strength, home_head, in_charge, readable_files, strength_of
from office.queries.trail import TrailFilter, TrailRow, chain_head, opened_by, trail, visit_pages

__all__ = [
    "Strength",
    "TrailFilter",
    "TrailRow",
    "chain_head",
    "home_head",
    "in_charge",
    "opened_by",
    "readable_files",
    "strength_of",
    "trail",
    "visit_pages",
]
