"""What is asked about leavings: a child's preparation, the roster of a home, who is due, sealed files."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import db
from foundation.names import spoken
from residents import rules
from residents.choices.going import PLAN_AHEAD
from residents.models import CaseFile, Child, Correction, LeavingPlan, LeavingStep, Placement, SealedReading

GROWN = 18


@dataclass(frozen=True)
class Prepared:
    """The preparation of the newest stay's end, with its steps and what was struck out."""

    plan: LeavingPlan | None
    steps: tuple[tuple[LeavingStep, str], ...]
    struck: tuple[Correction, ...]


def prepared(case_file_id: UUID, stay_id: UUID) -> Prepared:
    """Answer how far a leaving is prepared. At most three statements."""
    plan = db.session.scalars(sa.select(LeavingPlan).where(LeavingPlan.placement_id == stay_id)).one_or_none()
    if plan is None:
        return Prepared(None, (), ())
    steps = (
        sa.select(LeavingStep, sa.func.coalesce(spoken(User), ""))
        .outerjoin(User, User.id == LeavingStep.written_by)
        .where(LeavingStep.plan_id == plan.id)
        .order_by(LeavingStep.done_on, LeavingStep.id)
    )
    struck = (
        sa.select(Correction)
        .where(Correction.case_file_id == case_file_id, Correction.subject_id == plan.id)
        .order_by(Correction.at)
    )
    return Prepared(
        plan, tuple((step, by) for step, by in db.session.execute(steps)), tuple(db.session.scalars(struck))
    )


@dataclass(frozen=True)
class RosterRow:
    """A child on the release roster: the exact day, where to, who was told, whether the day was moved."""

    serial: int
    key: str
    code: str
    going: str
    due_on: date
    told_on: date | None
    told_how: str
    moved_from_on: date | None
    moved_why: str
    authority: str
    left_at: datetime | None
    written_at: datetime


def roster(
    home_id: UUID,
    *,
    first: date,
    last: date,
    after: int | None = None,
    limit: int | None = None,
    find: str | None = None,
) -> list[RosterRow]:
    """Answer the roster of a period by day; a code can be looked for. One statement."""
    order = (LeavingPlan.due_on, CaseFile.year, CaseFile.serial)
    number = sa.func.row_number().over(order_by=order).label("serial")
    inner = (
        sa.select(
            number, LeavingPlan.id, CaseFile.code, LeavingPlan.going, LeavingPlan.due_on, LeavingPlan.told_on,
            LeavingPlan.told_how, LeavingPlan.moved_from_on, LeavingPlan.moved_why, LeavingPlan.authority,
            Placement.ended_at, LeavingPlan.written_at,
        )
        .join(CaseFile, CaseFile.id == LeavingPlan.case_file_id)
        .join(Placement, Placement.id == LeavingPlan.placement_id)
        .where(LeavingPlan.home_id == home_id, LeavingPlan.due_on >= first, LeavingPlan.due_on <= last)
        .subquery()
    )  # fmt: skip
    asked = sa.select(inner).order_by(inner.c.serial)
    if after is not None:
        asked = asked.where(inner.c.serial > after)
    if find:
        asked = asked.where(inner.c.code.ilike(f"%{find.strip().replace('%', '')}%"))
    rows = db.session.execute(asked.limit(limit) if limit else asked)
    return [RosterRow(row[0], str(row[1]), *row[2:]) for row in rows]


@dataclass(frozen=True)
class DueLine:
    """A child whose leaving is near: with a plan, or because she turns eighteen."""

    code: str
    due_on: date | None
    going: str
    sent_on: date | None
    told_on: date | None
    turns: date | None


def due(home_id: UUID, *, today: date) -> list[DueLine]:
    """Answer who leaves next, by day: planned leavings, and children who soon turn eighteen. One statement."""
    asked = (
        sa.select(
            CaseFile.code, LeavingPlan.due_on, LeavingPlan.going, LeavingPlan.sent_on, LeavingPlan.told_on,
            Child.born_on, Child.age_years_stated, Child.age_stated_on,
        )
        .join(Placement, Placement.case_file_id == CaseFile.id)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(LeavingPlan, LeavingPlan.placement_id == Placement.id)
        .where(CaseFile.home_id == home_id, Placement.ended_at.is_(None), Placement.kind != "day")
        .order_by(CaseFile.year, CaseFile.serial)
    )  # fmt: skip
    lines = [_due_line(row, today) for row in db.session.execute(asked)]
    near = [line for line in lines if line.due_on is not None or line.turns is not None]
    return sorted(near, key=lambda line: (line.due_on or line.turns or today, line.code))


def _due_line(row: Any, today: date) -> DueLine:
    turns = None
    ahead = today + PLAN_AHEAD
    age = rules.age_on(
        ahead, born_on=row.born_on, stated_years=row.age_years_stated, stated_on=row.age_stated_on
    )
    if row.due_on is None and age.years is not None and age.years >= GROWN:
        turns = _birthday(
            row.born_on or row.age_stated_on, GROWN - (0 if row.born_on else row.age_years_stated)
        )
    return DueLine(row.code, row.due_on, row.going or "", row.sent_on, row.told_on, turns)


def _birthday(first: date, years: int) -> date:
    try:
        return first.replace(year=first.year + years)
    except ValueError:
        return first.replace(year=first.year + years, day=28) + timedelta(days=1)


@dataclass(frozen=True)
class Standing:
    """Whether a file is closed or sealed, whether this reader has opened it, and whether it was joined into another."""

    code: str
    closed_at: datetime | None
    sealed_at: datetime | None
    is_opened: bool
    is_joined: bool = False


def standing(case_file_id: UUID, *, reader: UUID, now: datetime) -> Standing | None:
    """Answer how a file stands for a reader. One statement."""
    opened = sa.exists().where(
        SealedReading.case_file_id == CaseFile.id,
        SealedReading.user_id == reader,
        SealedReading.until_at > now,
    )
    joined = CaseFile.merged_into_id.is_not(None)
    asked = sa.select(
        CaseFile.code, CaseFile.closed_at, CaseFile.sealed_at, opened.correlate(CaseFile), joined
    )
    row = db.session.execute(asked.where(CaseFile.id == case_file_id)).one_or_none()
    return Standing(row[0], row[1], row[2], bool(row[3]), bool(row[4])) if row is not None else None


def readings_of(case_file_id: UUID) -> list[tuple[SealedReading, str]]:
    """Answer who opened a sealed file and why, the newest first."""
    asked = (
        sa.select(SealedReading, sa.func.coalesce(spoken(User), ""))
        .outerjoin(User, User.id == SealedReading.user_id)
        .where(SealedReading.case_file_id == case_file_id)
        .order_by(SealedReading.opened_at.desc())
    )
    return [(reading, name) for reading, name in db.session.execute(asked)]
