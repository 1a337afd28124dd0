"""Uploads: sniffed, images drawn again without their hidden facts, encrypted in chunks, never in clear on a disk."""

import hashlib
import hmac
import io
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import puremagic
import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import Response, current_app
from PIL import Image, ImageOps, UnidentifiedImageError
from sqlalchemy import event
from sqlalchemy.orm import Mapped, Session, mapped_column

from foundation import clock
from foundation.db import Base, Keyed, UtcDateTime, db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.scope import BelongsToHome
from foundation.sealed import Owner, Unreadable, key_by_id, key_of

CHUNK = 64 * 1024
PHOTO_EDGE, THUMB_EDGE = 1600, 160
Image.MAX_IMAGE_PIXELS = 40_000_000
IMAGES = {"image/jpeg", "image/png", "image/webp"}
SCANS = IMAGES | {"application/pdf"}


class StoredFile(Keyed, BelongsToHome, Base):
    """What is known of an encrypted file: whose it is, its kind and size; its own name is never kept in clear."""

    __tablename__ = "stored_file"
    __table_args__ = (sa.UniqueConstraint("id", "home_id"),)

    key_id: Mapped[UUID] = mapped_column(sa.Uuid)
    kind: Mapped[str] = mapped_column(sa.String(80))
    size: Mapped[int] = mapped_column(sa.BigInteger)
    digest: Mapped[str] = mapped_column(sa.String(64))
    thumb_of: Mapped[UUID | None] = mapped_column(sa.Uuid)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)


@dataclass(frozen=True)
class Prepared:
    """An upload that passed: its bytes as they will be kept, its kind, and a small picture if it is one."""

    body: bytes
    kind: str
    thumb: bytes | None


def prepare(name: str, body: bytes, *, kinds: set[str] = IMAGES) -> Prepared:
    """Answer the upload ready to be stored; slow work, done before a write begins.

    Raises Refused, naming the file, when it is empty, too large, of another kind than it may be, or a bomb.
    """
    limit = current_app.extensions["settings"].upload_limit
    if not body:
        raise Refused(_("%(file)s is empty. Choose it again.", file=name))
    if len(body) > limit:
        raise Refused(
            _("%(file)s is larger than %(mb)s MB. Choose a smaller one.", file=name, mb=limit // 2**20)
        )
    kind = sniff(body)
    if kind not in kinds:
        raise Refused(
            _("%(file)s is not a photograph or scan that can be kept. Use JPEG, PNG or WebP.", file=name)
        )
    if kind == "application/pdf":
        return Prepared(body, kind, None)
    return _redraw(name, body)


def sniff(body: bytes) -> str:
    """Answer the MIME type that the bytes themselves show, or an empty string."""
    try:
        return str(puremagic.from_string(body[:4096], mime=True))
    except (puremagic.PureError, ValueError):
        return ""


def _redraw(name: str, body: bytes) -> Prepared:
    """Draw an image again: place, camera and anything hidden behind its end are gone with the old bytes."""
    try:
        with Image.open(io.BytesIO(body)) as opened:
            opened.draft("RGB", (PHOTO_EDGE, PHOTO_EDGE))
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except Image.DecompressionBombError as fault:
        raise Refused(_("%(file)s has too many pixels to be opened safely.", file=name)) from fault
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, struct.error) as fault:
        raise Refused(_("%(file)s cannot be opened as a picture. Take it again.", file=name)) from fault
    return Prepared(_jpeg(upright, PHOTO_EDGE), "image/jpeg", _jpeg(upright, THUMB_EDGE))


def _jpeg(picture: Image.Image, edge: int) -> bytes:
    copy = Image.new("RGB", picture.size)
    copy.paste(picture)
    copy.thumbnail((edge, edge))
    out = io.BytesIO()
    copy.save(out, "JPEG", quality=85)
    return out.getvalue()


def store_upload(prepared: Prepared, *, owner: Owner, home_id: UUID) -> StoredFile:
    """Encrypt and keep a prepared upload and its thumbnail; the file lies on the disk only if the deed commits."""
    stored = store(prepared.body, kind=prepared.kind, owner=owner, home_id=home_id)
    if prepared.thumb is not None:
        store(prepared.thumb, kind="image/jpeg", owner=owner, home_id=home_id, thumb_of=stored.id)
    return stored


def store(body: bytes, *, kind: str, owner: Owner, home_id: UUID, thumb_of: UUID | None = None) -> StoredFile:
    """Encrypt `body` in chunks under the owner's key and add its row; a rollback takes the file away again."""
    key_id, key = key_of(owner)
    stored = StoredFile(
        id=new_id(), home_id=home_id, key_id=key_id, kind=kind, size=len(body), thumb_of=thumb_of,
        digest=hmac.new(key, body, hashlib.sha256).hexdigest(),
    )  # fmt: skip
    place = place_of(stored.id)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    waiting = place.with_suffix(".new")
    with os.fdopen(os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        for piece in _sealed_chunks(stored.id, key, body):
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())
    waiting.replace(place)
    db.session.add(stored)
    db.session().info.setdefault("new_files", []).append(place)
    return stored


