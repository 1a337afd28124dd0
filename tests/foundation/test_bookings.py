"""Who and what is taken when: bookings clash only where they share a person, room, group or child at one time."""

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.bookings import Booking, Hours, Kind, Resource, When, find_clashes, free_among, hours_missed

ROY, NAIR = (Resource(Kind.PERSON, UUID(int=n), name) for n, name in ((1, "D. Roy"), (2, "S. Nair")))
ROOM = Resource(Kind.ROOM, UUID(int=3), "Room 2")
SIX, EIGHT = (Resource(Kind.GROUP, UUID(int=n), name) for n, name in ((6, "Class 6"), (8, "Class 8")))
MONDAY = date(2026, 11, 30)
MON, TUE, WED = 1, 2, 4


def booked(key="a", what="Class 8, Bengali", *, takes=(ROY,), days=MON, begins=10, ends=11, **more):
    children = frozenset(more.pop("children", ()))
    when = When(days, time(begins), time(ends), **more)
    return Booking(key=key, what=what, when=when, takes=takes, children=children)


def test_a_teacher_in_two_places_is_named_with_time_and_lesson():
    here = booked("new", "Class 6, Bengali", takes=(ROY, SIX), days=MON | WED)
    found = find_clashes([here], [booked(takes=(ROY, EIGHT), days=WED, begins=10, ends=12)])
    assert [clash.words() for clash in found] == [
        "D. Roy is in two places on Wed 10:00–11:00: here, and Class 8, Bengali."
    ]


@pytest.mark.parametrize(
    ("takes", "said"),
    [
        ((ROOM,), "Room 2 is taken on Mon 10:00–11:00: Class 8, Bengali."),
        ((SIX,), "Class 6 has something else on Mon 10:00–11:00: Class 8, Bengali."),
    ],
    ids=["room", "group"],
)
def test_a_room_and_a_group_are_named_too(takes, said):
    found = find_clashes([booked("new", takes=takes)], [booked(takes=takes)])
    assert [clash.words() for clash in found] == [said]


def test_children_of_two_groups_are_counted():
    three = [UUID(int=n) for n in (11, 12, 13)]
    found = find_clashes(
        [booked("new", takes=(SIX,), children=three)], [booked(takes=(EIGHT,), children=three[1:])]
    )
    assert [clash.words() for clash in found] == [
        "2 children are elsewhere on Mon 10:00–11:00: Class 8, Bengali."
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"days": TUE},
        {"begins": 11, "ends": 12},
        {"begins": 9, "ends": 10},
        {"takes": (NAIR,)},
        {"to_on": MONDAY - timedelta(days=1)},
        {"from_on": MONDAY + timedelta(days=90)},
    ],
    ids=["another day", "just after", "just before", "another person", "ended", "not begun"],
)
def test_no_clash_without_a_shared_time_and_thing(other):
    mine = booked("new", from_on=MONDAY, to_on=MONDAY + timedelta(days=60))
    assert find_clashes([mine], [booked(**other)]) == ()


def test_what_a_booking_replaces_is_left_out():
    assert find_clashes([booked("a", days=MON | TUE)], [booked("a")]) == ()


def test_one_day_clashes_only_if_the_weekday_comes():
    tuesday = When.on(MONDAY + timedelta(days=1), time(10), time(11))
    one = Booking(key="cover", what="cover", when=tuesday, takes=(ROY,))
    assert find_clashes([one], [booked(days=MON)]) == ()
    assert len(find_clashes([one], [booked(days=MON | TUE)])) == 1
    short = When(MON | TUE, time(10), time(11), MONDAY, MONDAY)
    assert short.meets(tuesday) is None


def test_two_wanted_bookings_are_told_each_way():
    found = find_clashes([booked("a"), booked("b", "Class 6, Hindi")], [])
    assert {(clash.mine.key, clash.theirs.key) for clash in found} == {("a", "b"), ("b", "a")}


def test_who_comes_on_some_days_is_not_booked_on_others():
    hours = {ROY.id: (Hours(When(MON | WED, time(10), time(13))),)}
    missed = hours_missed([booked(days=MON | TUE)], hours)
    assert [each.words() for each in missed] == [
        "D. Roy is not here on Tue 10:00–11:00, but on Mon, Wed 10:00–13:00."
    ]
    assert hours_missed([booked(takes=(NAIR,), days=TUE)], hours) == ()
    assert len(hours_missed([booked(begins=12, ends=14)], hours)) == 1


def test_who_is_free_is_neither_taken_nor_away():
    hours = {NAIR.id: (Hours(When(TUE, time(9), time(17))),)}
    when = booked().when
    assert free_among([ROY, NAIR, ROOM], when, [booked()], hours) == (ROOM,)
    assert free_among([ROY, NAIR], replace(when, weekdays=TUE), [booked()], hours) == (ROY, NAIR)


bits, hour = st.integers(1, 127), st.integers(0, 20)


@given(bits, hour, bits, hour)
def test_meeting_is_the_same_from_both_sides(days, begins, other_days, other_begins):
    one, other = (
        booked(days=days, begins=begins, ends=begins + 3),
        booked(days=other_days, begins=other_begins, ends=22),
    )
    assert one.when.meets(other.when) == other.when.meets(one.when)
    if (both := one.when.meets(other.when)) is not None:
        assert both.weekdays == days & other_days
        assert both.meets(one.when) == both
