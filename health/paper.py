"""The medicine round of a day as it is printed to be ticked by hand, hour by hour."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from flask import g, url_for

from foundation import clock
from foundation.languages import _, _l
from foundation.paper import BlankColumn, BlankLine, BlankSheet, Offer, PaperSheet, PaperSource
from health import reach
from health.choices.medicines import OUTCOMES
from health.permissions import May
from health.queries.medicines import RoundLine, doses_of_day
from health.views import said

COLUMNS = (
    BlankColumn(_l("Name, code, bed"), 27),
    BlankColumn(_l("Hour"), 10),
    BlankColumn(_l("Medicine and dose"), 32),
    BlankColumn(_l("What became of it"), 38, boxes=tuple(OUTCOMES.values())),
    BlankColumn(_l("Time, initials"), 17),
)
NOTES = (
    _l("Nothing is ticked ahead of its hour. Refused, held or missed: write why beside the box."),
    _l("A dose was given outside its hour: write when. Nobody gives twice what is ticked."),
)
SIGNATURES = (_l("Nurse or house staff: signature"), _l("Initials used above, with the name"))


def offers(home_id: UUID, day: date) -> Sequence[Offer]:
    """Answer the one round sheet of a day."""
    return [Offer("", _("All medicines of the day"))]


def draw(home_id: UUID, day: date, place: str) -> BlankSheet | None:
    """Answer the round of a day: every dose that is due, as the reader may name the children. Two statements."""
    doses = doses_of_day(home_id, day, see=reach.on_file(May.ROUND_SEE), named=reach.names(), now=clock.now())
    return _sheet([_line(dose) for dose in doses], about="", spare=2)


def _line(dose: RoundLine) -> BlankLine:
    where = " · ".join(
        part for part in (dose.code if dose.name != dose.code else "", dose.room, dose.bed) if part
    )
    what = ", ".join(part for part in (dose.drug, dose.amount, dose.caution) if part)
    return BlankLine((dose.name, said.hour(dose.due_at), what), second=where)


def empty() -> BlankSheet:
    """Answer a round without names."""
    return _sheet([], about="", spare=24)


def _sheet(lines: Sequence[BlankLine], *, about: str, spare: int) -> BlankSheet:
    return BlankSheet(
        title=_("Medicine round"), about=about, columns=COLUMNS, lines=lines, spare=spare, notes=NOTES,
        signatures=SIGNATURES,
    )  # fmt: skip


def page(sheet: PaperSheet) -> str:
    """Answer the address at which the ticks of the sheet are typed."""
    return url_for("health.show_paper_round", home_code=g.home.code, day=sheet.day, paper=sheet.said)


ROUND_PAPER = PaperSource(
    kind="round", label=_l("Medicine round"), prints=May.ROUND_PRINT, writes=May.DOSE_WRITE, offers=offers, draw=draw,
    empty=empty, page=page, order=30,
)  # fmt: skip
