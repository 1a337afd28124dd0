"""The questions of the timetable: its versions and cells, the periods, who may teach when, and what may be chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from education.models import (
    AttendanceSheet,
    Cover,
    SchoolClass,
    SchoolPeriod,
    Subject,
    TeacherHours,
    Teaching,
    Timetable,
    TimetableCell,
)
from education.models.timetable import DISCARDED, PUBLISHED
from education.names import said_in
from education.rules import weekday_bit
from education.rules.timetable import CellRow, Slot
from foundation.db import db, kept_alias
from foundation.names import spoken
from foundation.rolls import OPEN
from homes.choices import RoomUse
from homes.models import Room


@dataclass(frozen=True)
class VersionLine:
    """One version in the list: its number, from when to when, how many lessons, who published it when."""

    id: UUID
    number: int
    state: str
    from_on: date
    to_on: date | None
    lessons: int
    published_at: datetime | None
    published_by: str


@dataclass(frozen=True)
class HoursLine:
    """When one teacher is there: the row, and her name."""

    hours: TeacherHours
    teacher: str


def timetable_by_id(timetable_id: UUID) -> Timetable | None:
    """Answer a version."""
    return db.session.scalar(sa.select(Timetable).where(Timetable.id == timetable_id))


def in_force(home_id: UUID, day: date) -> Timetable | None:
    """Answer the published version of a home that runs on `day`, or the next one that will."""
    t = Timetable
    asked = sa.select(t).where(
        t.home_id == home_id, t.state == PUBLISHED, sa.or_(t.to_on.is_(None), t.to_on >= day)
    )
    return db.session.scalar(asked.order_by(t.from_on).limit(1))


def latest(home_id: UUID) -> Timetable | None:
    """Answer the version of a home that was published last."""
    asked = sa.select(Timetable).where(Timetable.home_id == home_id, Timetable.state == PUBLISHED)
    return db.session.scalar(asked.order_by(Timetable.from_on.desc()).limit(1))


def versions_of(home_id: UUID) -> Sequence[VersionLine]:
    """Answer the versions of a home, the newest first; those thrown away are left out."""
    lessons = (
        sa.select(sa.func.count())
        .select_from(TimetableCell)
        .where(TimetableCell.timetable_id == Timetable.id)
        .correlate(Timetable)
        .scalar_subquery()
    )
    rows = db.session.execute(
        sa.select(Timetable, lessons.label("lessons"), spoken(User).label("by"))
        .outerjoin(User, User.id == Timetable.published_by)
        .where(Timetable.home_id == home_id, Timetable.state != DISCARDED)
        .order_by(Timetable.number.desc())
    )
    return tuple(
        VersionLine(t.id, t.number, t.state, t.from_on, t.to_on, lessons, t.published_at, by or "")
        for t, lessons, by in rows
    )


def cells_of(timetable_id: UUID) -> tuple[CellRow, ...]:
    """Answer the cells of a version with their names and hours, by weekday and time; one statement."""
    teacher = kept_alias(User, "timetable.cells_of")
    cell = TimetableCell
    rows = db.session.execute(
        sa.select(
            cell, SchoolClass, SchoolPeriod, Subject.name, Subject.name_local, spoken(teacher).label("teacher"),
            Room.name.label("room"),
        )
        .join(SchoolClass, SchoolClass.id == cell.class_id)
        .join(SchoolPeriod, SchoolPeriod.id == cell.period_id)
        .join(Subject, Subject.id == cell.subject_id)
        .join(teacher, teacher.id == cell.teacher_id)
        .outerjoin(Room, Room.id == cell.room_id)
        .where(cell.timetable_id == timetable_id)
        .order_by(cell.weekday, SchoolPeriod.starts_at, SchoolClass.name)
    )  # fmt: skip
    return tuple(
        row_of(c, school_class, period, said_in(name, local)[0], teacher_name, room or "")
        for c, school_class, period, name, local, teacher_name, room in rows
    )


def row_of(
    cell: Any, school_class: SchoolClass, period: SchoolPeriod, subject: str, teacher: str, room: str
) -> CellRow:
    """Answer a cell with its names; `cell` may be one that is only typed."""
    return CellRow(
        id=cell.id, version=cell.version or 0, class_id=school_class.id, period_id=period.id, weekday=cell.weekday,
        subject_id=cell.subject_id, teacher_id=cell.teacher_id, room_id=cell.room_id,
        class_name=said_in(school_class.name, school_class.name_local)[0],
        period=said_in(period.name, period.name_local)[0], period_days=period.weekdays,
        starts_at=period.starts_at, ends_at=period.ends_at, subject=subject, teacher=teacher, room=room,
    )  # fmt: skip


def place_of(
    timetable_id: UUID, class_id: UUID, period_id: UUID, weekday: int
) -> tuple[Timetable, SchoolClass, SchoolPeriod, TimetableCell | None] | None:
    """Answer one place of a version's grid: the version, whose week, which period, and the cell that stands there."""
    t, c = Timetable, TimetableCell
    here = sa.and_(
        c.timetable_id == t.id, c.class_id == SchoolClass.id, c.period_id == SchoolPeriod.id, c.weekday == weekday
    )  # fmt: skip
    row = db.session.execute(
        sa.select(t, SchoolClass, SchoolPeriod, c)
        .join(SchoolClass, SchoolClass.home_id == t.home_id)
        .join(SchoolPeriod, SchoolPeriod.home_id == t.home_id)
        .outerjoin(c, here)
        .where(t.id == timetable_id, SchoolClass.id == class_id, SchoolPeriod.id == period_id)
    ).one_or_none()
    return (row[0], row[1], row[2], row[3]) if row else None


