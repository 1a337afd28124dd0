"""The lines of the centre's daily attendance, in the order of coming."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from dailylife.models import DoorVisit
from foundation.db import db
from residents.models import CaseFile, Child


def visit_rows(
    home_id: UUID, *, first: date, last: date, after: int | None, limit: int | None, find: str | None
) -> Sequence[Any]:
    """Answer the visits of the days of a period with child and writer, numbered by coming. One statement."""
    serial = sa.func.row_number().over(order_by=(DoorVisit.came_at, DoorVisit.id)).label("serial")
    numbered = (
        sa.select(
            serial, DoorVisit.id, DoorVisit.from_paper, DoorVisit.case_file_id, DoorVisit.came_at,
            DoorVisit.came_written_at, DoorVisit.left_at,
            DoorVisit.services, DoorVisit.other_words, DoorVisit.way, DoorVisit.fetched_by, DoorVisit.night_on,
            DoorVisit.struck_at, DoorVisit.struck_reason, DoorVisit.struck_by_name, CaseFile.code, Child.name,
            Child.name_local, User.name.label("writer"),
        )
        .join(CaseFile, CaseFile.id == DoorVisit.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(User, User.id == DoorVisit.came_by)
        .where(DoorVisit.home_id == home_id, DoorVisit.day.between(first, last))
        .subquery("numbered")
    )  # fmt: skip
    page = sa.select(numbered)
    if after is not None:
        page = page.where(numbered.c.serial > after)
    if find:
        sought = f"%{find.strip().lower()}%"
        columns = (numbered.c.code, numbered.c.name, numbered.c.name_local)
        page = page.where(sa.or_(*(sa.func.lower(column).like(sought) for column in columns)))
    return db.session.execute(page.order_by(numbered.c.serial).limit(limit)).all()
