"""The demonstration's care plans: one for each child who lives in a home, reviews beside what happened, tasks done."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts import demo as gatehouse
from accounts.models import PostHeld, User
from accounts.roles import Role
from foundation import clock
from foundation.db import db
from foundation.demonstration import Demo, day_of, moment
from foundation.viewer import Viewer
from homes import demo as hall
from residents.actions import care_goals, care_plan, care_review
from residents.choices.planning import SETTLED, PlanState
from residents.demo import care_words as told
from residents.demo.household import dice_of
from residents.demo.lives import Life, Stay
from residents.models import CarePlan, CareTask, CaseFile, Placement
from residents.queries import care_plan as queries
from residents.queries import care_review as reviews
from residents.rules.care_review import review_due

SEES = {part: sa.true() for part in ("whole", "mind", "health", "school")}
SHOWN_MONTHS = 2
"""So many months back the demonstration tells of every review; before that, of two in a year."""
SELDOM_DAYS = 182


def plan(demo: Demo, lives: list[Life]) -> None:
    """Plan a care plan for each stay, its reviews, its tasks; one waits for approval and one was sent back."""
    here: list[Life] = []
    for life in lives:
        if not life.lives_here:
            continue
        dice = Random(f"care plan {dice_of(demo, life).random()}")
        for stay in life.stays:
            if not stay.is_overnight and _plan_stay(demo, life, stay, dice) and stay.ended_at is None:
                here.append(life)
    by_home: dict[str, list[Life]] = {}
    for life in here:
        by_home.setdefault(life.home, []).append(life)
    for home in sorted(by_home):
        _plan_next_versions(demo, by_home[home])


def _plan_stay(demo: Demo, life: Life, stay: Stay, dice: Random) -> bool:
    """Plan a stay's first version and its reviews; answers whether it was approved within the history."""
    first = day_of(stay.written_at)
    written = moment(first + timedelta(days=dice.randint(10, 15)), 12, dice.randint(0, 50))
    approved = written + timedelta(days=dice.choice((1, 1, 2, 3)), hours=4)
    if not _within(demo, stay, approved):
        return False
    goals = told.goals_of(dice, life.age_on(first))
    demo.plan(
        written,
        _write,
        demo,
        life,
        stay,
        told.needs_of(dice, goals),
        goals,
        told.stay_of(dice),
        told.wish(dice),
    )
    demo.plan(approved, _approve, demo, life)
    made_on, held = day_of(approved), day_of(approved)
    told_from = demo.today - timedelta(days=30 * SHOWN_MONTHS)
    while True:
        due = review_due(made_on=made_on, last_on=held)
        if due < told_from and held != made_on:
            due = min(held + timedelta(days=SELDOM_DAYS), told_from)
        day = due - timedelta(days=dice.choice((0, 0, 1, 2)))
        when = moment(max(day, held + timedelta(days=1)), 15, dice.randint(0, 55))
        if not _within(demo, stay, when):
            return True
        is_late = stay.ended_at is None and due >= demo.today - timedelta(days=9) and dice.random() < 0.3
        if not is_late:
            demo.plan(when, _review, demo, life, stay, dice.random())
        held = day_of(when)


def _within(demo: Demo, stay: Stay, when: datetime) -> bool:
    """Answer whether she lives here, as written, at a moment of the history."""
    return stay.written_at < when < demo.ends_at and (stay.ended_at is None or when < stay.ended_at)


def _plan_next_versions(demo: Demo, here: list[Life]) -> None:
    """In each home a few plans were changed; the last two are on the way: one waits, one was sent back."""
    longest = sorted(here, key=lambda life: (life.stays[-1].written_at, life.named.name))[:8]
    for n, life in enumerate(longest[2:]):
        when = demo.ends_at - timedelta(days=34 + 5 * n, hours=9)
        if _within(demo, life.stays[-1], when):
            demo.plan(when, _change, demo, life)
            demo.plan(when + timedelta(days=1), _approve, demo, life)
    for life, back in ((longest[0], False), (longest[1], True)) if len(longest) > 1 else ():
        when = demo.ends_at - timedelta(days=4, hours=10)
        if not _within(demo, life.stays[-1], when):
            continue
        demo.plan(when, _change, demo, life)
        if back:
            demo.plan(when + timedelta(hours=30), _send_back, demo, life)


def _worker(demo: Demo, life: Life, stay: Stay | None = None) -> Viewer:
    return gatehouse.person(demo, (stay or life.stays[-1]).case_worker).viewer()


def _file(life: Life) -> CaseFile:
    return db.session.scalars(sa.select(CaseFile).where(CaseFile.id == life.known_id)).one()


def _stay(life: Life) -> Placement:
    newest = sa.select(Placement).where(Placement.case_file_id == life.known_id)
    return db.session.scalars(newest.order_by(Placement.started_at.desc()).limit(1)).one()


def _newest(life: Life, *states: PlanState) -> CarePlan | None:
    asked = sa.select(CarePlan).where(CarePlan.case_file_id == life.known_id, CarePlan.state.in_(states))
    return db.session.scalars(asked.order_by(CarePlan.written_at.desc()).limit(1)).one_or_none()


