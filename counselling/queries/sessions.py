"""Questions about one child's sessions; conditions narrow them to the reader's reach."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import load_only
from werkzeug.exceptions import Forbidden, NotFound

from accounts.models import User
from counselling.models import CounsellingSession as Session
from counselling.models import SessionCorrection
from counselling.queries.lines import Allowed, CorrectionLine, FileHead, SessionLine, SessionRow
from foundation.db import db
from foundation.feature import Window
from foundation.names import spoken
from residents.models import CaseFile, Child, Placement

LISTED = (Session.number, Session.kind, Session.happened_at, Session.summary, Session.risk)


def file_head(case_file_id: UUID, *, named: Any) -> FileHead:
    """Answer the child of a file with her newest stay there; 404 outside the scope. One statement.

    Where the condition `named` does not hold, the name stays empty: the code stands alone.
    """
    names = (veiled(Child.name, named), veiled(Child.name_local, named))
    statement = (
        sa.select(CaseFile, *names, Placement.started_at, Placement.ended_at)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(Placement, Placement.case_file_id == CaseFile.id)
        .where(CaseFile.id == case_file_id)
        .order_by(Placement.started_at.desc())
        .limit(1)
    )
    row = db.session.execute(statement).first()
    if row is None:
        raise NotFound
    return head_of(*row)


def veiled(column: Any, named: Any) -> Any:
    """Answer a name's column, empty where the condition `named` does not hold."""
    return sa.case((named, column), else_="")


def head_of(
    file: CaseFile, name: str, local: str, began: datetime | None = None, ended: datetime | None = None
) -> FileHead:
    """Answer the child of a file in the shape that pages want."""
    return FileHead(file.id, file.home_id, file.child_id, file.code, name, local, began, ended)


def sessions_of(
    case_file_id: UUID, *, condition: Any, unseal: Any, limit: int = 50, before: int | None = None,
    window: Window | None = None,
) -> tuple[SessionLine, ...]:  # fmt: skip
    """Answer a child's sessions, newest first, keyset by session number, or those of a window. One statement."""
    statement = (
        sa.select(Session, spoken(User).label("name"), unseal.label("may_unseal"))
        .join(User, User.id == Session.counsellor_id)
        .where(Session.case_file_id == case_file_id, condition)
        .options(load_only(*LISTED))
    )
    if window is not None:
        statement = window.narrow(statement, Session.happened_at)
    else:
        statement = statement.order_by(Session.number.desc()).limit(limit)
    if before is not None:
        statement = statement.where(Session.number < before)
    return tuple(
        SessionLine(s.id, s.number, s.kind, s.happened_at, name, s.summary, s.risk, bool(may_unseal))
        for s, name, may_unseal in db.session.execute(statement)
    )


def session_row(session_id: UUID, allowed: Allowed) -> SessionRow:
    """Answer one session, its writer, its child and what is allowed to its reader; not to be seen is 403."""
    statement = (
        sa.select(
            Session,
            spoken(User).label("name"),
            CaseFile,
            veiled(Child.name, allowed.named),
            veiled(Child.name_local, allowed.named),
            allowed.open_.label("may_open"),
            allowed.unseal.label("may_unseal"),
            allowed.amend.label("may_amend"),
        )
        .join(User, User.id == Session.counsellor_id)
        .join(CaseFile, CaseFile.id == Session.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .where(Session.id == session_id, allowed.see)
    )
    row = db.session.execute(statement).one_or_none()
    if row is None:
        raise Forbidden  # the gate has found it already, so it is there and not for this reader
    head = head_of(row[2], row[3], row[4])
    return SessionRow(row[0], row[1], head, bool(row[5]), bool(row[6]), bool(row[7]))


def corrections(session_id: UUID) -> tuple[CorrectionLine, ...]:
    """Answer what was mended in a session, oldest first. One statement."""
    statement = (
        sa.select(SessionCorrection, spoken(User).label("name"))
        .join(User, User.id == SessionCorrection.corrected_by_id)
        .where(SessionCorrection.session_id == session_id)
        .order_by(SessionCorrection.corrected_at, SessionCorrection.id)
    )
    return tuple(
        CorrectionLine(c.field, c.old_value, c.old_sealed, c.reason, name, c.corrected_at)
        for c, name in db.session.execute(statement)
    )
