"""A transition plan: begun at sixteen with its eight spheres, its steps, and its half-yearly reviews."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from foundation import clashes, clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from residents import rules as stays
from residents.actions.recording import record
from residents.choices.transition import SPHERES
from residents.events import Event
from residents.models import (
    CaseFile,
    Child,
    Placement,
    TransitionPlan,
    TransitionReview,
    TransitionSphere,
    TransitionStep,
)
from residents.rules import transition as rules


@dataclass(frozen=True, kw_only=True)
class SphereSaid:
    """A sphere as the form tells it."""

    standing: str
    stands: str = ""
    goal: str = ""
    her_words: str = ""


def begin_plan(file: CaseFile, child: Child, stay: Placement, *, by: Actor) -> TransitionPlan:
    """Begin the plan of a child who is sixteen, with its eight spheres. Raises Refused for one who is younger."""
    stays.ensure_stay_open(stay.ended_at)
    today = clock.today()
    rules.ensure_old_enough(
        stays.age_on(
            today, born_on=child.born_on, stated_years=child.age_years_stated, stated_on=child.age_stated_on
        )
    )
    owned = {"home_id": file.home_id, "case_file_id": file.id}
    plan = TransitionPlan(
        id=new_id(), begun_on=today, next_review_on=rules.review_due(today), written_at=clock.now(),
        written_by=by.user_id, **owned,
    )  # fmt: skip
    db.session.add(plan)
    clashes.flush()
    db.session.add_all(
        TransitionSphere(id=new_id(), plan_id=plan.id, sphere=sphere, **owned) for sphere in SPHERES
    )
    record(Event.TRANSITION_BEGUN, file, by=by)
    return plan


def write_sphere(file: CaseFile, row: TransitionSphere, said: SphereSaid, *, by: Actor) -> bool:
    """Write where she stands in a sphere, her goal and her own words; answers whether anything changed."""
    rules.ensure_sphere(row.sphere, said.standing)
    changed = [name for name, value in vars(said).items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, getattr(said, name))
    if changed:
        row.written_at, row.written_by = clock.now(), by.user_id
        record(Event.TRANSITION_WRITTEN, file, by=by, sphere=row.sphere)
    return bool(changed)


def add_step(
    file: CaseFile, plan: TransitionPlan, *, sphere: str, words: str, owner: str, due_on: date, by: Actor
) -> TransitionStep:
    """Add a step towards the goal of a sphere, with its day and who does it."""
    if sphere not in SPHERES:
        raise Refused(_("Choose the sphere."), field="sphere")
    rules.ensure_step(words=words, owner=owner, due_on=due_on, today=clock.today())
    step = TransitionStep(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, plan_id=plan.id, sphere=sphere, words=words,
        owner=owner, due_on=due_on, written_at=clock.now(), written_by=by.user_id,
    )  # fmt: skip
    db.session.add(step)
    record(Event.TRANSITION_STEP, file, by=by, sphere=sphere)
    return step


def finish_step(
    file: CaseFile, step: TransitionStep, *, is_done: bool, on: date, outcome: str, by: Actor
) -> None:
    """Write a step as done, or as dropped with its reason."""
    rules.ensure_step_open(step.done_on, step.dropped_on)
    rules.ensure_finished(is_done=is_done, on=on, outcome=outcome, today=clock.today())
    step.done_on, step.dropped_on = (on, None) if is_done else (None, on)
    step.outcome = outcome
    record(Event.TRANSITION_STEP_ENDED, file, by=by, sphere=step.sphere)


def review(
    file: CaseFile, plan: TransitionPlan, *, reviewed_on: date, words: str, her_words: str, next_on: date, by: Actor
) -> TransitionReview:  # fmt: skip
    """Write that the whole plan was looked at with her; where each sphere stands on that day is kept with it."""
    rules.ensure_review(reviewed_on=reviewed_on, begun_on=plan.begun_on, next_on=next_on, today=clock.today())
    asked = sa.select(TransitionSphere.sphere, TransitionSphere.standing).where(
        TransitionSphere.plan_id == plan.id
    )
    standing = {row.sphere: row.standing for row in db.session.execute(asked)}
    kept = ",".join(f"{sphere}:{standing[sphere]}" for sphere in SPHERES if sphere in standing)
    row = TransitionReview(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, plan_id=plan.id, reviewed_on=reviewed_on,
        words=words, her_words=her_words, standings=kept, next_on=next_on, written_at=clock.now(),
        written_by=by.user_id,
    )  # fmt: skip
    db.session.add(row)
    plan.next_review_on = next_on
    record(Event.TRANSITION_REVIEWED, file, by=by)
    return row
