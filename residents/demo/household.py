"""How a home of the demonstration fills, changes and empties over the years, day by day, beds and all."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from foundation.demonstration import Demo, day_of, moment
from homes.demo.facts import CWC, CWC_NEXT, ROOMS, WITHDRAWN_BED
from residents.choices import ExitReason, StayKind
from residents.demo.endings import ending_for, is_likely_back
from residents.demo.lives import Life, Stay, age_said
from residents.demo.names import UNKNOWN, Named, Namer
from residents.demo.words import EXCEPTIONS, MARKS, arrival_of

RECEPTION_DAYS = 14
LATELY = (15, 9, 5)
"""So many days before the end somebody leaves, so that somebody new is in reception."""


@dataclass(frozen=True, kw_only=True)
class Size:
    """How many live in a home at the end and how many left it in two years; whom it takes; who works there."""

    code: str
    on_roll: int
    left: int
    ages: tuple[int, int]
    case_workers: tuple[str, ...]
    counsellors: tuple[str, ...] = ()
    by_day: bool = False
    strength: int = 1000
    overnights: int = 0
    returns: int = 0


class Household:
    """The story of one home; `lives` holds every child that ever came, in the order of coming."""

    def __init__(self, demo: Demo, size: Size, namer: Namer) -> None:
        self.demo, self.size, self.namer = demo, size, namer
        self.dice = demo.dice(f"household {size.code}")
        self.lives: list[Life] = []
        self.present: list[Life] = []
        self.gone: list[Life] = []
        self.coming = self.spared = self.awaited = self.orders = 0
        self.free = {
            letter: [bed for n in range(many, 0, -1) if (size.code, bed := f"{letter}-{n:02d}") != WITHDRAWN_BED]
            for _name, _use, letter, many in ROOMS[size.code] if many and letter != "S"
        }  # fmt: skip
        self._events: list[tuple[datetime, int, Callable[[datetime], None]]] = []
        self._serial = 0

    def live(self) -> list[Life]:
        """Let the years pass and answer all lives."""
        days = self.demo.days
        self._choose_days(days)
        for day in days:
            self._at(moment(day, 0, 5), self._morning)
        while self._events:
            when, _serial, happen = heapq.heappop(self._events)
            happen(when)
        return self.lives

    def _at(self, when: datetime, happen: Callable[[datetime], None]) -> None:
        if when < self.demo.ends_at:
            self._serial += 1
            heapq.heappush(self._events, (when, self._serial, happen))

    def _choose_days(self, days: list[date]) -> None:
        """Choose the days on which somebody leaves, comes back, or is kept for one night."""
        dice, many = self.dice, len(days)
        left = round(self.size.left * min(1.0, many / 730))
        later = days[many // 8 : max(many // 8 + 1, many - 4)]
        lately = [days[-n] for n in LATELY] if many > 100 and not self.size.by_day else []
        chosen = [dice.choice(later) for _ in range(left + self.size.returns - len(lately))]
        self.leaving_days = sorted(chosen + lately)
        self.return_days = sorted(dice.choice(later[len(later) // 2 :]) for _ in range(self.size.returns))
        self.night_days = sorted(dice.choice(later) for _ in range(self.size.overnights))

    def _target(self, day: date) -> int:
        """Answer how many the home has by `day`: most come in the first weeks, the rest little by little."""
        share = ((day - self.demo.first_day).days + 1) / max(1, self.demo.length)
        if share < 0.08:
            return round(self.size.on_roll * 0.72 * share / 0.08)
        return round(self.size.on_roll * min(1.0, 0.72 + 0.28 * (share - 0.08) / 0.72))

    def _morning(self, when: datetime) -> None:
        day = day_of(when)
        for life in [x for x in self.present if not x.is_leaving and x.adult_on() <= day]:
            self.spared += 1
            self._plan_end(life, day, ExitReason.STOPPED_COMING if self.size.by_day else ExitReason.AFTERCARE)
        while self.leaving_days and self.leaving_days[0] <= day:
            self.leaving_days.pop(0)
            self._somebody_leaves(day)
        while self.return_days and self.return_days[0] <= day:
            self.return_days.pop(0)
            self.awaited += 1
        while self.night_days and self.night_days[0] <= day:
            self.night_days.pop(0)
            self._at(moment(day, 22, self.dice.randint(0, 40)), self._overnight)
        wanted = self._target(day) - len([x for x in self.present if not x.is_leaving]) - self.coming
        for _ in range(max(0, min(wanted, 8 if self.size.by_day else 3))):
            self.coming += 1
            self._at(self._hour(day), self._comer(day))

    def _hour(self, day: date) -> datetime:
        hour = self.dice.choice(
            (10, 11, 12, 15, 16, 17) if self.size.by_day else (9, 11, 12, 14, 15, 17, 18, 20, 21)
        )
        return moment(day, hour, self.dice.randint(0, 59))

    def _arrive(self, when: datetime) -> None:
        self.coming -= 1
        self._begin(self._fresh(day_of(when)), when)

    def _fresh(self, day: date) -> Life:
        """Answer a child nobody met before."""
        dice, n = self.dice, len(self.lives)
        sex = "boy" if self.size.by_day and dice.random() < 0.5 else "girl"
        born_on, stated = age_said(dice, self._age(), day)
        life = Life(
            self.size.code, sex, self._named(n, sex), born_on, stated, marks=dice.choice(MARKS),
            committee=dice.choice((CWC, CWC, CWC, CWC_NEXT)), has_photo=not self.size.by_day or dice.random() < 0.3,
            zeal=dice.uniform(0.62, 0.96) if self.size.by_day else 1.0,
        )  # fmt: skip
        self.lives.append(life)
        return life

    def _named(self, n: int, sex: str) -> Named:
        if self.size.code == "KRS" and n == 7:
            return self.namer.long()
        if not self.size.by_day and n % 29 == 11:
            return UNKNOWN
        if not self.size.by_day and n % 17 == 5:
            return self.namer.given_here()
        return self.namer.name(sex)

    def _age(self) -> int:
        low, high = self.size.ages
        if self.size.by_day:
            return self.dice.randint(low, high - 2)
        small = sum(1 for x in self.present if x.age_on(self.demo.today) < 7)
        if low == 0 and small < 5 and self.dice.random() < 0.12:
            return self.dice.randint(1, 5)
        usual = self.dice.choices((7, 9, 11, 13, 14, 15, 16, 17), (8, 10, 16, 18, 17, 16, 9, 2))[0]
        return max(low, min(high, usual + self.dice.choice((-1, 0, 0))))

    def _begin(self, life: Life, when: datetime, *, is_overnight: bool = False) -> Stay:
        dice, size = self.dice, self.size
        stay = Stay(
            when,
            self._written(when, self._delay(is_overnight=is_overnight)),
            size.case_workers[len(self.lives) % len(size.case_workers)],
        )
        stay.kind = StayKind.DAY if size.by_day else StayKind.RESIDENTIAL
        stay.is_overnight = is_overnight
        stay.brought_by, stay.brought_by_text, stay.categories = arrival_of(dice, size.code)
        if size.counsellors and not is_overnight and (not size.by_day or dice.random() < 0.1):
            stay.counsellor = size.counsellors[len(self.lives) % len(size.counsellors)]
        if not size.by_day:
            stay.bed = self._bed("R") or self._bed()
            if life.age_on(day_of(when)) < size.ages[0]:
                stay.exception_reason = dice.choice(EXCEPTIONS)
            self._bring_orders(life, stay)
            self._at(
                moment(day_of(when) + timedelta(days=RECEPTION_DAYS), 11, dice.randint(0, 50)),
                self._mover(life),
            )
        life.is_leaving = False
        life.stays.append(stay)
        self.present.append(life)
        return stay

    def _delay(self, *, is_overnight: bool) -> timedelta:
        """Answer how long after the arrival it was written: minutes mostly, days now and then."""
        if self.dice.random() < 0.05 and not is_overnight:
            return timedelta(hours=self.dice.randint(26, 60))
        return timedelta(minutes=self.dice.randint(15, 70))

    def _written(self, when: datetime, delay: timedelta) -> datetime:
        """Answer when something was written down; nothing waits past the end of the history."""
        written = when + delay
        return written if written < self.demo.ends_at else when + timedelta(minutes=5)

    def _bring_orders(self, life: Life, stay: Stay) -> None:
        """Give the stay its order: with the child, or one or two days later; a long stay has a second one."""
        dice, day = self.dice, day_of(stay.arrived_at)
        if stay.is_overnight:
            return
        if dice.random() < 0.55:
            stay.order = (self._number(life, day), day, life.committee)
        else:
            later = stay.written_at + timedelta(days=1, hours=dice.randint(0, 5))
            stay.orders.append((later, self._number(life, day_of(later)), life.committee))
        if dice.random() < 0.4:
            later = moment(day + timedelta(days=dice.randint(120, 200)), 16, dice.randint(0, 59))
            stay.orders.append((later, self._number(life, day_of(later)), life.committee))

    def _number(self, life: Life, day: date) -> str:
        self.orders += 1
        return (
            f"CWC/{'AMR' if life.committee == CWC else 'NLK'}/{day.year}/{self.size.code}/{self.orders:03d}"
        )

    def _bed(self, letter: str = "") -> str:
        """Take a free bed of one room, or of any dormitory; an empty label when there is none."""
        rooms = [letter] if letter else self.dice.sample(sorted(set(self.free) - {"R"}), len(self.free) - 1)
        return next((self.free[room].pop() for room in rooms if self.free.get(room)), "")

    def _give_back(self, bed: str) -> None:
        if bed:
            self.free[bed[0]].append(bed)

    def _mover(self, life: Life) -> Callable[[datetime], None]:
        stay_no = len(life.stays)

        def move(when: datetime) -> None:
            if life.is_leaving or life not in self.present or len(life.stays) != stay_no + 1:
                return
            stay = life.stays[-1]
            if bed := self._bed():
                left = stay.moves[-1][1] if stay.moves else stay.bed
                self._at(when + timedelta(minutes=1), lambda at: self._give_back(left))
                stay.moves.append((when, bed))
            if self.dice.random() < 0.2:
                self._at(when + timedelta(days=self.dice.randint(40, 200)), move)

        return move

    def _somebody_leaves(self, day: date) -> None:
        """Let one child go who has been here for some weeks, unless a birthday took this place already."""
        if self.spared:
            self.spared -= 1
            return
        long_enough = moment(day - timedelta(days=21), 12)
        able = [x for x in self.present if not x.is_leaving and x.stays[-1].arrived_at < long_enough]
        if able:
            self._plan_end(self.dice.choice(able), day)

    def _plan_end(self, life: Life, day: date, reason: str = "") -> None:
        life.is_leaving = True
        when = moment(day, self.dice.choice((11, 12, 14, 15, 16)), self.dice.randint(0, 59))
        self._at(when, lambda at: self._end(life, at, reason))

    def _end(self, life: Life, when: datetime, reason: str = "") -> None:
        if life not in self.present:
            return
        stay = life.stays[-1]
        stay.ended_at = when
        late = self.dice.random() < 0.06 and not stay.is_overnight
        soon = timedelta(minutes=self.dice.randint(15, 80))
        stay.end_written_at = self._written(when, timedelta(days=1, hours=9) if late else soon)
        stay.ending = ending_for(
            self.dice, life, day_of(when), reason, by_day=self.size.by_day, number=self._number
        )
        stay.moves = [move for move in stay.moves if move[0] < when]
        stay.orders = [order for order in stay.orders if order[0] < when]
        bed = stay.moves[-1][1] if stay.moves else stay.bed
        self.present.remove(life)
        self.gone.append(life)
        self._at(stay.end_written_at + timedelta(minutes=1), lambda at: self._give_back(bed))

    def _comer(self, day: date) -> Callable[[datetime], None]:
        """Answer who comes next: a child nobody met before, or one who is awaited back and left some weeks ago."""
        if not self.awaited:
            return self._arrive
        long_ago = moment(day - timedelta(days=12), 0)
        able = [
            x for x in self.gone
            if is_likely_back(x.stays[-1], before=long_ago) and x.adult_on() > day + timedelta(days=60)
        ]  # fmt: skip
        if not able:
            return self._arrive
        life = self.dice.choice(able)
        self.gone.remove(life)
        self.awaited -= 1
        return lambda when: self._come_back(life, when)

    def _come_back(self, life: Life, when: datetime) -> None:
        self.coming -= 1
        self._begin(life, when)

    def _overnight(self, when: datetime) -> None:
        life = self._fresh(day_of(when))
        self._begin(life, when, is_overnight=True)
        life.is_leaving = True
        self._at(when + timedelta(hours=11), lambda at: self._end(life, at, ExitReason.NIGHT_OVER))


def dice_of(demo: Demo, life: Life) -> Random:
    """Answer a random source for what is told of one child."""
    return demo.dice(f"life {life.home} {life.stays[0].arrived_at.isoformat()} {life.named.name}")
