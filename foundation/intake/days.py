"""Days and ages as people write them in their own books: 3-4-19, `12 Aug 2021`, Excel's numbers, ১৪, `about 14`."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from foundation.formatting import format_day
from foundation.intake.words import FIGURES, fold, is_nothing
from foundation.languages import _, current
from foundation.refusals import Refused

MONTHS = {
    1: ("jan", "january", "जनवरी", "জানুয়ারি", "জানুয়ারী"), 2: ("feb", "february", "फरवरी", "ফেব্রুয়ারি", "ফেব্রুয়ারী"),
    3: ("mar", "march", "मार्च", "মার্চ"), 4: ("apr", "april", "अप्रैल", "এপ্রিল"), 5: ("may", "मई", "মে"),
    6: ("jun", "june", "जून", "জুন"), 7: ("jul", "july", "जुलाई", "জুলাই"),
    8: ("aug", "august", "अगस्त", "আগস্ট", "অগস্ট"),
    9: ("sep", "sept", "september", "सितंबर", "सितम्बर", "সেপ্টেম্বর"), 10: ("oct", "october", "अक्टूबर", "অক্টোবর"),
    11: ("nov", "november", "नवंबर", "नवम्बर", "নভেম্বর"), 12: ("dec", "december", "दिसंबर", "दिसम्बर", "ডিসেম্বর"),
}  # fmt: skip
MONTH_OF = {fold(word): number for number, words in MONTHS.items() for word in words}
FIRST_SERIAL, LAST_SERIAL = 14_000, 60_000
"""Excel's numbers of days that can be meant: 1938 to 2064."""
EXCEL_ZERO = date(1899, 12, 30)
ABOUT = ("about", "approx", "around", "nearly", "লগভগ", "প্রায়", "आयु", "लगभग", "करीब", "আনুমানিক")
YEARS = ("year", "years", "yr", "yrs", "y", "y o", "yo", "বছর", "বৎসর", "वर्ष", "साल", "वर्षीय")
MONTHS_OLD = ("month", "months", "mth", "mths", "মাস", "महीने", "माह", "महीना")
OLDEST = 40


@dataclass(frozen=True)
class ReadDay:
    """A day as it was read, and what its reader should know of the reading."""

    day: date
    warning: str = ""


def read_day(cell: Any, *, month_first: bool = False, today: date) -> ReadDay | None:
    """Answer the day that a cell says, None where it says nothing. Raises Refused in words."""
    if is_nothing(cell):
        return None
    if isinstance(cell, datetime):
        return ReadDay(cell.date())
    if isinstance(cell, date):
        return ReadDay(cell)
    if isinstance(cell, bool):
        raise _unread(cell)
    if isinstance(cell, int | float):
        return _number(cell)
    return _words(str(cell), month_first, today)


def _unread(cell: Any) -> Refused:
    return Refused(_("“%(typed)s” is no day that can be read. Write it as 23 11 2021.", typed=str(cell)[:40]))


def _number(cell: float) -> ReadDay:
    whole = int(cell)
    if FIRST_SERIAL <= whole <= LAST_SERIAL:
        return ReadDay(EXCEL_ZERO + timedelta(days=whole))
    if 1990 <= whole <= 2100:
        return _of_year(whole)
    digits = str(whole)
    if len(digits) == 8:
        for parts in ((digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2])):
            try:
                return ReadDay(date(int(parts[0]), int(parts[1]), int(parts[2])))
            except ValueError:
                continue
    raise _unread(cell)


def _of_year(year: int) -> ReadDay:
    day = date(year, 1, 1)
    return ReadDay(day, _("Only the year is known: %(day)s is written.", day=format_day(day, current())))


def _words(text: str, month_first: bool, today: date) -> ReadDay:
    plain = text.translate(FIGURES).strip()
    plain = re.sub(r"[T ]+\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*([ap]m)?$", "", plain, flags=re.I)
    if re.fullmatch(r"\d+(\.0+)?", plain):
        return _number(float(plain))
    said = re.sub(r"(?<=\d)(st|nd|rd|th|ই|লা|রা|ঠা|শে)(?!\w)", "", fold(plain))
    said = re.sub(r"(?<=\d)(?=[^\d\s])|(?<=[^\d\s])(?=\d)", " ", said)
    parts = said.split()
    named = [MONTH_OF[part] for part in parts if part in MONTH_OF]
    figures = [int(part) for part in parts if part.isdigit()]
    if len(named) == 1 and len(figures) + 1 == len(parts):
        return _named(text, named[0], figures, today)
    if named or len(figures) != len(parts) or len(figures) not in (2, 3):
        raise _unread(text)
    if len(figures) == 2:
        month, year = figures if figures[1] > 31 else (figures[1], figures[0])
        if not 1 <= month <= 12 or year < 1900:
            raise _unread(text)
        return _of_month(year, month)
    return _three(text, figures, month_first, today)