def place_of(file_id: UUID) -> Path:
    """Answer where an encrypted file lies: a random name that says nothing, in one of 256 folders."""
    folder: Path = current_app.extensions["settings"].files_folder
    return folder / file_id.hex[-2:] / file_id.hex


def _sealed_chunks(file_id: UUID, key: bytes, body: bytes) -> Iterator[bytes]:
    cipher, salt = AESGCM(key), os.urandom(8)
    yield salt
    count = max(1, -(-len(body) // CHUNK))
    for n in range(count):
        nonce = salt + struct.pack(">I", n)
        piece = body[n * CHUNK : (n + 1) * CHUNK]
        yield cipher.encrypt(nonce, piece, _said_of(file_id, n, is_last=n == count - 1))


def _said_of(file_id: UUID, n: int, *, is_last: bool) -> bytes:
    """What each chunk is bound to: its file, its place, and whether it is the last; so none can be cut or moved."""
    return file_id.bytes + struct.pack(">I?", n, is_last)


def open_stored(stored: StoredFile) -> bytes:
    """Answer a file's bytes. Raises Unreadable when its key is destroyed or a byte was changed."""
    return open_chunks(stored.id, key_by_id(stored.key_id), place_of(stored.id).read_bytes())


def open_chunks(file_id: UUID, data_key: bytes, whole: bytes) -> bytes:
    """Answer what the encrypted bytes of a file say. Raises Unreadable when a byte of them was changed."""
    key = AESGCM(data_key)
    salt, rest, out = whole[:8], whole[8:], io.BytesIO()
    step = CHUNK + 16
    count = max(1, -(-len(rest) // step))
    for n in range(count):
        piece = rest[n * step : (n + 1) * step]
        try:
            out.write(
                key.decrypt(salt + struct.pack(">I", n), piece, _said_of(file_id, n, is_last=n == count - 1))
            )
        except InvalidTag as fault:
            raise Unreadable("the stored file was changed") from fault
    return out.getvalue()


def find(file_id: UUID, *, thumb: bool = False) -> StoredFile:
    """Answer the row of a file, or of its thumbnail, within the scope; unknown is 404."""
    which = StoredFile.thumb_of == file_id if thumb else StoredFile.id == file_id
    found: StoredFile = db.one_or_404(sa.select(StoredFile).where(which))
    return found


def answer(stored: StoredFile, *, name: str | None = None) -> Response:
    """Answer a file to a reader whom a `@reads` view let through; `name` offers it as a download."""
    response = Response(open_stored(stored), mimetype=stored.kind)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if name:
        response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def forget(file_id: UUID) -> None:
    """Forget a file whose time is over: its row goes with this deed, its bytes once that is committed."""
    db.session.execute(
        sa.delete(StoredFile).where(sa.or_(StoredFile.id == file_id, StoredFile.thumb_of == file_id))
    )
    db.session().info.setdefault("old_files", []).append(place_of(file_id))


def sweep(older_than: timedelta) -> int:
    """Take away encrypted files that no row knows: what a power cut left between a file and its deed. Answers how many.

    Only files that were written longer ago than `older_than` are looked at, so that no deed is on its way with them.
    """
    folder: Path = current_app.extensions["settings"].files_folder
    before, gone = clock.now().timestamp() - older_than.total_seconds(), 0
    for part in sorted(folder.glob("??")):
        old = [place for place in part.iterdir() if place.stat().st_mtime <= before]
        named = {place.stem: place for place in old if place.suffix != ".new" and len(place.stem) == 32}
        asked = sa.select(StoredFile.id).where(StoredFile.id.in_([UUID(name) for name in named]))
        known = {each.hex for each in db.session.scalars(asked)} if named else set[str]()
        lost = [
            place
            for place in old
            if place.suffix == ".new" or (place.stem in named and place.stem not in known)
        ]
        for place in lost:
            place.unlink(missing_ok=True)
        gone += len(lost)
    return gone


def _keep(session: Session) -> None:
    session.info.pop("new_files", None)
    for place in session.info.pop("old_files", []):
        place.unlink(missing_ok=True)


def _take_away(session: Session, previous: object) -> None:
    session.info.pop("old_files", None)
    for place in session.info.pop("new_files", []):
        place.unlink(missing_ok=True)


def install() -> None:
    """Hang the tidying on the house's sessions; called once by the front door."""
    sessions = db.session.session_factory
    if not event.contains(sessions, "after_commit", _keep):
        event.listen(sessions, "after_commit", _keep)
        event.listen(sessions, "after_soft_rollback", _take_away)
