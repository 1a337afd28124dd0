"""Houses for tests: empty databases with every table, copied from one that the migrations made once."""

import os
import shutil
from dataclasses import replace
from pathlib import Path
from time import sleep
from uuid import uuid4

from foundation.keys import Keys
from foundation.locks import FileLock, Held
from foundation.settings import Settings
from tests.support import cluster

KEYS = Keys(database=b"\x01" * 32, sealing=b"\x02" * 32, audit=b"\x03" * 32, session=b"\x04" * 32)
TEMPLATE = "template_of_tests"
SHARED = "AASHRAY_TESTS_SHARED"  # the folder that all processes of one test run share
SOCKET = "AASHRAY_TESTS_SOCKET"  # the folder of the cluster's socket, on PostgreSQL


def shared_folder() -> Path:
    """Answer the folder of this test run."""
    return Path(os.environ[SHARED])


def on_postgresql() -> bool:
    """Answer whether this test run is on PostgreSQL."""
    return SOCKET in os.environ


def new_house(name: str = "") -> Settings:
    """Answer the settings of a fresh house: own folder, own database with every table, nobody in it."""
    _ensure_template()
    name = name or f"house_{uuid4().hex[:12]}"
    settings = _settings(name)
    if on_postgresql():
        _execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} OWNER {cluster.OWNER}")
    else:
        shutil.copyfile(_settings(TEMPLATE).data_folder / "aashray.db", settings.data_folder / "aashray.db")
    return settings


def empty_house() -> Settings:
    """Answer the settings of a house whose database has no table yet, for tests of the migrations."""
    name = f"empty_{uuid4().hex[:12]}"
    if on_postgresql():
        _execute(f"CREATE DATABASE {name} OWNER {cluster.OWNER}")
    return _settings(name)


def remove_house(settings: Settings) -> None:
    """Remove a house that `new_house` or `empty_house` made; its engine must be disposed of."""
    if on_postgresql():
        _execute(f"DROP DATABASE IF EXISTS {settings.data_folder.name} WITH (FORCE)")
    shutil.rmtree(settings.data_folder, ignore_errors=True)


def environment(settings: Settings) -> dict[str, str]:
    """Answer the environment in which a program of the house runs in this house."""
    keys = {
        f"AASHRAY_{n.upper()}_KEY": getattr(settings.keys, n).hex()
        for n in ("database", "sealing", "audit", "session")
    }
    return {
        **os.environ, **keys,
        "AASHRAY_DATA": str(settings.data_folder),
        "AASHRAY_KEYS": str(shared_folder() / "no-keys"),
        "DATABASE_URL": settings.database_url,
        "AASHRAY_ROOM_WARNING_MB": "0", "AASHRAY_ROOM_NEEDED_MB": "0",
        "FLASK_APP": "app:create_app",
    }  # fmt: skip


def _settings(name: str) -> Settings:
    folder = shared_folder() / name
    folder.mkdir(exist_ok=True)
    url = f"postgresql+psycopg://{cluster.OWNER}@/{name}?host={os.environ[SOCKET]}" if on_postgresql() else ""
    return Settings(
        data_folder=folder, keys=KEYS, database_url=url, testing=True, room_warning=0, room_needed=0
    )


def _execute(statement: str) -> None:
    cluster.execute(os.environ[SOCKET], statement)


def _ensure_template() -> None:
    """Make the template once for all processes of the run."""
    done = shared_folder() / "template.done"
    if done.exists():
        return
    lock = FileLock(shared_folder() / "template.lock")
    while True:
        try:
            lock.take()
            break
        except Held:
            sleep(0.05)
    try:
        if not done.exists():
            _make_template()
            done.touch()
    finally:
        lock.release()


def _make_template() -> None:
    from app import create_app  # the front door is opened only by tests that need it
    from foundation import schema
    from foundation.db import db

    settings = _settings(TEMPLATE)
    if on_postgresql():
        _execute(f"CREATE DATABASE {TEMPLATE} OWNER {cluster.OWNER}")
    app = create_app(replace(settings))
    with app.app_context():
        schema.upgrade()
        if not on_postgresql():
            with db.engine.connect() as connection:
                connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.engine.dispose()
