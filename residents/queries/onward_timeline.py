"""What savings, movement and leaving tell of a child's chronology, one statement each."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import UtcDateTime, db
from foundation.feature import TimelineEntry, Window
from foundation.languages import _l
from foundation.names import spoken
from residents import choices, words
from residents.choices import going
from residents.models import Away, LeavingPlan, LeavingStep, Missing, Transfer

DEEDS: dict[str, Any] = {
    "away": _l("Away"), "back": _l("She is back"), "missing": _l("Missing"), "found": _l("Found"),
    "moved": _l("Transferred"), "plan": _l("Leaving planned"), "told": _l("Parent told the day"),
    "step": _l("Step of the way home"), "certificate": _l("Discharge certificate given"),
}  # fmt: skip


def _part(kind: str, table: Any, at: Any, written_at: Any, text: Any, writer: Any, *which: Any) -> Any:
    return (
        sa.select(
            sa.type_coerce(at, UtcDateTime).label("at"), sa.type_coerce(written_at, UtcDateTime).label("written_at"),
            sa.literal(kind).label("kind"), sa.cast(text, sa.String).label("text"),
            sa.func.coalesce(spoken(User), "").label("by"),
        )
        .select_from(table)
        .outerjoin(User, User.id == writer)
        .where(at.is_not(None), *which)
    )  # fmt: skip


def _told(parts: list[Any], window: Window) -> list[Any]:
    every = sa.union_all(*parts).subquery()
    return list(db.session.execute(window.narrow(sa.select(every), every.c.at)))


def movement_entries(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer leaves, returns, searches and transfers; never where she stayed."""
    away, missing, moved = (table.case_file_id == case_file_id for table in (Away, Missing, Transfer))
    here = Away.struck_at.is_(None)
    parts = [
        _part("away", Away, Away.from_at, Away.written_at, Away.kind, Away.written_by, away, here),
        _part("back", Away, Away.returned_at, Away.return_written_at, Away.kind, Away.return_written_by, away),
        _part("missing", Missing, Missing.noticed_at, Missing.written_at, "", Missing.written_by, missing),
        _part("found", Missing, Missing.found_at, Missing.found_written_at, "", Missing.found_written_by, missing),
        _part(
            "moved", Transfer, Transfer.effective_at, Transfer.written_at, Transfer.order_no, Transfer.written_by, moved
        ),
    ]  # fmt: skip
    found = _told(parts, window)
    return [
        TimelineEntry(
            happened_at=row.at, deed=DEEDS[row.kind], by=row.by, written_at=row.written_at,
            text=words.of(going.AWAY_KINDS, row.text) if row.kind in ("away", "back") else row.text,
        )
        for row in found
    ]  # fmt: skip


def leaving_entries(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer the plan, its steps and the certificate; the day of a leaving stands in the plan itself."""
    plan, step = LeavingPlan.case_file_id == case_file_id, LeavingStep.case_file_id == case_file_id
    found = _told(
        [
            _part("plan", LeavingPlan, LeavingPlan.written_at, LeavingPlan.written_at, LeavingPlan.going,
                  LeavingPlan.written_by, plan),
            _part("step", LeavingStep, LeavingStep.written_at, LeavingStep.written_at, LeavingStep.kind,
                  LeavingStep.written_by, step),
            _part("certificate", LeavingPlan, LeavingPlan.certificate_at, LeavingPlan.certificate_at, "",
                  LeavingPlan.written_by, plan),
        ],
        window,
    )  # fmt: skip
    said = {"plan": choices.EXIT_REASONS, "step": going.STEPS}
    return [
        TimelineEntry(
            happened_at=row.at, deed=DEEDS[row.kind], written_at=row.written_at,
            by="" if row.kind == "certificate" else row.by, text=words.of(said.get(row.kind, {}), row.text),
        )
        for row in found
    ]  # fmt: skip
