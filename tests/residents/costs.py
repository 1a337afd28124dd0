"""How many statements a page costs; savepoints of the tests are not counted."""

import sqlalchemy as sa

from foundation.db import db


def cost(ask):
    """Answer how many statements `ask()` sends; what it answers must be 200."""
    asked = []

    def note(connection, cursor, statement, *rest):
        if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            asked.append(statement)

    connection = db.engine
    sa.event.listen(connection, "before_cursor_execute", note)
    try:
        assert ask().status_code == 200
    finally:
        sa.event.remove(connection, "before_cursor_execute", note)
    assert asked
    return len(asked)
