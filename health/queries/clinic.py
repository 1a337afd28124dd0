"""Questions about examinations, visits, alerts and immunisations."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from accounts.models import User
from foundation import clock
from foundation.called import call_name
from foundation.db import db, one_or_404
from foundation.feature import Absence
from foundation.names import spoken
from health.choices.clinic import STAYS
from health.models import HealthAlert, HealthExam, HealthMark, HealthVisit, Immunisation
from health.queries.children import veiled
from residents.models import CaseFile, Child, Placement

VISITS_SHOWN = 20


def exams_of(case_file_id: UUID) -> Sequence[tuple[HealthExam, str]]:
    """Answer a child's examinations, newest first, struck ones last, each with its writer. One statement."""
    asked = (
        sa.select(HealthExam, spoken(User))
        .outerjoin(User, User.id == HealthExam.written_by)
        .where(HealthExam.case_file_id == case_file_id)
        .order_by(HealthExam.struck_at.is_not(None), HealthExam.examined_at.desc())
    )
    return [(exam, by or "") for exam, by in db.session.execute(asked)]


def exam_of_stay(placement_id: UUID) -> HealthExam | None:
    """Answer the examination of one admission, if it is written."""
    asked = sa.select(HealthExam).where(
        HealthExam.placement_id == placement_id, HealthExam.struck_at.is_(None)
    )
    return db.session.scalar(asked)


def examined_since(case_file_id: UUID, since: datetime) -> datetime | None:
    """Answer when a child was last examined from a moment on: at admission, or at a monthly check-up. One statement."""
    exams = sa.select(HealthExam.examined_at.label("at")).where(
        HealthExam.case_file_id == case_file_id,
        HealthExam.examined_at >= since,
        HealthExam.struck_at.is_(None),
    )
    visits = sa.select(HealthVisit.happened_at.label("at")).where(
        HealthVisit.case_file_id == case_file_id, HealthVisit.kind == "monthly", HealthVisit.happened_at >= since,
        HealthVisit.struck_at.is_(None),
    )  # fmt: skip
    both = sa.union_all(exams, visits).subquery("both")
    return db.session.scalar(sa.select(sa.func.max(both.c.at)))


def row_of(model: Any, row_id: UUID) -> Any:
    """Answer one row; none is 404."""
    return one_or_404(sa.select(model).where(model.id == row_id))


def rows_by_id(model: Any, wanted: Collection[UUID]) -> dict[UUID, Any]:
    """Answer these rows by their ids. One statement."""
    return {row.id: row for row in db.session.scalars(sa.select(model).where(model.id.in_(wanted)))}


def marks_of(case_file_id: UUID) -> list[tuple[HealthMark, str]]:
    """Answer the marks written at examinations, each with its writer’s name. One statement."""
    asked = (
        sa.select(HealthMark, spoken(User))
        .outerjoin(User, User.id == HealthMark.written_by)
        .where(HealthMark.case_file_id == case_file_id)
        .order_by(HealthMark.number)
    )
    return [(mark, by or "") for mark, by in db.session.execute(asked)]


def visits_of(case_file_id: UUID, *, limit: int = VISITS_SHOWN) -> Sequence[tuple[HealthVisit, str]]:
    """Answer a child's visits, newest first, struck ones too, each with its writer. One statement."""
    asked = (
        sa.select(HealthVisit, spoken(User))
        .outerjoin(User, User.id == HealthVisit.written_by)
        .where(HealthVisit.case_file_id == case_file_id)
        .order_by(HealthVisit.happened_at.desc(), HealthVisit.id.desc())
        .limit(limit)
    )
    return [(visit, by or "") for visit, by in db.session.execute(asked)]


def open_stay_of(case_file_id: UUID) -> HealthVisit | None:
    """Answer the stay in the sick room or a hospital that has not ended, if there is one."""
    asked = sa.select(HealthVisit).where(
        HealthVisit.case_file_id == case_file_id, HealthVisit.kind.in_(STAYS), HealthVisit.ended_at.is_(None),
        HealthVisit.struck_at.is_(None),
    )  # fmt: skip
    return db.session.scalars(asked.order_by(HealthVisit.happened_at.desc()).limit(1)).first()


