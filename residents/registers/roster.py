"""The release roster of rule 79(1): the children due to leave, the exact day, the notice to the parent; in codes."""

from collections.abc import Sequence
from uuid import UUID

from foundation import clock, formatting
from foundation.languages import _l, current
from foundation.registers import Cell, Column, Line, Period, Register
from foundation.viewer import Actor
from residents import choices, words
from residents.permissions import May
from residents.queries.leaving import RosterRow, roster


def lines(
    home_id: UUID, period: Period, *, by: Actor, after: str | None = None, limit: int | None = None,
    find: str | None = None, only: str | None = None,
) -> Sequence[Line]:  # fmt: skip
    """Answer the children due to leave in a period, by day. One statement.

    A line that tells when a child will be where carries her code, never her name.
    """
    if only:
        return []
    place = int(after) if after and after.isdigit() else None
    found = roster(home_id, first=period.first, last=period.last, after=place, limit=limit, find=find)
    return [_line(row) for row in found]


def _line(row: RosterRow) -> Line:
    moved = ""
    if row.moved_from_on is not None:
        moved = ", ".join((formatting.format_day(row.moved_from_on, current()), row.moved_why))
    told = formatting.format_day(row.told_on, current()) if row.told_on else ""
    left = formatting.format_day(row.left_at, current(), clock.zone_here()) if row.left_at else ""
    cells = (
        Cell(formatting.format_day(row.due_on, current())),
        Cell(row.code),
        Cell(words.of(choices.EXIT_REASONS, row.going), second=row.authority),
        Cell(told, second=row.told_how) if told else Cell("–"),
        Cell(moved or "–"),
        Cell(left or "–"),
    )
    return Line(serial=row.serial, cells=cells, written_at=row.written_at, key=str(row.serial))


ROSTER = Register(
    id="release-roster",
    title=_l("Release roster"),
    short_title=_l("Release roster"),
    rule=_l("JJ Model Rules 2016, rule 79(1), (2) and (6)"),
    number=31,
    columns=(
        Column("serial", _l("No."), 4, kind="serial"),
        Column("due", _l("Leaves on"), 9, kind="day"),
        Column("code", _l("Child"), 10, kind="code"),
        Column("going", _l("Where to, by whom"), 16),
        Column("told", _l("Parent told"), 12),
        Column("moved", _l("Moved from, holiday"), 14),
        Column("left", _l("Left on"), 9, kind="day"),
    ),
    rows=lines,
    writer=_l("case worker"),
    custodian=_l("person-in-charge"),
    sensitive=True,
    sealed=True,
    permission=May.ROSTER_SEE,
    legend=_l("In codes: a line that tells when a child leaves carries no name."),
)
