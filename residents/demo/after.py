"""The demonstration's time after: visits and calls on their days, one danger, transition plans from sixteen."""

from datetime import date, datetime, timedelta
from random import Random

import sqlalchemy as sa

from accounts import demo as gatehouse
from foundation import clock
from foundation.db import db
from foundation.demonstration import Demo, day_of, moment
from foundation.viewer import Viewer
from homes import demo as hall
from residents.actions import aftercare, aftercare_visits, transition
from residents.actions.aftercare_visits import Told
from residents.choices.transition import BEGINS_AT, SPHERES
from residents.demo.household import dice_of
from residents.demo.lives import Life, Stay
from residents.models import Aftercare, CaseFile, Child, FollowUp, Placement, TransitionPlan, TransitionSphere
from residents.rules.aftercare import after_months, calls_for, schedule

FAMILY = (
    "Her mother keeps her beside her; nobody shouts.", "The uncle wants her to cook for all; the mother says no.",
    "Warm. The grandmother walks her to school.", "Her father drinks less; she sleeps at her aunt’s on bad days.",
)  # fmt: skip
MILIEU = (
    "Quiet lane, the neighbours know nothing.",
    "Two women asked where she was; the family said at school.",
)
SCHOOLING = (
    "Class VI of the village school, goes each day.", "Admitted to class VIII on the first visit.",
    "Missed three weeks at harvest; the teacher will ring us.", "Open school, books came.",
)  # fmt: skip
WORDS = (
    "I want to stay here.",
    "I miss my friends from the home.",
    "School is good. Maths is hard.",
    "I sleep well.",
)
MET = ("Her mother and herself", "Herself and her grandmother", "Her aunt", "Her mother, on the telephone")
WATCHED = "Rings every Sunday; the ASHA worker looks in"
DANGER = "She was brought to her aunt the same evening; Childline and the committee told"
GOALS = {
    "education": ("Class X, wants a computer course", "Finish class XII, then the nursing course"),
    "career": ("Has 1,240 rupees in the bank", "A summer’s work at the bakery, paid into her account"),
    "housing": ("Nobody of her family can take her", "A place in the working women’s hostel of the district"),
    "living": ("Cooks rice and dal, has never paid a bill", "Shops and cooks a week alone"),
    "social": ("Writes to her cousin", "Two people outside whom she may ring at night"),
    "emotional": ("Sees the counsellor every fortnight", "Knows what helps when she cannot sleep"),
    "health": ("Well; spectacles from the camp", "Has her own health card"),
    "identity": ("Aadhaar held, birth certificate applied for", "Holds all her papers herself"),
}
OWN = (
    "I want to be a nurse.", "I do not want to live with strangers.", "I can cook better than everybody.",
    "I want my papers in my own bag.",
)  # fmt: skip
STEPS = (
    ("identity", "Birth certificate from the municipality", 40), ("career", "Open the recurring deposit", 30),
    ("education", "Form for the nursing course", 75), ("housing", "Visit the hostel together", 90),
    ("living", "A week of her own cooking", 20),
)  # fmt: skip


def plan(demo: Demo, lives: list[Life]) -> None:
    """Plan the follow-ups of every leaving that calls for them, and a plan for every girl who is sixteen."""
    dangers = 0
    for life in [life for life in lives if life.lives_here]:
        dice = Random(f"after {dice_of(demo, life).random()}")
        for stay, then in zip(life.stays, [*life.stays[1:], None], strict=True):
            if stay.end_written_at is None or not calls_for(str(stay.ending.get("exit_reason", ""))):
                continue
            ends = then.written_at if then else demo.ends_at
            dangers += _plan_visits(demo, life, stay, dice, ends, wants_danger=dangers < 1)
        _plan_transition(demo, life, dice)


def _plan_visits(
    demo: Demo, life: Life, stay: Stay, dice: Random, ends: datetime, *, wants_danger: bool
) -> int:
    """Plan a visit or call for each day of a leaving; in the last weeks some stay due. Answers the dangers told."""
    if stay.ended_at is None or stay.end_written_at is None:
        return 0
    left_on = day_of(stay.ended_at)
    told_danger = 0
    for due in schedule(str(stay.ending["exit_reason"]), left_on, today=left_on):
        day = due.due_on + timedelta(days=dice.choice((-3, -1, 0, 0, 2, 4)))
        when = moment(max(day, left_on + timedelta(days=2)), dice.randint(11, 17), dice.randint(0, 50))
        lot, is_recent = dice.random(), when > demo.ends_at - timedelta(days=25)
        if when <= stay.end_written_at + timedelta(hours=4) or when >= ends or (is_recent and lot < 0.5):
            continue
        risk = "watch" if lot > 0.9 else "none"
        if wants_danger and not told_danger and is_recent and _goes_on(ends, demo):
            risk, told_danger = "danger", 1
        if lot < 0.12 and risk == "none":
            demo.plan(when - timedelta(days=1), _try, demo, life, stay, due.due_on)
        demo.plan(when, _visit, demo, life, stay, due.due_on, risk, dice.randint(0, 10**6))
    return told_danger


def _goes_on(ends: datetime, demo: Demo) -> bool:
    """Answer whether a following up goes on to the last day that is told."""
    return ends == demo.ends_at


def _open(life: Life, due_on: date) -> tuple[CaseFile, Aftercare, FollowUp] | None:
    asked = (
        sa.select(CaseFile, Aftercare, FollowUp)
        .join(Aftercare, Aftercare.case_file_id == CaseFile.id)
        .join(FollowUp, FollowUp.aftercare_id == Aftercare.id)
        .where(
            CaseFile.id == life.known_id, Aftercare.ended_on.is_(None), FollowUp.due_on == due_on,
            FollowUp.done_on.is_(None), FollowUp.dropped_on.is_(None),
        )
    )  # fmt: skip
    row = db.session.execute(asked.limit(1)).one_or_none()
    return (row[0], row[1], row[2]) if row is not None else None


