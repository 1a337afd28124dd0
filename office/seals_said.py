"""How an opening of a seal is said in lists, on its review and in a chronology."""

from datetime import datetime
from typing import Any

from flask import url_for

from accounts.roles import LABELS, Role
from foundation import clock, formatting
from foundation.break_glass import BrokenSeal
from foundation.break_glass.queries import serial_said
from foundation.break_glass.rules import GROUNDS, REVIEW_WITHIN, VERDICTS, is_locking, review_state
from foundation.feature import TimelineEntry
from foundation.languages import _, current, pgettext
from office.queries.seals import SealLine
from office.telling import compartments_said


def serial_of(row: BrokenSeal) -> str:
    """Answer the number of an opening: `3/2026`."""
    return serial_said(row.number, row.year)


def ground_said(row: BrokenSeal) -> str:
    """Answer the ground, with the number of the paper where there is one."""
    ground = str(GROUNDS[row.ground])
    return f"{ground}, {row.reference}" if row.reference else ground


def what_said(row: BrokenSeal) -> str:
    """Answer the compartments that were opened."""
    return compartments_said(row.compartments.split())


def moment_said(moment: datetime) -> str:
    """Answer a moment in short, as the home tells time."""
    return formatting.format_moment_short(moment, current(), clock.zone_here())


def review_said(row: BrokenSeal, reviewer: str, *, now: datetime) -> tuple[str, str]:
    """Answer how far the review is, in words, and its mark."""
    state = review_state(row.opened_at, row.reviewed_at, now=now)
    if row.verdict is not None:
        mark = "met" if row.verdict == "justified" else "over"
        return _("%(verdict)s, by %(name)s", verdict=VERDICTS[row.verdict], name=reviewer), mark
    if is_locking(row.opened_at, row.reviewed_at, now=now):
        return _("Not reviewed for a week: its opener is locked out"), "over"
    if state == "over":
        return _("Not reviewed within 72 hours"), "over"
    return _("Review by %(moment)s", moment=moment_said(row.opened_at + REVIEW_WITHIN)), "due"


def line_said(line: SealLine, *, now: datetime, may_review: bool) -> dict[str, Any]:
    """Answer an opening as a list shows it; its reason stands on the page of its review alone."""
    said, mark = review_said(line.row, line.reviewer, now=now)
    waits = may_review and line.row.reviewed_at is None
    word = pgettext("button", "Review") if waits else _("Look")
    return {
        "serial": serial_of(line.row), "at": line.row.opened_at, "code": line.code, "who": line.opener,
        "role": str(LABELS[Role(line.row.role)]), "ground": ground_said(line.row), "what": what_said(line.row),
        "clock": said, "mark": mark,
        "verbs": [(word, url_for("office.show_review_seal", broken_seal_id=line.row.id))] if may_review else [],
    }  # fmt: skip


def entry_said(row: BrokenSeal, name: str) -> TimelineEntry:
    """Answer an opening as a line of the child's chronology."""
    said = review_said(row, "", now=clock.now())[0] if row.verdict is None else str(VERDICTS[row.verdict])
    text = f"{ground_said(row)}; {what_said(row)}; {said}"
    return TimelineEntry(
        happened_at=row.opened_at, deed=_("Seal broken, no. %(number)s", number=serial_of(row)), text=text, by=name
    )  # fmt: skip
