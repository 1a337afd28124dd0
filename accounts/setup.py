"""The one-time code of the first visit: made and printed when there is no organisation, asked for by its page."""

from datetime import timedelta

import sqlalchemy as sa

from accounts import throttle
from accounts.models import SetupCode
from accounts.tokens import hash_code, new_code
from foundation import clock
from foundation.db import Base, begin_write, db
from foundation.languages import _
from foundation.refusals import Refused

LIVES = timedelta(hours=24)


def is_set_up() -> bool:
    """Answer whether the organisation is there."""
    organisation = Base.metadata.tables["organisation"]
    return db.session.execute(sa.select(organisation.c.id).limit(1)).first() is not None


def first_code() -> str | None:
    """Make a fresh one-time code (the earlier ones open nothing any more), commit it and answer it.

    None when the organisation is there already. Only the code's hash is kept, so it is printed by the caller, once.
    """
    begin_write()
    if is_set_up():
        db.session.rollback()
        return None
    now = clock.now()
    unused = sa.update(SetupCode).where(SetupCode.used_at.is_(None), SetupCode.expires_at > now)
    db.session.execute(unused.values(expires_at=now))
    code = new_code()
    db.session.add(SetupCode(code_hash=hash_code(code), made_at=now, expires_at=now + LIVES))
    db.session.commit()
    return code


def count_try(address: str) -> None:
    """Count a try of the code from `address` and commit it, before anything else of the form is looked at.

    Raises Wait after five tries. Call it first in the set-up's POST, then hash the password, then `begin()`.
    """
    begin_write()
    try:
        throttle.count((throttle.key("setup", address),))
    except throttle.Wait:
        db.session.rollback()
        raise
    db.session.commit()


def check_code(typed: str) -> SetupCode:
    """Answer the valid code that was typed. Raises Refused on the field `code`. `use_code` spends it."""
    asked = sa.select(SetupCode).where(
        SetupCode.code_hash == hash_code(typed),
        SetupCode.used_at.is_(None),
        SetupCode.expires_at > clock.now(),
    )
    found = db.session.scalar(asked.with_for_update())
    if found is None or is_set_up():
        raise Refused(
            _("This code does not open the set-up. Look at the terminal for the newest one."), field="code"
        )
    return found


def use_code(code: SetupCode) -> None:
    """Spend the code, in the transaction that makes the organisation."""
    code.used_at = clock.now()
