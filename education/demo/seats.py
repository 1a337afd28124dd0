"""Who sits in which class when: the demonstration's children are enrolled as they come, grow and leave."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from education.demo.timetable import BRIDGE, COURSES, FULL, LITTLE, WAITING, Course
from foundation.demonstration import Demo, day_of, moment
from residents.demo import Life, Stay


@dataclass(frozen=True)
class Seat:
    """One enrolment to be made at `begins`, or to be ended at `begins` with `last_day`."""

    when: datetime
    life: Life
    course: str
    last_day: date | None = None


@dataclass
class Room:
    """The classes of one home while its story is told."""

    demo: Demo
    home: str
    found: list[Seat] = field(default_factory=list)
    inside: dict[str, list[Life]] = field(default_factory=dict)

    def seats(self, lives: list[Life]) -> list[Seat]:
        """Answer every enrolment and every leaving of a class, in the order of time."""
        for when, life, stay in sorted(self._moments(lives), key=lambda told: told[0]):
            if life is None:
                self._regroup(when)
            elif stay is None:
                self._leave(life, when)
            else:
                self._enter(life, when)
        return self.found

    def _moments(self, lives: list[Life]) -> Iterator[tuple[datetime, Life | None, Stay | None]]:
        for life in lives:
            for stay in life.stays:
                enters = moment(day_of(stay.written_at) + timedelta(days=1), 9, 5)
                if stay.is_overnight or (stay.end_written_at and stay.end_written_at <= enters):
                    continue
                if enters < self.demo.ends_at:
                    yield enters, life, stay
                if stay.end_written_at is not None:
                    yield stay.end_written_at + timedelta(minutes=10), life, None
        for day in self.demo.days:
            if day.day == 2:
                yield moment(day, 8, 30), None, None

    def _course_for(self, life: Life, day: date) -> Course:
        age = life.age_on(day)
        fits = [c for c in COURSES if c.home == self.home and c.ages[0] <= age <= c.ages[1]]
        free = [c for c in fits if len(self.inside.get(c.name, ())) < c.seats]
        return (free or fits)[0]

    def _enter(self, life: Life, when: datetime) -> None:
        course = self._course_for(life, day_of(when))
        self.inside.setdefault(course.name, []).append(life)
        self.found.append(Seat(when, life, course.name))

    def _leave(self, life: Life, when: datetime) -> None:
        for name, lives in self.inside.items():
            if life in lives:
                lives.remove(life)
                ended = next(
                    s.ended_at for s in reversed(life.stays) if s.end_written_at and s.end_written_at < when
                )
                self.found.append(Seat(when, life, name, day_of(ended or when)))
        self._call_in(when)

    def _call_in(self, when: datetime) -> None:
        """A free seat of the bridge course goes to the girl who has waited longest for it."""
        waiting = self.inside.get(WAITING, [])
        if waiting and len(self.inside.get(BRIDGE, ())) < FULL:
            self._change(waiting[0], WAITING, when)

    def _change(self, life: Life, name: str, when: datetime) -> None:
        """Move a child from the class `name` to the one that fits: from today on she is there."""
        day = day_of(when)
        course = self._course_for(life, day)
        if course.name == name:
            return
        self.inside[name].remove(life)
        self.inside.setdefault(course.name, []).append(life)
        self.found.append(Seat(when, life, name, day - timedelta(days=1)))
        self.found.append(Seat(when, life, course.name))

    def _regroup(self, when: datetime) -> None:
        """Little ones who are six go up each month; the other classes are put together anew each January."""
        names = [LITTLE] if when.month != 1 else [n for n in self.inside if n not in (BRIDGE, WAITING)]
        for name in names:
            for life in list(self.inside.get(name, ())):
                self._change(life, name, when)
