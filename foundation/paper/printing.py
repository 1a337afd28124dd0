"""Printing sheets: drawn outside any lock with the numbers that are next, then recorded with those they get."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

import segno
import sqlalchemy as sa

from foundation import audit
from foundation.db import begin_write, db, new_id
from foundation.formatting import digits, format_day, format_moment
from foundation.languages import HTML_LANG, _, force
from foundation.paper.blank import BlankSheet, Printed
from foundation.paper.drawing import draw_sheets
from foundation.paper.events import Event
from foundation.paper.models import PaperSheet
from foundation.paper.rules import ENTERED_WITHIN_DAYS
from foundation.registers import PrintRecord, likely_serial, take_serial
from foundation.serials import Serial, take_numbers
from foundation.viewer import Actor

NUMBERS = "paper_sheet"
TRIES = 3


@dataclass(frozen=True)
class Wanted:
    """One sheet to be printed: its kind, the source's key of it, its day (None: empty), what stands on it."""

    kind: str
    place: str
    day: date | None
    sheet: BlankSheet


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Sheets to be printed as one print, in one language; `printed_at` in the home's zone."""

    home_id: UUID
    home_code: str
    wanted: Sequence[Wanted]
    language: str
    zone: str
    by: Actor
    printed_at: datetime

    @property
    def file_name(self) -> str:
        """Answer the name of the file: the home's code and the day of printing, never a person."""
        return f"{self.home_code}-sheets-{self.printed_at:%Y-%m-%d}.pdf"


def print_sheets(
    wish: Wish, *, begin: Callable[[], Any] | None = begin_write
) -> tuple[bytes, list[PaperSheet]]:
    """Print: draw with the numbers that are next, then take them; whoever was faster makes us draw once more.

    Leaves the sheets, the print's record and its event in the present transaction, which the caller commits. Numbers
    of sheets and the serial of the print have no gaps. Without `begin` all of it is done in the transaction at hand.
    """
    year, many = wish.printed_at.year, len(wish.wanted)
    if begin is None:
        guess = take_numbers(wish.home_id, NUMBERS, year, many), take_serial(wish.home_id, year=year)
        contents = _draw(wish, *guess)
        return contents, _record(wish, contents, *guess)
    guess = _likely(wish.home_id, year)
    db.session.rollback()
    contents = _draw(wish, *guess)
    for _again in range(TRIES):
        begin()
        taken = take_numbers(wish.home_id, NUMBERS, year, many), take_serial(wish.home_id, year=year)
        if taken == guess:
            break
        guess = taken
        if _again < TRIES - 1:
            db.session.rollback()
        contents = _draw(wish, *guess)
    sheets = _record(wish, contents, *guess)
    return contents, sheets


def _likely(home_id: UUID, year: int) -> tuple[int, str]:
    ours = (Serial.home_id == home_id, Serial.kind == NUMBERS, Serial.year == year)
    return (db.session.scalar(sa.select(Serial.last).where(*ours)) or 0) + 1, likely_serial(home_id, year)


def _draw(wish: Wish, first: int, serial: str) -> bytes:
    with force(wish.language):
        printed = [_printed(wish, wanted, first + n, serial) for n, wanted in enumerate(wish.wanted)]
        title = _("Sheets to be written by hand, %(code)s", code=wish.home_code)
        return draw_sheets(printed, title=title, language=HTML_LANG.get(wish.language, "en-IN"))


def _printed(wish: Wish, wanted: Wanted, number: int, serial: str) -> Printed:
    said, language = f"{wish.printed_at.year}/{number}", wish.language
    day = format_day(wanted.day, language) if wanted.day else _("Day: ____ ____ ________")
    until = format_day(_enter_by(wanted.day, wish.printed_at.date()), language)
    who = _("Written by hand by: ______________________ from ____:____ to ____:____")
    if wanted.day:
        enter = _("To be entered from paper by %(day)s, with the scan of this sheet.", day=until)
    else:
        enter = _(
            "To be entered from paper within %(days)s days, with the scan of this sheet.",
            days=digits(str(ENTERED_WITHIN_DAYS), language),
        )
    when = format_moment(wish.printed_at, language, wish.zone)
    return Printed(
        sheet=wanted.sheet, code=wish.home_code, number=said, day=day,
        facts=tuple(part for part in (str(wanted.sheet.rule), enter, who) if part),
        square=tuple(tuple(bool(dark) for dark in row) for row in _square(f"{wish.home_code} {said}")),
        page_words=lambda page, pages: _(
            "page %(page)s of %(pages)s", page=digits(str(page), language), pages=digits(str(pages), language)
        ),
        figure=lambda number: digits(str(number), language),
        foot=(
            _("Confidential. To publish anything that identifies a child is an offence: JJ Act s.74."),
            _("Print serial %(serial)s · printed by %(name)s, %(when)s", serial=serial, name=wish.by.name, when=when),
        ),
    )  # fmt: skip


def _square(text: str) -> Any:
    return segno.make(text, error="m", micro=False).matrix


def _enter_by(day: date | None, printed_on: date) -> date:
    """Answer the last day on which a sheet can be entered; an empty one waits until it is used or closed."""
    return (day or printed_on) + timedelta(days=ENTERED_WITHIN_DAYS)


def _record(wish: Wish, contents: bytes, first: int, serial: str) -> list[PaperSheet]:
    at, year = wish.printed_at, wish.printed_at.year
    sheets = [
        PaperSheet(
            id=new_id(), home_id=wish.home_id, year=year, number=first + n, kind=each.kind, place=each.place,
            day=each.day, about=str(each.sheet.about) if each.day else "", print_serial=serial,
            printed_by=wish.by.user_id, printed_at=at, enter_by=_enter_by(each.day, at.date()), figures={},
        )
        for n, each in enumerate(wish.wanted)
    ]  # fmt: skip
    db.session.add_all(sheets)
    days = [each.day for each in wish.wanted if each.day] or [at.date()]
    lines = sum(len(each.sheet.lines) for each in wish.wanted)
    db.session.add(
        PrintRecord(
            home_id=wish.home_id, serial=serial, register_id="paper-sheets", first_day=min(days), last_day=max(days),
            format="pdf", language=wish.language, lines=lines, digest=sha256(contents).hexdigest(),
            printed_by=wish.by.user_id, printed_by_name=wish.by.name, printed_at=at,
        )
    )  # fmt: skip
    numbers = sheets[0].said if len(sheets) == 1 else f"{sheets[0].said}–{sheets[-1].number}"
    details = {"numbers": numbers, "serial": serial, "lines": lines}
    audit.record(Event.SHEETS_PRINTED, by=wish.by, home=wish.home_id, details=details)
    return sheets
