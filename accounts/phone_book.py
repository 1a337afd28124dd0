"""What the gatehouse asks about shared phones: which phone this is, whose PINs open on it, which phones a home has."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from accounts.models import Device, PostHeld, QuickPin, User
from accounts.pins import PIN_ROLES, TRIES, opens_now
from accounts.queries import home_columns, is_current
from foundation.db import db
from foundation.names import spoken
from foundation.scope import across_homes

GATE = "at the gate nobody is known yet: the phone's own cookie says which home it is"


@dataclass(frozen=True)
class Phone:
    """The enrolled phone in somebody's hand."""

    id: UUID
    label: str
    home_id: UUID
    home_name: str
    time_zone: str


@dataclass(frozen=True)
class NameHere:
    """Somebody whose PIN opens on this phone now, as its locked screen shows her: a member of staff, never a child."""

    pin_id: UUID
    user_id: UUID
    name: str


@dataclass(frozen=True)
class PhoneLine:
    """An enrolled phone as the list of its home shows it."""

    id: UUID
    label: str
    kept_by: str
    enrolled_at: datetime
    enrolled_by: str
    last_seen_at: datetime | None
    withdrawn_at: datetime | None
    ended_by_restore: bool
    pins: int


def phone_of(digest: str) -> Phone | None:
    """Answer the phone whose cookie has this digest, None when it is withdrawn or was never enrolled."""
    if not digest:
        return None
    home = home_columns()
    asked = (
        sa.select(Device.id, Device.label, Device.home_id, spoken(home), home.time_zone)
        .join(home.id.table, home.id == Device.home_id)
        .where(Device.token_digest == digest, Device.withdrawn_at.is_(None))
    )
    with across_homes(GATE):
        row = db.session.execute(asked).first()
    return Phone(*row) if row is not None else None


def names_on(phone: Phone, *, now: datetime, turns_at: int) -> list[NameHere]:
    """Answer whose PIN opens on this phone now, by name: who works in its home and typed her password here today."""
    asked = (
        sa.select(QuickPin.id, QuickPin.user_id, spoken(User), QuickPin.full_at)
        .join(User, User.id == QuickPin.user_id)
        .where(
            QuickPin.device_id == phone.id, QuickPin.failures < TRIES, User.is_disabled.is_(False),
            User.must_change_password.is_(False), *_works_here(QuickPin.user_id, phone.home_id, at=now),
        )
        .order_by(User.name, User.id)
    )  # fmt: skip
    with across_homes(GATE):
        rows = db.session.execute(asked).all()
    return [
        NameHere(pin_id, user_id, name)
        for pin_id, user_id, name, full_at in rows
        if opens_now(full_at, now=now, zone=phone.time_zone, turns_at=turns_at)
    ]


def _works_here(user_id: Any, home_id: UUID, *, at: datetime) -> tuple[Any, ...]:
    held = sa.select(PostHeld.id).where(PostHeld.user_id == user_id, is_current(at))
    roles = [str(role) for role in PIN_ROLES]
    return (
        held.where(PostHeld.role.in_(roles), PostHeld.home_id == home_id).exists(),
        ~held.where(PostHeld.role.not_in(roles)).exists(),
    )


def pin_on(device_id: UUID, user_id: UUID) -> QuickPin | None:
    """Answer a person's PIN on a phone, or None."""
    return db.session.scalar(
        sa.select(QuickPin).where(QuickPin.device_id == device_id, QuickPin.user_id == user_id)
    )


def pin_locked(pin_id: UUID, device_id: UUID) -> QuickPin | None:
    """Answer a PIN of this phone, locked until the transaction ends, or None: of two tries at once each is counted."""
    asked = sa.select(QuickPin).where(QuickPin.id == pin_id, QuickPin.device_id == device_id)
    return db.session.scalar(asked.with_for_update(), execution_options={"populate_existing": True})


def phones_of(home_id: UUID) -> list[PhoneLine]:
    """Answer the phones of a home, those in use first, then by name. One statement."""
    giver = aliased(User)
    pins = sa.select(sa.func.count(QuickPin.id)).where(QuickPin.device_id == Device.id).scalar_subquery()
    asked = (
        sa.select(
            Device.id, Device.label, Device.kept_by, Device.enrolled_at, spoken(giver), Device.last_seen_at,
            Device.withdrawn_at, sa.and_(Device.withdrawn_at.is_not(None), Device.withdrawn_by.is_(None)), pins,
        )
        .join(giver, giver.id == Device.enrolled_by)
        .where(Device.home_id == home_id)
        .order_by(Device.withdrawn_at.is_not(None), Device.label, Device.id)
    )  # fmt: skip
    return [PhoneLine(*row) for row in db.session.execute(asked)]
