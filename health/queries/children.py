"""The child whom a health page or verb is about: her file, her stay, her sex and birth."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import clock
from foundation.called import call_name
from foundation.db import db
from health.rules.growth import Born, born
from homes.models import Bed, Room
from residents.models import BedStay, CaseFile, Child, Placement

BIRTH = (Child.sex, Child.born_on, Child.age_years_stated, Child.age_stated_on)


@dataclass(frozen=True)
class Patient:
    """A child as her medical file knows her; the stay is her newest."""

    case_file_id: UUID
    home_id: UUID
    child_id: UUID
    code: str
    sex: str
    birth: Born | None
    placement_id: UUID
    came_at: datetime
    left_at: datetime | None

    @property
    def subject(self) -> tuple[str, UUID, str]:
        """Answer what an event about her names."""
        return ("case_file", self.case_file_id, self.code)

    def age_days(self, day: date) -> int | None:
        """Answer her age in days, None when nothing of it is known."""
        return self.birth.days_on(day) if self.birth else None


def birth_of(row: Any) -> Born | None:
    """Answer the birth of a row that carries `BIRTH`: the strongest of her recorded ages stands with the child."""
    return born(born_on=row.born_on, stated_years=row.age_years_stated, stated_on=row.age_stated_on)


def patient(case_file_id: UUID) -> Patient:
    """Answer the child of a file with her newest stay. One statement; none is an error, the gate found her."""
    asked = _patients().where(CaseFile.id == case_file_id)
    newest = asked.order_by(Placement.started_at.desc(), Placement.id.desc()).limit(1)
    return _patient(db.session.execute(newest).one())


def patients(case_file_ids: Iterable[UUID]) -> dict[UUID, Patient]:
    """Answer the children of some files, each with her newest stay. One statement, however many."""
    asked = _patients().where(CaseFile.id.in_(set(case_file_ids)))
    rows = db.session.execute(asked.order_by(Placement.started_at, Placement.id))
    return {row.id: _patient(row) for row in rows}


def _patients() -> Any:
    return (
        sa.select(
            CaseFile.id, CaseFile.home_id, CaseFile.child_id, CaseFile.code, *BIRTH,
            Placement.id.label("placement_id"), Placement.started_at, Placement.ended_at,
        )
        .join(Child, Child.id == CaseFile.child_id)
        .join(Placement, Placement.case_file_id == CaseFile.id)
    )  # fmt: skip


def _patient(row: Any) -> Patient:
    return Patient(
        row.id, row.home_id, row.child_id, row.code, row.sex, birth_of(row), row.placement_id, row.started_at,
        row.ended_at,
    )  # fmt: skip


@dataclass(frozen=True)
class Resident:
    """A child who is here, as a list of the home calls her; `lang` where the name is not in the page's script."""

    case_file_id: UUID
    code: str
    name: str
    lang: str | None
    sex: str
    birth: Born | None
    bed: str
    room: str
    came_on: date


def who_is_here(*, see: Any, named: Any) -> list[Resident]:
    """Answer the children of the homes in scope whose stay is open, by room, bed and code. One statement."""
    asked = (
        sa.select(
            CaseFile.id, CaseFile.code, veiled(Child.name, named).label("name"),
            veiled(Child.name_local, named).label("name_local"), *BIRTH, Bed.label.label("bed"),
            Room.name.label("room"), Placement.started_at,
        )
        .join(Child, Child.id == CaseFile.child_id)
        .join(Placement, sa.and_(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None)))
        .outerjoin(BedStay, sa.and_(BedStay.case_file_id == CaseFile.id, BedStay.to_at.is_(None)))
        .outerjoin(Bed, Bed.id == BedStay.bed_id)
        .outerjoin(Room, Room.id == Bed.room_id)
        .where(see, CaseFile.sealed_at.is_(None))
        .order_by(sa.func.coalesce(Room.name, ""), sa.func.coalesce(Bed.label, ""), CaseFile.code)
    )  # fmt: skip
    return [_resident(row) for row in db.session.execute(asked)]


def _resident(row: Any) -> Resident:
    name, lang = call_name(row.name, row.name_local, row.code)
    return Resident(
        row.id, row.code, name, lang, row.sex, birth_of(row), row.bed or "", row.room or "",
        clock.local(row.started_at).date(),
    )  # fmt: skip


def veiled(column: Any, named: Any) -> Any:
    """Answer a name's column, empty where the condition `named` does not hold."""
    return sa.case((named, column), else_="")


def stay_at(case_file_id: UUID, moment: datetime) -> tuple[datetime | None, datetime | None]:
    """Answer when the stay began and ended that was running at a moment, or was the last before it."""
    asked = (
        sa.select(Placement.started_at, Placement.ended_at)
        .where(Placement.case_file_id == case_file_id, Placement.started_at <= moment)
        .order_by(Placement.started_at.desc())
        .limit(1)
    )
    found: Sequence[Any] | None = db.session.execute(asked).first()
    return (found[0], found[1]) if found else (None, None)
