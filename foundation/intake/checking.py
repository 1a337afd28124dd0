"""The dry run: every row read and looked at, nothing written."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import files
from foundation.db import db
from foundation.intake.book import Book, open_book
from foundation.intake.kinds import Here, IntakeKind, Row, State
from foundation.intake.layout import Lines, lines
from foundation.intake.models import Intake, IntakeMapping, IntakeRow
from foundation.languages import _
from foundation.refusals import Refused


@dataclass(frozen=True)
class Checked:
    """The rows of a file as they stand, and the rows of the sheet that are no lines."""

    rows: tuple[Row, ...]
    passed: dict[int, str]

    @property
    def counts(self) -> Counter[str]:
        """Answer how many rows stand in each state."""
        return Counter(str(row.state) for row in self.rows)

    def in_state(self, *states: State) -> list[Row]:
        """Answer the rows that stand so."""
        return [row for row in self.rows if row.state in states]

    @property
    def is_ready(self) -> bool:
        """Answer whether nothing waits for a hand and something is to be written."""
        held = self.counts
        return not held[State.ERROR] and not held[State.UNDECIDED] and held[State.READY] > 0


def book_of(intake: Intake) -> Book:
    """Answer the file of an import, opened. Raises Refused when it was put away, or is not on the disk."""
    if intake.file_id is None:
        raise Refused(_("The file of this import was put away. Choose it again."))
    try:
        return open_book(files.open_stored(files.find(intake.file_id)))
    except FileNotFoundError as gone:
        raise Refused(_("The file of this import was put away. Choose it again.")) from gone


def kept_mapping(home_id: UUID, kind: str) -> dict[str, str]:
    """Answer how this home mapped such a file the last time: column -> folded heading."""
    asked = sa.select(IntakeMapping.columns).where(
        IntakeMapping.home_id == home_id, IntakeMapping.kind == kind
    )
    return dict(db.session.scalar(asked) or {})


def check(intake: Intake, kind: IntakeKind, here: Here, *, book: Book | None = None) -> Checked:
    """Answer every row of the file, read and looked at. The statements do not grow with the rows."""
    sheet = (book or book_of(intake)).sheet(intake.sheet)
    found = lines(sheet, intake.head)
    said = rows_said(intake.id)
    rows = _rows(found, intake.columns, said)
    for row in rows:
        read_row(row, kind, here)
    kind.check([row for row in rows if not row.made], here)
    return Checked(tuple(rows), found.passed)


def rows_said(intake_id: UUID) -> dict[int, IntakeRow]:
    """Answer what was said of rows, by line."""
    asked = sa.select(IntakeRow).where(IntakeRow.intake_id == intake_id)
    return {row.line: row for row in db.session.scalars(asked)}


def mended_of(row: IntakeRow | None) -> dict[str, str]:
    """Answer the cells of a row that were mended on the page, by column."""
    return json.loads(row.mended.open()) if row is not None and row.mended is not None else {}


def _rows(found: Lines, columns: Mapping[str, int], said: Mapping[int, IntakeRow]) -> list[Row]:
    rows = []
    for number, cells in found.lines:
        typed: dict[str, Any] = {
            key: cells[place] if place < len(cells) else None for key, place in columns.items()
        }
        kept = said.get(number)
        mended = mended_of(kept)
        row = Row(number, {**typed, **mended}, mended=frozenset(mended))
        if kept is not None:
            row.left_out, row.is_another, row.made = kept.left_out, kept.is_another, kept.made
        rows.append(row)
    return rows


def read_row(row: Row, kind: IntakeKind, here: Here) -> None:
    """Read each cell of a row; what cannot be read is said on it."""
    for column in kind.columns:
        try:
            told = column.read(row.typed.get(column.key), here)
        except Refused as refused:
            row.refuse(refused, column.key)
            continue
        row.values[column.key] = told.value
        row.warn(told.warning, column.key)
