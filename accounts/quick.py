"""The way in by PIN on a shared phone: count the try, then look at the PIN, which is slow, then open the sign-in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NoReturn
from uuid import UUID

from accounts import actions, passwords, phone_book, pins, queries, throttle
from accounts.entrance import Entered, Visit
from accounts.events import Event
from accounts.models import QuickPin
from accounts.phone_book import GATE, Phone
from accounts.queries import Candidate
from accounts.tokens import keyed_digest
from foundation import audit, clock
from foundation.db import begin_write, db
from foundation.languages import _, ngettext
from foundation.refusals import Refused
from foundation.scope import across_homes
from foundation.viewer import SYSTEM


class InFull(Refused):
    """The PIN opens nothing now: the password is needed."""

    def __init__(self) -> None:
        super().__init__(_("Sign in with your password. After that your PIN opens here again."))


@dataclass(frozen=True)
class Counted:
    """A PIN whose try was counted: its hash, and how many tries were wrong with this one."""

    pin_hash: str
    tries: int


def sealed_pin(key: bytes, pin: str, *, device_id: UUID, user_id: UUID) -> str:
    """Answer what is hashed in place of a PIN: it fits this person on this phone alone, under the house's key."""
    return keyed_digest(key, "pin", device_id, user_id, pin)


def open_by_pin(
    pin_id: UUID, typed: str, *, phone: Phone, key: bytes, turns_at: int, visit: Visit
) -> Entered:
    """Look at a PIN and open a sign-in on this phone, left in a writing transaction for the caller to commit.

    Each try is counted and committed before the PIN is looked at, so that tries at the same moment count each.
    Raises Refused with the tries that are left, InFull when only the password helps, Wait after many failures.
    """
    keys = (throttle.key("phone", phone.id),)
    with across_homes(GATE):
        counted, who = _count(pin_id, phone, keys, turns_at)
        fits = passwords.fits(
            counted.pin_hash, sealed_pin(key, pins.figures_of(typed), device_id=phone.id, user_id=who.user_id)
        )
        if not fits:
            _refuse(who, phone, counted.tries)
        begin_write()
        again, who = _open_pin(pin_id, phone, turns_at=turns_at, tries=pins.TRIES + 1)
        if again.pin_hash != counted.pin_hash or again.full_at is None:
            raise InFull
        again.failures = 0
        throttle.forgive(keys, wholly=("phone",))
        lives = min(clock.now() + timedelta(hours=visit.hours), again.full_at + pins.PIN_LIVES)
        token, opened = actions.open_by_pin(
            who, device_id=phone.id, until=lives, home_id=phone.home_id, address=visit.address,
            agent=visit.agent,
        )  # fmt: skip
        actions.touch_phone(phone.id)
        return Entered(token, opened, who)


def _count(
    pin_id: UUID, phone: Phone, keys: tuple[throttle.Key, ...], turns_at: int
) -> tuple[Counted, Candidate]:
    """Count a try of a PIN and commit it."""
    begin_write()
    try:
        row, who = _open_pin(pin_id, phone, turns_at=turns_at, tries=pins.TRIES)
        throttle.count(keys)
    except Refused:
        db.session.rollback()
        raise
    row.failures += 1
    counted = Counted(row.pin_hash, row.failures)
    db.session.commit()
    return counted, who


def _open_pin(pin_id: UUID, phone: Phone, *, turns_at: int, tries: int) -> tuple[QuickPin, Candidate]:
    """Answer a PIN that opens on this phone today, locked, and its owner. Raises InFull."""
    now: datetime = clock.now()
    row = phone_book.pin_locked(pin_id, phone.id)
    if row is None or row.failures >= tries:
        raise InFull
    who = queries.candidate_by_id(row.user_id, at=now)
    opens = pins.opens_now(row.full_at, now=now, zone=phone.time_zone, turns_at=turns_at)
    if who is None or not opens or not who.may_enter or not pins.may_use_pin(who.roles):
        raise InFull
    if all(post.home_id != phone.home_id for post in queries.posts_in_force(who.user_id, at=now)):
        raise InFull
    return row, who


def _refuse(who: Candidate, phone: Phone, tries: int) -> NoReturn:
    """Say how many tries are left; the last wrong one stops the PIN, which is recorded."""
    left = pins.tries_left(tries)
    if left:
        raise Refused(
            ngettext(
                "This PIN does not fit. %(num)s try is left.", "This PIN does not fit. %(num)s tries are left.",
                left,
            ),
            field="pin",
        )  # fmt: skip
    begin_write()
    audit.record(
        Event.PIN_STOPPED, by=SYSTEM, home=phone.home_id, subject=("person", who.user_id, who.sign_in_name),
        details={"who": who.sign_in_name, "failures": pins.TRIES},
    )  # fmt: skip
    db.session.commit()
    raise InFull
