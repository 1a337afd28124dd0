"""Dates, clock times, ages and counts as people here write them, in each language of the house.

Everything is pure: the language and the zone are arguments. Bengali text carries Bengali digits, Hindi text
Western ones; codes, form numbers and prices keep Western digits and never pass through here.
"""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from foundation.clock import DEFAULT_ZONE
from foundation.languages import _, force

_LOCALES = {"en": "en_IN", "hi": "hi", "bn": "bn_IN"}
_BENGALI_DIGITS = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")

Zone = str | ZoneInfo
FAR = 182  # days; a weekday and a month alone would be taken for those of this year


@lru_cache(maxsize=8)
def locale_of(language: str) -> Locale:
    """Answer the full locale of a language code (`en`, `en_IN`, `hi`, `bn`, `bn_IN`); others become English.

    The country is always said: plain `en` groups numbers by thousands, not by lakhs.
    """
    return Locale.parse(_LOCALES.get(language[:2], "en_IN"))


def digits(text: str, language: str) -> str:
    """Answer `text` with the digits of `language`: Bengali ones in Bengali, otherwise unchanged."""
    return text.translate(_BENGALI_DIGITS) if language[:2] == "bn" else text


def in_zone(moment: datetime, zone: Zone = DEFAULT_ZONE) -> datetime:
    """Answer `moment` (aware; ValueError if not) as told in `zone`."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(ZoneInfo(zone) if isinstance(zone, str) else zone)


@lru_cache(maxsize=4096)
def _written(day: date, pattern: str, language: str) -> str:
    # Bengali marks a shortened month with a visarga that people here do not write: নভে, not নভেঃ
    said = format_date(day, pattern, locale_of(language)).replace("\u0983", "")
    return digits(said, language)


def _day_of(when: date, zone: Zone) -> date:
    """Answer the calendar day of `when`; a moment's day is the day in `zone`, never the UTC day."""
    return in_zone(when, zone).date() if isinstance(when, datetime) else when


def format_day(when: date, language: str, zone: Zone = DEFAULT_ZONE) -> str:
    """Answer `23 Nov 2026`."""
    return _written(_day_of(when, zone), "d MMM y", language)


def format_day_short(when: date, language: str, zone: Zone = DEFAULT_ZONE) -> str:
    """Answer `Mon 23 Nov`."""
    return _written(_day_of(when, zone), "EEE d MMM", language)


def format_day_near(when: date, language: str, zone: Zone = DEFAULT_ZONE, *, today: date) -> str:
    """Answer `Mon 23 Nov`; a day so far from `today` that it needs its year: `23 Nov 2027`."""
    day = _day_of(when, zone)
    return (format_day if _is_far(day, today) else format_day_short)(day, language)


def _is_far(day: date, today: date) -> bool:
    return abs((day - today).days) > FAR


def format_day_bare(when: date, language: str, zone: Zone = DEFAULT_ZONE) -> str:
    """Answer `23 Nov`, where the year stands elsewhere on the page."""
    return _written(_day_of(when, zone), "d MMM", language)


def format_day_long(when: date, language: str, zone: Zone = DEFAULT_ZONE) -> str:
    """Answer `23 November 2026`."""
    return _written(_day_of(when, zone), "d MMMM y", language)


def format_month(when: date, language: str, zone: Zone = DEFAULT_ZONE) -> str:
    """Answer `November 2026`."""
    return _written(_day_of(when, zone), "LLLL y", language)


def format_weekday(when: date, language: str, zone: Zone = DEFAULT_ZONE) -> str:
    """Answer the weekday in short: `Mon`."""
    return _written(_day_of(when, zone), "EEE", language)


def format_weekday_letter(when: date, language: str, zone: Zone = DEFAULT_ZONE) -> str:
    """Answer the weekday in its narrowest form: `M`."""
    return _written(_day_of(when, zone), "EEEEE", language)


def format_clock(moment: datetime, language: str, zone: Zone = DEFAULT_ZONE) -> str:
    """Answer the time of day on the 24-hour clock: `14:31`."""
    return digits(f"{in_zone(moment, zone):%H:%M}", language)


def format_moment(moment: datetime, language: str, zone: Zone = DEFAULT_ZONE) -> str:
    """Answer `23 Nov 2026 14:31`."""
    there = in_zone(moment, zone)
    return f"{format_day(there.date(), language)} {format_clock(moment, language, zone)}"


def format_moment_short(moment: datetime, language: str, zone: Zone = DEFAULT_ZONE) -> str:
    """Answer `23 Nov 14:31`, where the year stands elsewhere on the page."""
    there = in_zone(moment, zone)
    return f"{format_day_bare(there.date(), language)} {format_clock(moment, language, zone)}"


def format_moment_near(moment: datetime, language: str, zone: Zone = DEFAULT_ZONE, *, today: date) -> str:
    """Answer `23 Nov 14:31`; a moment so far from `today` that it needs its year: `23 Nov 2024 14:31`."""
    is_far = _is_far(_day_of(moment, zone), today)
    return (format_moment if is_far else format_moment_short)(moment, language, zone)


def format_count(number: float, language: str) -> str:
    """Answer a number grouped by lakhs: `1,23,456`."""
    return digits(format_decimal(number, locale=locale_of(language)), language)


def format_age(years: int, language: str, *, is_about: bool = False) -> str:
    """Answer an age in whole years: `14`, or `about 14` when it was only estimated."""
    age = digits(str(years), language)
    if not is_about:
        return age
    with force(str(locale_of(language))):
        return _("about %(age)s", age=age)


def period_in_words(first: date, last: date, language: str) -> str:
    """Answer a span of days shortly: `1 to 23 November 2026`, `2 Oct to 5 Nov 2026`, `23 November 2026`."""
    if first == last:
        return format_day_long(first, language)
    if (first.year, first.month) == (last.year, last.month):
        start, end = digits(str(first.day), language), format_day_long(last, language)
    elif first.year == last.year:
        start, end = format_day_bare(first, language), format_day(last, language)
    else:
        start, end = format_day(first, language), format_day(last, language)
    with force(str(locale_of(language))):
        return _("%(start)s to %(end)s", start=start, end=end)
