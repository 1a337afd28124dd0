"""What the school room has booked, as the house asks it: lessons, covers, and the hours of teachers."""

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import PostHeld, User
from accounts.roles import Role
from education.models import Cover, Enrolment, SchoolClass, Subject, TeacherHours, Teaching
from education.queries.enrolled import is_enrolled
from education.rules.timetable import TIMETABLE, plan_of
from foundation.bookings import Booking, Kind, Resource, When
from foundation.bookings.gathering import HOURS, rows_of, when_of
from foundation.db import kept_alias
from foundation.languages import _
from foundation.names import spoken
from homes.models import Room

LESSON, COVER, AWAY = "lesson", "cover", "lesson elsewhere"


def booked_by_school(home_id: UUID, first: date, last: date | None) -> list[Any]:
    """Answer the selects of a home's lessons, covers and teachers' hours on any day from `first` to `last`."""
    return [_lessons(home_id, first, last), _covers(home_id, first, last), _hours(home_id, first, last)]


def booked_elsewhere(home_id: UUID, first: date, last: date | None) -> list[Any]:
    """Answer the select of the lessons that teachers of a home give in other homes: the hours, no class, no room."""
    post = kept_alias(PostHeld, "education.bookings.booked_elsewhere")
    ours = sa.select(post.user_id).where(post.home_id == home_id, post.role == Role.TEACHER)
    asked = (
        rows_of(AWAY, when=Teaching, id=Teaching.id, person_id=Teaching.teacher_id, person=spoken(User))
        .join(User, User.id == Teaching.teacher_id)
        .where(Teaching.home_id != home_id, Teaching.teacher_id.in_(ours))
    )
    return [asked.where(*_holds(Teaching.from_on, Teaching.to_on, first, last))]


def rolls_on(home_id: UUID, day: date) -> Any:
    """Answer the select of the children of each class of a home on `day`."""
    return sa.select(Enrolment.class_id, Enrolment.case_file_id).where(
        Enrolment.home_id == home_id, is_enrolled(day)
    )


def _holds(from_on: Any, to_on: Any, first: date, last: date | None) -> list[Any]:
    until = [from_on <= last] if last else []
    return [sa.or_(to_on.is_(None), to_on >= first), *until]


def _lessons(home_id: UUID, first: date, last: date | None) -> Any:
    teacher = kept_alias(User, "education.bookings.lessons")
    ends_on = SchoolClass.ends_on
    sooner = sa.or_(Teaching.to_on.is_(None), ends_on < Teaching.to_on)
    return (
        rows_of(
            LESSON, when=Teaching, id=Teaching.id, to_on=sa.case((sooner, ends_on), else_=Teaching.to_on),
            person_id=Teaching.teacher_id, person=spoken(teacher), room_id=Teaching.room_id, room=Room.name,
            group_id=Teaching.class_id, group=spoken(SchoolClass), what=spoken(Subject),
            plan_id=Teaching.timetable_id,
        )
        .join(SchoolClass, SchoolClass.id == Teaching.class_id)
        .join(Subject, Subject.id == Teaching.subject_id)
        .join(teacher, teacher.id == Teaching.teacher_id)
        .outerjoin(Room, Room.id == Teaching.room_id)
        .where(
            Teaching.home_id == home_id,
            *_holds(Teaching.from_on, Teaching.to_on, first, last),
            sa.or_(ends_on.is_(None), ends_on >= first),
        )
    )  # fmt: skip


def _covers(home_id: UUID, first: date, last: date | None) -> Any:
    who = kept_alias(User, "education.bookings.covers")
    return (
        rows_of(
            COVER, id=Cover.teaching_id, starts_at=Teaching.starts_at, ends_at=Teaching.ends_at, from_on=Cover.day,
            to_on=Cover.day, person_id=Cover.teacher_id, person=spoken(who), group_id=Teaching.class_id,
            group=spoken(SchoolClass), plan_id=Teaching.timetable_id,
        )
        .join(Teaching, Teaching.id == Cover.teaching_id)
        .join(SchoolClass, SchoolClass.id == Teaching.class_id)
        .join(who, who.id == Cover.teacher_id)
        .where(Cover.home_id == home_id, *_holds(Cover.day, Cover.day, first, last))
    )  # fmt: skip


def _hours(home_id: UUID, first: date, last: date | None) -> Any:
    h = TeacherHours
    asked = rows_of(HOURS, when=h, id=h.id, person_id=h.teacher_id)
    return asked.where(h.home_id == home_id, *_holds(h.from_on, h.to_on, first, last))


def _lesson(row: Any, children: frozenset[UUID]) -> Booking:
    takes = [Resource(Kind.PERSON, row.person_id, row.person), Resource(Kind.GROUP, row.group_id, row.group)]
    if row.room_id:
        takes.append(Resource(Kind.ROOM, row.room_id, row.room))
    said = _("%(class)s, %(subject)s", **{"class": row.group, "subject": row.what})
    return Booking(
        key=f"teaching:{row.id}", what=said, when=when_of(row), takes=tuple(takes), children=children,
        plan=_plan(row),
    )  # fmt: skip


def _cover(row: Any, children: frozenset[UUID]) -> Booking:
    return Booking(
        key=f"teaching:{row.id}:cover:{row.from_on}",
        what=_("%(class)s, as cover", **{"class": row.group}),
        when=When.on(row.from_on, row.starts_at, row.ends_at),
        takes=(Resource(Kind.PERSON, row.person_id, row.person),),
        plan=_plan(row),
    )


def _away(row: Any, children: frozenset[UUID]) -> Booking:
    return Booking(
        key=f"elsewhere:{row.id}",
        what=_("a lesson in another home"),
        when=when_of(row),
        takes=(Resource(Kind.PERSON, row.person_id, row.person),),
    )


def _plan(row: Any) -> str:
    return TIMETABLE if row.plan_id else plan_of(row.group_id)


TELL = {LESSON: _lesson, COVER: _cover, AWAY: _away}
