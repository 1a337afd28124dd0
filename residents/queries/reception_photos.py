"""The photo index: every photograph of a home in its album's order, and who still has none or only an old one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import db, kept_aliases
from foundation.names import spoken
from residents import names as spelling
from residents.models import CaseFile, Child, PhotoOf, Placement
from residents.queries.masks import shown


@dataclass(frozen=True)
class PhotoRow:
    """One photograph of the album; `is_newest` if no later one of this child is there."""

    photo_id: UUID
    album_no: int
    case_file_id: UUID
    code: str
    name: str | None
    name_local: str | None
    name_kind: str
    taken_on: date
    added_at: datetime
    added_by: str | None
    is_newest: bool
    is_here: bool


def album(
    home_id: UUID, *, starts_at: datetime, ends_at: datetime, names: Any, after: int | None, limit: int | None,
    find: str | None,
) -> Sequence[PhotoRow]:  # fmt: skip
    """Answer the photographs that were added in a period, by their number in the home's album. One statement."""
    later, photo = kept_aliases("reception_photos.album", PhotoOf, PhotoOf)
    number = sa.func.row_number().over(order_by=(photo.added_at, photo.id)).label("album_no")
    numbered = sa.select(photo.id, number).where(photo.home_id == home_id).subquery()
    newer = sa.exists().where(later.case_file_id == PhotoOf.case_file_id, later.taken_on > PhotoOf.taken_on)
    here = sa.exists().where(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None))
    asked = (
        sa.select(
            PhotoOf.id, numbered.c.album_no, CaseFile.id, CaseFile.code, shown(names, Child.name),
            shown(names, Child.name_local), Child.name_kind, PhotoOf.taken_on, PhotoOf.added_at, spoken(User),
            sa.case((newer, sa.false()), else_=sa.true()), sa.case((here, sa.true()), else_=sa.false()),
        )
        .join(numbered, numbered.c.id == PhotoOf.id)
        .join(CaseFile, CaseFile.id == PhotoOf.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(User, User.id == PhotoOf.added_by)
        .where(PhotoOf.home_id == home_id, PhotoOf.added_at >= starts_at, PhotoOf.added_at < ends_at)
    )  # fmt: skip
    if find:
        asked = asked.where(_found(find, names))
    if after is not None:
        asked = asked.where(numbered.c.album_no > after)
    return [PhotoRow(*row) for row in db.session.execute(asked.order_by(numbered.c.album_no).limit(limit))]


def without(home_id: UUID, *, older_than: date) -> list[tuple[str, date | None]]:
    """Answer code and newest day of every child who lives here and has no photograph, or only an older one."""
    newest = (
        sa.select(sa.func.max(PhotoOf.taken_on)).where(PhotoOf.case_file_id == CaseFile.id).scalar_subquery()
    )
    asked = (
        sa.select(CaseFile.code, sa.type_coerce(newest, sa.Date))
        .join(Placement, Placement.case_file_id == CaseFile.id)
        .where(
            CaseFile.home_id == home_id, Placement.ended_at.is_(None), Placement.kind != "day",
            sa.or_(newest.is_(None), newest <= older_than),
        )
        .order_by(CaseFile.year, CaseFile.serial)
    )  # fmt: skip
    return [(row[0], row[1]) for row in db.session.execute(asked)]


def _found(typed: str, names: Any) -> Any:
    by_code = CaseFile.code.icontains(typed.strip(), autoescape=True)
    words = spelling.key_of(typed).split()
    if not words:
        return by_code
    return sa.or_(
        by_code, sa.and_(names, *(Child.name_key.contains(f" {w}", autoescape=True) for w in words))
    )
