"""Medicines: ordered, stopped, and what became of each dose; never ahead of its hour, struck out when wrong."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from foundation import audit, clashes, clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.paper import FromPaper, from_paper
from foundation.refusals import Refused
from foundation.viewer import Actor
from health.choices.medicines import OPENS_BEFORE
from health.events import Event
from health.models import Dose, Prescription
from health.queries.children import Patient
from health.queries.medicines import moment_on, standing_doses
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
    row = add_prescription(child, said, by=by)
    clashes.flush()
    return row


def add_prescription(child: Patient, said: Ordered, *, by: Actor) -> Prescription:
    """Add a medicine as `prescribe` does; whoever adds many sends them to the database together. Raises Refused."""
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
    """What became of one dose, as it is tapped, or as it was ticked on paper at `done_at`."""

    prescription: Any
    due_at: datetime
    outcome: str
    why: str = ""
    words: str = ""
    done_at: datetime | None = None


def write_doses(
    home_id: UUID, taken: Sequence[Taken], *, by: Actor, paper: FromPaper | None = None
) -> list[Dose]:
    """Write what became of doses, one or a round of them, in one event.

    The same tap twice writes one dose; another outcome than the one written is refused. What is typed from `paper` is
    done at the hour that stands there, and ends that sheet. Raises Refused.
    """
    now = clock.now()
    known = standing_doses([(each.prescription.id, each.due_at) for each in taken])
    made = [dose for each in taken if (dose := _dose(each, now, known, by=by, paper=paper)) is not None]
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
    if paper:
        paper.done(len(made), by=by)
    return made


def ensure_takeable(each: Taken, *, now: datetime, is_from_paper: bool = True) -> None:
    """Raise Refused for a dose that its prescription does not have, or that may not be written so, or not now."""
    row = each.prescription
    here = clock.local(each.due_at)
    rules.ensure_within(
        each.due_at, begins_at=row.begins_at, ends_at=row.ends_at, stopped_at=row.stopped_at,
        zone_day=clock.local(row.begins_at).date(),
    )  # fmt: skip
    if f"{here:%H:%M}" not in row.hours:
        raise Refused(_("This medicine has no dose at that hour. Look at the round."))
    rules.ensure_writable(
        each.outcome, due_at=each.due_at, now=now, zone=clock.zone_here(), why=each.why, words=each.words,
        is_from_paper=is_from_paper,
    )  # fmt: skip


def _dose(
    each: Taken,
    now: datetime,
    known: Mapping[tuple[UUID, datetime], Dose],
    *,
    by: Actor,
    paper: FromPaper | None,
) -> Dose | None:
    row = each.prescription
    ensure_takeable(each, now=now, is_from_paper=paper is not None)
    standing = known.get((row.id, each.due_at))
    if standing is not None:
        if standing.outcome == each.outcome:
            return None
        raise Refused(_("Something else is written for this dose already. Strike it out first."))
    return Dose(
        id=new_id(), home_id=row.home_id, case_file_id=row.case_file_id, prescription_id=row.id, due_at=each.due_at,
        outcome=each.outcome, why=each.why, words=each.words, done_at=_done_at(each, now, paper), written_at=now,
        written_by=by.user_id, from_paper=from_paper(paper),
    )  # fmt: skip


def _done_at(each: Taken, now: datetime, paper: FromPaper | None) -> datetime:
    """Answer when it was done: now, or at the hour that stands on the paper, the dose's own without one."""
    if paper is None:
        return now
    done_at = each.done_at or min(each.due_at, now)
    if done_at > now or done_at < each.due_at - OPENS_BEFORE:
        raise Refused(_("This hour is still to come, or before the dose is given. Look at the sheet again."))
    return done_at


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
