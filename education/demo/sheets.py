"""The lessons of the demonstration, marked by their teachers, now and then late or corrected."""

from datetime import date, datetime, time, timedelta
from random import Random

import sqlalchemy as sa

from accounts import demo as gatehouse
from education import actions, queries
from education.demo.timetable import HOURS, Hour
from education.demo.timetable_years import teaching_of
from education.queries import Sheet
from education.rules import ABSENT, PRESENT, NotHeld, Reason, Typed
from foundation.demonstration import Demo, moment
from foundation.viewer import Viewer
from homes import demo as hall
from residents.demo import Life, life_of
from residents.demo.whereabouts import ELSEWHERE

NOT_HELD = (NotHeld.TEACHER_AWAY, NotHeld.TEACHER_AWAY, NotHeld.EXAMINATION, NotHeld.EVENT, NotHeld.WEATHER)
SHORT_ABSENCES = ("With the counsellor", "A visitor came", "Bank and papers", "Practice for the programme")
WHYS = ("She came after roll call", "The nurse told later", "Marked on the wrong line")


def plan_sheets(demo: Demo) -> None:
    """Plan every lesson of the years, but on holidays."""
    free = hall.holidays(demo)
    for day in demo.days:
        if day in free:
            continue
        for hour in HOURS:
            if str(day.weekday()) in hour.weekdays:
                _plan_lesson(demo, hour, day)


def _plan_lesson(demo: Demo, hour: Hour, day: date) -> None:
    dice = demo.dice(f"{hour.home} {hour.course} {hour.begins} {day}")
    lot, ended = dice.random(), _at(day, hour.ends)
    soon = ended + timedelta(minutes=dice.randint(1, 25))
    if lot < 0.025:
        demo.plan(soon, _not_held, demo, hour, day, dice.choice(NOT_HELD))
        return
    if lot < 0.033:
        return  # forgotten: the superintendent sees who has not marked
    when = soon if lot > 0.055 else moment(day + timedelta(days=1), 18, dice.randint(0, 59))
    demo.plan(when, _mark, demo, hour, day, dice)
    if lot > 0.985:
        later = when + timedelta(minutes=dice.randint(20, 90))
        demo.plan(later, _correct, demo, hour, day, dice)
    elif lot > 0.978:
        demo.plan(moment(day + timedelta(days=2), 9, dice.randint(0, 55)), _correct, demo, hour, day, dice)


def _at(day: date, hour: time) -> datetime:
    return moment(day, hour.hour, hour.minute)


def _sheet(demo: Demo, hour: Hour, day: date) -> Sheet:
    found = queries.sheet_of(
        demo.shelf["classes"][hour.home, hour.course],
        day,
        teaching_of(demo, hour, day),
        absences={},
        named=sa.true(),
    )
    if found is None:
        raise LookupError(f"{hour.home} has no lesson {hour.course}, {hour.subject}")
    return found


def _teacher(demo: Demo, hour: Hour) -> Viewer:
    return gatehouse.person(demo, hour.teacher).viewer()


def _mark(demo: Demo, hour: Hour, day: date, dice: Random) -> None:
    sheet = _sheet(demo, hour, day)
    if sheet.lines:
        marks = {line.id: _typed(life_of(demo, line.id), day, dice) for line in sheet.lines}
        actions.mark_sheet(sheet, actions.Marking(marks=marks), by=_teacher(demo, hour))


def _typed(life: Life, day: date, dice: Random) -> Typed:
    """Answer a child's mark: where her story says she was, else mostly present."""
    if (spell := life.spell_on(day)) is not None:
        return Typed(ABSENT, spell.reason, spell.words)
    lot = dice.random()
    if life.lives_here:
        return Typed(ABSENT, Reason.OTHER, dice.choice(SHORT_ABSENCES)) if lot < 0.012 else Typed(PRESENT)
    return Typed(PRESENT) if lot < life.zeal else Typed(ABSENT, Reason.OTHER, dice.choice(ELSEWHERE))


def _not_held(demo: Demo, hour: Hour, day: date, reason: str) -> None:
    sheet = _sheet(demo, hour, day)
    if sheet.lines:
        actions.mark_not_held(sheet, reason, by=_teacher(demo, hour))


def _correct(demo: Demo, hour: Hour, day: date, dice: Random) -> None:
    """Change one line of a saved sheet, with the reason when the day is over."""
    sheet = _sheet(demo, hour, day)
    if not sheet.lines or sheet.record is None:
        return
    line = dice.choice(sheet.lines)
    was_here = line.saved is not None and line.saved.mark == PRESENT
    mended = {line.id: Typed(ABSENT, Reason.SICK) if was_here else Typed(PRESENT)}
    actions.mark_sheet(sheet, actions.Marking(marks=mended, why=dice.choice(WHYS)), by=_teacher(demo, hour))
