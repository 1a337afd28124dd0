"""What a session must be before it is written down."""

from datetime import UTC, date, datetime, timedelta

import pytest

from counselling import rules
from counselling.models import Risk
from foundation.refusals import Refused

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
STAY = NOW - timedelta(days=100)


def test_a_session_of_today_within_the_stay_is_loggable():
    rules.ensure_loggable(happened_at=NOW, now=NOW, stay_began=STAY)


@pytest.mark.parametrize(
    ("happened_at", "began", "ended"),
    [
        (NOW + timedelta(hours=1), STAY, None),
        (STAY - timedelta(minutes=1), STAY, None),
        (NOW, None, None),
        (NOW, STAY, NOW - timedelta(days=1)),
        (NOW - timedelta(days=61), NOW - timedelta(days=90), None),
    ],
    ids=["not yet", "before she came", "no stay", "after she left", "too long ago"],
)
def test_a_session_that_cannot_have_been_is_refused(happened_at, began, ended):
    with pytest.raises(Refused) as refused:
        rules.ensure_loggable(happened_at=happened_at, now=NOW, stay_began=began, stay_ended=ended)
    assert refused.value.field == "happened_on"


@pytest.mark.parametrize("risk", [Risk.WATCH, Risk.DANGER])
def test_a_child_who_is_not_safe_needs_an_instruction(risk):
    with pytest.raises(Refused) as refused:
        rules.ensure_safe(risk=risk, safety_instruction="  ")
    assert refused.value.field == "safety_instruction"
    rules.ensure_safe(risk=risk, safety_instruction="Sit with her if she wakes.")


def test_a_safe_child_needs_no_instruction():
    rules.ensure_safe(risk=Risk.NONE, safety_instruction="")


def test_the_next_session_is_not_before_this_one():
    rules.ensure_next(next_on=date(2026, 11, 23), happened_on=date(2026, 11, 23))
    with pytest.raises(Refused):
        rules.ensure_next(next_on=date(2026, 11, 22), happened_on=date(2026, 11, 23))


def test_issue_codes_stand_in_the_order_of_the_list():
    assert rules.ensure_issues(["CRT", "ADJ", "nonsense"]) == ("ADJ", "CRT")


@pytest.mark.parametrize("codes", [[], ["nonsense"], ["ADJ", "TRA", "SLP", "MOD", "ANX"]])
def test_one_to_four_issue_codes_are_wanted(codes):
    with pytest.raises(Refused):
        rules.ensure_issues(codes)


def test_a_correction_says_what_changed_and_why():
    old, new = {"kind": "group", "minutes": 30}, {"kind": "family", "minutes": 30}
    assert rules.changed(old, new) == ("kind",)
    rules.ensure_amendable(fields=("kind",), reason="typed wrongly")
    with pytest.raises(Refused):
        rules.ensure_amendable(fields=(), reason="typed wrongly")
    with pytest.raises(Refused):
        rules.ensure_amendable(fields=("kind",), reason=" ")
