"""Who sleeps where: taking, leaving and changing a bed."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from foundation import audit, clashes, clock
from foundation.db import db
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from homes.models import Bed
from residents import rules
from residents.events import Event
from residents.models import BedStay, CaseFile, Placement


def take_bed(bed_id: UUID, *, stay: Placement, at: datetime, by: Actor) -> Bed:
    """Give a free bed of the stay's home to its child from `at`. Raises Refused when it is taken or withdrawn."""
    bed = db.session.scalar(sa.select(Bed).where(Bed.id == bed_id, Bed.home_id == stay.home_id))
    if bed is None or bed.withdrawn_on is not None:
        raise Refused(_("This bed is not in use. Choose another."), field="bed_id")
    held = sa.select(BedStay.id).where(BedStay.bed_id == bed_id, BedStay.to_at.is_(None))
    if db.session.scalar(held) is not None:
        raise Refused(_("This bed is taken. Choose another. Nothing you typed is lost."), field="bed_id")
    db.session.add(
        BedStay(
            home_id=stay.home_id,
            case_file_id=stay.case_file_id,
            placement_id=stay.id,
            bed_id=bed_id,
            from_at=at,
            written_at=clock.now(),
            written_by=by.user_id,
        )
    )
    clashes.flush()
    return bed


def leave_bed(case_file_id: UUID, *, at: datetime) -> None:
    """Free the bed that the child has, if any, at `at` (never before she took it)."""
    held = sa.select(BedStay).where(BedStay.case_file_id == case_file_id, BedStay.to_at.is_(None))
    for stay in db.session.scalars(held):
        stay.to_at = max(at, stay.from_at)
    db.session.flush()


def move_bed(file: CaseFile, stay: Placement, *, bed_id: UUID, at: datetime, by: Actor) -> None:
    """Move a child to another bed at `at`; the bed she had is free from then."""
    rules.ensure_happened(at, now=clock.now(), field="day")
    rules.ensure_after(at, stay.started_at, field="day")
    rules.ensure_stay_open(stay.ended_at)
    rules.ensure_bed_wanted(stay=stay.kind, has_bed=True)
    leave_bed(file.id, at=at)
    bed = take_bed(bed_id, stay=stay, at=at, by=by)
    said = {"code": file.code, "bed": bed.label}
    audit.record(
        Event.BED_CHANGED, by=by, home=file.home_id, subject=("case_file", file.id, file.code), details=said
    )
