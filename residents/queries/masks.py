"""What a reader may not see never leaves the database: columns that are empty unless a condition holds."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa


@dataclass(frozen=True, kw_only=True)
class Masks:
    """Conditions on a case file: may the reader see names, legal identity, family, orders."""

    names: Any
    identity: Any
    family: Any
    orders: Any


EVERYTHING = Masks(names=sa.true(), identity=sa.true(), family=sa.true(), orders=sa.true())
"""For the house itself (the command line, jobs): nothing is hidden."""


def shown(condition: Any, column: Any) -> Any:
    """Answer `column` where the condition holds, else nothing."""
    return sa.case((condition, column), else_=None)


def flag(condition: Any, name: str) -> Any:
    """Answer a condition as a column of yes or no."""
    return sa.case((condition, sa.true()), else_=sa.false()).label(name)
