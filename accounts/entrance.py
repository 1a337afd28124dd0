"""The way in: count the try, look at the password, look at the code; slow work stays outside transactions.

These steps begin and commit their own transactions, since a failed try must stay counted though its page is refused.
"""

from dataclasses import dataclass
from uuid import UUID

from accounts import actions, passwords, queries, rules, throttle
from accounts.events import Event
from accounts.models import SignIn
from accounts.queries import Candidate
from foundation import audit, clock
from foundation.db import begin_write, db
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import SYSTEM, Viewer

TOLD_EVERY = 10


@dataclass(frozen=True)
class Visit:
    """From where somebody comes: the network address and the browser's name, and how long sign-ins live."""

    address: str
    agent: str
    hours: int


@dataclass(frozen=True)
class Entered:
    """A sign-in that was opened in the transaction at hand, with the token for its cookie."""

    token: str
    row: SignIn
    who: Candidate


def knock(sign_in_name: str, password: str, *, visit: Visit) -> Entered:
    """Look at a name and a password and open a sign-in, left in a writing transaction for the caller to commit.

    Raises Refused with one sentence whatever is wrong, and Wait (before anything is looked at) after too many
    failures. With a second factor the sign-in awaits its code.
    """
    name = rules.fold_name(sign_in_name)
    who = queries.candidate(name, at=clock.now())
    keys = _count_knock(name, who, visit)
    fits = passwords.fits(who.password_hash if who else None, password)
    if who is None or not fits or not who.may_enter:
        raise Refused(_("This name and password do not fit. Try again."))
    fresh = passwords.hash_password(password) if passwords.is_outdated(who.password_hash) else None
    begin_write()
    if queries.candidate(name, at=clock.now()) != who:
        raise Refused(_("This name and password do not fit. Try again."))
    throttle.forgive(keys, wholly=("pair",))
    if fresh is not None and (person := queries.user(who.user_id)) is not None:
        person.password_hash = fresh
    token, row = actions.open_sign_in(
        who, hours=visit.hours, awaits_code=who.has_second_factor, address=visit.address, agent=visit.agent
    )
    return Entered(token, row, who)


def recognise(sign_in_name: str, password: str, *, visit: Visit) -> Candidate:
    """Look at a name and a password of somebody who may hold no post yet; nothing is opened by it.

    A writing transaction is left open for the caller. Raises Refused and Wait as `knock` does.
    """
    name = rules.fold_name(sign_in_name)
    who = queries.candidate(name, at=clock.now())
    keys = _count_knock(name, who, visit)
    fits = passwords.fits(who.password_hash if who else None, password)
    if who is None or not fits or who.is_disabled:
        raise Refused(_("This name and password do not fit. Try again."))
    begin_write()
    throttle.forgive(keys, wholly=("pair",))
    return who


def _count_knock(name: str, who: Candidate | None, visit: Visit) -> tuple[throttle.Key, ...]:
    """Count a try and commit it. An address from which this person came before answers for the pair alone."""
    keys: tuple[throttle.Key, ...] = (throttle.key("pair", name, visit.address),)
    if who is None or not queries.is_familiar(who.user_id, visit.address, at=clock.now()):
        keys += (throttle.key("address", visit.address), throttle.key("account", name))
    _count(keys, who.user_id if who else None, name=who.sign_in_name if who else "")
    return keys


def _count(keys: tuple[throttle.Key, ...], user_id: UUID | None, *, name: str) -> None:
    begin_write()
    try:
        failures = throttle.count(keys)
    except throttle.Wait:
        db.session.rollback()
        raise
    if failures > 1 and failures % TOLD_EVERY == 0:
        subject = ("person", user_id, name) if user_id else None
        audit.record(Event.SIGN_IN_SLOWED, by=SYSTEM, subject=subject, details={"failures": failures})
    db.session.commit()


def show_code(token: str, typed: str, *, visit: Visit) -> Entered:
    """Look at the code of a sign-in that awaits one and open it under a new token, as `knock` leaves it.

    Raises Refused when it does not fit, Wait after too many failures, Gone when the sign-in is over.
    """
    row, who = awaiting(token)
    keys: tuple[throttle.Key, ...] = (throttle.key("code", who.user_id, visit.address),)
    if not queries.is_familiar(who.user_id, visit.address, at=clock.now()):
        keys += (throttle.key("code_account", who.user_id),)
    _count(keys, who.user_id, name=who.sign_in_name)
    begin_write()
    row, who = awaiting(token)
    person = queries.user(who.user_id)
    if person is None:
        raise Gone
    second = actions.spend_code(person, by=Viewer(who.user_id, who.name, row.id), typed=typed)
    throttle.forgive(keys, wholly=("code", "code_account"))
    return Entered(actions.confirm_sign_in(row, who, hours=visit.hours, second_factor=second), row, who)


def knock_and_show(sign_in_name: str, password: str, typed: str, *, visit: Visit) -> Entered:
    """Look at name, password and code in one go, as signing in over the page does. Raises as its two steps do."""
    entered = knock(sign_in_name, password, visit=visit)
    if not entered.row.awaits_code:
        return entered
    db.session.commit()
    if not typed.strip():
        raise Refused(_("Type the six figures that your app shows, too."), field="code")
    return show_code(entered.token, typed, visit=visit)


class Gone(Refused):
    """The sign-in that awaited a code is over: begin again with the password."""

    def __init__(self) -> None:
        super().__init__(_("That took too long. Type your name and password again."))


def awaiting(token: str) -> tuple[SignIn, Candidate]:
    """Answer the sign-in that awaits a code and whose it is. Raises Gone."""
    now = clock.now()
    row = queries.sign_in_by_token(token) if token else None
    if row is None or not row.awaits_code or row.ended_at is not None or row.absolute_until <= now:
        raise Gone
    who = queries.candidate_by_id(row.user_id, at=now)
    if who is None or not who.may_enter:
        raise Gone
    return row, who


def confirm_password(user_id: UUID, password: str, *, address: str) -> None:
    """Look at the password of somebody who is signed in, throttled like a sign-in; no transaction is left open.

    Raises Refused on the field `old_password`, or Wait.
    """
    who = queries.candidate_by_id(user_id, at=clock.now())
    keys = (throttle.key("pair", who.sign_in_name if who else "", address),)
    _count(keys, user_id, name=who.sign_in_name if who else "")
    if not passwords.fits(who.password_hash if who else None, password):
        raise Refused(_("This is not the password you have now."), field="old_password")
    begin_write()
    throttle.forgive(keys, wholly=("pair",))
    db.session.commit()


def confirm_code(who: Viewer, typed: str, *, address: str) -> None:
    """Look at a code of somebody who is signed in, throttled as at the gate, and spend it; nothing is left open.

    Raises Refused on the field `code`, or Wait.
    """
    keys = (throttle.key("code", who.user_id, address),)
    _count(keys, who.user_id, name="")
    begin_write()
    person = queries.user(who.user_id)
    if person is None:
        raise Gone
    actions.spend_code(person, by=who, typed=typed)
    throttle.forgive(keys, wholly=("code",))
    db.session.commit()
