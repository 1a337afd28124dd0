"""Who she is besides her name: other names, and brothers and sisters in this home and elsewhere."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from accounts.roles import Role
from foundation.db import db, kept_alias
from foundation.names import spoken
from foundation.scope import across_homes
from residents.models import Alias, Assignment, CaseFile, Child, Placement, Sibling
from residents.queries.masks import Masks, shown


@dataclass(frozen=True)
class AliasLine:
    """Another name of hers."""

    id: UUID
    name: str
    name_local: str
    kind: str
    note: str
    written_at: datetime
    written_by: str
    struck_at: datetime | None
    struck_reason: str


def aliases(case_file_id: UUID) -> list[AliasLine]:
    """Answer her other names, the struck ones last. One statement."""
    asked = (
        sa.select(Alias, spoken(User).label("writer"))
        .outerjoin(User, User.id == Alias.written_by)
        .where(Alias.case_file_id == case_file_id)
        .order_by(Alias.struck_at.is_not(None), Alias.kind, Alias.name, Alias.id)
    )
    return [
        AliasLine(
            row.Alias.id, row.Alias.name, row.Alias.name_local, row.Alias.kind, row.Alias.note, row.Alias.written_at,
            row.writer or "", row.Alias.struck_at, row.Alias.struck_reason,
        )
        for row in db.session.execute(asked)
    ]  # fmt: skip


@dataclass(frozen=True)
class SiblingLine:
    """A brother or sister: her code and name here; of one in another home only whom to ask."""

    id: UUID
    code: str | None
    name: str | None
    name_local: str | None
    is_here: bool
    relation: str
    keep_together: bool
    reason: str
    written_at: datetime
    ended_at: datetime | None
    end_reason: str
    ask: str = ""


def siblings(case_file_id: UUID, *, masks: Masks, today: date) -> list[SiblingLine]:
    """Answer her siblings, linked ones first. Two statements at most; another home is never read for its code."""
    here = sa.exists().where(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None))
    asked = (
        sa.select(
            Sibling, CaseFile.code, shown(masks.names, Child.name).label("name"),
            shown(masks.names, Child.name_local).label("name_local"), here.label("is_here"),
        )
        .outerjoin(CaseFile, sa.and_(CaseFile.id == Sibling.other_file_id, CaseFile.home_id == Sibling.home_id))
        .outerjoin(Child, Child.id == CaseFile.child_id)
        .where(Sibling.case_file_id == case_file_id)
        .order_by(Sibling.ended_at.is_not(None), CaseFile.code, Sibling.id)
    )  # fmt: skip
    rows = db.session.execute(asked).all()
    carried = _carriers([row.Sibling.other_file_id for row in rows if row.code is None], today=today)
    return [
        SiblingLine(
            row.Sibling.id, row.code, row.name, row.name_local, bool(row.is_here), row.Sibling.relation,
            row.Sibling.keep_together, row.Sibling.reason, row.Sibling.written_at, row.Sibling.ended_at,
            row.Sibling.end_reason, carried.get(row.Sibling.other_file_id, ""),
        )
        for row in rows
    ]  # fmt: skip


def _carriers(files: list[UUID], *, today: date) -> dict[UUID, str]:
    """Answer the case worker of each of these files of other homes: her name, and nothing of the home."""
    if not files:
        return {}
    held = kept_alias(Assignment, "who.carriers")
    asked = (
        sa.select(held.case_file_id, spoken(User).label("name"))
        .join(User, User.id == held.user_id)
        .where(
            held.case_file_id.in_(files), held.as_role == Role.CASE_WORKER, held.from_on <= today,
            sa.or_(held.to_on.is_(None), held.to_on > today),
        )
        .order_by(held.from_on.desc())
    )  # fmt: skip
    with across_homes("a sibling in another home is asked about through her case worker"):
        return {row.case_file_id: row.name for row in db.session.execute(asked)}


def file_of_code(code: str, *, homes: set[UUID]) -> Any:
    """Answer the file with this code in one of these homes, or None."""
    asked = sa.select(CaseFile).where(CaseFile.code == code.strip().upper(), CaseFile.home_id.in_(homes))
    return db.session.scalar(asked)
