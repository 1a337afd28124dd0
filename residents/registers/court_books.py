"""Registers 12 and 20 of rule 77: legal services, and the order book of the committee's orders."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from foundation import clock, formatting
from foundation.languages import _, _l, current
from foundation.ledger.money import rupees
from foundation.registers import Cell, Column, Line, Period, Register
from foundation.viewer import Actor, SystemActor
from residents import reach, words
from residents.choices.legal import AID_KINDS, AWARD_KINDS, BAIL_OUTCOMES, ORDER_KINDS, OUTCOMES, STAGES
from residents.models import Correction
from residents.permissions import May
from residents.queries.corrections import corrections_of
from residents.queries.court_books import BookLine, ServiceLine, order_book, services
from residents.registers.finding import narrowed
from residents.registers.struck import struck
from residents.rules.victim import report_said

BOOK_LATE_AFTER = timedelta(days=3)
SERVICES_LATE_AFTER = timedelta(days=7)


def _conditions(by: Actor, *, see: May, read: May) -> dict[str, Any]:
    if isinstance(by, SystemActor):
        return {"names": sa.true(), "see": sa.true(), "read": sa.true()}
    return {"names": reach.sees(May.NAME_SEE), "see": reach.sees(see), "read": reach.sees(read)}


def _child(row: BookLine | ServiceLine) -> Cell:
    name = words.name_said(row.name, row.name_local, row.name_kind, row.code)
    return Cell(name) if row.name is None else Cell(name, code=row.code, name_of=row.case_file_id)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), ZoneInfo(clock.zone_here()))


def _day(day: date | None) -> str:
    return formatting.format_day(day, current()) if day else ""


def order_lines(
    home_id: UUID, period: Period, *, by: Actor, after: str | None = None, limit: int | None = None,
    find: str | None = None, only: str | None = None,
) -> Sequence[Line]:  # fmt: skip
    """Answer the orders of a period by their date. Two statements."""
    if only == "gaps":
        return []
    conditions = _conditions(by, see=May.ORDER_SEE, read=May.ORDER_READ)
    found = order_book(home_id, first=period.first, last=period.last, **conditions)
    mended = corrections_of([row.id for row in found if row.sees])
    said = [(n, _order(n, row, mended.get(row.id, []))) for n, row in enumerate(found, start=1)]
    return narrowed(said, found, after=after, limit=limit, find=find, only=only, late_after=BOOK_LATE_AFTER)


def _order(number: int, row: BookLine, mended: list[Correction]) -> Line:
    until = _("until %(day)s", day=_day(row.valid_until)) if row.valid_until else ""
    force = Cell(_("from %(day)s", day=_day(row.valid_from)), second=until)
    no = struck("–" if row.order_no is None else row.order_no, mended, "order_no")
    cells = (
        Cell(_day(row.order_date)), no, Cell(row.body or "–"), _child(row), Cell(words.of(ORDER_KINDS, row.kind)),
        Cell("–" if row.words is None else row.words), force, Cell(_("replaced") if row.is_replaced else ""),
    )  # fmt: skip
    return Line(
        serial=number, cells=cells, happened_at=_noon(row.order_date), written_at=row.written_at, key=str(row.id),
        corrected_at=max((m.at for m in mended), default=None),
    )  # fmt: skip


def service_lines(
    home_id: UUID, period: Period, *, by: Actor, after: str | None = None, limit: int | None = None,
    find: str | None = None, only: str | None = None,
) -> Sequence[Line]:  # fmt: skip
    """Answer the events of cases in a period by day. Two statements."""
    if only == "gaps":
        return []
    conditions = _conditions(by, see=May.VICTIM_SEE, read=May.VICTIM_READ)
    found = services(home_id, first=period.first, last=period.last, **conditions)
    mended = corrections_of([row.id for row in found if row.sees])
    said = [(n, _service(n, row, mended.get(row.id, []))) for n, row in enumerate(found, start=1)]
    return narrowed(
        said, found, after=after, limit=limit, find=find, only=only, late_after=SERVICES_LATE_AFTER
    )


WORDS: dict[str, Any] = {
    "stage": STAGES,
    "aid": AID_KINDS,
    "award": AWARD_KINDS,
    "bail": {"bail": _l("Bail")},
}


def _service(number: int, row: ServiceLine, mended: list[Correction]) -> Line:
    outcome = words.of(BAIL_OUTCOMES if row.what == "bail" else OUTCOMES, row.outcome) if row.outcome else ""
    money = _("credited %(day)s", day=_day(row.credited_on)) if row.credited_on else ""
    if not row.sees:
        told = (Cell("–"),) * 6
    else:
        report = report_said(row.report_kind, row.report_no or "", row.police_station or "")
        what = struck(words.of(WORDS[row.what], row.kind), mended, "kind")
        person = Cell("") if row.person is None else struck(row.person, mended, "name")
        amount = Cell(rupees(row.amount * 100), second=money) if row.amount else Cell("")
        reference = struck(row.reference or "", mended, "reference", "order_no")
        told = (Cell(report), what, person, reference, struck(outcome, mended, "outcome"), amount)
    return Line(
        serial=number, cells=(struck(_day(row.day), mended, "happened_on", "given_on"), _child(row), *told),
        happened_at=_noon(row.day), written_at=row.written_at, key=str(row.id),
        corrected_at=max((m.at for m in mended), default=None),
    )  # fmt: skip


ORDER_BOOK = Register(
    id="order-book",
    title=_l("Order book"),
    short_title=_l("Order book"),
    rule=_l("JJ Model Rules 2016, rule 77, register 20"),
    number=20,
    columns=(
        Column("serial", _l("No."), 4, kind="serial"),
        Column("happened", _l("Date of the order"), 9, kind="day"),
        Column("number", _l("Order number"), 11),
        Column("body", _l("By"), 13),
        Column("child", _l("Child"), 15),
        Column("kind", _l("What is ordered"), 10),
        Column("words", _l("What it says"), 16),
        Column("force", _l("In force"), 12),
        Column("replaced", _l("Replaced"), 7),
    ),
    rows=order_lines,
    writer=_l("case worker"),
    custodian=_l("person-in-charge"),
    permission=May.REGISTER_SEE,
    legend=_l(
        "Orders of committees, boards and courts about children; each is written once, wherever it came."
    ),
    late_after=BOOK_LATE_AFTER,
    sensitive=True,
)
LEGAL_SERVICES = Register(
    id="legal-services",
    title=_l("Register of legal services"),
    short_title=_l("Legal services"),
    rule=_l("JJ Model Rules 2016, rule 77, register 12"),
    number=12,
    columns=(
        Column("serial", _l("No."), 4, kind="serial"),
        Column("happened", _l("Date"), 9, kind="day"),
        Column("child", _l("Child"), 15),
        Column("report", _l("Case or FIR"), 15),
        Column("what", _l("Event"), 12),
        Column("lawyer", _l("Lawyer"), 12),
        Column("reference", _l("DLSA reference, order"), 11),
        Column("outcome", _l("Outcome"), 10),
        Column("money", _l("Compensation"), 11),
    ),
    rows=service_lines,
    writer=_l("case worker"),
    custodian=_l("person-in-charge"),
    permission=May.REGISTER_SEE,
    late_after=SERVICES_LATE_AFTER,
    sensitive=True,
)
