"""How a register becomes a file: its lines gathered, drawn outside any lock, and kept with the next print serial."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from foundation import clock, languages
from foundation.db import begin_write
from foundation.formatting import format_moment_short
from foundation.languages import _
from foundation.registers import (
    RENDERERS,
    HomeHead,
    Period,
    Register,
    RegisterPage,
    Signer,
    likely_serial,
    print_page,
    seal_of,
    signatures_for,
    veil,
)
from foundation.viewer import Actor

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
        serial=likely_serial(wish.home_id, printed_at.year),
        printed_by=wish.by.name,
        printed_at=printed_at,
        seal=seal_of(wish.home_id),
        watermark=watermark,
        language=wish.language,
        zone=wish.zone,
        in_charge=wish.in_charge,
        signatures=signatures_for(wish.home_id, wish.register.id, wish.period),
    )


def print_register(
    wish: Print, *, begin: Callable[[], None] = begin_write, on_page: OnPage | None = None,
    page: RegisterPage | None = None,
) -> bytes:  # fmt: skip
    """Print the wish, and leave its serial, record and event in the present transaction, which the caller commits.

    Long work hands in the `page` that was gathered while its asker was there: in a thread nobody reads, and nothing
    would be hidden.
    """
    whole = page or gather(wish)
    return print_page(whole, wish.format, home_id=wish.home_id, by=wish.by, begin=begin, on_page=on_page)
