"""What a page may ask of the database: twelve statements, and one more for each source that it gathers from the rooms.

Not counted: the telling of the home on PostgreSQL, what the audit writes, and the savepoints of the tests.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from foundation.feature import House

BAR = 12
CHILDS_PAGE = 8
PARTS_OF_A_CASE = 7  # stages, statements, examinations, support, legal aid, bail, compensation


def may_ask(endpoint: str, house: House) -> int:
    """Answer how many statements the page of an endpoint may send."""
    happenings = sum(len(room.timeline) for room in house.features)
    return {
        "residents.show_child": CHILDS_PAGE + sum(len(room.resident_panels) for room in house.features),
        "residents.show_chronology": BAR + happenings,
        "residents.show_day": BAR + happenings,
        "residents.show_copy": BAR + happenings + sum(len(room.exports) for room in house.features),
        "residents.show_write_review": BAR + sum(len(room.evidence) for room in house.features),
        "residents.list_cases": BAR + PARTS_OF_A_CASE,
        "residents.show_case": BAR + PARTS_OF_A_CASE,
    }.get(endpoint, BAR)


@contextmanager
def counted(connection: sa.Connection) -> Iterator[list[str]]:
    """Answer the list that fills with the statements that count, until the block ends."""
    asked: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if _counts(statement):
            asked.append(statement)

    sa.event.listen(connection, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        sa.event.remove(connection, "before_cursor_execute", note)


def _counts(statement: str) -> bool:
    if statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "INSERT", "UPDATE")):
        return False
    return "set_config" not in statement and "audit_chain" not in statement
