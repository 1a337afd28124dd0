"""The chronology of a child: what every room tells of her, by day, newest first, in a window and of some kinds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from flask import current_app

from foundation import clock, formatting, golive
from foundation.access import may
from foundation.feature import TimelineEntry, TimelineSource, Window
from foundation.languages import _, _l, current
from residents import choices, reach, words
from residents.permissions import May
from residents.queries.masks import EVERYTHING
from residents.queries.timeline import Happening, happenings

LENGTH = 40
LATE_AFTER = timedelta(hours=24)


@dataclass(frozen=True)
class Entry:
    """One line: at what time, the deed, what of it, by whom; perhaps an old value struck out, or a late mark."""

    at: datetime
    kind: str
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


def load(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer this floor's own entries of stays, beds, orders and corrections. One statement."""
    return [_told(h) for h in happenings(case_file_id, masks=reach.masks(), window=window)]


def sources() -> list[TimelineSource]:
    """Answer the matters of which this reader may see entries, in the order of the rooms."""
    features = current_app.extensions["house"].features
    return [source for feature in features for source in feature.timeline if may(source.permission)]


def entries(case_file_id: UUID, window: Window, *, kinds: Sequence[str] = ()) -> list[Entry]:
    """Answer the newest entries of a window, of these kinds or of all that the reader may see."""
    found = sorted(_told_by(case_file_id, window, kinds), key=lambda entry: entry.at, reverse=True)
    return found[: window.limit]


def of_handed_file(case_file_id: UUID, window: Window) -> list[Day]:
    """Answer this floor's own days of a file that another home handed over, nothing of it hidden."""
    found = happenings(case_file_id, masks=EVERYTHING, window=window)
    return by_day([_entry("stay", _told(happening)) for happening in found])


def by_day(found: Sequence[Entry]) -> list[Day]:
    """Answer entries, newest first, as the days on which they happened."""
    days = groupby(found, key=lambda entry: clock.local(entry.at).date())
    return [Day(day, tuple(told)) for day, told in days]


def _told_by(case_file_id: UUID, window: Window, kinds: Sequence[str]) -> Iterator[Entry]:
    wanted = [source for source in sources() if not kinds or source.kind in kinds]
    hers = reach.covering(case_file_id, {source.permission for source in wanted})
    for source in wanted:
        if source.permission in hers:
            for told in source.load(case_file_id, window):
                yield _entry(source.kind, told)


def _entry(kind: str, told: TimelineEntry) -> Entry:
    late = ""
    if told.written_at is not None and told.written_at - told.happened_at > LATE_AFTER:
        at = formatting.format_moment_short(told.written_at, current(), clock.zone_here())
        late = _("written %(at)s", at=at)
        if golive.covers(told.happened_at, told.written_at):
            late = golive.words()
    return Entry(
        told.happened_at, kind, str(told.deed), str(told.text), told.by, told.old, told.new, told.why, late
    )


def _told(happening: Happening) -> TimelineEntry:
    old = new = ""
    if happening.kind == "corrected":
        old = words.value_said(happening.first, happening.second)
        new = words.value_said(happening.first, happening.third)
    return TimelineEntry(
        happened_at=happening.at, deed=_deed(happening), text=_text(happening), by=happening.by, old=old, new=new,
        why=happening.why, written_at=happening.written_at,
    )  # fmt: skip


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


SOURCE = TimelineSource(kind="stay", label=_l("Stay and file"), permission=May.CHILD_SEE, load=load)
