"""Verbs on sign-ins: open, confirm with a code, keep awake, end, and sweep away the old ones."""

from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from accounts import queries, rules
from accounts.events import Event
from accounts.models import Attempt, QuickPin, SetupCode, SignIn
from accounts.queries import Candidate
from accounts.tokens import hash_token, new_token
from foundation import audit, clock
from foundation.db import db, new_id
from foundation.scope import across_homes
from foundation.viewer import Actor, Viewer

KEPT_FOR = timedelta(days=365)


def open_sign_in(
    who: Candidate, *, hours: int, awaits_code: bool, address: str, agent: str
) -> tuple[str, SignIn]:
    """Open a sign-in and answer its token with it; one that awaits a code opens nothing and lives ten minutes."""
    token, now = new_token(), clock.now()
    lives = timedelta(minutes=rules.PENDING_MINUTES) if awaits_code else timedelta(hours=hours)
    row = SignIn(
        id=new_id(), token_hash=hash_token(token), user_id=who.user_id, started_at=now, last_seen_at=now,
        absolute_until=now + lives, awaits_code=awaits_code, ip=address[:45], agent=agent[:120],
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    if not awaits_code:
        _tell_opened(who, row, second_factor="none")
    return token, row


def confirm_sign_in(row: SignIn, who: Candidate, *, hours: int, second_factor: str) -> str:
    """Open a sign-in whose code was right, under a new token, which is answered."""
    token, now = new_token(), clock.now()
    row.token_hash, row.awaits_code, row.second_factor_at = hash_token(token), False, now
    row.started_at = row.last_seen_at = now
    row.absolute_until = now + timedelta(hours=hours)
    _tell_opened(who, row, second_factor=second_factor)
    return token


def _tell_opened(who: Candidate, row: SignIn, *, second_factor: str) -> None:
    actor = Viewer(who.user_id, who.name, row.id)
    audit.record(Event.SIGNED_IN, by=actor, details={"second_factor": second_factor})


def open_by_pin(
    who: Candidate, *, device_id: UUID, until: datetime, home_id: UUID, address: str, agent: str
) -> tuple[str, SignIn]:
    """Open a sign-in by PIN, bound to its phone and over at `until`; answers its token with it."""
    token, now = new_token(), clock.now()
    row = SignIn(
        id=new_id(), token_hash=hash_token(token), user_id=who.user_id, started_at=now, last_seen_at=now,
        absolute_until=until, device_id=device_id, by_pin=True, ip=address[:45], agent=agent[:120],
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    subject = ("device", device_id, None)
    audit.record(
        Event.SIGNED_IN_BY_PIN, by=Viewer(who.user_id, who.name, row.id), home=home_id, subject=subject
    )
    return token, row


def renew_token(sign_in_id: UUID) -> str:
    """Answer a new token for a sign-in; the old one opens nothing any more."""
    token = new_token()
    db.session.execute(sa.update(SignIn).where(SignIn.id == sign_in_id).values(token_hash=hash_token(token)))
    return token


def touch(sign_in_id: UUID) -> None:
    """Note that the person is there: her idle time begins anew."""
    db.session.execute(sa.update(SignIn).where(SignIn.id == sign_in_id).values(last_seen_at=clock.now()))


def end_sign_in(row: SignIn, *, by: Actor, why: str) -> None:
    """End one sign-in; ending it twice changes nothing."""
    if row.ended_at is not None:
        return
    row.ended_at, row.why_ended = clock.now(), why[:30]
    audit.record(Event.SIGN_IN_ENDED, by=by, subject=("sign_in", row.id, None), details={"why": why})


def end_sign_ins(user_id: UUID, *, by: Actor, why: str, keep: UUID | None = None) -> int:
    """End every sign-in of a person but `keep`; answers how many. Her PINs wait for her password."""
    with across_homes("a person's PINs on the phones of any home"):
        db.session.execute(sa.update(QuickPin).where(QuickPin.user_id == user_id).values(full_at=None))
    ended = 0
    for row in queries.open_sign_ins(user_id, at=clock.now()):
        if row.id != keep:
            end_sign_in(row, by=by, why=why)
            ended += 1
    return ended


def sweep() -> int:
    """Close the sign-ins whose time is over and forget old rows of the throttle; answers how many were closed."""
    now = clock.now()
    over = sa.update(SignIn).where(SignIn.ended_at.is_(None), SignIn.absolute_until <= now)
    closed = db.session.execute(over.values(ended_at=now, why_ended="time over"))
    db.session.execute(sa.delete(SignIn).where(SignIn.started_at < now - KEPT_FOR))
    db.session.execute(sa.delete(Attempt).where(Attempt.last_at < now - rules.FORGOTTEN_AFTER))
    db.session.execute(sa.delete(SetupCode).where(SetupCode.expires_at < now - KEPT_FOR))
    return int(getattr(closed, "rowcount", 0))
