"""A name read from the database in the script of whoever reads it: one column where a table keeps two."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

from foundation.languages import name_here

BETWEEN = "\x1f"


class Spoken(TypeDecorator[str]):
    """Both names of a person or a place, of which the language in force at reading picks one."""

    impl = sa.String
    cache_ok = True

    def process_result_value(self, value: str | None, dialect: Any) -> str | None:
        """Answer the name in the local script where it is that of the reader's language, else the English one."""
        if value is None:
            return None
        name, _between, local = value.partition(BETWEEN)
        return name_here(name, local)


def spoken(of: Any) -> sa.ColumnElement[str]:
    """Answer, for a select, the name of a table that keeps `name` and `name_local`, as its reader writes it."""
    return spoken_of(of.name, of.name_local)


def spoken_of(name: Any, name_local: Any) -> sa.ColumnElement[str]:
    """Answer, for a select, one of two columns of a name, as its reader writes it."""
    english, local = (sa.type_coerce(column, sa.String()) for column in (name, name_local))
    return sa.type_coerce(english + sa.literal(BETWEEN, sa.String()) + local, Spoken())
