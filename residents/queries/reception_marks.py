"""The marks that were seen on a child, as far as the reader may see them."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import db, one_or_404
from foundation.names import spoken
from residents.models import ReceptionMark


def marks(case_file_id: UUID, *, see: Any) -> list[tuple[ReceptionMark, str]]:
    """Answer the marks of a child that the condition `see` covers, each with its writer’s name. One statement."""
    asked = (
        sa.select(ReceptionMark, spoken(User))
        .outerjoin(User, User.id == ReceptionMark.written_by)
        .where(ReceptionMark.case_file_id == case_file_id, see)
        .order_by(ReceptionMark.number)
    )
    return [(mark, by or "") for mark, by in db.session.execute(asked)]


def mark(mark_id: UUID, case_file_id: UUID, *, see: Any) -> ReceptionMark:
    """Answer a mark of this child that the reader may see, to be struck out; none is 404."""
    asked = sa.select(ReceptionMark).where(
        ReceptionMark.id == mark_id, ReceptionMark.case_file_id == case_file_id, see
    )
    found: ReceptionMark = one_or_404(asked)
    return found
