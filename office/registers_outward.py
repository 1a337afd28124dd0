"""Two registers of what left the house: the prints and exports by their serials, the disclosures by their numbers."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from foundation import clock
from foundation.disclosures import ExportRequest
from foundation.disclosures.actions import serial_said
from foundation.disclosures.choices import ASKERS, MEANS, RECIPIENTS, ground_said
from foundation.disclosures.entries import serial_said as disclosure_said
from foundation.languages import _, _l, current
from foundation.registers import Cell, Column, Line, Period, PrintRecord, Register
from foundation.sealed import opened
from foundation.viewer import Actor
from office.permissions import May
from office.queries.exports import DisclosureLine, codes_of, disclosures_between, prints_between
from office.seals_said import moment_said
from office.telling import FORMATS, register_said


def print_lines(
    home_id: UUID, period: Period, *, by: Actor, after: str | None = None, limit: int | None = None,
    find: str | None = None, only: str | None = None,
) -> Sequence[Line]:  # fmt: skip
    """Answer a period's prints by their serials; what a register marks late or corrected there is none."""
    if only:
        return []
    zone = clock.zone_here()
    found = prints_between(
        home_id, starts_at=period.starts_at(zone), ends_at=period.ends_at(zone), after=after,
        limit=None if find else limit,
    )  # fmt: skip
    lines = [_print_line(record, wish) for record, wish in found]
    return _found(lines, find)[:limit]


def _print_line(record: PrintRecord, wish: ExportRequest | None) -> Line:
    period = Period(record.first_day, record.last_day).label(current())
    why = Cell()
    if wish is not None:
        why = Cell(opened(wish.purpose), second=_("export no. %(number)s", number=serial_said(wish)))
    cells = (
        moment_said(record.printed_at), Cell(register_said(record.register_id), second=period),
        Cell(str(FORMATS.get(record.format, record.format))), Cell(str(record.lines)), Cell(str(record.children)),
        Cell(record.printed_by_name), why,
    )  # fmt: skip
    return Line(
        serial=record.serial, cells=cells, happened_at=record.printed_at, written_at=record.printed_at,
        key=record.serial,
    )  # fmt: skip


def _found(lines: list[Line], find: str | None) -> list[Line]:
    wanted = (find or "").strip().lower()
    if not wanted:
        return lines
    return [line for line in lines if any(wanted in _words(cell) for cell in line.cells)]


def _words(cell: Any) -> str:
    return (f"{cell.text} {cell.second}" if isinstance(cell, Cell) else str(cell or "")).lower()


def disclosure_lines(
    home_id: UUID, period: Period, *, by: Actor, after: str | None = None, limit: int | None = None,
    find: str | None = None, only: str | None = None,
) -> Sequence[Line]:  # fmt: skip
    """Answer a period's disclosures by their numbers, children in codes; a struck line keeps its words."""
    if only in ("late", "gaps"):
        return []
    zone = clock.zone_here()
    found = disclosures_between(
        home_id, starts_at=period.starts_at(zone), ends_at=period.ends_at(zone),
        after=int(after) if after and after.isdigit() else None, limit=None if find or only else limit,
    )  # fmt: skip
    codes = codes_of([each.row.id for each in found])
    lines = [
        _disclosure_line(each, codes.get(each.row.id, [])) for each in found if not only or each.row.struck_at
    ]
    return _found(lines, find)[:limit]


def _disclosure_line(line: DisclosureLine, codes: list[str]) -> Line:
    row = line.row
    what = Cell(opened(row.what))
    if row.struck_at is not None:
        why = _("struck out by %(name)s: %(why)s", name=line.striker, why=opened(row.struck_why))
        what = Cell(_("struck out"), struck=opened(row.what), note=why)
    cells = (
        moment_said(row.given_at), Cell(", ".join(codes)), what,
        Cell(str(RECIPIENTS[row.recipient]), second=opened(row.recipient_words)),
        Cell(ground_said(row.ground, row.reference)), Cell(str(MEANS[row.means])), Cell(opened(row.receipt)),
        Cell(line.writer),
    )  # fmt: skip
    return Line(
        serial=row.number, cells=cells, happened_at=row.given_at, written_at=row.written_at, key=str(row.number),
        corrected_at=row.struck_at,
    )  # fmt: skip


def number_of(line: DisclosureLine) -> str:
    """Answer the number of a disclosure: `3/2026`."""
    return disclosure_said(line.row)


def asker_said(row: ExportRequest) -> str:
    """Answer for whom an export is, with the words that were written."""
    words = opened(row.recipient_words)
    return f"{ASKERS[row.recipient]}, {words}" if words else str(ASKERS[row.recipient])


PRINTS = Register(
    id="prints",
    title=_l("Register of prints and exports"),
    short_title=_l("Prints and exports"),
    rule=_l("What left the house on paper or as a file; JJ Act s.74"),
    number=35,
    columns=(
        Column("serial", _l("Serial"), 8, kind="serial"),
        Column("printed", _l("Date, time"), 9, kind="moment"),
        Column("what", _l("What, of which days"), 20),
        Column("format", _l("As"), 8),
        Column("lines", _l("Lines"), 5, kind="number"),
        Column("children", _l("Children"), 6, kind="number"),
        Column("who", _l("By"), 13),
        Column("why", _l("What for"), 20),
    ),
    rows=print_lines,
    writer=_l("house itself"),
    custodian=_l("person-in-charge"),
    sensitive=True,
    has_written=False,
    permission=May.PRINT_BOOK,
)
DISCLOSURES = Register(
    id="disclosures",
    title=_l("Register of disclosures"),
    short_title=_l("Disclosures"),
    rule=_l(
        "To whom something about a child was given; JJ Act s.74 and s.99, Model Rules r.73, POCSO Act s.23"
    ),
    number=36,
    columns=(
        Column("serial", _l("No."), 4, kind="serial"),
        Column("given", _l("Date, time"), 9, kind="moment"),
        Column("children", _l("Children"), 12),
        Column("what", _l("What"), 18),
        Column("whom", _l("To whom"), 16),
        Column("ground", _l("Ground in law"), 18),
        Column("means", _l("How"), 10),
        Column("receipt", _l("Received"), 10),
        Column("who", _l("Written by"), 10),
    ),
    rows=disclosure_lines,
    writer=_l("person who gives"),
    custodian=_l("person-in-charge"),
    sensitive=True,
    permission=May.DISCLOSURE_BOOK,
)
