"""Weekdays and hours as people write them: `Mon-Sat`, `MWF`, `প্রতিদিন`, `10.30 am to 12`, `2-4`."""

import re
from dataclasses import dataclass
from datetime import time
from typing import Any

from foundation.intake.words import FIGURES, fold, is_nothing
from foundation.languages import _
from foundation.refusals import Refused

EVERY_DAY = 0b1111111
DAYS: tuple[tuple[str, ...], ...] = (
    ("mon", "monday", "সোম", "সোমবার", "सोम", "सोमवार"),
    ("tue", "tues", "tuesday", "মঙ্গল", "মঙ্গলবার", "मंगल", "मंगलवार"),
    ("wed", "wednesday", "বুধ", "বুধবার", "बुध", "बुधवार"),
    ("thu", "thur", "thurs", "thursday", "বৃহস্পতি", "বৃহস্পতিবার", "बृहस्पति", "बृहस्पतिवार", "गुरु", "गुरुवार"),
    ("fri", "friday", "শুক্র", "শুক্রবার", "शुक्र", "शुक्रवार"),
    ("sat", "saturday", "শনি", "শনিবার", "शनि", "शनिवार"),
    ("sun", "sunday", "রবি", "রবিবার", "रवि", "रविवार"),
)
DAY_OF = {fold(word): n for n, words in enumerate(DAYS) for word in words}
WHOLE = {
    fold(word): bits
    for words, bits in (
        (("daily", "every day", "everyday", "all days", "প্রতিদিন", "রোজ", "रोज", "प्रतिदिन", "हर दिन"), EVERY_DAY),
        (("mwf", "m w f"), 0b0010101), (("tts", "t t s", "tths"), 0b0101010), (("weekdays",), 0b0011111),
    )
    for word in words
}  # fmt: skip
UNTIL = frozenset({"to", "till", "থেকে", "से"})
EARLIEST = 7
"""An hour before this, written without am or pm, is of the afternoon."""
HOUR = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])?\.?\s*m?\.?")


def read_weekdays(cell: Any) -> int | None:
    """Answer the weekdays that a cell says, as bits (Monday 1); None where it says nothing. Raises Refused."""
    if is_nothing(cell):
        return None
    said = fold(cell)
    if said in WHOLE:
        return WHOLE[said]
    bits = 0
    for part in re.split(r"[,;/&+]| and | ও | और ", str(cell).lower()):
        if part.strip():
            bits |= _part(part, cell)
    return bits


def _part(part: str, cell: Any) -> int:
    is_span = bool(re.search(r"[-–—]", part)) or bool(UNTIL & set(fold(part).split()))
    named = [word for word in fold(part).split() if word not in UNTIL]
    if not named or any(word not in DAY_OF for word in named):
        said = _("“%(typed)s” are no weekdays that can be read. Write Mon, Wed, Fri.", typed=str(cell)[:40])
        raise Refused(said)
    days = [DAY_OF[word] for word in named]
    if is_span and len(days) == 2:
        days = [(days[0] + n) % 7 for n in range((days[1] - days[0]) % 7 + 1)]
    return sum(1 << day for day in set(days))


@dataclass(frozen=True)
class ReadHours:
    """From when to when, and what its reader should know of the reading."""

    starts_at: time
    ends_at: time
    warning: str = ""


def read_hours(cell: Any) -> ReadHours | None:
    """Answer the hours that a cell says, None where it says nothing. Raises Refused in words."""
    if is_nothing(cell):
        return None
    text = str(cell).translate(FIGURES).lower()
    found = HOUR.findall(text)
    if len(found) != 2:
        raise _unread(cell)
    (hour, minute, half), (last, last_minute, last_half) = found
    begins = _time(hour, minute, half, cell)
    over = _time(last, last_minute, last_half, cell)
    read = begins, over
    if not half and begins.hour < EARLIEST:
        begins = begins.replace(hour=begins.hour + 12)
    if not last_half and over <= begins and over.hour < 12:
        over = over.replace(hour=over.hour + 12)
    if half or last_half or (begins, over) == read:
        return ReadHours(begins, over)
    return ReadHours(
        begins, over, _("Read as %(from)s–%(to)s.", **{"from": f"{begins:%H:%M}", "to": f"{over:%H:%M}"})
    )


def _time(hour: str, minute: str, half: str, cell: Any) -> time:
    of_day, past = int(hour), int(minute or 0)
    if of_day > 23 or past > 59 or (half and not 1 <= of_day <= 12):
        raise _unread(cell)
    return time(of_day % 12 + 12 * (half == "p") if half else of_day, past)


def _unread(cell: Any) -> Refused:
    return Refused(_("“%(typed)s” are no hours that can be read. Write 10:00–12:00.", typed=str(cell)[:40]))
