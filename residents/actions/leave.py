"""The end of a stay: reason, order, to whom she was handed; her bed is free and her caseload ends."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from foundation import clock
from foundation.viewer import Actor
from residents import rules
from residents.actions.aftercare import begin_at_leaving
from residents.actions.beds import leave_bed
from residents.actions.keep import end_caseload
from residents.actions.leaving_grounds import Hands, ensure_grounds, keep_hands
from residents.actions.movement import end_movement, is_missing
from residents.actions.order_rows import keep_exit_order
from residents.actions.recording import record
from residents.choices import HANDED_OVER
from residents.events import Event
from residents.models import CaseFile, Placement
from residents.rules.movement import ensure_lapse_ordered


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """How, when and by whose order a stay ended."""

    ended_at: datetime
    exit_reason: str
    exit_order_no: str = ""
    exit_order_date: date | None = None
    exit_order_by: UUID | None = None
    handed_to: str = ""
    handed_relation: str = ""
    escort: str = ""
    without_study_why: str = ""
    is_another: bool = False
    her_words: str = ""


OF_STAY = (
    "ended_at", "exit_reason", "exit_order_no", "exit_order_date", "exit_order_by", "handed_to", "handed_relation",
)  # fmt: skip
"""What of a leaving the stay itself keeps."""


def end_stay(file: CaseFile, stay: Placement, leaving: Leaving, *, by: Actor) -> None:
    """End a stay. Raises Refused without the order or the hand that the reason needs (JJ Model Rules 2016, r.82)."""
    rules.ensure_stay_open(stay.ended_at)
    rules.ensure_happened(leaving.ended_at, now=clock.now(), field="day")
    rules.ensure_after(leaving.ended_at, stay.started_at, field="day")
    rules.ensure_exit_fits_stay(leaving.exit_reason, stay=stay.kind, is_overnight=stay.is_overnight)
    order_no, order_date = leaving.exit_order_no, leaving.exit_order_date
    rules.ensure_exit_grounded(
        leaving.exit_reason, order_no=order_no, order_date=order_date, handed_to=leaving.handed_to,
        signs=leaving.exit_reason in HANDED_OVER,
    )  # fmt: skip
    rules.ensure_order_whole(order_no, order_date, field="exit_order", today=clock.today())
    ensure_lapse_ordered(leaving.exit_reason, is_missing=is_missing(file.id), order_no=order_no)
    ensure_grounds(file, stay, _hands(leaving))
    for name in OF_STAY:
        setattr(stay, name, getattr(leaving, name))
    stay.exit_written_at, stay.exit_written_by = clock.now(), by.user_id
    keep_exit_order(file, stay, by=by)
    keep_hands(file, stay, _hands(leaving), by=by)
    end_movement(file.id, at=leaving.ended_at, by=by)
    leave_bed(file.id, at=leaving.ended_at)
    begin_at_leaving(file, stay, by=by)
    end_caseload(file.id, on=max(clock.local(leaving.ended_at).date(), clock.today()))
    record(Event.CHILD_LEFT, file, by=by, reason=leaving.exit_reason)


def _hands(leaving: Leaving) -> Hands:
    return Hands(
        reason=leaving.exit_reason, order_no=leaving.exit_order_no, receiver=leaving.handed_to,
        escort=leaving.escort, why=leaving.without_study_why, is_another=leaving.is_another,
        on=clock.local(leaving.ended_at).date(), words=leaving.her_words,
    )  # fmt: skip
