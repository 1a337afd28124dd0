"""Questions about sealed notes: who may open them. Their text is never asked for here."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import load_only
from werkzeug.exceptions import Forbidden

from accounts.models import PostHeld, User
from accounts.roles import Role
from counselling.models import CounsellingSession as Session
from counselling.models import ProcessNoteReader
from counselling.queries.lines import SessionLine, SessionRow
from counselling.queries.sessions import LISTED, head_of, veiled
from foundation.db import db
from foundation.names import spoken
from residents.models import CaseFile, Child


def notes_row(session_id: UUID, *, unseal: Any, named: Any) -> SessionRow:
    """Answer a session whose sealed notes `unseal` lets the reader open; any other is 403, as the gate says."""
    statement = (
        sa.select(
            Session,
            spoken(User).label("name"),
            CaseFile,
            veiled(Child.name, named),
            veiled(Child.name_local, named),
        )
        .join(User, User.id == Session.counsellor_id)
        .join(CaseFile, CaseFile.id == Session.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .where(Session.id == session_id, unseal)
    )
    row = db.session.execute(statement).one_or_none()
    if row is None:
        raise Forbidden
    return SessionRow(row[0], row[1], head_of(*row[2:]), may_open=False, may_unseal=True, may_amend=False)


def named_readers(case_file_id: UUID, owner_id: UUID) -> tuple[tuple[UUID, str, datetime], ...]:
    """Answer the supervisors whom a counsellor has named for one child, with since when."""
    statement = (
        sa.select(ProcessNoteReader.id, spoken(User).label("name"), ProcessNoteReader.named_at)
        .join(User, User.id == ProcessNoteReader.reader_id)
        .where(
            ProcessNoteReader.case_file_id == case_file_id,
            ProcessNoteReader.owner_id == owner_id,
            ProcessNoteReader.ended_at.is_(None),
        )
        .order_by(User.name)
    )
    return tuple((row[0], row[1], row[2]) for row in db.session.execute(statement))


def possible_readers(home_id: UUID, *, besides: UUID, at: datetime) -> tuple[tuple[UUID, str], ...]:
    """Answer the other counsellors of a home at that moment."""
    statement = (
        sa.select(User.id, spoken(User).label("said"), User.name)
        .join(PostHeld, PostHeld.user_id == User.id)
        .where(
            PostHeld.home_id == home_id,
            PostHeld.role == Role.COUNSELLOR,
            PostHeld.standing == "held",
            PostHeld.starts_at <= at,
            sa.or_(PostHeld.ends_at.is_(None), PostHeld.ends_at > at),
            User.is_disabled.is_(False),
            User.id != besides,
        )
        .distinct()
        .order_by(User.name)
    )
    return tuple((row[0], row[1]) for row in db.session.execute(statement))


def reads_notes(user_id: UUID) -> Any:
    """Answer the condition under which `user_id` may open a session's sealed notes: the owner, or one she named."""
    named = (
        sa.select(ProcessNoteReader.id)
        .where(
            ProcessNoteReader.case_file_id == Session.case_file_id,
            ProcessNoteReader.owner_id == Session.reader_id,
            ProcessNoteReader.reader_id == user_id,
            ProcessNoteReader.ended_at.is_(None),
        )
        .exists()
    )
    return sa.or_(Session.reader_id == user_id, named)


def notes_opened_to(user_id: UUID) -> tuple[SessionLine, ...]:
    """Answer the sessions whose sealed notes another counsellor lets `user_id` open, newest first."""
    statement = (
        sa.select(Session, spoken(User).label("name"))
        .join(User, User.id == Session.counsellor_id)
        .where(reads_notes(user_id), Session.reader_id != user_id)
        .options(load_only(*LISTED))
        .order_by(Session.happened_at.desc())
        .limit(50)
    )
    return tuple(
        SessionLine(s.id, s.number, s.kind, s.happened_at, name, "", s.risk, may_unseal=True)
        for s, name in db.session.execute(statement)
    )


def all_notes(case_file_id: UUID) -> tuple[tuple[Session, str], ...]:
    """Answer the sessions of a child that have sealed notes, newest first, for who broke the seal. One statement."""
    statement = (
        sa.select(Session, spoken(User).label("name"))
        .join(User, User.id == Session.counsellor_id)
        .where(Session.case_file_id == case_file_id, Session.process_notes.is_not(None))
        .order_by(Session.happened_at.desc())
    )
    return tuple((row[0], row[1]) for row in db.session.execute(statement))
