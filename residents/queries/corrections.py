"""Questions about what was struck out: plain corrections, and sealed values that another took the place of."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from foundation.db import db
from residents.models import Correction, SealedBefore


def corrections_of(ids: Sequence[UUID]) -> dict[UUID, list[Correction]]:
    """Answer what was struck out in these rows, oldest first. One statement."""
    found: dict[UUID, list[Correction]] = {}
    asked = sa.select(Correction).where(Correction.subject_id.in_(ids)).order_by(Correction.at, Correction.id)
    for mended in db.session.scalars(asked):
        found.setdefault(mended.subject_id, []).append(mended)
    return found


def struck_seals(ids: Sequence[UUID], *fields: str) -> list[SealedBefore]:
    """Answer what stood under seal in these rows before a new one was sealed, oldest first. One statement."""
    each = SealedBefore
    asked = sa.select(each).where(each.subject_id.in_(ids), each.field.in_(fields))
    return list(db.session.scalars(asked.order_by(each.at, each.id)))
