"""The list of children: search in any script or spelling, filters, pages by key; possible matches."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from foundation.db import db
from homes.models import Bed, Room
from residents import names as spelling
from residents import rules
from residents.models import BedStay, CaseFile, Child, Placement
from residents.queries.masks import Masks, shown

PAGE = 50
SEARCHED = 200
MATCH_YEARS = 3


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
    stay = aliased(Placement)
    name = sa.case((masks.names, Child.name), else_="")
    asked = _lines(home_id, stay, masks, show=filters.show).where(see, *_conditions(filters, stay, masks))
    order = (name, CaseFile.year, CaseFile.serial)
    if filters.find:
        rows = db.session.execute(asked.order_by(*order).limit(SEARCHED)).all()
        likely = sorted(rows, key=lambda row: -spelling.likeness(filters.find, row.name or row.code))
        return Page(tuple(_line(row, today) for row in likely[:PAGE]), None, len(likely) > PAGE)
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


def _beyond(order: tuple[Any, ...], mark: Any) -> Any:
    name, year, serial = order
    return sa.or_(
        name > mark.name,
        sa.and_(
            name == mark.name, sa.or_(year > mark.year, sa.and_(year == mark.year, serial > mark.serial))
        ),
    )


def _lines(home_id: UUID, stay: Any, masks: Masks, *, show: str) -> Any:
    later = aliased(Placement)
    newest = (
        sa.select(later.id).where(later.case_file_id == CaseFile.id)
        .order_by(later.started_at.desc(), later.id.desc()).limit(1).correlate(CaseFile).scalar_subquery()
    )  # fmt: skip
    which = stay.ended_at.is_(None) if show == "present" else stay.id == newest
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
    if filters.find:
        yield _found(filters.find, masks)


def _found(typed: str, masks: Masks) -> Any:
    """Each word of what was typed begins a word of her name or her father's; or it is part of her code."""
    by_code = CaseFile.code.icontains(typed.strip(), autoescape=True)
    words = spelling.key_of(typed).split()
    if not words:
        return by_code
    each = [
        sa.or_(
            sa.and_(masks.names, Child.name_key.contains(f" {word}", autoescape=True)),
            sa.and_(masks.family, Child.father_name_key.contains(f" {word}", autoescape=True)),
        )
        for word in words
    ]
    return sa.or_(by_code, sa.and_(*each))


def _line(row: Any, today: date) -> ChildLine:
    last = min(today, row.ended_at.date()) if row.ended_at else today
    age = rules.age_on(
        last, born_on=row.born_on, stated_years=row.age_years_stated, stated_on=row.age_stated_on
    )
    return ChildLine(
        row.case_file_id, row.code, row.name, row.name_local, row.name_kind, row.sex, age, row.kind, row.bed,
        row.room, tuple(row.categories or ()), row.started_at, row.ended_at,
    )  # fmt: skip


@dataclass(frozen=True)
class Match:
    """A file that may be the same child's: only its code, its home and whether she is there now."""

    code: str
    home_id: UUID
    is_here: bool
    age: rules.Age


def possible_matches(name: str, name_local: str, *, sex: str, age: rules.Age, today: date) -> list[Match]:
    """Answer files in scope whose child has the same first name key and nearly the same age; likeliest first.

    It only suggests: names that sound alike (Priya, Riya) stay apart, and nothing is merged by itself.
    """
    words = spelling.keys_of(name, name_local).split()
    if not words:
        return []
    open_stay = sa.exists().where(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None))
    asked = (
        sa.select(
            CaseFile.code, CaseFile.home_id, Child.name, Child.born_on, Child.age_years_stated, Child.age_stated_on,
            open_stay.label("is_here"),
        )
        .join(Child, Child.id == CaseFile.child_id)
        .where(Child.sex == sex, sa.or_(*(Child.name_key.contains(f" {w}", autoescape=True) for w in words)))
        .limit(SEARCHED)
    )  # fmt: skip
    found = []
    for row in db.session.execute(asked):
        theirs = rules.age_on(
            today, born_on=row.born_on, stated_years=row.age_years_stated, stated_on=row.age_stated_on
        )
        near = age.years is None or theirs.years is None or abs(age.years - theirs.years) <= MATCH_YEARS
        likeness = max(spelling.likeness(typed, row.name) for typed in (name, name_local) if typed)
        if near and likeness >= 80:
            found.append((likeness, Match(row.code, row.home_id, bool(row.is_here), theirs)))
    return [match for _alike, match in sorted(found, key=lambda pair: -pair[0])[:5]]
