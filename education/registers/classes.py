"""The register of attendance by class: every sheet a line, per period or of a whole day, who was absent by code."""

from collections.abc import Sequence
from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from education.names import said_in
from education.permissions import May
from education.queries.classes_register import SheetRow, sheet_rows, sheet_totals
from education.rules import REASONS, Reason, not_held_words
from foundation import clock, formatting, golive
from foundation.languages import _, _l, current, ngettext
from foundation.registers import Cell, Column, Line_, Period, Register, Totals
from foundation.registers.parts import Only
from foundation.viewer import Actor


def rows(
    home_id: UUID, period: Period, *, by: Actor, after: str | None = None, limit: int | None = None,
    find: str | None = None, only: Only | None = None,
) -> Sequence[Line_]:  # fmt: skip
    """Answer the sheets of a period in their order; every reader of this register sees the same: codes, no names."""
    if only == "gaps":
        return []
    found = sheet_rows(
        home_id, period.first, period.last, after=int(after) if after and after.isdigit() else 0, limit=limit,
        find=find, only=only,
    )  # fmt: skip
    return [_line(row) for row in found]


def totals(home_id: UUID, period: Period) -> Totals | None:
    """Answer the sums of a period: how many sheets, how many marks of presence and absence."""
    many, present, absent = sheet_totals(home_id, period.first, period.last)
    if not many:
        return None
    said = ngettext(
        "%(num)s sheet: %(present)s present, %(absent)s absent",
        "%(num)s sheets: %(present)s present, %(absent)s absent",
        many,
        present=present,
        absent=absent,
    )
    return Totals(many, said)


def _line(row: SheetRow) -> Line_:
    zone = ZoneInfo(clock.zone_here())
    happened = datetime.combine(row.day, row.begins or time(12), tzinfo=zone)
    cells = (
        Cell(
            formatting.format_day(row.day, current()),
            mark="late" if row.is_late else "",
            second=golive.said(row.day, row.marked_at),
        ),
        Cell(said_in(row.class_name, row.class_local)[0]),
        Cell(formatting.digits(row.hours, current()) if row.hours else _("whole day")),
        Cell(said_in(row.subject, row.subject_local)[0]),
        Cell(row.marked_by),
        Cell("" if row.reason_not_held else formatting.digits(str(row.present), current())),
        _absent(row),
    )
    return Line_(
        row.serial, cells, happened_at=happened, written_at=row.marked_at, key=str(row.serial),
        corrected_at=row.corrected_at, from_paper=row.from_paper, id=str(row.id),
    )  # fmt: skip


def _absent(row: SheetRow) -> Cell:
    if row.reason_not_held:
        return Cell(_("Not held: %(reason)s", reason=not_held_words(row.reason_not_held)))
    told = [f"{code} {REASONS[Reason(reason)]}" for code, reason in row.absent]
    note = _("corrected") if row.corrected_at else ""
    return Cell("; ".join(told), note=note)


CLASSES = Register(
    id="attendance-classes",
    title=_l("Attendance of children per class"),
    short_title=_l("Attendance per class"),
    rule=_l("JJ Model Rules 2016, rules 36 and 77, beside register 2"),
    number=32,
    columns=(
        Column("serial", _l("No."), 4, kind="serial"),
        Column("day", _l("Day"), 8, kind="day"),
        Column("class", _l("Class"), 10),
        Column("period", _l("Period"), 8),
        Column("subject", _l("Subject"), 10),
        Column("teacher", _l("Marked by"), 12),
        Column("present", _l("Present"), 5, kind="number", align="right"),
        Column("absent", _l("Absent, and why"), 22),
    ),
    rows=rows,
    totals=totals,
    writer=_l("teacher"),
    custodian=_l("person-in-charge"),
    permission=May.REGISTER_SEE,
    legend=_l(
        "Children stand here by their codes. A class without a timetable has one sheet for the whole day."
    ),
)
