"""The weekly list of Form 40: the children here with case, police station and next date, and the week's figures."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import clock
from foundation.db import db, kept_aliases
from foundation.registers import Period
from residents.choices import StayKind
from residents.models import CaseFile, Child, Placement, Production, VictimCase
from residents.queries.masks import flag, shown
from residents.queries.productions import matter_is_closed


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
    is_closed: bool
    result: str | None

    @property
    def lacks_date(self) -> bool:
        """Answer whether she is to be pointed out: no next date, and nobody said that none is to come."""
        return self.next_on is None and not self.is_closed


@dataclass(frozen=True)
class Week:
    """The list with the figures beneath it."""

    lines: tuple[WeekLine, ...]
    admitted: int
    released: int
    here: int


def week_of(home_id: UUID, week: Period, *, today: date, see: Any, names: Any, cases: Any) -> Week:
    """Answer the list of a week as it stands at its end, or today in the present one. Two statements."""
    as_on = min(today, week.last)
    at = min(clock.now(), week.ends_at(clock.zone_here()))
    rows = db.session.execute(_lines(home_id, week, as_on, at, see, names, cases)).mappings()
    lines = tuple(WeekLine(**{**row, "is_closed": bool(row["is_closed"])}) for row in rows)
    return Week(lines, *_figures(home_id, week, at))


def _here(at: datetime) -> Any:
    """The condition that a stay, other than one by day, was open at a moment."""
    ended = sa.or_(Placement.ended_at.is_(None), Placement.ended_at > at)
    return sa.and_(Placement.started_at <= at, ended, Placement.kind != StayKind.DAY)


def _lines(home_id: UUID, week: Period, as_on: date, at: datetime, see: Any, names: Any, cases: Any) -> Any:
    hearing, newest = kept_aliases("weekly.lines", Production, VictimCase)
    case = (
        sa.select(newest.id).where(newest.case_file_id == CaseFile.id)
        .order_by(newest.reported_on.desc(), newest.id.desc()).limit(1).correlate(CaseFile).scalar_subquery()
    )  # fmt: skip
    following = (
        sa.select(sa.func.min(hearing.on_day))
        .where(
            hearing.case_file_id == CaseFile.id, hearing.on_day >= as_on,
            sa.or_(hearing.result == "listed", hearing.on_day > week.last),
        )
        .correlate(CaseFile).scalar_subquery()
    )  # fmt: skip
    of_week = (
        sa.select(hearing.result)
        .where(hearing.case_file_id == CaseFile.id, hearing.on_day >= week.first, hearing.on_day <= week.last)
        .order_by(hearing.on_day.desc(), hearing.id.desc()).limit(1).correlate(CaseFile).scalar_subquery()
    )  # fmt: skip
    return (
        sa.select(
            CaseFile.code, shown(names, Child.name).label("name"), shown(names, Child.name_local).label("name_local"),
            Child.name_kind, shown(cases, VictimCase.report_no).label("report_no"),
            shown(cases, VictimCase.police_station).label("police_station"), following.label("next_on"),
            flag(matter_is_closed(by=as_on), "is_closed"), of_week.label("result"),
        )
        .join(Child, Child.id == CaseFile.child_id)
        .join(Placement, sa.and_(Placement.case_file_id == CaseFile.id, _here(at)))
        .outerjoin(VictimCase, VictimCase.id == case)
        .where(CaseFile.home_id == home_id, see)
        .order_by(CaseFile.year, CaseFile.serial)
    )  # fmt: skip


def _figures(home_id: UUID, week: Period, at: datetime) -> tuple[int, int, int]:
    """Answer admitted and released in the week, and how many lived in the home at a moment."""
    starts, ends = week.starts_at(clock.zone_here()), week.ends_at(clock.zone_here())
    came = sa.and_(Placement.started_at >= starts, Placement.started_at < ends)
    left = sa.and_(Placement.ended_at >= starts, Placement.ended_at < ends)
    sums = [sa.func.coalesce(sa.func.sum(sa.case((each, 1), else_=0)), 0) for each in (came, left, _here(at))]
    asked = sa.select(*sums).where(Placement.home_id == home_id, Placement.kind != StayKind.DAY)
    came_in, let_go, here = (int(n) for n in db.session.execute(asked).one())
    return came_in, let_go, here
