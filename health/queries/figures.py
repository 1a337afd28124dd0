"""The figures of health of the homes in scope, home by home; no name and no code is asked for."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation.db import db
from health.choices.figures import AT_HOSPITAL, DOSES, GROUPS, SHOWN_FROM, VISITS
from health.models import Dose, HealthExam, HealthMeasure, HealthVisit, Immunisation
from health.queries.children import BIRTH, birth_of
from health.queries.medicines import moment_on
from health.rules.figures import Cells, Kept, of_enough, parted
from homes.choices import HomeKind
from homes.models import Home
from residents.models import CaseFile, Child, Placement


@dataclass(frozen=True)
class HomeFigures:
    """The figures of one home: how many live there, and group -> cell -> figure; None is not shown."""

    code: str
    name: str
    name_local: str
    living: int | None
    groups: dict[str, Cells]


def figures(*, today: date, within: Any) -> list[HomeFigures]:
    """Answer the figures of the residential homes for which `within` (on the home) holds, by code. Six statements.

    `today` is the reader's day: what is counted of the month is counted from its first day.
    """
    asked = (
        sa.select(Home.id, Home.code, Home.name, Home.name_local)
        .where(Home.kind != HomeKind.OPEN_SHELTER, within)
        .order_by(Home.code)
    )
    homes = db.session.execute(asked).all()
    ids = [home.id for home in homes]
    children = _children(ids, today)
    since = moment_on(today.replace(day=1), time())
    doses = _entries(ids, Dose, Dose.due_at, Dose.outcome, since)
    where = sa.case((HealthVisit.kind.in_(AT_HOSPITAL), "hospital"), else_="home")
    visits = _entries(ids, HealthVisit, HealthVisit.happened_at, where, since)
    return [
        HomeFigures(
            home.code, home.name, home.name_local, _enough(len(children[home.id])),
            {
                **parted(children[home.id], today=today),
                DOSES: of_enough({cell: doses[home.id].get(cell, (0, 0)) for cell in GROUPS[DOSES][1]}),
                VISITS: of_enough({cell: visits[home.id].get(cell, (0, 0)) for cell in GROUPS[VISITS][1]}),
            },
        )
        for home in homes
    ]  # fmt: skip


def _enough(number: int) -> int | None:
    return number if number >= SHOWN_FROM else None


def _children(homes: list[UUID], today: date) -> dict[UUID, list[Kept]]:
    newest = _newest(homes)
    asked = (
        sa.select(
            CaseFile.id, CaseFile.home_id, *BIRTH, Placement.started_at, HealthExam.examined_at,
            newest.c.measured_on, newest.c.weight_g, newest.c.height_mm, newest.c.weighed_on,
        )
        .join(Child, Child.id == CaseFile.child_id)
        .join(Placement, sa.and_(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None)))
        .outerjoin(
            HealthExam, sa.and_(HealthExam.placement_id == Placement.id, HealthExam.struck_at.is_(None))
        )
        .outerjoin(newest, newest.c.case_file_id == CaseFile.id)
        .where(CaseFile.home_id.in_(homes), CaseFile.sealed_at.is_(None))
    )  # fmt: skip
    given = _given(homes)
    first, found = today.replace(day=1), defaultdict[UUID, list[Kept]](list)
    for row in db.session.execute(asked):
        is_weighed = row.weighed_on is not None and row.weighed_on >= first
        found[row.home_id].append(
            Kept(
                row.sex, birth_of(row), row.started_at, row.examined_at, is_weighed, row.measured_on, row.weight_g,
                row.height_mm, frozenset(given[row.id]),
            )
        )  # fmt: skip
    return found


def _newest(homes: list[UUID]) -> Any:
    """Answer each file's newest measuring with weight and height, and the day of its newest weight."""
    both = HealthMeasure.weight_g.is_not(None) & HealthMeasure.height_mm.is_not(None)
    place = sa.func.row_number().over(
        partition_by=HealthMeasure.case_file_id,
        order_by=(sa.case((both, 0), else_=1), HealthMeasure.measured_on.desc()),
    )
    weighed = sa.case((HealthMeasure.weight_g.is_not(None), HealthMeasure.measured_on))
    numbered = (
        sa.select(
            HealthMeasure.case_file_id,
            HealthMeasure.measured_on,
            HealthMeasure.weight_g,
            HealthMeasure.height_mm,
            sa.func.max(weighed).over(partition_by=HealthMeasure.case_file_id).label("weighed_on"),
            place.label("place"),
        )
        .where(HealthMeasure.home_id.in_(homes), HealthMeasure.struck_at.is_(None))
        .subquery("numbered")
    )
    return sa.select(numbered).where(numbered.c.place == 1).subquery("newest")


def _given(homes: list[UUID]) -> dict[UUID, set[str]]:
    asked = sa.select(Immunisation.case_file_id, Immunisation.dose).where(
        Immunisation.home_id.in_(homes), Immunisation.struck_at.is_(None)
    )
    found = defaultdict[UUID, set[str]](set)
    for row in db.session.execute(asked):
        found[row.case_file_id].add(row.dose)
    return found


def _entries(
    homes: list[UUID], table: Any, at: Any, cell: Any, since: Any
) -> dict[UUID, dict[str, tuple[int, int]]]:
    """Answer home -> cell -> how many entries since a moment, and about how many children."""
    told = sa.cast(cell, sa.Text()).label("cell")
    asked = (
        sa.select(
            table.home_id,
            table.case_file_id,
            told,
        )
        .where(table.home_id.in_(homes), table.struck_at.is_(None), at >= since)
        .subquery("entries")
    )
    counted = sa.select(
        asked.c.home_id, asked.c.cell, sa.func.count(), sa.func.count(asked.c.case_file_id.distinct())
    ).group_by(asked.c.home_id, asked.c.cell)
    found = defaultdict[UUID, dict[str, tuple[int, int]]](dict)
    for home_id, name, count, about in db.session.execute(counted):
        found[home_id][name] = (count, about)
    return found
