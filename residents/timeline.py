"""The chronology of a child's page: what every room tells of her, by day, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from flask import current_app

from foundation import clock, formatting
from foundation.access import may
from foundation.feature import TimelineEntry, TimelineSource
from foundation.languages import _, current
from residents import choices, reach, words
from residents.permissions import May
from residents.queries.timeline import Happening, happenings

LENGTH = 40
LATE_AFTER = timedelta(hours=24)


@dataclass(frozen=True)
class Entry:
    """One line: at what time, the deed, what of it, by whom; perhaps an old value struck out, or a late mark."""

    at: datetime
    deed: str
    text: str = ""
    by: str = ""
    old: str = ""
    new: str = ""
    why: str = ""
    late: str = ""


@dataclass(frozen=True)
class Day:
    """The lines of one day."""

    day: date
    entries: tuple[Entry, ...]


def load(case_file_id: UUID, limit: int) -> list[TimelineEntry]:
    """Answer this floor's own entries for other readers of the chronology. One statement."""
    found = happenings(case_file_id, masks=reach.masks(), limit=limit)
    return [TimelineEntry(happened_at=h.at, deed=_deed(h), text=_text(h), by=h.by) for h in found]


def chronology(case_file_id: UUID) -> list[Day]:
    """Answer the newest happenings of every room whose entries the reader may see, by day."""
    own = [_entry(h) for h in happenings(case_file_id, masks=reach.masks(), limit=LENGTH)]
    found = sorted([*own, *_from_rooms(case_file_id)], key=lambda entry: entry.at, reverse=True)[:LENGTH]
    days = groupby(found, key=lambda entry: clock.local(entry.at).date())
    return [Day(day, tuple(entries)) for day, entries in days]


def _from_rooms(case_file_id: UUID) -> Iterator[Entry]:
    for feature in current_app.extensions["house"].features:
        for source in feature.timeline:
            if source is not SOURCE and may(source.permission):
                for told in source.load(case_file_id, LENGTH):
                    yield Entry(told.happened_at, str(told.deed), str(told.text), told.by)


def _entry(happening: Happening) -> Entry:
    late = ""
    if happening.written_at - happening.at > LATE_AFTER:
        at = formatting.format_moment_short(happening.written_at, current(), clock.zone_here())
        late = _("written %(at)s", at=at)
    old = new = ""
    if happening.kind == "corrected":
        old = words.value_said(happening.first, happening.second)
        new = words.value_said(happening.first, happening.third)
    return Entry(
        happening.at, _deed(happening), _text(happening), happening.by, old, new, happening.why, late
    )


def _deed(happening: Happening) -> str:
    said: dict[str, Any] = {
        "admitted": _("Admitted"),
        "left": _("Left"),
        "bed": _("Bed"),
        "order": _("Order"),
        "corrected": words.of(words.FIELDS, happening.first),
    }
    if happening.kind == "admitted" and happening.first == choices.StayKind.DAY:
        return _("First came")
    return str(said[happening.kind])


def _text(happening: Happening) -> str:
    if happening.kind == "admitted":
        return words.brought_by_said(happening.second, happening.third)
    if happening.kind == "left":
        parts = (words.of(choices.EXIT_REASONS, happening.first), happening.second, happening.third)
        return ", ".join(part for part in parts if part)
    if happening.kind == "order":
        parts = (words.of(words.CHANGES, happening.first), happening.second)
        return ", ".join(part for part in parts if part)
    return happening.first if happening.kind == "bed" else ""


SOURCE = TimelineSource(permission=May.CHILD_SEE, load=load)
