"""Orders, hearings and cases in a child's chronology and on her first page, each for who may see it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation import clock, formatting
from foundation.db import db
from foundation.feature import ResidentPanel, TimelineEntry, TimelineSource, Window
from foundation.languages import _, _l, current
from foundation.registers import Period
from residents import reach, words
from residents.choices.legal import (
    FORUMS,
    ORDER_KINDS,
    OUTCOMES,
    PRODUCED,
    PURPOSES,
    RESULTS,
    SHORT_FORUMS,
    STAGES,
)
from residents.models import CaseFile, CaseStage, ChildOrder, Production
from residents.permissions import May
from residents.queries import orders, productions
from residents.queries.orders import OrderLine
from residents.rules.orders import standing
from residents.rules.productions import clock_words


def _of(table: Any, writer: Any, *columns: Any, see: May) -> Any:
    asked = sa.select(*columns, User.name.label("by")).join(CaseFile, CaseFile.id == table.case_file_id)
    return asked.outerjoin(User, User.id == writer).where(reach.sees(see))


def _at(day: date) -> datetime:
    return Period(day, day).starts_at()


def load_orders(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer orders that were written as such; those of an arrival, a change or an exit are told with it."""
    order = ChildOrder
    columns = (order.order_date, order.kind, order.order_no)
    asked = _of(order, order.written_by, *columns, see=May.ORDER_SEE).where(
        order.case_file_id == case_file_id
    )
    rows = db.session.execute(asked.where(order.via == "page"))
    return window.cut(
        TimelineEntry(
            happened_at=_at(row.order_date), deed=words.of(ORDER_KINDS, row.kind), text=row.order_no, by=row.by or ""
        )
        for row in rows
    )  # fmt: skip


def load_hearings(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer hearings that were held, or should have been; what is still to come is no history."""
    held = Production
    columns = (held.on_day, held.produced_at, held.forum, held.result, held.told_at)
    asked = _of(held, held.told_by, *columns, see=May.HEARING_SEE).where(held.case_file_id == case_file_id)
    rows = db.session.execute(asked.where(held.result != "listed"))
    return window.cut(
        TimelineEntry(
            happened_at=row.produced_at or _at(row.on_day), by=row.by or "", written_at=row.told_at,
            deed=_("Produced") if row.result in PRODUCED else words.of(RESULTS, row.result),
            text=words.of(FORUMS, row.forum),
        )
        for row in rows
    )  # fmt: skip


def load_stages(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer the stages that her cases reached."""
    stage = CaseStage
    columns = (stage.happened_on, stage.kind, stage.outcome)
    asked = _of(stage, stage.written_by, *columns, see=May.VICTIM_SEE).where(
        stage.case_file_id == case_file_id
    )
    return window.cut(
        TimelineEntry(
            happened_at=_at(row.happened_on), deed=_("Case"), by=row.by or "",
            text=", ".join(p for p in (words.of(STAGES, row.kind), words.of(OUTCOMES, row.outcome)) if p),
        )
        for row in db.session.execute(asked)
    )  # fmt: skip


PANEL_LINES = 6


def load_next_hearing(case_file_id: UUID) -> dict[str, Any] | None:
    """Answer when she is heard next and before whom, never where; None for a child who is not here."""
    found = productions.next_of(case_file_id, see=reach.sees(May.HEARING_SEE), today=clock.today())
    if found is None:
        return None
    return {
        "day": found.on_day, "time": clock_words(found.at_time), "forum": words.of(SHORT_FORUMS, found.forum),
        "purpose": words.of(PURPOSES, found.purpose), "needs_escort": bool(found.on_day and not found.escort_kind),
        "is_lacking": found.is_lacking, "is_closed": found.is_closed,
    }  # fmt: skip


def load_orders_in_force(case_file_id: UUID) -> list[dict[str, Any]]:
    """Answer her orders in force, with those on top that ran out or do so soon."""
    today = clock.today()
    found = orders.standing_orders(
        case_file_id, see=reach.sees(May.ORDER_SEE), today=today, limit=PANEL_LINES
    )
    return [_order(line, today) for line in found]


def _order(line: OrderLine, today: date) -> dict[str, Any]:
    day = formatting.format_day(line.valid_until, current()) if line.valid_until else ""
    state = standing(line.valid_until, replaced=False, today=today)
    told = {"over": _("ran out %(day)s", day=day), "soon": _("runs out %(day)s", day=day)}
    until = _("until %(day)s", day=day) if day else _("no end")
    return {
        "kind": words.of(ORDER_KINDS, line.kind), "number": line.order_no, "said": told.get(state, until),
        "mark": {"over": "over", "soon": "soon"}.get(state, "met"),
    }  # fmt: skip


PANELS = (
    ResidentPanel(
        title=_l("Next hearing"), permission=May.HEARING_SEE, template="residents/_next_hearing.html",
        load=load_next_hearing, endpoint="residents.list_hearings", order=10, column=2,
    ),
    ResidentPanel(
        title=_l("Orders in force"), permission=May.ORDER_SEE, template="residents/_orders_in_force.html",
        load=load_orders_in_force, endpoint="residents.list_orders", order=12, column=2,
    ),
)  # fmt: skip
TIMELINE = (
    TimelineSource(kind="orders", label=_l("Orders"), permission=May.ORDER_SEE, load=load_orders),
    TimelineSource(kind="hearings", label=_l("Hearings"), permission=May.HEARING_SEE, load=load_hearings),
    TimelineSource(kind="case", label=_l("Case"), permission=May.VICTIM_SEE, load=load_stages),
)
