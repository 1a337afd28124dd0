"""The lines of the medical file and the weight chart of a home, in the order in which things happened."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import UtcDateTime, db
from health.models import HealthExam, HealthMeasure, HealthVisit
from health.queries.children import BIRTH
from residents.models import CaseFile, Child


def medical_rows(
    home_id: UUID,
    *,
    starts_at: datetime,
    ends_at: datetime,
    after: int | None,
    limit: int | None,
    find: str | None,
) -> Sequence[Any]:
    """Answer examinations and visits of a half-open span, numbered as they happened. One statement."""
    parts = sa.union_all(_exams(home_id, starts_at, ends_at), _visits(home_id, starts_at, ends_at)).subquery()
    serial = sa.func.row_number().over(order_by=(parts.c.happened_at, parts.c.id)).label("serial")
    numbered = (
        sa.select(serial, parts, CaseFile.code, Child.name, Child.name_local, User.name.label("by"))
        .join(CaseFile, CaseFile.id == parts.c.file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(User, User.id == parts.c.writer)
        .subquery("numbered")
    )
    return db.session.execute(_paged(numbered, after, limit, find)).all()


def _exams(home_id: UUID, starts_at: datetime, ends_at: datetime) -> Any:
    return _part(
        HealthExam,
        sa.literal("exam", sa.Text()),
        HealthExam.examined_at,
        HealthExam.illness,
        HealthExam.general_words,
        HealthExam.treatment,
        HealthExam.examiner,
        sa.null(),
        HealthExam.weight_g,
        HealthExam.height_mm,
    ).where(
        HealthExam.home_id == home_id, HealthExam.examined_at >= starts_at, HealthExam.examined_at < ends_at
    )


def _visits(home_id: UUID, starts_at: datetime, ends_at: datetime) -> Any:
    return _part(
        HealthVisit,
        sa.cast(HealthVisit.kind, sa.Text()),
        HealthVisit.happened_at,
        HealthVisit.complaint,
        HealthVisit.finding,
        HealthVisit.treatment,
        HealthVisit.seen_by,
        HealthVisit.next_on,
        sa.null(),
        sa.null(),
    ).where(
        HealthVisit.home_id == home_id,
        HealthVisit.happened_at >= starts_at,
        HealthVisit.happened_at < ends_at,
    )


def _part(
    table: Any,
    kind: Any,
    at: Any,
    illness: Any,
    finding: Any,
    treatment: Any,
    seen_by: Any,
    next_on: Any,
    grams: Any,
    tall: Any,
) -> Any:
    return sa.select(
        table.id,
        table.case_file_id.label("file_id"),
        kind.label("kind"),
        sa.type_coerce(at, UtcDateTime()).label("happened_at"),
        sa.cast(illness, sa.Text()).label("illness"),
        sa.cast(finding, sa.Text()).label("finding"),
        sa.cast(treatment, sa.Text()).label("treatment"),
        sa.cast(seen_by, sa.Text()).label("seen_by"),
        (sa.cast(next_on, sa.Date) if isinstance(next_on, sa.Null) else next_on).label("next_on"),
        sa.cast(grams, sa.Integer).label("grams"),
        sa.cast(tall, sa.Integer).label("tall"),
        sa.type_coerce(table.written_at, UtcDateTime()).label("written_at"),
        table.written_by.label("writer"),
        sa.type_coerce(table.struck_at, UtcDateTime()).label("struck_at"),
        table.struck_reason,
        table.struck_by_name,
    )


def _paged(numbered: Any, after: int | None, limit: int | None, find: str | None) -> Any:
    page = sa.select(numbered)
    if after is not None:
        page = page.where(numbered.c.serial > after)
    if find:
        sought = f"%{find.strip().lower()}%"
        columns = (numbered.c.code, numbered.c.name, numbered.c.name_local)
        page = page.where(sa.or_(*(sa.func.lower(column).like(sought) for column in columns)))
    return page.order_by(numbered.c.serial).limit(limit)


def measure_rows(
    home_id: UUID, *, first: date, last: date, after: int | None, limit: int | None, find: str | None
) -> Sequence[Any]:
    """Answer the measures of the days of a period, numbered by day and code. One statement."""
    serial = sa.func.row_number().over(order_by=(HealthMeasure.measured_on, CaseFile.code, HealthMeasure.id))
    numbered = (
        sa.select(
            serial.label("serial"),
            HealthMeasure.case_file_id.label("file_id"),
            HealthMeasure.measured_on,
            HealthMeasure.weight_g,
            HealthMeasure.height_mm,
            HealthMeasure.reason,
            HealthMeasure.written_at,
            HealthMeasure.struck_at,
            HealthMeasure.struck_reason,
            HealthMeasure.struck_by_name,
            CaseFile.code,
            Child.name,
            Child.name_local,
            User.name.label("by"),
            *BIRTH,
        )
        .join(CaseFile, CaseFile.id == HealthMeasure.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(User, User.id == HealthMeasure.written_by)
        .where(
            HealthMeasure.home_id == home_id,
            HealthMeasure.measured_on >= first,
            HealthMeasure.measured_on <= last,
        )
        .subquery("numbered")
    )
    return db.session.execute(_paged(numbered, after, limit, find)).all()
