"""Questions about hearings: the first production of a stay, the clocks that run from it, one child's hearings."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from foundation import clock
from foundation.db import db
from residents.legal import AGE_DAYS, INQUIRY_MONTHS, PRODUCED
from residents.models import ChildOrder, Placement, Production
from residents.rules.productions import months_after


def first_production(placement_id: UUID) -> datetime | None:
    """Answer the moment at which the child was first produced during a stay, or None."""
    asked = (
        sa.select(sa.func.min(Production.produced_at))
        .join(Placement, Placement.case_file_id == Production.case_file_id)
        .where(
            Placement.id == placement_id, Production.result.in_(PRODUCED),
            Production.produced_at >= Placement.started_at,
            sa.or_(Placement.ended_at.is_(None), Production.produced_at <= Placement.ended_at),
        )
    )  # fmt: skip
    return db.session.scalar(asked)


@dataclass(frozen=True)
class Clocks:
    """What the law's clocks of inquiry and age run from, and when each runs out; None where none runs."""

    first_produced_on: date | None
    inquiry_due_on: date | None
    age_ordered_on: date | None
    age_due_on: date | None


def clocks(case_file_id: UUID) -> Clocks:
    """Answer the clocks of s.36(2) (four months) and s.94(2) (fifteen days) of one child's newest stay."""
    stay = db.session.execute(
        sa.select(Placement.id)
        .where(Placement.case_file_id == case_file_id)
        .order_by(Placement.started_at.desc(), Placement.id.desc())
        .limit(1)
    ).scalar_one_or_none()
    moment = first_production(stay) if stay else None
    first = clock.local(moment).date() if moment else None
    ordered = db.session.scalar(
        sa.select(sa.func.max(ChildOrder.order_date)).where(
            ChildOrder.case_file_id == case_file_id, ChildOrder.kind == "age"
        )
    )
    return Clocks(
        first, months_after(first, INQUIRY_MONTHS) if first else None,
        ordered, ordered + timedelta(days=AGE_DAYS) if ordered else None,
    )  # fmt: skip
