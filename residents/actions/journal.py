"""The journal of a joining: each row as it was and as it became, in a form that can be put back exactly."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation.db import Base, db, new_id
from foundation.sealed import Sealed
from residents.models import FileMerge, MergeJournal

Row = Mapping[str, Any]


@dataclass
class Journal:
    """Does a joining's deeds one by one, and keeps of each what it needs to be undone."""

    merge: FileMerge
    lines: list[dict[str, Any]] = field(default_factory=list)

    def change(self, table: sa.Table, row: Row, new: Row) -> None:
        """Change some columns of a row; nothing is written when they are so already."""
        differs = {name: value for name, value in new.items() if row[name] != value}
        if not differs:
            return
        db.session.execute(sa.update(table).where(*is_row(table, row)).values(**differs))
        old = {name: row[name] for name in differs}
        self._note("changed", table, {**row, **differs}, old, differs)

    def remove(self, table: sa.Table, row: Row) -> None:
        """Set a row aside: it is kept whole in the journal alone."""
        db.session.execute(sa.delete(table).where(*is_row(table, row)))
        self._note("removed", table, row, row, {})

    def added(self, table: sa.Table, row: Row) -> None:
        """Note a row that the joining made."""
        self._note("added", table, row, {}, {})

    def keep(self) -> None:
        """Write the lines down."""
        if self.lines:
            db.session.execute(sa.insert(MergeJournal), self.lines)

    def _note(self, deed: str, table: sa.Table, row: Row, old: Row, new: Row) -> None:
        told = {column.name: row[column.name] for column in table.primary_key.columns}
        self.lines.append(
            {
                "id": new_id(), "home_id": self.merge.home_id, "merge_id": self.merge.id,
                "serial": len(self.lines) + 1, "table_name": table.name, "deed": deed,
                "pk": to_plain(told), "old": to_plain(old), "new": to_plain(new),
            }
        )  # fmt: skip


def put_back(lines: list[MergeJournal]) -> int:
    """Undo what a journal tells: take away what was added, give back what changed, then what was set aside.

    Tables are given back in the order in which they moved, parents first, and the rows of each from its end. A value
    that somebody changed since stays as it is now. Answers how many values stayed.
    """
    stayed = 0
    by_deed: dict[str, list[MergeJournal]] = {"added": [], "changed": [], "removed": []}
    for line in lines:
        by_deed[line.deed].append(line)
    for line in by_deed["added"]:
        table = Base.metadata.tables[line.table_name]
        db.session.execute(sa.delete(table).where(*is_row(table, of_plain(line.pk))))
    for line in _parents_first(by_deed["changed"]):
        stayed += _give_back(Base.metadata.tables[line.table_name], line)
    for line in by_deed["removed"]:
        table = Base.metadata.tables[line.table_name]
        db.session.execute(sa.insert(table).values(**of_plain(line.old)))
    return stayed


def _parents_first(lines: list[MergeJournal]) -> list[MergeJournal]:
    tables = list(dict.fromkeys(line.table_name for line in lines))
    return sorted(lines, key=lambda line: (tables.index(line.table_name), -line.serial))


def _give_back(table: sa.Table, line: MergeJournal) -> int:
    where = is_row(table, of_plain(line.pk))
    now = db.session.execute(sa.select(table).where(*where)).mappings().first()
    if now is None:
        return 1
    old, new = of_plain(line.old), of_plain(line.new)
    same = {name: value for name, value in old.items() if now[name] == new[name]}
    if same:
        db.session.execute(sa.update(table).where(*where).values(**same))
    return len(old) - len(same)


def is_row(table: sa.Table, row: Row) -> list[Any]:
    """Answer the conditions under which a row is this one, by its key."""
    return [column == row[column.name] for column in table.primary_key.columns]


def to_plain(row: Row) -> dict[str, Any]:
    """Answer a row as JSON can keep it: what is no text, number or list says what it is."""
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"~": "moment", "v": value.isoformat()}
    for kind, (type_, write, _read) in KINDS.items():
        if isinstance(value, type_):
            return {"~": kind, "v": write(value)}
    return (
        value
        if value is None or isinstance(value, str | int | float | bool | list)
        else {"~": "json", "v": value}
    )


def of_plain(row: Row) -> dict[str, Any]:
    """Answer a row as `to_plain` was given it."""
    return {name: _read(value) for name, value in row.items()}


def _read(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    kind, kept = value["~"], value["v"]
    if kind == "moment":
        return datetime.fromisoformat(kept)
    return kept if kind == "json" else KINDS[kind][2](kept)


KINDS: dict[str, tuple[type, Any, Any]] = {
    "id": (UUID, str, UUID),
    "day": (date, date.isoformat, date.fromisoformat),
    "time": (time, time.isoformat, time.fromisoformat),
    "number": (Decimal, str, Decimal),
    "sealed": (Sealed, lambda value: value.token.hex(), lambda kept: Sealed(bytes.fromhex(kept))),
    "bytes": (bytes, bytes.hex, bytes.fromhex),
    "codes": (tuple, list, tuple),
}