def _keepers(demo: Demo, home: str) -> list[tuple[str, UUID]]:
    """Answer who of a home may get a task, by role; asked once for each home."""
    known: dict[str, list[tuple[str, UUID]]] = demo.shelf.setdefault("task_keepers", {})
    if home not in known:
        asked = sa.select(PostHeld.role, PostHeld.user_id).where(
            PostHeld.home_id == hall.home_id(demo, home), PostHeld.standing == "held", PostHeld.ends_at.is_(None),
            PostHeld.role.in_((Role.HOUSE_STAFF, Role.TEACHER, Role.COUNSELLOR, Role.NURSE, Role.CASE_WORKER)),
        )  # fmt: skip
        known[home] = sorted((str(role), who) for role, who in db.session.execute(asked))
    return known[home]


def _write(
    demo: Demo, life: Life, stay: Stay, needs: dict[str, Any], goals: list[dict[str, Any]], length: str,
    wish: tuple[str, str],
) -> None:  # fmt: skip
    file, placement, by = _file(life), _stay(life), _worker(demo, life, stay)
    made = care_plan.begin(file, placement, by=by)
    head = care_plan.Head(
        prepared_on=clock.today(), expected_stay=length, her_words=wish[0], her_language=wish[1]
    )
    care_plan.write_needs(file, placement, made, needs, head=head, by=by)
    for said in goals:
        goal = _goal(file, made, said, by)
        _give(demo, life, file, made, goal, said, by)
    care_plan.send(file, made, by=by)


def _goal(file: CaseFile, made: CarePlan, said: dict[str, Any], by: Viewer) -> Any:
    words = care_goals.GoalSaid(
        area=said["area"], words=said["words"], measure=said["measure"], owner_kind=said["owner"],
        target_on=clock.today() + timedelta(days=said["days"]),
    )  # fmt: skip
    return care_goals.write_goal(file, made, words, by=by)


def _give(
    demo: Demo, life: Life, file: CaseFile, made: CarePlan, goal: Any, said: dict[str, Any], by: Viewer
) -> None:
    if not said.get("task"):
        return
    fitting = [who for role, who in _keepers(demo, life.home) if role == said["role"]]
    if fitting:
        owner = fitting[len(file.code) % len(fitting)]
        due_on = clock.today() + timedelta(days=said["task_days"])
        care_goals.give_task(
            file, made, goal, care_goals.TaskSaid(words=said["task"], due_on=due_on, owner_id=owner), by=by
        )


def _approve(demo: Demo, life: Life) -> None:
    waiting = _newest(life, PlanState.WAITING)
    if waiting is not None:
        minutes = f"MC {clock.today():%Y-%m}" if waiting.number > 1 else ""
        care_plan.approve(_file(life), waiting, minutes=minutes, by=hall.head_of(demo, life.home).viewer())


def _change(demo: Demo, life: Life) -> None:
    """The plan changes: a need is written anew and a goal is added; it is sent for approval."""
    if (
        _newest(life, PlanState.DRAFT, PlanState.WAITING) is not None
        or _newest(life, PlanState.APPROVED) is None
    ):
        return
    file, placement, by = _file(life), _stay(life), _worker(demo, life)
    made = care_plan.begin(file, placement, by=by)
    dice = Random(f"next version {life.code}")
    care_plan.write_needs(file, placement, made, {"independence": told.INDEPENDENCE}, by=by)
    _goal(file, made, dice.choice(told.LATER_GOALS), by)
    care_plan.send(file, made, by=by)


def _send_back(demo: Demo, life: Life) -> None:
    waiting = _newest(life, PlanState.WAITING)
    if waiting is not None:
        head = hall.head_of(demo, life.home).viewer()
        care_plan.send_back(_file(life), waiting, reason=told.SENT_BACK, by=head)


def _review(demo: Demo, life: Life, stay: Stay, lot: float) -> None:
    """A review: some goals are reached in their time; open tasks that are due are done before it."""
    held = queries.held(life.known_id, sees=SEES)
    if held.in_force is None or held.made_at is None:
        return
    dice, today, by = Random(lot), clock.today(), _worker(demo, life, stay)
    earlier = reviews.reviews_of(life.known_id)
    last = reviews.newest(earlier, held.stay.id)
    made_on = clock.local(held.made_at).date()
    since = last.period_to + timedelta(days=1) if last else made_on
    if since > today:
        return
    _finish_tasks(held, today, by)
    decisions: dict[str, tuple[str, str]] = {}
    for line in queries.goals_of([held.in_force.plan.id], areas=tuple(held.areas)):
        if line.outcome not in SETTLED:
            decisions[line.goal.line_id.hex] = told.decided(dice, is_due=line.goal.target_on <= today)
    said = care_review.Reviewed(
        period_from=since, period_to=today, place=dice.choice(told.PLACES), conduct=dice.choice(told.CONDUCT),
        next_on=review_due(made_on=made_on, last_on=today), interview_days=(today,), decisions=decisions,
        progress=told.progress_of(dice), her_words=dice.choice(told.HER_WORDS)[0] if dice.random() < 0.4 else "",
        her_language="bn",
    )  # fmt: skip
    care_review.review(held, earlier, said, by=by)


def _finish_tasks(held: queries.Held, today: date, by: Viewer) -> None:
    asked = sa.select(CareTask).where(
        CareTask.case_file_id == held.file.id, CareTask.done_at.is_(None), CareTask.dropped_at.is_(None),
        CareTask.due_on <= today,
    )  # fmt: skip
    for task in db.session.scalars(asked).all():
        name = db.session.scalar(sa.select(User.name).where(User.id == task.owner_id)) or ""
        owner = Viewer(task.owner_id, name, by.sign_in_id)
        version = held.version(task.plan_id)
        if version is not None:
            care_goals.finish_task(task, held.file, version.plan, note=told.DONE, by=owner)
