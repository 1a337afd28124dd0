"""Orders, hearings and stages of cases in a child's chronology, each for who may see it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import db
from foundation.feature import TimelineEntry, TimelineSource, Window
from foundation.languages import _, _l
from foundation.registers import Period
from residents import reach, words
from residents.choices.legal import FORUMS, ORDER_KINDS, OUTCOMES, PRODUCED, RESULTS, STAGES
from residents.models import CaseFile, CaseStage, ChildOrder, Production
from residents.permissions import May


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


TIMELINE = (
    TimelineSource(kind="orders", label=_l("Orders"), permission=May.ORDER_SEE, load=load_orders),
    TimelineSource(kind="hearings", label=_l("Hearings"), permission=May.HEARING_SEE, load=load_hearings),
    TimelineSource(kind="case", label=_l("Case"), permission=May.VICTIM_SEE, load=load_stages),
)
