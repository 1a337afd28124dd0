"""Invented periods, hours and versions of a timetable, made by the school's own verbs and committed."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from flask import current_app

from accounts.models import User
from accounts.roles import Role
from education.actions import timetable as actions
from education.models import SchoolClass, SchoolPeriod, Subject, TeacherHours, Timetable
from education.queries import timetable as queries
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.scope import across_homes
from homes.models import Home
from tests.factories import education
from tests.factories.accounts import make_user

WEEK = 63
"""Monday to Saturday."""


def make_period(home: Home, name: str = "1", begins: int = 10, **facts: Any) -> SchoolPeriod:
    """Add a period of forty minutes from `begins` o'clock, Monday to Saturday (committed)."""
    usual = {
        "name": name, "name_local": "", "is_break": False, "weekdays": WEEK, "starts_at": time(begins),
        "ends_at": time(begins, 40), "ends_on": None,
    }  # fmt: skip
    begin_write()
    with across_homes("a factory"):
        made = actions.add_period(home.id, by=SYSTEM, **{**usual, **facts})
        db.session.commit()
    return made


def make_hours(home: Home, teacher: User, weekdays: int, begins: int = 9, ends: int = 13) -> TeacherHours:
    """Write when a teacher is there, from thirty days ago (committed)."""
    begin_write()
    with across_homes("a factory"):
        made = actions.add_hours(
            home.id, by=SYSTEM, teacher_id=teacher.id, weekdays=weekdays, starts_at=time(begins), ends_at=time(ends),
            from_on=clock.today() - timedelta(days=30), to_on=None,
        )  # fmt: skip
        db.session.commit()
    return made


def begin_draft(home: Home, from_on: date | None = None) -> Timetable:
    """Begin a version, from tomorrow unless a day is given (committed)."""
    begin_write()
    with across_homes("a factory"):
        draft = actions.begin_draft(home.id, from_on or clock.today() + timedelta(days=1), by=SYSTEM)
        db.session.commit()
    return draft


def lay(
    draft: Timetable, school_class: SchoolClass, period: SchoolPeriod, weekday: int, subject: Subject, teacher: User,
    room_id: UUID | None = None,
) -> None:  # fmt: skip
    """Lay one cell (committed)."""
    begin_write()
    with across_homes("a factory"):
        place = queries.place_of(draft.id, school_class.id, period.id, weekday)
        actions.lay_cell(
            db.session.get_one(Timetable, draft.id), school_class, period, weekday, by=SYSTEM,
            cell=place[3] if place else None,
            subject_id=subject.id, teacher_id=teacher.id, room_id=room_id,
        )  # fmt: skip
        db.session.commit()


def publish(draft: Timetable) -> None:
    """Publish a version as its page does (committed)."""
    house: Any = current_app.extensions["house"]
    begin_write()
    with across_homes("a factory"):
        fresh = db.session.get_one(Timetable, draft.id)
        actions.publish(fresh, taken=house.taken(fresh.home_id, fresh.from_on), by=SYSTEM)
        db.session.commit()


class Laid:
    """A home with two classes, two teachers, a subject, two periods and an empty draft from `from_on`."""

    def __init__(self, home: Home, from_on: date | None = None) -> None:
        self.home = home
        self.six, self.eight = (
            education.make_class(home, "Class VI"),
            education.make_class(home, "Class VIII"),
        )
        self.bengali = education.make_subject(home, "Bengali")
        self.roy = make_user(Role.TEACHER, home, name="Dipali Roy")
        self.nair = make_user(Role.TEACHER, home, name="Sheela Nair")
        self.first, self.second = make_period(home, "1", 10), make_period(home, "2", 11)
        self.draft = begin_draft(home, from_on)

    def lay(
        self, school_class: SchoolClass, weekday: int, teacher: User, period: SchoolPeriod | None = None
    ) -> None:
        """Lay Bengali in the first period unless another is given."""
        lay(self.draft, school_class, period or self.first, weekday, self.bengali, teacher)

    def url(self, school_class: SchoolClass, weekday: int, period: SchoolPeriod | None = None) -> str:
        """Answer the address of a place of the draft."""
        return f"/timetables/{self.draft.id}/cells/{school_class.id}/{(period or self.first).id}/{weekday}"
