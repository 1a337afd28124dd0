"""What an import makes: every object of the session while it writes, noted so that it can be taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from foundation.db import db, new_id
from foundation.intake.models import Intake, IntakeMade

OWN = frozenset({"intake", "intake_row", "intake_made", "intake_mapping"})


@dataclass
class Journal:
    """The objects that were made, in their order."""

    made: list[Any] = field(default_factory=list)

    def keep(self, intake: Intake) -> None:
        """Write them down, each with the version that it has now."""
        rows = [
            {
                "id": new_id(), "home_id": intake.home_id, "intake_id": intake.id, "table_name": one.__tablename__,
                "row_id": one.id, "version": getattr(one, "version", None),
            }
            for one in sorted(self.made, key=lambda one: getattr(one, "version", None) is None)
        ]  # fmt: skip
        if rows:
            db.session.execute(sa.insert(IntakeMade), rows)


@contextmanager
def watched() -> Iterator[Journal]:
    """Note every object that is added to the session until the block ends."""
    journal, session = Journal(), db.session()

    def note(of: Any, _context: Any) -> None:
        journal.made += [one for one in of.new if one.__tablename__ not in OWN]

    event.listen(session, "after_flush", note)
    try:
        yield journal
        session.flush()
    finally:
        event.remove(session, "after_flush", note)
