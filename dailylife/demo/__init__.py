"""The demonstration's doors: two years of afternoons at the two drop-in centres, a day's door in one writing."""

from datetime import date, timedelta
from random import Random

from dailylife.actions import door
from dailylife.actions.door import KeptOnPaper
from dailylife.choices.door import Service, Way
from foundation.demonstration import Demo, moment
from foundation.viewer import Viewer
from homes import demo as hall
from residents.demo import Life, lives_of

CENTRES = ("BTG", "KHL")
USUAL = (Service.MEAL, Service.STUDY, Service.GAMES)
SELDOM = (Service.BATH, Service.BATH, Service.COUNSELLING, Service.HEALTH, Service.REST)
FETCHERS = ("Mother", "Aunt", "Elder brother", "Grandmother")
REASONS = ("Tapped the child beside her", "She only looked in at the gate")
SUNDAY = 6


def plan(demo: Demo) -> None:
    """Plan each day's door but on Sundays and holidays, and a wrong tap now and then."""
    free = hall.holidays(demo)
    for home in CENTRES:
        lives = [life for life in lives_of(demo, home) if not life.lives_here]
        for day in demo.days:
            if day.weekday() != SUNDAY and day not in free:
                demo.plan(moment(day, 20, 20), _write, demo, home, lives, day)


def _writer(demo: Demo, home: str) -> Viewer:
    return hall.head_of(demo, home).viewer()


def _write(demo: Demo, home: str, lives: list[Life], day: date) -> None:
    dice = demo.dice(f"door {home} {day}")
    known = [life for life in lives if life.file_id is not None and life.is_here_on(day)]
    here = [life for life in known if life.spell_on(day) is None]
    came = [life for life in here if dice.random() < life.zeal * 0.8]
    by, home_id = _writer(demo, home), hall.home_id(demo, home)
    door.write_day(home_id, day, [_visit(life, day, dice) for life in came], by=by)
    if came and dice.random() < 0.02:
        _strike_one(demo, home, dice.choice([life for life in here if life not in came] or came), day, dice)


def _visit(life: Life, day: date, dice: Random) -> KeptOnPaper:
    came_at = moment(day, dice.choice((13, 14, 14, 15, 15, 16)), dice.randint(0, 59))
    left_at = came_at + timedelta(minutes=dice.randint(95, 190))
    used = [each for each in USUAL if dice.random() < 0.75]
    used += [dice.choice(SELDOM)] if dice.random() < 0.3 else []
    is_fetched = life.age_on(day) < 9
    return KeptOnPaper(
        case_file_id=life.known_id, came_at=came_at, left_at=left_at, services=tuple(dict.fromkeys(used)),
        way=Way.FETCHED if is_fetched else Way.ALONE, fetched_by=dice.choice(FETCHERS) if is_fetched else "",
    )  # fmt: skip


def _strike_one(demo: Demo, home: str, life: Life, day: date, dice: Random) -> None:
    """Tap somebody in by mistake and strike it out."""
    by = _writer(demo, home)
    row = door.tap_in(_comer(demo, home, life), by=by)
    door.strike(row, life.code, reason=dice.choice(REASONS), by=by)


def _comer(demo: Demo, home: str, life: Life) -> door.Comer:
    stay = life.stays[-1]
    return door.Comer(
        case_file_id=life.known_id, home_id=hall.home_id(demo, home), code=life.code, kind=stay.kind,
        stay_began=stay.arrived_at,
    )  # fmt: skip
