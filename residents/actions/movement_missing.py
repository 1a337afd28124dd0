"""A child who is missing or left without leave: noticed, searched for, found (rules 69 K(2) and 92)."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from foundation import clashes, clock
from foundation.db import db, new_id, one_or_404
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from residents import rules as stays
from residents.actions.movement import ensure_nobody_gone
from residents.actions.recording import record
from residents.events import Event
from residents.models import Away, CaseFile, Missing, MissingEffort, Placement
from residents.rules import movement as rules

TOLD = {"police": "police_at", "family": "family_at", "committee": "committee_at", "report": "report_at"}
"""Whom the rule wants told, and where it is written."""


def miss(
    file: CaseFile, stay: Placement, *, noticed_at: datetime, by: Actor, seen_at: datetime | None = None,
    seen_where: str = "", wearing: str = "",
) -> Missing:  # fmt: skip
    """Write that a child is missing; one who did not come back from leave is missing too."""
    stays.ensure_stay_open(stay.ended_at)
    rules.ensure_search_sound(
        noticed_at=noticed_at, seen_at=seen_at, began_at=stay.started_at, now=clock.now()
    )
    _end_leave(file, at=noticed_at, by=by)
    ensure_nobody_gone(file.id)
    missing = Missing(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, placement_id=stay.id, noticed_at=noticed_at,
        seen_at=seen_at, seen_where=seen_where, wearing=wearing, written_at=clock.now(), written_by=by.user_id,
    )  # fmt: skip
    db.session.add(missing)
    clashes.flush()
    record(Event.MISSING_WRITTEN, file, by=by)
    return missing


def follow(
    file: CaseFile, missing_id: UUID, *, what: str, at: datetime, words: str, by: Actor, number: str = ""
) -> None:
    """Write what was done to find her: somebody told, or an effort of the search."""
    missing = _missing(file, missing_id)
    rules.ensure_told_after(at, earlier=missing.noticed_at, now=clock.now())
    if not words and what == "effort":
        raise Refused(_("Write what was done."), field="words")
    if what == "police" and not number:
        raise Refused(_("Write the number of the diary entry or FIR."), field="number")
    if (column := TOLD.get(what)) is not None:
        if getattr(missing, column) is not None:
            raise Refused(_("This is written already. Write more as a step of the search."), field="what")
        setattr(missing, column, at)
    if what == "police":
        missing.police_station, missing.police_no = words[:120], number
    db.session.add(
        MissingEffort(
            id=new_id(), home_id=file.home_id, case_file_id=file.id, missing_id=missing.id, at=at,
            words=words or number or what, written_by=by.user_id,
        )
    )  # fmt: skip
    db.session.flush()
    record(Event.MISSING_FOLLOWED, file, by=by)


def find(file: CaseFile, missing_id: UUID, *, at: datetime, how: str, by: Actor) -> None:
    """Write that she is found: the stay was never ended, so it simply goes on."""
    missing = _missing(file, missing_id)
    if missing.found_at is not None or missing.lapsed_at is not None:
        raise Refused(_("This search has ended already. Look again."))
    rules.ensure_told_after(at, earlier=missing.noticed_at, now=clock.now())
    if not how:
        raise Refused(_("Write how and where she was found."), field="how")
    missing.found_at, missing.found_how = at, how
    missing.found_written_at, missing.found_written_by = clock.now(), by.user_id
    record(Event.MISSING_FOUND, file, by=by)


def _end_leave(file: CaseFile, *, at: datetime, by: Actor) -> None:
    """Close a leave from which she did not come back: from then on she is missing."""
    asked = sa.select(Away).where(
        Away.case_file_id == file.id, Away.returned_at.is_(None), Away.struck_at.is_(None), Away.from_at <= at
    )
    for away in db.session.scalars(asked):
        away.returned_at, away.return_note = at, _("She did not come back. Written as missing.")
        away.return_written_at, away.return_written_by = clock.now(), by.user_id
    db.session.flush()


def _missing(file: CaseFile, missing_id: UUID) -> Missing:
    asked = sa.select(Missing).where(Missing.id == missing_id, Missing.case_file_id == file.id)
    missing: Missing = one_or_404(asked)
    return missing
