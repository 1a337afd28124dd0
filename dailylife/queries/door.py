"""The questions of the door: who comes here, who is in, what was tapped today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from dailylife.choices.door import DAY_KINDS
from dailylife.models import DoorVisit
from foundation.called import call_name
from foundation.db import db
from foundation.names import spoken
from homes.models import Home
from residents import names as spelling
from residents.models import CaseFile, Child, PhotoOf, Placement
from residents.queries.masks import flag, shown

LIKELY = 90
"""From this likeness on a name that is spelled otherwise is found, of 110."""


@dataclass(frozen=True, kw_only=True)
class Comer:
    """A child as the door's verbs know her; `kind` and `stay_began` are of her open stay, None without one."""

    case_file_id: UUID
    home_id: UUID
    code: str
    kind: str | None
    stay_began: datetime | None


@dataclass(frozen=True, kw_only=True)
class DoorLine:
    """One child of the grid; `visit` is the one that is open. Without a right to her name the code stands for it."""

    code: str
    name: str
    lang: str | None
    names: tuple[str, ...]
    is_named: bool
    has_photo: bool
    visit: DoorVisit | None

    def is_meant(self, find: str) -> bool:
        """Answer whether what was typed means her: part of her code or of a name, or a name spelled alike."""
        typed = find.strip().casefold()
        if typed in self.code.casefold() or any(typed in name.casefold() for name in self.names):
            return True
        return any(
            spelling.likeness(find, part) >= LIKELY for name in self.names for part in (name, *name.split())
        )


@dataclass(frozen=True, kw_only=True)
class TapLine:
    """One visit of today as the page tells it."""

    visit: DoorVisit
    code: str
    name: str
    lang: str | None
    writer: str


def comer(case_file_id: UUID) -> Comer:
    """Answer a child as the door knows her. One statement."""
    stays_here = sa.and_(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None))
    row = db.session.execute(
        sa.select(CaseFile.home_id, CaseFile.code, Placement.kind, Placement.started_at)
        .outerjoin(Placement, stays_here)
        .where(CaseFile.id == case_file_id)
    ).one()
    return Comer(
        case_file_id=case_file_id,
        home_id=row.home_id,
        code=row.code,
        kind=row.kind,
        stay_began=row.started_at,
    )


def called(case_file_id: UUID, *, named: Any) -> tuple[str, str | None]:
    """Answer how a child is called at the door, her code where her name is hidden, and its language. One statement."""
    row = db.session.execute(
        sa.select(
            CaseFile.code, shown(named, Child.name).label("name"),
            shown(named, Child.name_local).label("name_local"),
        )
        .join(Child, Child.id == CaseFile.child_id)
        .where(CaseFile.id == case_file_id)
    ).one()  # fmt: skip
    return call_name(row.name or "", row.name_local or "", row.code)


def open_visit(case_file_id: UUID) -> DoorVisit | None:
    """Answer the visit of a child who is in."""
    return db.session.scalar(
        sa.select(DoorVisit).where(
            DoorVisit.case_file_id == case_file_id, DoorVisit.left_at.is_(None), DoorVisit.struck_at.is_(None)
        )
    )


def visit_over(case_file_id: UUID, moment: datetime) -> DoorVisit | None:
    """Answer the finished visit of a child that ended after `moment`, if one stands: a coming then would overlap it."""
    return db.session.scalar(
        sa.select(DoorVisit)
        .where(
            DoorVisit.case_file_id == case_file_id, DoorVisit.struck_at.is_(None), DoorVisit.left_at > moment
        )
        .order_by(DoorVisit.came_at)
        .limit(1)
    )


def visits_on(home_id: UUID, day: date) -> Sequence[DoorVisit]:
    """Answer the visits of a day that stand, the open ones of earlier days too. One statement."""
    asked = sa.select(DoorVisit).where(
        DoorVisit.home_id == home_id,
        DoorVisit.struck_at.is_(None),
        sa.or_(DoorVisit.day == day, sa.and_(DoorVisit.day < day, DoorVisit.left_at.is_(None))),
    )
    return db.session.scalars(asked).all()


def visit(visit_id: UUID) -> DoorVisit:
    """Answer a visit that the gate let pass."""
    return db.session.scalars(sa.select(DoorVisit).where(DoorVisit.id == visit_id)).one()


def sanctioned(home_id: UUID) -> int:
    """Answer how many children the home is sanctioned for."""
    return db.session.scalars(sa.select(Home.sanctioned_strength).where(Home.id == home_id)).one()


def lines(home_id: UUID, *, see: Any, named: Any) -> list[DoorLine]:
    """Answer who comes to this home by day, or is in, by name (by code where it is hidden). One statement."""
    stays = sa.exists().where(
        Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None), Placement.kind.in_(DAY_KINDS)
    )
    photo = sa.exists().where(PhotoOf.case_file_id == CaseFile.id)
    is_in = sa.and_(
        DoorVisit.case_file_id == CaseFile.id, DoorVisit.left_at.is_(None), DoorVisit.struck_at.is_(None)
    )
    asked = (
        sa.select(
            CaseFile.code, shown(named, Child.name).label("name"), shown(named, Child.name_local).label("name_local"),
            flag(named, "is_named"), flag(sa.and_(named, photo), "has_photo"), DoorVisit,
        )
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(DoorVisit, is_in)
        .where(CaseFile.home_id == home_id, see, sa.or_(stays, DoorVisit.id.is_not(None)))
        .order_by(shown(named, Child.name), CaseFile.year, CaseFile.serial)
    )  # fmt: skip
    return [_line(row) for row in db.session.execute(asked)]


def _line(row: Any) -> DoorLine:
    name, lang = call_name(row.name or "", row.name_local or "", row.code)
    said = tuple(each for each in (row.name, row.name_local) if each)
    return DoorLine(
        code=row.code, name=name, lang=lang, names=said, is_named=bool(row.is_named and said),
        has_photo=bool(row.has_photo), visit=row.DoorVisit,
    )  # fmt: skip


def taps(home_id: UUID, day: date, *, see: Any, named: Any) -> Sequence[TapLine]:
    """Answer the visits of a day, the newest coming first, struck ones with them. One statement."""
    asked = (
        sa.select(
            DoorVisit, CaseFile.code, shown(named, Child.name).label("name"),
            shown(named, Child.name_local).label("name_local"), spoken(User).label("writer"),
        )
        .join(CaseFile, CaseFile.id == DoorVisit.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(User, User.id == DoorVisit.came_by)
        .where(DoorVisit.home_id == home_id, DoorVisit.day == day, see)
        .order_by(DoorVisit.came_at.desc(), DoorVisit.id.desc())
    )  # fmt: skip
    found = []
    for row in db.session.execute(asked):
        name, lang = call_name(row.name or "", row.name_local or "", row.code)
        found.append(
            TapLine(visit=row.DoorVisit, code=row.code, name=name, lang=lang, writer=str(row.writer or ""))
        )
    return found
