"""Register 16 of rule 77, the medical file, and the weight chart that hangs beside it; nothing sealed stands here."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from foundation import clock, formatting, golive
from foundation.languages import _, _l, current, name_here
from foundation.registers import Cell, Column, Line, Period, Register
from foundation.viewer import Actor
from health.choices.clinic import LATE_AFTER, VISIT_KINDS
from health.permissions import May
from health.queries.children import birth_of
from health.queries.register import measure_rows, medical_rows
from health.rules import growth
from health.rules.measures import centimetres, kilograms
from health.views import said


def _after(key: str | None) -> int | None:
    return int(key) if key and key.isdigit() else None


def _wanted(row: Any, only: str | None) -> bool:
    if only == "corrected":
        return row.struck_at is not None
    if only == "late":
        happened = getattr(row, "happened_at", None)
        if happened is None or row.written_at - happened <= LATE_AFTER:
            return False
        return not golive.covers(happened, row.written_at)
    return only != "gaps"


def medical_lines(
    home_id: UUID, period: Period, *, by: Actor, after: str | None = None, limit: int | None = None,
    find: str | None = None, only: str | None = None,
) -> Sequence[Line]:  # fmt: skip
    """Answer examinations and visits of a period in the order in which they happened. One statement."""
    zone = clock.zone_here()
    rows = medical_rows(
        home_id, starts_at=period.starts_at(zone), ends_at=period.ends_at(zone), after=_after(after),
        limit=None if only else limit, find=find,
    )  # fmt: skip
    return [_medical(row) for row in rows if _wanted(row, only)][:limit]


def _medical(row: Any) -> Line:
    kind = (
        str(_l("Examination at admission"))
        if row.kind == "exam"
        else str(VISIT_KINDS.get(row.kind, row.kind))
    )
    size = ", ".join(
        part
        for part in (
            _("%(weight)s kg", weight=kilograms(row.grams)) if row.grams else "",
            _("%(height)s cm", height=centimetres(row.tall)) if row.tall else "",
        )
        if part
    )
    next_on = formatting.format_day(row.next_on, current()) if row.next_on else ""
    texts = (row.illness, row.treatment, row.finding)
    struck = row.struck_at is not None
    note = " · ".join(part for part in (row.struck_reason, row.struck_by_name) if part)
    told = tuple(Cell("", struck=text, note=note) if struck and text else Cell(text) for text in texts)
    cells = (
        Cell(said.moment(row.happened_at)),
        Cell(name_here(row.name, row.name_local) or row.code, code=row.code, name_of=row.file_id),
        Cell(kind, second=size), *told, Cell(next_on), Cell(row.seen_by),
    )  # fmt: skip
    return Line(
        serial=row.serial, cells=cells, happened_at=row.happened_at, written_at=row.written_at, key=str(row.serial),
        corrected_at=row.struck_at,
    )  # fmt: skip


def weight_lines(
    home_id: UUID, period: Period, *, by: Actor, after: str | None = None, limit: int | None = None,
    find: str | None = None, only: str | None = None,
) -> Sequence[Line]:  # fmt: skip
    """Answer the weights and heights of a period with their z-scores. One statement."""
    rows = measure_rows(
        home_id,
        first=period.first,
        last=period.last,
        after=_after(after),
        limit=None if only else limit,
        find=find,
    )
    return [_weight(row) for row in rows if _wanted(row, only)][:limit]


def _weight(row: Any) -> Line:
    birth = birth_of(row)
    told = growth.growth_of(
        sex=row.sex, birth=birth, on=row.measured_on, weight_g=row.weight_g, height_mm=row.height_mm
    )
    stands = said.STANDINGS[growth.standing(told, age_days=birth.days_on(row.measured_on) if birth else 0)]
    years = said.figure(birth.days_on(row.measured_on) / 365.25) if birth else "–"
    weight, height = kilograms(row.weight_g) or "–", centimetres(row.height_mm) or "–"
    note = " · ".join(part for part in (row.struck_reason, row.struck_by_name) if part)
    is_struck = row.struck_at is not None
    cells = (
        Cell(said.day(row.measured_on)),
        Cell(name_here(row.name, row.name_local) or row.code, code=row.code, name_of=row.file_id),
        Cell(_("about %(age)s", age=years) if birth and birth.is_estimate else years),
        Cell("", struck=weight, note=note) if is_struck else Cell(weight),
        Cell(said.figure(told.weight_z)), Cell("", struck=height) if is_struck else Cell(height),
        Cell(said.figure(told.height_z)), Cell(said.figure(told.bmi_z)),
        Cell(str(stands[1]) if told.bmi is not None or told.height_z is not None else "–", second=row.reason),
        Cell(row.by or ""),
    )  # fmt: skip
    return Line(
        serial=row.serial,
        cells=cells,
        written_at=row.written_at,
        key=str(row.serial),
        corrected_at=row.struck_at,
    )


MEDICAL = Register(
    id="medical-file",
    title=_l("Medical file"),
    rule=_l("JJ Model Rules 2016, rule 77, register 16; rule 34(3)"),
    number=16,
    columns=(
        Column("serial", _l("No."), 4, kind="serial"),
        Column("happened", _l("Date, time"), 10, kind="moment"),
        Column("child", _l("Child"), 16),
        Column("kind", _l("Occasion, weight, height"), 12),
        Column("illness", _l("Illness"), 14),
        Column("treatment", _l("Treatment"), 14),
        Column("finding", _l("Finding, other problems"), 14),
        Column("next", _l("Next date"), 8, kind="day"),
        Column("seen", _l("Seen by"), 10),
    ),
    rows=medical_lines,
    writer=_l("staff nurse"),
    custodian=_l("person-in-charge"),
    sensitive=True,
    permission=May.REGISTER_SEE,
    late_after=LATE_AFTER,
)
WEIGHTS = Register(
    id="weight-chart",
    title=_l("Weight and height chart"),
    rule=_l("JJ Model Rules 2016, rule 34(3)(iii), (iv); Form 43"),
    number=26,
    columns=(
        Column("serial", _l("No."), 4, kind="serial"),
        Column("day", _l("Date"), 8, kind="day"),
        Column("child", _l("Child"), 16),
        Column("age", _l("Age"), 8, kind="age"),
        Column("weight", _l("Weight, kg"), 7, align="right"),
        Column("weight_z", _l("Weight for age, z"), 7, align="right"),
        Column("height", _l("Height, cm"), 7, align="right"),
        Column("height_z", _l("Height for age, z"), 7, align="right"),
        Column("bmi_z", _l("BMI for age, z"), 7, align="right"),
        Column("mark", _l("How it stands"), 14),
        Column("by", _l("Written by"), 10),
    ),
    rows=weight_lines,
    writer=_l("staff nurse"),
    custodian=_l("person-in-charge"),
    sensitive=True,
    permission=May.REGISTER_SEE,
    legend=_l(
        "z: distance from the median of WHO’s standards 2006 and 2007. Weight for age ends at ten years."
    ),
)
