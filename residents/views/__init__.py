"""The pages of the family floor."""

from residents.views import (
    admission,
    belongings,
    file,
    lists,
    mend,
    orders,
    reception,
    reception_arrival,
    reception_marks,
    reception_steps,
    savings,
    savings_statement,
    stay,
)
from residents.views.blueprint import bp

__all__ = [
    "belongings",
    "reception",
    "reception_arrival",
    "reception_marks",
    "reception_steps",
    "admission",
    "bp",
    "file",
    "lists",
    "mend",
    "orders",
    "savings",
    "savings_statement",
    "stay",
]
