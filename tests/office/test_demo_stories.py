"""The demonstration's stories before anything is written: homes fill, beds and teachers are never doubled."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from education.demo import timetable_years
from education.demo.seats import Room
from education.demo.timetable import BRIDGE, COURSES, FULL, HOURS
from foundation.demonstration import Demo
from residents.demo.deeds import HOMES
from residents.demo.household import Household
from residents.demo.lives import Life
from residents.demo.names import Namer


@pytest.fixture(autouse=True)
def _rooms(session_app):
    """The rooms are open, so that every table knows those it leans on."""


def test_another_seed_makes_another_history():
    first, second = (_lives("KRS", seed=seed) for seed in (1, 2))
    assert [x.named.name for x in first] != [x.named.name for x in second]


def _demo(*, seed: int = 1, today: date = date(2026, 11, 20), days: int = 730) -> Demo:
    return Demo(seed=seed, first_day=today - timedelta(days=days), today=today)


def _lives(code: str, *, seed: int = 1, today: date = date(2026, 11, 20)) -> list[Life]:
    demo = _demo(seed=seed, today=today)
    return Household(demo, next(s for s in HOMES if s.code == code), Namer(demo.dice("names"))).live()


CHANCES = [(1, date(2026, 11, 20)), (2, date(2027, 1, 1)), (7, date(2028, 2, 29)), (42, date(2027, 6, 3))]


@pytest.mark.parametrize(("seed", "today"), CHANCES)
@pytest.mark.parametrize(("code", "on_roll", "left"), [("KRS", 47, 40), ("KDM", 23, 17)])
def test_after_two_years_a_home_is_as_full_as_it_is_to_be(seed, today, code, on_roll, left):
    lives = _lives(code, seed=seed, today=today)
    here = [x for x in lives if x.stays[-1].ended_at is None]
    assert len(here) == on_roll
    assert left - 4 <= len(lives) - len(here) <= left + 12
    assert all(x.age_on(today) <= 18 for x in here)
    assert sum(len(x.stays) > 1 for x in lives) >= 1


@pytest.mark.parametrize("seed", range(1, 9))
def test_nothing_is_written_of_a_child_before_her_coming_is(seed):
    for code in ("KRS", "KDM", "BTG"):
        for stay in (s for life in _lives(code, seed=seed) for s in life.stays):
            later = [*(at for at, _bed in stay.moves), *(at for at, _no, _by in stay.orders)]
            ends = stay.end_written_at
            assert stay.arrived_at < stay.written_at
            assert all(stay.written_at < at and (ends is None or at < ends) for at in later)
            assert ends is None or stay.written_at < ends


@pytest.mark.parametrize(("seed", "today"), CHANCES)
def test_no_bed_is_given_to_two_at_once(seed, today):
    for code in ("KRS", "KDM"):
        spells: dict[str, list[tuple[Any, Any]]] = {}
        for stay in (s for life in _lives(code, seed=seed, today=today) for s in life.stays):
            beds = [(stay.arrived_at, stay.bed), *stay.moves]
            ends = [*(at for at, _bed in stay.moves), stay.end_written_at]
            for (begins, bed), end in zip(beds, ends, strict=True):
                spells.setdefault(bed, []).append((begins, end))
        assert "" not in spells
        for held in spells.values():
            held.sort()
            assert all(end is not None and end < begins for (_b, end), (begins, _e) in pairwise(held))


@pytest.mark.parametrize(("seed", "today"), CHANCES)
def test_the_bridge_course_of_krishnachura_holds_forty(seed, today):
    demo = _demo(seed=seed, today=today)
    room = Room(demo, "KRS")
    most = 0
    lives = _lives("KRS", seed=seed, today=today)
    seats = room.seats(lives)
    inside: set[int] = set()
    for seat in (s for s in seats if s.course == BRIDGE and s.when < demo.ends_at):
        (inside.discard if seat.last_day else inside.add)(id(seat.life))
        most = max(most, len(inside))
    assert len(inside) == most == FULL


def test_nobody_teaches_in_two_places_and_no_classroom_has_two_classes_at_once():
    rooms = {(c.home, c.name): (c.home, c.room) for c in COURSES if c.home in timetable_years.HOMES}
    for hour in HOURS:
        room = rooms.get((hour.home, hour.course))
        clashes = [
            other for other in HOURS
            if other is not hour and set(other.weekdays) & set(hour.weekdays)
            and other.begins < hour.ends and hour.begins < other.ends
            and (other.teacher == hour.teacher or (room and room == rooms.get((other.home, other.course))))
        ]  # fmt: skip
        assert clashes == []
