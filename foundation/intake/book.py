"""A workbook or a text file as rows of plain values: opened with care, formulas never worked out, merged cells told."""

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from foundation.db import tidy
from foundation.languages import _
from foundation.refusals import Refused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"

MOST_ROWS, MOST_COLUMNS, LONGEST = 3_000, 80, 2_000
MOST_BYTES_INSIDE = 80 * 2**20
MOST_TIMES_LARGER = 200
MOST_PARTS = 2_000
"""What a workbook may hold: rows and columns looked at, letters of one cell, bytes and parts once it is unpacked."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")

Value = str | int | float | bool | date | datetime | None


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows from the first on, and which of its cells only repeat the corner of a merged one."""

    name: str
    rows: tuple[tuple[Value, ...], ...]
    merged: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class Book:
    """A file as it was given: its kind and the names of its sheets that hold something."""

    kind: str
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet:
        """Answer a sheet by its name; the fullest where there is none of it."""
        found = next((sheet for sheet in self.sheets if sheet.name == name), None)
        return found or max(self.sheets, key=lambda sheet: len(sheet.rows))


def kind_of(body: bytes) -> str:
    """Answer whether the bytes are a workbook or text. Raises Refused in words for everything else."""
    if not body.strip():
        raise Refused(_("This file is empty. Choose it again."), field="file")
    if body.startswith(OLE):
        if LOCKED in body:
            raise Refused(
                _(
                    "This workbook is locked by a password. Open it in Excel, take the password away, save it."
                ),
                field="file",
            )
        raise Refused(
            _("This is an old workbook (.xls). Save it as .xlsx and choose it again."), field="file"
        )
    if body.startswith(b"PK"):
        _ensure_small_inside(body)
        return XLSX
    if b"\x00" in body[:4096] and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _no_workbook()
    return CSV


def _no_workbook() -> Refused:
    return Refused(
        _("This is not a workbook. Choose an Excel file (.xlsx) or a text file (.csv)."), field="file"
    )


def _ensure_small_inside(body: bytes) -> None:
    """Refuse a workbook that unpacks to far more than it says, before anything of it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
        raise _no_workbook() from fault
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise _no_workbook()
    inside = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or inside > MOST_BYTES_INSIDE or inside > MOST_TIMES_LARGER * len(body):
        said = _("This workbook is far larger inside than outside. Copy its rows into a new one.")
        raise Refused(said, field="file")


def open_book(body: bytes) -> Book:
    """Answer the sheets of a file that hold something. Raises Refused when there is nothing to read."""
    kind = kind_of(body)
    sheets = _workbook(body) if kind == XLSX else (_text(body),)
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        raise Refused(_("There is no row in this file."), field="file")
    return Book(kind, filled)


def _workbook(body: bytes) -> tuple[Sheet, ...]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(body))
        found = []
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            merged = sheet.merged_cell_ranges or []
            rows = [row[:MOST_COLUMNS] for row in _first(sheet.to_python(skip_empty_area=False))]
            found.append(_laid(name, rows, merged))
        return tuple(found)
    except (CalamineError, ValueError, OSError) as fault:
        raise Refused(_("This workbook cannot be read. Save it once more in Excel."), field="file") from fault
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":
            raise
        raise Refused(_("This workbook cannot be read. Save it once more in Excel."), field="file") from fault


def _first(rows: Sequence[Any]) -> Sequence[Any]:
    if len(rows) > MOST_ROWS:
        filled = sum(any(cell not in ("", None) for cell in row) for row in rows)
        if filled > MOST_ROWS:
            said = _("There are more than %(most)s rows in one sheet. Split the file.", most=MOST_ROWS)
            raise Refused(said, field="file")
        last = max(n for n, row in enumerate(rows) if any(cell not in ("", None) for cell in row))
        return rows[: min(last + 1, MOST_ROWS)]
    return rows


def _laid(name: str, rows: list[Any], merged: Sequence[Any]) -> Sheet:
    laid = [[plain(cell) for cell in row] for row in rows]
    while laid and all(cell is None for cell in laid[-1]):
        laid.pop()
    echoes: set[tuple[int, int]] = set()
    for (top, left), (bottom, right) in merged:
        if top >= len(laid) or left >= len(laid[top]):
            continue
        corner = laid[top][left]
        for row in range(top, min(bottom, len(laid) - 1) + 1):
            for column in range(left, min(right, len(laid[row]) - 1) + 1):
                if (row, column) != (top, left):
                    laid[row][column] = corner
                    echoes.add((row, column))
    return Sheet(name[:60], tuple(tuple(row) for row in laid), frozenset(echoes))


def plain(cell: Any) -> Value:
    """Answer a cell as a plain value: text tidied and cut, whole figures whole, else nothing."""
    if isinstance(cell, str):
        text = re.sub(r"[\s\u00a0\u200b\ufeff]+", " ", tidy(cell)).replace("'", "’")
        return text.strip()[:LONGEST] or None
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < 1e15 else cell
    if isinstance(cell, timedelta | time):
        return str(cell)
    return cell


def _text(body: bytes) -> Sheet:
    words = _decoded(body)
    if "\x00" in words:
        raise _no_workbook()
    try:
        rows = list(csv.reader(io.StringIO(words), _dialect(words)))
    except csv.Error as fault:
        raise _no_workbook() from fault
    return _laid("", [row[:MOST_COLUMNS] for row in _first(rows)], [])


def _dialect(words: str) -> Any:
    """Answer how the cells of a text are parted: a mark that stands in half of its lines before any comma.

    Commas stand inside sums of money (1,23,456), the other marks in nothing that people write.
    """
    lines = [line for line in words[:8192].splitlines() if line.strip()]
    for mark in "\t;|":
        if 2 * sum(mark in line for line in lines) >= len(lines) > 0:
            return type("Marked", (csv.excel,), {"delimiter": mark})
    try:
        dialect: Any = csv.Sniffer().sniff(words[:8192], delimiters=",;\t|")
    except csv.Error:
        return csv.excel
    dialect.doublequote = True
    return dialect


def _decoded(body: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if body.startswith(mark):
            try:
                return body.decode(encoding)
            except UnicodeDecodeError:
                continue
    return body.decode("cp1252", errors="replace")