def _worker(demo: Demo, stay: Stay) -> Viewer:
    return gatehouse.person(demo, stay.case_worker).viewer()


def _try(demo: Demo, life: Life, stay: Stay, due_on: date) -> None:
    if (rows := _open(life, due_on)) is not None:
        by = _worker(demo, stay)
        told = Told(happened_on=clock.today(), how="call", went_id=by.user_id, is_reached=False)
        aftercare_visits.write_visit(*rows, told, by=by)


def _visit(demo: Demo, life: Life, stay: Stay, due_on: date, risk: str, seed: int) -> None:
    rows = _open(life, due_on)
    if rows is None:
        return
    dice, by = Random(seed), _worker(demo, stay)
    how = dice.choice(("visit", "visit", "call", "call", "dcpu"))
    outside = "Bikash Mahato, DCPU Sonadanga" if how == "dcpu" else ""
    found = {
        "family": dice.choice(FAMILY),
        "schooling": dice.choice(SCHOOLING),
        "her_words": dice.choice(WORDS),
    }
    if dice.random() < 0.5:
        found["milieu"] = dice.choice(MILIEU)
    told = Told(
        happened_on=clock.today(), how=how, went_id=None if outside else by.user_id, went_name=outside,
        met=dice.choice(MET), found=found, held=tuple(dice.sample(("aadhaar", "school", "birth", "ration"), 2)),
        risk=risk, risk_done={"watch": WATCHED, "danger": DANGER}.get(risk, ""),
    )  # fmt: skip
    aftercare_visits.write_visit(*rows, told, by=by)
    if risk == "danger" and clock.now() < demo.ends_at - timedelta(days=6):
        words = "The committee hears her on Monday; the aunt keeps her until then"
        aftercare.answer_danger(rows[0], rows[1], words=words, by=hall.head_of(demo, life.home).viewer())


def _plan_transition(demo: Demo, life: Life, dice: Random) -> None:
    """A plan begins soon after the sixteenth birthday, or the arrival of a girl who is older; reviewed half-yearly."""
    stay = life.stays[-1]
    if stay.ended_at is not None:
        return
    sixteen = moment(life.about_born_on + timedelta(days=BEGINS_AT * 36525 // 100 + 370), 15)
    starts = max(
        sixteen, stay.written_at + timedelta(days=30), moment(demo.first_day, 15) + timedelta(days=20)
    )
    if life.age_on(day_of(starts)) < BEGINS_AT or dice.random() < 0.1:
        return
    begins = starts + timedelta(days=dice.randint(0, 9))
    demo.plan(begins, _begin, demo, life, stay, dice.randint(0, 10**6))
    day = day_of(begins)
    while True:
        day = after_months(day, 6) - timedelta(days=dice.randint(0, 6))
        when = moment(day, 16, dice.randint(0, 50))
        if when >= demo.ends_at:
            return
        demo.plan(when, _review, demo, life, stay, dice.randint(0, 10**6))


def _begin(demo: Demo, life: Life, stay: Stay, seed: int) -> None:
    dice, by = Random(seed), _worker(demo, stay)
    file, child, placement = _rows(life)
    if placement.ended_at is not None:
        return
    plan = transition.begin_plan(file, child, placement, by=by)
    db.session.flush()
    _write_spheres(file, plan, dice, by=by, most="begun")
    for sphere, words, days in STEPS[: dice.randint(2, len(STEPS))]:
        due_on = clock.today() + timedelta(days=days)
        transition.add_step(file, plan, sphere=sphere, words=words, owner=by.name, due_on=due_on, by=by)


def _rows(life: Life) -> tuple[CaseFile, Child, Placement]:
    asked = (
        sa.select(CaseFile, Child, Placement)
        .join(Child, Child.id == CaseFile.child_id)
        .join(Placement, Placement.case_file_id == CaseFile.id)
        .where(CaseFile.id == life.known_id)
        .order_by(Placement.started_at.desc())
    )
    row = db.session.execute(asked.limit(1)).one()
    return row[0], row[1], row[2]


def _write_spheres(file: CaseFile, plan: TransitionPlan, dice: Random, *, by: Viewer, most: str) -> None:
    asked = sa.select(TransitionSphere).where(TransitionSphere.plan_id == plan.id)
    rows = {row.sphere: row for row in db.session.scalars(asked)}
    for sphere in SPHERES:
        stands, goal = GOALS[sphere]
        said = transition.SphereSaid(
            standing=dice.choice(("begun", "begun", most)), stands=stands, goal=goal,
            her_words=dice.choice(OWN) if dice.random() < 0.5 else rows[sphere].her_words,
        )  # fmt: skip
        transition.write_sphere(file, rows[sphere], said, by=by)


def _review(demo: Demo, life: Life, stay: Stay, seed: int) -> None:
    dice, by = Random(seed), _worker(demo, stay)
    asked = sa.select(TransitionPlan).where(TransitionPlan.case_file_id == life.known_id)
    plan = db.session.scalars(asked).one_or_none()
    if plan is None:
        return
    file, _child, _placement = _rows(life)
    _write_spheres(file, plan, dice, by=by, most="half")
    transition.review(
        file, plan, reviewed_on=clock.today(), words="Looked at all eight spheres together; the papers come first.",
        her_words=dice.choice(OWN), next_on=after_months(clock.today(), 6), by=by,
    )  # fmt: skip
