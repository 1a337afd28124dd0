"""What is taken in a home, asked of all rooms at once: one statement here, one for children, one for other homes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

import sqlalchemy as sa

from foundation.bookings.engine import Booking, Hours, When
from foundation.db import db
from foundation.names import Spoken
from foundation.scope import across_homes

if TYPE_CHECKING:
    from foundation.feature import BookingSource

HOURS = "hours"
"""The word of the rows that say when a person is there."""
COLUMNS: Mapping[str, Any] = {
    "source": sa.String(), "id": sa.Uuid(), "weekdays": sa.SmallInteger(), "starts_at": sa.Time(),
    "ends_at": sa.Time(), "from_on": sa.Date(), "to_on": sa.Date(), "person_id": sa.Uuid(), "person": Spoken(),
    "room_id": sa.Uuid(), "room": sa.String(), "group_id": sa.Uuid(), "group": Spoken(), "what": Spoken(),
    "plan_id": sa.Uuid(),
}  # fmt: skip
"""The columns in which every room answers, so that the house can ask all of them together."""
WHEN = ("weekdays", "starts_at", "ends_at", "from_on", "to_on")


@dataclass(frozen=True)
class Taken:
    """What is taken in a home for some days: bookings, the hours of persons, the children of each group."""

    bookings: tuple[Booking, ...] = ()
    hours: Mapping[UUID, Sequence[Hours]] = field(default_factory=dict)
    groups: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)


def rows_of(source: str, *, when: Any = None, **columns: Any) -> Any:
    """Answer the select of what a room has booked, in the columns of all rooms; what it does not name is null.

    `source` is the word by which the room's `tell` knows the row again; `when` a table from which weekdays, hours
    and days are taken where no column of their own is named.
    """
    given = {"source": sa.literal(source), **{name: getattr(when, name) for name in WHEN if when}, **columns}
    return sa.select(
        *(given.get(name, sa.cast(sa.null(), kind)).label(name) for name, kind in COLUMNS.items())
    )


def gather(sources: "Sequence[BookingSource]", home_id: UUID, first: date, last: date | None = None) -> Taken:
    """Answer what is taken in a home on any day from `first` to `last` (None: with no end), from every room."""
    here = _asked([each for source in sources for each in source.load(home_id, first, last)])
    groups = _children_of([source.groups(home_id, first) for source in sources if source.groups])
    with across_homes("a person is in one place at a time; of another home only the hours are told"):
        away = _asked(
            [
                each
                for source in sources
                if source.elsewhere
                for each in source.elsewhere(home_id, first, last)
            ]
        )
    tell: dict[str, Callable[..., Booking]] = {
        word: verb for source in sources for word, verb in source.tell.items()
    }
    hours: dict[UUID, list[Hours]] = {}
    for row in here:
        if row.source == HOURS:
            hours.setdefault(row.person_id, []).append(Hours(when_of(row)))
    told = tuple(
        tell[row.source](row, groups.get(row.group_id, frozenset()))
        for row in (*here, *away)
        if row.source != HOURS
    )
    return Taken(told, hours, groups)


def when_of(row: Any) -> When:
    """Answer the hours and days of a row."""
    return When(row.weekdays, row.starts_at, row.ends_at, row.from_on, row.to_on)


def _asked(parts: Sequence[Any]) -> Sequence[Any]:
    if not parts:
        return ()
    every = sa.union_all(*parts)
    return db.session.execute(every.order_by("starts_at", "id", "from_on")).all()


def _children_of(parts: Sequence[Any]) -> dict[UUID, frozenset[UUID]]:
    found: dict[UUID, set[UUID]] = {}
    if parts:
        rows: Sequence[Any] = db.session.execute(sa.union_all(*parts)).all()
        for row in rows:
            found.setdefault(row[0], set()).add(row[1])
    return {group_id: frozenset(files) for group_id, files in found.items()}
