"""Referrals of children to others: a child's, a home's that are still open, and one with its file."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import db, one_or_404
from foundation.names import spoken
from residents.models import CaseFile, Child, Referral
from residents.queries.masks import Masks, shown


@dataclass(frozen=True)
class ReferralLine:
    """One referral as a list shows it; a name that the reader may not see is None."""

    id: UUID
    code: str
    child: str | None
    child_local: str | None
    name_kind: str
    to_kind: str
    to_name: str
    heads: tuple[str, ...]
    sent_on: date
    due_on: date
    is_accepted: bool | None
    answered_on: date | None
    closed_on: date | None
    outcome: str


def lines(which: Any, *, masks: Masks, limit: int = 200) -> list[ReferralLine]:
    """Answer referrals for which `which` holds: unanswered first, the oldest due first. One statement."""
    is_closed = Referral.closed_on.is_not(None)
    asked = (
        sa.select(
            Referral.id, CaseFile.code, shown(masks.names, Child.name).label("child"),
            shown(masks.names, Child.name_local).label("child_local"), Child.name_kind, Referral.to_kind,
            Referral.to_name, Referral.heads, Referral.sent_on, Referral.due_on, Referral.is_accepted,
            Referral.answered_on, Referral.closed_on, Referral.outcome,
        )
        .join(CaseFile, CaseFile.id == Referral.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .where(which)
        .order_by(is_closed, Referral.answered_on.is_not(None), Referral.due_on, Referral.id)
        .limit(limit)
    )  # fmt: skip
    return [ReferralLine(**row) for row in db.session.execute(asked).mappings()]


@dataclass(frozen=True)
class ReferralRow:
    """One referral with its file and who wrote it."""

    referral: Referral
    file: CaseFile
    writer: str | None


def row(referral_id: UUID) -> ReferralRow:
    """Answer one referral, to be shown or changed; not there is 404."""
    one_or_404(sa.select(Referral.id).where(Referral.id == referral_id))
    asked = (
        sa.select(Referral, CaseFile, spoken(User))
        .join(CaseFile, CaseFile.id == Referral.case_file_id)
        .outerjoin(User, User.id == Referral.written_by)
        .where(Referral.id == referral_id)
    )
    return ReferralRow(*db.session.execute(asked).one())
