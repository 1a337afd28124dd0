"""Codes, clocks of papers, beds in a row, leaving dates: tables, without a database."""

from datetime import date

import pytest

from foundation.refusals import Refused
from homes import rules

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("until", "state", "words"),
    [
        (None, "over", "not verified"),
        (date(2026, 11, 19), "over", "ended 1 day ago"),
        (date(2026, 11, 20), "soon", "ends today"),
        (date(2026, 12, 20), "soon", "30 days left"),
        (date(2027, 1, 19), "soon", "60 days left"),
        (date(2027, 1, 20), "met", "61 days left"),
    ],
)
def test_a_paper_says_how_long_it_holds(until, state, words):
    clock = rules.validity(until, today=TODAY, missing="not verified")
    assert (clock.state, clock.words) == (state, words)


@pytest.mark.parametrize(("here", "state"), [(24, "met"), (25, "soon"), (26, "over")])
def test_a_strength_that_is_passed_is_over(here, state):
    assert rules.strength_words(here, 25).state == state


@pytest.mark.parametrize("code", ["K", "krs", "KRSHNA", "K1S", "", "কৃষ"])
def test_a_code_is_two_to_five_capitals(code):
    with pytest.raises(Refused):
        rules.ensure_code(code)
    rules.ensure_code("KRS")


@pytest.mark.parametrize(("low", "high", "strength"), [(10, 6, 25), (0, 26, 25), (0, 18, 0)])
def test_an_impossible_home_is_refused(low, high, strength):
    with pytest.raises(Refused):
        rules.ensure_home_possible(age_from=low, age_to=high, sanctioned_strength=strength)


def test_beds_are_labelled_in_a_row():
    assert rules.labels_between("B", 9, 11) == ("B-09", "B-10", "B-11")
    with pytest.raises(Refused):
        rules.labels_between("B", 5, 4)
    with pytest.raises(Refused):
        rules.labels_between("B", 1, 101)


@pytest.mark.parametrize(
    ("left_on", "already"), [(date(2026, 1, 1), None), (date(2026, 11, 20), date(2026, 11, 1))]
)
def test_a_leaving_before_the_joining_or_twice_is_refused(left_on, already):
    with pytest.raises(Refused):
        rules.ensure_leaving_possible(left_on, joined_on=date(2026, 6, 1), already=already)


@pytest.mark.parametrize(
    ("verified", "until"), [(None, date(2027, 1, 1)), (date(2026, 1, 1), date(2025, 1, 1))]
)
def test_a_verification_cannot_end_before_it_was_made(verified, until):
    with pytest.raises(Refused):
        rules.ensure_police_possible(verified, until)
