"""Conditions on an enrolment: that it holds on a day, and that its child was in the home."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from education.models import Enrolment
from foundation import clock
from residents.models import Placement


def is_enrolled(day: Any) -> Any:
    """Answer the condition that an enrolment holds on `day`."""
    return sa.and_(Enrolment.from_on <= day, sa.or_(Enrolment.to_on.is_(None), Enrolment.to_on >= day))


def is_placed(day: date) -> Any:
    """Answer the condition that the enrolled child had a stay in the home on `day`."""
    return has_stay(*bounds_of(day, day))


def has_stay(starts_at: Any, ends_at: Any) -> Any:
    """Answer the condition that the enrolled child had a stay in the home between these moments."""
    return (
        sa.select(sa.literal(1))
        .select_from(Placement)
        .where(
            Placement.case_file_id == Enrolment.case_file_id,
            Placement.started_at < ends_at,
            sa.or_(Placement.ended_at.is_(None), Placement.ended_at >= starts_at),
        )
        .exists()
    )


def bounds_of(first: date, last: date) -> tuple[datetime, datetime]:
    """Answer the moments between which these days lie in the home's zone, half open."""
    zone = ZoneInfo(clock.zone_here())
    begins = datetime.combine(first, time(), tzinfo=zone)
    ends = datetime.combine(last + timedelta(days=1), time(), tzinfo=zone)
    return begins.astimezone(UTC), ends.astimezone(UTC)
