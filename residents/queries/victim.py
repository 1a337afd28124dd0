"""Questions about the cases in which a child is the victim."""

from uuid import UUID

import sqlalchemy as sa

from foundation.db import db
from residents.models import VictimCase
from residents.rules.victim import report_said


def cases_to_choose(case_file_id: UUID) -> list[tuple[UUID, str]]:
    """Answer id and report of a child's cases, newest first."""
    asked = (
        sa.select(VictimCase.id, VictimCase.report_kind, VictimCase.report_no, VictimCase.police_station)
        .where(VictimCase.case_file_id == case_file_id)
        .order_by(VictimCase.reported_on.desc(), VictimCase.id.desc())
    )
    return [
        (row.id, report_said(row.report_kind, row.report_no, row.police_station))
        for row in db.session.execute(asked)
    ]