def absences(home_id: UUID, day: date) -> Mapping[UUID, Absence]:
    """Answer who lies in the sick room or in a hospital on a day; nothing of why. One statement."""
    zone = ZoneInfo(clock.zone_here())
    first, last = datetime.combine(day, time(), zone), datetime.combine(day, time(23, 59, 59), zone)
    asked = sa.select(HealthVisit.case_file_id, HealthVisit.kind).where(
        HealthVisit.home_id == home_id, HealthVisit.kind.in_(STAYS), HealthVisit.struck_at.is_(None),
        HealthVisit.happened_at <= last, sa.or_(HealthVisit.ended_at.is_(None), HealthVisit.ended_at >= first),
    )  # fmt: skip
    reasons = {"sick_room": "sick", "hospital": "hospital"}
    return {
        row.case_file_id: Absence(reasons[row.kind], str(STAYS[row.kind]))
        for row in db.session.execute(asked)
    }


def alerts_of(case_file_id: UUID, *, see: Any) -> Sequence[tuple[HealthAlert, str]]:
    """Answer a child's alerts in force, allergies first, where `see` (on the case file) holds. One statement."""
    asked = (
        sa.select(HealthAlert, spoken(User))
        .join(CaseFile, CaseFile.id == HealthAlert.case_file_id)
        .outerjoin(User, User.id == HealthAlert.written_by)
        .where(HealthAlert.case_file_id == case_file_id, HealthAlert.ended_at.is_(None), see)
        .order_by(sa.case((HealthAlert.kind == "allergy", 0), else_=1), HealthAlert.written_at)
    )
    return [(alert, by or "") for alert, by in db.session.execute(asked)]


@dataclass(frozen=True)
class AlertLine:
    """What whoever is near a child must know."""

    code: str
    name: str
    lang: str | None
    kind: str
    what: str
    instruction: str


def alerts_here(*, see: Any, named: Any) -> Sequence[AlertLine]:
    """Answer the alerts in force of the children who are here, by code, allergies first. One statement."""
    asked = (
        sa.select(
            CaseFile.code, veiled(Child.name, named).label("name"),
            veiled(Child.name_local, named).label("name_local"), HealthAlert.kind, HealthAlert.what,
            HealthAlert.instruction,
        )
        .join(CaseFile, CaseFile.id == HealthAlert.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .join(Placement, sa.and_(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None)))
        .where(HealthAlert.ended_at.is_(None), CaseFile.sealed_at.is_(None), see)
        .order_by(sa.case((HealthAlert.kind == "allergy", 0), else_=1), CaseFile.code, HealthAlert.written_at)
    )  # fmt: skip
    return [
        AlertLine(
            row.code, *call_name(row.name, row.name_local, row.code), row.kind, row.what, row.instruction
        )
        for row in db.session.execute(asked)
    ]


def alert_marks(files: Sequence[UUID], *, see: Any) -> dict[UUID, tuple[str, ...]]:
    """Answer what is marked beside a child's name in a list: her allergies and conditions. One statement."""
    asked = (
        sa.select(HealthAlert.case_file_id, HealthAlert.what)
        .join(CaseFile, CaseFile.id == HealthAlert.case_file_id)
        .where(
            HealthAlert.case_file_id.in_(files),
            HealthAlert.ended_at.is_(None),
            CaseFile.sealed_at.is_(None),
            see,
        )
        .order_by(sa.case((HealthAlert.kind == "allergy", 0), else_=1), HealthAlert.written_at)
    )
    marks: dict[UUID, tuple[str, ...]] = {}
    for row in db.session.execute(asked):
        marks[row.case_file_id] = (*marks.get(row.case_file_id, ()), row.what)
    return marks


def immunisations_of(case_file_id: UUID) -> Sequence[tuple[Immunisation, str]]:
    """Answer the doses written for a child, struck ones too, each with its writer. One statement."""
    asked = (
        sa.select(Immunisation, spoken(User))
        .outerjoin(User, User.id == Immunisation.written_by)
        .where(Immunisation.case_file_id == case_file_id)
        .order_by(Immunisation.given_on, Immunisation.written_at)
    )
    return [(dose, by or "") for dose, by in db.session.execute(asked)]
