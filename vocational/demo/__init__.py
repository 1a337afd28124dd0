"""The demonstration's workshop: two batches a year in both girls' homes, marked, signed and certified by its verbs."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random
from uuid import UUID

import sqlalchemy as sa
from flask import current_app

from accounts import demo as gatehouse
from foundation import clock
from foundation.db import db
from foundation.demonstration import Demo, day_of, moment
from foundation.refusals import Refused
from foundation.viewer import Viewer
from homes import demo as hall
from residents.demo import Life, life_of, lives_of
from vocational.actions import attendance, batches, progress, syllabi
from vocational.choices.attendance import ABSENT, PRESENT, NotHeld, Reason
from vocational.choices.trades import TRAINING_FROM, Step, TradeKey
from vocational.demo import words
from vocational.models import Batch, BatchPlace, Certificate
from vocational.queries import batches as asked_batches
from vocational.queries import progress as asked
from vocational.queries import sheet as sheets
from vocational.queries import syllabi as known
from vocational.rules.attendance import Typed
from vocational.rules.batches import Wish, bits_of
from vocational.rules.syllabus import shipped

WEEKS, TERM, SEATS, ADULT = 25, 182, 10, 18
FIRST = 25
"""Days from the first one until the first batch begins."""


@dataclass(frozen=True)
class Course:
    """What a home trains in one half of a year: its trade, trainer, weekdays (Monday 0) and hours."""

    home: str
    key: str
    name: str
    trainer: str
    weekdays: tuple[int, ...]
    begins: time
    ends: time


COURSES = (
    (
        Course("KRS", TradeKey.EMBROIDERY, "Kantha", "anita.yonzon", (0, 2, 4), time(13, 30), time(15, 30)),
        Course("KDM", TradeKey.BAG_MAKING, "Jute bags", "madhabi.dasgupta", (1, 2, 5), time(16), time(18)),
    ),
    (
        Course("KRS", TradeKey.COMPUTER_BASICS, "Keyboard", "imtiaz.ansari", (0, 1, 4), time(13, 30), time(15, 30)),
        Course("KDM", TradeKey.BLOCK_PRINTING, "Blocks", "prosenjit.chitrakar", (0, 3, 5), time(16), time(18)),
    ),
)  # fmt: skip
"""The courses of the first half of each year, then those of the second."""


@dataclass
class Run:
    """One batch of the demonstration; `batch_id` is known once it was begun."""

    course: Course
    first: date
    last: date
    name: str
    batch_id: UUID | None = None
    lives: list[Life] = field(default_factory=list)

    @property
    def known_id(self) -> UUID:
        """Answer the batch's id; it must have been begun by now."""
        if self.batch_id is None:
            raise LookupError("this batch was not begun yet")
        return self.batch_id


def plan(demo: Demo) -> None:
    """Plan the workshop: trades taken up on the first days, then batch after batch."""
    demo.shelf["trades"] = {}
    for half in COURSES:
        for course in half:
            demo.plan(moment(demo.first_day + timedelta(days=3), 11, 20), _take_up, demo, course)
    free, number = hall.holidays(demo), 0
    first = demo.first_day + timedelta(days=FIRST)
    while first < demo.today:
        for course in COURSES[number % 2]:
            last = first + timedelta(weeks=WEEKS, days=-1)
            run = Run(course, first, last, f"{course.name} {number // 2 + 1}")
            _plan_run(demo, run, free)
        number, first = number + 1, first + timedelta(days=TERM)


