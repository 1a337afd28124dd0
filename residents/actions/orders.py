"""The verbs of orders: write one, correct one, let one take the place of another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import clock, files
from foundation.db import db
from foundation.files import Prepared
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from residents.actions.keep import put_before, record_order
from residents.actions.mend import mend_arrival, strike_out
from residents.actions.order_rows import keep_order
from residents.actions.recording import record
from residents.events import Event
from residents.models import CaseFile, ChildOrder, Placement, PlacementChange
from residents.rules import orders as rules


@dataclass(frozen=True, kw_only=True)
class Ordered:
    """An order as its writer tells it; `at` is when it takes effect."""

    kind: str
    order_no: str
    order_date: date
    at: datetime
    order_by: UUID | None = None
    body_text: str = ""
    valid_until: date | None = None
    words: str = ""
    replaces: UUID | None = None


def write_order(
    file: CaseFile, stay: Placement, told: Ordered, *, by: Actor, scan: Prepared | None = None
) -> ChildOrder:
    """Write an order that came. One of placement is a change of custody in register 1 as well, in the same deed.

    Raises Refused when it ends before it starts, has no number, or lies in the future.
    """
    valid_from = clock.local(told.at).date()
    rules.ensure_ordered(told.order_no, told.order_date, today=clock.today())
    rules.ensure_year(told.order_date, today=clock.today(), field="order_date")
    rules.ensure_takes_effect(valid_from, told.order_date)
    rules.ensure_span(valid_from, told.valid_until)
    order = _placed(file, stay, told, by=by) if told.kind == "placement" else _kept(file, told, by=by)
    order.kind, order.valid_from, order.valid_until = told.kind, valid_from, told.valid_until
    order.words, order.body_text = told.words, told.body_text
    if scan is not None:
        stored = files.store_upload(scan, owner=("child", file.child_id), home_id=file.home_id)
        order.scan_id = stored.id
    if told.replaces is not None:
        replace_order(file, told.replaces, order)
    db.session.flush()
    return order


def _placed(file: CaseFile, stay: Placement, told: Ordered, *, by: Actor) -> ChildOrder:
    """The change of custody itself: `record_order` writes both."""
    record_order(
        file, stay, order_no=told.order_no, order_date=told.order_date, order_by=told.order_by, happened_at=told.at,
        by=by,
    )  # fmt: skip
    newest = sa.select(ChildOrder).where(ChildOrder.case_file_id == file.id, ChildOrder.via == "change")
    return db.session.scalars(newest.order_by(ChildOrder.id.desc()).limit(1)).one()


def _kept(file: CaseFile, told: Ordered, *, by: Actor) -> ChildOrder:
    put_before(file, told.order_by)
    order = keep_order(
        file, kind=told.kind, order_no=told.order_no, order_date=told.order_date, order_by=told.order_by, by=by
    )  # fmt: skip
    record(Event.ORDER_RECORDED, file, by=by, kind=told.kind)
    return order


def replace_order(file: CaseFile, old_id: UUID, order: ChildOrder) -> None:
    """Let `order` take the place of an earlier one of the same child."""
    asked = sa.select(ChildOrder).where(ChildOrder.id == old_id, ChildOrder.case_file_id == file.id)
    old = db.session.scalars(asked).one_or_none()
    if old is None or old.id == order.id or old.replaced_by is not None:
        raise Refused(_("Choose an order of the list."), field="replaces")
    if old.order_date > order.order_date:
        raise Refused(_("That order is newer than this one. It cannot be replaced by it."), field="replaces")
    old.replaced_by = order.id


WRITTEN = ("order_no", "order_date", "order_by")


def mend_order(
    file: CaseFile, stay: Placement, order: ChildOrder, changes: Mapping[str, Any], *, reason: str, by: Actor
) -> tuple[str, ...]:
    """Correct an order; what stood there stays, struck out. What an arrival or an exit took from it follows."""
    wanted = {name: value for name, value in changes.items() if hasattr(ChildOrder, name)}
    number, day = wanted.get("order_no", order.order_no), wanted.get("order_date", order.order_date)
    rules.ensure_ordered(number, day, today=clock.today())
    first = wanted.get("valid_from", order.valid_from)
    rules.ensure_takes_effect(first, day)
    rules.ensure_span(first, wanted.get("valid_until", order.valid_until))
    changed = strike_out(file, order, wanted, reason=reason, by=by)
    moved = {name: wanted[name] for name in WRITTEN if name in changed}
    if moved:
        _carry(file, order, moved, reason=reason, by=by)
    if changed:
        record(Event.ORDER_CORRECTED, file, by=by, fields=", ".join(changed))
    return changed


def _carry(file: CaseFile, order: ChildOrder, moved: Mapping[str, Any], *, reason: str, by: Actor) -> None:
    """Take a corrected number, date or body along to the stay that rests on it."""
    if order.placement_id is None:
        return
    stay = db.session.scalars(sa.select(Placement).where(Placement.id == order.placement_id)).one()
    if order.via == "exit":
        strike_out(file, stay, {f"exit_{name}": value for name, value in moved.items()}, reason=reason, by=by)
        return
    if order.change_id is not None:
        asked = sa.select(PlacementChange).where(PlacementChange.id == order.change_id)
        change = db.session.scalars(asked).one()
        is_first = (stay.order_no, stay.order_date) == (change.order_no, change.order_date)
        for name, value in moved.items():
            setattr(change, name, value)
        if not is_first:
            return
    mend_arrival(file, stay, moved, reason=reason, by=by)
