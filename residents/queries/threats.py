"""Questions about danger from outside: the notes of one child, and the list of those who must not come in."""

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import db
from residents.models import BarredPerson, CaseFile, ThreatNote


def notes_of(case_file_id: UUID, *, see: Any) -> list[Any]:
    """Answer the sealed threat notes of a child, newest first, with who wrote each. One statement."""
    asked = (
        sa.select(ThreatNote.noted_at, ThreatNote.words, User.name.label("writer"))
        .join(CaseFile, CaseFile.id == ThreatNote.case_file_id)
        .outerjoin(User, User.id == ThreatNote.written_by)
        .where(ThreatNote.case_file_id == case_file_id, see)
        .order_by(ThreatNote.noted_at.desc(), ThreatNote.id.desc())
    )
    return list(db.session.execute(asked))


def barred_for(case_file_id: UUID, *, see: Any) -> list[BarredPerson]:
    """Answer who must not come in because of one child, newest first; reasons are still sealed. One statement."""
    asked = (
        sa.select(BarredPerson)
        .join(CaseFile, CaseFile.id == BarredPerson.case_file_id)
        .where(BarredPerson.case_file_id == case_file_id, see)
        .order_by(BarredPerson.from_on.desc(), BarredPerson.id.desc())
    )
    return list(db.session.scalars(asked))


def do_not_admit(home_id: UUID, *, today: date) -> list[Any]:
    """Answer name, description and whether there is a face of everybody who must not come in; nothing of any child."""
    barred = BarredPerson
    asked = (
        sa.select(barred.id, barred.name, barred.description, barred.photo_id.is_not(None).label("has_face"))
        .where(
            barred.home_id == home_id, barred.from_on <= today,
            sa.or_(barred.until_on.is_(None), barred.until_on >= today),
        )
        .order_by(barred.name, barred.id)
    )  # fmt: skip
    return list(db.session.execute(asked))