def _named(text: str, month: int, figures: list[int], today: date) -> ReadDay:
    if len(figures) == 1:
        if figures[0] <= 31 and figures[0] < 100 and len(str(figures[0])) <= 2:
            return _of_month(_year(figures[0], today), month)
        return _of_month(figures[0], month)
    if len(figures) != 2:
        raise _unread(text)
    year, day = figures if figures[0] > 31 else (figures[1], figures[0])
    return ReadDay(_made(text, _year(year, today), month, day))


def _of_month(year: int, month: int) -> ReadDay:
    day = date(year, month, 1)
    return ReadDay(day, _("The day is not known: %(day)s is written.", day=format_day(day, current())))


def _three(text: str, figures: list[int], month_first: bool, today: date) -> ReadDay:
    first, second, third = figures
    if first > 31:
        return ReadDay(_made(text, first, second, third))
    year = _year(third, today)
    day, month = (second, first) if month_first else (first, second)
    if month > 12 and day <= 12:
        read = _made(text, year, day, month)
        return ReadDay(read, _("Read as %(day)s.", day=format_day(read, current())))
    return ReadDay(_made(text, year, month, day))


def _year(year: int, today: date) -> int:
    if year >= 100:
        return year
    return 2000 + year if year <= today.year % 100 else 1900 + year


def _made(text: str, year: int, month: int, day: int) -> date:
    try:
        made = date(year, month, day)
    except ValueError:
        raise _unread(text) from None
    if not 1900 <= made.year <= 2100:
        raise _unread(text)
    return made


@dataclass(frozen=True)
class ReadAge:
    """An age in whole years, and what its reader should know of the reading."""

    years: int
    warning: str = ""


def read_age(cell: Any) -> ReadAge | None:
    """Answer the age that a cell says: 14, `about 14`, `14 yrs`, `13-14`, `6 months`. Raises Refused in words."""
    if is_nothing(cell):
        return None
    said = fold(cell if not isinstance(cell, float) else f"{cell:g}".split(".")[0])
    bare = re.sub(r"(?<=\d)(?=[^\d\s])", " ", said)
    figures = [int(word) for word in bare.split() if word.isdigit()]
    others = " ".join(word for word in bare.split() if not word.isdigit())
    if not figures or len(figures) > 2:
        raise Refused(_("“%(typed)s” is no age that can be read. Write it in years.", typed=str(cell)[:40]))
    if others in MONTHS_OLD:
        return ReadAge(figures[0] // 12)
    years = figures[0]
    if len(figures) == 2 and not any(word in bare for word in MONTHS_OLD):
        if not 0 <= figures[1] - figures[0] <= 4:
            raise Refused(
                _("“%(typed)s” is no age that can be read. Write it in years.", typed=str(cell)[:40])
            )
        return ReadAge(years, _("“%(typed)s”: %(years)s is written.", typed=str(cell)[:40], years=years))
    if years > OLDEST:
        raise Refused(_("“%(typed)s” is no age that can be read. Write it in years.", typed=str(cell)[:40]))
    return ReadAge(years)


def looks_like_age(cell: Any) -> bool:
    """Answer whether a cell of birth dates tells an age instead: a small figure, or words of an age."""
    if isinstance(cell, bool) or is_nothing(cell) or isinstance(cell, date):
        return False
    if isinstance(cell, int | float):
        return 0 <= cell <= OLDEST
    said = f" {re.sub(r'(?<=[0-9])(?=[^0-9 ])', ' ', fold(cell))} "
    if any(f" {fold(word)} " in said for word in (*ABOUT, *YEARS, *MONTHS_OLD)):
        return True
    return bool(re.fullmatch(r" \d{1,2}( \d{1,2})? ", said))
