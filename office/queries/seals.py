"""What the office asks about broken seals: one's own, a home's, those that wait, what was read, who is barred."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.audit import AuditEvent
from foundation.break_glass import BrokenSeal, Event, SealBar
from foundation.break_glass.actions import Whose
from foundation.break_glass.rules import REVIEW_WITHIN
from foundation.db import db, kept_aliases, one_or_404
from foundation.feature import TimelineEntry, Window
from foundation.names import spoken
from foundation.scope import across_homes
from homes.models import Home
from residents.models import CaseFile

LINES = 100
"""So many lines a list shows at most; what waits stands first."""
PAGES = 200
"""So many pages of one opening are listed at most."""


@dataclass(frozen=True)
class SealLine:
    """An opening with whom it is about and who opened and reviewed it."""

    row: BrokenSeal
    code: str
    child_id: UUID
    opener: str
    reviewer: str
    home_code: str


def _lines() -> Any:
    opener, reviewer = kept_aliases("seals.lines", User, User)
    return (
        sa.select(
            BrokenSeal, CaseFile.code, CaseFile.child_id, spoken(opener).label("opener"),
            sa.func.coalesce(spoken(reviewer), "").label("reviewer"), Home.code.label("home_code"),
        )
        .join(CaseFile, CaseFile.id == BrokenSeal.case_file_id)
        .join(Home, Home.id == BrokenSeal.home_id)
        .join(opener, opener.id == BrokenSeal.opened_by)
        .outerjoin(reviewer, reviewer.id == BrokenSeal.reviewed_by)
    )  # fmt: skip


def _asked(statement: Any) -> list[SealLine]:
    return [SealLine(*row) for row in db.session.execute(statement)]


def seals(home_id: UUID | None = None) -> list[SealLine]:
    """Answer the openings of a home or of all, those that wait for a review first, then the newest. One statement."""
    waits = sa.case((BrokenSeal.reviewed_at.is_(None), 0), else_=1)
    asked = _lines().order_by(waits, BrokenSeal.opened_at.desc(), BrokenSeal.id.desc()).limit(LINES)
    return _asked(asked if home_id is None else asked.where(BrokenSeal.home_id == home_id))


def own_seals(user_id: UUID) -> list[SealLine]:
    """Answer a person's own openings in whatever home, newest first. One statement."""
    asked = _lines().where(BrokenSeal.opened_by == user_id)
    with across_homes("a person's own openings"):
        return _asked(asked.order_by(BrokenSeal.opened_at.desc(), BrokenSeal.id.desc()).limit(20))


def seal_line(broken_seal_id: UUID) -> SealLine:
    """Answer one opening; not there is 404."""
    one_or_404(sa.select(BrokenSeal).where(BrokenSeal.id == broken_seal_id))
    return _asked(_lines().where(BrokenSeal.id == broken_seal_id))[0]


def seals_between(
    home_id: UUID, *, starts_at: datetime, ends_at: datetime, after: int | None, limit: int | None
) -> list[SealLine]:
    """Answer a home's openings of a period by their numbers, for its register. One statement."""
    asked = (
        _lines()
        .where(
            BrokenSeal.home_id == home_id, BrokenSeal.opened_at >= starts_at, BrokenSeal.opened_at < ends_at
        )
        .order_by(BrokenSeal.year, BrokenSeal.number)
        .limit(limit)
    )
    return _asked(asked if after is None else asked.where(BrokenSeal.number > after))


def pages_read(row: BrokenSeal) -> list[tuple[datetime, str]]:
    """Answer when and which pages were read while a seal was broken, as the record of deeds has it. One statement."""
    asked = (
        sa.select(AuditEvent.at, AuditEvent.details)
        .where(
            AuditEvent.actor_id == row.opened_by, AuditEvent.subject_id == row.case_file_id,
            AuditEvent.event == str(Event.PAGE_READ), AuditEvent.at >= row.opened_at, AuditEvent.at < row.until_at,
        )
        .order_by(AuditEvent.at, AuditEvent.seq)
        .limit(PAGES)
    )  # fmt: skip
    return [(at, str(json.loads(details)["path"])) for at, details in db.session.execute(asked)]


