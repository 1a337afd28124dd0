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
