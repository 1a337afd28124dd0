"""The pages of the office."""

from office.views.blueprint import bp

from office.views import (  # isort: skip
    backups, book, countersigning, disclosures, exports, first, first_passwords, first_week, helping, intake, paper,
    paper_sheet, pasting, practice, prints, register, seal_bars, seal_reviews, seals, support, today, trails, trust,
    visits, working,
)  # fmt: skip

__all__ = [
    "backups",
    "book",
    "bp",
    "countersigning",
    "disclosures",
    "exports",
    "first",
    "first_passwords",
    "first_week",
    "helping",
    "intake",
    "paper",
    "paper_sheet",
    "pasting",
    "practice",
    "prints",
    "register",
    "seal_bars",
    "seal_reviews",
    "seals",
    "support",
    "today",
    "trails",
    "trust",
    "visits",
    "working",
]
