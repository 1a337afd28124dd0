"""The last weeks' medicines of the demonstration: ordered, given round by round, a few refused, held or missed."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random
from typing import Any

import sqlalchemy as sa

from accounts import demo as gatehouse
from foundation.db import db
from foundation.demonstration import Demo, moment
from health.actions import medicines
from health.actions.medicines import Ordered, Taken
from health.choices.medicines import GIVEN, HELD, REFUSED
from health.demo import words
from health.models import Prescription
from health.queries.children import patient
from homes import demo as hall
from residents.demo import Life

WEEKS = 8
HOURS = (8, 14, 20)
POWER_CUT = ("KRS", 3, 20)
"""Home, days ago, and hour of the round that was ticked on paper; the office enters it the next morning."""


@dataclass(frozen=True)
class Course:
    """One medicine for one child, from a day on."""

    life: Life
    begins: date
    said: Ordered


def plan(demo: Demo, home: str, lives: list[Life]) -> None:
    """Plan the medicines and the rounds of the last eight weeks of a home."""
    first = max(demo.first_day, demo.today - timedelta(weeks=WEEKS))
    dice = demo.dice(f"rounds {home}")
    here = [life for life in lives if life.is_here_on(demo.today - timedelta(days=1))]
    if not here:
        return
    for n, (drug, amount, hours, caution) in enumerate(words.LASTING):
        _plan_course(demo, here[n % len(here)], first, _order(drug, amount, hours, first, None, caution))
    day = first + timedelta(days=3)
    while day < demo.today:
        life = dice.choice(here)
        drug, amount, hours, days, caution = dice.choice(words.COURSES)
        if life.is_here_on(day):
            last = day + timedelta(days=days - 1)
            _plan_course(demo, life, day, _order(drug, amount, hours, day, last, caution))
        day += timedelta(days=dice.randint(2, 6))
    for ago in range((demo.today - first).days):
        for hour in HOURS:
            on = first + timedelta(days=ago)
            if (home, (demo.today - on).days, hour) == POWER_CUT:
                continue
            demo.plan(moment(on, hour, dice.randint(2, 25)), _round, demo, home, on, hour)


def _order(drug: str, amount: str, hours: Any, first: date, last: date | None, caution: str) -> Ordered:
    return Ordered(
        drug=drug, amount=amount, hours=[time(hour) for hour in hours], starts_on=first, ends_on=last,
        prescriber=words.DOCTOR, caution=caution,
    )  # fmt: skip


def _plan_course(demo: Demo, life: Life, day: date, said: Ordered) -> None:
    demo.plan(moment(day, 7, 10), _prescribe, demo, life, said)


def _prescribe(demo: Demo, life: Life, said: Ordered) -> None:
    if life.file_id is None:
        return  # she came that day and is written down later
    child = patient(life.file_id)
    if child.left_at is None:
        medicines.prescribe(child, said, by=gatehouse.person(demo, words.NURSES[life.home]).viewer())


def _round(demo: Demo, home: str, day: date, hour: int) -> None:
    """Write one round of a home; one dose in thirty is not written, and stands as missed."""
    dice = demo.dice(f"round {home} {day} {hour}")
    due_at, home_id = moment(day, hour), hall.home_id(demo, home)
    asked = sa.select(Prescription).where(
        Prescription.home_id == home_id, Prescription.begins_at <= due_at, Prescription.stopped_at.is_(None),
        sa.or_(Prescription.ends_at.is_(None), Prescription.ends_at > due_at),
    )  # fmt: skip
    found = db.session.scalars(asked.order_by(Prescription.id))
    taken = [
        _taken(row, due_at, dice) for row in found if f"{hour:02}:00" in row.hours and dice.random() > 0.03
    ]
    if taken:
        medicines.write_doses(home_id, taken, by=gatehouse.person(demo, words.NURSES[home]).viewer())


def _taken(row: Prescription, due_at: Any, dice: Random) -> Taken:
    lot = dice.random()
    if lot < 0.03:
        return Taken(row, due_at, REFUSED, dice.choice(("sick", "unwilling")))
    if lot < 0.05:
        return Taken(row, due_at, HELD, dice.choice(("vomited", "fasting")))
    return Taken(row, due_at, GIVEN)
