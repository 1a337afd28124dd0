"""Invented comings and goings at a door, written by the room's own verbs and committed."""

from datetime import datetime
from typing import Any

from dailylife.actions import door as verbs
from dailylife.actions.door import Leaving
from dailylife.models import DoorVisit
from dailylife.queries.door import comer
from foundation.audit import SYSTEM
from foundation.db import begin_write
from foundation.scope import across_homes
from foundation.viewer import Actor
from homes.models import Home
from tests.factories import homes, residents
from tests.factories.homes import kept


def make_centre(code: str | None = None, **facts: Any) -> Home:
    """Open a drop-in centre (committed)."""
    return homes.make_home(code, kind="open_shelter", for_whom="both", **{"sanctioned_strength": 50, **facts})


def enrol(home: Home, **facts: Any) -> Any:
    """Enrol a child who comes by day (committed) and answer her file."""
    return residents.admit(home, kind="day", **{"days_ago": 10, **facts})


def tap_in(file: Any, *, at: datetime | None = None, by: Actor = SYSTEM) -> DoorVisit:
    """Tap a child in (committed)."""
    begin_write()
    with across_homes("a factory"):
        return kept(verbs.tap_in(comer(file.id), by=by, came_at=at))


def tap_out(file: Any, *, by: Actor = SYSTEM, **said: Any) -> DoorVisit:
    """Tap a child out (committed)."""
    begin_write()
    with across_homes("a factory"):
        return kept(verbs.tap_out(comer(file.id), Leaving(**{"way": "alone", **said}), by=by))
