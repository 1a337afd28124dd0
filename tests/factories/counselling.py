"""Invented sessions, made by the same verb as the pages use."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from accounts.roles import Role
from counselling import actions
from counselling.models import CounsellingSession, Risk
from counselling.queries import FileHead
from foundation import clock
from foundation.db import begin_write, db, new_id
from foundation.scope import across_homes
from foundation.viewer import Post, Viewer
from residents.models import CaseFile


def viewer_of(user: User, role: Role | str = Role.COUNSELLOR, home_id: UUID | None = None) -> Viewer:
    """Answer a person as a verb's `by=` wants her."""
    return Viewer(user.id, user.name, new_id(), (Post(new_id(), str(role), home_id),))


def head_of(file: CaseFile) -> FileHead:
    """Answer a child's file in the shape that the verbs want."""
    return FileHead(file.id, file.home_id, file.child_id, file.code, "", "", None, None)


def words(**said: Any) -> actions.SessionWords:
    """Answer a session as told, with invented words where none are given."""
    usual: dict[str, Any] = {
        "happened_at": clock.now() - timedelta(minutes=1),
        "kind": "individual",
        "minutes": 45,
        "place": "counselling room",
        "issues": ["SLP", "CRT"],
        "mood": "middling",
        "brought": "Sleep; fear of the next court date.",
        "done": "Breath and drawing.",
        "summary": "Sleeps better.",
        "plan": "",
        "next_on": None,
        "risk": Risk.NONE,
        "safety_instruction": "",
    }
    return actions.SessionWords(**{**usual, **said})


def log_session(file: CaseFile, user: User, *, notes: str = "", **said: Any) -> CounsellingSession:
    """Log a session of `user` with a child (committed)."""
    begin_write()
    with across_homes("a factory"):
        by = viewer_of(user, home_id=file.home_id)
        session = actions.log_session(head_of(file), words(**said), process_notes=notes, by=by)
        db.session.commit()
        asked = sa.select(CounsellingSession).where(CounsellingSession.id == session.id)
        kept = db.session.scalars(asked).one()
        db.session.expunge(kept)  # what was read stays readable outside the scope
        return kept
