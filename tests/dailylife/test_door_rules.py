"""The rules of the door, asked without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dailylife.rules import door as rules
from foundation.refusals import Refused

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
CAME = {"now": NOW, "stay_began": NOW - timedelta(days=3), "is_today": True, "taken": None}
LEFT = {"other_words": "", "way": "alone", "fetched_by": "", "is_closing": False}


@pytest.mark.parametrize(
    ("at", "more", "words"),
    [
        (NOW + timedelta(minutes=1), {}, "still to come"), (NOW - timedelta(days=4), {}, "not enrolled"),
        (NOW - timedelta(days=1), {"is_today": False}, "own day"),
        (NOW, {"taken": ("10:00", "11:00")}, "from 10:00 to 11:00"),
    ],
    ids=["ahead", "before her stay", "another day", "inside a visit"],
)  # fmt: skip
def test_a_coming_that_cannot_be_is_refused(at, more, words):
    with pytest.raises(Refused, match=words) as refused:
        rules.ensure_arrival(at, **{**CAME, **more})
    assert refused.value.field == "came"


def test_a_coming_of_today_stands():
    rules.ensure_arrival(NOW - timedelta(hours=2), **CAME)


@pytest.mark.parametrize(
    ("services", "more", "field"),
    [
        (["flying"], {}, "services"), (["other"], {}, "other_words"), (["meal"], {"way": "flew"}, "way"),
        (["meal"], {"way": "", "is_closing": True}, "way"), (["meal"], {"way": "fetched"}, "fetched_by"),
    ],
    ids=["unknown service", "other without words", "unknown way", "no way at closing", "fetched by nobody"],
)  # fmt: skip
def test_a_leaving_says_what_it_lacks(services, more, field):
    with pytest.raises(Refused) as refused:
        rules.ensure_leaving(services, **{**LEFT, **more})
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("kind", "words"), [(None, "has left"), ("residential", "lives in this home")], ids=["gone", "lives here"]
)
def test_only_who_comes_by_day_goes_through_the_door(kind, words):
    with pytest.raises(Refused, match=words):
        rules.ensure_comes(kind)
    rules.ensure_comes("day")


@pytest.mark.parametrize(
    ("hour", "came_on", "night_on", "still"),
    [
        ((20, 19, 59), 20, None, False), ((20, 20, 0), 20, None, True), ((20, 21, 0), 20, 20, False),
        ((21, 9, 0), 20, None, True), ((21, 19, 0), 20, 20, False), ((21, 20, 0), 20, 20, True),
    ],
    ids=["before", "at closing", "night written", "next morning", "after the night", "second evening"],
)  # fmt: skip
def test_who_is_still_in_is_pointed_out(hour, came_on, night_on, still):
    day, hours, minutes = hour
    here = datetime(2026, 11, day, hours, minutes, tzinfo=UTC)
    night = date(2026, 11, night_on) if night_on else None
    assert rules.is_still_in(here, came_on=date(2026, 11, came_on), night_on=night) is still


def test_more_than_a_day_comes_before_the_committee():
    assert not rules.must_be_produced(NOW - timedelta(hours=24), now=NOW)
    assert rules.must_be_produced(NOW - timedelta(hours=24, minutes=1), now=NOW)
