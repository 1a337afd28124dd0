"""What the school room has booked, as the house asks it: lessons, covers, and the hours of teachers."""

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from accounts.models import PostHeld, User
from accounts.roles import Role
from education.models import Cover, SchoolClass, Subject, TeacherHours, Teaching
from education.names import said_in
from education.queries.timetable import rolls_of
from foundation.bookings import Booking, Hours, Kind, Resource, When
from foundation.db import db
from foundation.languages import _
from foundation.names import spoken
from foundation.scope import across_homes
from homes.models import Room


def bookings_of(home_id: UUID, first: date, last: date | None) -> list[Booking]:
    """Answer the lessons and covers of a home that hold on any day from `first` to `last`, with their children.

    A lesson that a teacher of this home gives in another home is among them, without its name.
    """
    rolls = rolls_of(home_id, first)
    rows = db.session.execute(_lessons(first, last).where(Teaching.home_id == home_id))
    found = [_lesson(row, rolls) for row in rows]
    return [*found, *_covers(home_id, first, last), *_elsewhere(home_id, first, last)]


def hours_of(home_id: UUID, first: date, last: date | None) -> dict[UUID, list[Hours]]:
    """Answer the hours of the teachers of a home that hold on any day from `first` to `last`, by person."""
    h = TeacherHours
    asked = sa.select(h).where(h.home_id == home_id, *_holds(h.from_on, h.to_on, first, last))
    found: dict[UUID, list[Hours]] = {}
    for row in db.session.scalars(asked.order_by(h.starts_at)):
        when = When(row.weekdays, row.starts_at, row.ends_at, row.from_on, row.to_on)
        found.setdefault(row.teacher_id, []).append(Hours(when))
    return found


def _holds(from_on: Any, to_on: Any, first: date, last: date | None) -> list[Any]:
    until = [from_on <= last] if last else []
    return [sa.or_(to_on.is_(None), to_on >= first), *until]


def _lessons(first: date, last: date | None) -> Any:
    teacher = aliased(User)
    return (
        sa.select(
            Teaching, SchoolClass.name.label("class_name"), SchoolClass.name_local.label("class_local"),
            SchoolClass.ends_on, Subject.name.label("subject"), Subject.name_local.label("subject_local"),
            spoken(teacher).label("teacher"), Room.name.label("room_name"),
        )
        .join(SchoolClass, SchoolClass.id == Teaching.class_id)
        .join(Subject, Subject.id == Teaching.subject_id)
        .join(teacher, teacher.id == Teaching.teacher_id)
        .outerjoin(Room, Room.id == Teaching.room_id)
        .where(
            *_holds(Teaching.from_on, Teaching.to_on, first, last),
            sa.or_(SchoolClass.ends_on.is_(None), SchoolClass.ends_on >= first),
        )
    )  # fmt: skip


def _lesson(row: Any, rolls: dict[UUID, frozenset[UUID]]) -> Booking:
    t = row.Teaching
    name = said_in(row.class_name, row.class_local)[0]
    takes = [Resource(Kind.PERSON, t.teacher_id, row.teacher), Resource(Kind.GROUP, t.class_id, name)]
    if t.room_id:
        takes.append(Resource(Kind.ROOM, t.room_id, row.room_name))
    said = _(
        "%(class)s, %(subject)s", **{"class": name, "subject": said_in(row.subject, row.subject_local)[0]}
    )
    last = min((day for day in (t.to_on, row.ends_on) if day), default=None)
    when = When(t.weekdays, t.starts_at, t.ends_at, t.from_on, last)
    children = rolls.get(t.class_id, frozenset())
    return Booking(key=f"teaching:{t.id}", what=said, when=when, takes=tuple(takes), children=children)


def _covers(home_id: UUID, first: date, last: date | None) -> list[Booking]:
    who = aliased(User)
    asked = (
        sa.select(Cover, Teaching.starts_at, Teaching.ends_at, SchoolClass.name, SchoolClass.name_local,
                  spoken(who).label("teacher"))
        .join(Teaching, Teaching.id == Cover.teaching_id)
        .join(SchoolClass, SchoolClass.id == Teaching.class_id)
        .join(who, who.id == Cover.teacher_id)
        .where(Cover.home_id == home_id, *_holds(Cover.day, Cover.day, first, last))
    )  # fmt: skip
    return [
        Booking(
            key=f"teaching:{row.Cover.teaching_id}:cover:{row.Cover.day}",
            what=_("%(class)s, as cover", **{"class": said_in(row.name, row.name_local)[0]}),
            when=When.on(row.Cover.day, row.starts_at, row.ends_at),
            takes=(Resource(Kind.PERSON, row.Cover.teacher_id, row.teacher),),
        )
        for row in db.session.execute(asked)
    ]


def _elsewhere(home_id: UUID, first: date, last: date | None) -> list[Booking]:
    post = aliased(PostHeld)
    ours = sa.select(post.user_id).where(post.home_id == home_id, post.role == Role.TEACHER)
    asked = sa.select(
        Teaching.id, Teaching.teacher_id, Teaching.weekdays, Teaching.starts_at, Teaching.ends_at,
        Teaching.from_on, Teaching.to_on, spoken(User).label("teacher"),
    ).join(User, User.id == Teaching.teacher_id).where(
        Teaching.home_id != home_id, Teaching.teacher_id.in_(ours),
        *_holds(Teaching.from_on, Teaching.to_on, first, last),
    )  # fmt: skip
    with across_homes(
        "a teacher of several homes is in one place at a time; of the other home only the hours are told"
    ):
        rows = db.session.execute(asked).all()
    return [
        Booking(
            key=f"elsewhere:{row.id}",
            what=_("a lesson in another home"),
            when=When(row.weekdays, row.starts_at, row.ends_at, row.from_on, row.to_on),
            takes=(Resource(Kind.PERSON, row.teacher_id, row.teacher),),
        )
        for row in rows
    ]
