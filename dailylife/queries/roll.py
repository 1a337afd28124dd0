"""Who should be in the house tonight, with room and bed; who comes to it by day."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dailylife.choices.door import DAY_KINDS
from foundation.called import call_name
from foundation.db import db
from homes.models import Bed, Room
from residents.models import BedStay, CaseFile, Child, Placement
from residents.queries.masks import shown


@dataclass(frozen=True)
class Sleeper:
    """A child of the roll as she is called, by the place where she sleeps."""

    case_file_id: UUID
    code: str
    name: str
    bed: str
    room: str


def on_roll(home_id: UUID, *, see: Any, named: Any, by_day: bool = False) -> list[Sleeper]:
    """Answer who lives in a home, by room and bed, or who comes to it by day, by name. One statement."""
    kind = Placement.kind.in_(DAY_KINDS) if by_day else Placement.kind != "day"
    order = (shown(named, Child.name),) if by_day else (Room.name, Bed.label)
    asked = (
        sa.select(
            CaseFile.id, CaseFile.code, shown(named, Child.name).label("name"),
            shown(named, Child.name_local).label("name_local"), Bed.label.label("bed"), Room.name.label("room"),
        )
        .join(Child, Child.id == CaseFile.child_id)
        .join(Placement, sa.and_(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None)))
        .outerjoin(BedStay, sa.and_(BedStay.case_file_id == CaseFile.id, BedStay.to_at.is_(None)))
        .outerjoin(Bed, Bed.id == BedStay.bed_id)
        .outerjoin(Room, Room.id == Bed.room_id)
        .where(CaseFile.home_id == home_id, see, kind)
        .order_by(*order, CaseFile.year, CaseFile.serial)
    )  # fmt: skip
    return [
        Sleeper(
            row.id, row.code, call_name(row.name or "", row.name_local or "", row.code)[0], row.bed or "",
            row.room or "",
        )
        for row in db.session.execute(asked)
    ]  # fmt: skip
