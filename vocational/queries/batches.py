"""The questions of batches: which there are, who is in one, who may come, and what is booked."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import PostHeld, User
from accounts.roles import Role
from foundation import clock
from foundation.called import call_name
from foundation.db import db, kept_alias, kept_aliases
from foundation.names import spoken
from homes.models import Holiday, Home, Room
from residents.models import CaseFile, Child, Placement
from residents.rules import age_on
from vocational.models import Batch, BatchPlace, Certificate, Syllabus, Trade, WorkshopMark, WorkshopSheet


@dataclass(frozen=True)
class BatchLine:
    """One batch in a list."""

    batch: Batch
    key: str
    trainer: str
    room: str
    children: int
    home_code: str
    number: int
    hours_needed: int
    is_marked_today: bool


def batches_of(home_id: UUID | None, *, trainer_id: UUID | None = None, day: date) -> list[BatchLine]:
    """Answer the batches of a home, or of a trainer in all her homes, the running ones first; one statement."""
    asked = _lines(day)
    if home_id is not None:
        asked = asked.where(Batch.home_id == home_id)
    if trainer_id is not None:
        asked = asked.where(Batch.trainer_id == trainer_id)
    rows = db.session.execute(asked.order_by(Batch.to_on < day, Batch.starts_at, Batch.name))
    return [_line(row) for row in rows]


def batch_line(batch_id: UUID, day: date) -> BatchLine | None:
    """Answer one batch with its words; one statement."""
    row = db.session.execute(_lines(day).where(Batch.id == batch_id)).one_or_none()
    return _line(row) if row else None


def _lines(day: date) -> Any:
    place, sheet = kept_aliases("batches.lines", BatchPlace, WorkshopSheet)
    children = (
        sa.select(sa.func.count())
        .select_from(place)
        .where(place.batch_id == Batch.id, sa.or_(place.to_on.is_(None), place.to_on >= day))
        .correlate(Batch)
        .scalar_subquery()
    )
    marked = (
        sa.select(sa.literal(1)).where(sheet.batch_id == Batch.id, sheet.day == day).correlate(Batch).exists()
    )
    return (
        sa.select(
            Batch, Trade.key, spoken(User).label("trainer"), Room.name.label("room"), Home.code,
            children.label("children"), Syllabus.number, Syllabus.hours_needed, marked.label("is_marked"),
        )
        .join(Trade, Trade.id == Batch.trade_id)
        .join(Syllabus, Syllabus.id == Batch.syllabus_id)
        .join(Home, Home.id == Batch.home_id)
        .join(User, User.id == Batch.trainer_id)
        .outerjoin(Room, Room.id == Batch.room_id)
    )  # fmt: skip


def _line(row: Any) -> BatchLine:
    return BatchLine(
        row.Batch, row.key, row.trainer, row.room or "", row.children, row.code, row.number, row.hours_needed,
        bool(row.is_marked),
    )  # fmt: skip


def batch_by_id(batch_id: UUID) -> Batch | None:
    """Answer a batch."""
    return db.session.scalar(sa.select(Batch).where(Batch.id == batch_id))


@dataclass(frozen=True)
class Trainee:
    """A child of a batch: her place, how she is called, the hours that she attended, her certificate."""

    place: BatchPlace
    code: str
    name: str
    lang: str | None
    minutes: int
    certificate_no: str


def trainees_of(batch_id: UUID, *, named: Any) -> list[Trainee]:
    """Answer who is or was in a batch, those who left last; `named` is the condition under which a name is seen."""
    certificate = kept_alias(Certificate, "batches.trainees_of")
    rows = db.session.execute(
        sa.select(
            BatchPlace, CaseFile.code, Child.name, Child.name_local, named.label("is_named"),
            minutes_of(BatchPlace.batch_id, BatchPlace.case_file_id).label("minutes"), certificate.year,
            certificate.number,
        )
        .join(CaseFile, CaseFile.id == BatchPlace.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(
            certificate, sa.and_(certificate.place_id == BatchPlace.id, certificate.withdrawn_at.is_(None))
        )
        .where(BatchPlace.batch_id == batch_id)
        .order_by(BatchPlace.to_on.is_not(None), CaseFile.code)
    )  # fmt: skip
    found = []
    for row in rows:
        name, lang = call_name(row.name, row.name_local, row.code) if row.is_named else (row.code, None)
        number = f"{row.number}/{row.year}" if row.number else ""
        found.append(Trainee(row.BatchPlace, row.code, name, lang, int(row.minutes or 0), number))
    return found


def minutes_of(batch_id: Any, case_file_id: Any) -> Any:
    """Answer the scalar of the minutes that a child was present in a batch."""
    sheet, mark = kept_aliases("batches.minutes_of", WorkshopSheet, WorkshopMark)
    return (
        sa.select(sa.func.coalesce(sa.func.sum(sheet.minutes), 0))
        .select_from(sheet)
        .join(mark, mark.sheet_id == sheet.id)
        .where(
            sheet.batch_id == batch_id, mark.case_file_id == case_file_id, mark.mark == "present",
            sheet.state == "held",
        )
        .correlate(BatchPlace)
        .scalar_subquery()
    )  # fmt: skip


@dataclass(frozen=True)
class Comer:
    """A child who may come into a batch: how she is called, and how old she is."""

    id: UUID
    code: str
    name: str
    age: int | None


def comers_to(batch: Batch, *, named: Any) -> list[Comer]:
    """Answer the children with an open stay who are not in this batch; one statement."""
    inside = kept_alias(BatchPlace, "batches.comers_to")
    day = clock.today()
    rows = db.session.execute(
        sa.select(
            CaseFile.id, CaseFile.code, Child.name, Child.name_local, Child.born_on, Child.age_years_stated,
            Child.age_stated_on, named.label("is_named"),
        )
        .join(Child, Child.id == CaseFile.child_id)
        .join(Placement, sa.and_(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None)))
        .where(
            CaseFile.home_id == batch.home_id,
            CaseFile.id.not_in(sa.select(inside.case_file_id).where(inside.batch_id == batch.id)),
        )
        .order_by(CaseFile.code)
    )  # fmt: skip
    found: dict[UUID, Comer] = {}
    for row in rows:
        name = call_name(row.name, row.name_local, row.code)[0] if row.is_named else row.code
        age = age_on(day, born_on=row.born_on, stated_years=row.age_years_stated, stated_on=row.age_stated_on)
        found[row.id] = Comer(row.id, row.code, name, age.years)
    return list(found.values())


def children_in(batch_id: UUID, day: date) -> frozenset[UUID]:
    """Answer the files of the children in a batch on `day` or later."""
    asked = sa.select(BatchPlace.case_file_id).where(
        BatchPlace.batch_id == batch_id, sa.or_(BatchPlace.to_on.is_(None), BatchPlace.to_on >= day)
    )
    return frozenset(db.session.scalars(asked))


def trainers_of(home_id: UUID) -> list[tuple[UUID, str]]:
    """Answer who holds a teacher's post in a home now: (user's id, name), by name."""
    now = clock.now()
    rows = db.session.execute(
        sa.select(User.id, spoken(User).label("said"), User.name)
        .join(PostHeld, PostHeld.user_id == User.id)
        .where(
            PostHeld.home_id == home_id,
            PostHeld.role == Role.TEACHER,
            PostHeld.standing == "held",
            PostHeld.starts_at <= now,
            sa.or_(PostHeld.ends_at.is_(None), PostHeld.ends_at > now),
        )
        .distinct()
        .order_by(User.name)
    )
    return [(row.id, row.said) for row in rows]


def rooms_of(home_id: UUID) -> list[tuple[UUID, str]]:
    """Answer the rooms of a home by name."""
    rows = db.session.execute(
        sa.select(Room.id, Room.name).where(Room.home_id == home_id).order_by(Room.name)
    )
    return [(row.id, row.name) for row in rows]


def holiday_on(home_id: UUID, day: date) -> str:
    """Answer the name of a home's holiday on a day, or nothing."""
    asked = sa.select(Holiday.name).where(Holiday.home_id == home_id, Holiday.day == day)
    return db.session.scalar(asked) or ""
