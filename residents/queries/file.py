"""One child's file: its head in one statement, who carries it, what happened, the rows that its verbs change."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import PostHeld, User
from accounts.queries import is_current
from accounts.roles import Role
from foundation.db import db, kept_aliases
from foundation.names import spoken
from homes.models import Bed, Committee, Room
from residents import rules
from residents.models import Assignment, BedStay, CaseFile, Child, PhotoOf, Placement, PlacementChange
from residents.queries.masks import Masks, shown


@dataclass(frozen=True)
class FileHead:
    """A child's page at a glance; what the reader may not see is None."""

    case_file_id: UUID
    code: str
    home_id: UUID
    child_id: UUID
    name: str | None
    name_local: str | None
    name_kind: str
    sex: str
    born_on: date | None
    born_on_shown: date | None
    age_years_stated: int | None
    age_stated_on: date | None
    age_stated_by: str | None
    marks: str | None
    father_name: str | None
    mother_name: str | None
    village: str | None
    sees_names: bool
    sees_identity: bool
    sees_family: bool
    sees_orders: bool
    photo_id: UUID | None
    stay_id: UUID
    kind: str
    categories: tuple[str, ...] | None
    brought_by: str | None
    brought_by_text: str | None
    is_overnight: bool
    exceptions: tuple[str, ...]
    exception_reason: str | None
    order_no: str | None
    order_date: date | None
    committee: str | None
    new_order_no: str | None
    new_order_date: date | None
    new_committee: str | None
    started_at: datetime
    written_at: datetime
    ended_at: datetime | None
    exit_reason: str
    exit_order_no: str | None
    exit_order_date: date | None
    handed_to: str | None
    handed_relation: str | None
    bed: str | None
    room: str | None

    def age_on(self, day: date) -> rules.Age:
        """Answer the child's age on `day`."""
        stated, on = self.age_years_stated, self.age_stated_on
        return rules.age_on(day, born_on=self.born_on, stated_years=stated, stated_on=on)


def head(case_file_id: UUID, *, masks: Masks) -> FileHead | None:
    """Answer the head of a file with its newest stay, bed, photograph and orders. One statement."""
    stay, photo, change = kept_aliases("file.head", Placement, PhotoOf, PlacementChange)
    body, later_body = kept_aliases("file.head.bodies", Committee, Committee)
    newest_stay = _newest(Placement, Placement.started_at)
    newest_photo = _newest(PhotoOf, PhotoOf.added_at)
    newest_change = _newest(PlacementChange, PlacementChange.happened_at)
    name, identity, family, orders = masks.names, masks.identity, masks.family, masks.orders
    asked = (
        sa.select(
            CaseFile.id.label("case_file_id"), CaseFile.code, CaseFile.home_id, CaseFile.child_id,
            shown(name, Child.name).label("name"), shown(name, Child.name_local).label("name_local"),
            Child.name_kind, Child.sex, Child.born_on, shown(identity, Child.born_on).label("born_on_shown"),
            Child.age_years_stated, Child.age_stated_on,
            shown(identity, Child.age_stated_by).label("age_stated_by"), shown(identity, Child.marks).label("marks"),
            shown(family, Child.father_name).label("father_name"),
            shown(family, Child.mother_name).label("mother_name"), shown(family, Child.village).label("village"),
            _flag(name, "sees_names"), _flag(identity, "sees_identity"), _flag(family, "sees_family"),
            _flag(orders, "sees_orders"),
            shown(name, photo.file_id).label("photo_id"), stay.id.label("stay_id"), stay.kind,
            shown(orders, stay.categories).label("categories"), shown(orders, stay.brought_by).label("brought_by"),
            shown(orders, stay.brought_by_text).label("brought_by_text"), stay.is_overnight, stay.exceptions,
            shown(orders, stay.exception_reason).label("exception_reason"),
            shown(orders, stay.order_no).label("order_no"), shown(orders, stay.order_date).label("order_date"),
            shown(orders, body.name).label("committee"), shown(orders, change.order_no).label("new_order_no"),
            shown(orders, change.order_date).label("new_order_date"),
            shown(orders, later_body.name).label("new_committee"), stay.started_at, stay.written_at, stay.ended_at,
            stay.exit_reason, shown(orders, stay.exit_order_no).label("exit_order_no"),
            shown(orders, stay.exit_order_date).label("exit_order_date"),
            shown(family, stay.handed_to).label("handed_to"),
            shown(family, stay.handed_relation).label("handed_relation"),
            Bed.label.label("bed"), Room.name.label("room"),
        )
        .join(Child, Child.id == CaseFile.child_id)
        .join(stay, stay.id == newest_stay)
        .outerjoin(photo, photo.id == newest_photo)
        .outerjoin(change, sa.and_(change.id == newest_change, change.placement_id == stay.id))
        .outerjoin(body, body.id == stay.order_by)
        .outerjoin(later_body, later_body.id == change.order_by)
        .outerjoin(BedStay, sa.and_(BedStay.case_file_id == CaseFile.id, BedStay.to_at.is_(None)))
        .outerjoin(Bed, Bed.id == BedStay.bed_id)
        .outerjoin(Room, Room.id == Bed.room_id)
        .where(CaseFile.id == case_file_id)
    )  # fmt: skip
    row = db.session.execute(asked).mappings().one_or_none()
    return FileHead(**row) if row is not None else None


