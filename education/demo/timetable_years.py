"""The demonstration's timetables: two homes publish one for each school year; their teachers come on some days only."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from flask import current_app

from accounts import demo as gatehouse
from education import queries as school
from education.actions import cover as covers
from education.actions import timetable as actions
from education.choices.timetable import CoverReason
from education.demo.timetable import HOURS, Hour
from education.models import Timetable
from education.queries import timetable as queries
from education.queries.lessons import lesson_at
from education.rules import bits_of
from foundation import clock
from foundation.bookings import Kind, Resource
from foundation.db import db
from foundation.demonstration import Demo, moment
from homes import demo as hall

HOMES = ("KRS", "KDM")
NAMES = {"KRS": ("1", "2", "3"), "KDM": ("1", "2", "3")}
BREAKS = {"KRS": (("Meal", time(12, 30), time(13, 30)),), "KDM": (("Meal", time(13, 30), time(14, 30)),)}
EVERY_DAY = 127
INSTRUCTORS = {"KRS": ("anita.yonzon", "imtiaz.ansari"), "KDM": ("madhabi.dasgupta", "prosenjit.chitrakar")}
"""Who is in a home in the afternoons of a week beside her lessons, for the workshop."""


def plan_timetables(demo: Demo) -> None:
    """Plan periods, hours and the first version on the first day, a version for each January, now and then a cover."""
    demo.shelf["laid"] = {}
    for home in HOMES:
        demo.plan(moment(demo.first_day, 8, 20), _first, demo, home)
        for day in demo.days:
            if (day.month, day.day) == (1, 1):
                demo.plan(moment(day - timedelta(days=3), 15, 10), _next, demo, home, day)
    _plan_covers(demo)


def teaching_of(demo: Demo, hour: Hour, day: date) -> UUID:
    """Answer the period of the week that stood for an hour on a day: of two versions, that of the day."""
    found = demo.shelf["teachings"].get(hour)
    if found is not None:
        return found
    laid: list[tuple[date, UUID]] = demo.shelf["laid"][hour]
    return next(teaching for first, teaching in reversed(laid) if first <= day)


def _hours_of(home: str) -> tuple[Hour, ...]:
    return tuple(hour for hour in HOURS if hour.home == home)


def _first(demo: Demo, home: str) -> None:
    by, home_id = hall.head_of(demo, home).viewer(), hall.home_id(demo, home)
    spans = sorted({(hour.begins, hour.ends) for hour in _hours_of(home)})
    told: Iterable[tuple[str, time, time, bool]] = (
        *((name, *span, False) for name, span in zip(NAMES[home], spans, strict=True)),
        *((*each, True) for each in BREAKS[home]),
    )
    for name, begins, ends, is_break in told:
        actions.add_period(
            home_id, by=by, name=name, name_local="", is_break=is_break, weekdays=EVERY_DAY, starts_at=begins,
            ends_at=ends, ends_on=None,
        )  # fmt: skip
    for teacher in dict.fromkeys(hour.teacher for hour in _hours_of(home)):
        hers = [hour for hour in _hours_of(home) if hour.teacher == teacher]
        days = bits_of(int(n) for hour in hers for n in hour.weekdays)
        begins, ends = min(h.begins for h in hers), max(h.ends for h in hers)
        actions.add_hours(
            home_id, by=by, teacher_id=gatehouse.person(demo, teacher).known_id, weekdays=days,
            starts_at=time(begins.hour), ends_at=time(ends.hour, 45) if ends.minute <= 45 else ends,
            from_on=demo.first_day, to_on=None,
        )  # fmt: skip
    for teacher in INSTRUCTORS[home]:
        actions.add_hours(
            home_id, by=by, teacher_id=gatehouse.person(demo, teacher).known_id, weekdays=0b0111111,
            starts_at=time(13), ends_at=time(18, 30), from_on=demo.first_day, to_on=None,
        )  # fmt: skip
    draft = actions.begin_draft(home_id, demo.first_day, by=by)
    periods = {(p.starts_at, p.ends_at): p for p in queries.periods_of_home(home_id)}
    rooms = {name: room_id for room_id, name in queries.rooms_of(home_id)}
    for hour in _hours_of(home):
        taught = school.class_by_id(demo.shelf["classes"][home, hour.course])
        if taught is None:
            raise LookupError(f"{home} has no class {hour.course}")
        for weekday in map(int, hour.weekdays):
            actions.lay_cell(
                draft, taught, periods[hour.begins, hour.ends], weekday, by=by, cell=None, room_id=rooms[taught.room],
                subject_id=demo.shelf["subjects"][home, hour.subject],
                teacher_id=gatehouse.person(demo, hour.teacher).known_id,
            )  # fmt: skip
    _publish(demo, home, draft)


def _next(demo: Demo, home: str, first: date) -> None:
    by = hall.head_of(demo, home).viewer()
    _publish(demo, home, actions.begin_draft(hall.home_id(demo, home), first, by=by))


def _publish(demo: Demo, home: str, draft: Timetable) -> None:
    house: Any = current_app.extensions["house"]
    taken = house.taken(draft.home_id, draft.from_on)
    made = actions.publish(draft, taken=taken, by=hall.head_of(demo, home).viewer())
    db.session.flush()
    known = {(t.class_id, t.subject_id, t.teacher_id, t.starts_at): t.id for t in made}
    for hour in _hours_of(home):
        key = (
            demo.shelf["classes"][home, hour.course], demo.shelf["subjects"][home, hour.subject],
            gatehouse.person(demo, hour.teacher).known_id, hour.begins,
        )  # fmt: skip
        demo.shelf["laid"].setdefault(hour, []).append((draft.from_on, known[key]))


def _plan_covers(demo: Demo) -> None:
    """Once in a while a teacher is away in the morning and another takes her period."""
    free = hall.holidays(demo)
    for home in HOMES:
        for day in demo.days:
            dice = demo.dice(f"cover {home} {day}")
            if day in free or dice.random() > 0.02:
                continue
            hours = [h for h in _hours_of(home) if str(day.weekday()) in h.weekdays]
            if hours:
                demo.plan(moment(day, 7, dice.randint(10, 50)), _cover, demo, dice.choice(hours), day)


def _cover(demo: Demo, hour: Hour, day: date) -> None:
    lesson = lesson_at(teaching_of(demo, hour, day), day)
    if lesson is None or day < clock.today():
        return
    house: Any = current_app.extensions["house"]
    taken = house.taken(lesson.home_id, day, day)
    standing, hours = taken.bookings, taken.hours
    others = [
        h.teacher
        for h in _hours_of(hour.home)
        if h.begins != hour.begins and str(day.weekday()) in h.weekdays
    ]
    for name in dict.fromkeys(others):
        person = gatehouse.person(demo, name)
        teacher = Resource(Kind.PERSON, person.known_id, name)
        busy = any(teacher in b.takes and b.when.starts_at < lesson.ends and lesson.begins < b.when.ends_at
                   and b.when.weekdays & 1 << day.weekday() for b in standing)  # fmt: skip
        if person.known_id == lesson.regular_id or busy:
            continue
        covers.arrange_cover(
            lesson, None, teacher=teacher, reason=str(CoverReason.SICK), standing=standing,
            hours={one: each for one, each in hours.items() if one != person.known_id},
            by=hall.head_of(demo, hour.home).viewer(),
        )  # fmt: skip
        return
