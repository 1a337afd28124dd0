"""The lines of the counselling register: when, who, which kind, which code; never what was said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from counselling.models import CounsellingSession as Session
from counselling.models import SessionCorrection
from counselling.rules import REGISTER_FIELDS
from foundation.db import db, kept_aliases
from residents.models import CaseFile, Child


@dataclass(frozen=True)
class Mended:
    """The last value that a field of the register had before, why it was mended and by whom."""

    old: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class RegisterRow:
    """One session as the register may show it."""

    serial: int
    session_id: UUID
    case_file_id: UUID
    code: str
    name: str
    name_local: str
    happened_at: datetime
    written_at: datetime
    kind: str
    issues: Sequence[str]
    has_plan: bool
    next_on: date | None
    counsellor: str
    mended: dict[str, Mended]


def register_rows(
    home_id: UUID,
    *,
    starts_at: datetime,
    ends_at: datetime,
    after: int | None = None,
    limit: int | None = None,
    find: str | None = None,
) -> list[RegisterRow]:
    """Answer the sessions of a home in a half-open span, numbered as they happened. One statement.

    `after` is the serial of the last line of the page before; `find` is part of a code or of a name.
    """
    numbered = _numbered(home_id, starts_at, ends_at)
    writer, mender = kept_aliases("counselling.register.register_rows", User, User)
    page = sa.select(numbered)
    if after is not None:
        page = page.where(numbered.c.serial > after)
    if find:
        sought = f"%{find.strip().lower()}%"
        columns = (numbered.c.code, numbered.c.name, numbered.c.name_local)
        page = page.where(sa.or_(*(sa.func.lower(c).like(sought) for c in columns)))
    page = page.order_by(numbered.c.serial).limit(limit).subquery("page")
    of_register = sa.and_(
        SessionCorrection.session_id == page.c.session_id, SessionCorrection.field.in_(REGISTER_FIELDS)
    )
    statement = (
        sa.select(
            page,
            writer.name.label("counsellor"),
            SessionCorrection.field,
            SessionCorrection.old_value,
            SessionCorrection.reason,
            SessionCorrection.corrected_at,
            mender.name.label("mender"),
        )
        .join(writer, writer.id == page.c.counsellor_id)
        .outerjoin(SessionCorrection, of_register)
        .outerjoin(mender, mender.id == SessionCorrection.corrected_by_id)
        .order_by(page.c.serial, SessionCorrection.corrected_at)
    )
    return list(_gathered(db.session.execute(statement)))


def _numbered(home_id: UUID, starts_at: datetime, ends_at: datetime) -> Any:
    serial = sa.func.row_number().over(order_by=(Session.happened_at, Session.id)).label("serial")
    return (
        sa.select(
            serial,
            Session.id.label("session_id"),
            Session.case_file_id,
            CaseFile.code,
            Child.name,
            Child.name_local,
            Session.happened_at,
            Session.written_at,
            Session.kind,
            Session.issues,
            (Session.plan != "").label("has_plan"),
            Session.next_on,
            Session.counsellor_id,
        )
        .join(CaseFile, CaseFile.id == Session.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .where(Session.home_id == home_id, Session.happened_at >= starts_at, Session.happened_at < ends_at)
        .subquery("numbered")
    )


def _gathered(found: Any) -> Iterator[RegisterRow]:
    """Fold the lines that a session has for each of its corrections into one."""
    current: RegisterRow | None = None
    for row in found:
        if current is None or current.session_id != row.session_id:
            if current is not None:
                yield current
            current = _row(row)
        if row.field:
            current.mended[row.field] = Mended(row.old_value or "", row.reason, row.mender, row.corrected_at)
    if current is not None:
        yield current


def _row(row: Any) -> RegisterRow:
    names = [name for name in RegisterRow.__dataclass_fields__ if name not in ("has_plan", "mended")]
    plain = {name: getattr(row, name) for name in names}
    return RegisterRow(**plain, has_plan=bool(row.has_plan), mended={})


def register_count(home_id: UUID, *, starts_at: datetime, ends_at: datetime) -> tuple[int, int, int]:
    """Answer how many sessions a home held in a span, with how many children, and how many plan a next one."""
    statement = sa.select(
        sa.func.count(),
        sa.func.count(sa.distinct(Session.case_file_id)),
        sa.func.count(Session.next_on),
    ).where(Session.home_id == home_id, Session.happened_at >= starts_at, Session.happened_at < ends_at)
    sessions, children, planned = db.session.execute(statement).one()
    return sessions, children, planned
