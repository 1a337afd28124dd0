"""Visits and studies about a child's family: what is to be done, what was found, what other districts answered."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from foundation.db import db
from residents.inquiring import Fit, InquiryKind
from residents.models import Inquiry


@dataclass(frozen=True)
class HomeStudy:
    """The latest agreed home study of a child: when somebody was there, whose home it was, whether it is fit."""

    inquiry_id: UUID
    member_id: UUID | None
    visited_on: date
    agreed_at: datetime
    fit: str

    @property
    def is_fit(self) -> bool:
        """Answer whether she can go back there."""
        return self.fit == Fit.YES


def home_study_of(case_file_id: UUID, *, member_id: UUID | None = None) -> HomeStudy | None:
    """Answer the latest home study that another than its writer agreed to, or None.

    With `member_id` only studies of that relative's home count. One statement; no findings come with it. Verbs ask
    it; a page that shows it must know that its reader may see inquiries.
    """
    asked = (
        sa.select(Inquiry.id, Inquiry.member_id, Inquiry.visited_on, Inquiry.agreed_at, Inquiry.fit)
        .where(
            Inquiry.case_file_id == case_file_id, Inquiry.kind == InquiryKind.HOME_STUDY,
            Inquiry.agreed_at.is_not(None), Inquiry.dropped_at.is_(None),
        )
        .order_by(Inquiry.visited_on.desc(), Inquiry.agreed_at.desc())
        .limit(1)
    )  # fmt: skip
    if member_id is not None:
        asked = asked.where(Inquiry.member_id == member_id)
    row = db.session.execute(asked).one_or_none()
    return HomeStudy(*row) if row is not None else None
