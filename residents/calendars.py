"""A calendar as text after RFC 5545: a few events with day, perhaps hour, and one line of words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

WIDE = 75
"""RFC 5545, 3.1: a line is at most 75 octets long; what is longer goes on after a space."""
LASTS = timedelta(hours=1)


@dataclass(frozen=True)
class Happening:
    """One event: an id of its own for ever, its day, its moment if an hour is known, and its words."""

    uid: str
    day: date
    at: datetime | None
    words: str
    is_cancelled: bool = False


def calendar(happenings: Iterable[Happening], *, made_at: datetime, name: str) -> str:
    """Answer the calendar, lines ended and folded as the standard wants; times are told in UTC."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Aashray//Hearings//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}"]
    for happening in happenings:
        lines += _event(happening, made_at)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _event(happening: Happening, made_at: datetime) -> list[str]:
    if happening.at is None:
        after = happening.day + timedelta(days=1)
        when = [f"DTSTART;VALUE=DATE:{happening.day:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]
    else:
        when = [f"DTSTART:{_utc(happening.at)}", f"DTEND:{_utc(happening.at + LASTS)}"]
    state = "CANCELLED" if happening.is_cancelled else "CONFIRMED"
    return [
        "BEGIN:VEVENT", f"UID:{happening.uid}", f"DTSTAMP:{_utc(made_at)}", *when,
        f"SUMMARY:{escaped(happening.words)}", f"STATUS:{state}", "CLASS:CONFIDENTIAL", "TRANSP:OPAQUE", "END:VEVENT",
    ]  # fmt: skip


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """Answer text as a value: commas, semicolons, backslashes and line ends are marked."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\r\n", "\\n").replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """Answer a line in pieces of at most 75 octets, never inside a letter; each further one begins with a space."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > WIDE:
            yield piece
            piece = " "
        piece += letter
    yield piece
