"""The verbs of reviews: write one down with what becomes of each goal, strike one out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from foundation import clashes, clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from residents.actions.care_plan import record
from residents.choices.care import Area
from residents.choices.planning import SETTLED
from residents.events import Event
from residents.models import CareDecision, CarePlan, CareProgress, CareReview, CareTask
from residents.queries.care_plan import Held, goals_of
from residents.queries.care_review import ReviewLine, newest
from residents.rules import care_review as rules
from residents.rules.care_plan import ensure_here, ensure_reason


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """A review as its writer tells it (Form 7, Part B).

    progress: by area, in words. decisions: by the hexadecimal digits of a goal's line, outcome and reason.
    """

    period_from: date
    period_to: date
    place: str
    conduct: str
    next_on: date
    interview_days: tuple[date, ...] = ()
    her_words: str = ""
    her_language: str = ""
    progress: Mapping[str, str] = field(default_factory=dict)
    decisions: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    more: Mapping[str, object] = field(default_factory=dict)
    """Proceedings and supervision (Form 7, Part B 11 and 12), by the columns' names."""


MORE = ("bond", "residence", "other_matters", "supervision_ended_on", "supervision_result", "carer_after")


def review(held: Held, earlier: list[ReviewLine], said: Reviewed, *, by: Actor) -> CareReview:
    """Write down a review of the plan in force, and what becomes of each of its goals. Raises Refused.

    Nothing of the plan itself changes: what a review decides stands beside it. Tasks of goals that are settled end.
    """
    plan, made_at = _in_force(held)
    file, stay, today = held.file, held.stay, clock.today()
    ensure_here(ended=stay.ended_at is not None)
    came_on, made_on = clock.local(stay.started_at).date(), clock.local(made_at).date()
    last = newest(earlier, stay.id)
    rules.ensure_period(
        said.period_from, said.period_to, came_on=came_on, made_on=made_on,
        last_to=last.period_to if last else None, today=today,
    )  # fmt: skip
    rules.ensure_interviews(said.interview_days, came_on=came_on, today=today)
    due_on = rules.review_due(made_on=made_on, last_on=said.period_to)
    rules.ensure_next(said.next_on, period_to=said.period_to, due_on=due_on)
    open_goals = [line.goal for line in goals_of([plan.id], areas=tuple(Area)) if line.outcome not in SETTLED]
    rules.ensure_decisions(said.decisions, [goal.line_id.hex for goal in open_goals])
    number = max((r.review.number for r in earlier if r.review.placement_id == stay.id), default=0) + 1
    written = CareReview(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, plan_id=plan.id, placement_id=stay.id, number=number,
        period_from=said.period_from, period_to=said.period_to, place=said.place, her_words=said.her_words,
        interview_days=tuple(day.isoformat() for day in said.interview_days), her_language=said.her_language,
        conduct=said.conduct, next_on=said.next_on, written_at=clock.now(), written_by=by.user_id,
        **{name: value for name, value in said.more.items() if name in MORE},
    )  # fmt: skip
    db.session.add(written)
    clashes.flush()
    _write_parts(written, said, [goal.line_id.hex for goal in open_goals])
    _end_tasks(written, said)
    record(Event.REVIEW_WRITTEN, file, number, plan.id, by=by)
    return written


def _in_force(held: Held) -> tuple[CarePlan, datetime]:
    version, made_at = held.in_force, held.made_at
    rules.ensure_planned(has_plan=version is not None and made_at is not None)
    if version is None or made_at is None:
        raise Refused(_("No plan is in force. A review looks at an approved plan."))
    return version.plan, made_at


def _write_parts(written: CareReview, said: Reviewed, lines: list[str]) -> None:
    own = {"home_id": written.home_id, "case_file_id": written.case_file_id, "review_id": written.id}
    db.session.add_all(
        CareProgress(**own, area=area, words=words) for area, words in said.progress.items() if words
    )
    for line in lines:
        outcome, reason = said.decisions[line]
        db.session.add(CareDecision(**own, line_id=UUID(hex=line), outcome=outcome, reason=reason))
    clashes.flush()


def _end_tasks(written: CareReview, said: Reviewed) -> None:
    settled = [UUID(hex=line) for line, (outcome, _reason) in said.decisions.items() if outcome in SETTLED]
    if not settled:
        return
    gone = (
        sa.update(CareTask)
        .where(
            CareTask.case_file_id == written.case_file_id, CareTask.line_id.in_(settled), CareTask.done_at.is_(None),
            CareTask.dropped_at.is_(None),
        )
        .values(dropped_at=clock.now(), dropped_reason=_("Its goal was settled in a review"))
    )  # fmt: skip
    db.session.execute(gone)


def strike(held: Held, earlier: list[ReviewLine], struck: CareReview, *, reason: str, by: Actor) -> None:
    """Strike out the newest review, with the reason: it stays readable and decides nothing. Raises Refused."""
    last = newest(earlier, struck.placement_id)
    rules.ensure_strikable(
        is_newest=last is not None and last.id == struck.id, struck=struck.struck_at is not None
    )
    ensure_reason(reason)
    struck.struck_at, struck.struck_by, struck.struck_reason = clock.now(), by.user_id, reason
    record(Event.REVIEW_STRUCK, held.file, struck.number, struck.plan_id, by=by)
