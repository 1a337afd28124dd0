"""The attendance register of children, rule 77: one mark a day, folded from all the classes of that day."""

from collections.abc import Sequence
from uuid import UUID

from education.names import said_in
from education.permissions import May
from education.queries import RegisterLine, month_of
from education.rules import Folded
from foundation import clock, formatting, golive
from foundation.languages import _, _l, current
from foundation.registers import Cell, Column, Line_, Period, Register, Totals
from foundation.registers.parts import Only
from foundation.viewer import Actor

SUNDAY = 6


def columns(period: Period) -> tuple[Column, ...]:
    """Answer the columns of a period: number, name, one for each day, and the two sums."""
    days = tuple(
        Column(
            f"day-{day.isoformat()}",
            _said(day.day),
            2.2,
            kind="mark",
            align="centre",
            is_sunday=day.weekday() == SUNDAY,
        )
        for day in period.days()
    )
    sums = (
        Column("present", _l("Present"), 4, kind="number", align="right"),
        Column("absent", _l("Absent"), 4, kind="number", align="right"),
    )
    return (Column("serial", _l("No."), 3, kind="serial"), Column("name", _l("Name, code"), 14), *days, *sums)


def rows(
    home_id: UUID, period: Period, *, by: Actor, after: str | None = None, limit: int | None = None,
    find: str | None = None, only: Only | None = None,
) -> Sequence[Line_]:  # fmt: skip
    """Answer one line for each child of the school, by code; `after` is `serial:code` of the line before.

    Beside names, which are veiled where they are shown, every reader of this register sees the same.
    """
    started, _colon, code = (after or "").partition(":")
    lines = month_of(
        home_id,
        list(period.days()),
        today=clock.today(),
        after=code or None,
        limit=limit,
        find=find,
        only=only,
    )
    first = int(started) if started.isdigit() else 0
    return [_line(line, serial) for serial, line in enumerate(lines, start=first + 1)]


def totals(home_id: UUID, period: Period) -> Totals | None:
    """Answer how many were present on each day, and the sums of the period."""
    lines = month_of(home_id, list(period.days()), today=clock.today())
    if not lines:
        return None
    per_day = [sum(line.days[n].is_present for line in lines) for n in range(len(lines[0].days))]
    held = [
        any(line.days[n].is_present or line.days[n].is_absent for line in lines) for n in range(len(per_day))
    ]
    cells = tuple(_said(many) if is_held else "" for many, is_held in zip(per_day, held, strict=True))
    absent = sum(day.is_absent for line in lines for day in line.days)
    return Totals(
        len(lines), _("Present each day"), (_("Present each day"), *cells, _said(sum(per_day)), _said(absent))
    )


def _line(line: RegisterLine, serial: int) -> Line_:
    name = said_in(line.name, line.name_local)[0]
    second = golive.words() if any(day.is_go_live for day in line.days) else ""
    who = Cell(name or line.code, code=line.code if name else "", name_of=line.id, second=second)
    present, absent = (sum(getattr(day, told) for day in line.days) for told in ("is_present", "is_absent"))
    cells = (who, *(_cell(day) for day in line.days), _said(present), _said(absent))
    return Line_(serial, cells, key=f"{serial}:{line.code}")


def _cell(day: Folded) -> Cell:
    return Cell(day.letter, struck=day.struck or "", mark="late" if day.is_late else "")


def _said(number: int) -> str:
    return formatting.digits(str(number), current())


ATTENDANCE = Register(
    id="attendance-children",
    title=_l("Register of attendance of children"),
    short_title=_l("Attendance of children"),
    rule=_l("JJ Model Rules 2016, rule 77, register 2"),
    number=2,
    columns=columns,
    rows=rows,
    totals=totals,
    writer=_l("teacher"),
    custodian=_l("person-in-charge"),
    permission=May.REGISTER_SEE,
    legend=_l(
        "P present, S sick, L leave, H hospital, C court, M missing, O other reason, N class not held, – no class, "
        "empty not marked; a small clock: written late. "
        "A day with several classes has one mark: present if in any of them."
    ),
    has_written=False,
)
