"""Questions about hearings: the first production of a stay, the clocks that run from it, one child's hearings."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import clock
from foundation.db import db, kept_alias, kept_aliases, one_or_404
from foundation.names import spoken
from homes.models import Committee, StaffMember
from residents.choices import StayKind
from residents.choices.legal import AGE_DAYS, INQUIRY_MONTHS, PRODUCED
from residents.models import CaseFile, Child, ChildOrder, FamilyMember, Placement, Production
from residents.queries.family import spoken_name
from residents.queries.masks import flag, shown
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


@dataclass(frozen=True)
class HearingLine:
    """A hearing as lists show it; what the reader may not see of it is None or empty."""

    id: UUID
    case_file_id: UUID
    code: str
    name: str | None
    name_local: str | None
    name_kind: str
    on_day: date
    at_time: time | None
    forum: str
    body: str
    place: str
    purpose: str
    purpose_text: str
    case_id: UUID | None
    escort_kind: str
    escort: str
    result: str
    produced_at: datetime | None
    went_at: datetime | None
    back_at: datetime | None
    file_carried_by: str
    file_out_at: datetime | None
    file_in_at: datetime | None
    not_produced_why: str
    ordered: str
    order_no: str | None
    order_date: date | None
    next_on: date | None
    is_last: bool
    listed_at: datetime
    told_at: datetime | None
    sees: bool = True


def lines_of(*, see: Any, names: Any, orders: Any) -> Any:
    """Answer the statement of hearings with child, body, escort, order and next date; conditions veil what it gives."""
    later, staff = kept_aliases("productions.lines_of", Production, StaffMember)
    escort = sa.func.coalesce(staff.name, sa.func.nullif(Production.escort_name, ""), spoken_name(), "")
    return (
        sa.select(
            Production, CaseFile.code, shown(names, Child.name).label("name"),
            shown(names, Child.name_local).label("name_local"), Child.name_kind, Committee.name.label("body"),
            escort.label("escort"), shown(orders, ChildOrder.order_no).label("order_no"),
            shown(orders, ChildOrder.order_date).label("order_date"), later.on_day.label("next_on"),
            flag(see, "sees"),
        )
        .join(CaseFile, CaseFile.id == Production.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(Committee, Committee.id == Production.body_id)
        .outerjoin(staff, staff.id == Production.escort_staff_id)
        .outerjoin(FamilyMember, FamilyMember.id == Production.escort_contact_id)
        .outerjoin(ChildOrder, ChildOrder.id == Production.order_id)
        .outerjoin(later, later.id == Production.next_id)
    )  # fmt: skip


OWN = tuple(
    name
    for name in HearingLine.__dataclass_fields__
    if name
    not in (
        "code",
        "name",
        "name_local",
        "name_kind",
        "body",
        "escort",
        "order_no",
        "order_date",
        "next_on",
        "sees",
    )
)


def line_of(row: Any) -> HearingLine:
    """Answer a row of `lines_of` as a line."""
    own = {name: getattr(row.Production, name) for name in OWN}
    return HearingLine(
        code=row.code, name=row.name, name_local=row.name_local, name_kind=row.name_kind, body=row.body or "",
        escort=row.escort or "", order_no=row.order_no, order_date=row.order_date, next_on=row.next_on,
        sees=bool(row.sees), **own,
    )  # fmt: skip


def hearings_of(case_file_id: UUID, *, see: Any, names: Any, orders: Any) -> list[HearingLine]:
    """Answer a child's hearings, newest first. One statement."""
    asked = lines_of(see=see, names=names, orders=orders).where(Production.case_file_id == case_file_id, see)
    asked = asked.order_by(
        Production.on_day.desc(), Production.at_time.desc().nulls_last(), Production.id.desc()
    )
    return [line_of(row) for row in db.session.execute(asked)]


def diary(
    home_id: UUID, *, first: date, last: date, see: Any, names: Any, orders: Any, whose: Any = None
) -> list[HearingLine]:  # fmt: skip
    """Answer the hearings of a home from the day `first` to `last`, by day and time. One statement.

    Whose hearings: those that the reader may see, or the condition `whose`; a line she may not see says so.
    """
    asked = lines_of(see=see, names=names, orders=orders).where(
        Production.home_id == home_id, Production.on_day >= first, Production.on_day <= last,
        see if whose is None else whose,
    )  # fmt: skip
    asked = asked.order_by(Production.on_day, Production.at_time.nulls_last(), CaseFile.code, Production.id)
    return [line_of(row) for row in db.session.execute(asked)]


