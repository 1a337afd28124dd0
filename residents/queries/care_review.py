"""Reviews of care plans: those of a child, one with what it says of each area and goal, the goals it looked at."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import db
from foundation.names import spoken
from residents.models import CareDecision, CareProgress, CareReview


@dataclass(frozen=True)
class ReviewLine:
    """A review with the name of its writer."""

    review: CareReview
    writer: str | None


def reviews_of(case_file_id: UUID) -> list[ReviewLine]:
    """Answer the reviews of a child's plans, the newest first. One statement."""
    asked = (
        sa.select(CareReview, spoken(User))
        .outerjoin(User, User.id == CareReview.written_by)
        .where(CareReview.case_file_id == case_file_id)
        .order_by(CareReview.written_at.desc(), CareReview.id.desc())
    )
    return [ReviewLine(*row) for row in db.session.execute(asked)]


def newest(lines: list[ReviewLine], placement_id: UUID) -> CareReview | None:
    """Answer the newest review of a stay that stands."""
    standing = (
        line.review
        for line in lines
        if line.review.struck_at is None and line.review.placement_id == placement_id
    )
    return max(standing, key=lambda review: review.number, default=None)


def progress_of(review_id: UUID, *, areas: Collection[str]) -> dict[str, str]:
    """Answer what a review says of each of these areas. One statement."""
    asked = sa.select(CareProgress.area, CareProgress.words).where(
        CareProgress.review_id == review_id, CareProgress.area.in_(tuple(areas))
    )
    return {row.area: row.words for row in db.session.execute(asked)}


def decisions_of(review_id: UUID) -> dict[UUID, CareDecision]:
    """Answer what a review decided, by the goal's line. One statement."""
    asked = sa.select(CareDecision).where(CareDecision.review_id == review_id)
    return {decision.line_id: decision for decision in db.session.scalars(asked)}
