"""The questions of a school day: which periods there are, whose, how many children, and what is marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from education.models import AttendanceMark, AttendanceSheet, Cover, Enrolment, SchoolClass, Subject, Teaching
from education.names import said_in
from education.queries.enrolled import is_enrolled, is_placed
from education.rules import ABSENT, PRESENT, weekday_bit
from foundation.db import db, kept_aliases
from foundation.languages import name_here
from foundation.names import spoken
from foundation.rolls import HELD, NOT_HELD
from homes.models import Holiday, Home


@dataclass(frozen=True, kw_only=True)
class LessonOfDay:
    """One period of a day: whose class, when, how many, and what was marked.

    `teacher` is who takes it on that day; `cover_for` names the period's own teacher where another takes it.
    """

    teaching_id: UUID
    class_id: UUID
    home_id: UUID
    day: date
    home_code: str
    home_name: str
    for_whom: str
    time_zone: str
    class_name: str
    class_name_plain: str
    subject: str
    teacher: str
    teacher_id: UUID
    regular_id: UUID
    cover_for: str
    cover_id: UUID | None
    room: str
    begins: time
    ends: time
    children: int
    holiday: str | None
    state: str | None
    reason_not_held: str
    is_late: bool
    marked_at: datetime | None
    marked_by: str | None
    present: int
    absent: int

    @property
    def is_marked(self) -> bool:
        """Answer whether its sheet was saved, held or not held."""
        return self.state in (HELD, NOT_HELD)

    @property
    def is_not_held(self) -> bool:
        """Answer whether it was written that it did not happen."""
        return self.state == NOT_HELD


def lessons_of(day: date, *, teacher_id: UUID | None = None) -> Sequence[LessonOfDay]:
    """Answer the periods of `day` in the homes in scope, by time; of one teacher, or of everybody.

    A period that was marked on a day off its weekdays (a class held on a holiday) is among them.
    A period that another covers on that day is hers, not its own teacher's. Asked by *My classes today* and by the
    superintendent's school page: one statement.
    """
    asked = _lessons(day).order_by(Teaching.starts_at, SchoolClass.name, Teaching.id)
    if teacher_id is not None:
        asked = asked.where(takes_it() == teacher_id)
    return tuple(_lesson(row, day) for row in db.session.execute(asked))


def lesson_at(teaching_id: UUID, day: date) -> LessonOfDay | None:
    """Answer one period on one day, None where it is not taught then."""
    row = db.session.execute(_lessons(day).where(Teaching.id == teaching_id)).one_or_none()
    return _lesson(row, day) if row else None


def takes_it() -> Any:
    """Answer who takes a period on its day: the cover, else its own teacher; for a statement with both tables."""
    return sa.func.coalesce(Cover.teacher_id, Teaching.teacher_id)


def covered_on(day: Any) -> Any:
    """Answer the condition that joins a period's cover of `day`."""
    return sa.and_(Cover.teaching_id == Teaching.id, Cover.day == day)


def _lessons(day: date) -> Any:
    teacher, marker, regular = kept_aliases("lessons.lessons", User, User, User)
    sheet = AttendanceSheet
    place = sa.and_(sheet.teaching_id == Teaching.id, sheet.day == day)
    return (
        sa.select(
            Teaching, SchoolClass, Home, sheet,
            Subject.name.label("subject"), Subject.name_local.label("subject_local"),
            spoken(teacher).label("teacher"), spoken(marker).label("marked_by"), Holiday.name.label("holiday"),
            children_of(Teaching.class_id, day).label("children"),
            _marked(PRESENT).label("present"), _marked(ABSENT).label("absent"),
            Cover.id.label("cover_id"), takes_it().label("taken_by"), spoken(regular).label("regular"),
        )
        .select_from(Teaching)
        .join(SchoolClass, SchoolClass.id == Teaching.class_id)
        .join(Home, Home.id == Teaching.home_id)
        .join(Subject, Subject.id == Teaching.subject_id)
        .outerjoin(Cover, covered_on(day))
        .join(teacher, teacher.id == takes_it())
        .join(regular, regular.id == Teaching.teacher_id)
        .outerjoin(sheet, place)
        .outerjoin(marker, marker.id == sheet.marked_by)
        .outerjoin(Holiday, sa.and_(Holiday.home_id == Teaching.home_id, Holiday.day == day))
        .where(
            sa.or_(sheet.id.is_not(None), Teaching.weekdays.bitwise_and(weekday_bit(day)) != 0),
            Teaching.from_on <= day,
            sa.or_(Teaching.to_on.is_(None), Teaching.to_on >= day),
            SchoolClass.starts_on <= day,
            sa.or_(SchoolClass.ends_on.is_(None), SchoolClass.ends_on >= day),
        )
    )  # fmt: skip


def children_of(class_id: Any, day: date) -> Any:
    """Answer, as a scalar subquery, how many children of a class had a stay on `day`."""
    return (
        sa.select(sa.func.count(sa.distinct(Enrolment.case_file_id)))
        .where(Enrolment.class_id == class_id, is_enrolled(day), is_placed(day))
        .correlate(Teaching, SchoolClass)
        .scalar_subquery()
    )


def _marked(mark: str) -> Any:
    return (
        sa.select(sa.func.count())
        .select_from(AttendanceMark)
        .where(AttendanceMark.sheet_id == AttendanceSheet.id, AttendanceMark.mark == mark)
        .correlate(AttendanceSheet)
        .scalar_subquery()
    )


def _lesson(row: Any, day: date) -> LessonOfDay:
    teaching, school_class, home, sheet = row.Teaching, row.SchoolClass, row.Home, row.AttendanceSheet
    return LessonOfDay(
        teaching_id=teaching.id,
        class_id=school_class.id,
        home_id=home.id,
        day=day,
        home_code=home.code,
        home_name=name_here(home.name, home.name_local),
        for_whom=home.for_whom,
        time_zone=home.time_zone,
        class_name=said_in(school_class.name, school_class.name_local)[0],
        class_name_plain=school_class.name,
        subject=said_in(row.subject, row.subject_local)[0],
        teacher=row.teacher,
        teacher_id=row.taken_by,
        regular_id=teaching.teacher_id,
        cover_for=row.regular if row.cover_id else "",
        cover_id=row.cover_id,
        room=teaching.room or school_class.room,
        begins=teaching.starts_at,
        ends=teaching.ends_at,
        children=row.children,
        holiday=row.holiday,
        state=sheet.state if sheet else None,
        reason_not_held=sheet.reason_not_held if sheet else "",
        is_late=bool(sheet and sheet.is_late),
        marked_at=sheet.marked_at if sheet else None,
        marked_by=row.marked_by,
        present=row.present,
        absent=row.absent,
    )
