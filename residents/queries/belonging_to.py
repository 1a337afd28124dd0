"""What belongs to a file or a child, in every room: found in the tables themselves, so that no room is forgotten.

The joining of two files walks it; the destruction of a file and a copy of all that is kept about a person may too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation.db import Base, db
from residents.models import CaseFile, Child, FileMerge, MergeJournal

OWN_HISTORY = frozenset({FileMerge.__tablename__, MergeJournal.__tablename__})
"""The joinings themselves: they tell of files and are not part of one."""
BY_NAME = {"case_file_id": "case_file", "merged_into_id": "case_file", "child_id": "child"}
"""Columns that point at a file or a child without a foreign key, because their table lies on a lower floor."""


@dataclass(frozen=True)
class Holding:
    """A column by which the rows of a table belong to a file (`to` is `case_file`) or to a child (`child`)."""

    table: sa.Table
    column: str
    to: str


@dataclass(frozen=True)
class Branch:
    """A table whose rows belong to a file only through a row of another table: a correction of a session."""

    table: sa.Table
    columns: tuple[str, ...]
    through: sa.Table
    keys: tuple[str, ...]


def holdings() -> tuple[Holding, ...]:
    """Answer every column of every table of the house that leads to a file or to a child, in the tables' order."""
    return tuple(
        Holding(table, column.name, to)
        for table in Base.metadata.sorted_tables
        if table.name not in OWN_HISTORY
        for column in table.columns
        if (to := _leads_to(column)) is not None
    )


def _leads_to(column: sa.Column[Any]) -> str | None:
    for key in column.foreign_keys:
        place, _dot, name = key.target_fullname.partition(".")
        if name == "id" and place in (CaseFile.__tablename__, Child.__tablename__):
            return place
    return BY_NAME.get(column.name)


def branches() -> tuple[Branch, ...]:
    """Answer the tables that belong to a file only through others, each after the one that it hangs on."""
    known = {holding.table.name for holding in holdings()} | {CaseFile.__tablename__, Child.__tablename__}
    found: list[Branch] = []
    for table in Base.metadata.sorted_tables:
        if table.name in known or table.name in OWN_HISTORY:
            continue
        for key in table.foreign_key_constraints:
            if key.referred_table.name in known and key.referred_table.name not in _NOBODYS:
                columns = tuple(column.name for column in key.columns)
                found.append(
                    Branch(table, columns, key.referred_table, tuple(e.column.name for e in key.elements))
                )
                known.add(table.name)
                break
    return tuple(found)


_NOBODYS = frozenset({CaseFile.__tablename__, Child.__tablename__, "post"})


def rows_of(case_file_id: UUID, child_id: UUID) -> Iterator[tuple[Holding, list[Any]]]:
    """Answer, table by table, the rows that belong to this file or to this child; ask across homes.

    A table that leads there by two columns comes twice, once for each.
    """
    for holding in holdings():
        wanted = case_file_id if holding.to == CaseFile.__tablename__ else child_id
        asked = sa.select(holding.table).where(holding.table.c[holding.column] == wanted)
        yield holding, list(db.session.execute(asked).mappings())


def children_of(case_file_id: UUID) -> list[UUID]:
    """Answer the children whose keys may have sealed something in this file: hers, and those joined into it."""
    asked = sa.select(CaseFile.child_id).where(
        sa.or_(CaseFile.id == case_file_id, CaseFile.merged_into_id == case_file_id)
    )
    return list(db.session.scalars(asked.order_by(CaseFile.opened_at)))
