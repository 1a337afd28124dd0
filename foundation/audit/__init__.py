"""The record of deeds and readings: written in the deed's own transaction, hash-chained, never changed."""

import json
from collections import OrderedDict
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa
from flask import current_app, has_request_context, request
from sqlalchemy import event as listening
from sqlalchemy.orm import Session

from foundation import clock
from foundation.audit.chain import Fault, Verdict, digest, mark, verify
from foundation.audit.models import AuditChain, AuditEarlier, AuditEvent
from foundation.db import Base, db, new_id
from foundation.viewer import SYSTEM, Actor, SystemActor

__all__ = [
    "SYSTEM", "AuditChain", "AuditEarlier", "AuditEvent", "Fault", "SystemActor", "Verdict",
    "drop_pending", "has_pending", "install", "keep_readings", "read", "record", "record_there", "restore", "verify",
]  # fmt: skip

ORGANISATION, SEALED = "organisation", "sealed"
Subject = tuple[str, UUID, str | None]
_recent: "OrderedDict[tuple[object, ...], datetime]" = OrderedDict()
RECENT_AT_MOST = 20_000
TEN_MINUTES = timedelta(minutes=10)


def _table(model: type[Base]) -> sa.Table:
    return cast(sa.Table, model.__table__)


def record(
    event: StrEnum,
    *,
    by: Actor,
    home: UUID | None = None,
    subject: Subject | None = None,
    details: Mapping[str, Any] | None = None,
    sealed: bool = False,
) -> None:
    """Add a deed to the current transaction: it is chained as the last act before the commit, or not at all.

    `details` holds names of fields, codes, counts and choices, never what somebody wrote.
    """
    _pending("deeds").append(_row(event, by, home, subject, details, sealed=sealed, is_reading=False))


def read(
    event: StrEnum,
    *,
    by: Actor,
    home: UUID | None = None,
    subject: Subject | None = None,
    details: Mapping[str, Any] | None = None,
    sealed: bool = False,
    once_per_ten_minutes: bool = False,
) -> None:
    """Add a reading: it is committed before the answer leaves; no event, no page."""
    if has_request_context() and not current_app.extensions["settings"].read_events and not sealed:
        return
    row = _row(event, by, home, subject, details, sealed=sealed, is_reading=True)
    if once_per_ten_minutes and _was_recent(row):
        return
    _pending("readings").append(row)


def _was_recent(row: dict[str, Any]) -> bool:
    key = (
        current_app.extensions["house_id"],
        row["actor_id"],
        row["event"],
        row["subject_id"],
        row["details"],
    )
    last = _recent.get(key)
    if last is not None and row["at"] - last < TEN_MINUTES and row["at"] >= last:
        return True
    row["recent_key"] = key
    return False


def _row(
    event: StrEnum,
    by: Actor,
    home: UUID | None,
    subject: Subject | None,
    details: Any,
    *,
    sealed: bool,
    is_reading: bool,
) -> dict[str, Any]:
    kind, subject_id, code = subject or (None, None, None)
    here = [p.role for p in by.posts if p.home_id in (None, home)]
    role = next(iter(here), None) or next((p.role for p in by.posts), None)  # a transfer writes in two homes
    return {
        "chain": SEALED if sealed else f"home:{home}" if home else ORGANISATION,
        "home_id": None if sealed else home,
        "at": clock.now(),
        "event": str(event),
        "is_reading": is_reading,
        "actor_id": by.user_id,
        "actor_name": by.name,
        "role": str(role) if role else None,
        "sign_in_id": by.sign_in_id,
        "ip": request.remote_addr if has_request_context() else None,
        "subject_kind": kind,
        "subject_id": subject_id,
        "subject_code": code,
        "details": json.dumps(dict(details or {}), sort_keys=True, ensure_ascii=False, default=str),
    }


def _pending(kind: str) -> list[dict[str, Any]]:
    return db.session().info.setdefault(kind, [])


