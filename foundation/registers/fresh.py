"""Which lines of a register are new since the last page that was pasted into its bound book, or were corrected since.

What a line is known by does not change when lines before it come later; the digest of its words tells whether it was
corrected since it was pasted. Both are taken in one language, whatever the leaf is printed in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

import sqlalchemy as sa

from foundation.db import db
from foundation.languages import force
from foundation.registers.parts import Line, Period, Register
from foundation.registers.pasted import PastedLine, PastedPage
from foundation.registers.whom import texts_of

PLAIN = "en_IN"  # the language in which lines are compared
Lines = Callable[[Period], Sequence[Line]]


@dataclass(frozen=True)
class Fresh:
    """A line that is printed now: what it is known by, its digest, and where it was pasted before, if it was."""

    line_id: str
    digest: str
    line: Line
    page: int = 0
    serial: str = ""


def periods_of(register: Register, year: int, *, today: date) -> list[Period]:
    """Answer what is gathered of a year: the year, or the months that are over where the columns are its days."""
    if not callable(register.columns):
        return [Period.year(year)]
    months = [Period.month_of(month) for month in Period.year(year).months()]
    return [month for month in months if month.last < today]


def fresh_lines(
    register: Register,
    home_id: UUID,
    year: int,
    lines: Lines,
    *,
    language: str,
    today: date,
    latest: int = 12,
) -> list[tuple[Period, list[Fresh]]]:
    """Answer, period by period, the lines that were not pasted yet, or were corrected since.

    `lines(period)` answers what the printer may see, in the language in force; `latest` narrows it to so many months
    of a register that is printed by months.
    """
    known, found = _known(home_id, register.id, year), []
    for period in periods_of(register, year, today=today)[-latest:]:
        with force(PLAIN):
            plain = list(lines(period))
            ids = _ids(plain, f"{period.first:%m}:" if callable(register.columns) else "")
            digests = [_digest(line) for line in plain]
        if all(known.get(one, ("",))[0] == digest for one, digest in zip(ids, digests, strict=True)):
            continue
        with force(language):
            said = plain if language == PLAIN else list(lines(period))
        fresh = [
            Fresh(line_id, digest, line, *known.get(line_id, ("", 0, ""))[1:])
            for line_id, digest, line in zip(ids, digests, said, strict=True)
            if known.get(line_id, ("",))[0] != digest
        ]
        found.append((period, fresh))
    return found


def _known(home_id: UUID, register_id: str, year: int) -> dict[str, tuple[str, int, str]]:
    """Answer line -> digest, page and number of its last pasting; a spoiled page does not count. One statement."""
    rows = db.session.execute(
        sa.select(PastedLine.line_id, PastedLine.digest, PastedPage.number, PastedLine.serial)
        .join(PastedPage, PastedPage.id == PastedLine.page_id)
        .where(
            PastedPage.home_id == home_id, PastedPage.register_id == register_id, PastedPage.year == year,
            PastedPage.spoiled_at.is_(None),
        )
        .order_by(PastedPage.number)
    )  # fmt: skip
    return {row.line_id: (row.digest, row.number, row.serial) for row in rows}


def _ids(lines: Sequence[Line], prefix: str) -> list[str]:
    """Answer what each line is known by: its id, its key unless that is only its place, else when it was written."""
    found: list[str] = []
    seen: dict[str, int] = {}
    for line in lines:
        said = line.id or (line.key if line.key and line.key != str(line.serial) else "") or _written(line)
        seen[said] = seen.get(said, 0) + 1
        found.append(f"{prefix}{said}#{seen[said]}"[:120])
    return found


def _written(line: Line) -> str:
    when = line.written_at or line.happened_at
    codes = next((code for cell in line.cells if (code := getattr(cell, "code", ""))), "")
    if line.is_gap or when is None:
        return _digest(line)[:32]
    return f"{when.isoformat()}:{codes}"


def _digest(line: Line) -> str:
    return sha256("\x1f".join(texts_of(line)).encode()).hexdigest()
