"""Verbs on the second factor: a code app's secret, its codes, and the ten recovery codes."""

from datetime import datetime

import sqlalchemy as sa

from accounts import queries, rules
from accounts.events import Event
from accounts.models import RecoveryCode, User
from accounts.tokens import fold_code, hash_code, new_code
from foundation import audit, clock
from foundation.db import db
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import seal
from foundation.viewer import Actor

RECOVERY_CODES = 10


def keep_secret(person: User, *, secret: str) -> None:
    """Keep the secret of a code app, sealed under the person's own key, not yet confirmed by a code."""
    person.totp_secret = seal(secret, owner=("person", person.id))
    person.totp_confirmed_at = person.totp_last_step = None


def confirm_second_factor(person: User, *, by: Actor, typed: str) -> tuple[str, ...]:
    """Switch the second factor on with a first code from the app; answers ten recovery codes, shown this once."""
    if person.totp_secret is None or person.totp_confirmed_at is not None:
        raise Refused(_("The code app is set up already."))
    step = rules.totp_step_of(person.totp_secret.open(), typed, now=clock.now(), last_step=None)
    if step is None:
        raise Refused(
            _("This code does not fit. Look at the app and type the newest six figures."), field="code"
        )
    person.totp_confirmed_at, person.totp_last_step = clock.now(), step
    audit.record(Event.SECOND_FACTOR_SET, by=by, subject=("person", person.id, person.sign_in_name))
    return make_recovery_codes(person, by=by)


def make_recovery_codes(person: User, *, by: Actor) -> tuple[str, ...]:
    """Answer ten fresh recovery codes; the earlier ones open nothing any more."""
    db.session.execute(sa.delete(RecoveryCode).where(RecoveryCode.user_id == person.id))
    codes = tuple(new_code() for _n in range(RECOVERY_CODES))
    db.session.add_all(RecoveryCode(user_id=person.id, code_hash=hash_code(code)) for code in codes)
    audit.record(Event.RECOVERY_CODES_MADE, by=by, subject=("person", person.id, person.sign_in_name))
    return codes


def spend_code(person: User, *, by: Actor, typed: str) -> str:
    """Take a code of the app, or a recovery code, so that neither fits again; answers `app` or `recovery`.

    Raises Refused when it fits nothing. Two requests with the same code: one of them is refused.
    """
    now = clock.now()
    if person.totp_secret is not None and _spend_step(person, typed, now=now):
        return "app"
    if len(fold_code(typed)) >= 16 and _spend_recovery(person, typed, now=now):
        left = queries.recovery_codes_left(person.id)
        subject = ("person", person.id, person.sign_in_name)
        audit.record(Event.RECOVERY_CODE_USED, by=by, subject=subject, details={"left": left})
        return "recovery"
    raise Refused(_("This code does not fit. Wait for the next one, or use a recovery code."), field="code")


def _spend_step(person: User, typed: str, *, now: datetime) -> bool:
    secret = person.totp_secret.open() if person.totp_secret else ""
    step = rules.totp_step_of(secret, typed, now=now, last_step=person.totp_last_step)
    if step is None:
        return False
    fresh = sa.or_(User.totp_last_step.is_(None), User.totp_last_step < step)
    taken = db.session.execute(
        sa.update(User)
        .where(User.id == person.id, fresh)
        .values(totp_last_step=step)
        .execution_options(synchronize_session=False)
    )
    return bool(taken.rowcount)  # type: ignore[attr-defined]  a cursor result of an update has it


def _spend_recovery(person: User, typed: str, *, now: datetime) -> bool:
    taken = db.session.execute(
        sa.update(RecoveryCode)
        .where(
            RecoveryCode.user_id == person.id,
            RecoveryCode.code_hash == hash_code(typed),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=now)
    )
    return bool(taken.rowcount)  # type: ignore[attr-defined]  a cursor result of an update has it