def has_pending() -> bool:
    """Answer whether an event waits for the commit."""
    return bool(_pending("deeds") or _pending("readings"))


def drop_pending() -> None:
    """Forget what waits: the deed did not happen and nothing was shown."""
    _pending("deeds").clear()
    _pending("readings").clear()


def append(session: Session) -> None:
    """Chain what waits: lock each chain, hash, insert, move its head; the last act before the commit."""
    waiting = [*session.info.pop("deeds", []), *session.info.pop("readings", [])]
    waiting.sort(key=lambda row: row["at"])
    if not waiting:
        return
    session.flush()
    _chain(session.connection(), waiting, current_app.extensions["settings"].keys.audit)
    for row in waiting:
        if "recent_key" in row:
            _remember(row["recent_key"], row["at"])


def record_there(
    connection: sa.Connection,
    key: bytes,
    event: StrEnum,
    *,
    home: UUID | None = None,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Chain a deed of the house itself in another house's database, under that house's key, in its transaction."""
    _chain(connection, [_row(event, SYSTEM, home, None, details, sealed=False, is_reading=False)], key)


def _chain(connection: sa.Connection, waiting: list[dict[str, Any]], key: bytes) -> None:
    for name in sorted({row["chain"] for row in waiting}):
        rows = [row for row in waiting if row["chain"] == name]
        chain = _lock_chain(connection, name, rows[0]["home_id"])
        connection.execute(sa.insert(_table(AuditEvent)), _chained(rows, chain, key))
        last = rows[-1]
        table = _table(AuditChain)
        moved = sa.update(table).where(table.c.id == chain.id).values(count=last["seq"], head=last["h"])
        connection.execute(moved)


def _chained(rows: list[dict[str, Any]], chain: Any, key: bytes) -> list[dict[str, Any]]:
    seq, head = chain.count, chain.head
    for row in rows:
        seq += 1
        row.update(chain_id=chain.id, seq=seq, previous=head)
        head = row["h"] = digest(row)
        row["m"] = mark(key, head)
    names = [column.name for column in AuditEvent.__table__.columns]
    return [{name: row[name] for name in names} for row in rows]


def _lock_chain(connection: sa.Connection, name: str, home_id: UUID | None) -> Any:
    table = AuditChain.__table__
    asked = sa.select(table).where(table.c.name == name).with_for_update()
    chain = connection.execute(asked).one_or_none()
    if chain is None:
        insert = _insert_or_ignore(connection)(table)
        fresh = insert.values(id=new_id(), name=name, home_id=home_id).on_conflict_do_nothing()
        connection.execute(fresh)
        chain = connection.execute(asked).one()
    return chain


def _insert_or_ignore(connection: sa.Connection) -> Any:
    from sqlalchemy.dialects import postgresql, sqlite  # chosen by the connection in hand

    return postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert


def _remember(key: tuple[object, ...], at: datetime) -> None:
    _recent[key] = at
    _recent.move_to_end(key)
    while len(_recent) > RECENT_AT_MOST:
        _recent.popitem(last=False)


def keep_readings() -> list[dict[str, Any]]:
    """Take the readings that wait, so that they outlive a rollback; hand them back with `restore`."""
    kept = list(_pending("readings"))
    drop_pending()
    return kept


def restore(readings: list[dict[str, Any]]) -> None:
    """Put back the readings that `keep_readings` took."""
    _pending("readings").extend(readings)


def _forget_on_rollback(session: Session, previous: Any) -> None:
    if previous.nested and session.get_nested_transaction() is not None:
        return
    session.info.pop("deeds", None)
    session.info.pop("readings", None)


def install() -> None:
    """Hang the audit on the house's sessions; called once by the front door."""
    sessions = db.session.session_factory
    if not listening.contains(sessions, "before_commit", append):
        listening.listen(sessions, "before_commit", append)
        listening.listen(sessions, "after_soft_rollback", _forget_on_rollback)
