"""What a room tells of children: panels, chronology, where they are, what is due, what they achieved, who is taken."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from foundation.feature.menu import Words

if TYPE_CHECKING:
    from foundation.bookings import Booking


@dataclass(frozen=True, kw_only=True)
class ResidentPanel:
    """A small summary that a room hands in for the child's page: one statement, one partial template."""

    title: Words
    permission: StrEnum
    template: str
    load: Callable[[UUID], Any]
    endpoint: str | None = None
    order: int = 50
    column: int = 2


@dataclass(frozen=True, kw_only=True)
class ListMark:
    """What a room marks beside a child's name in lists: few words that whoever is near her must see.

    `kinds` narrows it to homes of these kinds (empty: every home).
    `load(files)` answers file -> words, in one statement, narrowed to what the reader's reach of `permission` covers.
    """

    permission: StrEnum
    load: "Callable[[list[UUID]], Mapping[UUID, tuple[str, ...]]]"
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class TimelineSource:
    """Entries of one matter in a child's chronology: what it is called where one chooses, and who may see it.

    `load(case_file_id, window)` answers TimelineEntry rows, newest first, in one statement.
    """

    kind: str
    label: Words
    permission: StrEnum
    load: "Callable[[UUID, Window], list[TimelineEntry]]"


@dataclass(frozen=True)
class Window:
    """Which part of a chronology is wanted: at most `limit` entries, the newest, from `since` to before `until`."""

    limit: int
    since: datetime | None = None
    until: datetime | None = None

    def narrow(self, asked: Any, moment: Any) -> Any:
        """Answer the select `asked` for this window, its entries dated by `moment`, newest first."""
        if self.since is not None:
            asked = asked.where(moment >= self.since)
        if self.until is not None:
            asked = asked.where(moment < self.until)
        return asked.order_by(moment.desc()).limit(self.limit)

    def cut(self, entries: "Iterable[TimelineEntry]") -> "list[TimelineEntry]":
        """Answer of these entries those in this window, the newest: for a matter of which a child has few rows."""
        held = (entry for entry in entries if self.holds(entry.happened_at))
        return sorted(held, key=lambda entry: entry.happened_at, reverse=True)[: self.limit]

    def holds(self, moment: datetime) -> bool:
        """Answer whether a moment lies in this window."""
        return (self.since is None or moment >= self.since) and (self.until is None or moment < self.until)


@dataclass(frozen=True, kw_only=True)
class TimelineEntry:
    """One line of a child's chronology: when, the deed, what of it, by whom; perhaps an old value struck out.

    `written_at` makes a late mark where it is more than a day later.
    """

    happened_at: datetime
    deed: Words
    text: str = ""
    by: str = ""
    old: str = ""
    new: str = ""
    why: str = ""
    written_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Export:
    """What the copy of a child's own file takes from a room besides the room's lines of her chronology.

    `load(case_file_id)` answers ExportLine rows, in as few statements as there are. `names_others` marks every
    line for whoever looks the copy through, since it tells of other people too.
    """

    kind: str
    title: Words
    permission: StrEnum
    load: "Callable[[UUID], list[ExportLine]]"
    names_others: bool = False


@dataclass(frozen=True)
class ExportLine:
    """One line of the copy in words, and the day it stands for, if one."""

    words: str
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class PresenceSource:
    """Where children are, as one room knows it.

    `load(home_id, day)` answers {case_file_id: Absence} for those known to be elsewhere on that day.
    """

    load: Callable[[UUID, Any], "Mapping[UUID, Absence]"]


@dataclass(frozen=True, kw_only=True)
class EvidenceSource:
    """What a room can show of a child's progress in a period, laid beside the goals of her care plan.

    `areas` are the codes of Form 7's areas of need that it speaks to. `load(case_file_id, since, until)` answers
    EvidenceLine rows for those days, both included, in one statement; no line where nothing was written.
    """

    kind: str
    label: Words
    permission: StrEnum
    areas: frozenset[str]
    load: "Callable[[UUID, date, date], list[EvidenceLine]]"


@dataclass(frozen=True)
class EvidenceLine:
    """One fact of the period in words, such as `Present on 41 of 44 days`, and the day it stands for, if one."""

    words: str
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class AppointmentSource:
    """What a room expects of children on days to come: hearings, check-ups, sessions, visits.

    `load(home_id, since, until, case_file_id=None)` answers Appointment rows of a home, or of one child of it,
    in one statement, narrowed to what the reader's reach of `permission` covers.
    """

    kind: str
    label: Words
    permission: StrEnum
    load: "Callable[..., list[Appointment]]"


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """A day, perhaps an hour (UTC), the child's file and code, and few words that tell nothing sealed."""

    on: date
    at: datetime | None = None
    case_file_id: UUID
    code: str
    words: str
    endpoint: str = ""


@dataclass(frozen=True)
class Absence:
    """Why a child is known to be elsewhere: a reason's code and words such as `Court till 16:00`."""

    reason: str
    words: str


@dataclass(frozen=True, kw_only=True)
class BookingSource:
    """Who and what one room has taken when, so that no other takes it too (`foundation.bookings`).

    `load(home_id, first, last)` answers selects of `gathering.rows_of` for what holds in a home on any day from
    `first` to `last` (None: with no end); `elsewhere`, with the same arguments, those for what persons of this home
    do in other homes. `groups(home_id, first)` answers a select of (group's id, child's file). `tell` makes a booking
    of a row and the children of its group, by the row's word.
    """

    load: Callable[[UUID, date, date | None], Iterable[Any]]
    tell: "Mapping[str, Callable[[Any, frozenset[UUID]], Booking]]"
    elsewhere: Callable[[UUID, date, date | None], Iterable[Any]] | None = None
    groups: Callable[[UUID, date], Any] | None = None
