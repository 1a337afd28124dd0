"""Who is here, asked of the floor above: residents hands in the answers when the house is put together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from flask import current_app

EXTENSION = "occupancy"


@dataclass(frozen=True, kw_only=True)
class Occupancy:
    """Two questions about children that the hall shows and does not keep."""

    counts: Callable[[], dict[UUID, tuple[int, int]]]
    """Home -> how many live there now, how many come by day; of the homes in scope."""
    taken_beds: Callable[[UUID], frozenset[UUID]]
    """The beds of a home in which a child sleeps now."""


def counts() -> dict[UUID, tuple[int, int]]:
    """Answer how many children are in each home in scope."""
    known = cast("Occupancy | None", current_app.extensions.get(EXTENSION))
    return known.counts() if known else {}


def taken_beds(home_id: UUID) -> frozenset[UUID]:
    """Answer the beds of a home in which a child sleeps now."""
    known = cast("Occupancy | None", current_app.extensions.get(EXTENSION))
    return known.taken_beds(home_id) if known else frozenset()
