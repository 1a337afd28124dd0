"""The throttle in the database: failures are counted before a password is looked at, so no crowd slips through."""

import hashlib
from dataclasses import dataclass

import sqlalchemy as sa

from accounts import rules
from accounts.models import Attempt
from foundation import clock
from foundation.db import db, upsert
from foundation.languages import ngettext
from foundation.refusals import Refused


class Wait(Refused):
    """Too many failures: the seconds still to wait."""

    def __init__(self, seconds: int) -> None:
        sentence = ngettext(
            "Wait %(num)s second, then try again.", "Wait %(num)s seconds, then try again.", seconds
        )
        super().__init__(sentence)
        self.seconds = seconds


@dataclass(frozen=True)
class Key:
    """What is counted: a kind of rules.THROTTLES and whom or what it is about, hashed."""

    kind: str
    digest: str


def key(kind: str, *parts: object) -> Key:
    """Answer the key of a count; what was typed is hashed, since people type passwords into the name's box."""
    return Key(kind, hashlib.sha256("\x00".join(str(part) for part in parts).encode()).hexdigest())


def count(keys: tuple[Key, ...]) -> int:
    """Count a failure in advance under each key, in the current writing transaction; answers the most of them.

    Raises Wait, counting nothing, while one of them has to wait. Take it back with `forgive`.
    """
    now = clock.now()
    rows = {one: _locked(one) for one in keys}
    seconds = max(
        rules.seconds_to_wait(k.kind, r.failures, last_at=r.last_at, now=now) for k, r in rows.items()
    )
    if seconds:
        raise Wait(seconds)
    for row in rows.values():
        row.failures = rules.failures_now(row.failures, last_at=row.last_at, now=now) + 1
        row.last_at = now
    return max(row.failures for row in rows.values())


def forgive(keys: tuple[Key, ...], *, wholly: tuple[str, ...]) -> None:
    """Take back the failure that was counted in advance; kinds named in `wholly` begin anew from none."""
    for one in keys:
        which = sa.and_(Attempt.kind == one.kind, Attempt.key_hash == one.digest)
        if one.kind in wholly:
            db.session.execute(sa.delete(Attempt).where(which))
        else:
            fewer = sa.update(Attempt).where(which, Attempt.failures > 0)
            db.session.execute(fewer.values(failures=Attempt.failures - 1))


def _locked(one: Key) -> Attempt:
    """Answer the row of a key, made if there is none, locked until the transaction ends."""
    fresh = {"kind": one.kind, "key_hash": one.digest, "failures": 0, "last_at": clock.now()}
    # made and locked in one statement: between two, another's success could clear the row away
    kept = {"failures": Attempt.failures}
    asked = (
        upsert(Attempt).values(**fresh).on_conflict_do_update(index_elements=["kind", "key_hash"], set_=kept)
    )
    return db.session.scalars(asked.returning(Attempt), execution_options={"populate_existing": True}).one()
