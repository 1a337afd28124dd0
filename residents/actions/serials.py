"""Numbers without gaps: of files and of lines of the admission register, by home and year."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from foundation.db import db, dialect_name
from residents.models import Serial


def take_number(home_id: UUID, kind: str, year: int) -> int:
    """Take the next number of `kind` (file, admission) in this home and year.

    The counter's row is locked until the deed commits; a deed that fails gives its number back.
    """
    insert = postgresql.insert if dialect_name() == "postgresql" else sqlite.insert
    fresh = insert(Serial).values(home_id=home_id, kind=kind, year=year, last=0)
    db.session.execute(fresh.on_conflict_do_nothing())
    taken = (
        sa.update(Serial)
        .where(Serial.home_id == home_id, Serial.kind == kind, Serial.year == year)
        .values(last=Serial.last + 1)
        .returning(Serial.last)
        .execution_options(synchronize_session=False)
    )
    return int(db.session.execute(taken).scalar_one())
