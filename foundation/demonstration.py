"""The plan of the demonstration: rooms write deeds with their moments into it, the office lets them happen in time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from importlib import import_module
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from foundation.clock import DEFAULT_ZONE
from foundation.viewer import Post


@dataclass(order=True, frozen=True)
class Deed:
    """One deed that waits for its moment; of two at one moment the room further down goes first."""

    moment: datetime
    order: int
    serial: int
    run: Callable[[], None] = field(compare=False)


@dataclass(frozen=True)
class Entrance:
    """What somebody needs to sign in to the demonstration; shown once, kept nowhere."""

    role: str
    sign_in_name: str
    name: str
    password: str
    totp_secret: str = ""
    posts: Callable[[], tuple[Post, ...]] = tuple

    def homes(self, known: Mapping[str, UUID]) -> list[str]:
        """Answer the codes of the homes in which she holds a post; `known` are the homes by code."""
        held = {post.home_id for post in self.posts()}
        return [code for code, home_id in known.items() if home_id in held]


@dataclass
class Demo:
    """A demonstration in the making: its seed, its days, what the rooms lay on the shelf for one another.

    History runs from `first_day` to the last midnight before `today`; what a room plans for later is left out, so
    that one seed on one day makes one history, whatever the hour. With a `password` everybody who is shown has that
    one, as in a practice house; else each has her own.
    """

    seed: int
    first_day: date
    today: date
    is_small: bool = False
    password: str = field(default="", repr=False)
    deeds: list[Deed] = field(default_factory=list)
    shelf: dict[str, Any] = field(default_factory=dict)
    entrances: list[Entrance] = field(default_factory=list)
    order: int = 50

    def dice(self, name: str) -> Random:
        """Answer a random source of its own for `name`, so that a new room changes nobody else's history."""
        return Random(f"{self.seed}:{name}")

    @property
    def ends_at(self) -> datetime:
        """Answer the last midnight, before which everything happened."""
        return moment(self.today, 0)

    @property
    def length(self) -> int:
        """Answer how many days the history has."""
        return (self.today - self.first_day).days

    @property
    def days(self) -> list[date]:
        """Answer the days of the history."""
        return [self.first_day + timedelta(days=n) for n in range(self.length)]

    def plan(self, when: datetime, deed: Callable[..., None], *told: Any) -> None:
        """Let `deed(*told)` happen at `when`; what lies at or after the last midnight is left out."""
        if when < self.ends_at:
            self.deeds.append(Deed(when, self.order, len(self.deeds), lambda: deed(*told)))


def planned_by(module: str) -> Callable[[Demo], None]:
    """Answer the `plan` of a room's demonstration, loaded only when it is asked for: a web server never needs it."""

    def plan(demo: Demo) -> None:
        import_module(module).plan(demo)

    return plan


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """Answer a moment of an Indian day."""
    return datetime.combine(day, time(hour, minute), tzinfo=ZoneInfo(DEFAULT_ZONE))


def day_of(when: datetime) -> date:
    """Answer the Indian day of a moment."""
    return when.astimezone(ZoneInfo(DEFAULT_ZONE)).date()
