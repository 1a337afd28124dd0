"""How many statements a page costs; savepoints of the tests are not counted."""

from contextlib import contextmanager

import sqlalchemy as sa

from foundation.db import db


@contextmanager
def counted():
    """Answer the list of statements that are sent until the block ends."""
    asked = []

    def note(connection, cursor, statement, *rest):
        if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            asked.append(statement)

    connection = db.engine
    sa.event.listen(connection, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        sa.event.remove(connection, "before_cursor_execute", note)


def cost(ask):
    """Answer how many statements `ask()` sends; what it answers must be 200."""
    with counted() as asked:
        assert ask().status_code == 200
    assert asked
    return len(asked)
