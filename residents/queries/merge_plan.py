"""What joining two files would do: which rows move, which clash, and how each clash is settled."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation.db import Base, db
from foundation.sealed import Sealed
from residents.choices import ExitReason
from residents.models import OPEN, Assignment, BedStay, CaseFile, NameWord, Placement, Sibling
from residents.queries.belonging_to import holdings
from residents.rules.merging import Settled, settle

Row = Mapping[str, Any]


@dataclass
class Moved:
    """One row that moves: its table, the key it has now, and what changes in it."""

    table: sa.Table
    row: Row
    new: dict[str, Any]


@dataclass(frozen=True)
class Clash:
    """Two rows that cannot both stand in one file."""

    table: sa.Table
    moving: Row
    settled: Settled
    constraint: str


@dataclass
class Plan:
    """All that a joining does to the rows of every room; nothing is done yet."""

    moved: list[Moved] = field(default_factory=list)
    aside: list[tuple[sa.Table, Row]] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)

    @property
    def refused(self) -> list[Clash]:
        """Answer the clashes that stop it."""
        return [clash for clash in self.clashes if clash.settled is Settled.REFUSED]

    @property
    def counts(self) -> dict[str, int]:
        """Answer how many rows of each table move."""
        counted: dict[str, int] = {}
        for moved in self.moved:
            counted[moved.table.name] = counted.get(moved.table.name, 0) + 1
        return counted


def plan(kept: CaseFile, emptied: CaseFile, *, now: datetime, today: date, by: UUID | None) -> Plan:
    """Answer what joining `emptied` into `kept` does to each row; ask across homes. Words of names are left out."""
    made, closing = Plan(), Closing(now, today, by, kept.id)
    ids = {"case_file": (emptied.id, kept.id), "child": (emptied.child_id, kept.child_id)}
    by_table: dict[sa.Table, list[tuple[str, UUID, UUID]]] = {}
    for holding in holdings():
        if holding.table.name == NameWord.__tablename__ or (holding.table.name, holding.column) == (
            CaseFile.__tablename__, "child_id",
        ):  # fmt: skip
            continue
        by_table.setdefault(holding.table, []).append((holding.column, *ids[holding.to]))
    for table, columns in by_table.items():
        _plan_table(made, table, columns, closing)
    return made


@dataclass(frozen=True)
class Closing:
    """With what an open row of the emptied file is closed."""

    now: datetime
    today: date
    by: UUID | None
    kept_id: UUID
    ended: set[UUID] = field(default_factory=set)


def _plan_table(made: Plan, table: sa.Table, columns: list[tuple[str, UUID, UUID]], closing: Closing) -> None:
    touched = [table.c[name].in_((old, new)) for name, old, new in columns]
    rows: list[Any] = [*db.session.execute(sa.select(table).where(sa.or_(*touched))).mappings()]
    moving = {_pk(table, row): row for row in rows if any(row[name] == old for name, old, _new in columns)}
    if not moving:
        return
    changes = {key: _mapped(row, columns) for key, row in moving.items()}
    aside: set[tuple[Any, ...]] = set()
    for key, row, name, met in _clashing(table, columns, rows, moving):
        if key in aside:
            continue
        settled = _settled(table, row, name, columns)
        made.clashes.append(Clash(table, row, settled, name))
        if settled is Settled.RENUMBERED:
            number = _number_of(table, name, columns) or ""
            changes[key][number] = _next(table, rows, changes, number)
        elif settled is Settled.CLOSED:
            ends, stays = _older(table, row, met, closing)
            changes.setdefault(_pk(table, ends), {}).update(_closed(table, ends, stays, closing))
        elif settled is Settled.ASIDE:
            aside.add(key)
    if table.name == Assignment.__tablename__:
        _end_twins(rows, moving, changes, closing)
    by_key = {_pk(table, row): row for row in rows}
    order = sorted(changes, key=lambda key: key in moving)  # what ends in the kept file makes room first
    made.moved += [Moved(table, by_key[key], changes[key]) for key in order if key not in aside]
    made.aside += [(table, moving[key]) for key in aside]


def _pk(table: sa.Table, row: Row) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table.primary_key.columns)


def _mapped(row: Row, columns: Sequence[tuple[str, UUID, UUID]]) -> dict[str, Any]:
    return {name: new for name, old, new in columns if row[name] == old}


def _clashing(
    table: sa.Table, columns: list[tuple[str, UUID, UUID]], rows: list[Row], moving: Mapping[Any, Row]
) -> Iterator[tuple[tuple[Any, ...], Row, str, Row]]:
    """Answer the moving rows that would stand twice, each with the constraint that says so and the row it meets."""
    names = {name for name, _old, _new in columns}
    for key, row in moving.items():
        after = {**row, **_mapped(row, columns)}
        if (
            len(names) > 1
            and len({after[name] for name in names}) == 1
            and None not in {after[n] for n in names}
        ):
            yield key, row, SELF, row
    for constraint, parts, counted in _uniques(table):
        if not names & set(parts):
            continue
        standing = None if counted is None else _standing(table, counted)
        seen: dict[tuple[Any, ...], Row] = {}
        for row in sorted(rows, key=lambda row: _pk(table, row) in moving):
            if standing is not None and _pk(table, row) not in standing:
                continue
            after = {**row, **_mapped(row, columns)}
            mark = tuple(after[part] for part in parts)
            if None in mark:
                continue
            if mark in seen and _pk(table, row) in moving:
                yield _pk(table, row), row, constraint, seen[mark]
            seen.setdefault(mark, row)


SELF = "itself"
"""Not a constraint's name: a row that would link the file with itself."""


