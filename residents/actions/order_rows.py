"""The order book's own rows: an order written with an arrival, a change or an exit stands in it, typed once."""

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import clock
from foundation.db import db, new_id
from foundation.viewer import Actor
from residents.choices.legal import EXIT_KINDS
from residents.models import CaseFile, ChildOrder, Placement


def keep_order(
    file: CaseFile, *, kind: str, order_no: str, order_date: date, order_by: UUID | None, by: Actor,
    valid_from: date | None = None, **more: Any,
) -> ChildOrder:  # fmt: skip
    """Add an order to the book; `more` are further columns of ChildOrder."""
    order = add_order(
        file, kind=kind, order_no=order_no, order_date=order_date, order_by=order_by, by=by, valid_from=valid_from,
        **more,
    )  # fmt: skip
    db.session.flush()
    return order


def add_order(
    file: CaseFile, *, kind: str, order_no: str, order_date: date, order_by: UUID | None, by: Actor,
    valid_from: date | None = None, **more: Any,
) -> ChildOrder:  # fmt: skip
    """Add an order to the book as `keep_order` does; whoever writes many sends them to the database together."""
    order = ChildOrder(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, kind=kind, order_no=order_no, order_date=order_date,
        order_by=order_by, valid_from=valid_from or order_date, written_at=clock.now(), written_by=by.user_id, **more,
    )  # fmt: skip
    db.session.add(order)
    return order


def keep_arrival_order(file: CaseFile, stay: Placement, *, by: Actor) -> None:
    """Put the order by which she came into the book, if she came by one."""
    if stay.order_no and stay.order_date:
        keep_order(
            file, kind="placement", order_no=stay.order_no, order_date=stay.order_date, order_by=stay.order_by,
            by=by, via="arrival", placement_id=stay.id,
        )  # fmt: skip


def keep_exit_order(file: CaseFile, stay: Placement, *, by: Actor) -> None:
    """Put the order by which she leaves into the book, unless it stands there already."""
    if not stay.exit_order_no or not stay.exit_order_date:
        return
    known = sa.select(ChildOrder.id).where(
        ChildOrder.case_file_id == file.id, ChildOrder.order_no == stay.exit_order_no,
        ChildOrder.order_date == stay.exit_order_date,
    )  # fmt: skip
    if db.session.scalar(known.limit(1)) is None:
        keep_order(
            file, kind=EXIT_KINDS.get(stay.exit_reason, "release"), order_no=stay.exit_order_no,
            order_date=stay.exit_order_date, order_by=stay.exit_order_by, by=by, via="exit", placement_id=stay.id,
        )  # fmt: skip


def mend_order_of(file: CaseFile, stay: Placement, *, before: str, by: Actor) -> None:
    """Let the book follow when the order of an arrival was mended; `before` is the number that stood there."""
    asked = sa.select(ChildOrder).where(
        ChildOrder.placement_id == stay.id, ChildOrder.via.in_(("arrival", "change")), ChildOrder.order_no == before
    )  # fmt: skip
    order = db.session.scalars(asked.order_by(ChildOrder.written_at).limit(1)).one_or_none()
    if order is None:
        keep_arrival_order(file, stay, by=by)
    elif stay.order_no and stay.order_date:
        order.order_no, order.order_date, order.order_by = stay.order_no, stay.order_date, stay.order_by
        order.valid_from = stay.order_date if order.via == "arrival" else order.valid_from
        if order.valid_until is not None and order.valid_until < order.valid_from:
            order.valid_until = None
    else:
        db.session.delete(order)