def raw_cells_of(timetable_id: UUID) -> Sequence[TimetableCell]:
    """Answer the cells of a version as rows."""
    return db.session.scalars(
        sa.select(TimetableCell).where(TimetableCell.timetable_id == timetable_id)
    ).all()


def periods_of_home(home_id: UUID, day: date | None = None) -> Sequence[SchoolPeriod]:
    """Answer the periods of a home's school day by time: those still offered on `day`, or all."""
    p = SchoolPeriod
    asked = sa.select(p).where(p.home_id == home_id)
    if day is not None:
        asked = asked.where(sa.or_(p.ends_on.is_(None), p.ends_on > day))
    return db.session.scalars(asked.order_by(p.starts_at, p.weekdays.desc())).all()


def slots_of(periods: Iterable[SchoolPeriod]) -> list[Slot]:
    """Answer these periods as the rules ask for them."""
    return [
        Slot(
            id=p.id, name=said_in(p.name, p.name_local)[0], weekdays=p.weekdays, starts_at=p.starts_at,
            ends_at=p.ends_at, is_break=p.is_break,
        )
        for p in periods
    ]  # fmt: skip


def period_by_id(period_id: UUID) -> SchoolPeriod | None:
    """Answer a period of the school day."""
    return db.session.scalar(sa.select(SchoolPeriod).where(SchoolPeriod.id == period_id))


def is_published_in(period_id: UUID) -> bool:
    """Answer whether a period stands in a published version."""
    asked = (
        sa.select(sa.literal(1))
        .select_from(TimetableCell)
        .join(Timetable, Timetable.id == TimetableCell.timetable_id)
        .where(TimetableCell.period_id == period_id, Timetable.state == PUBLISHED)
        .limit(1)
    )
    return db.session.scalar(asked) is not None


def hours_by_id(hours_id: UUID) -> TeacherHours | None:
    """Answer one row of a teacher's hours."""
    return db.session.scalar(sa.select(TeacherHours).where(TeacherHours.id == hours_id))


def hours_lines(home_id: UUID, day: date) -> Sequence[HoursLine]:
    """Answer when teachers are in a home, those that have not ended by `day`, by name and day."""
    h = TeacherHours
    rows = db.session.execute(
        sa.select(h, spoken(User).label("said"))
        .join(User, User.id == h.teacher_id)
        .where(h.home_id == home_id, sa.or_(h.to_on.is_(None), h.to_on >= day))
        .order_by(User.name, h.starts_at, h.id)
    )
    return tuple(HoursLine(hours, said) for hours, said in rows)


def rooms_of(home_id: UUID) -> Sequence[tuple[UUID, str]]:
    """Answer the rooms of a home, those for lessons first: (id, name)."""
    last = sa.case((Room.used_for == RoomUse.CLASSROOM, 0), (Room.used_for == RoomUse.OTHER, 1), else_=2)
    rows = db.session.execute(
        sa.select(Room.id, Room.name).where(Room.home_id == home_id).order_by(last, Room.name)
    )
    return tuple((row.id, row.name) for row in rows)


def classes_at(home_id: UUID, day: date) -> Sequence[SchoolClass]:
    """Answer the classes of a home that have not ended by `day`, by name."""
    c = SchoolClass
    asked = sa.select(c).where(c.home_id == home_id, sa.or_(c.ends_on.is_(None), c.ends_on >= day))
    return db.session.scalars(asked.order_by(c.name)).all()


def marked_until(home_id: UUID) -> date | None:
    """Answer the last day on which any sheet of a home is marked."""
    s = AttendanceSheet
    return db.session.scalar(sa.select(sa.func.max(s.day)).where(s.home_id == home_id, s.state != OPEN))


def replaced_by(home_id: UUID, classes: Iterable[UUID], from_on: date) -> Sequence[Teaching]:
    """Answer the periods of the week that a version ends: those of earlier versions, and of its own classes."""
    t = Teaching
    asked = sa.select(t).where(
        t.home_id == home_id,
        sa.or_(t.to_on.is_(None), t.to_on >= from_on),
        sa.or_(t.timetable_id.is_not(None), t.class_id.in_(list(classes))),
    )
    return db.session.scalars(asked).all()


def lessons_of_class(class_id: UUID, day: date) -> Sequence[tuple[Teaching, bool]]:
    """Answer a class's periods of the published timetable on `day` by time, and whether each is marked."""
    t, s = Teaching, AttendanceSheet
    rows = db.session.execute(
        sa.select(t, s.id)
        .outerjoin(s, sa.and_(s.teaching_id == t.id, s.day == day, s.state != OPEN))
        .where(
            t.class_id == class_id,
            t.timetable_id.is_not(None),
            t.from_on <= day,
            sa.or_(t.to_on.is_(None), t.to_on >= day),
            t.weekdays.bitwise_and(weekday_bit(day)) != 0,
        )
        .order_by(t.starts_at)
    )
    return tuple((teaching, sheet_id is not None) for teaching, sheet_id in rows)


def cover_by_id(cover_id: UUID) -> Cover | None:
    """Answer a cover."""
    return db.session.scalar(sa.select(Cover).where(Cover.id == cover_id))
