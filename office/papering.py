"""Sheets on paper as the reader may have them: which kinds, which of a day, and what she sends to the printer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import g

from accounts.models import PostHeld, User
from foundation import clock, languages
from foundation.access import Reach, may, reaches_of, viewer
from foundation.db import db
from foundation.languages import _
from foundation.names import spoken
from foundation.paper import ENTERED_WITHIN_DAYS, Offer, PaperSheet, PaperSource, State
from foundation.paper.models import WAITING
from foundation.paper.printing import Wanted, Wish
from foundation.paper.rules import AHEAD_DAYS
from foundation.refusals import Refused
from office import reach

WIDE = {Reach.HOME, Reach.ALL}
SHOWN = 60


@dataclass(frozen=True)
class Chosen:
    """One sheet that the reader may choose for a day; `is_named` says whether its lines are printed with it."""

    source: PaperSource
    offer: Offer
    is_named: bool

    @property
    def key(self) -> str:
        """Answer what the form's box carries."""
        return f"{self.source.kind}|{self.offer.place}"

    @property
    def words(self) -> str:
        """Answer what stands beside the box."""
        said = f"{self.source.label}: {self.offer.words}" if self.offer.words else str(self.source.label)
        return said if self.is_named else _("%(sheet)s, without names", sheet=said)


def sources_here() -> list[PaperSource]:
    """Answer the kinds of sheets of this home that the reader prints or enters."""
    kinds = reach.house().paper.values()
    fitting = (each for each in kinds if not each.kinds or g.home.kind in each.kinds)
    return [each for each in fitting if may(each.prints) or may(each.writes)]


def sheets_of_day(day: date) -> list[Chosen]:
    """Answer the sheets that the reader may print for a day."""
    found = []
    for source in sources_here():
        is_named = may(source.prints)
        found += [Chosen(source, offer, is_named) for offer in source.offers(g.home.id, day)]
    return found


def wish_of(day: date, keys: Iterable[str], *, empties: Sequence[str], many: int, language: str) -> Wish:
    """Answer what is to be printed: the chosen sheets of a day, then empty ones. Raises Refused for nothing at all."""
    wanted = [_wanted(each, day, language) for each in sheets_of_day(day) if each.key in set(keys)]
    for source in sources_here():
        if source.kind in empties:
            with languages.force(language):
                wanted += [Wanted(source.kind, "", None, source.empty())] * many
    if not wanted:
        raise Refused(_("Choose at least one sheet."), field="sheets")
    zone = clock.zone_here()
    return Wish(
        home_id=g.home.id, home_code=g.home.code, wanted=wanted, language=language, zone=zone, by=viewer(),
        printed_at=clock.local(clock.now(), zone),
    )  # fmt: skip


def _wanted(chosen: Chosen, day: date, language: str) -> Wanted:
    source, place = chosen.source, chosen.offer.place
    with languages.force(language):
        sheet = source.draw(g.home.id, day, place) if chosen.is_named else None
        if sheet is None:
            sheet = replace(source.empty(), about=chosen.offer.words)
    return Wanted(source.kind, place, day, sheet)


def covers(sheet: PaperSheet, known: dict[Any, frozenset[str]] | None = None) -> bool:
    """Answer whether the reader may enter a sheet: by her permission, and for a narrow reach by what is hers then."""
    source = reach.house().paper.get(sheet.kind)
    if source is None or not may(source.writes):
        return False
    if set(reaches_of(source.writes)) & WIDE or sheet.day is None or not sheet.place:
        return True
    today = clock.today()
    if not today - timedelta(days=ENTERED_WITHIN_DAYS) <= sheet.day <= today + timedelta(days=AHEAD_DAYS):
        return False
    known = {} if known is None else known
    if (source.kind, sheet.day) not in known:
        offers = source.offers(g.home.id, sheet.day)
        known[source.kind, sheet.day] = frozenset(offer.place for offer in offers)
    return sheet.place in known[source.kind, sheet.day]


def waiting_here(*, until: date | None = None) -> list[PaperSheet]:
    """Answer the sheets of this home that wait to be entered and that the reader may enter, the oldest first."""
    asked = sa.select(PaperSheet).where(
        PaperSheet.home_id == g.home.id,
        PaperSheet.state.in_(WAITING),
        PaperSheet.kind.in_([each.kind for each in sources_here()]),
    )
    if until is not None:
        asked = asked.where(PaperSheet.day.is_not(None), PaperSheet.day <= until)
    rows = db.session.scalars(
        asked.order_by(PaperSheet.day.is_(None), PaperSheet.day, PaperSheet.year, PaperSheet.number)
    )
    known: dict[Any, frozenset[str]] = {}
    return [row for row in rows if covers(row, known)]


def ended_here() -> list[PaperSheet]:
    """Answer the newest sheets of this home that have an end and that the reader may see, the newest first."""
    rows = db.session.scalars(
        sa.select(PaperSheet)
        .where(
            PaperSheet.home_id == g.home.id,
            PaperSheet.state.not_in(WAITING),
            PaperSheet.kind.in_([each.kind for each in sources_here()]),
        )
        .order_by(PaperSheet.ended_at.desc())
        .limit(SHOWN)
    )
    known: dict[Any, frozenset[str]] = {}
    return [row for row in rows if covers(row, known)]


def staff_here() -> list[tuple[str, str]]:
    """Answer who holds a post in this home now, by name: (id, name); whoever of them wrote on the paper is named."""
    now = clock.now()
    rows = db.session.execute(
        sa.select(User.id, spoken(User).label("said"), User.name)
        .join(PostHeld, PostHeld.user_id == User.id)
        .where(
            PostHeld.home_id == g.home.id, PostHeld.standing == "held", PostHeld.starts_at <= now,
            sa.or_(PostHeld.ends_at.is_(None), PostHeld.ends_at > now),
        )
        .distinct()
        .order_by(User.name)
    )  # fmt: skip
    return [(str(row.id), row.said) for row in rows]


def names_of(people: Iterable[UUID | None]) -> dict[UUID, str]:
    """Answer the names of these people. One statement."""
    wanted = {each for each in people if each}
    if not wanted:
        return {}
    rows = db.session.execute(sa.select(User.id, spoken(User).label("said")).where(User.id.in_(wanted)))
    return {row.id: row.said for row in rows}


def state_said(state: str) -> tuple[str, str]:
    """Answer a state's mark and words."""
    return {
        State.OPEN: ("due", _("Waits to be entered")),
        State.SCANNED: ("soon", _("Scan kept, lines not typed yet")),
        State.ENTERED: ("met", _("Entered")),
        State.NOT_USED: ("waived", _("Not used")),
        State.LOST: ("over", _("Lost")),
    }[State(state)]
