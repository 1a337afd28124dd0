"""The pages of the office."""

from office.views.blueprint import bp

from office.views import book, countersigning, first, prints, register, today, trails, visits, working  # isort: skip

__all__ = [
    "book",
    "bp",
    "countersigning",
    "first",
    "prints",
    "register",
    "today",
    "trails",
    "visits",
    "working",
]
