"""The weekly list of Form 40: the children here with case, police station and next date, and the week's figures."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from foundation import clock
from foundation.db import db
from residents.choices import StayKind
from residents.models import CaseFile, Child, Placement, Production, VictimCase
from residents.queries.masks import shown


@dataclass(frozen=True)
class WeekLine:
    """A child on the list; `result` is what became of her hearing of this week, if she had one."""

    code: str
    name: str | None
    name_local: str | None
    name_kind: str
    report_no: str | None
    police_station: str | None
    next_on: date | None
    result: str | None


@dataclass(frozen=True)
class Week:
    """The list with the figures beneath it."""

    lines: tuple[WeekLine, ...]
    admitted: int
    released: int
    here: int


def week_of(home_id: UUID, *, first: date, see: Any, names: Any, cases: Any) -> Week:
    """Answer the list of a week that begins on `first`. Two statements."""
    last = first + timedelta(days=6)
    rows = db.session.execute(_lines(home_id, first, last, see, names, cases)).mappings()
    return Week(tuple(WeekLine(**row) for row in rows), *_figures(home_id, first, last))


def _lines(home_id: UUID, first: date, last: date, see: Any, names: Any, cases: Any) -> Any:
    hearing, newest = aliased(Production), aliased(VictimCase)
    case = (
        sa.select(newest.id).where(newest.case_file_id == CaseFile.id)
        .order_by(newest.reported_on.desc(), newest.id.desc()).limit(1).correlate(CaseFile).scalar_subquery()
    )  # fmt: skip
    following = (
        sa.select(sa.func.min(hearing.on_day))
        .where(hearing.case_file_id == CaseFile.id, hearing.result == "listed", hearing.on_day >= first)
        .correlate(CaseFile).scalar_subquery()
    )  # fmt: skip
    of_week = (
        sa.select(hearing.result)
        .where(hearing.case_file_id == CaseFile.id, hearing.on_day >= first, hearing.on_day <= last)
        .order_by(hearing.on_day.desc(), hearing.id.desc()).limit(1).correlate(CaseFile).scalar_subquery()
    )  # fmt: skip
    return (
        sa.select(
            CaseFile.code, shown(names, Child.name).label("name"), shown(names, Child.name_local).label("name_local"),
            Child.name_kind, shown(cases, VictimCase.report_no).label("report_no"),
            shown(cases, VictimCase.police_station).label("police_station"), following.label("next_on"),
            of_week.label("result"),
        )
        .join(Child, Child.id == CaseFile.child_id)
        .join(Placement, sa.and_(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None)))
        .outerjoin(VictimCase, VictimCase.id == case)
        .where(CaseFile.home_id == home_id, Placement.kind != StayKind.DAY, see)
        .order_by(CaseFile.year, CaseFile.serial)
    )  # fmt: skip


def _figures(home_id: UUID, first: date, last: date) -> tuple[int, int, int]:
    """Answer admitted and released in the week, and how many live in the home now."""
    starts, ends = _midnight(first), _midnight(last + timedelta(days=1))
    came = sa.and_(Placement.started_at >= starts, Placement.started_at < ends)
    left = sa.and_(Placement.ended_at >= starts, Placement.ended_at < ends)
    sums = [
        sa.func.coalesce(sa.func.sum(sa.case((each, 1), else_=0)), 0)
        for each in (came, left, Placement.ended_at.is_(None))
    ]
    asked = sa.select(*sums).where(Placement.home_id == home_id, Placement.kind != StayKind.DAY)
    came_in, let_go, here = (int(n) for n in db.session.execute(asked).one())
    return came_in, let_go, here


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(clock.zone_here()))
