"""Questions about weights and heights."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import db
from foundation.names import spoken
from health.models import HealthMeasure
from health.rules.measures import Measured


@dataclass(frozen=True)
class Before:
    """The last weight and the last height before a day, and what is written for the day itself."""

    weighed: Measured | None = None
    stood: Measured | None = None
    today: HealthMeasure | None = None


def before_day(files: Iterable[UUID], day: date) -> dict[UUID, Before]:
    """Answer for each file what was measured last before `day`, and on it. Two statements, however many files."""
    ids = list(files)
    known: dict[UUID, dict[str, Any]] = {}
    ranked = _last_of_each(ids, day)
    for row in db.session.execute(ranked):
        told = Measured(row.measured_on, row.weight_g, row.height_mm)
        held = known.setdefault(row.case_file_id, {})
        if row.weight_g is not None and row.weight_place == 1:
            held["weighed"] = told
        if row.height_mm is not None and row.height_place == 1:
            held["stood"] = told
    asked = sa.select(HealthMeasure).where(
        HealthMeasure.case_file_id.in_(ids),
        HealthMeasure.measured_on == day,
        HealthMeasure.struck_at.is_(None),
    )
    for measure in db.session.scalars(asked):
        known.setdefault(measure.case_file_id, {})["today"] = measure
    return {file_id: Before(**known.get(file_id, {})) for file_id in ids}


def _last_of_each(ids: list[UUID], day: date) -> Any:
    columns = [HealthMeasure.case_file_id, HealthMeasure.measured_on]
    places = []
    for name, value in (("weight", HealthMeasure.weight_g), ("height", HealthMeasure.height_mm)):
        is_there = sa.case((value.is_(None), 1), else_=0)
        places.append(
            sa.func.row_number()
            .over(
                partition_by=HealthMeasure.case_file_id, order_by=(is_there, HealthMeasure.measured_on.desc())
            )
            .label(f"{name}_place")
        )
    numbered = (
        sa.select(*columns, HealthMeasure.weight_g, HealthMeasure.height_mm, *places)
        .where(
            HealthMeasure.case_file_id.in_(ids),
            HealthMeasure.measured_on < day,
            HealthMeasure.struck_at.is_(None),
        )
        .subquery("numbered")
    )
    first = sa.or_(numbered.c.weight_place == 1, numbered.c.height_place == 1)
    return sa.select(numbered).where(first)


@dataclass(frozen=True)
class MeasureLine:
    """One measuring with who wrote it."""

    id: UUID
    on: date
    weight_g: int | None
    height_mm: int | None
    reason: str
    by: str
    struck_at: Any
    struck_reason: str
    struck_by: str


def measures_of(
    case_file_id: UUID, *, since: date | None = None, until: date | None = None, is_struck_too: bool = False
) -> Sequence[MeasureLine]:
    """Answer a child's measures, oldest first, between two days (both counted). One statement."""
    asked = (
        sa.select(HealthMeasure, spoken(User).label("by"))
        .outerjoin(User, User.id == HealthMeasure.written_by)
        .where(HealthMeasure.case_file_id == case_file_id)
        .order_by(HealthMeasure.measured_on, HealthMeasure.written_at)
    )
    if not is_struck_too:
        asked = asked.where(HealthMeasure.struck_at.is_(None))
    if since is not None:
        asked = asked.where(HealthMeasure.measured_on >= since)
    if until is not None:
        asked = asked.where(HealthMeasure.measured_on <= until)
    return [
        MeasureLine(
            m.id, m.measured_on, m.weight_g, m.height_mm, m.reason, by or "", m.struck_at, m.struck_reason,
            m.struck_by_name,
        )
        for m, by in db.session.execute(asked)
    ]  # fmt: skip
