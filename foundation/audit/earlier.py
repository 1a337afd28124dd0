"""The keys of earlier houses: a chain that moved here keeps its rows, and is verified by the key of each time.

A house that joins another hands over its audit key. The rows that it wrote stay byte for byte as they are; its key is
closed by the key of the new house and bound to the place of the seam (chain, number, head), so that it vouches for
nothing that was written later.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy.engine import Connection

from foundation.audit.models import AuditEarlier

PURPOSE = b"aashray earlier audit key 1"
NONCE = 12
OTHER_SEAM = "the seam of its earlier house does not fit"


@dataclass(frozen=True, repr=False)
class Seam:
    """Where an earlier key ends: the number and head of the last row that it marked."""

    seq: int
    head: str
    key: bytes


@dataclass(frozen=True, repr=False)
class ChainKeys:
    """The keys of one chain: the house's own, and those of earlier houses up to their seams."""

    own: bytes
    seams: list[Seam] = field(default_factory=list)

    def at(self, seq: int) -> bytes:
        """Answer the key that marked row `seq`; an empty one, which fits nothing, where it cannot be opened."""
        return next((seam.key for seam in self.seams if seq <= seam.seq), self.own)

    def fits(self, seq: int, head: str) -> bool:
        """Answer whether the chain passes each seam where it was closed."""
        return all(seam.seq != seq or seam.head == head for seam in self.seams)


def closed(key: bytes, own: bytes, *, chain_id: UUID, seq: int, head: str) -> bytes:
    """Answer an earlier house's audit key closed by the own one, for this seam alone."""
    nonce = os.urandom(NONCE)
    return nonce + _cipher(own).encrypt(nonce, key, _place(chain_id, seq, head))


def opened(wrapped: bytes, own: bytes, *, chain_id: UUID, seq: int, head: str) -> bytes:
    """Answer the earlier house's key; an empty one where it was closed by another house or for another seam."""
    try:
        return _cipher(own).decrypt(wrapped[:NONCE], wrapped[NONCE:], _place(chain_id, seq, head))
    except (InvalidTag, ValueError):
        return b""


def chain_keys(rows: Iterable[Any], chain_id: UUID, own: bytes) -> ChainKeys:
    """Answer the keys of a chain from its seams (`seq`, `head`, `wrapped`), in any order."""
    told = sorted((int(row.seq), str(row.head), bytes(row.wrapped)) for row in rows)
    seams = [
        Seam(seq, head, opened(wrapped, own, chain_id=chain_id, seq=seq, head=head))
        for seq, head, wrapped in told
    ]
    return ChainKeys(own, seams)


def keys_of(connection: Connection, chain_id: UUID, own: bytes) -> ChainKeys:
    """Answer the keys by which the rows of a chain are verified. One statement."""
    table = AuditEarlier.__table__
    asked = sa.select(table.c.seq, table.c.head, table.c.wrapped).where(table.c.chain_id == chain_id)
    return chain_keys(connection.execute(asked), chain_id, own)


def _cipher(own: bytes) -> AESGCM:
    return AESGCM(HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=PURPOSE).derive(own))


def _place(chain_id: UUID, seq: int, head: str) -> bytes:
    return f"{chain_id.hex} {seq} {head}".encode()
