"""The questions of the school page and of a class's page: classes, pupils, periods, and what can be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import PostHeld, User
from accounts.roles import Role
from education.models import Enrolment, SchoolClass, Subject, Teaching
from education.names import call_name, said_in
from education.queries.enrolled import is_enrolled, is_placed
from education.queries.lessons import children_of
from foundation import clock
from foundation.db import db, kept_alias
from foundation.names import spoken
from residents.models import CaseFile, Child, Placement


@dataclass(frozen=True)
class ClassLine:
    """One class in the list: who, where, how many, how many periods a week."""

    id: UUID
    name: str
    level: str
    room: str
    starts_on: date
    ends_on: date | None
    children: int
    periods: int


@dataclass(frozen=True)
class Pupil:
    """A child of a class: her enrolment, her name as called, since when."""

    enrolment_id: UUID
    case_file_id: UUID
    code: str
    name: str
    lang: str | None
    roll_no: int | None
    from_on: date
    is_here: bool


@dataclass(frozen=True)
class Period:
    """One period of the week of a class."""

    teaching: Teaching
    subject: str
    teacher: str


def classes_of(home_id: UUID, day: date) -> Sequence[ClassLine]:
    """Answer the classes of a home that have not ended by `day`, by name; one statement."""
    periods = (
        sa.select(sa.func.count())
        .select_from(Teaching)
        .where(Teaching.class_id == SchoolClass.id, sa.or_(Teaching.to_on.is_(None), Teaching.to_on >= day))
        .correlate(SchoolClass)
        .scalar_subquery()
    )
    rows = db.session.execute(
        sa.select(SchoolClass, children_of(SchoolClass.id, day).label("children"), periods.label("periods"))
        .where(
            SchoolClass.home_id == home_id,
            sa.or_(SchoolClass.ends_on.is_(None), SchoolClass.ends_on >= day),
        )
        .order_by(SchoolClass.name)
    )
    return tuple(
        ClassLine(
            c.id, said_in(c.name, c.name_local)[0], c.level, c.room, c.starts_on, c.ends_on, children, many
        )
        for c, children, many in rows
    )


def class_by_id(class_id: UUID) -> SchoolClass | None:
    """Answer a class."""
    return db.session.scalar(sa.select(SchoolClass).where(SchoolClass.id == class_id))


def subject_by_id(subject_id: UUID) -> Subject | None:
    """Answer a subject."""
    return db.session.scalar(sa.select(Subject).where(Subject.id == subject_id))


def teaching_by_id(teaching_id: UUID) -> Teaching | None:
    """Answer a period of the week."""
    return db.session.scalar(sa.select(Teaching).where(Teaching.id == teaching_id))


def pupils_of(class_id: UUID, day: date, *, named: Any) -> Sequence[Pupil]:
    """Answer the children enrolled in a class on `day`, in the order of its roll; `named` as for the sheet."""
    rows = db.session.execute(
        sa.select(
            Enrolment,
            CaseFile.code,
            Child.name,
            Child.name_local,
            named.label("is_named"),
            is_placed(day).label("is_here"),
        )
        .join(CaseFile, CaseFile.id == Enrolment.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .where(Enrolment.class_id == class_id, is_enrolled(day))
        .order_by(Enrolment.roll_no.is_(None), Enrolment.roll_no, CaseFile.code)
    )
    found = []
    for row in rows:
        name, lang = call_name(row.name, row.name_local, row.code) if row.is_named else (row.code, None)
        e = row.Enrolment
        found.append(
            Pupil(e.id, e.case_file_id, row.code, name, lang, e.roll_no, e.from_on, bool(row.is_here))
        )
    return tuple(found)


def periods_of(class_id: UUID, day: date) -> Sequence[Period]:
    """Answer the periods of a class that have not ended by `day`, by weekday and time."""
    rows = db.session.execute(
        sa.select(Teaching, Subject.name, Subject.name_local, spoken(User).label("teacher"))
        .join(Subject, Subject.id == Teaching.subject_id)
        .join(User, User.id == Teaching.teacher_id)
        .where(Teaching.class_id == class_id, sa.or_(Teaching.to_on.is_(None), Teaching.to_on >= day))
        .order_by(Teaching.starts_at, Subject.name)
    )
    return tuple(
        Period(teaching, said_in(name, local)[0], teacher) for teaching, name, local, teacher in rows
    )


def subjects_of(home_id: UUID) -> Sequence[Subject]:
    """Answer the subjects of a home by name; those no longer taught last."""
    return db.session.scalars(
        sa.select(Subject)
        .where(Subject.home_id == home_id)
        .order_by(Subject.ends_on.is_not(None), Subject.name)
    ).all()


def teachers_of(home_id: UUID) -> Sequence[tuple[UUID, str]]:
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
    return tuple((row.id, row.said) for row in rows)


def children_to_enrol(
    class_id: UUID, home_id: UUID, day: date, *, named: Any
) -> Sequence[tuple[UUID, str, str, str]]:
    """Answer the children with an open stay who are not in this class: (file's id, name, code, classes she is in)."""
    inner = kept_alias(Enrolment, "school.children_to_enrol")
    inside = sa.select(inner.case_file_id).where(
        inner.class_id == class_id, sa.or_(inner.to_on.is_(None), inner.to_on >= day)
    )
    rows = db.session.execute(
        sa.select(
            CaseFile.id,
            CaseFile.code,
            Child.name,
            Child.name_local,
            named.label("is_named"),
            SchoolClass.name.label("now_in"),
        )
        .join(Child, Child.id == CaseFile.child_id)
        .join(Placement, sa.and_(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None)))
        .outerjoin(Enrolment, sa.and_(Enrolment.case_file_id == CaseFile.id, is_enrolled(day)))
        .outerjoin(SchoolClass, SchoolClass.id == Enrolment.class_id)
        .where(CaseFile.home_id == home_id, CaseFile.id.not_in(inside))
        .order_by(CaseFile.code, SchoolClass.name)
    )
    found: dict[UUID, tuple[UUID, str, str, str]] = {}
    for row in rows:
        name = call_name(row.name, row.name_local, row.code)[0] if row.is_named else row.code
        earlier = found[row.id][3] if row.id in found else ""
        found[row.id] = (
            row.id,
            name,
            row.code,
            ", ".join(part for part in (earlier, row.now_in or "") if part),
        )
    return tuple(found.values())


def enrolments_of(class_id: UUID, ids: Sequence[UUID]) -> Sequence[Enrolment]:
    """Answer these enrolments of a class; ids of other classes are left out."""
    asked = sa.select(Enrolment).where(Enrolment.class_id == class_id, Enrolment.id.in_(ids))
    return db.session.scalars(asked).all()


def roll_of(class_id: UUID, day: date) -> dict[UUID, int | None]:
    """Answer who is on a class's roll on `day` or later, with her number: {file's id: number}."""
    asked = sa.select(Enrolment.case_file_id, Enrolment.roll_no).where(
        Enrolment.class_id == class_id, sa.or_(Enrolment.to_on.is_(None), Enrolment.to_on >= day)
    )
    return {row.case_file_id: row.roll_no for row in db.session.execute(asked)}
