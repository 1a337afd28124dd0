"""The database: its base, its column types, and how a transaction begins on each kind of server."""

import unicodedata
from datetime import UTC, datetime
from threading import Lock
from typing import Any
from uuid import UUID

import sqlalchemy as sa
import uuid6
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, aliased, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """What every table of the house inherits: names for its constraints."""

    metadata = sa.MetaData(naming_convention=NAMES)


db = SQLAlchemy(model_class=Base)


def new_id() -> UUID:
    """Answer a fresh UUIDv7: unique everywhere, rising with time."""
    return UUID(int=uuid6.uuid7().int)


def tidy(value: str) -> str:
    """Answer `value` in NFC without edge spaces and without NUL, which PostgreSQL cannot keep."""
    return unicodedata.normalize("NFC", value.replace("\x00", "")).strip()


class Prose(TypeDecorator[str]):
    """Text of any length, NFC-normalised on its way in."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        return None if value is None else tidy(str(value))


class Line(TypeDecorator[str]):
    """Text of one line, NFC-normalised, inner white space folded, at most `length` characters."""

    impl = sa.String
    cache_ok = True

    def __init__(self, length: int = 200) -> None:
        super().__init__(length)

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        return None if value is None else " ".join(tidy(str(value)).split())


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware in Python, UTC in the database; a naive one is refused."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Keyed:
    """A table whose rows are known by a UUIDv7."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)


class Versioned:
    """A record that people edit: two who edit the same version cannot both win unseen."""

    version: Mapped[int] = mapped_column(nullable=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805  SQLAlchemy hands in the class
        table = cls.__dict__.get("__table__")
        return {"version_id_col": cls.version if table is None else table.c.version}


def begin_write() -> None:
    """End the reading that came before and begin to write: on SQLite the lock is taken now, once.

    Reading first and asking for the lock later fails at once when another writer came between.
    """
    db.session.rollback()
    db.session.connection(execution_options={"aashray_begin": "IMMEDIATE"})


def one_or_404(statement: sa.Select[Any]) -> Any:
    """Answer the one row of `statement`; none is 404 for the reader."""
    return db.one_or_404(statement)


def alias_for_all(model: Any) -> Any:
    """Answer an alias that is made once and used by all threads: each of its columns is told apart now.

    SQLAlchemy does so at a column's first use, and two threads that come at once may get the column of the table
    itself.
    """
    made = aliased(model)
    for column in sa.inspect(model).column_attrs:
        getattr(made, column.key).is_(None)
    return made


def kept_aliases(place: str, *models: Any) -> tuple[Any, ...]:
    """Answer aliases of the models for the statement that goes by `place`: the same ones at each call.

    To make an alias copies every column of its table: a third of the work of a page that gathers from many rooms.
    Where one statement asks in two places of which one lies inside the other, each has a `place` of its own.
    """
    known = _aliases.get((place, models))
    if known is None:
        with _making_aliases:
            known = _aliases.setdefault((place, models), tuple(alias_for_all(model) for model in models))
    return known


def kept_alias(model: Any, place: str) -> Any:
    """Answer the one alias of `kept_aliases`."""
    return kept_aliases(place, model)[0]


_aliases: dict[tuple[str, tuple[Any, ...]], tuple[Any, ...]] = {}
_making_aliases = Lock()


def dialect_name() -> str:
    """Answer `sqlite` or `postgresql`."""
    return db.engine.dialect.name


def count_rows() -> None:
    """Let the database count what each index leads to, in the transaction that is open.

    Without it SQLite takes the index of a home for as good as that of one child: after a year of two homes the page
    of a child took twice as long as after five weeks, Today more than three times. Other connections see
    the counts when they are opened anew.
    """
    db.session.connection().exec_driver_sql("ANALYZE")


def upsert(table: Any) -> Any:
    """Answer an insert of `table` (or of a model) that may say what to do `on_conflict`, for the database in use."""
    return (postgresql.insert if dialect_name() == "postgresql" else sqlite.insert)(table)


def furnish_sqlite(engine: Engine, database_key: bytes) -> None:
    """Teach each connection of a SQLCipher engine its key, its durability and how it begins."""

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            f"""key = "x'{database_key.hex()}'\"""",
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "busy_timeout = 15000",
            "trusted_schema = OFF",
            "cell_size_check = ON",
            "secure_delete = ON",
            "temp_store = MEMORY",
            "mmap_size = 0",
            "cache_size = -8000",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        kind = connection.get_execution_options().get("aashray_begin", "")
        connection.exec_driver_sql(f"BEGIN {kind}".strip())
