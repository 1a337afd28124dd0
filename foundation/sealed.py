"""Sealed text: AES-256-GCM under a data key of its own child, home or person; destroying the key destroys it."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import current_app, g, has_request_context
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from foundation import clock
from foundation.db import Base, Keyed, UtcDateTime, db, new_id, tidy

NONCE = 12
Owner = tuple[str, UUID]
"""Whose key it is: ("child", id), ("home", id) or ("person", user id)."""


class Unreadable(RuntimeError):
    """A sealed value or file whose key was destroyed, or whose bytes were changed."""


class DataKey(Keyed, Base):
    """A data key, wrapped by the sealing key that lies in a file of its own."""

    __tablename__ = "data_key"
    __table_args__ = (sa.UniqueConstraint("owner_kind", "owner_id", "serial"),)

    owner_kind: Mapped[str] = mapped_column(sa.String(20))
    owner_id: Mapped[UUID] = mapped_column(sa.Uuid)
    serial: Mapped[int] = mapped_column(default=1)
    wrapped: Mapped[bytes | None] = mapped_column(sa.LargeBinary)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    destroyed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


@dataclass(frozen=True)
class Sealed:
    """A sealed value in hand: an envelope; opening it is an act of its own."""

    token: bytes

    @property
    def key_id(self) -> UUID:
        """Answer the id of the data key that it was sealed with."""
        return UUID(bytes=self.token[:16])

    def open(self) -> str:
        """Answer the text. Raises Unreadable when its key is destroyed or its bytes were changed."""
        return decrypt(self.token).decode()


class SealedText(TypeDecorator[Sealed]):
    """A column of sealed text: it takes and gives envelopes, and refuses plain text."""

    impl = sa.LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> bytes | None:
        if value is None:
            return None
        if not isinstance(value, Sealed):
            raise TypeError("a sealed column takes seal(text, owner=...), never plain text")
        return value.token

    def process_result_value(self, value: bytes | None, dialect: Any) -> Sealed | None:
        return None if value is None else Sealed(bytes(value))


def seal(text: str, *, owner: Owner) -> Sealed:
    """Answer `text` (NFC) sealed under the owner's data key, which is made if there is none."""
    return Sealed(encrypt(tidy(text).encode(), owner=owner))


def seal_many(wanted: Iterable[tuple[Owner, str]]) -> list[Sealed]:
    """Answer texts sealed under the keys of many owners, in their order; two statements, however many owners."""
    told = list(wanted)
    keys = _keys_of({owner for owner, _text in told})
    found = []
    for owner, text in told:
        key_id, key = keys[owner]
        found.append(Sealed(_locked(tidy(text).encode(), key_id, key)))
    return found


def _keys_of(owners: set[Owner]) -> dict[Owner, tuple[UUID, bytes]]:
    asked = sa.select(DataKey).where(DataKey.owner_id.in_({owner_id for _kind, owner_id in owners}))
    serials: dict[Owner, int] = {}
    found: dict[Owner, tuple[UUID, bytes]] = {}
    for row in db.session.scalars(asked.order_by(DataKey.serial)):
        owner = (row.owner_kind, row.owner_id)
        serials[owner] = row.serial
        if row.wrapped is not None and row.destroyed_at is None:
            found[owner] = row.id, _unwrap(row.id, row.wrapped)
    for owner in owners - found.keys():
        found[owner] = _made(owner, serials.get(owner, 0) + 1)
    db.session.flush()
    return found


def opened(envelope: Sealed | None) -> str:
    """Answer a sealed value's text, or an empty one where nothing is written."""
    return envelope.open() if envelope is not None else ""


def encrypt(plain: bytes, *, owner: Owner) -> bytes:
    """Answer key id (16 bytes), nonce (12) and AES-256-GCM text of `plain` under the owner's key."""
    return _locked(plain, *key_of(owner))


