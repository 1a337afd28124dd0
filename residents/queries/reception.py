"""Children in reception, one child's reception, and the rescue that several came with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from accounts.roles import Role
from foundation.db import db, kept_aliases, one_or_404
from foundation.names import spoken
from homes.choices import RoomUse
from homes.models import Bed, Room
from residents import rules as stays
from residents.models import (
    Assignment,
    BedStay,
    BelongingsList,
    CaseFile,
    Child,
    PhotoOf,
    Placement,
    Production,
    Reception,
    ReceptionMark,
    ReceptionStep,
    Rescue,
    SeizedArticle,
)
from residents.queries.masks import shown
from residents.rules.reception import Facts


@dataclass(frozen=True)
class ReceptionRow:
    """One reception with what the records say; a name that the reader may not see is None."""

    reception_id: UUID
    finished_at: datetime | None
    rescue_id: UUID | None
    case_file_id: UUID
    code: str
    name: str | None
    name_local: str | None
    name_kind: str
    sex: str
    born_on: date | None
    age_years_stated: int | None
    age_stated_on: date | None
    sees: bool
    received_by: str | None
    started_at: datetime
    ended_at: datetime | None
    is_overnight: bool
    exceptions: tuple[str, ...]
    exception_reason: str
    order_no: str
    brought_by: str
    bed: str | None
    room: str | None
    room_use: str | None
    photo_on: date | None
    marks: int
    listed_at: datetime | None
    read_at: datetime | None
    countersigned_at: datetime | None
    case_worker: str | None
    produced_at: datetime | None

    def facts(self, written: Mapping[str, str], *, examined_at: datetime | None = None) -> Facts:
        """Answer what the checklist asks: the records, and the states of the steps that were written by hand."""
        return Facts(
            started_at=self.started_at, is_overnight=self.is_overnight, exceptions=self.exceptions,
            exception_reason=self.exception_reason, order_no=self.order_no, produced_at=self.produced_at,
            examined_at=examined_at, bed=self.bed or "", is_reception_bed=self.room_use == RoomUse.RECEPTION,
            photo_on=self.photo_on, marks=self.marks, listed_at=self.listed_at, read_at=self.read_at,
            countersigned_at=self.countersigned_at, case_worker=self.case_worker or "", written=written,
        )  # fmt: skip

    def age_on(self, day: date) -> stays.Age:
        """Answer the child's age on `day`."""
        return stays.age_on(
            day, born_on=self.born_on, stated_years=self.age_years_stated, stated_on=self.age_stated_on
        )


def _newest(column: Any, order: Any, *where: Any) -> Any:
    return sa.select(column).where(*where).order_by(order.desc()).limit(1).scalar_subquery()


