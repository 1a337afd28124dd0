"""How the copies of the house stand: the last good one and its age, what failed since, and the paper's code."""

from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from foundation import clock
from foundation.backup.models import Backup, RecoveryKey
from foundation.backup.paper import present_key
from foundation.db import db

OVER_AFTER = timedelta(hours=36)
"""A night and half a day: a copy older than this means that a night was missed (local setting)."""
STOPPED_AFTER = timedelta(hours=3)


@dataclass(frozen=True)
class Standing:
    """The last whole copy, the one being made, the last that failed after it, and the key of the paper."""

    last: Backup | None
    running: Backup | None
    failed: Backup | None
    key: RecoveryKey | None

    @property
    def age(self) -> timedelta | None:
        """Answer how old the last whole copy is; None when there is none."""
        return clock.now() - self.last.made_at if self.last else None

    @property
    def is_over(self) -> bool:
        """Answer whether a copy is overdue: none, or none of the last 36 hours."""
        return self.age is None or self.age > OVER_AFTER


def standing() -> Standing:
    """Answer how the copies stand. Two statements."""
    newest = {
        state: sa.select(sa.func.max(Backup.made_at)).where(Backup.state == state).scalar_subquery()
        for state in ("done", "failed", "running")
    }
    asked = sa.select(Backup).where(
        sa.or_(*(sa.and_(Backup.state == state, Backup.made_at == at) for state, at in newest.items()))
    )
    found = {row.state: row for row in db.session.scalars(asked)}
    last, failed, running = found.get("done"), found.get("failed"), found.get("running")
    if failed and last and failed.made_at < last.made_at:
        failed = None
    if running and clock.now() - running.made_at > STOPPED_AFTER:
        running = None
    return Standing(last, running, failed, present_key())


def recent(limit: int = 30) -> list[Backup]:
    """Answer the last copies, newest first. One statement."""
    return list(db.session.scalars(sa.select(Backup).order_by(Backup.made_at.desc()).limit(limit)))
