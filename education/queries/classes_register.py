"""The lines of the register of attendance by class: one for each sheet, with who was absent and why, by code."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from education.models import (
    AttendanceCorrection,
    AttendanceMark,
    AttendanceSheet,
    SchoolClass,
    Subject,
    Teaching,
)
from education.rules import ABSENT, PRESENT
from foundation.db import db, kept_alias, kept_aliases
from foundation.names import spoken
from foundation.rolls import OPEN
from residents.models import CaseFile


@dataclass(frozen=True)
class SheetRow:
    """One sheet of the period; `hours` is empty for the sheet of a whole day."""

    serial: int
    day: date
    class_name: str
    class_local: str
    hours: str
    begins: time | None
    subject: str
    subject_local: str
    marked_by: str
    marked_at: datetime
    is_late: bool
    reason_not_held: str
    present: int
    absent: tuple[tuple[str, str], ...]
    corrected_at: datetime | None
    from_paper: str
    id: UUID


def sheet_rows(
    home_id: UUID, first: date, last: date, *, after: int = 0, limit: int | None = None, find: str | None = None,
    only: str | None = None,
) -> list[SheetRow]:  # fmt: skip
    """Answer the marked sheets of a home by day, hour and class, numbered through; one statement.

    `after` is the serial of the line before; `find` is part of a class's, subject's or teacher's name, or of the
    code of a child who was absent; `only` in {late, corrected}.
    """
    numbered = _numbered(home_id, first, last)
    page = sa.select(numbered).where(numbered.c.serial > after)
    if only == "late":
        page = page.where(numbered.c.is_late)
    if only == "corrected":
        page = page.where(numbered.c.corrected_at.is_not(None))
    if find:
        page = page.where(_found(numbered, f"%{find.replace('%', '').replace('_', '')}%"))
    page = page.order_by(numbered.c.serial).limit(limit).subquery("page")
    mark = AttendanceMark
    rows = db.session.execute(
        sa.select(page, mark.reason, CaseFile.code)
        .outerjoin(mark, sa.and_(mark.sheet_id == page.c.id, mark.mark == ABSENT))
        .outerjoin(CaseFile, CaseFile.id == mark.case_file_id)
        .order_by(page.c.serial, CaseFile.code)
    )
    found: dict[UUID, Any] = {}
    absent: dict[UUID, list[tuple[str, str]]] = {}
    for row in rows:
        found[row.id] = row
        if row.code:
            absent.setdefault(row.id, []).append((row.code, row.reason))
    return [_row(row, tuple(absent.get(row.id, ()))) for row in found.values()]


def _row(row: Any, absent: tuple[tuple[str, str], ...]) -> SheetRow:
    return SheetRow(
        row.serial, row.day, row.class_name, row.class_local, row.period, row.begins, row.subject or "",
        row.subject_local or "", row.marked_by or "", row.marked_at, row.is_late, row.reason_not_held, row.present,
        absent, row.corrected_at, row.from_paper, row.id,
    )  # fmt: skip


def _numbered(home_id: UUID, first: date, last: date) -> Any:
    marker = kept_alias(User, "classes_register.numbered")
    sheet = AttendanceSheet
    order = (sheet.day, sheet.period, SchoolClass.name, sheet.id)
    return (
        sa.select(
            sheet.id, sheet.day, sheet.period, sheet.is_late, sheet.marked_at, sheet.reason_not_held, sheet.from_paper,
            SchoolClass.name.label("class_name"), SchoolClass.name_local.label("class_local"),
            Subject.name.label("subject"), Subject.name_local.label("subject_local"),
            Teaching.starts_at.label("begins"), spoken(marker).label("marked_by"),
            _count(sheet, PRESENT).label("present"), _corrected(sheet).label("corrected_at"),
            sa.func.row_number().over(order_by=order).label("serial"),
        )
        .join(SchoolClass, SchoolClass.id == sheet.class_id)
        .outerjoin(Teaching, Teaching.id == sheet.teaching_id)
        .outerjoin(Subject, Subject.id == Teaching.subject_id)
        .outerjoin(marker, marker.id == sheet.marked_by)
        .where(sheet.home_id == home_id, sheet.day.between(first, last), sheet.state != OPEN)
        .subquery("numbered")
    )  # fmt: skip


def _count(sheet: Any, mark: str) -> Any:
    m = kept_alias(AttendanceMark, "classes_register.count")
    return (
        sa.select(sa.func.count())
        .select_from(m)
        .where(m.sheet_id == sheet.id, m.mark == mark)
        .correlate(sheet)
        .scalar_subquery()
    )


def _corrected(sheet: Any) -> Any:
    c = kept_alias(AttendanceCorrection, "classes_register.corrected")
    return (
        sa.select(sa.func.max(c.corrected_at))
        .where(c.sheet_id == sheet.id)
        .correlate(sheet)
        .scalar_subquery()
    )


def _found(numbered: Any, like: str) -> Any:
    mark, file = kept_aliases("classes_register.found", AttendanceMark, CaseFile)
    absent = (
        sa.select(mark.sheet_id)
        .join(file, file.id == mark.case_file_id)
        .where(mark.mark == ABSENT, file.code.ilike(like))
    )
    columns = (numbered.c.class_name, numbered.c.class_local, numbered.c.subject, numbered.c.marked_by)
    return sa.or_(*(c.ilike(like) for c in columns), numbered.c.id.in_(absent))


def sheet_totals(home_id: UUID, first: date, last: date) -> tuple[int, int, int]:
    """Answer the sums of a period: sheets, marks of presence, marks of absence; one statement."""
    sheet, mark = AttendanceSheet, AttendanceMark
    row = db.session.execute(
        sa.select(
            sa.func.count(sa.distinct(sheet.id)),
            sa.func.coalesce(sa.func.sum(sa.case((mark.mark == PRESENT, 1), else_=0)), 0),
            sa.func.coalesce(sa.func.sum(sa.case((mark.mark == ABSENT, 1), else_=0)), 0),
        )
        .outerjoin(mark, mark.sheet_id == sheet.id)
        .where(sheet.home_id == home_id, sheet.day.between(first, last), sheet.state != OPEN)
    ).one()
    return int(row[0]), int(row[1]), int(row[2])
