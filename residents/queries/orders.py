"""Questions about orders: of one child, in force on a day, about to run out in a home."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import defer

from accounts.models import User
from foundation.db import db, kept_alias, one_or_404
from homes.models import Committee
from residents.choices.legal import SOON_DAYS
from residents.models import CaseFile, ChildOrder, Correction, Placement
from residents.queries.masks import shown


@dataclass(frozen=True)
class OrderLine:
    """An order as a page shows it; what the reader may not read of it is None."""

    id: UUID
    kind: str
    order_no: str
    order_date: date
    body: str
    body_kind: str | None
    valid_from: date
    valid_until: date | None
    words: str | None
    has_scan: bool
    replaced_by: str | None
    via: str
    written_at: datetime
    written_by: str
    code: str
    mended: str


def order_of_kind(case_file_id: UUID, kinds: Iterable[str], *, on: date) -> ChildOrder | None:
    """Answer the newest order of one of these kinds that is in force on the day `on`, or None.

    An order that another replaced is no longer in force. Orders of the arrival and of changes during the stay
    are among them.
    """
    order = ChildOrder
    asked = (
        sa.select(order)
        .where(
            order.case_file_id == case_file_id, order.kind.in_(list(kinds)), order.replaced_by.is_(None),
            order.valid_from <= on, sa.or_(order.valid_until.is_(None), order.valid_until >= on),
        )
        .order_by(order.valid_from.desc(), order.order_date.desc(), order.id.desc())
        .limit(1)
    )  # fmt: skip
    return db.session.scalar(asked)


def orders_of(case_file_id: UUID, *, see: Any, read: Any) -> list[OrderLine]:
    """Answer a child's orders, newest first; `see` and `read` are conditions on her file. One statement."""
    asked = _lines(read).where(ChildOrder.case_file_id == case_file_id, see)
    asked = asked.order_by(ChildOrder.order_date.desc(), ChildOrder.id.desc())
    return [_line(row) for row in db.session.execute(asked)]


def running_out(home_id: UUID, *, see: Any, today: date) -> list[OrderLine]:
    """Answer the orders of children who are here that ran out or do so within a fortnight. One statement."""
    here = sa.exists().where(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None))
    asked = _lines(sa.false()).where(
        ChildOrder.home_id == home_id, ChildOrder.valid_until <= today + timedelta(days=SOON_DAYS),
        ChildOrder.replaced_by.is_(None), here, see,
    )  # fmt: skip
    return [_line(row) for row in db.session.execute(asked.order_by(ChildOrder.valid_until, ChildOrder.id))]


def standing_orders(case_file_id: UUID, *, see: Any, today: date, limit: int) -> list[OrderLine]:
    """Answer a child's orders that no other replaced, those that ran out or do so first on top. One statement."""
    asked = _lines(sa.false()).where(
        ChildOrder.case_file_id == case_file_id,
        ChildOrder.replaced_by.is_(None),
        ChildOrder.valid_from <= today,
        see,
    )
    asked = asked.order_by(ChildOrder.valid_until.nulls_last(), ChildOrder.order_date.desc(), ChildOrder.id)
    return [_line(row) for row in db.session.execute(asked.limit(limit))]


def _lines(read: Any) -> Any:
    later = kept_alias(ChildOrder, "orders.lines")
    mended = (
        sa.select(sa.func.max(Correction.field))
        .where(Correction.subject_id == ChildOrder.id)
        .scalar_subquery()
    )
    return (
        sa.select(
            ChildOrder, Committee.name.label("body"), Committee.kind.label("body_kind"),
            shown(read, ChildOrder.words).label("words"), shown(read, ChildOrder.scan_id).label("scan"),
            later.order_no.label("later"), User.name.label("writer"), CaseFile.code, mended.label("mended"),
        )
        .options(defer(ChildOrder.words))
        .join(CaseFile, CaseFile.id == ChildOrder.case_file_id)
        .outerjoin(Committee, Committee.id == ChildOrder.order_by)
        .outerjoin(later, later.id == ChildOrder.replaced_by)
        .outerjoin(User, User.id == ChildOrder.written_by)
    )  # fmt: skip


def _line(row: Any) -> OrderLine:
    order: ChildOrder = row.ChildOrder
    return OrderLine(
        order.id, order.kind, order.order_no, order.order_date, row.body or order.body_text, row.body_kind,
        order.valid_from, order.valid_until, row.words, row.scan is not None, row.later, order.via, order.written_at,
        row.writer or "", row.code, row.mended or "",
    )  # fmt: skip


def order_row(order_id: UUID) -> ChildOrder:
    """Answer an order to be changed or shown; the gate has found whose it is."""
    found: ChildOrder = one_or_404(sa.select(ChildOrder).where(ChildOrder.id == order_id))
    return found


def orders_to_choose(case_file_id: UUID) -> list[tuple[UUID, str, str, date]]:
    """Answer id, kind, number and date of the child's orders that no other replaced, newest first."""
    asked = (
        sa.select(ChildOrder.id, ChildOrder.kind, ChildOrder.order_no, ChildOrder.order_date)
        .where(ChildOrder.case_file_id == case_file_id, ChildOrder.replaced_by.is_(None))
        .order_by(ChildOrder.order_date.desc(), ChildOrder.id.desc())
    )
    rows = db.session.execute(asked)
    return [(row.id, row.kind, row.order_no, row.order_date) for row in rows]
