"""How a register becomes a file: its lines gathered, drawn outside any lock, and kept with the next print serial."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import clock, languages
from foundation.db import begin_write, db
from foundation.formatting import format_moment_short
from foundation.languages import _
from foundation.registers import (
    RENDERERS,
    HomeHead,
    Period,
    PrintSerial,
    Register,
    RegisterPage,
    Signer,
    record_print,
    signatures_for,
    take_serial,
    veil,
)
from foundation.viewer import Actor
from office.queries import chain_head

TRIES = 3
OnPage = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class Print:
    """A wish to print: which register of which home and period, for whom, in which shape and language.

    `readable` are the files whose names the asker may see; None means all of them.
    """

    register: Register
    home_id: UUID
    home_code: str
    head: HomeHead
    period: Period
    format: str
    language: str
    zone: str
    by: Actor
    readable: frozenset[UUID] | None
    in_charge: Signer | None = None

    @property
    def file_name(self) -> str:
        """Answer the name of the file: codes and days, never a person."""
        days = (
            f"{self.period.first:%Y-%m}"
            if self.period.is_whole_month
            else f"{self.period.first}_{self.period.last}"
        )
        return f"{self.home_code}-{self.register.id}-{days}.{RENDERERS[self.format][2]}"

    @property
    def mimetype(self) -> str:
        """Answer the media type of the file."""
        return RENDERERS[self.format][1]


def seal_said(head: str) -> str:
    """Answer a chain's head in its short form: `7c1e 90af 22d4`."""
    return " ".join(head[n : n + 4] for n in (0, 4, 8))


def lines_for(
    register: Register,
    home_id: UUID,
    period: Period,
    readable: frozenset[UUID] | None,
    *,
    by: Actor,
    **narrowed: Any,
) -> Any:
    """Answer the lines of a register as the reader may see them: unreadable names become codes."""
    lines = register.lines(home_id, period, by=by, **narrowed)
    return lines if readable is None else veil(lines, may_see=readable.__contains__)


def gather(wish: Print) -> RegisterPage:
    """Answer the whole page of a print, read in one go, with the serial that the print will probably get."""
    printed_at = clock.local(clock.now(), wish.zone)
    with languages.force(wish.language), clock.in_zone(wish.zone):
        lines = lines_for(wish.register, wish.home_id, wish.period, wish.readable, by=wish.by)
        totals = wish.register.totals(wish.home_id, wish.period) if wish.register.totals else None
        stamp = format_moment_short(printed_at, wish.language, wish.zone)
        watermark = _("%(name)s · %(time)s", name=wish.by.name, time=stamp)
    return RegisterPage(
        home=wish.head,
        register=wish.register,
        period=wish.period,
        lines=lines,
        totals=totals,
        serial=_likely_serial(wish.home_id, printed_at.year),
        printed_by=wish.by.name,
        printed_at=printed_at,
        seal=seal_said(chain_head(wish.home_id)[1]),
        watermark=watermark,
        language=wish.language,
        zone=wish.zone,
        in_charge=wish.in_charge,
        signatures=signatures_for(wish.home_id, wish.register.id, wish.period),
    )


def _likely_serial(home_id: UUID, year: int) -> str:
    last = db.session.scalar(
        sa.select(PrintSerial.last).where(PrintSerial.home_id == home_id, PrintSerial.year == year)
    )
    return f"{year}-{(last or 0) + 1:05d}"


def draw(page: RegisterPage, shape: str, on_page: OnPage | None = None) -> bytes:
    """Answer the page's bytes in a shape; `on_page` is called after each page of a PDF and may raise to stop."""
    render: Callable[..., bytes] = RENDERERS[shape][0]
    return render(page, on_page=on_page) if shape == "pdf" else render(page)


def print_register(
    wish: Print, *, begin: Callable[[], None] = begin_write, on_page: OnPage | None = None,
    page: RegisterPage | None = None,
) -> bytes:  # fmt: skip
    """Print: draw with the serial that is next, then take it; whoever was faster makes us draw once more.

    Nothing is locked while drawing, and serials have no gaps. Leaves the serial, the print's record and its
    event in the present transaction, which the caller commits. Long work hands in the `page` that was gathered
    while its asker was there: in a thread nobody reads, and nothing would be hidden.
    """
    page = page or gather(wish)
    db.session.rollback()
    contents = draw(page, wish.format, on_page)
    begin()
    serial = take_serial(wish.home_id, year=page.printed_at.year)
    for _again in range(TRIES - 1):
        if serial == page.serial:
            break
        db.session.rollback()
        page = replace(page, serial=serial)
        contents = draw(page, wish.format, on_page)
        begin()
        serial = take_serial(wish.home_id, year=page.printed_at.year)
    if serial != page.serial:
        page = replace(page, serial=serial)
        contents = draw(page, wish.format)
    record_print(page, contents=contents, format=wish.format, home_id=wish.home_id, by=wish.by)
    return contents
