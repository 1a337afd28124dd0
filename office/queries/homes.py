"""Questions about a home as a whole: its strength now, its head on paper, who is in charge."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation.db import db
from foundation.registers import HomeHead, Signer
from homes.choices import Designation
from homes.models import Bed, Home, StaffMember
from residents.models import BedStay, CaseFile, Placement


@dataclass(frozen=True)
class Strength:
    """How many a home keeps now: on its roll, by day only, its beds in use and free, its sanctioned strength."""

    living_here: int
    by_day: int
    beds: int
    beds_taken: int
    sanctioned: int

    @property
    def beds_free(self) -> int:
        """Answer the beds in which nobody sleeps."""
        return max(0, self.beds - self.beds_taken)


def strength_of(home_id: UUID) -> Strength:
    """Answer the strength of a home at this moment. One statement."""
    open_stays = sa.select(sa.func.count(Placement.id)).where(
        Placement.home_id == home_id, Placement.ended_at.is_(None)
    )
    beds = sa.select(sa.func.count(Bed.id)).where(Bed.home_id == home_id, Bed.withdrawn_on.is_(None))
    taken = sa.select(sa.func.count(BedStay.id)).where(BedStay.home_id == home_id, BedStay.to_at.is_(None))
    statement = sa.select(
        open_stays.where(Placement.kind != "day").scalar_subquery(),
        open_stays.where(Placement.kind == "day").scalar_subquery(),
        beds.scalar_subquery(),
        taken.scalar_subquery(),
        Home.sanctioned_strength,
    ).where(Home.id == home_id)
    return Strength(*db.session.execute(statement).one())


def home_head(home_id: UUID, *, kind_label: str) -> HomeHead:
    """Answer a home as the head of a register names it."""
    home = db.session.scalars(sa.select(Home).where(Home.id == home_id)).one()
    return HomeHead(
        name=home.name,
        kind_label=kind_label,
        district=home.district,
        state=home.state,
        registration=home.registration_no,
        valid_until=home.registration_valid_until,
    )


def in_charge(home_id: UUID, *, post: str) -> Signer | None:
    """Answer the person-in-charge of a home as a signer, or None when nobody is on its staff list."""
    asked = (
        sa.select(StaffMember.name)
        .where(
            StaffMember.home_id == home_id,
            StaffMember.designation == Designation.PERSON_IN_CHARGE,
            StaffMember.left_on.is_(None),
        )
        .order_by(StaffMember.joined_on.desc())
        .limit(1)
    )
    name = db.session.scalar(asked)
    return Signer(name, post) if name else None


def readable_files(home_id: UUID, condition: Any) -> frozenset[UUID]:
    """Answer the files of a home for which `condition` (on the case file) holds."""
    return frozenset(db.session.scalars(sa.select(CaseFile.id).where(CaseFile.home_id == home_id, condition)))
