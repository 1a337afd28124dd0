"""Rows of any table as lines that both kinds of database can give and take, read in one snapshot while others write.

The lines are what SQLite keeps (UUIDs as 32 hexadecimal digits, moments in UTC, truth as 0 and 1); PostgreSQL reads
each of them as its own kind. Schema and rows are one snapshot: WAL's on SQLCipher, REPEATABLE READ on PostgreSQL.
"""

import base64
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa
import sqlcipher3.dbapi2
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import NullPool

from foundation.db import furnish_sqlite
from foundation.settings import Settings

AT_ONCE, FETCHED, BLOCK = 1000, 100, 512 * 1024
"""Rows in a block at most, rows asked for at once, and signs after which a block is full before it has its rows."""
OWN = "alembic_version"


def engine_of(settings: Settings, url: str = "") -> Engine:
    """Answer an engine of its own for the house's database, or for another file of it; dispose of it."""
    if settings.is_postgresql:
        return sa.create_engine(settings.database_url, poolclass=NullPool)
    options: dict[str, Any] = {"check_same_thread": False, "timeout": 15}
    made = sa.create_engine(
        url or settings.engine_url, module=sqlcipher3.dbapi2, poolclass=NullPool, connect_args=options
    )
    furnish_sqlite(made, settings.keys.database)
    return made


@contextmanager
def snapshot(settings: Settings) -> Iterator[Connection]:
    """Open the database as it is at one moment, every home's rows, whatever is written meanwhile."""
    engine = engine_of(settings)
    try:
        with engine.connect() as connection:
            if settings.is_postgresql:
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
                see_every_home(connection)
            yield connection
    finally:
        engine.dispose()


def see_every_home(connection: Connection) -> None:
    """Tell row level security that this transaction is about the whole house."""
    connection.execute(sa.select(sa.func.set_config("aashray.homes", "*", True)))


def tables_of(connection: Connection) -> list[str]:
    """Answer the tables of the house, but the one that says its revision, by name."""
    return sorted(set(sa.inspect(connection).get_table_names()) - {OWN})


def revision_of(connection: Connection) -> str:
    """Answer the page of the building's history that the tables stand at."""
    own = sa.table(OWN, sa.column("version_num"))
    return str(connection.execute(sa.select(own.c.version_num)).scalar_one())


def shapes_of(connection: Connection) -> dict[str, tuple[list[str], list[str]]]:
    """Answer each table of the house, by name: its columns by name, and those of its primary key in their order."""
    seen = sa.inspect(connection)
    columns, keys = seen.get_multi_columns(), seen.get_multi_pk_constraint()
    return {
        place[1]: (
            sorted(column["name"] for column in columns[place]),
            list((keys[place] or {}).get("constrained_columns", ())),
        )
        for place in sorted(columns, key=lambda place: place[1])
        if place[1] != OWN
    }


def blocks_of(
    connection: Connection, table: str, columns: list[str], key: list[str]
) -> Iterator[tuple[int, bytes]]:
    """Answer the rows of a table in the order of its key, block by block: (how many, one JSON list a line)."""
    shown = sa.table(table, *(sa.column(name) for name in {*columns, *key}))
    asked = sa.select(*(shown.c[name] for name in columns)).order_by(*(shown.c[name] for name in key))
    spelled = str(asked.compile(dialect=connection.dialect))
    lines, size = list[str](), 0
    with _cursor(connection) as cursor:
        cursor.execute(spelled)
        while rows := cursor.fetchmany(FETCHED):
            for row in rows:
                lines.append(json.dumps(tuple(row), default=_plain, ensure_ascii=False))
                size += len(lines[-1])
                if len(lines) >= AT_ONCE or size > BLOCK:
                    yield _block(lines)
                    lines, size = [], 0
    if lines:
        yield _block(lines)


def _block(lines: list[str]) -> tuple[int, bytes]:
    return len(lines), ("\n".join(lines) + "\n").encode()


@contextmanager
def _cursor(connection: Connection) -> Iterator[Any]:
    """Open a cursor that does not fetch everything at once, below the types of the models."""
    raw = cast(Any, connection.connection.driver_connection)
    if connection.dialect.name != "postgresql":
        cursor = raw.cursor()
    else:
        from psycopg.types.json import set_json_loads

        cursor = raw.cursor(name="whole_table")
        set_json_loads(lambda said: said.decode() if isinstance(said, bytes) else str(said), cursor)
    try:
        yield cursor
    finally:
        cursor.close()


def _plain(value: Any) -> Any:
    """Answer a value of either driver as JSON can carry it."""
    if isinstance(value, bytes | bytearray | memoryview):
        return {"b": base64.b64encode(value).decode()}
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"
    if isinstance(value, time):
        return f"{value:%H:%M:%S.%f}"
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a column of kind {type(value).__name__} cannot be copied")


def lines_of(block: bytes) -> Iterator[list[Any]]:
    """Answer the rows of a block, bytes as bytes again."""
    for line in block.decode().split("\n")[:-1]:
        row: list[Any] = json.loads(line)
        yield [base64.b64decode(v["b"]) if isinstance(v, dict) else v for v in row]


class Loader:
    """Puts rows into the empty tables of one connection, without asking about foreign keys until all are in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._is_postgresql = connection.dialect.name == "postgresql"
        self._raw = cast(Any, connection.connection.driver_connection)
        self._put_back: list[str] = []

    def empty(self) -> None:
        """Take away what the tables' own history put into them, and loosen what rows in any order would break."""
        for name in tables_of(self._connection):
            table = sa.table(name)
            if self._connection.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).first():
                self._connection.execute(sa.delete(table))
        self.loosen()

    def loosen(self) -> None:
        """Let rows come in any order, and past the lock of the homes, which COPY cannot pass."""
        if not self._is_postgresql:
            return
        for (table,) in self._connection.exec_driver_sql(
            "SELECT oid::regclass::text FROM pg_class WHERE relforcerowsecurity "
            "AND relnamespace = current_schema()::regnamespace"
        ).fetchall():
            self._connection.exec_driver_sql(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
            self._put_back.append(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        for table, name, said in self._connection.exec_driver_sql(
            "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
        ).fetchall():
            self._connection.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
            self._put_back.insert(0, f"ALTER TABLE {table} ADD CONSTRAINT {name} {said}")

    def add(self, table: str, columns: list[str], rows: Iterable[list[Any]]) -> None:
        """Put rows into a table."""
        names = ", ".join(f'"{name}"' for name in columns)
        if not self._is_postgresql:
            marks = ", ".join("?" for _ in columns)
            self._raw.cursor().executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)  # noqa: S608  names of our own tables
            return
        with self._raw.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row([f"\\x{v.hex()}" if isinstance(v, bytes) else v for v in row])

    def settle(self) -> int:
        """Hold the foreign keys again; answers how many rows point to nothing (PostgreSQL raises instead)."""
        for statement in self._put_back:
            self._connection.exec_driver_sql(statement)
        if self._is_postgresql:
            return 0
        return len(self._connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall())
