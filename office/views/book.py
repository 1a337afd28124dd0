"""The book of registers: those of the 25 of rule 77 that are kept here, and how last month stands."""

from dataclasses import dataclass
from typing import Any

from flask import g, render_template
from flask.typing import ResponseReturnValue

from foundation import audit, clock, languages
from foundation.access import may, reads, viewer
from foundation.formatting import format_day
from foundation.languages import _
from foundation.registers import Countersigned, Period, Register, months_signed
from office import reach
from office.events import Event
from office.permissions import May
from office.views.blueprint import bp


@dataclass(frozen=True)
class BookLine:
    """One register in the book."""

    register: Register
    state: str
    state_words: str
    may_sign: bool


@bp.get("/homes/<home_code>/registers")
@reads(May.BOOK_SEE)
def list_registers(home_code: str) -> ResponseReturnValue:
    """List the registers that the reader may open, and whether last month is signed."""
    registers = reach.registers_here()
    this_month = Period.month_of(clock.today())
    last = this_month.previous_month()
    signed = months_signed(g.home.id, last)
    audit.read(Event.BOOK_OPENED, by=viewer(), home=g.home.id, once_per_ten_minutes=True)
    lines = [
        _line(register, last, signed.get((register.id, f"{last.first:%Y-%m}"))) for register in registers
    ]
    return render_template(
        "office/book.html",
        lines=lines,
        is_inspector=reach.is_inspector(),
        last_month=last.month_name(languages.current()),
        last_value=f"{last.first:%Y-%m}",
    )


def _line(register: Register, last: Period, signed: Countersigned | None) -> BookLine:
    month = last.month_name(languages.current())
    if signed is not None:
        day = format_day(clock.local(signed.signed_at).date(), languages.current())
        said: Any = _("%(month)s signed %(day)s by %(name)s", month=month, day=day, name=signed.name)
        return BookLine(register, "met", said, may_sign=False)
    said = _("%(month)s waits for the signature", month=month)
    return BookLine(register, "due", said, may_sign=may(May.REGISTER_COUNTERSIGN))
