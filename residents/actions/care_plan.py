"""The verbs of a care plan: begin a version, write its needs, send it, approve it, send it back."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from foundation import audit, clashes, clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from residents.choices.care import Area
from residents.choices.planning import SETTLED, PlanState, Step
from residents.events import Event
from residents.models import CareGoal, CareNeed, CarePlan, CarePlanStep, CareTask, CaseFile, Placement
from residents.queries import care_plan as queries
from residents.rules import care_plan as rules
from residents.rules.care_review import review_due

PARTS = ("concern", "intervention", "strengths", "risk")


@dataclass(frozen=True, kw_only=True)
class Head:
    """The head of a plan and her own words."""

    prepared_on: date
    expected_stay: str
    her_words: str = ""
    her_language: str = ""


def begin(file: CaseFile, stay: Placement, *, by: Actor) -> CarePlan:
    """Begin a version: the first is empty, a later one starts from what is in force. Raises Refused.

    Goals that were reached or dropped stand in no later version; what is copied counts as nobody's writing here.
    """
    rules.ensure_here(ended=stay.ended_at is not None)
    earlier = list(
        db.session.scalars(
            sa.select(CarePlan).where(CarePlan.placement_id == stay.id).order_by(CarePlan.number)
        )
    )
    if any(plan.state in (PlanState.DRAFT, PlanState.WAITING) for plan in earlier):
        raise Refused(_("A version of this plan is being written already. Go on with that one."))
    now, today = clock.now(), clock.today()
    base = next((plan for plan in earlier if plan.state == PlanState.APPROVED), None)
    plan = CarePlan(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, placement_id=stay.id,
        number=max((p.number for p in earlier), default=0) + 1, prepared_on=today, written_at=now, changed_at=now,
        written_by=by.user_id, state=PlanState.DRAFT,
    )  # fmt: skip
    if base is not None:
        plan.expected_stay, plan.her_words, plan.her_language = (
            base.expected_stay,
            base.her_words,
            base.her_language,
        )
    db.session.add(plan)
    clashes.flush()
    if base is not None:
        _copy(base, plan)
    _step(plan, Step.BEGUN, by=by)
    _record(Event.PLAN_BEGUN, file, plan, by=by)
    return plan


def _copy(base: CarePlan, plan: CarePlan) -> None:
    own = {"home_id": plan.home_id, "case_file_id": plan.case_file_id, "plan_id": plan.id, "written_by": None}
    for need in queries.needs_of([base.id], areas=tuple(Area)):
        said = {part: getattr(need, part) for part in PARTS}
        db.session.add(CareNeed(**own, area=need.area, **said))
    for line in queries.goals_of([base.id], areas=tuple(Area)):
        if line.outcome not in SETTLED:
            goal = line.goal
            db.session.add(
                CareGoal(
                    **own, line_id=goal.line_id, area=goal.area, words=goal.words, measure=goal.measure,
                    target_on=goal.target_on, owner_kind=goal.owner_kind, owner_id=goal.owner_id,
                )
            )  # fmt: skip
    db.session.flush()


def write_needs(
    file: CaseFile, stay: Placement, plan: CarePlan, needs: Mapping[str, Mapping[str, str]], *,
    head: Head | None = None, areas: Collection[str] = tuple(Area), by: Actor,
) -> None:  # fmt: skip
    """Write needs of a draft in the areas that are this writer's, and the head where it is hers. Raises Refused.

    needs: by area, the four parts `concern`, `intervention`, `strengths` and `risk`; an empty area is no need.
    """
    rules.ensure_draft(plan.state)
    for area in needs:
        rules.ensure_area(area, written=areas)
    if head is not None:
        came_on = clock.local(stay.started_at).date()
        rules.ensure_prepared(head.prepared_on, came_on=came_on, today=clock.today())
        plan.prepared_on, plan.expected_stay = head.prepared_on, head.expected_stay
        plan.her_words, plan.her_language = head.her_words, head.her_language
    held = {need.area: need for need in queries.needs_of([plan.id], areas=tuple(needs))}
    for area, said in needs.items():
        told = {part: said.get(part, "") for part in PARTS}
        need = held.get(area)
        if not any(told.values()):
            if need is not None:
                db.session.delete(need)
        elif need is None:
            own = {"home_id": plan.home_id, "case_file_id": plan.case_file_id, "plan_id": plan.id}
            db.session.add(CareNeed(**own, area=area, written_by=by.user_id, **told))
        elif any(getattr(need, part) != words for part, words in told.items()):
            for part, words in told.items():
                setattr(need, part, words)
            need.written_by = by.user_id
    plan.changed_at = clock.now()
    clashes.flush()
    _record(Event.PLAN_WRITTEN, file, plan, by=by)


def send(file: CaseFile, plan: CarePlan, *, by: Actor) -> None:
    """Send a draft to be approved by another. Raises Refused in words for what is missing."""
    rules.ensure_draft(plan.state)
    needs = [need.area for need in queries.needs_of([plan.id], areas=tuple(Area))]
    goals = db.session.scalar(sa.select(sa.func.count(CareGoal.id)).where(CareGoal.plan_id == plan.id)) or 0
    rules.ensure_sendable(stay=plan.expected_stay, needs=needs, goals=goals)
    plan.state, plan.sent_at, plan.sent_by = PlanState.WAITING, clock.now(), by.user_id
    plan.returned_at, plan.returned_reason = None, ""
    _step(plan, Step.SENT, by=by)
    _record(Event.PLAN_SENT, file, plan, by=by)


def approve(file: CaseFile, plan: CarePlan, *, minutes: str = "", by: Actor) -> None:
    """Approve a version that another wrote; the one in force is superseded by it. Raises Refused.

    minutes: where the Management Committee's agreement to a changed plan is written (rule 62(6)(x)). Tasks of goals
    that the new version no longer holds end.
    """
    rules.ensure_approvable(state=plan.state, writers=queries.writers_of(plan), by=by.user_id)
    now = clock.now()
    before = db.session.scalars(
        sa.select(CarePlan)
        .where(CarePlan.placement_id == plan.placement_id, CarePlan.state == PlanState.APPROVED)
        .with_for_update()
    ).one_or_none()
    if before is not None:
        before.state = PlanState.SUPERSEDED
        _step(before, Step.SUPERSEDED, by=by)
        db.session.flush()
        plan.review_on = before.review_on
    else:
        plan.review_on = review_due(made_on=clock.local(now).date())
    plan.state, plan.approved_at, plan.approved_by, plan.minutes = (
        PlanState.APPROVED,
        now,
        by.user_id,
        minutes,
    )
    _step(plan, Step.APPROVED, by=by, words=minutes)
    clashes.flush()
    _end_tasks_left_behind(plan)
    _record(Event.PLAN_APPROVED, file, plan, by=by)


def _end_tasks_left_behind(plan: CarePlan) -> None:
    held = db.session.scalars(sa.select(CareGoal.line_id).where(CareGoal.plan_id == plan.id)).all()
    of_stay = sa.select(CarePlan.id).where(CarePlan.placement_id == plan.placement_id)
    versions = db.session.scalars(of_stay).all()
    gone = (
        sa.update(CareTask)
        .where(
            CareTask.plan_id.in_(versions), CareTask.line_id.not_in(held), CareTask.done_at.is_(None),
            CareTask.dropped_at.is_(None),
        )
        .values(dropped_at=clock.now(), dropped_reason=_("Its goal stands in the plan no longer"))
    )  # fmt: skip
    db.session.execute(gone)


def send_back(file: CaseFile, plan: CarePlan, *, reason: str, by: Actor) -> None:
    """Send a version back to its writer with what is missing; all of it stays as it was written. Raises Refused."""
    rules.ensure_approvable(state=plan.state, writers=queries.writers_of(plan), by=by.user_id)
    rules.ensure_reason(reason)
    plan.state, plan.returned_at, plan.returned_reason = PlanState.DRAFT, clock.now(), reason
    _step(plan, Step.RETURNED, by=by, words=reason)
    _record(Event.PLAN_RETURNED, file, plan, by=by)


def _step(plan: CarePlan, kind: Step, *, by: Actor, words: str = "") -> None:
    step = CarePlanStep(
        home_id=plan.home_id, case_file_id=plan.case_file_id, plan_id=plan.id, kind=kind, words=words, at=clock.now(),
        by=by.user_id,
    )  # fmt: skip
    db.session.add(step)


def _record(event: Event, file: CaseFile, plan: CarePlan, *, by: Actor) -> None:
    record(event, file, plan.number, plan.id, by=by)


def record(event: Event, file: CaseFile, number: int, plan_id: UUID, *, by: Actor) -> None:
    """Write a deed about a version or a review of a child's plan into the audit; never what it says."""
    details = {"code": file.code, "number": number, "plan_id": str(plan_id)}
    audit.record(event, by=by, home=file.home_id, subject=("case_file", file.id, file.code), details=details)
