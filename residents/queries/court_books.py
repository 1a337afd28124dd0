"""The lines of the order book and of the register of legal services; what a reader may not see is left out."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation.db import UtcDateTime, db
from homes.models import Committee
from residents.models import (
    BailApplication,
    CaseFile,
    CaseStage,
    Child,
    ChildOrder,
    Compensation,
    LegalAid,
    VictimCase,
)
from residents.queries.masks import flag, shown


@dataclass(frozen=True)
class BookLine:
    """An order as the book shows it."""

    id: UUID
    case_file_id: UUID
    code: str
    name: str | None
    name_local: str | None
    name_kind: str
    kind: str
    order_no: str | None
    order_date: date
    body: str | None
    valid_from: date
    valid_until: date | None
    words: str | None
    is_replaced: bool
    written_at: datetime
    placement_id: UUID | None
    sees: bool
    reads: bool


def order_book(home_id: UUID, *, first: date, last: date, names: Any, see: Any, read: Any) -> list[BookLine]:
    """Answer the orders of a period by their date. One statement."""
    order = ChildOrder
    body = sa.func.coalesce(Committee.name, sa.func.nullif(order.body_text, ""))
    asked = (
        sa.select(
            order.id, order.case_file_id, CaseFile.code, shown(names, Child.name).label("name"),
            shown(names, Child.name_local).label("name_local"), Child.name_kind, order.kind,
            shown(see, order.order_no).label("order_no"), order.order_date, shown(see, body).label("body"),
            order.valid_from, order.valid_until, shown(read, order.words).label("words"),
            order.replaced_by.is_not(None).label("is_replaced"), order.written_at, order.placement_id,
            flag(see, "sees"), flag(read, "reads"),
        )
        .join(CaseFile, CaseFile.id == order.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(Committee, Committee.id == order.order_by)
        .where(order.home_id == home_id, order.order_date >= first, order.order_date <= last)
        .order_by(order.order_date, order.written_at, order.id)
    )  # fmt: skip
    return [BookLine(**row) for row in db.session.execute(asked).mappings()]


@dataclass(frozen=True)
class ServiceLine:
    """One event of a case: a stage, legal aid, bail decided, compensation."""

    id: UUID
    case_file_id: UUID
    code: str
    name: str | None
    name_local: str | None
    name_kind: str
    what: str
    day: date
    kind: str
    person: str | None
    reference: str | None
    outcome: str
    amount: int | None
    credited_on: date | None
    written_at: datetime
    report_kind: str
    report_no: str | None
    police_station: str | None
    sees: bool


def services(home_id: UUID, *, first: date, last: date, names: Any, see: Any, read: Any) -> list[ServiceLine]:
    """Answer the events of cases in a period by day. One statement."""
    events = sa.union_all(_stages(), _aid(), _bail(), _awards()).subquery()
    asked = (
        sa.select(
            events.c.id, CaseFile.id.label("case_file_id"), CaseFile.code, shown(names, Child.name).label("name"),
            shown(names, Child.name_local).label("name_local"), Child.name_kind, events.c.what, events.c.day,
            events.c.kind, shown(read, events.c.person).label("person"),
            shown(see, events.c.reference).label("reference"),
            events.c.outcome, events.c.amount, events.c.credited_on, events.c.written_at, VictimCase.report_kind,
            shown(see, VictimCase.report_no).label("report_no"),
            shown(see, VictimCase.police_station).label("police_station"), flag(see, "sees"),
        )
        .join(VictimCase, VictimCase.id == events.c.case_id)
        .join(CaseFile, CaseFile.id == VictimCase.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .where(VictimCase.home_id == home_id, events.c.day >= first, events.c.day <= last)
        .order_by(events.c.day, events.c.written_at, events.c.id)
    )  # fmt: skip
    return [ServiceLine(**row) for row in db.session.execute(asked).mappings()]


def _event(
    table: Any, what: str, day: Any, *, kind: Any, person: Any = "", reference: Any = "", outcome: Any = "",
    amount: Any = None, credited_on: Any = None,
) -> Any:  # fmt: skip
    return sa.select(
        table.id.label("id"), table.case_id.label("case_id"), sa.literal(what).label("what"),
        sa.type_coerce(day, sa.Date).label("day"), sa.cast(kind, sa.String).label("kind"),
        sa.cast(person, sa.String).label("person"), sa.cast(reference, sa.String).label("reference"),
        sa.cast(outcome, sa.String).label("outcome"), sa.cast(amount, sa.Integer).label("amount"),
        (sa.cast(sa.null(), sa.Date) if credited_on is None else credited_on).label("credited_on"),
        sa.type_coerce(table.written_at, UtcDateTime).label("written_at"),
    )  # fmt: skip


def _stages() -> Any:
    stage = CaseStage
    return _event(stage, "stage", stage.happened_on, kind=stage.kind, outcome=stage.outcome)


def _aid() -> Any:
    return _event(
        LegalAid,
        "aid",
        LegalAid.given_on,
        kind=LegalAid.kind,
        person=LegalAid.name,
        reference=LegalAid.reference,
    )


def _bail() -> Any:
    bail = BailApplication
    day = sa.func.coalesce(bail.decided_on, bail.filed_on)
    return _event(bail, "bail", day, kind=sa.literal("bail"), outcome=bail.outcome)


def _awards() -> Any:
    award = Compensation
    day = sa.func.coalesce(award.ordered_on, award.applied_on)
    return _event(
        award, "award", day, kind=award.kind, reference=award.order_no, amount=award.ordered_amount,
        credited_on=award.credited_on,
    )  # fmt: skip
