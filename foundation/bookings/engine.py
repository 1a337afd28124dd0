"""The clash finder: pure functions on bookings, with no database and no clock."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from itertools import combinations
from uuid import UUID

from foundation.bookings import words


class Kind(StrEnum):
    """What can be taken: a person who teaches, a room, a group of children; or single children of two groups."""

    PERSON = "person"
    ROOM = "room"
    GROUP = "group"
    CHILDREN = "children"


@dataclass(frozen=True)
class Resource:
    """One thing that can be in one place at a time; two of one kind and id are the same, whatever their names."""

    kind: Kind
    id: UUID
    name: str = field(default="", compare=False)


@dataclass(frozen=True)
class When:
    """Hours of some weekdays (bits, Monday 1 ... Sunday 64) from one day to another; `to_on` None is open."""

    weekdays: int
    starts_at: time
    ends_at: time
    from_on: date = date.min
    to_on: date | None = None

    @classmethod
    def on(cls, day: date, starts_at: time, ends_at: time) -> "When":
        """Answer these hours of one day only."""
        return cls(1 << day.weekday(), starts_at, ends_at, day, day)

    def meets(self, other: "When") -> "When | None":
        """Answer the time that both have, None where they never meet; hours that only touch do not meet."""
        weekdays = self.weekdays & other.weekdays
        if not weekdays:
            return None
        starts_at, ends_at = max(self.starts_at, other.starts_at), min(self.ends_at, other.ends_at)
        from_on = max(self.from_on, other.from_on)
        to_on = min((day for day in (self.to_on, other.to_on) if day), default=None)
        if starts_at >= ends_at or (to_on and to_on < from_on):
            return None
        if to_on and (to_on - from_on).days < 6:
            weekdays &= sum({1 << (from_on.weekday() + n) % 7 for n in range((to_on - from_on).days + 1)})
        return When(weekdays, starts_at, ends_at, from_on, to_on) if weekdays else None


@dataclass(frozen=True, kw_only=True)
class Booking:
    """What one lesson, batch or session takes; `what` says it in words: `Class 8, Bengali`.

    `plan` is its room's own word for the plan that it is part of: who replaces that plan replaces this.
    """

    key: str
    what: str
    when: When
    takes: tuple[Resource, ...] = ()
    children: frozenset[UUID] = frozenset()
    plan: str = ""


@dataclass(frozen=True)
class Clash:
    """Two bookings that want the same at the same time; `children` says how many they share if it is about them."""

    resource: Resource
    when: When
    mine: Booking
    theirs: Booking
    children: int = 0

    @property
    def kind(self) -> Kind:
        """Answer what is taken twice."""
        return self.resource.kind

    def words(self) -> str:
        """Answer who or what is taken, when and by what, as one sentence."""
        return words.clash_words(
            self.kind,
            who=self.resource.name,
            what=self.theirs.what,
            when=words.when_words(self.when.weekdays, self.when.starts_at, self.when.ends_at),
            many=self.children,
        )


@dataclass(frozen=True)
class Hours:
    """When a person is there: hours of some weekdays, from one day to another."""

    when: When


@dataclass(frozen=True)
class Missed:
    """A booking outside a person's hours: on which weekdays (bits), and the hours that she has."""

    person: Resource
    mine: Booking
    weekdays: int
    hours: tuple[Hours, ...]

    def words(self) -> str:
        """Answer who is not there, when, and when she is, as one sentence."""
        told = [words.when_words(h.when.weekdays, h.when.starts_at, h.when.ends_at) for h in self.hours]
        when = self.mine.when
        return words.missed_words(
            who=self.person.name,
            when=words.when_words(self.weekdays, when.starts_at, when.ends_at),
            hours="; ".join(told),
        )


KnownHours = Mapping[UUID, Sequence[Hours]]
"""The hours of each person of whom they are known, by the person's id."""


def find_clashes(wanted: Iterable[Booking], standing: Iterable[Booking]) -> tuple[Clash, ...]:
    """Answer where `wanted` bookings clash with each other or with `standing` ones, by weekday and hour.

    A standing booking of the same key as a wanted one is what it replaces, and is left out. Two wanted ones that
    clash are told once each way, so that each can be shown beside its own line.
    """
    mine = tuple(wanted)
    keys = {booking.key for booking in mine}
    others = tuple(booking for booking in standing if booking.key not in keys)
    found = [clash for one in mine for other in others for clash in _between(one, other)]
    for one, other in combinations(mine, 2):
        if one.key != other.key:
            found.extend((*_between(one, other), *_between(other, one)))
    return tuple(sorted(found, key=_order))


def hours_missed(wanted: Iterable[Booking], known: KnownHours) -> tuple[Missed, ...]:
    """Answer which bookings lie, on some weekday, outside the hours of a person they take."""
    found: list[Missed] = []
    for booking in wanted:
        for person in booking.takes:
            hours = known.get(person.id, ()) if person.kind == Kind.PERSON else ()
            if hours and (missed := _uncovered(booking.when, hours)):
                found.append(Missed(person, booking, missed, tuple(hours)))
    return tuple(found)


def free_among(
    resources: Iterable[Resource], when: When, standing: Iterable[Booking], known: KnownHours | None = None
) -> tuple[Resource, ...]:
    """Answer which of these could be taken at that time, in the order given."""
    taken = {part for booking in standing if booking.when.meets(when) for part in booking.takes}
    hours = known or {}
    return tuple(
        one
        for one in resources
        if one not in taken and not (hours.get(one.id) and _uncovered(when, hours[one.id]))
    )


def _between(one: Booking, other: Booking) -> Iterable[Clash]:
    when = one.when.meets(other.when)
    if when is None:
        return
    shared = [part for part in one.takes if part in other.takes]
    for part in shared:
        yield Clash(part, when, one, other)
    both = one.children & other.children
    if both and not any(part.kind == Kind.GROUP for part in shared):
        yield Clash(Resource(Kind.CHILDREN, min(both)), when, one, other, len(both))


def _uncovered(when: When, hours: Sequence[Hours]) -> int:
    """Answer the weekdays (bits) on which no one stretch of hours covers all of `when`."""
    covered = 0
    for each in (h.when for h in hours):
        fits = each.starts_at <= when.starts_at and when.ends_at <= each.ends_at
        lasts = each.from_on <= when.from_on and (
            each.to_on is None or (when.to_on is not None and when.to_on <= each.to_on)
        )
        if fits and lasts:
            covered |= each.weekdays
    return when.weekdays & ~covered


def _order(clash: Clash) -> tuple[int, time, str, str]:
    first = (clash.when.weekdays & -clash.when.weekdays).bit_length()
    return first, clash.when.starts_at, clash.kind, clash.mine.key
