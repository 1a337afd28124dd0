"""Rows and files carried from one house into another: a block at a time, each table added up on both sides."""

import hashlib
import hmac
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from foundation.audit import earlier
from foundation.backup import rows
from foundation.files import open_chunks
from foundation.moving.spelling import HIDDEN, ROOM, Reveal, Row, Speller, Tally, tally_of
from foundation.moving.trouble import MovingTrouble
from foundation.sealed import Unreadable, unwrap, wrap

Change = Callable[[Row], Row | None]
"""Answers a row as the other house keeps it; None for one that stays behind."""
AT_ONCE = 500


@dataclass(frozen=True)
class Carried:
    """One table: what left here, what the server had before and has now."""

    name: str
    left: Tally
    before: Tally
    after: Tally

    @property
    def agrees(self) -> bool:
        """Answer whether the server has what it had and what was carried, row by row, and nothing else."""
        return self.before.and_(self.left) == self.after

    @property
    def arrived(self) -> Tally:
        """Answer what was added on the server."""
        return Tally(self.after.rows - self.before.rows, (self.after.total - self.before.total) % ROOM)


def reveals(sealing: bytes, audit: bytes) -> dict[str, Reveal]:
    """Answer how rows with wrapped keys are compared: by the keys themselves, as this house's own keys open them."""

    def data_key(row: Row) -> str | None:
        if row["wrapped"] is None:
            return None
        return hashlib.sha512(unwrap(sealing, UUID(row["id"]), row["wrapped"])).hexdigest()

    def audit_earlier(row: Row) -> str:
        return hashlib.sha512(earlier.opened(row["wrapped"], audit, **_seam(row))).hexdigest()

    return {"data_key": data_key, "audit_earlier": audit_earlier}


def closed_anew(*, sealing: tuple[bytes, bytes], audit: tuple[bytes, bytes]) -> dict[str, Change]:
    """Answer the changes that close keys anew: from this house's (first) for the other's (second)."""

    def data_key(row: Row) -> Row:
        if row["wrapped"] is None:
            return row
        key_id = UUID(row["id"])
        return {**row, "wrapped": wrap(sealing[1], key_id, unwrap(sealing[0], key_id, row["wrapped"]))}

    def audit_earlier(row: Row) -> Row:
        key = earlier.opened(row["wrapped"], audit[0], **_seam(row))
        return {**row, "wrapped": earlier.closed(key, audit[1], **_seam(row))}

    return {"data_key": data_key, "audit_earlier": audit_earlier}


def _seam(row: Row) -> dict[str, Any]:
    return {"chain_id": UUID(row["chain_id"]), "seq": int(row["seq"]), "head": row["head"]}


def carry_tables(
    here: Connection,
    there: Connection,
    loader: rows.Loader,
    *,
    stays: Iterable[str],
    changes: Mapping[str, tuple[Change, ...]],
    spelled: tuple[Mapping[str, Speller], Mapping[str, Speller]],
    added: bool,
) -> list[Carried]:
    """Carry every table but those of `stays`; answers each with its tallies, the last of them still to be taken.

    `spelled` says the rows of this house and of that; `added` is whether the server's tables hold rows already.
    """
    done: list[Carried] = []
    for name, (columns, key) in rows.shapes_of(here).items():
        if name in stays:
            continue
        mine, its = spelled[0][name], spelled[1][name]
        before = tally_of(there, name, (columns, key), its) if added else Tally()
        left = Tally()
        for _many, block in rows.blocks_of(here, name, columns, key):
            going: list[list[Any]] = []
            for values in rows.lines_of(block):
                row = _changed(dict(zip(columns, values, strict=True)), changes.get(name, ()))
                if row is not None:
                    going.append(list(row.values()))
                    shown = mine.compared(values)[mine.columns.index(HIDDEN)] if mine.reveal else None
                    compared = {**row, HIDDEN: shown} if mine.reveal else row
                    left = left.plus(mine.line(list(compared.values())))
            loader.add(name, columns, going)
        done.append(Carried(name, left, before, before))
    return done


def _changed(row: Row, changes: tuple[Change, ...]) -> Row | None:
    """Answer a row as it is written there, its columns in the same order; None for one that stays behind."""
    for change in changes:
        if (changed := change(row)) is None:
            return None
        row = changed
    return row


