"""Register 1 of rule 77 as rows: each stay with its first bed, its changes of custody and what was corrected."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation.db import db, kept_alias, kept_aliases
from homes.models import Bed
from residents import names as spelling
from residents import rules
from residents.models import BedStay, CaseFile, Child, Correction, Placement, PlacementChange
from residents.queries.masks import Masks, shown


@dataclass(frozen=True)
class Mended:
    """A value that was corrected: what it was, why, by whom, when."""

    old: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Change:
    """A change in the nature of custody during the stay."""

    kind: str
    order_no: str
    order_date: date | None
    happened_at: datetime
    written_at: datetime


@dataclass
class StayRow:
    """One line of the register; a name, an order or marks that the reader may not see are None."""

    stay_id: UUID
    case_file_id: UUID
    code: str
    name: str | None
    name_local: str | None
    name_kind: str
    register_no: int
    kind: str
    age: rules.Age
    brought_by: str
    brought_by_text: str
    categories: tuple[str, ...]
    order_no: str | None
    order_date: date | None
    is_overnight: bool
    marks: str | None
    bed: str | None
    started_at: datetime
    written_at: datetime
    ended_at: datetime | None
    exit_reason: str
    exit_order_no: str
    exit_order_date: date | None
    handed_relation: str
    exit_written_at: datetime | None
    old_register_no: str = ""
    mended: dict[str, Mended] = field(default_factory=dict)
    changes: dict[UUID, Change] = field(default_factory=dict)


def stays(
    home_id: UUID, *, starts_at: datetime, ends_at: datetime, masks: Masks, after: str | None = None,
    limit: int | None = None, find: str | None = None, corrected_only: bool = False,
) -> list[StayRow]:  # fmt: skip
    """Answer the stays that began or ended in a period, in the order of arrival. One statement.

    A stay that began earlier and ended in the period stands first, under its own number. `after` is the id of
    the last stay of the page before.
    """
    page = _page(home_id, starts_at, ends_at, masks, find=find, corrected_only=corrected_only)
    if after is not None:
        page = page.where(_beyond(after))
    chosen = page.order_by(Placement.started_at, Placement.id).limit(limit).subquery()
    first_bed, later = kept_aliases("residents.register.stays", BedStay, BedStay)
    earliest = (
        sa.select(later.id).where(later.placement_id == Placement.id)
        .order_by(later.from_at, later.id).limit(1).correlate(Placement).scalar_subquery()
    )  # fmt: skip
    change = PlacementChange
    asked = (
        sa.select(
            Placement, CaseFile.code, shown(masks.names, Child.name).label("name"),
            shown(masks.names, Child.name_local).label("name_local"), Child.name_kind, Child.born_on,
            Child.age_years_stated, Child.age_stated_on, shown(masks.identity, Child.marks).label("marks"),
            Bed.label.label("bed"), change, Correction, *_sights(masks),
        )
        .join(chosen, chosen.c.id == Placement.id)
        .join(CaseFile, CaseFile.id == Placement.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(first_bed, first_bed.id == earliest)
        .outerjoin(Bed, Bed.id == first_bed.bed_id)
        .outerjoin(change, change.placement_id == Placement.id)
        .outerjoin(
            Correction,
            sa.and_(
                Correction.case_file_id == CaseFile.id,
                sa.or_(Correction.subject_id == Child.id, Correction.subject_id == Placement.id),
            ),
        )
        .order_by(Placement.started_at, Placement.id, change.happened_at, change.id, Correction.at, Correction.id)
    )  # fmt: skip
    return _gathered(db.session.execute(asked))


def _sights(masks: Masks) -> list[Any]:
    """Answer what the reader sees of a line, as columns: names, marks, orders (each with its struck-out values)."""
    seen = {"sees_names": masks.names, "sees_marks": masks.identity, "sees_orders": masks.orders}
    return [sa.case((condition, sa.true()), else_=sa.false()).label(name) for name, condition in seen.items()]


def _may_read(row: Any, field: str) -> bool:
    """Answer whether the reader may see what once stood in `field`: what is masked now was masked then."""
    if field.startswith(("name", "father", "mother", "village")):
        return bool(row.sees_names)
    if field.startswith("order"):
        return bool(row.sees_orders)
    return bool(row.sees_marks) or field != "marks"


def _beyond(after: str) -> Any:
    mark = kept_alias(Placement, "residents.register.beyond")
    try:
        last = UUID(after)
    except ValueError:
        return sa.true()
    at = sa.select(mark.started_at).where(mark.id == last).scalar_subquery()
    return sa.or_(Placement.started_at > at, sa.and_(Placement.started_at == at, Placement.id > last))


def _page(
    home_id: UUID,
    starts_at: datetime,
    ends_at: datetime,
    masks: Masks,
    *,
    find: str | None,
    corrected_only: bool,
) -> sa.Select[Any]:
    moved = sa.exists().where(
        PlacementChange.placement_id == Placement.id,
        *_within(PlacementChange.happened_at, starts_at, ends_at),
    )
    asked = (
        sa.select(Placement.id.label("id"))
        .join(CaseFile, CaseFile.id == Placement.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .where(
            Placement.home_id == home_id,
            Placement.register_no.is_not(None),
            sa.or_(
                sa.and_(*_within(Placement.started_at, starts_at, ends_at)),
                sa.and_(*_within(Placement.ended_at, starts_at, ends_at)),
                moved,
            ),
        )
    )
    if find:
        asked = asked.where(_found(find, masks))
    if corrected_only:
        mended = sa.or_(Correction.subject_id == Child.id, Correction.subject_id == Placement.id)
        asked = asked.where(sa.exists().where(Correction.case_file_id == CaseFile.id, mended))
    return asked


def _within(column: Any, starts_at: datetime, ends_at: datetime) -> tuple[Any, Any]:
    return column >= starts_at, column < ends_at


def _found(typed: str, masks: Masks) -> Any:
    by_code = CaseFile.code.icontains(typed.strip(), autoescape=True)
    words = spelling.key_of(typed).split()
    if not words:
        return by_code
    return sa.or_(
        by_code, sa.and_(masks.names, *(Child.name_key.contains(f" {w}", autoescape=True) for w in words))
    )


def _gathered(rows: Any) -> list[StayRow]:
    found: dict[UUID, StayRow] = {}
    for row in rows:
        stay: Placement = row.Placement
        line = found.get(stay.id) or found.setdefault(stay.id, _stay_row(row, stay))
        if (change := row.PlacementChange) is not None and change.id not in line.changes:
            number, day = (change.order_no, change.order_date) if row.sees_orders else ("", None)
            line.changes[change.id] = Change(change.kind, number, day, change.happened_at, change.written_at)
        if (mended := row.Correction) is not None and _may_read(row, mended.field):
            line.mended[mended.field] = Mended(mended.old_text, mended.reason, mended.by_name, mended.at)
    return list(found.values())


def _stay_row(row: Any, stay: Placement) -> StayRow:
    on = stay.started_at.date()
    age = rules.age_on(
        on, born_on=row.born_on, stated_years=row.age_years_stated, stated_on=row.age_stated_on
    )
    return StayRow(
        stay_id=stay.id, case_file_id=stay.case_file_id, code=row.code, name=row.name, name_local=row.name_local,
        name_kind=row.name_kind, register_no=stay.register_no or 0, kind=stay.kind, age=age,
        brought_by=stay.brought_by, brought_by_text=stay.brought_by_text, categories=stay.categories,
        order_no=stay.order_no if row.sees_orders else None, order_date=stay.order_date if row.sees_orders else None,
        is_overnight=stay.is_overnight, marks=row.marks,
        bed=row.bed, started_at=stay.started_at, written_at=stay.written_at, ended_at=stay.ended_at,
        exit_reason=stay.exit_reason, exit_order_no=stay.exit_order_no if row.sees_orders else "",
        exit_order_date=stay.exit_order_date if row.sees_orders else None,
        handed_relation=stay.handed_relation, exit_written_at=stay.exit_written_at,
        old_register_no=stay.old_register_no,
    )  # fmt: skip


@dataclass(frozen=True)
class Roll:
    """How many were here before a period, came in it, left in it, and are here at its end."""

    brought_forward: int
    came: int
    left: int

    @property
    def roll(self) -> int:
        """Answer how many are on the roll at the end of the period."""
        return self.brought_forward + self.came - self.left


def roll(home_id: UUID, *, starts_at: datetime, ends_at: datetime) -> Roll:
    """Answer the sums of a period in one statement."""
    before = sa.and_(
        Placement.started_at < starts_at,
        sa.or_(Placement.ended_at.is_(None), Placement.ended_at >= starts_at),
    )
    came = sa.and_(*_within(Placement.started_at, starts_at, ends_at))
    left = sa.and_(*_within(Placement.ended_at, starts_at, ends_at))
    sums = [sa.func.coalesce(sa.func.sum(sa.case((each, 1), else_=0)), 0) for each in (before, came, left)]
    asked = sa.select(*sums).where(Placement.home_id == home_id, Placement.register_no.is_not(None))
    return Roll(*(int(n) for n in db.session.execute(asked).one()))
