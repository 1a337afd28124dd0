"""The recovery code of a house: made once for the paper, and confirmed once by typing it from there."""

import sqlalchemy as sa

from foundation import audit, clock
from foundation.backup import code, wrapping
from foundation.backup.events import Event
from foundation.backup.models import RecoveryKey
from foundation.db import db, new_id
from foundation.keys import Keys
from foundation.viewer import Actor


def present_key() -> RecoveryKey | None:
    """Answer the recovery key that new copies are closed for. One statement."""
    asked = sa.select(RecoveryKey).where(RecoveryKey.replaced_at.is_(None))
    return db.session.scalars(asked.order_by(RecoveryKey.made_at.desc()).limit(1)).first()


def new_code(keys: Keys, *, by: Actor) -> tuple[str, ...]:
    """Make a recovery code in the present transaction; answers its groups, which are never to be had again.

    Copies made earlier are still opened by the code that was in force then.
    """
    db.session.execute(
        sa.update(RecoveryKey).where(RecoveryKey.replaced_at.is_(None)).values(replaced_at=clock.now())
    )
    seed = code.new_seed()
    recovery = wrapping.recovery_of(seed)
    row = RecoveryKey(
        id=new_id(), public=recovery.public, wrapped_mark=wrapping.wrap_mark(recovery.mark, keys)
    )
    db.session.add(row)
    audit.record(Event.RECOVERY_MADE, by=by, subject=("recovery_key", row.id, None))
    return code.written(seed)


def confirm(typed: str, *, by: Actor) -> bool:
    """Note that the code on the paper is the house's own; answers False when it is another one.

    Raises code.Mistyped when the typing itself does not agree.
    """
    recovery = wrapping.recovery_of(code.read(typed))
    row = present_key()
    if row is None or bytes(row.public) != recovery.public:
        return False
    if row.confirmed_at is None:
        row.confirmed_at = clock.now()
        audit.record(Event.RECOVERY_CONFIRMED, by=by, subject=("recovery_key", row.id, None))
    return True
