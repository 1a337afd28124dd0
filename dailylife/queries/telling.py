"""What the door tells the house of a child: her days, what she used, whether she is in now."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dailylife import reach
from dailylife.choices.door import DAY_KINDS, SERVICES
from dailylife.models import DoorVisit
from dailylife.permissions import May
from dailylife.rules.door import days_of
from foundation import clock, formatting
from foundation.db import UtcDateTime, db
from foundation.feature import EvidenceLine, TimelineEntry, Window
from foundation.languages import _, current, ngettext
from residents.models import CaseFile, Placement


@dataclass(frozen=True)
class CentrePanel:
    """A child at the centre in four facts; `since` is set while she is in."""

    code: str
    days: int
    last_on: date | None
    services: str
    since: datetime | None


def panel_of(case_file_id: UUID) -> CentrePanel | None:
    """Answer her days of this month, the last one and what she used; None for a child who never came by day.

    One statement: her visits of this month and the newest before it.
    """
    first = clock.today().replace(day=1)
    newest = sa.select(sa.func.max(DoorVisit.day)).where(
        DoorVisit.case_file_id == case_file_id, DoorVisit.struck_at.is_(None)
    )
    told = sa.and_(
        DoorVisit.case_file_id == CaseFile.id, DoorVisit.struck_at.is_(None),
        sa.or_(
            DoorVisit.day >= first, DoorVisit.left_at.is_(None), DoorVisit.day == newest.scalar_subquery(),
        ),
    )  # fmt: skip
    by_day = sa.exists().where(Placement.case_file_id == CaseFile.id, Placement.kind.in_(DAY_KINDS))
    rows = db.session.execute(
        sa.select(CaseFile.code, DoorVisit)
        .outerjoin(DoorVisit, told)
        .where(
            CaseFile.id == case_file_id,
            reach.on_file(May.ATTENDANCE_SEE),
            sa.or_(by_day, DoorVisit.id.is_not(None)),
        )
        .order_by(DoorVisit.came_at)
    ).all()
    if not rows:
        return None
    visits = [row.DoorVisit for row in rows if row.DoorVisit is not None]
    days = {day for visit in visits for day in _days(visit)}
    month = [visit for visit in visits if visit.day >= first]
    return CentrePanel(
        rows[0].code, sum(day >= first for day in days), max(days, default=None), _used(month),
        next((visit.came_at for visit in visits if visit.left_at is None), None),
    )  # fmt: skip


def _days(visit: DoorVisit) -> list[date]:
    return list(days_of(visit.day, clock.local(visit.left_at or clock.now()).date()))


def _used(visits: list[DoorVisit]) -> str:
    counted = Counter(code for visit in visits for code in visit.services)
    return ", ".join(
        f"{said} {formatting.digits(str(counted[code]), current())}"
        for code, said in SERVICES.items()
        if counted[code]
    )


def services_said(codes: tuple[str, ...], other_words: str = "") -> str:
    """Answer services in words, in the order of the choices."""
    told = [str(said) for code, said in SERVICES.items() if code in codes]
    return ", ".join([*told, other_words] if other_words else told)


def entries(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer her days at the centre, the latest first, one entry a day however often she came. One statement."""
    first = sa.func.min(DoorVisit.came_at, type_=UtcDateTime())
    daily = (
        sa.select(DoorVisit.day.label("day"), first.label("first"))
        .join(CaseFile, CaseFile.id == DoorVisit.case_file_id)
        .where(
            DoorVisit.case_file_id == case_file_id,
            DoorVisit.struck_at.is_(None),
            reach.on_file(May.ATTENDANCE_SEE),
        )
        .group_by(DoorVisit.day)
        .subquery()
    )
    wanted = window.narrow(sa.select(daily.c.day, daily.c.first), daily.c.first).subquery()
    asked = (
        sa.select(wanted.c.first, DoorVisit)
        .select_from(wanted)
        .join(
            DoorVisit,
            sa.and_(
                DoorVisit.day == wanted.c.day,
                DoorVisit.case_file_id == case_file_id,
                DoorVisit.struck_at.is_(None),
            ),
        )
        .order_by(wanted.c.first.desc(), DoorVisit.came_at)
    )
    days: dict[datetime, list[DoorVisit]] = {}
    for row in db.session.execute(asked):
        days.setdefault(row.first, []).append(row.DoorVisit)
    return [
        TimelineEntry(
            happened_at=came, deed=_("At the centre"), text="; ".join(map(_said, visits)),
            written_at=visits[0].came_written_at,
        )
        for came, visits in days.items()
    ]  # fmt: skip


def _said(visit: DoorVisit) -> str:
    used = services_said(visit.services)
    return ", ".join(part for part in (came_and_left(visit), used) if part)


def came_and_left(visit: DoorVisit) -> str:
    """Answer the hours of a visit: `16:05–18:00`, or since when she is in."""
    came = formatting.format_clock(visit.came_at, current(), clock.zone_here())
    if visit.left_at is None:
        return _("in since %(time)s", time=came)
    return f"{came}–{formatting.format_clock(visit.left_at, current(), clock.zone_here())}"


def evidence(case_file_id: UUID, since: date, until: date) -> list[EvidenceLine]:
    """Answer on how many days of a period she came, both ends counted, and what she used. One statement."""
    visits = list(
        db.session.scalars(
            sa.select(DoorVisit)
            .join(CaseFile, CaseFile.id == DoorVisit.case_file_id)
            .where(
                DoorVisit.case_file_id == case_file_id, DoorVisit.struck_at.is_(None),
                DoorVisit.day.between(since, until), reach.on_file(May.ATTENDANCE_SEE),
            )
            .order_by(DoorVisit.came_at)
        )
    )  # fmt: skip
    if not visits:
        return []
    days = len({visit.day for visit in visits})
    lines = [
        EvidenceLine(
            ngettext("Came to the centre on one day", "Came to the centre on %(num)s days", days),
            visits[-1].day,
        )
    ]
    if used := _used(visits):
        lines.append(EvidenceLine(_("Used: %(services)s", services=used)))
    return lines


def marks(files: list[UUID]) -> dict[UUID, tuple[str, ...]]:
    """Answer who of these is in the house now, as a mark for lists. One statement."""
    asked = (
        sa.select(DoorVisit.case_file_id, DoorVisit.came_at)
        .join(CaseFile, CaseFile.id == DoorVisit.case_file_id)
        .where(
            DoorVisit.case_file_id.in_(files), DoorVisit.left_at.is_(None), DoorVisit.struck_at.is_(None),
            reach.on_file(May.DOOR_SEE),
        )
    )  # fmt: skip
    zone = clock.zone_here()
    return {
        row.case_file_id: (
            _("In since %(time)s", time=formatting.format_clock(row.came_at, current(), zone)),
        )
        for row in db.session.execute(asked)
    }


def counted(home_id: UUID, since: date, until: date) -> Any:
    """Answer visits, child-days and children of a home in a period, struck ones not counted. One statement."""
    held = (
        sa.select(DoorVisit.case_file_id, DoorVisit.day, sa.func.count().label("times"))
        .where(
            DoorVisit.home_id == home_id, DoorVisit.day.between(since, until), DoorVisit.struck_at.is_(None)
        )
        .group_by(DoorVisit.case_file_id, DoorVisit.day)
        .subquery()
    )
    return db.session.execute(
        sa.select(
            sa.func.coalesce(sa.func.sum(held.c.times), 0).label("visits"), sa.func.count().label("days"),
            sa.func.count(held.c.case_file_id.distinct()).label("children"),
        )
    ).one()  # fmt: skip
