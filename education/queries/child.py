"""What the school room tells of one child: her class and month on her page, and her chronology."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from accounts.models import User
from education.models import AttendanceMark, AttendanceSheet, Enrolment, SchoolClass, Teaching
from education.names import said_in
from education.rules import ABSENT, PRESENT, REASONS, Reason
from foundation import clock
from foundation.db import db, kept_aliases
from foundation.feature import TimelineEntry, Window
from foundation.languages import _l
from foundation.names import spoken
from foundation.rolls import HELD

ABSENT_FOR: dict[str, Any] = {
    Reason.SICK: _l("Not in class: sick"),
    Reason.LEAVE: _l("Not in class: on leave"),
    Reason.HOSPITAL: _l("Not in class: in hospital"),
    Reason.COURT: _l("Not in class: at court"),
    Reason.MISSING: _l("Not in class: missing"),
    Reason.OTHER: _l("Not in class: another reason"),
}


@dataclass(frozen=True)
class SchoolPanel:
    """The panel *School* of a child's page: her classes, this month's days, her last absence."""

    classes: tuple[str, ...]
    present: int
    held: int
    month: date
    last_absent_on: date | None
    last_reason: str


def panel_of(case_file_id: UUID) -> SchoolPanel:
    """Answer the panel of one child: a day counts once, present if she was in any class of it; one statement."""
    today = clock.today()
    first = today.replace(day=1)
    last_day, last_reason = _last_absence(case_file_id)
    sheet, mark = AttendanceSheet, AttendanceMark
    in_month = sa.and_(
        sheet.class_id == Enrolment.class_id, sheet.day.between(first, today), sheet.state == HELD
    )
    hers = sa.and_(mark.sheet_id == sheet.id, mark.case_file_id == Enrolment.case_file_id)
    is_now = sa.and_(Enrolment.from_on <= today, sa.or_(Enrolment.to_on.is_(None), Enrolment.to_on >= today))
    rows = db.session.execute(
        sa.select(
            SchoolClass.name, SchoolClass.name_local, sheet.day,
            sa.func.max(sa.case((is_now, 1), else_=0)).label("is_now"),
            sa.func.max(sa.case((mark.mark == PRESENT, 1), (mark.mark == ABSENT, 0))).label("present"),
            last_day.label("last_day"), last_reason.label("last_reason"),
        )
        .select_from(Enrolment)
        .join(SchoolClass, SchoolClass.id == Enrolment.class_id)
        .outerjoin(sheet, in_month)
        .outerjoin(mark, hers)
        .where(Enrolment.case_file_id == case_file_id, sa.or_(Enrolment.to_on.is_(None), Enrolment.to_on >= first))
        .group_by(SchoolClass.id, SchoolClass.name, SchoolClass.name_local, sheet.day)
        .order_by(SchoolClass.name)
    ).all()  # fmt: skip
    days: dict[date, int] = {}
    for row in rows:
        if row.day and row.present is not None:
            days[row.day] = max(days.get(row.day, 0), row.present)
    classes = dict.fromkeys(said_in(r.name, r.name_local)[0] for r in rows if r.is_now)
    told = rows[0] if rows else None
    reason = str(REASONS[Reason(told.last_reason)]) if told and told.last_reason else ""
    return SchoolPanel(
        tuple(classes), sum(days.values()), len(days), first, told.last_day if told else None, reason
    )


def _last_absence(case_file_id: UUID) -> tuple[Any, Any]:
    sheet, mark = kept_aliases("child.last_absence", AttendanceSheet, AttendanceMark)

    def last(column: Any) -> Any:
        return (
            sa.select(column)
            .select_from(mark)
            .join(sheet, sheet.id == mark.sheet_id)
            .where(mark.case_file_id == case_file_id, mark.mark == ABSENT)
            .order_by(sheet.day.desc(), sheet.period)
            .limit(1)
            .scalar_subquery()
        )

    return last(sheet.day), last(mark.reason)


def chronology_of(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer the days on which she was not in class, latest first, each day once; one statement."""
    sheet, mark = AttendanceSheet, AttendanceMark
    zone = ZoneInfo(clock.zone_here())
    asked = (
        sa.select(sheet.day, mark.reason, mark.words, spoken(User).label("name"), Teaching.starts_at)
        .join(sheet, sheet.id == mark.sheet_id)
        .outerjoin(Teaching, Teaching.id == sheet.teaching_id)
        .outerjoin(User, User.id == mark.marked_by)
        .where(mark.case_file_id == case_file_id, mark.mark == ABSENT)
        .order_by(sheet.day.desc(), sheet.period)
        .limit(window.limit * 8)
    )
    if window.since is not None:
        asked = asked.where(sheet.day >= window.since.astimezone(zone).date())
    if window.until is not None:
        asked = asked.where(sheet.day <= window.until.astimezone(zone).date())
    days: dict[date, TimelineEntry] = {}
    for row in db.session.execute(asked):
        if row.day not in days:
            at = datetime.combine(row.day, row.starts_at or time(), tzinfo=zone).astimezone(UTC)
            deed = ABSENT_FOR.get(row.reason, ABSENT_FOR[Reason.OTHER])
            days[row.day] = TimelineEntry(happened_at=at, deed=deed, text=row.words, by=row.name or "")
    return [entry for entry in days.values() if window.holds(entry.happened_at)][: window.limit]
