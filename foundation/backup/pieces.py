"""A copy's records looked through from the first to the last: what they hold is handed on, what they count is held."""

import hashlib
import hmac
import json
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from foundation.backup import wrapping
from foundation.backup.archive import (
    FILE,
    KEYS,
    MANIFEST,
    PIECE,
    ROWS,
    TABLE,
    BackupTrouble,
    Head,
    open_key,
    read_head,
    read_records,
)
from foundation.backup.chains import Chains
from foundation.backup.manifest import Counted, Manifest, read_manifest
from foundation.backup.wrapping import Recovery
from foundation.keys import Keys
from foundation.lan.authority import OF_AUTHORITY


class Taker(Protocol):
    """Whoever wants what a copy holds while it is looked through."""

    def table(self, name: str, columns: list[str]) -> None:
        """Take the next table."""

    def rows(self, block: bytes) -> None:
        """Take rows of it."""

    def file(self, name: str) -> None:
        """Take the next file."""

    def piece(self, body: bytes) -> None:
        """Take the next bytes of it."""


def said_table(name: str, columns: list[str]) -> bytes:
    """Answer how a table is announced."""
    return json.dumps({"table": name, "columns": columns}).encode()


def head_of(path: Path) -> Head:
    """Answer the head of a copy. Raises BackupTrouble when it is none or cannot be read."""
    try:
        with path.open("rb") as file:
            return read_head(file)
    except OSError as fault:
        raise BackupTrouble(f"{path} cannot be read ({fault.strerror}).") from fault


class Nobody:
    """Takes nothing: for looking through alone."""

    def table(self, name: str, columns: list[str]) -> None: ...
    def rows(self, block: bytes) -> None: ...
    def file(self, name: str) -> None: ...
    def piece(self, body: bytes) -> None: ...


@dataclass(frozen=True, repr=False)
class Looked:
    """A copy that was looked through and found whole: its manifest, and the keys that its rows and files need.

    `authority` is the home's own certificate authority (file name -> bytes), so that phones need not learn anew to
    trust the house; empty where there was none.
    """

    manifest: Manifest
    sealing: bytes
    audit: bytes
    authority: dict[str, bytes] = field(default_factory=dict)


def look_through(
    path: Path, *, keys: Keys | None = None, recovery: Recovery | None = None, taker: Taker | None = None
) -> Looked:
    """Read a copy to its end, hand what it holds to `taker`, and answer it once everything agrees.

    Held against the manifest: rows and digest of each table, bytes and digest of each file, each deed's place in its
    chain and the chains' heads; and the manifest against its mark. Raises BackupTrouble in words.
    """
    with path.open("rb") as file:
        head = read_head(file)
        key, opened_by = open_key(head, keys=keys, recovery=recovery)
        look, body = _Look(taker or Nobody()), b""
        for kind, record in read_records(file, head, key):
            if kind == MANIFEST:
                body = record
            else:
                look.take(kind, record)
    try:
        manifest = read_manifest(body)
    except (ValueError, KeyError, TypeError) as fault:
        raise BackupTrouble("The manifest of this copy cannot be read. Use another copy.") from fault
    if opened_by == "paper" and recovery is not None:
        key_of_mark = recovery.mark
    else:
        key_of_mark = wrapping.house_mark(keys) if keys else b""
    said = wrapping.mark(key_of_mark, manifest.said())
    if manifest.id != head.id or not hmac.compare_digest(manifest.marks.get(opened_by, ""), said):
        raise BackupTrouble("The mark on this copy is not of this house: somebody else may have made it.")
    look.ensure_as(manifest)
    known = {name: look.secrets[name] for name in OF_AUTHORITY if name in look.secrets}
    return Looked(manifest, look.secrets["sealing"], look.secrets["audit"], known)


class _Look:
    """Counts and digests everything that comes by, walks the chains of deeds, and hands all of it on."""

    def __init__(self, taker: Taker) -> None:
        self.taker = taker
        self.tables: dict[str, Counted] = {}
        self.files: dict[str, Counted] = {}
        self.secrets: dict[str, bytes] = {}
        self._keys_digest = ""
        self._chains = Chains()
        self._table, self._columns = "", list[str]()
        self._counted, self._digest = Counted(0, ""), hashlib.sha256()

    def take(self, kind: bytes, body: bytes) -> None:
        """Take one record."""
        if kind == TABLE:
            told = json.loads(body)
            self._table, self._columns = told["table"], told["columns"]
            self._next(self.tables, self._table)
            self.taker.table(self._table, self._columns)
        elif kind == FILE:
            self._next(self.files, body.decode())
            self.taker.file(body.decode())
        elif kind == ROWS:
            block = zlib.decompress(body)
            self._count(block.count(b"\n"), block)
            self._chains.take(self._table, self._columns, block, self.secrets["audit"])
            self.taker.rows(block)
        elif kind == PIECE:
            self._count(len(body), body)
            self.taker.piece(body)
        elif kind == KEYS:
            self.secrets = {name: bytes.fromhex(key) for name, key in json.loads(body).items()}
            self._keys_digest = hashlib.sha256(body).hexdigest()

    def _next(self, where: dict[str, Counted], name: str) -> None:
        self._digest = hashlib.sha256()
        self._counted = where[name] = Counted(0, self._digest.hexdigest())

    def _count(self, many: int, body: bytes) -> None:
        self._digest.update(body)
        self._counted.count += many
        self._counted.digest = self._digest.hexdigest()

    def ensure_as(self, manifest: Manifest) -> None:
        """Hold what came by against the manifest. Raises BackupTrouble with the first difference."""
        for kind, seen, said in (
            ("table", self.tables, manifest.tables),
            ("file", self.files, manifest.files),
        ):
            for name in sorted({*seen, *said}):
                if seen.get(name) != said.get(name):
                    raise BackupTrouble(f"The {kind} {name} in this copy is not as its manifest says.")
        if self._keys_digest != manifest.keys:
            raise BackupTrouble("The keys in this copy are not as its manifest says.")
        if self._chains.heads() != manifest.chains:
            raise BackupTrouble("The heads of the record of deeds are not as the manifest of this copy says.")