def _uniques(table: sa.Table) -> Iterator[tuple[str, list[str], Any]]:
    for constraint in table.constraints:
        if isinstance(constraint, sa.UniqueConstraint | sa.PrimaryKeyConstraint):
            yield str(constraint.name), [column.name for column in constraint.columns], None
    for index in table.indexes:
        if index.unique:
            yield (
                str(index.name),
                [column.name for column in index.columns],
                index.dialect_options["sqlite"]["where"],
            )


def _standing(table: sa.Table, counted: Any) -> set[tuple[Any, ...]]:
    return {tuple(row) for row in db.session.execute(sa.select(*table.primary_key.columns).where(counted))}


def _number_of(table: sa.Table, constraint: str, columns: Sequence[tuple[str, UUID, UUID]]) -> str | None:
    """Answer the column of numbers that a constraint counts within a file, if it is only that."""
    names = {name for name, _old, _new in columns}
    for said, parts, counted in _uniques(table):
        rest = [part for part in parts if part not in names]
        if said == constraint and counted is None and len(rest) == 1:
            is_number = isinstance(table.c[rest[0]].type, sa.Integer)
            return rest[0] if is_number else None
    return None


def _next(table: sa.Table, rows: list[Row], changes: Mapping[Any, Mapping[str, Any]], number: str) -> int:
    given = [change[number] for change in changes.values() if number in change]
    return max([*(row[number] for row in rows), *given]) + 1


CLOSED_BY = {
    Placement.__tablename__: "uq_placement_open",
    BedStay.__tablename__: "uq_bed_stay_child_now",
}
"""What is closed in a way of its own; other tables say it themselves (`models.OneOpen`)."""


def _is_closed_by(table: sa.Table) -> str | None:
    one = table.info.get(OPEN)
    return one.constraint if one else CLOSED_BY.get(table.name)


def _settled(
    table: sa.Table, row: Row, constraint: str, columns: Sequence[tuple[str, UUID, UUID]]
) -> Settled:
    return settle(
        is_number=_number_of(table, constraint, columns) is not None,
        can_be_closed=_is_closed_by(table) == constraint,
        is_referred_to=_is_referred_to(table, row),
        holds_sealed=any(isinstance(value, Sealed) for value in row.values()),
        is_open_link=constraint == SELF and table.name == Sibling.__tablename__ and row["ended_at"] is None,
    )


def _is_referred_to(table: sa.Table, row: Row) -> bool:
    for other in Base.metadata.sorted_tables:
        for key in other.foreign_key_constraints:
            if key.referred_table is not table:
                continue
            fits = [other.c[e.parent.name] == row[e.column.name] for e in key.elements]
            if db.session.execute(sa.select(sa.literal(1)).select_from(other).where(*fits).limit(1)).first():
                return True
    return False


def _older(table: sa.Table, row: Row, met: Row, closing: Closing) -> tuple[Row, Row]:
    """Answer which of two open rows ends, and which goes on: the later stay goes on, and the bed that is its own."""
    if table.name == BedStay.__tablename__:
        is_ended = met["placement_id"] in closing.ended
    else:
        began = table.info[OPEN].began if OPEN in table.info else "started_at"
        is_ended = (met[began], met["id"]) < (row[began], row["id"])
    ends, stays = (met, row) if is_ended else (row, met)
    closing.ended.add(ends["id"])
    return ends, stays


def _closed(table: sa.Table, ends: Row, stays: Row, closing: Closing) -> dict[str, Any]:
    """Answer how the earlier of two open stays ends: when the later one began, as the second writing of one stay."""
    if table.name == BedStay.__tablename__:
        return {"to_at": max(closing.now, ends["from_at"])}
    if OPEN in table.info:
        return table.info[OPEN].ended(max(closing.today, ends[table.info[OPEN].began]))
    return {
        "ended_at": max(stays["started_at"], ends["started_at"]), "exit_reason": ExitReason.WRITTEN_TWICE.value,
        "exit_written_at": closing.now, "exit_written_by": closing.by,
    }  # fmt: skip


def _end_twins(
    rows: list[Row], moving: Mapping[Any, Row], changes: dict[Any, dict[str, Any]], closing: Closing
) -> None:
    """Who has both files in her caseload has the one child once."""
    open_now = [row for row in rows if row["to_on"] is None]
    held = {(row["user_id"], row["as_role"]) for row in open_now if row["case_file_id"] == closing.kept_id}
    for key, row in moving.items():
        if row["to_on"] is None and (row["user_id"], row["as_role"]) in held:
            changes[key]["to_on"] = max(row["from_on"], closing.today)
