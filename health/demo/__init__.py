"""The demonstration's health: examinations, monthly weighing, visits, alerts, immunisations, and the last rounds."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from accounts import demo as gatehouse
from foundation.bodymap import Seen
from foundation.demonstration import Demo, day_of, moment
from foundation.viewer import Viewer
from health.actions import clinic, measures
from health.actions.clinic import Examined, Visit
from health.actions.measures import LinesRefused, OfSheet, Weighed
from health.choices.clinic import STAYS
from health.choices.immunisation import schedule
from health.demo import rounds, words
from health.queries.children import patient
from health.queries.clinic import immunisations_of, open_stay_of
from health.rules import growth
from homes import demo as hall
from residents.demo import Life, Stay, lives_of

WEIGHING_DAY = 5
EVERY = 55
"""Days between two visits of a child, about."""


@dataclass(frozen=True)
class Build:
    """How a child is built beside WHO's lines: z of height and of BMI."""

    tall: float
    broad: float

    def on(self, life: Life, day: date) -> tuple[int | None, int | None]:
        """Answer her grams and millimetres on a day; nothing beyond the tables."""
        age = max(0, (day - life.about_born_on).days)
        sex = life.sex if life.sex in growth.SEXES else growth.GIRL
        height, bmi = growth.lms(growth.HEIGHT, sex, age), growth.lms(growth.BMI, sex, age)
        if height is None or bmi is None:
            return None, None
        tall = growth.at_z(height, self.tall)
        return round(growth.at_z(bmi, self.broad) * tall * tall / 1000) * 100, round(tall * 10)


def plan(demo: Demo) -> None:
    """Plan what the nurses of the two children's homes write."""
    builds: dict[int, Build] = {}
    for home in words.NURSES:
        lives = [life for life in lives_of(demo, home) if life.lives_here]
        for life in lives:
            dice = _dice(demo, life)
            builds[id(life)] = Build(dice.gauss(-1.1, 0.8), dice.gauss(-0.6, 0.8))
            for stay in life.stays:
                _plan_stay(demo, life, stay, builds[id(life)], dice)
            _plan_alert(demo, life, dice)
        _plan_weighing(demo, home, lives, builds)
        rounds.plan(demo, home, lives)


def _dice(demo: Demo, life: Life) -> Random:
    return demo.dice(f"health {life.home} {life.stays[0].arrived_at.isoformat()} {life.named.name}")


def nurse_of(demo: Demo, home: str) -> Viewer:
    """Answer the nurse of a home as a verb takes her."""
    return gatehouse.person(demo, words.NURSES[home]).viewer()


