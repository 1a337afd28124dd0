"""Questions to the audit: a chain's head, its events narrowed and leafed through, who opened a register."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.audit import AuditChain, AuditEvent
from foundation.db import db
from foundation.names import spoken_of

HOME_CHAIN = "home:{}"


@dataclass(frozen=True, kw_only=True)
class TrailFilter:
    """Which events of a chain are wanted; every part that is empty narrows nothing."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None
    person: str = ""
    code: str = ""
    before: int | None = None
    not_about: UUID | None = None
    events: tuple[str, ...] = ()
    role: str = ""


@dataclass(frozen=True)
class TrailRow:
    """One event as the viewer wants it."""

    seq: int
    at: datetime
    event: str
    is_reading: bool
    who: str
    role: str | None
    code: str | None
    details: str


def trail(chain: str, wanted: TrailFilter, *, limit: int) -> Sequence[TrailRow]:
    """Answer the events of a chain, newest first, keyset by their number. One statement."""
    event = AuditEvent
    asked = (
        sa.select(
            event.seq,
            event.at,
            event.event,
            event.is_reading,
            spoken_of(event.actor_name, sa.func.coalesce(User.name_local, "")),
            event.role,
            event.subject_code,
            event.details,
        )
        .join(AuditChain, AuditChain.id == event.chain_id)
        .outerjoin(User, User.id == event.actor_id)
        .where(AuditChain.name == chain, *_narrowing(wanted))
        .order_by(event.seq.desc())
        .limit(limit)
    )
    return [TrailRow(*row) for row in db.session.execute(asked)]


def _narrowing(wanted: TrailFilter) -> list[sa.ColumnElement[bool]]:
    event, found = AuditEvent, []
    if wanted.before is not None:
        found.append(event.seq < wanted.before)
    if wanted.starts_at is not None:
        found.append(event.at >= wanted.starts_at)
    if wanted.ends_at is not None:
        found.append(event.at < wanted.ends_at)
    if wanted.person:
        names = (sa.func.lower(event.actor_name), User.name_local)
        found.append(sa.or_(*(name.contains(wanted.person.lower(), autoescape=True) for name in names)))
    if wanted.code:
        found.append(event.subject_code == wanted.code.upper())
    if wanted.events:
        found.append(event.event.in_(wanted.events))
    if wanted.role:
        found.append(event.role == wanted.role)
    if wanted.not_about is not None:
        found.append(sa.or_(event.actor_id.is_(None), event.actor_id != wanted.not_about))
        found.append(sa.or_(event.subject_id.is_(None), event.subject_id != wanted.not_about))
    return found


def opened_by(home_id: UUID, register_id: str, event: str, *, since: datetime, besides: UUID) -> int:
    """Answer how many people besides one opened a register since a moment."""
    asked = sa.select(sa.func.count(sa.distinct(AuditEvent.actor_id))).where(
        AuditEvent.subject_id == home_id,
        AuditEvent.at >= since,
        AuditEvent.subject_code == register_id,
        AuditEvent.event == event,
        AuditEvent.actor_id != besides,
    )
    return db.session.scalar(asked) or 0


def visit_pages(
    home_id: UUID, *, role: str, events: tuple[str, ...], limit: int, before: int | None = None
) -> Sequence[TrailRow]:
    """Answer the pages that the holders of a role opened in a home, newest first."""
    wanted = TrailFilter(events=events, role=role, before=before)
    return trail(HOME_CHAIN.format(home_id), wanted, limit=limit)
