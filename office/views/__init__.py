"""The pages of the office."""

from office.views.blueprint import bp

from office.views import (  # isort: skip
    backups, book, countersigning, first, intake, prints, register,
    seal_bars, seal_reviews, seals, today, trails, trust, visits,
    working,
)  # fmt: skip

__all__ = [
    "backups",
    "book",
    "bp",
    "countersigning",
    "first",
    "intake",
    "prints",
    "register",
    "seal_bars",
    "seal_reviews",
    "seals",
    "today",
    "trails",
    "trust",
    "visits",
    "working",
]
