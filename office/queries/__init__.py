"""What the office asks: the strength of a home, heads for prints, the audit's events."""

from office.queries.homes import Strength, readable_files, strength_of
from office.queries.trail import TrailFilter, TrailRow, opened_by, trail, visit_pages

__all__ = [
    "Strength",
    "TrailFilter",
    "TrailRow",
    "opened_by",
    "readable_files",
    "strength_of",
    "trail",
    "visit_pages",
]