def own_escorts(home_id: UUID, user_id: UUID, *, on: date) -> list[HearingLine]:
    """Answer the hearings of a day to which this person takes a child, by time; without any name."""
    hers = sa.select(StaffMember.id).where(StaffMember.user_id == user_id, StaffMember.home_id == home_id)
    asked = lines_of(see=sa.true(), names=sa.false(), orders=sa.false()).where(
        Production.home_id == home_id, Production.on_day == on, Production.escort_staff_id.in_(hers)
    )
    return [
        line_of(row)
        for row in db.session.execute(asked.order_by(Production.at_time.nulls_last(), Production.id))
    ]


def matter_is_closed(*, by: date) -> Any:
    """Answer the condition that no further hearing is held: the last one of the present stay was by that day.

    For a statement over CaseFile and Placement. The stay's UTC day is near enough to tell its hearings from those of
    an earlier one.
    """
    last = kept_alias(Production, "productions.matter_is_closed")
    since = sa.func.date(Placement.started_at, type_=sa.Date)
    return sa.exists().where(
        last.case_file_id == CaseFile.id, last.is_last, last.on_day >= since, last.on_day <= by
    )


HEARD = (StayKind.RESIDENTIAL, StayKind.NIGHT_SHELTER)
"""The stays of which a committee decides: a child who comes by day has no next date."""


@dataclass(frozen=True)
class NextDate:
    """When a child who is here is heard next; without a day, whether she is to be pointed out."""

    kind: str
    is_closed: bool
    on_day: date | None
    at_time: time | None
    forum: str | None
    purpose: str | None
    escort_kind: str | None

    @property
    def is_lacking(self) -> bool:
        """Answer whether she has no next date, and nobody said that none is to come."""
        return self.on_day is None and not self.is_closed and self.kind in HEARD


def next_of(case_file_id: UUID, *, see: Any, today: date) -> NextDate | None:
    """Answer the next date of a child who is here now, or None for one who is not. One statement."""
    listed = kept_alias(Production, "productions.next_of")
    first = (
        sa.select(listed.id)
        .where(listed.case_file_id == case_file_id, listed.result == "listed", listed.on_day >= today)
        .order_by(listed.on_day, listed.at_time.nulls_last(), listed.id)
        .limit(1)
    )
    asked = (
        sa.select(
            Placement.kind, flag(matter_is_closed(by=today), "is_closed"), Production.on_day, Production.at_time,
            Production.forum, Production.purpose, Production.escort_kind,
        )
        .join(CaseFile, CaseFile.id == Placement.case_file_id)
        .outerjoin(Production, Production.id == first.scalar_subquery())
        .where(Placement.case_file_id == case_file_id, Placement.ended_at.is_(None), see)
    )  # fmt: skip
    row = db.session.execute(asked).mappings().one_or_none()
    return NextDate(**{**row, "is_closed": bool(row["is_closed"])}) if row else None


@dataclass(frozen=True)
class Waiting:
    """A child who is here and has no next date; `last_on` is None if she was never listed."""

    code: str
    name: str | None
    name_local: str | None
    name_kind: str
    came_at: datetime
    last_on: date | None


def without_next(home_id: UUID, *, see: Any, names: Any, today: date) -> list[Waiting]:
    """Answer the children who live here and have no hearing listed from `today` on, nor a last one. One statement."""
    hearing = kept_alias(Production, "productions.without_next")
    ahead = sa.exists().where(
        hearing.case_file_id == CaseFile.id, hearing.result == "listed", hearing.on_day >= today
    )
    last = (
        sa.select(sa.func.max(hearing.on_day)).where(hearing.case_file_id == CaseFile.id).correlate(CaseFile)
    ).scalar_subquery()
    asked = (
        sa.select(
            CaseFile.code, shown(names, Child.name).label("name"), shown(names, Child.name_local).label("name_local"),
            Child.name_kind, Placement.started_at.label("came_at"), last.label("last_on"),
        )
        .join(Child, Child.id == CaseFile.child_id)
        .join(Placement, Placement.case_file_id == CaseFile.id)
        .where(
            CaseFile.home_id == home_id, Placement.ended_at.is_(None),
            Placement.kind.in_(HEARD), ~ahead, ~matter_is_closed(by=today), see,
        )
        .order_by(Placement.started_at, CaseFile.code)
    )  # fmt: skip
    return [Waiting(**row) for row in db.session.execute(asked).mappings()]


def production_row(production_id: UUID) -> Production:
    """Answer a hearing to be changed; the gate has found whose it is."""
    found: Production = one_or_404(sa.select(Production).where(Production.id == production_id))
    return found


def staff_to_choose(home_id: UUID, *, on: date) -> list[tuple[UUID, str]]:
    """Answer id and name of those who work in a home on a day."""
    asked = sa.select(StaffMember.id, spoken(StaffMember)).where(
        StaffMember.home_id == home_id, StaffMember.joined_on <= on,
        sa.or_(StaffMember.left_on.is_(None), StaffMember.left_on >= on),
    )  # fmt: skip
    return [(row[0], row[1]) for row in db.session.execute(asked.order_by(StaffMember.name, StaffMember.id))]