def look_again(
    there: Connection, done: list[Carried], here: Connection, its: Mapping[str, Speller]
) -> list[Carried]:
    """Read every carried table back from the server; answers them with what is there now."""
    shapes = rows.shapes_of(here)
    return [
        Carried(
            each.name, each.left, each.before, tally_of(there, each.name, shapes[each.name], its[each.name])
        )
        for each in done
    ]


@dataclass
class Files:
    """The files of a move: those laid down, those opened there, those whose key is destroyed, those missing here."""

    laid: list[Path] = field(default_factory=list)
    opened: int = 0
    destroyed: int = 0
    missing: list[str] = field(default_factory=list)
    size: int = 0

    def take_away(self) -> None:
        """Take the files of a move that was given up off the server's disk again."""
        for place in self.laid:
            place.unlink(missing_ok=True)
            place.with_suffix(".new").unlink(missing_ok=True)


def file_ids(here: Connection) -> Iterator[list[str]]:
    """Answer the ids of this house's files (32 hexadecimal digits), some hundreds at a time."""
    stored = sa.table("stored_file", sa.column("id"))
    after = ""
    while ids := [
        str(each)
        for each in here.execute(
            sa.select(stored.c.id).where(stored.c.id > after).order_by(stored.c.id).limit(AT_ONCE)
        ).scalars()
    ]:
        yield ids
        after = ids[-1]


def carry_files(here: Connection, source: Path, target: Path, files: Files) -> None:
    """Lay every encrypted file down on the server, each whole on its disk before the next.

    Raises OSError when the disk refuses, MovingTrouble when another file lies under one of the names.
    """
    for ids in file_ids(here):
        for name in ids:
            place = source / name[-2:] / name
            if place.is_file():
                files.size += _lay(place, target / name[-2:] / name, files)
            else:
                files.missing.append(name)


def _lay(place: Path, there: Path, files: Files) -> int:
    body = place.read_bytes()
    if there.exists():
        if there.read_bytes() != body:
            raise MovingTrouble(f"On the server another file lies at {there}. Look at it, then take it away.")
        return len(body)
    there.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    waiting = there.with_suffix(".new")
    files.laid.append(there)
    with os.fdopen(os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(body)
        out.flush()
        os.fsync(out.fileno())
    waiting.replace(there)
    return len(body)


def ensure_room(source: Path, target: Path, *, spare: int) -> None:
    """Refuse to begin what the server's disk cannot hold. Raises MovingTrouble with both figures."""
    needed = spare + sum(each.stat().st_size for each in source.rglob("*") if each.is_file())
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    free = shutil.disk_usage(target).free
    if free < needed:
        raise MovingTrouble(
            f"The disk of {target} is too full: {needed // 2**20:,} MB are needed, {free // 2**20:,} MB are free."
        )


def open_files(here: Connection, there: Connection, sealing: bytes, folder: Path, files: Files) -> None:
    """Open every carried file as the server will: by its row, its data key and its sealing key.

    Raises MovingTrouble with the first that does not open or says something else than it did.
    """
    stored: Any = sa.table(
        "stored_file", sa.column("id", sa.Uuid()), *map(sa.column, ("key_id", "digest", "size"))
    )
    kept: Any = sa.table("data_key", sa.column("id"), sa.column("wrapped"))
    asked = sa.select(stored.c.id, stored.c.key_id, stored.c.digest, stored.c.size, kept.c.wrapped).outerjoin(
        kept, kept.c.id == stored.c.key_id
    )
    for ids in file_ids(here):
        wanted = {UUID(name) for name in ids if name not in files.missing}
        found = there.execute(asked.where(stored.c.id.in_(wanted))).all()
        if len(found) != len(wanted):
            raise MovingTrouble(f"{len(wanted) - len(found)} files have no row on the server.")
        for row in found:
            if row.wrapped is None:
                files.destroyed += 1
                continue
            _open_one(row, sealing, folder)
            files.opened += 1


def _open_one(row: Any, sealing: bytes, folder: Path) -> None:
    name = UUID(str(row.id)).hex
    try:
        key = unwrap(sealing, UUID(str(row.key_id)), bytes(row.wrapped))
        body = open_chunks(UUID(name), key, (folder / name[-2:] / name).read_bytes())
    except Unreadable as fault:
        raise MovingTrouble(f"The file {name} does not open: {fault}.") from fault
    if len(body) != row.size or hmac.new(key, body, hashlib.sha256).hexdigest() != row.digest:
        raise MovingTrouble(f"The file {name} says something else than it did.")
