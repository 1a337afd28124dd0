"""One way to say a row, whichever kind of database keeps it, and the digest of many rows in any order.

A table's digest is the sum of its rows' SHA-512, modulo 2^512: it does not depend on how a database sorts text, and
what a table held before and what was added to it make up what it holds after. Rows are read in the order of their
key, a few hundred at a time.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from foundation.backup import rows

ROOM = 2**512
SHOWN = 16
Row = dict[str, Any]
HIDDEN = "wrapped"
Reveal = Callable[[Row], Any]
"""Answers what is compared in place of a wrapped key: a digest of the key itself, since each house closes it anew."""


@dataclass(frozen=True)
class Tally:
    """How many rows, and the sum of their digests."""

    rows: int = 0
    total: int = 0

    def plus(self, line: bytes) -> "Tally":
        """Answer the tally with one more row."""
        added = int.from_bytes(hashlib.sha512(line).digest())
        return Tally(self.rows + 1, (self.total + added) % ROOM)

    def and_(self, other: "Tally") -> "Tally":
        """Answer the tally of both."""
        return Tally(self.rows + other.rows, (self.total + other.total) % ROOM)

    @property
    def said(self) -> str:
        """Answer the digest as it is shown: its first sixteen hexadecimal digits."""
        return f"{self.total:0128x}"[:SHOWN]


@dataclass(frozen=True)
class Speller:
    """Says the rows of one table; `kinds` are how its columns (by name, in order) are told alike."""

    columns: list[str]
    kinds: tuple[Callable[[Any], Any] | None, ...]
    reveal: Reveal | None = None

    def line(self, values: list[Any]) -> bytes:
        """Answer a row as bytes: a JSON list of its values in the order of the columns' names."""
        said = [
            value if value is None or kind is None else kind(value)
            for value, kind in zip(values, self.kinds, strict=True)
        ]
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"), default=_bytes).encode()

    def compared(self, values: list[Any]) -> list[Any]:
        """Answer a row's values as they are compared."""
        if self.reveal is None:
            return values
        row = dict(zip(self.columns, values, strict=True))
        return list({**row, HIDDEN: self.reveal(row)}.values())


def _bytes(value: Any) -> str:
    return bytes(value).hex()


def _moment(value: Any) -> str:
    return f"{datetime.fromisoformat(str(value)).replace(tzinfo=UTC):%Y-%m-%d %H:%M:%S.%f}"


def _time(value: Any) -> str:
    return f"{time.fromisoformat(str(value)):%H:%M:%S.%f}"


def _json(value: Any) -> str:
    return json.dumps(json.loads(str(value)), sort_keys=True, ensure_ascii=False)


def spellers(server: Connection, reveals: Mapping[str, Reveal]) -> dict[str, Speller]:
    """Answer how each table is said; PostgreSQL, which tells its kinds apart, is asked for them."""
    seen = sa.inspect(server).get_multi_columns()
    told: dict[str, Speller] = {}
    for place in seen:
        columns = {each["name"]: each["type"] for each in seen[place]}
        names = sorted(columns)
        told[place[1]] = Speller(names, tuple(_kind(columns[name]) for name in names), reveals.get(place[1]))
    return told


def _kind(column: Any) -> Callable[[Any], Any] | None:
    for of, kind in (
        (sa.Boolean, bool), (sa.DateTime, _moment), (sa.Time, _time), (sa.JSON, _json), (sa.Float, float),
    ):  # fmt: skip
        if isinstance(column, of):
            return kind
    return None


def tally_of(
    connection: Connection, table: str, shape: tuple[list[str], list[str]], speller: Speller
) -> Tally:
    """Answer the tally of a whole table as it lies there."""
    total = Tally()
    for _many, block in rows.blocks_of(connection, table, *shape):
        for values in rows.lines_of(block):
            total = total.plus(speller.line(speller.compared(values)))
    return total
