"""The go-live day of a home: what is written in its first days about days before it is no late entry."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from flask import g, has_app_context

from foundation import clock
from foundation.db import Base, db
from foundation.languages import _
from foundation.scope import across_homes, current_scope


@dataclass(frozen=True)
class GoLive:
    """From which day a home keeps its books here, and for how many days older lines may be entered."""

    on: date
    days: int

    def covers(self, happened_on: date, written_on: date) -> bool:
        """Answer whether a line about one day, written on another, was entered at go-live."""
        return happened_on < self.on and written_on < self.on + timedelta(days=self.days)


def know(home_id: UUID, on: date | None, days: int) -> None:
    """Keep the go-live of a home for this request: whoever finds the home has read it along with the rest."""
    _known()[home_id] = GoLive(on, days) if on else None


def here() -> GoLive | None:
    """Answer the go-live of the one home that is in scope; asked at most once a request."""
    scope = current_scope()
    if not isinstance(scope, frozenset) or len(scope) != 1 or not has_app_context():
        return None
    (home_id,) = scope
    if home_id not in (known := _known()):
        home = Base.metadata.tables["home"].c
        with across_homes("a home's own go-live day"):
            row = db.session.execute(
                sa.select(home.go_live_on, home.go_live_days).where(home.id == home_id)
            ).one_or_none()
        know(home_id, row.go_live_on if row else None, row.go_live_days if row else 0)
    return known[home_id]


def _known() -> dict[UUID, GoLive | None]:
    known: dict[UUID, GoLive | None] = g.setdefault("go_lives", {})
    return known


def forget() -> None:
    """Ask anew from now on: the day of a home was changed."""
    g.pop("go_lives", None)


def covers(happened: date | datetime, written: date | datetime) -> bool:
    """Answer whether a line of the home in scope was entered at go-live, and so is not late."""
    known = here()
    return known is not None and known.covers(_day(happened), _day(written))


def _day(when: date | datetime) -> date:
    return clock.local(when).date() if isinstance(when, datetime) else when


def said(happened: date | datetime, written: date | datetime | None) -> str:
    """Answer what stands beside a line that was entered at go-live; nothing for every other one."""
    return words() if written is not None and covers(happened, written) else ""


def words() -> str:
    """Answer what stands beside such a line."""
    return _("entered at go-live")
