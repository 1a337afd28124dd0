"""The tables of the running house, brought up to the newest page of the building's history."""

from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

from foundation.db import db

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


def upgrade(revision: str = "head") -> None:
    """Bring the database of the running app up to `revision`; what stops half-way leaves the old tables whole."""
    with db.engine.connect() as connection:
        command.upgrade(configuration(connection), revision)


def downgrade(revision: str) -> None:
    """Take the database of the running app back to `revision`."""
    with db.engine.connect() as connection:
        command.downgrade(configuration(connection), revision)


def is_current() -> bool:
    """Answer whether the tables stand at the newest page. Raises SQLAlchemyError when the database is not reached."""
    own: Any = sa.table("alembic_version", sa.column("version_num"))
    return db.session.execute(sa.select(own.c.version_num)).scalar() == newest()


@cache
def newest() -> str | None:
    """Answer the id of the newest page of the building's history."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def configuration(connection: Connection) -> Config:
    """Answer Alembic's settings: the pages lie in `migrations/`, the connection is given, not opened by them."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
