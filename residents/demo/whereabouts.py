"""When the demonstration's children were elsewhere: sick in clusters, at court, in hospital, on leave."""

from datetime import date, timedelta
from random import Random

from foundation.demonstration import Demo
from residents.demo.lives import Life, Spell

ELSEWHERE = (
    "Helping at home", "Gone to her village", "Did not come", "Looking after a younger child", "Work with her mother",
    "Festival in the family",
)  # fmt: skip


def spread(demo: Demo, lives: list[Life]) -> None:
    """Write into each life when she was elsewhere."""
    for home in sorted({life.home for life in lives}):
        here = [life for life in lives if life.home == home]
        dice = demo.dice(f"whereabouts {home}")
        _clusters(demo, dice, here)
        for life in here:
            _alone(demo, dice, life)


def _clusters(demo: Demo, dice: Random, lives: list[Life]) -> None:
    """Every five weeks or so a cold goes round: one child in six is sick for two to four days."""
    day = demo.first_day + timedelta(days=dice.randint(14, 30))
    while day < demo.today:
        for life in lives:
            first = day + timedelta(days=dice.randint(0, 6))
            if dice.random() < 0.17:
                _add(life, first, dice.randint(2, 4), "sick")
        day += timedelta(days=dice.randint(26, 48))


def _alone(demo: Demo, dice: Random, life: Life) -> None:
    """What happens to one child: court every two months or so, a day in hospital, leave once a year."""
    residential = life.lives_here
    for reason, often, longest in (
        ("court", 70 if residential else 0, 1),
        ("hospital", 190 if residential else 400, 2),
        ("sick", 120, 2),
        ("leave", 300 if residential else 150, 7),
    ):
        day = demo.first_day + timedelta(days=dice.randint(10, max(11, often)))
        while often and day < demo.today:
            _add(life, day, dice.randint(1, longest), reason)
            day += timedelta(days=dice.randint(often // 2, often + often // 2))


def _add(life: Life, first: date, days: int, reason: str) -> None:
    last = first + timedelta(days=days - 1)
    if life.is_here_on(first) and life.is_here_on(last):
        life.spells.append(Spell(first, last, reason))
