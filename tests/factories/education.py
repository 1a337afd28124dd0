"""Invented classes with periods, pupils and sheets, made by the school's own verbs and committed."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from accounts.models import User
from accounts.roles import Role
from education import actions, queries
from education.actions import Marking, all_present
from education.models import Enrolment, SchoolClass, Subject, Teaching
from education.queries import Sheet
from education.rules import ABSENT, Typed
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.scope import across_homes
from homes.models import Home
from residents.models import CaseFile
from tests.factories.accounts import make_user
from tests.factories.residents import admit

_serial = count(1)
EVERY_DAY = 127


@dataclass(frozen=True)
class School:
    """A class with its period, teacher and pupils, as a test needs them together."""

    home: Home
    school_class: SchoolClass
    subject: Subject
    teaching: Teaching
    teacher: User
    pupils: tuple[CaseFile, ...]

    def url(self, day: date | None = None) -> str:
        """Answer the address of the period's sheet on a day."""
        day = day or clock.today()
        return f"/classes/{self.school_class.id}/attendance/{day}?teaching={self.teaching.id}"


def make_class(home: Home, name: str | None = None, **facts: Any) -> SchoolClass:
    """Begin a class, thirty days ago unless `starts_on` says otherwise (committed)."""
    usual = {
        "name": name or f"Class {next(_serial)}",
        "room": "Room 4",
        "starts_on": clock.today() - timedelta(days=30),
    }
    begin_write()
    with across_homes("a factory"):
        made = actions.make_class(home.id, by=SYSTEM, **{**usual, **facts})
        db.session.commit()
    return made


def make_subject(home: Home, name: str | None = None, **facts: Any) -> Subject:
    """Add a subject (committed)."""
    begin_write()
    with across_homes("a factory"):
        made = actions.make_subject(home.id, by=SYSTEM, name=name or f"Subject {next(_serial)}", **facts)
        db.session.commit()
    return made


def make_teaching(school_class: SchoolClass, subject: Subject, teacher: User, **facts: Any) -> Teaching:
    """Add a period, every day from 10:40 to 11:20 unless `facts` say otherwise (committed)."""
    usual = {
        "subject_id": subject.id, "teacher_id": teacher.id, "weekdays": EVERY_DAY, "starts_at": time(10, 40),
        "ends_at": time(11, 20), "from_on": school_class.starts_on,
    }  # fmt: skip
    begin_write()
    with across_homes("a factory"):
        made = actions.make_teaching(school_class, by=SYSTEM, **{**usual, **facts})
        db.session.commit()
    return made


def enrol(
    school_class: SchoolClass, files: list[CaseFile], from_on: date | None = None
) -> tuple[Enrolment, ...]:
    """Enrol these children, from the class's first day unless another is given (committed)."""
    begin_write()
    with across_homes("a factory"):
        made = actions.enrol(
            school_class, [f.id for f in files], from_on or school_class.starts_on, by=SYSTEM
        )
        db.session.commit()
    return made


def make_school(
    home: Home, *, pupils: int = 3, teacher: User | None = None, subject: str | None = None, **facts: Any
) -> School:
    """Answer a class of `pupils` with one period every day and its teacher (committed); `facts` are the period's."""
    teacher = teacher or make_user(Role.TEACHER, home)
    school_class, taught = make_class(home), make_subject(home, subject)
    teaching = make_teaching(school_class, taught, teacher, **facts)
    files = [admit(home, days_ago=20) for _n in range(pupils)]
    enrol(school_class, files)
    return School(home, school_class, taught, teaching, teacher, tuple(files))


def sheet(school: School, day: date | None = None) -> Sheet:
    """Answer a school's sheet as it stands; ask inside a scope."""
    import sqlalchemy as sa  # a condition that is always true: a test sees names

    found = queries.sheet_of(
        school.school_class.id, day or clock.today(), school.teaching.id, absences={}, named=sa.true()
    )
    assert found is not None
    return found


def mark(
    school: School,
    absent: dict[UUID, str] | None = None,
    *,
    day: date | None = None,
    by: Any = SYSTEM,
    why: str = "",
) -> Sheet:
    """Mark a school's sheet: everyone present but `absent`, {file's id: reason} (committed)."""
    begin_write()
    with across_homes("a factory"):
        asked = sheet(school, day)
        marks = {
            **all_present(asked),
            **{who: Typed(ABSENT, reason, "away") for who, reason in (absent or {}).items()},
        }
        actions.mark_sheet(asked, Marking(marks, why=why), by=by)
        db.session.commit()
        return sheet(school, day)
