"""What counselling asks of its records: caseloads, sessions, safety instructions; conditions narrow by reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from werkzeug.exceptions import NotFound

from accounts.models import PostHeld, User
from accounts.roles import Role
from counselling.models import CounsellingSession, ProcessNoteReader, Risk, SessionCorrection
from foundation.db import db
from homes.models import Home
from residents.models import CaseFile, Child, Placement

Session = CounsellingSession


@dataclass(frozen=True)
class FileHead:
    """The child a page is about, as far as this room needs her."""

    id: UUID
    home_id: UUID
    child_id: UUID
    code: str
    name: str
    name_local: str
    stay_began: datetime | None
    stay_ended: datetime | None


@dataclass(frozen=True)
class CaseloadLine:
    """One child of a counsellor's caseload."""

    case_file_id: UUID
    code: str
    name: str
    name_local: str
    home_name: str
    stay_began: datetime | None
    sessions: int
    last_at: datetime | None
    next_on: date | None
    risk: str
    instruction: str


@dataclass(frozen=True)
class Instruction:
    """What the house must do for one child until her next session."""

    case_file_id: UUID
    code: str
    name: str
    name_local: str
    risk: str
    words: str
    given_at: datetime
    counsellor: str


@dataclass(frozen=True)
class SessionLine:
    """One session as it stands in a list."""

    id: UUID
    number: int
    kind: str
    happened_at: datetime
    counsellor: str
    summary: str
    risk: str
    may_unseal: bool


@dataclass(frozen=True)
class SessionRow:
    """One session with who wrote it and what its reader may do with it."""

    session: CounsellingSession
    counsellor: str
    head: FileHead
    may_open: bool
    may_unseal: bool
    may_amend: bool


@dataclass(frozen=True)
class CorrectionLine:
    """One field as it stood before it was mended; sealed ones come as envelopes."""

    field: str
    old_value: str | None
    old_sealed: Any
    reason: str
    by: str
    at: datetime


def _latest() -> Any:
    """Answer a subquery: each file's sessions numbered from the newest, with how many there are."""
    newest_first = (Session.happened_at.desc(), Session.number.desc())
    return sa.select(
        Session.case_file_id,
        Session.happened_at,
        Session.next_on,
        Session.risk,
        Session.safety_instruction,
        Session.counsellor_id,
        sa.func.row_number().over(partition_by=Session.case_file_id, order_by=newest_first).label("place"),
        sa.func.count().over(partition_by=Session.case_file_id).label("sessions"),
    ).subquery("latest")


def _open_stay() -> Any:
    return sa.and_(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None))


def file_head(case_file_id: UUID) -> FileHead:
    """Answer the child of a file with her newest stay there; 404 outside the scope. One statement."""
    statement = (
        sa.select(CaseFile, Child.name, Child.name_local, Placement.started_at, Placement.ended_at)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(Placement, Placement.case_file_id == CaseFile.id)
        .where(CaseFile.id == case_file_id)
        .order_by(Placement.started_at.desc())
        .limit(1)
    )
    return _head(*_found(db.session.execute(statement).first()))


def _found(row: Any) -> Any:
    """Answer the row; none within the scope is 404 for the reader."""
    if row is None:
        raise NotFound
    return row


def _head(file: CaseFile, name: str, local: str, began: datetime | None, ended: datetime | None) -> FileHead:
    return FileHead(file.id, file.home_id, file.child_id, file.code, name, local, began, ended)


def stays(case_file_id: UUID) -> Sequence[tuple[datetime, datetime | None]]:
    """Answer when each stay under a file began and ended, oldest first."""
    statement = (
        sa.select(Placement.started_at, Placement.ended_at)
        .where(Placement.case_file_id == case_file_id)
        .order_by(Placement.started_at)
    )
    return [(began, ended) for began, ended in db.session.execute(statement)]


