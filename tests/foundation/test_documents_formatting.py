"""Dates, times, counts and ages as they are written in each language."""

from datetime import UTC, date, datetime

import pytest

from foundation import formatting as say

DAY = date(2026, 11, 23)
LATE_EVENING_UTC = datetime(2026, 11, 23, 20, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "day", "long"),
    [
        ("en_IN", "23 Nov 2026", "23 November 2026"),
        ("hi", "23 नव॰ 2026", "23 नवंबर 2026"),
        ("bn_IN", "২৩ নভে ২০২৬", "২৩ নভেম্বর ২০২৬"),
    ],
)
def test_a_day_is_written_as_people_write_it(language, day, long):
    assert say.format_day(DAY, language) == day
    assert say.format_day_long(DAY, language) == long


def test_a_moment_shows_the_day_of_its_home_not_of_greenwich():
    assert say.format_day(LATE_EVENING_UTC, "en_IN") == "24 Nov 2026"
    assert say.format_moment(LATE_EVENING_UTC, "en_IN") == "24 Nov 2026 01:31"
    assert say.format_moment(LATE_EVENING_UTC, "bn_IN") == "২৪ নভে ২০২৬ ০১:৩১"
    assert say.format_clock(LATE_EVENING_UTC, "hi", "UTC") == "20:01"


def test_a_moment_without_its_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        say.format_moment(datetime(2026, 11, 23, 20, 1), "en_IN")  # noqa: DTZ001  this is what is refused


def test_counts_are_grouped_by_lakhs():
    assert say.format_count(12345678, "en_IN") == say.format_count(12345678, "hi") == "1,23,45,678"
    assert say.format_count(123456, "bn_IN") == "১,২৩,৪৫৬"


def test_an_age_says_when_it_was_only_estimated():
    assert say.format_age(14, "en_IN") == "14"
    assert say.format_age(14, "en_IN", is_about=True) == "about 14"
    assert say.format_age(14, "bn_IN").isdigit()
    assert "১৪" in say.format_age(14, "bn_IN", is_about=True)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 1), DAY, "1 to 23 November 2026"),
        (date(2026, 10, 2), date(2026, 11, 5), "2 Oct to 5 Nov 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 Dec 2025 to 2 Jan 2026"),
        (DAY, DAY, "23 November 2026"),
    ],
)
def test_a_period_is_said_as_shortly_as_it_can_be(first, last, words):
    assert say.period_in_words(first, last, "en_IN") == words


def test_a_language_of_another_country_still_counts_in_lakhs():
    assert say.format_count(1234567, "en") == say.format_count(1234567, "fr") == "12,34,567"
