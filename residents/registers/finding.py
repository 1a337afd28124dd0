"""Narrowing the lines of a register that were all read: what is looked for, late ones, corrected ones, a page."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from foundation import golive
from foundation.registers import Line
from residents import names as spelling


def narrowed(
    said: Sequence[tuple[int, Line]], rows: Sequence[Any], *, after: str | None, limit: int | None, find: str | None,
    only: str | None, late_after: timedelta,
) -> list[Line]:  # fmt: skip
    """Answer the lines that were asked for. A name is found only where the row carries it: what is veiled is not."""
    chosen = [
        line for (_n, line), row in zip(said, rows, strict=True) if _wanted(line, row, find, only, late_after)
    ]
    if after is not None:
        chosen = chosen[next((n + 1 for n, line in enumerate(chosen) if line.key == after), 0) :]
    return chosen[:limit]


def _wanted(line: Line, row: Any, find: str | None, only: str | None, late_after: timedelta) -> bool:
    if find and not _is_found(find, row):
        return False
    if only == "corrected":
        return line.corrected_at is not None
    if only == "late":
        happened, written = line.happened_at, line.written_at
        if happened is None or written is None or written - happened <= late_after:
            return False
        return not golive.covers(happened, written)
    return True


def _is_found(typed: str, row: Any) -> bool:
    if typed.strip().upper() in row.code:
        return True
    sought = spelling.key_of(typed).split()
    known = f" {spelling.keys_of(row.name or '', row.name_local or '')} " if row.name else ""
    return bool(sought) and all(f" {word}" in known for word in sought)
