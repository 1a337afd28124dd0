"""How an event is hashed into its chain, and how a chain is verified."""

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from foundation.audit import earlier
from foundation.audit.models import GENESIS, AuditChain, AuditEvent

HASHED = (
    "chain_id", "seq", "at", "event", "is_reading", "actor_id", "actor_name", "role", "sign_in_id", "ip",
    "subject_kind", "subject_id", "subject_code", "details", "previous",
)  # fmt: skip


def canonical(row: Mapping[str, Any]) -> bytes:
    """Answer the one way in which a row is written down for hashing: sorted JSON, times in UTC microseconds."""
    said = {name: _plain(row[name]) for name in HASHED}
    return json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, int | str | bool):
        return value
    return (
        value.astimezone(UTC).isoformat(timespec="microseconds") if hasattr(value, "tzinfo") else str(value)
    )


def digest(row: Mapping[str, Any]) -> str:
    """Answer `h`, SHA-256 over the previous head and the row: anyone can verify it."""
    return hashlib.sha256(str(row["previous"]).encode() + canonical(row)).hexdigest()


def mark(key: bytes, h: str) -> str:
    """Answer `m`, HMAC of `h`: only the key's holder can make or verify it."""
    return hmac.new(key, h.encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class Fault:
    """The first row of a chain that does not agree, and why."""

    chain: str
    seq: int
    why: str


@dataclass(frozen=True)
class Verdict:
    """What the verification of one chain found."""

    chain: str
    count: int
    head: str
    fault: Fault | None


def verify(
    session: Session, key: bytes, anchors: Mapping[str, tuple[int, str]] | None = None
) -> Iterator[Verdict]:
    """Walk every chain from its first row and answer a verdict each; `anchors` are heads noted elsewhere."""
    for chain in session.scalars(sa.select(AuditChain).order_by(AuditChain.name)).all():
        keys = earlier.keys_of(session.connection(), chain.id, key)
        yield _verify_one(session, keys, chain, (anchors or {}).get(chain.name))


def _verify_one(
    session: Session, keys: earlier.ChainKeys, chain: AuditChain, anchor: tuple[int, str] | None
) -> Verdict:
    head, seen, anchored = GENESIS, 0, anchor is None or anchor == (0, GENESIS)
    table = AuditEvent.__table__
    rows = session.execute(
        sa.select(table).where(table.c.chain_id == chain.id).order_by(table.c.seq),
        execution_options={"yield_per": 2000},
    )
    for row in rows.mappings():
        why = why_wrong(dict(row), seen + 1, head, keys.at(seen + 1))
        if why:
            return Verdict(chain.name, seen, head, Fault(chain.name, min(row["seq"], seen + 1), why))
        head, seen = row["h"], seen + 1
        if not keys.fits(seen, head):
            return Verdict(chain.name, seen, head, Fault(chain.name, seen, earlier.OTHER_SEAM))
        anchored = anchored or anchor == (seen, head)
    if (seen, head) != (chain.count, chain.head):
        return Verdict(chain.name, seen, head, Fault(chain.name, seen + 1, "rows are missing at the end"))
    if not anchored:
        at = anchor[0] if anchor else 0
        return Verdict(
            chain.name, seen, head, Fault(chain.name, at, "the head noted elsewhere is not in the chain")
        )
    return Verdict(chain.name, seen, head, None)


def why_wrong(row: Mapping[str, Any], expected: int, head: str, key: bytes) -> str:
    """Answer why a row does not stand in its chain as number `expected` after `head`, or an empty string."""
    if row["seq"] != expected:
        return f"row {expected} is missing"
    if row["previous"] != head:
        return "it does not follow the row before it"
    if digest(row) != row["h"]:
        return "its content was changed"
    return "" if hmac.compare_digest(mark(key, row["h"]), row["m"]) else "its seal is not ours"
