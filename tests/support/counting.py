"""How many statements a deed sends to the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from foundation.db import db


@contextmanager
def count_statements() -> Iterator[list[str]]:
    """Answer the list that fills with the statements sent inside the block."""
    seen: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        seen.append(statement)

    connection = db.session.connection()
    sa.event.listen(connection, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        sa.event.remove(connection, "before_cursor_execute", note)


HOUSEKEEPING = ("SAVEPOINT", "RELEASE", "ROLLBACK", "SELECT set_config(")
"""Savepoints are the tests' own; `set_config` tells PostgreSQL the home and asks nothing."""


@contextmanager
def count_asked(engine: Any) -> Iterator[list[str]]:
    """Answer the list that fills with what pages ask of `engine`; the lines of the audit are not counted."""
    seen: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if not statement.startswith(HOUSEKEEPING) and "audit_" not in statement:
            seen.append(statement)

    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)
