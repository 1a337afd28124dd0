"""Form 40: the list of children that a home sends to board or committee each week, laid out for paper."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import clock, formatting
from foundation.languages import _, _l, current
from foundation.registers import Cell, Column, Line, Period, Register
from foundation.viewer import Actor, SystemActor
from residents import reach, words
from residents.permissions import May
from residents.queries.weekly import Week, WeekLine, week_of


def list_of(home_id: UUID, week: Period, *, by: Actor) -> Week:
    """Answer the list of a week as this reader may see it; the house itself sees everything. Two statements."""
    if isinstance(by, SystemActor):
        whole = sa.true()
        return week_of(home_id, week, today=clock.today(), see=whole, names=whole, cases=whole)
    see, names, cases = (reach.sees(p) for p in (May.HEARING_SEE, May.NAME_SEE, May.VICTIM_SEE))
    return week_of(home_id, week, today=clock.today(), see=see, names=names, cases=cases)


def next_said(line: WeekLine) -> str:
    """Answer the next date of a child, or why there is none."""
    if line.next_on is not None:
        return formatting.format_day(line.next_on, current())
    return _("no further hearing") if line.is_closed else _("no next date")


def as_lines(week: Week) -> list[Line]:
    """Answer the list as the lines of the form."""
    return [
        Line(
            serial=number, cells=(_child(line), line.report_no or "", line.police_station or "", _next(line))
        )
        for number, line in enumerate(week.lines, start=1)
    ]


def _child(line: WeekLine) -> Cell:
    name = words.name_said(line.name, line.name_local, line.name_kind, line.code)
    return Cell(name, code=line.code if name != line.code else "")


def _next(line: WeekLine) -> Cell:
    return Cell(next_said(line), mark="due" if line.lacks_date else "")


def lines(home_id: UUID, period: Period, *, by: Actor, **_narrowed: Any) -> Sequence[Line]:
    """Answer the lines of a week. Two statements."""
    return as_lines(list_of(home_id, period, by=by))


def figures(week: Week) -> tuple[str, ...]:
    """Answer the three figures that the form asks after its list."""
    told = (
        (_("Admitted in the week"), week.admitted), (_("Released in the week"), week.released),
        (_("In the institution as on date"), week.here),
    )  # fmt: skip
    return tuple(f"{label}: {formatting.digits(str(count), current())}" for label, count in told)


WEEKLY_LIST = Register(
    id="weekly-list",
    title=_l("List of children submitted to the Board or Committee"),
    rule=_l("JJ Model Rules 2016, rule 61(3)(xii)"),
    form=_l("Form 40"),
    columns=(
        Column("serial", _l("No."), 5, kind="serial"),
        Column("child", _l("Child"), 22),
        Column("report", _l("FIR, DD or case number"), 14),
        Column("station", _l("Police station"), 14),
        Column("next", _l("Next production date"), 14),
    ),
    rows=lines,
    writer=_l("person-in-charge"),
    custodian=_l("person-in-charge"),
    permission=May.WEEK_PRINT,
    orientation="portrait",
    has_written=False,
    sensitive=True,
)
