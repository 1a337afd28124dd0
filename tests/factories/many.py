"""Many of all that a home has: its rows copied, table by table, under new ids, so that every list grows."""

import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation.db import Base, begin_write, db, new_id
from foundation.scope import EveryHome, tell_database

ALONE = frozenset({
    "audit_chain", "audit_event", "data_key",
    "merge_journal", "file_merge",  # the undoing of a joining is about one pair of files
    "print_record", "print_serial", "register_signature", "serial", "sign_in", "work",  # of the house, no list
    "school_period", "stored_file", "syllabus", "syllabus_module", "competency", "timetable", "timetable_cell",
})  # fmt: skip
"""Tables whose rows are not copied: a copy points to the same period, file, syllabus and version."""

DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Copied:
    """All that stands in a home, ready to be copied as often as is asked."""

    def __init__(self, home_id: UUID) -> None:
        tables = [t for t in Base.metadata.sorted_tables if t.name == "child" or "home_id" in t.c]
        tell_database(db.session(), EveryHome("a factory"))
        self.rows = {t: _rows_of(t, home_id) for t in tables if t.name not in ALONE}
        self.number = 0

    def more(self, times: int) -> None:
        """Copy it all (committed)."""
        begin_write()
        tell_database(db.session(), EveryHome("a factory"))
        for _n in range(times):
            self.number += 1
            self._copy_once()
        db.session.commit()

    def _copy_once(self) -> None:
        old = [row["id"] for found in self.rows.values() for row in found if "id" in row]
        copies = {one: new_id().hex if isinstance(one, str) else new_id() for one in old}
        for table, found in self.rows.items():
            made, insert = [_copy(table, row, copies, self.number) for row in found], sa.insert(_bare(table))
            if made and _points_to_itself(table):  # in one statement, in whatever order its rows come
                db.session.connection().execute(insert.values(made))
            elif made:
                db.session.connection().execute(insert, made)


def _rows_of(table: sa.Table, home_id: UUID) -> list[dict[str, Any]]:
    if table.name == "child":
        files = Base.metadata.tables["case_file"]
        mine = sa.select(files.c.child_id).where(files.c.home_id == home_id)
        where = table.c.id.in_(mine)
    else:
        where = table.c.home_id == home_id
    bare = sa.select(*(sa.type_coerce(c, sa.types.NullType()).label(c.name) for c in table.c)).where(where)
    found = db.session.connection().execute(bare).mappings()
    return [{name: _as_kept(value) for name, value in row.items()} for row in found]


def _as_kept(value: Any) -> Any:
    """Answer JSON, which PostgreSQL's driver reads at once, as the text that it takes."""
    return json.dumps(value) if isinstance(value, list | dict) else value


def _points_to_itself(table: sa.Table) -> bool:
    return any(key.column.table is table for key in table.foreign_keys)


def _bare(table: sa.Table) -> Any:
    """Answer the table without types: what came as it is kept goes back as it is kept."""
    return sa.table(table.name, *(sa.column(c.name) for c in table.c))


def _copy(table: sa.Table, row: Mapping[str, Any], copies: Mapping[Any, Any], number: int) -> dict[str, Any]:
    made = {name: copies.get(value, value) if _is_key(value) else value for name, value in row.items()}
    for columns in _unique(table):
        if all(made[name] == row[name] for name in columns) and all(row[n] is not None for n in columns):
            name = next(n for n in reversed(columns) if n not in ("home_id", "id"))
            made[name] = _other(made[name], number, getattr(table.c[name].type, "length", None))
    return made


def _is_key(value: Any) -> bool:
    return isinstance(value, UUID) or (isinstance(value, str) and len(value) == 32)


def _unique(table: sa.Table) -> list[list[str]]:
    named = [c.columns for c in table.constraints if isinstance(c, sa.UniqueConstraint)]
    named += [index.columns for index in table.indexes if index.unique]
    return [[column.name for column in columns] for columns in named]


def _other(value: Any, number: int, length: int | None) -> Any:
    """Answer a value that no other copy has: a number, code or day so far on, a name with the copy's number."""
    if isinstance(value, int):
        return value + 1000 * number
    if isinstance(value, date):
        return value + timedelta(days=number)
    if DAY.fullmatch(value):
        return str(date.fromisoformat(value) + timedelta(days=number))
    begins = value.rstrip("0123456789")
    if digits := value[len(begins) :]:
        return f"{begins}{int(digits) + 100 * number:03d}"[-length if length else 0 :]
    said = f" {number}"
    return f"{value[: length - len(said)] if length else value}{said}"
