"""The history of a child's ages, and which of them is in force."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import db
from foundation.names import spoken
from homes.models import Committee
from residents.choices.identity import AgeKind
from residents.models import AgeRecord
from residents.rules.identity import Ground

STRENGTH = sa.case(
    {AgeKind.STATED: 1, AgeKind.ASSESSED: 2, AgeKind.ORDERED: 3}, value=AgeRecord.kind, else_=0
)


def in_force(case_file_id: UUID) -> AgeRecord | None:
    """Answer the strongest record that is not struck out; of equals the newest."""
    asked = sa.select(AgeRecord).where(AgeRecord.case_file_id == case_file_id, AgeRecord.struck_at.is_(None))
    return db.session.scalar(asked.order_by(STRENGTH.desc(), *newest_first()).limit(1))


def newest_first() -> tuple[Any, ...]:
    """Answer the order of records of one strength."""
    return AgeRecord.on_day.desc(), AgeRecord.written_at.desc(), AgeRecord.id.desc()


@dataclass(frozen=True)
class AgeLine:
    """One record of the history; `is_in_force` marks the one that her age follows."""

    id: UUID
    kind: str
    ground: Ground
    document: str
    document_text: str
    no_paper_reason: str
    written_at: datetime
    written_by: str
    struck_at: datetime | None
    struck_reason: str
    is_in_force: bool


def history(case_file_id: UUID) -> list[AgeLine]:
    """Answer all records, the one in force first, the struck ones last. One statement."""
    asked = (
        sa.select(AgeRecord, Committee.name.label("body"), spoken(User).label("writer"))
        .outerjoin(Committee, Committee.id == AgeRecord.committee_id)
        .outerjoin(User, User.id == AgeRecord.written_by)
        .where(AgeRecord.case_file_id == case_file_id)
        .order_by(AgeRecord.struck_at.is_not(None), STRENGTH.desc(), *newest_first())
    )
    lines = []
    for row in db.session.execute(asked):
        told: AgeRecord = row.AgeRecord
        is_first = not lines and told.struck_at is None
        lines.append(
            AgeLine(
                told.id, told.kind, ground_of(told, row.body), told.document, told.document_text, told.no_paper_reason,
                told.written_at, row.writer or "", told.struck_at, told.struck_reason, is_first,
            )
        )  # fmt: skip
    return lines


def ground_of(told: Any, body: str | None = None) -> Ground:
    """Answer a record as the ground of an age."""
    return Ground(
        kind=told.kind, years=told.years, years_to=told.years_to, born_on=told.born_on, on_day=told.on_day,
        by_text=told.by_text, order_no=told.order_no, body=body or "",
    )  # fmt: skip


def ground_in_force(case_file_id: UUID) -> Ground | None:
    """Answer on what her age rests now, with the name of the body that ordered it. One statement."""
    asked = (
        sa.select(AgeRecord, Committee.name.label("body"))
        .outerjoin(Committee, Committee.id == AgeRecord.committee_id)
        .where(AgeRecord.case_file_id == case_file_id, AgeRecord.struck_at.is_(None))
        .order_by(STRENGTH.desc(), *newest_first())
        .limit(1)
    )
    row = db.session.execute(asked).first()
    return ground_of(row.AgeRecord, row.body) if row else None


def first_told_on(child: Any, opened_on: date) -> date:
    """Answer the day on which the age that stands with the child was told."""
    return child.age_stated_on or opened_on
