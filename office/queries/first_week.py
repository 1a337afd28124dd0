"""What a home has of its first week: one statement for all that is counted."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import Device, PostHeld
from foundation.db import db
from foundation.registers.models import RegisterSignature
from homes.models import Bed, Home, StaffMember
from residents.models import Placement


@dataclass(frozen=True)
class Begun:
    """How much of a home stands: its go-live day, its beds, staff, posts, phones, children and signatures."""

    go_live_on: date | None
    beds: int
    staff: int
    posts: int
    phones: int
    children: int
    signed: int


def begun(home_id: UUID) -> Begun:
    """Answer what there is of a home. One statement, whatever it holds."""
    counted: tuple[tuple[Any, ...], ...] = (
        (Bed, Bed.withdrawn_on.is_(None)),
        (StaffMember, StaffMember.left_on.is_(None)),
        (PostHeld, PostHeld.standing == "held"),
        (Device, Device.withdrawn_at.is_(None)),
        (Placement, Placement.ended_at.is_(None)),
        (RegisterSignature,),
    )
    counts = [
        sa.select(sa.func.count()).select_from(model).where(model.home_id == home_id, *more).scalar_subquery()
        for model, *more in counted
    ]
    return Begun(*db.session.execute(sa.select(Home.go_live_on, *counts).where(Home.id == home_id)).one())
