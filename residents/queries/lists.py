"""The list of children: search in any script or spelling, filters, pages by key."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation.db import alias_for_all, db
from homes.models import Bed, Room
from residents import names as spelling
from residents import rules
from residents.models import BedStay, CaseFile, Child, Placement
from residents.queries import search
from residents.queries.masks import Masks, shown

PAGE = 50
STAY, LATER, NARROWED, NARROWED_LATER = (alias_for_all(Placement) for _n in range(4))
SLEEPS = alias_for_all(BedStay)
"""Made once: a search is put together in a thousandth of the time that its aliases take."""


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What a reader asks of the list."""

    show: str = "present"
    room_id: UUID | None = None
    category: str = ""
    sex: str = ""
    find: str = ""

    @property
    def used(self) -> list[str]:
        """Answer the names of the filters in use, for the record; never what was typed."""
        chosen = ["show"] if self.show != "present" else []
        return chosen + [name for name in ("room_id", "category", "sex", "find") if getattr(self, name)]


@dataclass(frozen=True)
class ChildLine:
    """A child in a list; `name` is None for a reader who may only see the code."""

    case_file_id: UUID
    code: str
    name: str | None
    name_local: str | None
    name_kind: str
    sex: str
    age: rules.Age
    kind: str
    bed: str | None
    room: str | None
    categories: tuple[str, ...]
    started_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True)
class Page:
    """A page of children, and the code after which the next one begins."""

    lines: tuple[ChildLine, ...]
    next_after: str | None
    has_more_found: bool = False


def children(
    home_id: UUID, filters: Filters, *, see: Any, masks: Masks, today: date, after: str | None = None
) -> Page:
    """Answer a page of the children of a home, by name (by code where names are hidden); at most two statements.

    A search answers the fifty likeliest. It never finds anybody by a name that the reader may not see.
    """
    stay = STAY
    name = sa.case((masks.names, Child.name), else_="")
    order = (name, CaseFile.year, CaseFile.serial)
    asked = _lines(home_id, stay, masks, show=filters.show).where(see, *_conditions(filters, stay, masks))
    if filters.find:
        return _likeliest(asked, home_id, filters, see=see, masks=masks, today=today)
    if after is not None:
        mark = db.session.execute(
            sa.select(name.label("name"), CaseFile.year, CaseFile.serial)
            .join(Child, Child.id == CaseFile.child_id)
            .where(CaseFile.home_id == home_id, CaseFile.code == after, see)
        ).one_or_none()
        if mark is not None:
            asked = asked.where(_beyond(order, mark))
    rows = db.session.execute(asked.order_by(*order).limit(PAGE + 1)).all()
    return Page(
        tuple(_line(row, today) for row in rows[:PAGE]), rows[PAGE - 1].code if len(rows) > PAGE else None
    )


def _likeliest(asked: Any, home_id: UUID, filters: Filters, *, see: Any, masks: Masks, today: date) -> Page:
    """Answer the fifty likeliest of those whose words begin with what was typed; a name in any script counts."""
    narrowed = (see, _narrowed(filters, masks))
    hits = search.found(filters.find, home_id=home_id, masks=masks, conditions=narrowed)
    files = set(db.session.scalars(hits))
    rows = db.session.execute(asked.where(CaseFile.id.in_(files))).all() if files else []
    likely = sorted(rows, key=lambda row: (-_likeness(filters.find, row), row.code))
    return Page(tuple(_line(row, today) for row in likely[:PAGE]), None, len(likely) > PAGE)


def _likeness(typed: str, row: Any) -> float:
    said = [name for name in (row.name, row.name_local) if name] or [row.code]
    return max(spelling.likeness(typed, name) for name in said)


def _beyond(order: tuple[Any, ...], mark: Any) -> Any:
    name, year, serial = order
    return sa.or_(
        name > mark.name,
        sa.and_(
            name == mark.name, sa.or_(year > mark.year, sa.and_(year == mark.year, serial > mark.serial))
        ),
    )


def _newest_stay(later: Any) -> Any:
    newest = sa.select(later.id).where(later.case_file_id == CaseFile.id)
    newest = newest.order_by(later.started_at.desc(), later.id.desc()).limit(1)
    return newest.correlate(CaseFile).scalar_subquery()


def _lines(home_id: UUID, stay: Any, masks: Masks, *, show: str) -> Any:
    which = stay.ended_at.is_(None) if show == "present" else stay.id == _newest_stay(LATER)
    asked = (
        sa.select(
            CaseFile.id.label("case_file_id"), CaseFile.code, shown(masks.names, Child.name).label("name"),
            shown(masks.names, Child.name_local).label("name_local"), Child.name_kind, Child.sex, Child.born_on,
            Child.age_years_stated, Child.age_stated_on, stay.kind, Bed.label.label("bed"), Room.name.label("room"),
            shown(masks.orders, stay.categories).label("categories"), stay.started_at, stay.ended_at,
        )
        .join(Child, Child.id == CaseFile.child_id)
        .join(stay, sa.and_(stay.case_file_id == CaseFile.id, which))
        .outerjoin(BedStay, sa.and_(BedStay.case_file_id == CaseFile.id, BedStay.to_at.is_(None)))
        .outerjoin(Bed, Bed.id == BedStay.bed_id)
        .outerjoin(Room, Room.id == Bed.room_id)
        .where(CaseFile.home_id == home_id)
    )  # fmt: skip
    return asked.where(stay.ended_at.is_not(None)) if show == "left" else asked


def _conditions(filters: Filters, stay: Any, masks: Masks) -> Iterable[Any]:
    if filters.room_id is not None:
        yield Room.id == filters.room_id
    if filters.category:
        yield sa.and_(masks.orders, stay.categories.contains(f",{filters.category},", autoescape=True))
    if filters.sex:
        yield Child.sex == filters.sex


def _narrowed(filters: Filters, masks: Masks) -> Any:
    """Answer the filters as one condition on the file alone, so that a search can count only those who fit."""
    stay, sleeps = NARROWED, SLEEPS
    if filters.show == "all" and not (filters.category or filters.sex or filters.room_id):
        return sa.true()
    asked = sa.select(stay.id).where(stay.case_file_id == CaseFile.id)
    if filters.show == "present":
        asked = asked.where(stay.ended_at.is_(None))
    else:
        asked = asked.where(stay.id == _newest_stay(NARROWED_LATER))
        asked = asked.where(stay.ended_at.is_not(None)) if filters.show == "left" else asked
    if filters.category:
        asked = asked.where(masks.orders, stay.categories.contains(f",{filters.category},", autoescape=True))
    if filters.sex:
        asked = asked.join(Child, Child.id == CaseFile.child_id).where(Child.sex == filters.sex)
    if filters.room_id is not None:
        here = sa.and_(sleeps.case_file_id == CaseFile.id, sleeps.to_at.is_(None))
        asked = (
            asked.join(sleeps, here).join(Bed, Bed.id == sleeps.bed_id).where(Bed.room_id == filters.room_id)
        )
    return asked.correlate(CaseFile).scalar_subquery().is_not(None)


def _line(row: Any, today: date) -> ChildLine:
    last = min(today, row.ended_at.date()) if row.ended_at else today
    age = rules.age_on(
        last, born_on=row.born_on, stated_years=row.age_years_stated, stated_on=row.age_stated_on
    )
    return ChildLine(
        row.case_file_id, row.code, row.name, row.name_local, row.name_kind, row.sex, age, row.kind, row.bed,
        row.room, tuple(row.categories or ()), row.started_at, row.ended_at,
    )  # fmt: skip
