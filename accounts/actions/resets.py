"""Verbs for who lost her password or her code app: never both by one and the same hand."""

import sqlalchemy as sa

from accounts import queries, rules
from accounts.actions.people import write_password
from accounts.actions.sign_ins import end_sign_ins
from accounts.events import Event
from accounts.models import RecoveryCode, User
from foundation import audit
from foundation.db import db
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor


def reset_password(person: User, *, by: Actor, password_hash: str, reason: str) -> None:
    """Give a person a starting password that she must change; all her sign-ins end.

    Raises Refused for oneself, and for who took away her code app since she last signed in.
    """
    rules.ensure_reason(reason)
    if by.user_id == person.id:
        raise Refused(_("Change your own password on your own page."))
    if _did_already(Event.SECOND_FACTOR_RESET, person, by=by):
        raise Refused(
            _(
                "You took away this person’s code app. Another administrator or head office resets the password,"
                " or you do so once this person has signed in again."
            )
        )
    write_password(person, password_hash, must_change=True)
    end_sign_ins(person.id, by=by, why="password reset")
    _tell(Event.PASSWORD_RESET, person, by=by)


def reset_second_factor(person: User, *, by: Actor, reason: str) -> None:
    """Take away a lost code app and its recovery codes; all sign-ins end and a new app must be set up.

    Raises Refused for oneself, and for who reset her password since she last signed in.
    """
    rules.ensure_reason(reason)
    if by.user_id == person.id:
        raise Refused(_("Another administrator does this for you, or use a recovery code."))
    if _did_already(Event.PASSWORD_RESET, person, by=by):
        raise Refused(
            _(
                "You reset this person’s password. Another administrator or head office takes the code app away,"
                " or you do so once this person has signed in again."
            )
        )
    person.totp_secret = person.totp_confirmed_at = person.totp_last_step = None
    db.session.execute(sa.delete(RecoveryCode).where(RecoveryCode.user_id == person.id))
    end_sign_ins(person.id, by=by, why="second factor reset")
    _tell(Event.SECOND_FACTOR_RESET, person, by=by)


def _did_already(event: Event, person: User, *, by: Actor) -> bool:
    """Answer whether `by` has done the other deed: both together would open the account to her alone.

    The house itself is not asked: whoever runs the server holds its keys.
    """
    return by.user_id is not None and queries.did_since_sign_in(event, person.id, by_id=by.user_id)


def _tell(event: Event, person: User, *, by: Actor) -> None:
    subject = ("person", person.id, person.sign_in_name)
    audit.record(event, by=by, subject=subject, details={"who": person.sign_in_name, "reason_given": True})
