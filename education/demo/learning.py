"""The demonstration's learning: levels at entry and each term, and a few girls who go to a school outside."""

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from education.actions import learning as actions
from education.choices.learning import Area, Board, Occasion
from education.models import OutsideSchool
from education.queries import learning as queries
from education.rules.learning import month_of
from foundation import clock
from foundation.db import db
from foundation.demonstration import Demo, day_of, moment
from homes import demo as hall
from residents.demo import Life, Stay, lives_of

HOMES = ("KRS", "KDM")
TERMS = ((4, 12), (8, 14), (12, 12))
"""Month and day on which each term's levels are looked at; the school year begins in January."""
SCHOOLS = (
    ("Mouripur Girls’ High School", "19171105302", Board.STATE),
    ("Kajolgram High Madrasah", "19171107811", Board.MADRASAH),
    ("Shalbagan Open Study Centre", "", Board.NIOS),
)  # fmt: skip
OPEN_DAYS = {5: 14, 10: 12, 12: 18}
"""Days that the schools outside are open in months with holidays; in the others twenty-two."""


def plan_learning(demo: Demo) -> None:
    """Plan levels of every stay of the two homes, and for one girl in six a school outside with its slips."""
    for home in HOMES:
        for life in lives_of(demo, home):
            for stay in life.stays:
                if not stay.is_overnight:
                    _plan_levels(demo, life, stay)
            _plan_school(demo, life)


def _span(demo: Demo, stay: Stay) -> tuple[date, date]:
    first = max(day_of(stay.written_at) + timedelta(days=4), demo.first_day)
    last = day_of(stay.end_written_at) - timedelta(days=2) if stay.end_written_at else day_of(demo.ends_at)
    return first, last


def _plan_levels(demo: Demo, life: Life, stay: Stay) -> None:
    first, last = _span(demo, stay)
    days = [(first, Occasion.ENTRY)]
    days += [(day, Occasion.TERM) for day in _terms(first + timedelta(days=20), last)]
    for nth, (day, occasion) in enumerate(days):
        if day <= last and (when := moment(day, 16, 20)) < demo.ends_at:
            demo.plan(when, _levels, demo, life, nth, occasion)


def _terms(first: date, last: date) -> list[date]:
    years = range(first.year, last.year + 1)
    return [day for y in years for m, d in TERMS if first <= (day := date(y, m, d)) <= last]


def _levels(demo: Demo, life: Life, nth: int, occasion: Occasion) -> None:
    dice, day = demo.dice(f"level {life.code}"), clock.today()
    begins = dice.randint(0, 2) + (1 if life.age_on(day) > 11 else 0)
    steps = {str(area): min(4, begins + (nth + dice.randint(0, 1)) // 2) for area in Area}
    by = hall.head_of(demo, life.home).viewer()
    file = queries.file_of(life.known_id)
    actions.write_levels(file, queries.came_on(file.id), steps, occasion=str(occasion), seen_on=day, by=by)


def _plan_school(demo: Demo, life: Life) -> None:
    dice = demo.dice(f"outside {life.home} {life.stays[0].written_at}")
    stays = [stay for stay in life.stays if not stay.is_overnight]
    if not stays or dice.random() > 0.17:
        return
    first, last = _span(demo, stays[-1])
    begins = first + timedelta(days=30)
    if life.age_on(begins) < 8 or (last - begins).days < 60:
        return
    school = dice.choice(SCHOOLS)
    demo.plan(moment(begins, 11, 30), _begin, demo, life, school, dice.randint(2, 48))
    month = month_of(begins)
    while (due := _next_month(month) + timedelta(days=4)) <= last and (
        when := moment(due, 12, 0)
    ) < demo.ends_at:
        if dice.random() > 0.04:
            demo.plan(when, _slip, demo, life, month, dice.random())
        month = _next_month(month)
    if stays[-1].end_written_at:
        demo.plan(moment(last, 17, 0), _end, demo, life)


def _next_month(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1)


def _begin(demo: Demo, life: Life, school: tuple[str, str, Board], roll: int) -> None:
    name, udise, board = school
    day = clock.today()
    actions.begin_outside(
        queries.file_of(life.known_id), by=hall.head_of(demo, life.home).viewer(), school=name, udise=udise,
        board=str(board), class_name=str(min(10, max(3, life.age_on(day) - 6))), roll_no=str(roll), from_on=day,
        to_on=None, why_ended="",
    )  # fmt: skip


def _open_school(life: Life) -> OutsideSchool | None:
    hers = sa.select(OutsideSchool).where(
        OutsideSchool.case_file_id == life.known_id, OutsideSchool.to_on.is_(None)
    )
    return db.session.scalar(hers)


def _slip(demo: Demo, life: Life, month: date, lot: float) -> None:
    outside = _open_school(life)
    if outside is None:
        return
    days = OPEN_DAYS.get(month.month, 22)
    if month == month_of(outside.from_on):
        days = max(1, min(days, 28 - outside.from_on.day))
    present = max(0, days - int(lot * 5))
    by: Any = hall.head_of(demo, life.home).viewer()
    actions.write_slip(
        queries.file_of(life.known_id), outside, month=month, days_open=days, days_present=present, by=by
    )


def _end(demo: Demo, life: Life) -> None:
    if (outside := _open_school(life)) is not None:
        told = {
            name: getattr(outside, name)
            for name in ("school", "udise", "board", "class_name", "roll_no", "from_on")
        }
        actions.mend_outside(
            queries.file_of(life.known_id), outside, reason="", by=hall.head_of(demo, life.home).viewer(),
            to_on=clock.today(), why_ended="She leaves the home", **told,
        )  # fmt: skip
