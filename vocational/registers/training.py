"""The register of vocational training: who learns what with whom, how many hours, and which certificate."""

from collections.abc import Sequence
from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from foundation import clock, formatting
from foundation.languages import _l, current
from foundation.registers import Cell, Column, Line_, Period, Register
from foundation.registers.parts import Only
from foundation.viewer import Actor
from vocational.choices.trades import TRADES
from vocational.permissions import May
from vocational.queries.register import Row, rows_of


def rows(
    home_id: UUID, period: Period, *, by: Actor, after: str | None = None, limit: int | None = None,
    find: str | None = None, only: Only | None = None,
) -> Sequence[Line_]:  # fmt: skip
    """Answer the places of a period in their order; every reader of this register sees the same: codes, no names."""
    if only:
        return []
    after_no = int(after) if after and after.isdigit() else 0
    return [
        _line(row)
        for row in rows_of(home_id, period.first, period.last, after=after_no, limit=limit, find=find)
    ]


def _line(row: Row) -> Line_:
    language = current()
    happened = datetime.combine(row.from_on, time(12), tzinfo=ZoneInfo(clock.zone_here()))
    cells = (
        Cell(row.code),
        Cell(formatting.digits(str(row.age_years), language)),
        Cell(str(TRADES.get(row.key, row.key))),
        Cell(row.batch),
        Cell(row.trainer),
        Cell(formatting.format_day(row.from_on, language)),
        Cell(formatting.format_day(row.to_on, language)),
        Cell(formatting.digits(str(row.minutes // 60), language)),
        Cell(formatting.digits(str(row.alone), language)),
        Cell(formatting.digits(row.certificate, language)),
    )
    return Line_(row.serial, cells, happened_at=happened, key=str(row.serial))


TRAINING = Register(
    id="vocational-training",
    title=_l("Register of vocational training"),
    short_title=_l("Vocational training"),
    rule=_l("JJ Model Rules 2016, rule 37"),
    number=33,
    columns=(
        Column("serial", _l("No."), 4, kind="serial"),
        Column("child", _l("Child"), 10),
        Column("age", _l("Age"), 4, kind="number", align="right"),
        Column("trade", _l("Trade"), 12),
        Column("batch", _l("Batch"), 12),
        Column("trainer", _l("Trainer"), 12),
        Column("from", _l("From"), 8),
        Column("until", _l("Until"), 8),
        Column("hours", _l("Number of hours"), 6, kind="number", align="right"),
        Column("alone", _l("Lines alone"), 5, kind="number", align="right"),
        Column("certificate", _l("Certificate"), 8),
    ),
    rows=rows,
    writer=_l("trainer"),
    custodian=_l("person-in-charge"),
    permission=May.REGISTER_SEE,
    legend=_l("Children stand here by their codes. Hours are those attended until today."),
    has_written=False,
)
