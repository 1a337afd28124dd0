"""Who goes to a school outside, where, and whose slip of last month is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from education.choices.learning import BOARDS
from education.models import OutsideSchool, SchoolSlip
from education.names import call_name
from foundation.db import db, kept_alias
from residents.models import CaseFile, Child


@dataclass(frozen=True)
class OutsideLine:
    """A child who goes to a school outside: who, where, and the month whose slip is missing, if one is."""

    code: str
    name: str
    lang: str | None
    school: str
    class_name: str
    board: str
    last_month: date | None
    days_open: int
    days_present: int
    is_missing: bool


def outside_lines(home_id: UUID, *, seen: Any, named: Any, today: date) -> Sequence[OutsideLine]:
    """Answer the children at schools outside whom the reader covers, by code, with their last slip; one statement.

    `is_missing` says that last month's slip is not written.
    """
    later = kept_alias(SchoolSlip, "outside.outside_lines")
    o, s = OutsideSchool, SchoolSlip
    newer = sa.select(sa.literal(1)).where(later.outside_id == s.outside_id, later.month > s.month)
    wanted = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    rows = db.session.execute(
        sa.select(o, s, CaseFile.code, Child.name, Child.name_local, named.label("is_named"))
        .join(CaseFile, CaseFile.id == o.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(s, sa.and_(s.outside_id == o.id, ~newer.exists()))
        .where(o.home_id == home_id, o.to_on.is_(None), seen)
        .order_by(CaseFile.code)
    )
    found = []
    for outside, slip, code, name, local, is_named in rows:
        said, lang = call_name(name, local, code) if is_named else (code, None)
        month = slip.month if slip else None
        is_missing = outside.from_on.replace(day=1) <= wanted and (month is None or month < wanted)
        found.append(
            OutsideLine(
                code,
                said,
                lang,
                outside.school,
                outside.class_name,
                str(BOARDS[outside.board]),
                month,
                slip.days_open if slip else 0,
                slip.days_present if slip else 0,
                is_missing,
            )
        )
    return tuple(found)


def pupils_outside(home_id: UUID, day: date) -> frozenset[UUID]:
    """Answer the files of a home's children who go to a school outside on `day`."""
    o = OutsideSchool
    asked = sa.select(o.case_file_id).where(
        o.home_id == home_id, o.from_on <= day, sa.or_(o.to_on.is_(None), o.to_on >= day)
    )
    return frozenset(db.session.scalars(asked))
