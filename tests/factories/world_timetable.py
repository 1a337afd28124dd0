"""A timetable, a school outside with its slip, and a level for each place of the small world, every word a canary."""

from datetime import time, timedelta
from typing import Any

from education.actions import learning, timetable
from education.models import SchoolClass, Subject
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from homes.models import Home
from tests.factories import residents
from tests.factories.canaries import FAR, NEAR, OTHER, canary

SCHOOL_WORDS = ("school_outside", "slip_remark", "level_words")


def lay_timetables(world: Any) -> None:
    """Write periods, hours and a draft of both homes, and the learning of each child (committed)."""
    for place, home in ((NEAR, world.home), (OTHER, world.other_home)):
        teacher = world.users["teacher"] if place == NEAR else world.outsider
        begin_write()
        made = _timetable(world, place, home, teacher.id)
        db.session.commit()
        for name, value in made.items():
            world.values.setdefault(name, {})[place] = value
            if place == NEAR:
                world.values[name][FAR] = value
    world.values["weekday"] = dict.fromkeys((NEAR, FAR, OTHER), 0)
    for place, file in world.children.items():
        said = {kind: world.canaries.setdefault((kind, place), canary(kind, place)) for kind in SCHOOL_WORDS}
        begin_write()
        made = _learning(residents.fresh(file), said)
        db.session.commit()
        for name, value in made.items():
            world.values.setdefault(name, {})[place] = value


def _timetable(world: Any, place: str, home: Home, teacher_id: Any) -> dict[str, Any]:
    told = {"name": "1", "name_local": "", "is_break": False, "weekdays": 63, "ends_on": None}
    period = timetable.add_period(home.id, by=SYSTEM, starts_at=time(10), ends_at=time(10, 40), **told)
    hours = timetable.add_hours(
        home.id, by=SYSTEM, teacher_id=teacher_id, weekdays=63, starts_at=time(0, 1), ends_at=time(23, 50),
        from_on=clock.today() - timedelta(days=20), to_on=None,
    )  # fmt: skip
    draft = timetable.begin_draft(home.id, clock.today() + timedelta(days=9), by=SYSTEM)
    school_class = db.session.get_one(SchoolClass, world.values["class_id"][place])
    subject = db.session.get_one(Subject, world.values["subject_id"][place])
    timetable.lay_cell(
        draft, school_class, period, 0, by=SYSTEM, cell=None, subject_id=subject.id, teacher_id=teacher_id,
        room_id=None,
    )  # fmt: skip
    return {"period_id": period.id, "hours_id": hours.id, "timetable_id": draft.id}


def _learning(file: Any, said: dict[str, str]) -> dict[str, Any]:
    today = clock.today()
    outside = learning.begin_outside(
        file, by=SYSTEM, school=said["school_outside"], udise="", board="state", class_name="7 B", roll_no="3",
        from_on=today - timedelta(days=15), to_on=None, why_ended="",
    )  # fmt: skip
    slip = learning.write_slip(
        file, outside, month=today, days_open=2, days_present=1, remark=said["slip_remark"], by=SYSTEM
    )
    levels = learning.write_levels(
        file, today - timedelta(days=19), {"reading": 2}, occasion="entry", seen_on=today, words=said["level_words"],
        by=SYSTEM,
    )  # fmt: skip
    return {"outside_id": outside.id, "slip_id": slip.id, "level_id": levels[0].id}
