"""How a page of the building's history is applied: in one transaction, on the connection it is given."""

from alembic import context
from sqlalchemy.engine import Connection

from foundation.db import Base


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        transactional_ddl=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    """Switch SQLite's foreign keys; it heeds this only between transactions, so past SQLAlchemy."""
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")
    cursor.close()


def _ensure_whole(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(
            f"after the change {len(broken)} rows point to nothing, the first in {broken[0][0]}"
        )


def migrate(connection: Connection) -> None:
    """Apply the pages asked for: all or, if anything fails or the power goes, none."""
    if connection.dialect.name != "sqlite":
        if connection.in_transaction():  # whoever began it commits all or nothing
            _run(connection)
            return
        with connection.begin():
            _run(connection)
        return
    _foreign_keys(connection, on=False)
    try:
        with connection.execution_options(aashray_begin="IMMEDIATE").begin():
            _run(connection)
            _ensure_whole(connection)
    finally:
        _foreign_keys(connection, on=True)


migrate(context.config.attributes["connection"])
