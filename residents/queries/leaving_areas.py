"""What the pre-release report of Form 7 is filled from: areas, earlier stays, the last progress report."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from foundation.db import db
from residents.choices.planning import PlanState
from residents.models import CareNeed, CarePlan, CareReview, LeavingArea, Placement


def areas_of(plan_id: UUID) -> dict[str, LeavingArea]:
    """Answer what is planned for each area of a leaving. One statement."""
    asked = sa.select(LeavingArea).where(LeavingArea.plan_id == plan_id)
    return {row.area: row for row in db.session.scalars(asked)}


def proposed(placement_id: UUID) -> dict[str, str]:
    """Answer by area what the care plan in force proposes: where the pre-release plan begins. One statement."""
    asked = (
        sa.select(CareNeed.area, CareNeed.intervention)
        .join(CarePlan, CarePlan.id == CareNeed.plan_id)
        .where(CarePlan.placement_id == placement_id, CarePlan.state == PlanState.APPROVED)
    )
    return {row.area: row.intervention for row in db.session.execute(asked) if row.intervention}


@dataclass(frozen=True)
class Past:
    """Her stays in this home, the newest first, and her last progress report."""

    stays: tuple[Placement, ...]
    report: CareReview | None


def past_of(case_file_id: UUID) -> Past:
    """Answer what came before the leaving. Two statements."""
    stays = sa.select(Placement).where(Placement.case_file_id == case_file_id)
    reports = sa.select(CareReview).where(
        CareReview.case_file_id == case_file_id, CareReview.struck_at.is_(None)
    )
    newest = reports.order_by(CareReview.written_at.desc(), CareReview.id.desc()).limit(1)
    return Past(
        tuple(db.session.scalars(stays.order_by(Placement.started_at.desc(), Placement.id))),
        db.session.scalars(newest).one_or_none(),
    )
