"""Register 22 of rule 77: productions, with escort, out and in, the order and the next date."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from foundation import clock, formatting
from foundation.languages import _, _l, current
from foundation.registers import Cell, Column, Line, Period, Register
from foundation.viewer import Actor, SystemActor
from residents import reach, words
from residents.choices.legal import ESCORTS, PURPOSES, RESULTS, SHORT_FORUMS
from residents.models import Correction
from residents.permissions import May
from residents.queries.corrections import corrections_of
from residents.queries.productions import HearingLine, diary
from residents.registers.finding import narrowed
from residents.registers.struck import struck
from residents.rules.productions import clock_words

LATE_AFTER = timedelta(hours=24)
EVERYTHING = {"see": sa.true(), "names": sa.true(), "orders": sa.true(), "whose": sa.true()}


def lines(
    home_id: Any, period: Period, *, by: Actor, after: str | None = None, limit: int | None = None,
    find: str | None = None, only: str | None = None,
) -> Sequence[Line]:  # fmt: skip
    """Answer the hearings of a period by day, up to today: what is still to come stands in the diary. Two statements.

    A reader whom the matrix shows no court dates reads that a hearing was held, in codes, and nothing of it.
    """
    if only == "gaps":
        return []
    whole = diary(home_id, first=period.first, last=period.last, **_conditions(by))
    found = [line for line in whole if line.on_day <= clock.today()]
    mended = corrections_of([line.id for line in found if line.sees])
    said = [(n, _line(n, line, mended.get(line.id, []))) for n, line in enumerate(found, start=1)]
    return narrowed(said, found, after=after, limit=limit, find=find, only=only, late_after=LATE_AFTER)


def _conditions(by: Actor) -> dict[str, Any]:
    if isinstance(by, SystemActor):
        return EVERYTHING
    see, names = reach.sees(May.HEARING_SEE), reach.sees(May.NAME_SEE)
    return {"see": see, "names": names, "orders": reach.sees(May.ORDER_SEE), "whose": sa.true()}


def _line(number: int, line: HearingLine, mended: list[Correction]) -> Line:
    name = words.name_said(line.name, line.name_local, line.name_kind, line.code)
    child = Cell(name) if line.name is None else Cell(name, code=line.code, name_of=line.case_file_id)
    told = tuple(_told(line, mended)) if line.sees else (Cell("–"),) * 5
    cells = (struck(_moment(line), mended, "on_day", "at_time"), child, _forum(line), *told)
    happened = datetime.combine(line.on_day, line.at_time or time(12), ZoneInfo(clock.zone_here()))
    return Line(
        serial=number, cells=cells, happened_at=happened, written_at=line.told_at or line.listed_at,
        key=str(line.id), corrected_at=max((m.at for m in mended), default=None),
    )  # fmt: skip


def _forum(line: HearingLine) -> Cell:
    return Cell(words.of(SHORT_FORUMS, line.forum))


def _told(line: HearingLine, mended: list[Correction]) -> list[Cell]:
    purpose = ", ".join(p for p in (words.of(PURPOSES, line.purpose), line.purpose_text) if p)
    escort = ", ".join(p for p in (words.of(ESCORTS, line.escort_kind), line.escort) if p)
    out = _span(line.went_at, line.back_at)
    file = _("file %(span)s", span=_span(line.file_out_at, line.file_in_at)) if line.file_out_at else ""
    result = words.of(RESULTS, line.result)
    if line.not_produced_why:
        result = f"{result}: {line.not_produced_why}"
    order = words.order_said(line.order_no, line.order_date) if line.order_no else ""
    following = formatting.format_day(line.next_on, current()) if line.next_on else ""
    closed = _("no further hearing") if line.is_last else ""
    return [
        struck(purpose, mended, "purpose", "purpose_text"), struck(escort, mended, "escort_name", "escort_kind"),
        Cell(out, second=file), struck(result, mended, "result", "not_produced_why", second=line.ordered or order),
        Cell(following or closed),
    ]  # fmt: skip


def _moment(line: HearingLine) -> str:
    day = formatting.format_day(line.on_day, current())
    return f"{day} {formatting.digits(clock_words(line.at_time), current())}".strip()


def _span(first: datetime | None, last: datetime | None) -> str:
    zone = clock.zone_here()
    said = [formatting.format_clock(at, current(), zone) if at else "…" for at in (first, last)]
    return f"{said[0]}–{said[1]}" if first else ""


PRODUCTIONS = Register(
    id="production",
    title=_l("Production register"),
    short_title=_l("Productions"),
    rule=_l("JJ Model Rules 2016, rule 77, register 22"),
    number=22,
    columns=(
        Column("serial", _l("No."), 4, kind="serial"),
        Column("happened", _l("Date, time"), 9, kind="moment"),
        Column("child", _l("Child"), 15),
        Column("forum", _l("Forum"), 8),
        Column("purpose", _l("Purpose"), 12),
        Column("escort", _l("Escort"), 13),
        Column("out", _l("Out and in"), 11),
        Column("order", _l("Result, order"), 17),
        Column("next", _l("Next date"), 9, kind="day"),
    ),
    rows=lines,
    writer=_l("case worker"),
    custodian=_l("person-in-charge"),
    permission=May.HEARING_REGISTER_SEE,
    legend=_l(
        "Out and in: the child; beneath it the case file. Read by those who may know where a child is."
    ),
    late_after=LATE_AFTER,
    sensitive=True,
    sealed=True,
)
