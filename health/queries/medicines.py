"""Questions about prescriptions and rounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from accounts.models import User
from foundation import clock
from foundation.called import call_name
from foundation.db import db
from foundation.names import spoken
from health.models import Dose, Prescription
from health.queries.children import veiled
from health.rules import medicines as rules
from homes.models import Bed, Room
from residents.models import BedStay, CaseFile, Child, Placement


@dataclass(frozen=True)
class RoundLine:
    """One dose of a day: whose, what, when, and what is written of it."""

    prescription_id: UUID
    case_file_id: UUID
    code: str
    name: str
    lang: str | None
    bed: str
    room: str
    drug: str
    amount: str
    caution: str
    due_at: datetime
    state: str
    dose: Dose | None
    by: str


def doses_of_day(home_id: UUID, day: date, *, see: Any, named: Any, now: datetime) -> list[RoundLine]:
    """Answer every dose of a day for the children who are here, by hour, room and bed. Two statements."""
    first, last = _day_span(day)
    rows = db.session.execute(_ordered(home_id, first, last, see, named)).all()
    written = _written(home_id, first, last)
    lines = [line for row in rows for line in _lines(row, day, written, now)]
    return sorted(lines, key=lambda line: (line.due_at, line.room, line.bed, line.code, line.drug))


def moment_on(day: date, hour: time) -> datetime:
    """Answer the moment of an hour of a day in the home's zone, aware."""
    return datetime.combine(day, hour, ZoneInfo(clock.zone_here()))


def _day_span(day: date) -> tuple[datetime, datetime]:
    first = moment_on(day, time())
    return first, moment_on(day + timedelta(days=1), time())


def _ordered(home_id: UUID, first: datetime, last: datetime, see: Any, named: Any) -> Any:
    return (
        sa.select(
            Prescription.id, Prescription.case_file_id, Prescription.drug, Prescription.amount, Prescription.caution,
            Prescription.hours, Prescription.begins_at, Prescription.ends_at, Prescription.stopped_at, CaseFile.code,
            veiled(Child.name, named).label("name"), veiled(Child.name_local, named).label("name_local"),
            Bed.label.label("bed"), Room.name.label("room"),
        )
        .join(CaseFile, CaseFile.id == Prescription.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .join(Placement, sa.and_(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None)))
        .outerjoin(BedStay, sa.and_(BedStay.case_file_id == CaseFile.id, BedStay.to_at.is_(None)))
        .outerjoin(Bed, Bed.id == BedStay.bed_id)
        .outerjoin(Room, Room.id == Bed.room_id)
        .where(
            Prescription.home_id == home_id, Prescription.begins_at < last, see, CaseFile.sealed_at.is_(None),
            sa.or_(Prescription.ends_at.is_(None), Prescription.ends_at > first),
            sa.or_(Prescription.stopped_at.is_(None), Prescription.stopped_at > first),
        )
    )  # fmt: skip


def _written(home_id: UUID, first: datetime, last: datetime) -> dict[tuple[UUID, datetime], tuple[Dose, str]]:
    asked = (
        sa.select(Dose, spoken(User))
        .outerjoin(User, User.id == Dose.written_by)
        .where(Dose.home_id == home_id, Dose.due_at >= first, Dose.due_at < last, Dose.struck_at.is_(None))
    )
    return {(dose.prescription_id, dose.due_at): (dose, by or "") for dose, by in db.session.execute(asked)}


def _lines(
    row: Any, day: date, written: dict[tuple[UUID, datetime], tuple[Dose, str]], now: datetime
) -> list[RoundLine]:
    name, lang = call_name(row.name, row.name_local, row.code)
    hours = [rules.hour_of(hour) for hour in row.hours]
    found = []
    for hour in hours:
        due_at = moment_on(day, hour)
        if not rules.is_due(
            due_at,
            hours=hours,
            at=hour,
            begins_at=row.begins_at,
            ends_at=row.ends_at,
            stopped_at=row.stopped_at,
        ):
            continue
        dose, by = written.get((row.id, due_at), (None, ""))
        found.append(
            RoundLine(
                row.id, row.case_file_id, row.code, name, lang, row.bed or "", row.room or "", row.drug, row.amount,
                row.caution, due_at, rules.state_of(due_at, now=now), dose, by,
            )
        )  # fmt: skip
    return found


def prescriptions_of(case_file_id: UUID) -> Sequence[tuple[Prescription, str]]:
    """Answer a child's prescriptions, newest first, each with its writer. One statement."""
    asked = (
        sa.select(Prescription, spoken(User))
        .outerjoin(User, User.id == Prescription.written_by)
        .where(Prescription.case_file_id == case_file_id)
        .order_by(Prescription.begins_at.desc(), Prescription.id.desc())
    )
    return [(each, by or "") for each, by in db.session.execute(asked)]


def doses_written(case_file_id: UUID, *, limit: int = 30) -> Sequence[tuple[Dose, str, str]]:
    """Answer the newest written doses of a child with the drug and the writer, struck ones too. One statement."""
    asked = (
        sa.select(Dose, Prescription.drug, spoken(User))
        .join(Prescription, Prescription.id == Dose.prescription_id)
        .outerjoin(User, User.id == Dose.written_by)
        .where(Dose.case_file_id == case_file_id)
        .order_by(Dose.due_at.desc(), Dose.id.desc())
        .limit(limit)
    )
    return [(dose, drug, by or "") for dose, drug, by in db.session.execute(asked)]


def standing_doses(wanted: Sequence[tuple[UUID, datetime]]) -> dict[tuple[UUID, datetime], Dose]:
    """Answer what is written of these doses (prescription, hour), where anything stands. One statement."""
    asked = sa.select(Dose).where(
        Dose.prescription_id.in_({prescription for prescription, _due in wanted}),
        Dose.due_at.in_({due_at for _prescription, due_at in wanted}),
        Dose.struck_at.is_(None),
    )
    return {(dose.prescription_id, dose.due_at): dose for dose in db.session.scalars(asked)}