def _flag(condition: Any, name: str) -> Any:
    return sa.case((condition, sa.true()), else_=sa.false()).label(name)


def _newest(table: Any, moment: Any) -> Any:
    asked = (
        sa.select(table.id).where(table.case_file_id == CaseFile.id).order_by(moment.desc(), table.id.desc())
    )
    return asked.limit(1).correlate(CaseFile).scalar_subquery()


@dataclass(frozen=True)
class Carrier:
    """A person in whose caseload the child is."""

    assignment_id: UUID
    user_id: UUID
    name: str
    as_role: str
    from_on: date


def carriers(case_file_id: UUID, *, today: date) -> list[Carrier]:
    """Answer who has the child in her caseload today."""
    asked = (
        sa.select(Assignment.id, User.id, spoken(User), Assignment.as_role, Assignment.from_on)
        .join(User, User.id == Assignment.user_id)
        .where(
            Assignment.case_file_id == case_file_id,
            sa.or_(Assignment.to_on.is_(None), Assignment.to_on > today),
        )
        .order_by(Assignment.as_role, Assignment.from_on, Assignment.id)
    )
    return [Carrier(*row) for row in db.session.execute(asked)]


CARRYING = (Role.CASE_WORKER, Role.COUNSELLOR)


def who_may_carry(home_id: UUID, *, now: datetime) -> list[tuple[UUID, str, str]]:
    """Answer id, name and role of everyone who now holds a post with a caseload in a home."""
    asked = (
        sa.select(User.id, spoken(User).label("name"), PostHeld.role)
        .join(PostHeld, PostHeld.user_id == User.id)
        .where(
            PostHeld.home_id == home_id, PostHeld.role.in_(CARRYING), is_current(now),
        )
        .order_by(User.name, User.id)
    )  # fmt: skip
    return [(row.id, row.name, row.role) for row in db.session.execute(asked)]


@dataclass(frozen=True)
class Rows:
    """The rows that a verb changes: file, child, newest stay."""

    file: CaseFile
    child: Child
    stay: Placement


def rows(case_file_id: UUID) -> Rows:
    """Answer the rows of a file, to be changed."""
    asked = (
        sa.select(CaseFile, Child, Placement)
        .join(Child, Child.id == CaseFile.child_id)
        .join(Placement, Placement.case_file_id == CaseFile.id)
        .where(CaseFile.id == case_file_id)
        .order_by(Placement.started_at.desc(), Placement.id.desc())
        .limit(1)
    )
    return Rows(*db.session.execute(asked).one())


def newest_photo(case_file_id: UUID, *, see: Any) -> UUID | None:
    """Answer the file id of the newest photograph, if the reader may see the child's name."""
    asked = sa.select(PhotoOf.file_id).join(CaseFile, CaseFile.id == PhotoOf.case_file_id)
    asked = asked.where(PhotoOf.case_file_id == case_file_id, see)
    return db.session.scalar(asked.order_by(PhotoOf.added_at.desc(), PhotoOf.id.desc()).limit(1))


def file_in_home(home_id: UUID, code: str) -> UUID | None:
    """Answer the id of the file that a home keeps under this code, however it was typed, or None."""
    asked = sa.select(CaseFile.id).where(CaseFile.home_id == home_id, CaseFile.code == code.strip().upper())
    return db.session.scalar(asked)