def _rows(*, named: Any, see: Any, today: date) -> Any:
    """Answer the one statement behind every list of receptions."""
    receiver, worker, things = kept_aliases("reception.rows", User, User, BelongingsList)
    of_child, of_stay = CaseFile.id, Placement.id
    carried = (
        Assignment.case_file_id == of_child, Assignment.as_role == Role.CASE_WORKER, worker.id == Assignment.user_id,
        Assignment.from_on <= today, sa.or_(Assignment.to_on.is_(None), Assignment.to_on > today),
    )  # fmt: skip
    marks = sa.select(sa.func.count(ReceptionMark.id)).where(
        ReceptionMark.case_file_id == of_child, ReceptionMark.struck_at.is_(None)
    )
    produced = sa.select(sa.func.min(Production.produced_at)).where(
        Production.case_file_id == of_child, Production.produced_at >= Placement.started_at
    )
    newest_list = _newest(BelongingsList.id, BelongingsList.listed_at, BelongingsList.placement_id == of_stay)
    return (
        sa.select(
            Reception.id.label("reception_id"), Reception.finished_at, Reception.rescue_id,
            of_child.label("case_file_id"), CaseFile.code, shown(named, Child.name).label("name"),
            shown(named, Child.name_local).label("name_local"),
            Child.name_kind, Child.sex, Child.born_on, Child.age_years_stated, Child.age_stated_on,
            sa.case((see, sa.true()), else_=sa.false()).label("sees"), spoken(receiver).label("received_by"),
            Placement.started_at, Placement.ended_at, Placement.is_overnight, Placement.exceptions,
            Placement.exception_reason, Placement.order_no, Placement.brought_by, Bed.label.label("bed"),
            Room.name.label("room"), Room.used_for.label("room_use"),
            _newest(PhotoOf.taken_on, PhotoOf.taken_on, PhotoOf.case_file_id == of_child).label("photo_on"),
            marks.scalar_subquery().label("marks"), things.listed_at, things.read_at, things.countersigned_at,
            _newest(spoken(worker), Assignment.from_on, *carried).label("case_worker"),
            sa.type_coerce(produced.scalar_subquery(), Production.produced_at.type).label("produced_at"),
        )
        .join(Placement, Placement.id == Reception.placement_id)
        .join(CaseFile, CaseFile.id == Reception.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(receiver, receiver.id == Reception.received_by)
        .outerjoin(things, things.id == newest_list)
        .outerjoin(BedStay, sa.and_(BedStay.case_file_id == of_child, BedStay.to_at.is_(None)))
        .outerjoin(Bed, Bed.id == BedStay.bed_id)
        .outerjoin(Room, Room.id == Bed.room_id)
    )  # fmt: skip


def in_reception(home_id: UUID, *, named: Any, see: Any, today: date) -> list[ReceptionRow]:
    """Answer every reception of a home that is not closed and whose child is here, oldest first. One statement."""
    asked = _rows(named=named, see=see, today=today).where(
        Reception.home_id == home_id, Reception.finished_at.is_(None), Placement.ended_at.is_(None)
    )
    found = db.session.execute(asked.order_by(Placement.started_at, Reception.id)).mappings()
    return [ReceptionRow(**row) for row in found]


def of_rescue(rescue_id: UUID, *, named: Any, see: Any, today: date) -> list[ReceptionRow]:
    """Answer who came with a rescue, in the order in which they were received. One statement."""
    asked = _rows(named=named, see=see, today=today).where(Reception.rescue_id == rescue_id)
    found = db.session.execute(asked.order_by(CaseFile.year, CaseFile.serial)).mappings()
    return [ReceptionRow(**row) for row in found]


def of_child(case_file_id: UUID, *, named: Any, see: Any, today: date) -> ReceptionRow | None:
    """Answer the newest reception of a child, or None if she never had one."""
    asked = _rows(named=named, see=see, today=today).where(Reception.case_file_id == case_file_id)
    row = db.session.execute(asked.order_by(Placement.started_at.desc()).limit(1)).mappings().one_or_none()
    return ReceptionRow(**row) if row is not None else None


def steps_of(reception_ids: Iterable[UUID]) -> dict[UUID, list[Any]]:
    """Answer what was written of these receptions, struck lines too, each with its writer's name as `by`."""
    asked = (
        sa.select(ReceptionStep, spoken(User).label("by"))
        .outerjoin(User, User.id == ReceptionStep.written_by)
        .where(ReceptionStep.reception_id.in_(list(reception_ids)))
        .order_by(ReceptionStep.written_at, ReceptionStep.id)
    )
    found: dict[UUID, list[Any]] = {}
    for row in db.session.execute(asked):
        found.setdefault(row.ReceptionStep.reception_id, []).append(row)
    return found


def states_of(lines: Iterable[Any]) -> dict[str, str]:
    """Answer step -> its written state, of the lines that stand."""
    return {
        line.ReceptionStep.step: line.ReceptionStep.state
        for line in lines
        if line.ReceptionStep.struck_at is None
    }


def articles_of(reception_id: UUID) -> list[Any]:
    """Answer the articles taken at a search, struck lines too, each with its writer's name as `by`."""
    asked = (
        sa.select(SeizedArticle, spoken(User).label("by"))
        .outerjoin(User, User.id == SeizedArticle.written_by)
        .where(SeizedArticle.reception_id == reception_id)
        .order_by(SeizedArticle.seized_at, SeizedArticle.id)
    )
    return list(db.session.execute(asked))


def article(article_id: UUID, case_file_id: UUID) -> SeizedArticle:
    """Answer a seized article of this child, to be struck out; none is 404."""
    asked = sa.select(SeizedArticle).where(
        SeizedArticle.id == article_id, SeizedArticle.case_file_id == case_file_id
    )
    found: SeizedArticle = one_or_404(asked)
    return found


@dataclass(frozen=True)
class Rows:
    """The rows that a verb of reception changes."""

    file: CaseFile
    child: Child
    stay: Placement
    reception: Reception


def rows(case_file_id: UUID) -> Rows:
    """Answer the rows of a child's newest reception, to be changed; none is 404."""
    asked = (
        sa.select(CaseFile, Child, Placement, Reception)
        .join(Child, Child.id == CaseFile.child_id)
        .join(Placement, Placement.case_file_id == CaseFile.id)
        .join(Reception, Reception.placement_id == Placement.id)
        .where(CaseFile.id == case_file_id)
        .order_by(Placement.started_at.desc())
        .limit(1)
    )
    found = db.session.execute(asked).first()
    return Rows(*(found or one_or_404(sa.select(Reception).where(sa.false()))))


def rescue(rescue_id: UUID) -> Rescue:
    """Answer a rescue; none is 404."""
    found: Rescue = one_or_404(sa.select(Rescue).where(Rescue.id == rescue_id))
    return found


def open_rescues(home_id: UUID) -> list[tuple[Rescue, int]]:
    """Answer the rescues of a home that are not closed, each with how many came, newest first. One statement."""
    came = sa.select(sa.func.count(Reception.id)).where(Reception.rescue_id == Rescue.id).scalar_subquery()
    asked = (
        sa.select(Rescue, came)
        .where(Rescue.home_id == home_id, Rescue.ended_at.is_(None))
        .order_by(Rescue.started_at.desc())
    )
    return [(row[0], int(row[1])) for row in db.session.execute(asked)]
