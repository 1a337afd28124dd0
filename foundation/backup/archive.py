"""The file of a copy: a head in clear, then records in sealed pieces, each bound to its place and the last to its end.

Little of it is ever in memory: a piece is about a megabyte, whatever the size of the house (one row is never split).
"""

import base64
import hashlib
import json
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from foundation.backup import wrapping
from foundation.backup.wrapping import CannotOpen, Recovery
from foundation.keys import Keys

MAGIC = b"AASHRAY COPY\n"
FORMAT = 1
SUFFIX = ".aashray"
HEAD_AT_MOST, PIECE_AT_MOST = 64 * 1024, 64 * 1024 * 1024
KEYS, TABLE, ROWS, FILE, PIECE, MANIFEST = b"K", b"T", b"R", b"F", b"P", b"M"


class BackupTrouble(RuntimeError):
    """A copy that cannot be made, read or put back; the sentence says what to do."""


@dataclass(frozen=True)
class Head:
    """What stands in clear before a copy: nothing of a child, only what is needed to open it."""

    id: str
    made_at: str
    app_version: str
    revision: str
    paper: bytes | None
    house: bytes

    def written(self) -> bytes:
        """Answer the head as it lies in the file."""
        told = {
            "format": FORMAT, "id": self.id, "made_at": self.made_at, "app_version": self.app_version,
            "revision": self.revision, "house": base64.b64encode(self.house).decode(),
            "paper": base64.b64encode(self.paper).decode() if self.paper else None,
        }  # fmt: skip
        return json.dumps(told, sort_keys=True).encode()


class Writer:
    """Writes the records of a copy, sealed one by one; `end` writes the last, without which nothing is believed."""

    def __init__(self, out: IO[bytes], head: Head, key: bytes) -> None:
        self._out, self._key, self._n = out, AESGCM(key), 0
        said = head.written()
        self._bound = hashlib.sha256(said).digest()
        self._whole = hashlib.sha256()
        self.size = 0
        self._lay(MAGIC + struct.pack(">I", len(said)) + said)

    def write(self, kind: bytes, body: bytes) -> None:
        """Write one record."""
        self._seal(kind + body, is_last=False)

    def end(self, manifest: bytes) -> str:
        """Write the manifest as the last record; answers the SHA-256 of the whole file."""
        self._seal(MANIFEST + manifest, is_last=True)
        return self._whole.hexdigest()

    def _seal(self, plain: bytes, *, is_last: bool) -> None:
        sealed = self._key.encrypt(_nonce(self._n), plain, _said(self._bound, self._n, is_last=is_last))
        self._n += 1
        self._lay(struct.pack(">I", len(sealed)) + sealed)

    def _lay(self, piece: bytes) -> None:
        self._out.write(piece)
        self._whole.update(piece)
        self.size += len(piece)


def _nonce(n: int) -> bytes:
    return struct.pack(">4xQ", n)  # the key is of this copy alone, so a count never meets itself


def _said(bound: bytes, n: int, *, is_last: bool) -> bytes:
    return bound + struct.pack(">Q?", n, is_last)


def read_head(file: IO[bytes]) -> Head:
    """Answer the head of a copy and stand after it. Raises BackupTrouble for what is none, or of a newer version."""
    if file.read(len(MAGIC)) != MAGIC:
        raise BackupTrouble("This file is not a copy of Aashray, or its beginning is damaged.")
    said = file.read(4)
    length = struct.unpack(">I", said)[0] if len(said) == 4 else HEAD_AT_MOST + 1
    try:
        if length > HEAD_AT_MOST:
            raise ValueError
        told: dict[str, Any] = json.loads(file.read(length))
        if int(told["format"]) > FORMAT:
            raise BackupTrouble(
                f"This copy was made by a newer version of Aashray ({told['app_version']}). "
                "Install that version, then restore."
            )
        paper = base64.b64decode(told["paper"], validate=True) if told["paper"] else None
        house = base64.b64decode(told["house"], validate=True)
        words = {name: str(told[name]) for name in ("id", "made_at", "app_version", "revision")}
        return Head(**words, paper=paper, house=house)
    except (ValueError, KeyError, TypeError) as fault:
        raise BackupTrouble("The head of this copy is damaged. Use another copy.") from fault


def open_key(head: Head, *, keys: Keys | None = None, recovery: Recovery | None = None) -> tuple[bytes, str]:
    """Answer the key of a copy, and whether the `paper` or the `house` opened it. Raises BackupTrouble in words."""
    if recovery is not None and head.paper is not None:
        try:
            return wrapping.unwrap_by_paper(head.paper, recovery), "paper"
        except CannotOpen as fault:
            raise BackupTrouble(
                "This recovery code is not the one that this copy was closed for. "
                "Look for the paper with an earlier or later date."
            ) from fault
    if keys is not None:
        try:
            return wrapping.unwrap_by_house(head.house, keys), "house"
        except CannotOpen:
            pass  # another house made it: the paper is asked for below
    if head.paper is None:
        raise BackupTrouble(
            "This copy was made before there was a recovery code: only the key folder of the house that made it "
            "opens it. Put that folder in place (AASHRAY_KEYS), then try again."
        )
    raise BackupTrouble(
        "The keys of this machine do not open this copy. Use the recovery code from the paper (--with-code)."
    )


def read_records(file: IO[bytes], head: Head, key: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Answer (kind, body) of each record after the head, the manifest last. Raises BackupTrouble at the first fault."""
    cipher, bound, n = AESGCM(key), hashlib.sha256(head.written()).digest(), 0
    while True:
        said = file.read(4)
        sealed = file.read(min(struct.unpack(">I", said)[0], PIECE_AT_MOST)) if len(said) == 4 else b""
        if len(said) < 4 or len(sealed) < struct.unpack(">I", said)[0]:
            at_end = file.read(1) == b""
            raise BackupTrouble(_CUT if at_end else _damaged(n))
        try:
            plain = cipher.decrypt(_nonce(n), sealed, _said(bound, n, is_last=False))
            yield plain[:1], plain[1:]
        except InvalidTag:
            yield MANIFEST, _last(cipher, bound, n, sealed)
            if file.read(1):
                raise BackupTrouble(
                    "Something was added behind the end of this copy. Use another copy."
                ) from None
            return
        n += 1


_CUT = "This copy is cut short: its end is missing. Copy the file again, or use another copy."


def _damaged(n: int) -> str:
    return f"This copy is damaged (piece {n + 1}). Use another copy."


def _last(cipher: AESGCM, bound: bytes, n: int, sealed: bytes) -> bytes:
    try:
        plain = cipher.decrypt(_nonce(n), sealed, _said(bound, n, is_last=True))
    except InvalidTag as fault:
        raise BackupTrouble(_damaged(n)) from fault
    return plain[1:]


def write_whole(path: Path, pour: Any) -> Any:
    """Write a file whole or not at all: `pour(out)` fills it, the disk has it before its name is there."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    waiting = path.with_name(path.name + ".part")
    try:
        with os.fdopen(os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            answer = pour(out)
            out.flush()
            os.fsync(out.fileno())
        waiting.replace(path)
    finally:
        waiting.unlink(missing_ok=True)
    return answer
