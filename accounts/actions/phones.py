"""Verbs on shared phones: enrol and withdraw one, set and take away a PIN, note that a password was typed."""

from uuid import UUID

import sqlalchemy as sa

from accounts.actions.sign_ins import end_sign_in
from accounts.events import Event
from accounts.models import Device, QuickPin, SignIn
from foundation import audit, clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.scope import across_homes
from foundation.viewer import Actor, Viewer


def enrol(*, home_id: UUID, label: str, kept_by: str, token_digest: str, by: Viewer) -> Device:
    """Enrol the phone in `by`'s hand for a home and answer it; her sign-in is bound to it from now on.

    Raises Refused when a phone in use in this home has the same name.
    """
    same = sa.select(Device.id).where(
        Device.home_id == home_id, Device.withdrawn_at.is_(None), sa.func.lower(Device.label) == label.lower()
    )
    if db.session.scalar(same.limit(1)) is not None:
        raise Refused(_("A phone of this home has this name. Choose another."), field="label")
    phone = Device(
        id=new_id(), home_id=home_id, label=label, kept_by=kept_by, token_digest=token_digest,
        enrolled_at=clock.now(), enrolled_by=by.user_id, last_seen_at=clock.now(),
    )  # fmt: skip
    db.session.add(phone)
    db.session.flush()
    db.session.execute(sa.update(SignIn).where(SignIn.id == by.sign_in_id).values(device_id=phone.id))
    _tell(Event.PHONE_ENROLLED, phone, by=by)
    return phone


def withdraw(phone: Device, *, by: Actor) -> int:
    """Withdraw a phone at once: its PINs are forgotten and whoever is signed in on it is out. Answers how many were.

    Raises Refused for one that is withdrawn already.
    """
    if phone.withdrawn_at is not None:
        raise Refused(_("This phone is withdrawn already."))
    now = clock.now()
    phone.withdrawn_at, phone.withdrawn_by = now, by.user_id
    db.session.execute(sa.delete(QuickPin).where(QuickPin.device_id == phone.id))
    open_here = sa.select(SignIn).where(
        SignIn.device_id == phone.id, SignIn.ended_at.is_(None), SignIn.absolute_until > now
    )
    ended = [row for row in db.session.scalars(open_here) if row.id != by.sign_in_id]
    for row in ended:
        end_sign_in(row, by=by, why="phone withdrawn")
    if by.sign_in_id is not None:  # she goes on, on what is an ordinary phone again
        own = sa.update(SignIn).where(SignIn.id == by.sign_in_id, SignIn.device_id == phone.id)
        db.session.execute(own.values(device_id=None))
    _tell(Event.PHONE_WITHDRAWN, phone, by=by, ended=len(ended))
    return len(ended)


def end_every_phone(*, by: Actor) -> int:
    """End every enrolment and every PIN of the house, as after a restore; answers how many phones were in use.

    The copy does not know which phones were withdrawn after it was made. Those that it still holds as enrolled are
    withdrawn by nobody (`withdrawn_by` stays empty), which the list of phones says in words.
    """
    in_use = sa.select(Device.home_id, sa.func.count()).where(Device.withdrawn_at.is_(None))
    pins = sa.select(QuickPin.home_id, sa.func.count())
    with across_homes("a restore ends the phones of every home"):
        known = dict(db.session.execute(pins.group_by(QuickPin.home_id)).all())
        phones = dict(db.session.execute(in_use.group_by(Device.home_id)).all())
        db.session.execute(sa.delete(QuickPin))
        db.session.execute(
            sa.update(Device).where(Device.withdrawn_at.is_(None)).values(withdrawn_at=clock.now())
        )
    for home_id in sorted({*phones, *known}):
        told = {"phones": phones.get(home_id, 0), "pins": known.get(home_id, 0)}
        audit.record(Event.PHONES_ENDED, by=by, home=home_id, details=told)
    return sum(phones.values())


def set_pin(
    earlier: QuickPin | None, *, device_id: UUID, home_id: UUID, pin_hash: str, by: Viewer
) -> QuickPin:
    """Keep the hash of a person's PIN on a phone where she has just typed her password; it replaces the earlier one."""
    row = earlier or QuickPin(id=new_id(), home_id=home_id, device_id=device_id, user_id=by.user_id)
    row.pin_hash, row.set_at, row.full_at, row.failures = pin_hash, clock.now(), clock.now(), 0
    db.session.add(row)
    db.session.flush()
    audit.record(Event.PIN_SET, by=by, home=home_id, subject=("device", device_id, None))
    return row


def remove_pin(row: QuickPin, *, by: Actor) -> None:
    """Take a PIN away: on that phone its owner types her password again."""
    audit.record(Event.PIN_REMOVED, by=by, home=row.home_id, subject=("device", row.device_id, None))
    db.session.delete(row)
    db.session.flush()


def note_full_sign_in(row: SignIn, *, device_id: UUID) -> None:
    """Bind a sign-in by password to the phone it was made on; the owner's PIN opens there again from now on."""
    now = clock.now()
    row.device_id = device_id
    hers = sa.update(QuickPin).where(QuickPin.device_id == device_id, QuickPin.user_id == row.user_id)
    with across_homes("at the gate the home is not known yet"):
        db.session.flush()
        db.session.execute(hers.values(full_at=now, failures=0))
        touch_phone(device_id)


def touch_phone(device_id: UUID) -> None:
    """Note that a phone is in use."""
    with across_homes("a phone is seen whoever holds it"):
        db.session.execute(sa.update(Device).where(Device.id == device_id).values(last_seen_at=clock.now()))


def _tell(event: Event, phone: Device, *, by: Actor, **details: object) -> None:
    """Record a deed about a phone; its name, which people write, stays out of the record."""
    audit.record(event, by=by, home=phone.home_id, subject=("device", phone.id, None), details=details)