def _locked(plain: bytes, key_id: UUID, key: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return key_id.bytes + nonce + AESGCM(key).encrypt(nonce, plain, key_id.bytes)


def decrypt(token: bytes) -> bytes:
    """Answer what `encrypt` was given. Raises Unreadable."""
    key_id = UUID(bytes=token[:16])
    try:
        return AESGCM(key_by_id(key_id)).decrypt(token[16 : 16 + NONCE], token[16 + NONCE :], key_id.bytes)
    except InvalidTag as fault:
        raise Unreadable("the sealed bytes were changed") from fault


def key_of(owner: Owner) -> tuple[UUID, bytes]:
    """Answer the id and bytes of the owner's present data key, made in this transaction if there is none."""
    kind, owner_id = owner
    if (found := db.session.execute(_newest_key(), {"kind": kind, "owner_id": owner_id}).first()) is not None:
        return found.id, _unwrap(found.id, found.wrapped)
    earlier = sa.select(sa.func.count()).select_from(DataKey).filter_by(owner_kind=kind, owner_id=owner_id)
    made = _made(owner, (db.session.scalar(earlier) or 0) + 1)
    db.session.flush()
    return made


def _made(owner: Owner, serial: int) -> tuple[UUID, bytes]:
    key, key_id = AESGCM.generate_key(256), new_id()
    wrapped = _wrap(key_id, key)
    db.session.add(DataKey(id=key_id, owner_kind=owner[0], owner_id=owner[1], serial=serial, wrapped=wrapped))
    return key_id, key


@cache
def _newest_key() -> sa.Select[UUID, bytes | None]:
    """The statement for an owner's present key, put together once: every sealed value asks it."""
    kind, owner_id = sa.bindparam("kind", type_=sa.String()), sa.bindparam("owner_id", type_=sa.Uuid())
    held = (DataKey.owner_kind == kind, DataKey.owner_id == owner_id, DataKey.destroyed_at.is_(None))
    return sa.select(DataKey.id, DataKey.wrapped).where(*held).order_by(DataKey.serial.desc()).limit(1)


def key_by_id(key_id: UUID) -> bytes:
    """Answer a data key's bytes. Raises Unreadable when it was destroyed."""
    held: dict[UUID, bytes] = g.setdefault("data_keys", {}) if has_request_context() else {}
    if key_id not in held:
        wrapped = db.session.scalar(sa.select(DataKey.wrapped).where(DataKey.id == key_id))
        if wrapped is None:
            raise Unreadable("the key of this sealed value was destroyed")
        held[key_id] = _unwrap(key_id, wrapped)
    return held[key_id]


def destroy_keys(owner: Owner) -> int:
    """Destroy every data key of `owner`: nothing sealed or stored under them can be read again. Answers how many."""
    asked = (
        sa.select(DataKey)
        .filter_by(owner_kind=owner[0], owner_id=owner[1])
        .where(DataKey.wrapped.is_not(None))
    )
    keys = db.session.scalars(asked).all()
    for key in keys:
        key.wrapped, key.destroyed_at = None, clock.now()
    return len(keys)


def _wrap(key_id: UUID, key: bytes) -> bytes:
    return wrap(current_app.extensions["settings"].keys.sealing, key_id, key)


def _unwrap(key_id: UUID, wrapped: bytes | None) -> bytes:
    return unwrap(current_app.extensions["settings"].keys.sealing, key_id, wrapped)


def wrap(sealing: bytes, key_id: UUID, key: bytes) -> bytes:
    """Answer a data key as it is kept: closed by the sealing key of its house."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(sealing).encrypt(nonce, key, key_id.bytes)


def unwrap(sealing: bytes, key_id: UUID, wrapped: bytes | None) -> bytes:
    """Answer a data key. Raises Unreadable when it was destroyed, or another sealing key closed it."""
    if wrapped is None:
        raise Unreadable("the key of this sealed value was destroyed")
    try:
        return AESGCM(sealing).decrypt(wrapped[:NONCE], wrapped[NONCE:], key_id.bytes)
    except InvalidTag as fault:
        raise Unreadable("this is not the sealing key that wrapped it") from fault
