"""What is asked about exports: what one person took lately, and how many requests wait for somebody's word."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation.db import db, kept_alias
from foundation.disclosures.models import ExportRequest
from foundation.disclosures.rules import TALLY_OVER
from foundation.registers.models import PrintRecord

EXPORTS = ("xlsx", "csv")
"""Shapes that are exports; what is drawn for paper is a print."""


def taken_lately(home_id: UUID, user_id: UUID, *, now: datetime) -> int:
    """Answer how many children stood in what a person exported of a home within a day, without a second person."""
    asked = sa.select(sa.func.coalesce(sa.func.sum(PrintRecord.children), 0)).where(
        PrintRecord.home_id == home_id, PrintRecord.printed_by == user_id, PrintRecord.format.in_(EXPORTS),
        PrintRecord.request_id.is_(None), PrintRecord.printed_at > now - TALLY_OVER,
    )  # fmt: skip
    return int(db.session.scalar(asked) or 0)


def waiting_for(person: Any, at: Any, *, off_site: Any, homes: Any) -> Any:
    """Answer, as a column, how many exports wait for `person` now: for her yes, or agreed for her to make.

    `off_site` is the condition that she agrees for every home; `homes` answers, for a home's column, whether she
    agrees to the copy of one child's file there.
    """
    row = kept_alias(ExportRequest, "foundation.queries.exports_waiting")
    is_open = (row.withdrawn_at.is_(None), row.made_at.is_(None), row.expires_at > at)
    hers = sa.and_(row.verdict == "agreed", row.asked_by == person)
    answers = sa.or_(off_site, sa.and_(row.case_file_id.is_not(None), homes(row.home_id)))
    asked = sa.and_(row.verdict == "", row.asked_by != person, answers)
    return sa.select(sa.func.count(row.id)).where(*is_open, sa.or_(hers, asked))