@dataclass(frozen=True)
class Counted:
    """How often seals were broken in a home within a year, and how many are unreviewed, late or not justified."""

    home_code: str
    home_name: str
    year: int
    month: int
    waiting: int
    late: int
    unjustified: int


def counts(*, now: datetime) -> list[Counted]:
    """Answer the counts of every home that has openings, by its code; without any child or person. One statement."""

    def many(condition: Any) -> Any:
        return sa.func.sum(sa.case((condition, 1), else_=0))

    unread = BrokenSeal.reviewed_at.is_(None)
    within_year = BrokenSeal.opened_at > now - timedelta(days=365)
    asked = (
        sa.select(
            Home.code, Home.name, many(within_year), many(BrokenSeal.opened_at > now - timedelta(days=30)),
            many(unread), many(sa.and_(unread, BrokenSeal.opened_at <= now - REVIEW_WITHIN)),
            many(sa.and_(BrokenSeal.verdict == "unjustified", within_year)),
        )
        .join(Home, Home.id == BrokenSeal.home_id)
        .group_by(Home.code, Home.name)
        .order_by(Home.code)
    )  # fmt: skip
    return [Counted(row[0], row[1], *(int(n) for n in row[2:])) for row in db.session.execute(asked)]


@dataclass(frozen=True)
class BarLine:
    """A line of the list of those who may not break a seal."""

    row: SealBar
    person: str
    sign_in_name: str
    by: str


def _bars() -> Any:
    person, by = kept_aliases("seals.bars", User, User)
    return (
        sa.select(SealBar, spoken(person), person.sign_in_name, spoken(by))
        .join(person, person.id == SealBar.user_id)
        .join(by, by.id == SealBar.barred_by)
    )


def bars() -> Sequence[BarLine]:
    """Answer who may not break a seal, those in force first. One statement."""
    is_over = sa.case((SealBar.ended_at.is_(None), 0), else_=1)
    asked = _bars().order_by(is_over, SealBar.barred_at.desc(), SealBar.id.desc()).limit(LINES)
    return [BarLine(*row) for row in db.session.execute(asked)]


def bar_line(bar_id: UUID) -> BarLine:
    """Answer one line of that list; not there is 404."""
    one_or_404(sa.select(SealBar).where(SealBar.id == bar_id))
    return BarLine(*db.session.execute(_bars().where(SealBar.id == bar_id)).one())


def whose(*, case_file_id: UUID | None = None, code: str = "") -> Whose | None:
    """Answer whose file this is, by its id or its code; None where there is none."""
    which = CaseFile.id == case_file_id if case_file_id else CaseFile.code == code
    asked = sa.select(CaseFile.id, CaseFile.home_id, CaseFile.code, CaseFile.child_id).where(which)
    row = db.session.execute(asked).one_or_none()
    return Whose(row.id, row.home_id, row.code, ("child", row.child_id)) if row else None


def code_of_file(case_file_id: UUID) -> str:
    """Answer the code of a file in whatever home: it is one's own opening that asks."""
    with across_homes("the file of one's own opening"):
        return str(db.session.scalars(sa.select(CaseFile.code).where(CaseFile.id == case_file_id)).one())


def told_in_chronology(case_file_id: UUID, window: Window, say: Any) -> list[TimelineEntry]:
    """Answer the openings of one child's file within `window`, each said by `say`. One statement."""
    asked = (
        sa.select(BrokenSeal, spoken(User))
        .join(User, User.id == BrokenSeal.opened_by)
        .where(BrokenSeal.case_file_id == case_file_id)
    )
    found: Any = db.session.execute(window.narrow(asked, BrokenSeal.opened_at))
    return [say(row, name) for row, name in found]
