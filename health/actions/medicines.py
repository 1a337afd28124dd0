"""Medicines: ordered, stopped, and what became of each dose; never ahead of its hour, struck out when wrong."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from foundation import audit, clashes, clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from health.events import Event
from health.models import Dose, Prescription
from health.queries.children import Patient
from health.queries.medicines import moment_on, standing_dose
from health.rules import clinic
from health.rules import medicines as rules


@dataclass(frozen=True, kw_only=True)
class Ordered:
    """A medicine as it is ordered; both days counted, without a last day until it is stopped."""

    drug: str
    amount: str
    hours: Iterable[time]
    starts_on: date
    prescriber: str
    ends_on: date | None = None
    caution: str = ""


def prescribe(child: Patient, said: Ordered, *, by: Actor) -> Prescription:
    """Order a medicine. On its first day nothing is due before the hour at which it is written. Raises Refused."""
    if child.left_at is not None:
        raise Refused(_("The child has left this home. Nothing is given here."))
    today, now = clock.today(), clock.now()
    hours = rules.ensure_prescribed(
        hours=said.hours, starts_on=said.starts_on, ends_on=said.ends_on, today=today
    )
    begins_at = moment_on(said.starts_on, time())
    ends_at = moment_on(said.ends_on + timedelta(days=1), time()) if said.ends_on else None
    if ends_at is not None and ends_at <= now:
        raise Refused(_("This is over already. Nothing of it is given here."), field="ends_on")
    row = Prescription(
        id=new_id(), home_id=child.home_id, case_file_id=child.case_file_id, drug=said.drug, amount=said.amount,
        caution=said.caution, hours=hours, begins_at=max(begins_at, now) if said.starts_on <= today else begins_at,
        ends_at=ends_at, prescriber=said.prescriber, written_at=now, written_by=by.user_id,
    )  # fmt: skip
    db.session.add(row)
    clashes.flush()
    _tell(Event.PRESCRIPTION_WRITTEN, row, child.code, by=by)
    return row


def stop(row: Prescription, code: str, *, reason: str, by: Actor) -> None:
    """Stop a medicine from this moment; what was given stays written. Raises Refused."""
    rules.ensure_stoppable(stopped_at=row.stopped_at, reason=reason)
    row.stopped_at, row.stopped_by, row.stopped_reason = clock.now(), by.user_id, reason
    _tell(Event.PRESCRIPTION_STOPPED, row, code, by=by)


def _tell(event: Event, row: Any, code: str, *, by: Actor) -> None:
    subject = ("case_file", row.case_file_id, code)
    audit.record(event, by=by, home=row.home_id, subject=subject, details={"code": code})


@dataclass(frozen=True)
class Taken:
    """What became of one dose, as it is tapped."""

    prescription: Any
    due_at: datetime
    outcome: str
    why: str = ""
    words: str = ""


def write_doses(home_id: UUID, taken: Sequence[Taken], *, by: Actor) -> list[Dose]:
    """Write what became of doses, one or a round of them, in one event.

    The same tap twice writes one dose; another outcome than the one written is refused. Raises Refused.
    """
    now = clock.now()
    made = [dose for each in taken if (dose := _dose(each, now, by=by)) is not None]
    db.session.add_all(made)
    clashes.flush()
    if made:
        outcomes = Counter(dose.outcome for dose in made)
        details = {
            "count": len(made),
            "outcomes": ", ".join(f"{name} {n}" for name, n in sorted(outcomes.items())),
        }
        subject = ("case_file", made[0].case_file_id, None) if len(made) == 1 else None
        audit.record(Event.DOSES_WRITTEN, by=by, home=home_id, subject=subject, details=details)
    return made


def _dose(each: Taken, now: datetime, *, by: Actor) -> Dose | None:
    row = each.prescription
    here = clock.local(each.due_at)
    rules.ensure_within(
        each.due_at, begins_at=row.begins_at, ends_at=row.ends_at, stopped_at=row.stopped_at,
        zone_day=clock.local(row.begins_at).date(),
    )  # fmt: skip
    if f"{here:%H:%M}" not in row.hours:
        raise Refused(_("This medicine has no dose at that hour. Look at the round."))
    rules.ensure_writable(
        each.outcome, due_at=each.due_at, now=now, zone=clock.zone_here(), why=each.why, words=each.words
    )
    standing = standing_dose(row.id, each.due_at)
    if standing is not None:
        if standing.outcome == each.outcome:
            return None
        raise Refused(_("Something else is written for this dose already. Strike it out first."))
    return Dose(
        id=new_id(), home_id=row.home_id, case_file_id=row.case_file_id, prescription_id=row.id, due_at=each.due_at,
        outcome=each.outcome, why=each.why, words=each.words, done_at=now, written_at=now, written_by=by.user_id,
    )  # fmt: skip


def explain(dose: Dose, code: str, *, why: str, words: str, by: Actor) -> None:
    """Write why a dose was refused or held, once, after the tap. Raises Refused."""
    if dose.struck_at is not None:
        raise Refused(_("This is struck out already."))
    rules.ensure_why(dose.outcome, why, words)
    if dose.why and (dose.why, dose.words) != (why, words):
        raise Refused(_("A reason is written already. Strike the dose out and write it anew."))
    dose.why, dose.words = why, words
    _tell(Event.DOSE_EXPLAINED, dose, code, by=by)


def strike_dose(dose: Dose, code: str, *, reason: str, by: Actor) -> None:
    """Strike out a dose that was written wrongly; it stays readable. Raises Refused."""
    clinic.ensure_struck(is_struck=dose.struck_at is not None, reason=reason)
    dose.struck_at, dose.struck_by, dose.struck_by_name, dose.struck_reason = (
        clock.now(),
        by.user_id,
        by.name,
        reason,
    )
    _tell(Event.DOSE_STRUCK, dose, code, by=by)
