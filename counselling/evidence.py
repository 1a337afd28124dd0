"""What counselling shows of a child for her care plan: sessions held and missed, nothing of what was said in them."""

from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from counselling import reach
from counselling.models import CounsellingSession as Session
from counselling.permissions import May
from foundation import clock
from foundation.db import db, kept_alias
from foundation.feature import EvidenceLine, EvidenceSource
from foundation.languages import _l, ngettext

AREAS = frozenset({"emotional", "relationships"})


def load_evidence(case_file_id: UUID, since: date, until: date) -> list[EvidenceLine]:
    """Answer how many sessions were held in these days, and how many were agreed for one of them and not held.

    A session is missed where the one before it named a day that passed without it. One statement.
    """
    zone = ZoneInfo(clock.zone_here())
    first, end = (
        datetime.combine(since, time.min, tzinfo=zone),
        datetime.combine(until, time.max, tzinfo=zone),
    )
    after = kept_alias(Session, "counselling.evidence.load_evidence")
    asked = (
        sa.select(Session.happened_at, Session.next_on, after.happened_at)
        .outerjoin(after, sa.and_(after.case_file_id == Session.case_file_id, after.number == Session.number + 1))
        .where(
            Session.case_file_id == case_file_id, reach.sees_summary(),
            sa.or_(Session.happened_at.between(first, end), Session.next_on.between(since, until)),
        )
        .order_by(Session.happened_at)
    )  # fmt: skip
    held: list[date] = []
    missed = 0
    for happened_at, next_on, followed_at in db.session.execute(asked):
        if first <= happened_at <= end:
            held.append(clock.local(happened_at).date())
        if next_on is not None and since <= next_on <= until and next_on < clock.today():
            missed += followed_at is None or clock.local(followed_at).date() > next_on
    lines = []
    if held:
        lines.append(
            EvidenceLine(ngettext("%(num)s session held", "%(num)s sessions held", len(held)), held[-1])
        )
    if missed:
        said = ngettext("%(num)s agreed session missed", "%(num)s agreed sessions missed", missed)
        lines.append(EvidenceLine(said))
    return lines


EVIDENCE = (
    EvidenceSource(
        kind="counselling",
        label=_l("Counselling"),
        permission=May.SUMMARY_SEE,
        areas=AREAS,
        load=load_evidence,
    ),
)
