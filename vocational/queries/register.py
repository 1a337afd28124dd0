"""The lines of the register of vocational training: each child's place in a batch, hours, lines alone, certificate."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import db, kept_aliases
from foundation.names import spoken
from residents.models import CaseFile, Child
from vocational.choices.trades import Step
from vocational.models import Batch, BatchPlace, Certificate, SignOff, Trade
from vocational.queries.batches import minutes_of


@dataclass(frozen=True)
class Row:
    """One place of the period."""

    serial: int
    case_file_id: UUID
    code: str
    name: str
    name_local: str
    key: str
    batch: str
    trainer: str
    age_years: int
    from_on: date
    to_on: date
    minutes: int
    alone: int
    certificate: str


def rows_of(
    home_id: UUID,
    first: date,
    last: date,
    *,
    after: int = 0,
    limit: int | None = None,
    find: str | None = None,
) -> list[Row]:
    """Answer the places that held on any day of the period, by day, batch and code, numbered through; one statement."""
    numbered = _numbered(home_id, first, last)
    asked = sa.select(numbered).where(numbered.c.serial > after)
    if find:
        like = f"%{find.replace('%', '').replace('_', '')}%"
        asked = asked.where(sa.or_(numbered.c.code.ilike(like), numbered.c.batch.ilike(like)))
    found = db.session.execute(asked.order_by(numbered.c.serial).limit(limit))
    return [
        Row(
            r.serial, r.case_file_id, r.code, r.name, r.name_local, r.key, r.batch, r.trainer, r.age_years, r.from_on,
            r.to_on, int(r.minutes or 0), r.alone, f"{r.number}/{r.year}" if r.number else "",
        )
        for r in found
    ]  # fmt: skip


def _numbered(home_id: UUID, first: date, last: date) -> Any:
    sign, kept = kept_aliases("vocational.register.numbered", SignOff, Certificate)
    place = BatchPlace
    ended = sa.func.coalesce(place.to_on, Batch.to_on)
    alone = (
        sa.select(sa.func.count(sa.distinct(sign.competency_id)))
        .where(sign.place_id == place.id, sign.step == Step.ALONE, sign.struck_at.is_(None))
        .correlate(BatchPlace)
        .scalar_subquery()
    )
    return (
        sa.select(
            place.case_file_id, CaseFile.code, Child.name, Child.name_local, Trade.key, Batch.name.label("batch"),
            spoken(User).label("trainer"), place.age_years, place.from_on, ended.label("to_on"),
            minutes_of(place.batch_id, place.case_file_id).label("minutes"), alone.label("alone"), kept.number,
            kept.year,
            sa.func.row_number().over(order_by=(place.from_on, Batch.name, CaseFile.code)).label("serial"),
        )
        .join(Batch, Batch.id == place.batch_id)
        .join(Trade, Trade.id == Batch.trade_id)
        .join(CaseFile, CaseFile.id == place.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .join(User, User.id == Batch.trainer_id)
        .outerjoin(kept, sa.and_(kept.place_id == place.id, kept.withdrawn_at.is_(None)))
        .where(place.home_id == home_id, place.from_on <= last, ended >= first)
        .subquery("numbered")
    )  # fmt: skip
