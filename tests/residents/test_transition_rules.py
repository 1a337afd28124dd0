"""From when a transition plan is made, and who is near eighteen, on plain values."""

from datetime import date

import pytest

from foundation.refusals import Refused
from residents.rules import transition as rules
from residents.rules.stays import Age


@pytest.mark.parametrize(
    ("born_on", "stated", "stated_on", "day"),
    [
        (date(2010, 2, 28), None, None, date(2026, 2, 28)),
        (date(2008, 2, 29), None, None, date(2024, 2, 29)),
        (date(2010, 5, 3), 12, date(2026, 1, 1), date(2026, 5, 3)),
        (None, 14, date(2026, 11, 6), date(2028, 11, 6)),
        (None, None, None, None),
    ],
    ids=["born", "leap", "born before stated", "stated", "not known"],
)
def test_the_sixteenth_birthday_follows_the_age_in_force(born_on, stated, stated_on, day):
    assert rules.birthday(16, born_on=born_on, stated_years=stated, stated_on=stated_on) == day


def test_a_birthday_of_the_twenty_ninth_of_february_falls_on_the_first_of_march():
    day = rules.birthday(17, born_on=date(2008, 2, 29), stated_years=None, stated_on=None)
    assert day == date(2025, 3, 1)


@pytest.mark.parametrize(
    ("turns", "mark"),
    [
        (date(2026, 12, 20), 30), (date(2026, 12, 21), 90), (date(2027, 2, 18), 90), (date(2027, 2, 19), 180),
        (date(2027, 5, 19), 180), (date(2027, 5, 20), None), (date(2026, 11, 1), 30),
    ],
    ids=["30", "31", "90", "91", "180", "181", "past"],
)  # fmt: skip
def test_who_is_near_eighteen_stands_within_her_mark(turns, mark):
    assert rules.near_at(turns, today=date(2026, 11, 20)) == mark


@pytest.mark.parametrize(
    ("years", "words"), [(12, "She is 12"), (15, "She is 15"), (None, "age is not known")], ids=str
)
def test_a_plan_for_a_child_below_sixteen_is_refused_in_words(years, words):
    with pytest.raises(Refused, match=words):
        rules.ensure_old_enough(Age(years))
    rules.ensure_old_enough(Age(16))


def test_a_plan_is_looked_at_again_within_half_a_year():
    today = date(2026, 8, 31)
    assert rules.review_due(today) == date(2027, 2, 28)
    good = {"reviewed_on": today, "begun_on": date(2026, 3, 1), "today": today}
    rules.ensure_review(**good, next_on=date(2027, 2, 28))
    for next_on, words in ((today, "comes before this one"), (date(2027, 4, 1), "within half a year")):
        with pytest.raises(Refused, match=words):
            rules.ensure_review(**good, next_on=next_on)
