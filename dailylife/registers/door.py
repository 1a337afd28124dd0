"""Register 2 of rule 77 as a centre keeps it: who came on which day, from when to when, what was used."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from dailylife.choices.door import LATE_AFTER, WAYS, Way
from dailylife.permissions import May
from dailylife.queries.register import visit_rows
from dailylife.queries.telling import counted, services_said
from foundation import clock, formatting, golive
from foundation.languages import _, _l, current, name_here, ngettext
from foundation.registers import Cell, Column, Line, Period, Register, Totals
from foundation.viewer import Actor


def lines(
    home_id: UUID, period: Period, *, by: Actor, after: str | None = None, limit: int | None = None,
    find: str | None = None, only: str | None = None,
) -> Sequence[Line]:  # fmt: skip
    """Answer the visits of a period in the order of coming. One statement.

    Beside names, which are veiled where they are shown, every reader of this register sees the same.
    """
    rows = visit_rows(
        home_id, first=period.first, last=period.last, after=int(after) if after and after.isdigit() else None,
        limit=None if only else limit, find=find,
    )  # fmt: skip
    return [_line(row) for row in rows if _is_wanted(row, only)][:limit]


def _is_wanted(row: Any, only: str | None) -> bool:
    if only == "late":
        is_late = row.came_written_at - row.came_at > LATE_AFTER
        return is_late and not row.from_paper and not golive.covers(row.came_at, row.came_written_at)
    if only == "corrected":
        return row.struck_at is not None
    return only != "gaps"


def _line(row: Any) -> Line:
    zone = clock.zone_here()
    came = formatting.format_clock(row.came_at, current(), zone)
    left = formatting.format_clock(row.left_at, current(), zone) if row.left_at else _("in")
    is_next_day = row.left_at and clock.local(row.left_at).date() != clock.local(row.came_at).date()
    if is_next_day:
        left = formatting.format_moment_short(row.left_at, current(), zone)
    hours = f"{came}–{left}"
    note = " · ".join(part for part in (row.struck_reason, row.struck_by_name) if part)
    struck = row.struck_at is not None
    cells = (
        Cell(formatting.format_day(row.came_at, current(), zone)),
        Cell(name_here(row.name, row.name_local) or row.code, code=row.code, name_of=row.case_file_id),
        Cell("", struck=hours, note=note) if struck else Cell(hours),
        Cell(services_said(row.services, row.other_words)), Cell(_way(row)), Cell(row.writer or ""),
    )  # fmt: skip
    return Line(
        serial=row.serial, cells=cells, happened_at=row.came_at, written_at=row.came_written_at, key=str(row.serial),
        corrected_at=row.struck_at, from_paper=row.from_paper, id=str(row.id),
    )  # fmt: skip


def _way(row: Any) -> str:
    told = [str(WAYS[row.way])] if row.way else []
    if row.fetched_by:
        told.append(row.fetched_by)
    if row.night_on:
        told.append(str(WAYS[Way.NIGHT]))
    return ", ".join(told)


def totals(home_id: UUID, period: Period) -> Totals | None:
    """Answer how many children came in a period, on how many days each, in how many visits."""
    told = counted(home_id, period.first, period.last)
    visits = int(told.visits)  # PostgreSQL sums whole numbers as decimals
    said = ngettext(
        "%(children)s child on %(days)s days, one visit",
        "%(children)s children, %(days)s days of children, %(num)s visits",
        visits, children=told.children, days=told.days,
    )  # fmt: skip
    return Totals(visits, said)


DOOR = Register(
    id="attendance-centre",
    title=_l("Register of daily attendance of the centre"),
    short_title=_l("Attendance of the centre"),
    rule=_l("JJ Model Rules 2016, rule 77, register 2; rule 22"),
    number=2,
    columns=(
        Column("serial", _l("No."), 4, kind="serial"),
        Column("day", _l("Date"), 9, kind="day"),
        Column("child", _l("Child"), 16),
        Column("hours", _l("From, to"), 12),
        Column("services", _l("Services used"), 20),
        Column("way", _l("How she left"), 12),
        Column("writer", _l("Written by"), 12),
    ),
    rows=lines,
    totals=totals,
    writer=_l("house staff"),
    custodian=_l("person-in-charge"),
    permission=May.REGISTER_SEE,
    legend=_l(
        "One line each time a child came. A visit that was tapped wrongly is struck out with its reason."
    ),
    late_after=LATE_AFTER,
)
