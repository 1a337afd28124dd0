"""The pages of the family floor."""

from residents.views import admission, file, lists, mend, orders, stay
from residents.views.blueprint import bp

__all__ = ["admission", "bp", "file", "lists", "mend", "orders", "stay"]
