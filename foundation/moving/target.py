"""The server that a house moves to: reached, looked at, and refused in words when it cannot take a house."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import NullPool

from foundation import keys, schema
from foundation.audit.chain import mark
from foundation.backup import rows
from foundation.keys import Keys
from foundation.moving.trouble import MovingTrouble
from foundation.sealed import Unreadable, unwrap
from foundation.settings import Settings

OLDEST = 150000
PAGE = sa.table(rows.OWN, sa.column("version_num"))


@dataclass(frozen=True)
class Server:
    """Where a house moves to: its database, the folder of its files, its own keys."""

    url: URL
    files: Path
    keys: Keys

    @property
    def said(self) -> str:
        """Answer the place in words, without who signs in there."""
        return f"{self.url.host or self.url.query.get('host', 'this machine')}, database {self.url.database}"


def ensure_apart(records: Path, *, leaving: Settings) -> None:
    """Refuse a house that cannot move, and a server whose folder is this house's own. Raises MovingTrouble."""
    if leaving.is_postgresql:
        raise MovingTrouble(
            "This house keeps its records on PostgreSQL already. Only a house on one file moves."
        )
    if leaving.is_practice:
        raise MovingTrouble("The practice house stays where it is: its children are invented.")
    if records.resolve() == leaving.data_folder.resolve():
        raise MovingTrouble(
            f"{records} holds the records of this house. Name the folder of the server's records (its AASHRAY_DATA)."
        )


def server_of(said: str, *, records: Path, key_folder: Path, makes_keys: bool) -> Server:
    """Answer the server at an address; keys that were never there are made, or only imagined for a look.

    Raises MovingTrouble for an address that cannot be meant and for keys that cannot be read.
    """
    try:
        url = sa.make_url(said)
    except ArgumentError as fault:
        raise MovingTrouble(
            "This is no address of a database. Write postgresql://name:password@machine/database"
        ) from fault
    if url.get_backend_name() != "postgresql" or not url.database:
        raise MovingTrouble("A house moves to PostgreSQL: postgresql://name:password@machine/database")
    try:
        if makes_keys or any((key_folder / file).exists() for file, _variable in keys.FILES.values()):
            its_keys = keys.load_or_create(key_folder, records=records, environ={})
        else:
            its_keys = Keys(*(token_bytes(keys.KEY_BYTES) for _ in keys.FILES))
    except keys.KeyTrouble as trouble:
        raise MovingTrouble(f"The keys of the server: {trouble}") from trouble
    return Server(url.set(drivername="postgresql+psycopg"), records / "files", its_keys)


@contextmanager
def reached(server: Server) -> Iterator[Connection]:
    """Open a transaction on the server that sees every home; what is not committed by its end never was.

    Raises MovingTrouble when the server is not reached or refuses.
    """
    engine = sa.create_engine(server.url, poolclass=NullPool)
    try:
        with _connected(engine, server) as connection, connection.begin():
            rows.see_every_home(connection)
            connection.exec_driver_sql("SET LOCAL TIME ZONE 'UTC'")
            connection.exec_driver_sql("SET LOCAL client_min_messages = warning")
            yield connection
    finally:
        engine.dispose()


def _connected(engine: sa.Engine, server: Server) -> Connection:
    try:
        return engine.connect()
    except DBAPIError as fault:
        said = str(fault.orig).strip().splitlines()[0].rsplit("FATAL:", 1)[-1].strip()
        raise MovingTrouble(f"The server ({server.said}) was not reached or refuses: {said}") from fault


def ensure_fit(connection: Connection) -> None:
    """Refuse a server too old, one that writes another script, and a role past the third lock."""
    if int(_asked(connection, "SHOW server_version_num")) < OLDEST:
        raise MovingTrouble("The server runs an old PostgreSQL. Version 15 or newer is needed.")
    if _asked(connection, "SHOW server_encoding") != "UTF8":
        raise MovingTrouble("The database does not keep UTF-8. Make it with ENCODING 'UTF8'.")
    role = sa.table("pg_roles", sa.column("rolname"), sa.column("rolsuper"), sa.column("rolbypassrls"))
    found = connection.execute(
        sa.select(role.c.rolsuper, role.c.rolbypassrls).where(role.c.rolname == sa.func.current_user())
    ).one()
    if any(found):
        raise MovingTrouble(
            "The role is a superuser or may pass row level security (BYPASSRLS): then one home's records are not "
            "shut off from another's. Make a role with NOSUPERUSER NOBYPASSRLS that owns the database."
        )


