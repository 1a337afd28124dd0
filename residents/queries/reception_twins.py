"""Who at the door may have been received already: the same child, by another person a moment ago."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from rapidfuzz import fuzz

from accounts.models import User
from foundation.db import db
from foundation.names import spoken
from residents import names as spelling
from residents.models import CaseFile, Child, Placement, Reception

SAME_NIGHT = timedelta(hours=12)
NEAR_YEARS = 2
ALIKE = 82.0
SAME_WORDS = 60.0


@dataclass(frozen=True)
class Twin:
    """A child who was received a moment ago and is like this one."""

    code: str
    name: str | None
    name_kind: str
    age: int | None
    received_by: str | None
    started_at: datetime
    written_at: datetime


def twins(
    home_id: UUID, *, name: str, sex: str, age: int | None, marks: str, at: datetime, rescue_id: UUID | None,
    named: Any,
) -> list[Twin]:  # fmt: skip
    """Answer the children received with the same rescue, or in the same night, who are like this one. One statement.

    Named children are alike by their names; of children without a name the words about their looks decide. What
    those words say is compared here and never handed out.
    """
    near = (
        Reception.rescue_id == rescue_id
        if rescue_id is not None
        else sa.and_(Placement.started_at >= at - SAME_NIGHT, Placement.started_at <= at + SAME_NIGHT)
    )
    asked = (
        sa.select(
            CaseFile.code, Child.name, Child.name_local, Child.name_kind, Child.age_years_stated, Child.marks,
            sa.case((named, sa.true()), else_=sa.false()).label("sees"), spoken(User).label("received_by"),
            Placement.started_at, Placement.written_at,
        )
        .join(Child, Child.id == CaseFile.child_id)
        .join(Placement, Placement.case_file_id == CaseFile.id)
        .outerjoin(Reception, Reception.placement_id == Placement.id)
        .outerjoin(User, User.id == Placement.written_by)
        .where(Placement.home_id == home_id, Placement.ended_at.is_(None), Child.sex == sex, near)
        .order_by(Placement.written_at.desc())
    )  # fmt: skip
    return [
        Twin(row.code, row.name if row.sees else None, row.name_kind, row.age_years_stated, row.received_by,
             row.started_at, row.written_at)
        for row in db.session.execute(asked)
        if _is_like(row, name=name, age=age, marks=marks)
    ]  # fmt: skip


def _is_like(row: Any, *, name: str, age: int | None, marks: str) -> bool:
    theirs = row.age_years_stated
    if age is not None and theirs is not None and abs(age - theirs) > NEAR_YEARS:
        return False
    if name and (row.name or row.name_local):
        return max(spelling.likeness(name, said) for said in (row.name, row.name_local) if said) >= ALIKE
    if name or row.name or row.name_local:
        return bool(marks and row.marks) and fuzz.token_set_ratio(marks.lower(), row.marks.lower()) >= ALIKE
    if not marks or not row.marks:
        return age == theirs
    return fuzz.token_set_ratio(marks.lower(), row.marks.lower()) >= SAME_WORDS
