"""A copy is put back: built apart, then put in the house’s place; what was there is kept aside, never deleted."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import sqlalchemy as sa
from alembic import command
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

from foundation import clock, keys, schema
from foundation.backup import rows
from foundation.backup.archive import BackupTrouble
from foundation.backup.pieces import Looked, head_of, look_through
from foundation.backup.wrapping import Recovery
from foundation.settings import Settings

BUILDING = "restoring"
OWN_FILES = ("aashray.db", "aashray.db-wal", "aashray.db-shm", "files")


@dataclass
class Restored:
    """What was put back, and where that which was there before lies now (empty when nothing was there)."""

    looked: Looked
    aside: list[str] = field(default_factory=list)


def ensure_known(revision: str, app_version: str) -> None:
    """Refuse a copy whose tables this version does not know. Raises BackupTrouble."""
    if not (schema.MIGRATIONS / "versions" / f"{revision}.py").is_file() or "/" in revision:
        raise BackupTrouble(
            f"This copy was made by a newer version of Aashray ({app_version}, tables {revision[:32]}). "
            "Install that version, then restore."
        )


def restore(
    settings: Settings,
    path: Path,
    *,
    recovery: Recovery | None = None,
    replace: bool = False,
    before_placing: Callable[[Looked, str], list[str]] = lambda looked, stamp: [],
) -> Restored:
    """Put the copy `path` into the house of `settings`, which must be empty unless `replace`.

    The whole copy is looked through before anything is touched. `before_placing` puts its keys in place once
    everything is built, and answers what it put aside under the stamp that it is told. Raises BackupTrouble in words;
    the house is then as it was.
    """
    head = head_of(path)
    ensure_known(head.revision, head.app_version)
    looked = look_through(path, keys=settings.keys, recovery=recovery)
    keys.ensure_not_fixed(sealing=looked.sealing, audit=looked.audit)
    if not replace and not house_is_empty(settings):
        raise BackupTrouble(
            f"There are records in {settings.data_folder} already. Say --replace to keep them aside and put the copy "
            "in their place."
        )
    stamp = f"{clock.now():%Y%m%d-%H%M%S}"
    building = settings.data_folder / BUILDING
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True, mode=0o700)
    done = Restored(looked)
    try:
        if settings.is_postgresql:
            _build_on_server(settings, path, recovery, looked, building, stamp, done)
        else:
            _build(rows.engine_of(settings, f"sqlite:///{(building / 'aashray.db').as_posix()}"),
                   settings, path, recovery, looked, building)  # fmt: skip
        done.aside += before_placing(looked, stamp)
        _put_in_place(settings, building, stamp, done)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return done


def house_is_empty(settings: Settings) -> bool:
    """Answer whether the house has no organisation yet, so that nothing is lost by putting a copy there."""
    if not settings.is_postgresql and not (settings.data_folder / "aashray.db").exists():
        return True
    try:
        with rows.snapshot(settings) as connection:
            if "organisation" not in rows.tables_of(connection):
                return True
            organisation = sa.table("organisation", sa.column("id"))
            return connection.execute(sa.select(organisation.c.id).limit(1)).first() is None
    except DBAPIError:
        return False  # a database that cannot be read is kept aside all the more


def _build(
    engine: Engine, settings: Settings, path: Path, recovery: Recovery | None, looked: Looked, building: Path
) -> None:
    """Make the tables of the copy's own time, fill them, lay its files down, and bring the tables up to today's."""
    try:
        with engine.connect() as connection:
            command.upgrade(schema.configuration(connection), looked.manifest.revision)
            _foreign_keys(connection, on=False)
            with connection.begin():
                if settings.is_postgresql:
                    rows.see_every_home(connection)
                    connection.exec_driver_sql("SET LOCAL TIME ZONE 'UTC'")
                loader = rows.Loader(connection)
                loader.empty()
                putter = _Putter(loader, building / "files")
                look_through(path, keys=settings.keys, recovery=recovery, taker=putter)
                putter.close()
                if broken := loader.settle():
                    raise BackupTrouble(f"{broken} rows of this copy point to nothing. Use another copy.")
            _foreign_keys(connection, on=True)
            command.upgrade(schema.configuration(connection), "head")
            _ensure_sound(connection)
    except DBAPIError as fault:
        raise BackupTrouble(f"The database did not take the copy ({type(fault.orig).__name__}).") from fault
    finally:
        engine.dispose()


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    """Switch SQLite's foreign keys; it heeds this only between transactions."""
    if connection.dialect.name == "sqlite":
        cursor = connection.connection.cursor()
        cursor.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")
        cursor.close()


def _ensure_sound(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    with connection.begin():
        said = connection.exec_driver_sql("PRAGMA integrity_check").fetchall()
    if said != [("ok",)]:
        raise BackupTrouble(f"The restored database is not sound: {said[0][0]}.")
    connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _build_on_server(
    settings: Settings,
    path: Path,
    recovery: Recovery | None,
    looked: Looked,
    building: Path,
    stamp: str,
    done: Restored,
) -> None:
    """The same on PostgreSQL: what is there waits in a schema of another name and comes back if this fails."""
    waiting = f"before_{stamp.replace('-', '_')}"
    _do(settings, f"ALTER SCHEMA public RENAME TO {waiting}", "CREATE SCHEMA public")
    try:
        _build(rows.engine_of(settings), settings, path, recovery, looked, building)
    except BaseException:
        _do(settings, "DROP SCHEMA public CASCADE", f"ALTER SCHEMA {waiting} RENAME TO public")
        raise
    done.aside.append(f"schema {waiting}")


def _do(settings: Settings, *statements: str) -> None:
    engine = rows.engine_of(settings)
    try:
        with engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
    except DBAPIError as fault:
        raise BackupTrouble(
            "The database does not let its schema be put aside: its role must own the database "
            "(PostgreSQL 15 or newer)."
        ) from fault
    finally:
        engine.dispose()


def _put_in_place(settings: Settings, building: Path, stamp: str, done: Restored) -> None:
    aside = settings.data_folder.with_name(f"{settings.data_folder.name}-before-{stamp}")
    for name in OWN_FILES:
        if (there := settings.data_folder / name).exists():
            aside.mkdir(mode=0o700, exist_ok=True)
            there.replace(aside / name)
    if aside.exists():
        done.aside.append(str(aside))
    for name in OWN_FILES:
        if (built := building / name).exists():
            built.replace(settings.data_folder / name)


class _Putter:
    """Puts rows and files where they belong as they come by."""

    def __init__(self, loader: rows.Loader, folder: Path) -> None:
        self._loader, self._folder = loader, folder
        self._table, self._columns = "", list[str]()
        self._file: IO[bytes] | None = None

    def table(self, name: str, columns: list[str]) -> None:
        self._table, self._columns = name, columns

    def rows(self, block: bytes) -> None:
        self._loader.add(self._table, self._columns, rows.lines_of(block))

    def file(self, name: str) -> None:
        self.close()
        place = self._folder / name[-2:] / name
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._file = os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")

    def piece(self, body: bytes) -> None:
        if self._file is not None:
            self._file.write(body)

    def close(self) -> None:
        """Have the last file on the disk."""
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._file = None