def _plan_run(demo: Demo, run: Run, free: set[date]) -> None:
    dice = demo.dice(f"workshop {run.course.home} {run.name}")
    demo.plan(moment(run.first - timedelta(days=2), 12, 10), _begin, demo, run)
    demo.plan(moment(run.first, 9, 40), _enrol, demo, run)
    day, course = run.first, run.course
    while day <= run.last:
        if day.weekday() in course.weekdays and day not in free:
            ended = moment(day, course.ends.hour, course.ends.minute) + timedelta(minutes=dice.randint(2, 30))
            if dice.random() < 0.02:
                demo.plan(ended, _not_held, demo, run, day, dice.choice(list(NotHeld)[:4]))
            else:
                demo.plan(ended, _mark, demo, run, day, dice)
        day += timedelta(days=1)
    many = len(shipped(course.key).modules)
    for n in range(many):
        seen = run.first + timedelta(days=(n + 1) * (WEEKS * 7 - 6) // many)
        demo.plan(moment(seen, 18, 30 + n), _sign, demo, run, n, dice)
    demo.plan(moment(run.last + timedelta(days=6), 11, 5), _certify, demo, run)
    for life in lives_of(demo, course.home):
        for stay in life.stays:
            if stay.ended_at and stay.end_written_at and run.first < stay.ended_at.date() < run.last:
                told = (demo, run, life, day_of(stay.ended_at))
                demo.plan(stay.end_written_at + timedelta(minutes=20), _leave, *told)
    if course.key == TradeKey.EMBROIDERY:
        demo.plan(moment(run.last + timedelta(days=9), 15, 10), _withdraw_one, demo, run)


def _take_up(demo: Demo, course: Course) -> None:
    made = syllabi.take_up(
        hall.home_id(demo, course.home), course.key, by=hall.head_of(demo, course.home).viewer()
    )
    demo.shelf["trades"][course.home, course.key] = made.id


def _begin(demo: Demo, run: Run) -> None:
    course, home = run.course, hall.home_id(demo, run.course.home)
    version = known.version_of(demo.shelf["trades"][course.home, course.key])
    if version is None:
        raise LookupError(f"{course.home} has no syllabus of {course.key}")
    house, trainer = current_app.extensions["house"], gatehouse.person(demo, course.trainer)
    taken = house.taken(home, run.first, run.last)
    made = batches.make_batch(
        home, standing=taken.bookings, hours=taken.hours,
        names={trainer.known_id: trainer.name}, by=hall.head_of(demo, course.home).viewer(),
        trade_id=version.syllabus.trade_id, syllabus_id=version.syllabus.id, name=run.name,
        trainer_id=trainer.known_id, room_id=None, is_hobby=False, weekdays=bits_of(course.weekdays),
        starts_at=course.begins, ends_at=course.ends, from_on=run.first, to_on=run.last,
    )  # fmt: skip
    run.batch_id = made.id


def _enrol(demo: Demo, run: Run) -> None:
    """Enrol who is old enough, lives here, and is nowhere else in the first week."""
    day = run.first
    fits = [
        life
        for life in lives_of(demo, run.course.home)
        if life.file_id and life.lives_here and life.is_here_on(day) and not life.spell_on(day)
        and TRAINING_FROM <= life.age_on(day) < ADULT
    ]  # fmt: skip
    run.lives = sorted(fits, key=lambda life: -_days_left(demo, life, day))[:SEATS]
    wishes = [Wish(life.known_id, life.code, life.age_on(day)) for life in run.lives]
    if not wishes:
        return
    house, home = current_app.extensions["house"], hall.home_id(demo, run.course.home)
    batches.enrol(
        _batch(run), wishes, day, standing=house.taken(home, day, run.last).bookings, answer=words.ANSWER,
        by=hall.head_of(demo, run.course.home).viewer(),
    )  # fmt: skip


def _days_left(demo: Demo, life: Life, day: date) -> int:
    ends = [s.ended_at.date() for s in life.stays if s.ended_at and s.ended_at.date() > day]
    return (min(ends, default=demo.today + timedelta(days=400)) - day).days


def _batch(run: Run) -> Batch:
    found = asked_batches.batch_by_id(run.known_id)
    if found is None:
        raise LookupError(f"no batch {run.name}")
    return found


def _places(run: Run) -> list[BatchPlace]:
    asked_for = sa.select(BatchPlace).where(BatchPlace.batch_id == run.known_id).order_by(BatchPlace.id)
    return list(db.session.scalars(asked_for))


def _leave(demo: Demo, run: Run, life: Life, last_day: date) -> None:
    """Who left the home leaves the batch, if she was in it."""
    if life not in run.lives:
        return
    place = next((p for p in _places(run) if p.case_file_id == life.known_id and p.to_on is None), None)
    if place is not None:
        by = hall.head_of(demo, run.course.home).viewer()
        batches.leave(
            place, _batch(run), life.code, last_day=max(last_day, place.from_on), why=words.LEFT, by=by
        )


def _trainer(demo: Demo, run: Run) -> Viewer:
    return gatehouse.person(demo, run.course.trainer).viewer()


def _sheet(run: Run, day: date) -> sheets.Sheet | None:
    found = sheets.sheet_of(run.known_id, day, absences={}, named=sa.true())
    return found if found and found.lines else None


def _mark(demo: Demo, run: Run, day: date, dice: Random) -> None:
    sheet = _sheet(run, day)
    if sheet is not None:
        marks = {line.id: _typed(life_of(demo, line.id), day, dice) for line in sheet.lines}
        attendance.mark_sheet(sheet, marks, by=_trainer(demo, run))


def _typed(life: Life, day: date, dice: Random) -> Typed:
    if (spell := life.spell_on(day)) is not None:
        reason = spell.reason if spell.reason in set(Reason) else Reason.OTHER
        return Typed(ABSENT, reason, spell.words or words.AWAY)
    return Typed(ABSENT, Reason.SICK) if dice.random() < 0.03 else Typed(PRESENT)


def _not_held(demo: Demo, run: Run, day: date, reason: str) -> None:
    sheet = _sheet(run, day)
    if sheet is not None:
        attendance.mark_not_held(sheet, reason, by=_trainer(demo, run))


def _sign(demo: Demo, run: Run, number: int, dice: Random) -> None:
    """Sign a module for each child who is in the batch still; a few need help yet, and catch up with the next one."""
    lines = [line for place in _places(run) if place.to_on is None and (line := asked.place_line(place.id))]
    told, by, today = asked.progress_of(lines), _trainer(demo, run), clock.today()
    for n, line in enumerate(lines):
        progressed = told[line.place.id]
        modules = progressed.modules()
        behind = [
            one.competency
            for _name, skills, *_many in modules[:number]
            for one in skills
            if one.step == Step.WITH_HELP
        ]
        here = [one.competency for one in modules[number][1]]
        seen = {"seen_on": today, "by": by}
        if behind and n != 0:
            said = dice.choice(words.CAUGHT_UP)
            progress.sign(line, progressed, behind, step=Step.ALONE, words=said, **seen)
        step = (
            Step.WITH_HELP if n == 0 or (dice.random() < 0.12 and number + 1 < len(modules)) else Step.ALONE
        )
        progress.sign(
            line, progressed, here, step=step, words=dice.choice(words.SEEN[run.course.key]), **seen
        )


def _certify(demo: Demo, run: Run) -> None:
    lines = [line for place in _places(run) if place.to_on is None and (line := asked.place_line(place.id))]
    told, by = asked.progress_of(lines), hall.head_of(demo, run.course.home).viewer()
    for line in lines:
        try:
            progress.issue(line, told[line.place.id], by=by)
        except Refused:
            continue  # a line or an hour is missing still: she goes on with the next batch


def _withdraw_one(demo: Demo, run: Run) -> None:
    """Withdraw the first certificate of the batch: it was issued with the wrong hours."""
    places = [place.id for place in _places(run)]
    first = sa.select(Certificate).where(Certificate.place_id.in_(places), Certificate.withdrawn_at.is_(None))
    found = db.session.scalar(first.order_by(Certificate.number).limit(1))
    if found is not None and run.name.endswith("1"):
        code = life_of(demo, found.case_file_id).code
        progress.withdraw(
            found, code, reason=words.WITHDRAWN, by=hall.head_of(demo, run.course.home).viewer()
        )
