"""When a child who left is to be seen, and what a follow-up may say, on plain values."""

from datetime import date

import pytest

from foundation.refusals import Refused
from residents.choices.aftercare import SCHEDULES
from residents.rules import aftercare as rules


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 10, 31), 2, date(2026, 12, 31)),
        (date(2026, 11, 20), 24, date(2028, 11, 20)),
        (date(2028, 2, 29), -24, date(2026, 2, 28)),
    ],
    ids=["short", "leap", "year", "thirty", "back to 31", "two years", "back"],
)
def test_months_are_counted_right_at_their_ends(day, months, later):
    assert rules.after_months(day, months) == later


def test_a_restoration_is_followed_by_the_rule_and_by_form_seven():
    due = rules.schedule("restored_parent", date(2026, 10, 31), today=date(2026, 11, 1))
    said = [(one.kind, one.due_on.isoformat()) for one in due]
    assert said == [
        ("first", "2026-11-30"), ("second", "2026-12-31"), ("monthly", "2027-01-31"), ("monthly", "2027-02-28"),
        ("monthly", "2027-03-31"), ("third", "2027-04-30"), ("monthly", "2027-05-31"), ("quarterly", "2027-08-31"),
        ("quarterly", "2027-11-30"), ("quarterly", "2028-02-29"), ("quarterly", "2028-05-31"),
        ("further", "2028-08-31"), ("further", "2028-10-31"),
    ]  # fmt: skip
    assert not any(one.is_past for one in due)


def test_following_up_that_begins_late_keeps_one_day_over_and_not_ten():
    due = rules.schedule("foster", date(2026, 1, 15), today=date(2026, 11, 20))
    over = [one for one in due if one.due_on < date(2026, 11, 20)]
    assert [one.is_past for one in over] == [True] * 7 + [False]
    assert [one.due_on for one in due if not one.is_past][:2] == [date(2026, 11, 15), date(2027, 2, 15)]


@pytest.mark.parametrize(
    ("going", "days"),
    [
        ("restored_parent", 13), ("restored_relative", 13), ("restored_guardian", 13), ("foster", 13),
        ("sponsorship", 13), ("fit_person", 13), ("conditional", 13), ("aftercare", 6), ("repatriated", 3),
        ("bail", 3), ("transferred", 0), ("adopted", 0), ("died", 0), ("left_without_leave", 0), ("hospital", 0),
        ("night_over", 0), ("stopped_coming", 0), ("written_twice", 0),
    ],
    ids=lambda value: str(value),
)  # fmt: skip
def test_the_way_of_leaving_says_whether_she_is_followed_up(going, days):
    assert len(rules.schedule(going, date(2026, 11, 1), today=date(2026, 11, 2))) == days
    assert rules.calls_for(going) is (going in SCHEDULES) is (days > 0)


REFUSED = {
    "before she left": (
        lambda: rules.ensure_day_sound(date(2026, 11, 1), left_on=date(2026, 11, 2), today=date(2026, 11, 20)),
        "before she left", "happened_on",
    ),
    "tomorrow": (
        lambda: rules.ensure_day_sound(date(2026, 11, 21), left_on=date(2026, 11, 2), today=date(2026, 11, 20)),
        "has not come yet", "happened_on",
    ),
    "by nobody": (
        lambda: rules.ensure_somebody_went(how="call", by_us=False, name=""), "Choose who went", "went_id",
    ),
    "through nobody": (
        lambda: rules.ensure_somebody_went(how="dcpu", by_us=True, name=""), "for which office", "went_name",
    ),
    "next before": (
        lambda: rules.ensure_next_after(date(2026, 11, 19), happened_on=date(2026, 11, 20)),
        "comes before this visit", "next_on",
    ),
    "nothing found": (
        lambda: rules.ensure_told(is_reached=True, met="her mother", found=["", ""], risk="none", risk_done=""),
        "what was found", "family",
    ),
    "nobody met": (
        lambda: rules.ensure_told(is_reached=True, met="", found=["well"], risk="none", risk_done=""),
        "whom they met", "met",
    ),
    "danger and nothing done": (
        lambda: rules.ensure_told(is_reached=False, met="", found=[], risk="danger", risk_done=""),
        "what was done at once", "risk_done",
    ),
    "moved without why": (
        lambda: rules.ensure_movable(
            date(2026, 12, 1), was=date(2026, 11, 30), left_on=date(2026, 10, 30), reason=""
        ),
        "why the day is moved", "reason",
    ),
    "not traced too early": (
        lambda: rules.ensure_endable(
            "not_traced", "Nobody knows", tries=2, age=12, left_on=date(2026, 1, 1), today=date(2026, 11, 1)
        ),
        "2 of 3 tries", "why",
    ),
    "done too early": (
        lambda: rules.ensure_endable(
            "done", "All is well", tries=0, age=12, left_on=date(2026, 1, 1), today=date(2027, 12, 31)
        ),
        "two years are not over", "why",
    ),
    "a child refuses": (
        lambda: rules.ensure_endable(
            "refused", "She said so", tries=0, age=17, left_on=date(2026, 1, 1), today=date(2026, 11, 1)
        ),
        "not eighteen", "why",
    ),
    "head too late": (
        lambda: rules.ensure_reach_of_head(date(2026, 10, 1), today=date(2026, 10, 31), days=30),
        "more than 30 days ago", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_in_words_beside_its_line(name):
    deed, words, field = REFUSED[name]
    with pytest.raises(Refused) as refused:
        deed()
    assert words in str(refused.value)
    assert refused.value.field == field


def test_tries_are_counted_since_somebody_was_reached():
    assert rules.tries_since_reached([False, False, True, False]) == 1
    assert rules.tries_since_reached([False, False, False]) == 3
    assert rules.tries_since_reached([]) == 0
