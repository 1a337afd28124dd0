"""Questions about sealed notes: who may open them. Their text is never asked for here."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import PostHeld, User
from accounts.roles import Role
from counselling.models import CounsellingSession as Session
from counselling.models import ProcessNoteReader
from counselling.queries.lines import SessionLine
from counselling.queries.sessions import LISTED
from foundation.db import db


def has_notes(session_id: UUID) -> bool:
    """Answer whether sealed notes were written; asked only for those who may open them."""
    return bool(
        db.session.scalar(sa.select(Session.process_notes.is_not(None)).where(Session.id == session_id))
    )


def named_readers(case_file_id: UUID, owner_id: UUID) -> tuple[tuple[UUID, str, datetime], ...]:
    """Answer the supervisors whom a counsellor has named for one child, with since when."""
    statement = (
        sa.select(ProcessNoteReader.id, User.name, ProcessNoteReader.named_at)
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
        sa.select(User.id, User.name)
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
        sa.select(Session, User.name)
        .join(User, User.id == Session.counsellor_id)
        .where(reads_notes(user_id), Session.reader_id != user_id)
        .options(sa.orm.load_only(*LISTED))
        .order_by(Session.happened_at.desc())
        .limit(50)
    )
    return tuple(
        SessionLine(s.id, s.number, s.kind, s.happened_at, name, "", s.risk, may_unseal=True)
        for s, name in db.session.execute(statement)
    )