def _plan_stay(demo: Demo, life: Life, stay: Stay, build: Build, dice: Random) -> None:
    hours = dice.choice((2, 3, 5, 8, 16, 20)) if dice.random() < 0.92 else 30
    examined = max(stay.arrived_at + timedelta(hours=hours), stay.written_at + timedelta(minutes=15))
    ends = stay.ended_at or demo.ends_at
    if examined + timedelta(hours=2) < ends:
        demo.plan(examined + timedelta(minutes=30), _examine, demo, life, examined, build, dice)
        demo.plan(examined + timedelta(minutes=50), _immunise, demo, life, dice)
    day = day_of(stay.written_at) + timedelta(days=dice.randint(12, EVERY))
    while moment(day, 20) < ends:
        if life.spell_on(day) is None:
            _plan_visit(demo, life, day, ends, dice)
        day += timedelta(days=dice.randint(EVERY // 2, EVERY * 2))


def _examine(demo: Demo, life: Life, at: datetime, build: Build, dice: Random) -> None:
    by, (grams, tall) = nurse_of(demo, life.home), build.on(life, day_of(at))
    said = Examined(
        examined_at=at, examiner=words.DOCTOR, general=dice.choice(("good", "good", "fair", "weak")), weight_g=grams,
        height_mm=tall, vision=dice.choice(("good", "good", "good", "unknown")),
        hearing=dice.choice(("good", "good", "unknown")),
        skin=(dice.choice(("clear", "clear", "scabies", "lice")),),
        illness=dice.choice(words.ILLNESSES), treatment=dice.choice(words.TREATMENTS), advice=dice.choice(words.ADVICE),
    )  # fmt: skip
    child = patient(life.known_id)
    exam = clinic.write_exam(child, said, doubt_why="weighed twice", by=by)
    if dice.random() < 0.3:
        place, kind = dice.choice(
            (("front:knee_left", "scar"), ("back:forearm_right", "bruise"), ("front:shin_right", "cut"))
        )
        seen = Seen(place=place, kind=kind, is_new=kind != "scar", words="", seen_by=words.DOCTOR, seen_at=at)
        clinic.add_mark(child, exam, seen, by=by)


def _immunise(demo: Demo, life: Life, dice: Random) -> None:
    child, by = patient(life.known_id), nurse_of(demo, life.home)
    age = child.age_days(child.came_at.date()) or 0
    if dice.random() < 0.4:
        return
    held = {row.dose for row, _by in immunisations_of(child.case_file_id) if row.struck_at is None}
    for dose in schedule():
        if dose.due_days < age and not dose.is_local and dose.code not in held and dice.random() < 0.7:
            given = child.birth.on + timedelta(days=dose.due_days + 3) if child.birth else None
            is_known = given is not None and dice.random() < 0.6
            clinic.write_immunisation(
                child,
                dose=dose.code,
                given_on=given if is_known else None,
                source="card" if is_known else "told",
                by=by,
            )


def _plan_visit(demo: Demo, life: Life, day: date, ends: datetime, dice: Random) -> None:
    complaint, finding, treatment, kind = dice.choice(words.COMPLAINTS)
    at = moment(day, dice.randint(8, 18), dice.choice((0, 10, 25, 40)))
    coming = day + timedelta(days=dice.randint(3, 14)) if dice.random() < 0.35 else None
    said = Visit(
        kind=kind, happened_at=at, seen_by=words.DOCTOR if kind not in ("clinic", "sick_room") else "Nurse",
        complaint=complaint, finding=finding, treatment=treatment,
        place="" if kind in ("clinic", "sick_room") else words.HOSPITAL, next_on=coming,
    )  # fmt: skip
    back = at + timedelta(hours=dice.randint(14, 40))
    if kind in STAYS and back + timedelta(hours=1) >= min(ends, demo.ends_at):
        return
    demo.plan(at + timedelta(minutes=20), _visit, demo, life, said)
    if kind in STAYS:
        demo.plan(back + timedelta(minutes=5), _back, demo, life, back)


def _visit(demo: Demo, life: Life, said: Visit) -> None:
    child, by = patient(life.known_id), nurse_of(demo, life.home)
    if said.kind not in STAYS or open_stay_of(child.case_file_id) is None:
        clinic.write_visit(child, said, by=by)


def _back(demo: Demo, life: Life, at: datetime) -> None:
    child, visit = patient(life.known_id), open_stay_of(life.known_id)
    if visit is not None:
        clinic.end_stay(child, visit, at=at, by=nurse_of(demo, life.home))


def _plan_alert(demo: Demo, life: Life, dice: Random) -> None:
    if dice.random() < 0.09:
        stay, (kind, what, instruction) = life.stays[-1], dice.choice(words.ALERTS)
        demo.plan(stay.written_at + timedelta(days=1), _alert, demo, life, kind, what, instruction)


def _alert(demo: Demo, life: Life, kind: str, what: str, instruction: str) -> None:
    by = nurse_of(demo, life.home)
    clinic.write_alert(patient(life.known_id), kind=kind, what=what, instruction=instruction, by=by)


def _plan_weighing(demo: Demo, home: str, lives: list[Life], builds: dict[int, Build]) -> None:
    for day in demo.days:
        if day.day == WEIGHING_DAY:
            demo.plan(moment(day, 10, 30), _weigh, demo, home, day, lives, builds)


def _weigh(demo: Demo, home: str, day: date, lives: list[Life], builds: dict[int, Build]) -> None:
    """Weigh everybody who is here: one sheet, as on the day itself; here and there somebody is not on her feet."""
    dice = demo.dice(f"weighing {home} {day}")
    typed: dict[UUID, Weighed] = {}
    known: dict[UUID, OfSheet] = {}
    for life in lives:
        if not life.is_here_on(day) or life.spell_on(day) or dice.random() < 0.03 or life.file_id is None:
            continue
        grams, tall = builds[id(life)].on(life, day)
        if grams is None:
            continue
        grams = round(grams * (1 + dice.uniform(-0.012, 0.012)) / 100) * 100
        typed[life.file_id] = Weighed(grams, tall if day.month % 3 == 2 else None)
        known[life.file_id] = OfSheet(life.code, life.sex, None, day)
    try:
        measures.write_sheet(hall.home_id(demo, home), day, typed, known, by=nurse_of(demo, home))
    except LinesRefused as refused:
        for file_id in refused.faults:
            del typed[file_id]
        measures.write_sheet(hall.home_id(demo, home), day, typed, known, by=nurse_of(demo, home))
