"""Orders in force and next dates of children who are here, from a list."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import clashes
from foundation.db import db
from foundation.formatting import format_day
from foundation.intake import Here, IntakeColumn, IntakeKind, Row, line_of
from foundation.languages import _, _l, current
from residents.actions.order_rows import add_order
from residents.actions.productions import add_hearing, next_before
from residents.actions.recording import record
from residents.choices.legal import ORDER_KINDS
from residents.events import Event
from residents.intake.bodies import bodies_by_name, find_body
from residents.intake.reading import one_of_words, read_any_day, read_past_day
from residents.intake.who import WHO, files_of, find_children, refuse_twice, said_of_child
from residents.models import CaseFile, ChildOrder, Production
from residents.permissions import May

KIND_WORDS = {
    "placement": ("placement", "custody", "admission"), "interim": ("interim", "interim order"),
    "transfer": ("transfer",), "leave": ("leave", "leave of absence"), "treatment": ("treatment", "medical"),
    "inquiry": ("inquiry", "social investigation"), "direction": ("direction", "other"), "age": ("age", "age order"),
}  # fmt: skip
COLUMNS = (
    *WHO,
    IntakeColumn(
        key="kind", label=_l("What it orders"), read=one_of_words(KIND_WORDS, "placement"),
        words=("kind of order", "type of order", "order type", "what", "আদেশের ধরন", "आदेश का प्रकार"),
    ),
    IntakeColumn(
        key="order_no", label=_l("Order number"), read=line_of(80), needed=True, or_else=("next_on",),
        words=("order no", "order number", "cwc order no", "memo no", "case no", "আদেশ নং", "आदेश संख्या"),
    ),
    IntakeColumn(
        key="order_date", label=_l("Date of the order"), read=read_past_day,
        words=("order date", "date of order", "cwc order date", "dated", "আদেশের তারিখ", "आदेश की तारीख"),
    ),
    IntakeColumn(
        key="order_by", label=_l("Order by"), read=line_of(120),
        words=("order by", "cwc", "committee", "cwc name", "name of cwc", "board"),
    ),
    IntakeColumn(
        key="valid_until", label=_l("Valid until"), read=read_any_day,
        words=("valid until", "valid till", "valid upto", "until", "expiry", "মেয়াদ", "वैधता"),
    ),
    IntakeColumn(
        key="next_on", label=_l("Next date before the committee"), read=read_any_day,
        words=("next date", "next hearing", "next cwc date", "next production", "পরবর্তী তারিখ", "अगली तारीख"),
    ),
)  # fmt: skip


def check(rows: Sequence[Row], here: Here) -> None:
    """Find the children and committees, and say what is not whole or written already. Four statements."""
    find_children(rows, here)
    bodies = bodies_by_name()
    ids = [row.get("file").id for row in rows if row.get("file")]
    known = {
        tuple(row)
        for row in db.session.execute(
            sa.select(ChildOrder.case_file_id, ChildOrder.order_no).where(ChildOrder.case_file_id.in_(ids))
        )
    }
    dates = {
        tuple(row)
        for row in db.session.execute(
            sa.select(Production.case_file_id, Production.on_day).where(Production.case_file_id.in_(ids))
        )
    }
    for row in rows:
        find_body(row, bodies, wants=bool(row.get("order_no") or row.get("next_on")))
        _check_one(row, here, known, dates)
    refuse_twice(rows, lambda row: (row.get("order_no"), row.get("next_on")))


def _check_one(row: Row, here: Here, known: set[Any], dates: set[Any]) -> None:
    number, day, until = row.get("order_no"), row.get("order_date"), row.get("valid_until")
    if not number and not row.get("next_on") and not row.errors:
        row.refuse(_("Write the order’s number, or the next date."), "order_no")
    if number and day is None and not any(p.column == "order_date" for p in row.errors):
        row.refuse(_("Write the date of the order."), "order_date")
    if until is not None and day is not None and until < day:
        row.refuse(_("It ends before it was made."), "valid_until")
    if (file := row.get("file")) is None:
        return
    if number and (file.id, number) in known:
        row.refuse(_("This order is in her book already: leave the row out."), "order_no")
    if row.get("next_on") and row.get("next_on") < here.today:
        row.warn(_("The next date is over: it is left out."), "next_on")
        row.values["next_on"] = None
    elif row.get("next_on") and (file.id, row.get("next_on")) in dates:
        row.warn(_("This date is listed already: it is left out."), "next_on")
        row.values["next_on"] = None


def write(rows: Sequence[Row], here: Here) -> Mapping[int, str]:
    """Write orders and next dates as her own pages do; answers line -> the child's code.

    The statements do not grow with the rows.
    """
    files = files_of(row.get("file").id for row in rows)
    before = {}
    for row in rows:
        file, body = files[row.get("file").id], row.get("body") or (None, None)
        if row.get("order_no"):
            _keep(row, file, body[0], here)
            if body[0] is not None:
                before[file] = {"committee_id": body[0]}
        if row.get("next_on"):
            add_hearing(file, next_before(row.get("next_on"), *body), by=here.by)
    clashes.flush()
    here.change(before)
    return {row.line: row.get("file").code for row in rows}


def _keep(row: Row, file: CaseFile, body_id: UUID | None, here: Here) -> None:
    kind = row.get("kind")[0]
    add_order(
        file, kind=kind, order_no=row.get("order_no"), order_date=row.get("order_date"), order_by=body_id, by=here.by,
        valid_until=row.get("valid_until"),
    )  # fmt: skip
    record(Event.ORDER_RECORDED, file, by=here.by, kind=kind)


def said(row: Row) -> str:
    """Name a row: the child, the order, the next date."""
    kind = str(ORDER_KINDS[row.get("kind")[0]]) if row.get("order_no") and row.get("kind") else ""
    following = (
        _("next date %(day)s", day=format_day(row.get("next_on"), current())) if row.get("next_on") else ""
    )
    return said_of_child(row, kind, row.get("order_no"), following)


ORDERS = IntakeKind(
    id="orders",
    label=_l("Orders and next dates"),
    hint=_l("Orders in force of children who are in the book, and their next dates before the committee."),
    permission=May.INTAKE_CHILDREN,
    columns=COLUMNS,
    check=check,
    write=write,
    said=said,
    order=20,
)
