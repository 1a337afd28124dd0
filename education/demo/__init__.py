"""The demonstration's school: classes, a weekly timetable, and a sheet for every lesson of the years."""

import sqlalchemy as sa

from accounts import demo as gatehouse
from education import actions, queries
from education.demo.learning import plan_learning
from education.demo.seats import Room, Seat
from education.demo.sheets import plan_sheets
from education.demo.timetable import COURSES, HOURS, SUBJECTS, Course, Hour
from education.demo.timetable_years import HOMES, plan_timetables
from education.models import Enrolment, SchoolClass
from education.rules import bits_of
from foundation import clock
from foundation.db import db
from foundation.demonstration import Demo, moment
from homes import demo as hall
from residents.demo import lives_of


def plan(demo: Demo) -> None:
    """Plan the school: arranged on the first day, filled as children come, marked lesson by lesson."""
    demo.shelf |= {"subjects": {}, "classes": {}, "teachings": {}}
    day = demo.first_day
    for home in dict.fromkeys(course.home for course in COURSES):
        demo.plan(moment(day, 8, 0), _add_subjects, demo, home)
    for course in COURSES:
        demo.plan(moment(day, 8, 10), _begin_class, demo, course)
    for hour in HOURS:
        if hour.home not in HOMES:
            demo.plan(moment(day, 8, 20), _begin_hour, demo, hour)
    plan_timetables(demo)
    for home in dict.fromkeys(course.home for course in COURSES):
        for seat in Room(demo, home).seats(lives_of(demo, home)):
            demo.plan(seat.when, _take_off if seat.last_day else _enrol, demo, seat)
    plan_sheets(demo)
    plan_learning(demo)


def _add_subjects(demo: Demo, home: str) -> None:
    taught = {hour.subject for hour in HOURS if hour.home == home}
    for name, local in SUBJECTS.items():
        if name in taught:
            made = actions.make_subject(
                hall.home_id(demo, home), by=hall.head_of(demo, home).viewer(), name=name, name_local=local
            )
            demo.shelf["subjects"][home, name] = made.id


def _begin_class(demo: Demo, course: Course) -> None:
    made = actions.make_class(
        hall.home_id(demo, course.home), by=hall.head_of(demo, course.home).viewer(), name=course.name,
        name_local=course.name_local, level=course.level, room=course.room, starts_on=demo.first_day,
    )  # fmt: skip
    demo.shelf["classes"][course.home, course.name] = made.id


def _begin_hour(demo: Demo, hour: Hour) -> None:
    made = actions.make_teaching(
        _class(demo, hour.home, hour.course), by=hall.head_of(demo, hour.home).viewer(),
        subject_id=demo.shelf["subjects"][hour.home, hour.subject],
        teacher_id=gatehouse.person(demo, hour.teacher).known_id, weekdays=bits_of(map(int, hour.weekdays)),
        starts_at=hour.begins, ends_at=hour.ends, from_on=demo.first_day,
    )  # fmt: skip
    demo.shelf["teachings"][hour] = made.id


def _class(demo: Demo, home: str, name: str) -> SchoolClass:
    found = queries.class_by_id(demo.shelf["classes"][home, name])
    if found is None:
        raise LookupError(f"{home} has no class {name}")
    return found


def _enrol(demo: Demo, seat: Seat) -> None:
    by = hall.head_of(demo, seat.life.home).viewer()
    taken = _class(demo, seat.life.home, seat.course)
    actions.enrol(taken, [seat.life.known_id], clock.today(), by=by)


def _take_off(demo: Demo, seat: Seat) -> None:
    held = sa.select(Enrolment).where(
        Enrolment.class_id == demo.shelf["classes"][seat.life.home, seat.course],
        Enrolment.case_file_id == seat.life.known_id,
        Enrolment.to_on.is_(None),
    )
    by = hall.head_of(demo, seat.life.home).viewer()
    left = _class(demo, seat.life.home, seat.course)
    actions.take_off_roll(left, db.session.scalars(held).all(), seat.last_day or clock.today(), by=by)
