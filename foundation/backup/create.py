"""A copy is made: every row of one moment, every encrypted file, the keys that they need, and what all of it is."""

import hashlib
import json
import shutil
import tomllib
import zlib
from datetime import UTC
from functools import cache
from pathlib import Path
from secrets import token_bytes, token_hex
from typing import IO, Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from foundation import clock
from foundation.backup import rows, wrapping
from foundation.backup.archive import (
    FILE,
    KEYS,
    PIECE,
    ROWS,
    SUFFIX,
    TABLE,
    BackupTrouble,
    Head,
    Writer,
    write_whole,
)
from foundation.backup.manifest import Counted, Manifest
from foundation.backup.models import Backup, RecoveryKey
from foundation.backup.pieces import said_table
from foundation.lan import authority
from foundation.settings import PROJECT, Settings, keys_folder

PIECE_SIZE = 1024 * 1024
ROOM_LEFT = 64 * 1024 * 1024


@cache
def app_version() -> str:
    """Answer the version of the house, as its project file says it."""
    told = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(told["project"]["version"])


def create(
    settings: Settings, *, backup: Backup, paper: RecoveryKey | None, by: str
) -> tuple[Path, Manifest, str]:
    """Write a copy of the house into its folder of copies; answers its place, manifest and SHA-256.

    It reads in one snapshot and holds up nobody who writes. Raises BackupTrouble when there is no room for it, OSError
    when the disk fails; then no copy lies there by halves.
    """
    _ensure_room(settings)
    key = token_bytes(32)
    made_at = clock.now().astimezone(UTC)
    place = settings.backups_folder / f"aashray-{made_at:%Y%m%d-%H%M%S}-{token_hex(2)}{SUFFIX}"
    with rows.snapshot(settings) as connection:
        revision = rows.revision_of(connection)
        head = Head(
            id=backup.id.hex, made_at=made_at.isoformat(timespec="seconds"),
            app_version=app_version(), revision=revision,
            paper=wrapping.wrap_for_paper(key, paper.public) if paper else None,
            house=wrapping.wrap_for_house(key, settings.keys),
        )  # fmt: skip
        marks = {"house": wrapping.house_mark(settings.keys)}
        if paper is not None:
            marks["paper"] = wrapping.unwrap_mark(paper.wrapped_mark, settings.keys)
        manifest = Manifest(head.id, head.made_at, by, head.app_version, revision)

        def pour(out: IO[bytes]) -> str:
            writer = Writer(out, head, key)
            _pour_keys(writer, manifest, settings)
            _pour_tables(writer, connection, manifest)
            _pour_files(writer, connection, manifest, settings)
            return writer.end(manifest.marked(marks))

        digest: str = write_whole(place, pour)
    return place, manifest, digest


def _ensure_room(settings: Settings) -> None:
    """Refuse to begin what cannot end: a copy is never larger than the records."""
    settings.backups_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    needed = ROOM_LEFT + sum(f.stat().st_size for f in settings.data_folder.rglob("*") if f.is_file())
    free = shutil.disk_usage(settings.backups_folder).free
    if free < needed:
        raise BackupTrouble(
            f"There is no room for a copy in {settings.backups_folder}: it needs {needed // 2**20:,} MB and "
            f"{free // 2**20:,} MB are free. Make room, then begin again."
        )


def _pour_keys(writer: Writer, manifest: Manifest, settings: Settings) -> None:
    """Lay in the keys without which the rows and files of this copy say nothing on another machine.

    With them goes the authority that the home's phones trust.
    """
    secrets = {
        "sealing": settings.keys.sealing,
        "audit": settings.keys.audit,
        **authority.kept(keys_folder()),
    }
    said = json.dumps({name: key.hex() for name, key in secrets.items()}).encode()
    manifest.keys = hashlib.sha256(said).hexdigest()
    writer.write(KEYS, said)


def _pour_tables(writer: Writer, connection: Connection, manifest: Manifest) -> None:
    for name, (columns, key) in rows.shapes_of(connection).items():
        writer.write(TABLE, said_table(name, columns))
        count, digest = 0, hashlib.sha256()
        for many, block in rows.blocks_of(connection, name, columns, key):
            count += many
            digest.update(block)
            writer.write(ROWS, zlib.compress(block, 1))
        manifest.tables[name] = Counted(count, digest.hexdigest())
    chain = sa.table("audit_chain", *(sa.column(name) for name in ("name", "count", "head")))
    for name, count, head in connection.execute(sa.select(chain)):
        manifest.chains[str(name)] = (int(count), str(head))


def _pour_files(writer: Writer, connection: Connection, manifest: Manifest, settings: Settings) -> None:
    stored = sa.table("stored_file", sa.column("id"))
    ids = [UUID(str(each)).hex for each in connection.execute(sa.select(stored.c.id)).scalars()]
    for each in sorted(ids):
        place = settings.files_folder / each[-2:] / each
        try:
            with place.open("rb") as file:
                manifest.files[each] = _pour_file(writer, each, file)
        except FileNotFoundError:
            kind = manifest.lost if _is_still_known(settings, each) else manifest.gone
            kind.append(each)


def _pour_file(writer: Writer, name: str, file: IO[bytes]) -> Counted:
    writer.write(FILE, name.encode())
    size, digest = 0, hashlib.sha256()
    while piece := file.read(PIECE_SIZE):
        size += len(piece)
        digest.update(piece)
        writer.write(PIECE, piece)
    return Counted(size, digest.hexdigest())


def _is_still_known(settings: Settings, name: str) -> bool:
    """Answer whether a missing file is still in the house's rows: if not, it was forgotten while the copy was made."""
    stored: Any = sa.table("stored_file", sa.column("id", sa.Uuid()))
    with rows.snapshot(settings) as now:
        return now.execute(sa.select(stored.c.id).where(stored.c.id == UUID(name))).first() is not None
