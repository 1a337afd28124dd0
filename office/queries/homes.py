"""Questions about a home as a whole: its strength now, and whose names may be read."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation.db import db
from homes.models import Bed, Home
from residents.models import BedStay, CaseFile, Placement


@dataclass(frozen=True)
class Strength:
    """How many a home keeps now: on its roll, by day only, its beds in use and free, its sanctioned strength.

    With it the day from which it keeps its books here, and for how many days that is new.
    """

    living_here: int
    by_day: int
    beds: int
    beds_taken: int
    sanctioned: int
    go_live_on: date | None = None
    go_live_days: int = 0

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
        Home.go_live_on,
        Home.go_live_days,
    ).where(Home.id == home_id)
    return Strength(*db.session.execute(statement).one())


def readable_files(home_id: UUID, condition: Any) -> frozenset[UUID]:
    """Answer the files of a home for which `condition` (on the case file) holds."""
    return frozenset(db.session.scalars(sa.select(CaseFile.id).where(CaseFile.home_id == home_id, condition)))