def ensure_idle(connection: Connection) -> None:
    """Refuse a database in which somebody else is at work."""
    present = sa.table("pg_stat_activity", sa.column("datname"), sa.column("pid"))
    others = connection.execute(
        sa.select(sa.func.count()).where(
            present.c.datname == sa.func.current_database(), present.c.pid != sa.func.pg_backend_pid()
        )
    ).scalar_one()
    if others:
        raise MovingTrouble(
            f"The database is in use ({others} connections). Stop the house on the server for the time of the move."
        )


def _asked(connection: Connection, said: str) -> str:
    return str(connection.exec_driver_sql(said).scalar_one())


def page_of(connection: Connection) -> str:
    """Answer at which page its tables stand, empty for a database without tables.

    Raises MovingTrouble for tables that are not ours.
    """
    names = sa.inspect(connection).get_table_names()
    if not names:
        return ""
    found = list(connection.execute(sa.select(PAGE.c.version_num)).scalars()) if rows.OWN in names else []
    if len(found) != 1 or "audit_chain" not in names:
        raise MovingTrouble(
            "There are tables in this database that are not Aashray's. Make a database of its own for the house."
        )
    return str(found[0])


def has_people(connection: Connection) -> bool:
    """Answer whether an organisation lives there already."""
    return connection.execute(sa.select(sa.table("organisation", sa.column("id")))).first() is not None


def ensure_same_page(page: str) -> None:
    """Refuse tables of another version. Raises MovingTrouble with what to do."""
    if page == schema.newest():
        return
    if (schema.MIGRATIONS / "versions" / f"{page}.py").is_file():
        raise MovingTrouble(
            f"The tables on the server are older ({page}). Start the house there once with this version, stop it, "
            "then move."
        )
    raise MovingTrouble(
        f"The tables on the server are of a newer version ({page[:32]}). Install that version here, start this house "
        "once, stop it, then move."
    )


def make_tables(connection: Connection, *, stamp: str, is_bare: bool) -> str:
    """Make the tables by the building's history; answers the schema in which an unused house's tables wait, if any.

    Raises MovingTrouble when the role may not.
    """
    from alembic import command  # only a move and a start need it

    aside = "" if is_bare else f"before_{stamp.replace('-', '_')}"
    try:
        if aside:
            connection.exec_driver_sql(f"ALTER SCHEMA public RENAME TO {aside}")
            connection.exec_driver_sql("CREATE SCHEMA public")
        command.upgrade(schema.configuration(connection), "head")
    except DBAPIError as fault:
        raise MovingTrouble("The role may not make tables there: it must own the database.") from fault
    rows.see_every_home(connection)
    return aside


def ensure_own_keys(connection: Connection, its: Keys) -> None:
    """Refuse keys that are not those of the house on the server. Raises MovingTrouble."""
    trouble = MovingTrouble(
        "The key folder is not that of the house on the server: its keys open nothing there."
    )
    event: Any = sa.table("audit_event", *map(sa.column, ("chain_id", "seq", "h", "m")))
    chain: Any = sa.table("audit_chain", *map(sa.column, ("id", "count")))
    last = sa.select(event.c.h, event.c.m).join(
        chain, sa.and_(chain.c.id == event.c.chain_id, chain.c.count == event.c.seq)
    )
    fresh = last.where(
        chain.c.id.not_in(sa.select(sa.table("audit_earlier", sa.column("chain_id")).c.chain_id))
    )
    for h, m in connection.execute(fresh.limit(5)):
        if mark(its.audit, h) != m:
            raise trouble
    kept: Any = sa.table("data_key", sa.column("id", sa.Uuid()), sa.column("wrapped"))
    for key_id, wrapped in connection.execute(
        sa.select(kept.c.id, kept.c.wrapped).where(kept.c.wrapped.is_not(None)).limit(5)
    ):
        try:
            unwrap(its.sealing, UUID(str(key_id)), bytes(wrapped))
        except Unreadable as fault:
            raise trouble from fault