def caseload(condition: Any) -> tuple[CaseloadLine, ...]:
    """Answer the children now in care for whom `condition` (on the case file) holds, by code. One statement."""
    latest = _latest()
    statement = (
        sa.select(
            CaseFile.id,
            CaseFile.code,
            Child.name,
            Child.name_local,
            Home.name,
            Placement.started_at,
            latest.c.sessions,
            latest.c.happened_at,
            latest.c.next_on,
            latest.c.risk,
            latest.c.safety_instruction,
        )
        .join(Child, Child.id == CaseFile.child_id)
        .join(Home, Home.id == CaseFile.home_id)
        .join(Placement, _open_stay())
        .outerjoin(latest, sa.and_(latest.c.case_file_id == CaseFile.id, latest.c.place == 1))
        .where(condition)
        .order_by(CaseFile.code)
    )
    return tuple(
        CaseloadLine(*row[:6], row[6] or 0, row[7], row[8], row[9] or Risk.NONE, row[10] or "")
        for row in db.session.execute(statement)
    )


def instructions(condition: Any) -> tuple[Instruction, ...]:
    """Answer the safety instructions in force, danger first, where `condition` (on the case file) holds.

    The newest session of a child says whether one is in force. One statement.
    """
    latest = _latest()
    statement = (
        sa.select(
            CaseFile.id,
            CaseFile.code,
            Child.name,
            Child.name_local,
            latest.c.risk,
            latest.c.safety_instruction,
            latest.c.happened_at,
            User.name,
        )
        .join(Child, Child.id == CaseFile.child_id)
        .join(Placement, _open_stay())
        .join(latest, sa.and_(latest.c.case_file_id == CaseFile.id, latest.c.place == 1))
        .join(User, User.id == latest.c.counsellor_id)
        .where(latest.c.risk != Risk.NONE, condition)
        .order_by(sa.case((latest.c.risk == Risk.DANGER, 0), else_=1), latest.c.happened_at)
    )
    return tuple(Instruction(*row) for row in db.session.execute(statement))


def sessions_of(
    case_file_id: UUID, *, condition: Any, unseal: Any, limit: int = 50, before: int | None = None
) -> tuple[SessionLine, ...]:
    """Answer a child's sessions, newest first, keyset by session number. One statement."""
    statement = (
        sa.select(Session, User.name, unseal.label("may_unseal"))
        .join(User, User.id == Session.counsellor_id)
        .where(Session.case_file_id == case_file_id, condition)
        .options(sa.orm.load_only(*_LISTED))
        .order_by(Session.number.desc())
        .limit(limit)
    )
    if before is not None:
        statement = statement.where(Session.number < before)
    return tuple(
        SessionLine(s.id, s.number, s.kind, s.happened_at, name, s.summary, s.risk, bool(may_unseal))
        for s, name, may_unseal in db.session.execute(statement)
    )


_LISTED = (Session.number, Session.kind, Session.happened_at, Session.summary, Session.risk)


def session_row(session_id: UUID, *, see: Any, unseal: Any, amend: Any, open_: Any) -> SessionRow:
    """Answer one session, its writer, its child and what the conditions allow its reader; else 404."""
    statement = (
        sa.select(
            Session,
            User.name,
            CaseFile,
            Child.name,
            Child.name_local,
            open_.label("may_open"),
            unseal.label("may_unseal"),
            amend.label("may_amend"),
        )
        .join(User, User.id == Session.counsellor_id)
        .join(CaseFile, CaseFile.id == Session.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .where(Session.id == session_id, see)
    )
    row = _found(db.session.execute(statement).one_or_none())
    head = _head(row[2], row[3], row[4], None, None)
    return SessionRow(row[0], row[1], head, bool(row[5]), bool(row[6]), bool(row[7]))


def has_notes(session_id: UUID) -> bool:
    """Answer whether sealed notes were written; asked only for those who may open them."""
    return bool(
        db.session.scalar(sa.select(Session.process_notes.is_not(None)).where(Session.id == session_id))
    )


def corrections(session_id: UUID) -> tuple[CorrectionLine, ...]:
    """Answer what was mended in a session, oldest first. One statement."""
    statement = (
        sa.select(SessionCorrection, User.name)
        .join(User, User.id == SessionCorrection.corrected_by_id)
        .where(SessionCorrection.session_id == session_id)
        .order_by(SessionCorrection.corrected_at, SessionCorrection.id)
    )
    return tuple(
        CorrectionLine(c.field, c.old_value, c.old_sealed, c.reason, name, c.corrected_at)
        for c, name in db.session.execute(statement)
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
