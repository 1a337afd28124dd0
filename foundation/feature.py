"""The card: what one room offers the house; the front door passes the cards round."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint

from foundation.languages import _l

if TYPE_CHECKING:
    from foundation.access import Address, Grants, Reach
    from foundation.bookings import Booking, Hours
    from foundation.jobs import Job
    from foundation.registers import Register

Words = Any
"""A lazy string, said in the reader's language when it is shown."""


class Chapter(StrEnum):
    """A part of the menu: whoever has many pages open finds them under these words."""

    CHILDREN = "children"
    COURT = "court"
    SCHOOL = "school"
    WORKSHOP = "workshop"
    HEALTH = "health"
    CARE = "care"
    MONEY = "money"
    STAFF = "staff"
    INSPECTION = "inspection"


CHAPTERS: dict[Chapter, Words] = {
    Chapter.CHILDREN: _l("Children"),
    Chapter.COURT: _l("Court and CWC"),
    Chapter.SCHOOL: _l("School"),
    Chapter.WORKSHOP: _l("Workshop"),
    Chapter.HEALTH: _l("Health"),
    Chapter.CARE: _l("Care and safety"),
    Chapter.MONEY: _l("Money"),
    Chapter.STAFF: _l("House and staff"),
    Chapter.INSPECTION: _l("Inspections"),
}


@dataclass(frozen=True, kw_only=True)
class MenuItem:
    """One word of the spine: where it leads and who sees it.

    Where a reader has many words, those of one `chapter` stand together under its word, shown while one of
    them is open.

    `at_home` items lead to a page of one home (`/homes/<home_code>/...`), the others to a personal page.
    `roles` narrows it to some roles (empty: everyone with the permission); `tabs` are the roles that have it
    among the five at the foot of a phone, under the shorter word `short` where there is one.
    """

    label: Words
    endpoint: str
    permission: StrEnum
    at_home: bool = True
    order: int = 50
    chapter: Chapter | None = None
    roles: frozenset[str] = frozenset()
    tabs: frozenset[str] = frozenset()
    short: Words = None
    waiting: Callable[..., int] | None = None


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

    `load(home_id, first, last)` answers the bookings of a home that hold on any day from `first` to `last` (None:
    with no end); `hours`, with the same arguments, the hours of persons by their id, where the room knows them.
    """

    load: "Callable[[UUID, date, date | None], Iterable[Booking]]"
    hours: "Callable[[UUID, date, date | None], Mapping[UUID, Iterable[Hours]]] | None" = None


@dataclass(frozen=True, kw_only=True)
class Part:
    """What one matter of a room adds to its card, so that a room of many matters keeps each in a file of its own."""

    menu: tuple[MenuItem, ...] = ()
    addresses: "Mapping[str, Address]" = field(default_factory=dict)
    resident_panels: tuple[ResidentPanel, ...] = ()
    timeline: tuple[TimelineSource, ...] = ()
    presence: tuple[PresenceSource, ...] = ()
    evidence: tuple[EvidenceSource, ...] = ()
    appointments: tuple[AppointmentSource, ...] = ()
    bookings: tuple[BookingSource, ...] = ()
    registers: "tuple[Register, ...]" = ()
    details: "Mapping[str, Callable[[Any], str]]" = field(default_factory=dict)
    pages: Mapping[str, Words] = field(default_factory=dict)
    clashes: Mapping[str, Any] = field(default_factory=dict)
    lookups: "Mapping[str, Callable[..., Any]]" = field(default_factory=dict)
    jobs: "tuple[Job, ...]" = ()
    commands: tuple[Any, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Feature:
    """What one room offers the house; a new register or panel is one declaration here.

    `lookups` are small questions that a room upstairs answers for one downstairs, by a name that both know.
    `details` says what an event keeps as a code, by `<first word of the event>.<name of the detail>`.
    `pages` are the titles of pages that stand in no menu, by endpoint; places are filled from the address.
    `parts` are put into the card's own fields; no two may declare the same name.
    """

    name: str
    blueprint: Blueprint
    parts: tuple[Part, ...] = ()
    menu: tuple[MenuItem, ...] = ()
    permissions: type[StrEnum] | None = None
    grants: "Grants" = field(default_factory=dict)
    addresses: "Mapping[str, Address]" = field(default_factory=dict)
    reaches: "Mapping[Reach, Callable[[Any], Any]]" = field(default_factory=dict)
    resident_panels: tuple[ResidentPanel, ...] = ()
    timeline: tuple[TimelineSource, ...] = ()
    presence: tuple[PresenceSource, ...] = ()
    evidence: tuple[EvidenceSource, ...] = ()
    appointments: tuple[AppointmentSource, ...] = ()
    bookings: tuple[BookingSource, ...] = ()
    registers: "tuple[Register, ...]" = ()
    events: type[StrEnum] | None = None
    sentences: Mapping[Any, Words] = field(default_factory=dict)
    details: "Mapping[str, Callable[[Any], str]]" = field(default_factory=dict)
    pages: Mapping[str, Words] = field(default_factory=dict)
    clashes: Mapping[str, Any] = field(default_factory=dict)
    lookups: "Mapping[str, Callable[..., Any]]" = field(default_factory=dict)
    jobs: "tuple[Job, ...]" = ()
    commands: tuple[Any, ...] = ()
    demo: Callable[..., None] | None = None
    demo_order: int = 50

    def __post_init__(self) -> None:
        for one in fields(Part):
            whole: Any = getattr(self, one.name)
            for part in self.parts:
                more: Any = getattr(part, one.name)
                if isinstance(whole, tuple):
                    whole = (*whole, *more)
                    continue
                if twins := whole.keys() & more.keys():
                    raise RuntimeError(f"{self.name}: {one.name} are declared twice: {sorted(twins)}")
                whole = {**whole, **more}
            object.__setattr__(self, one.name, whole)


@dataclass
class House:
    """All the cards together, as the front door gathered them; `current_app.extensions["house"]`."""

    features: tuple[Feature, ...]
    panels: tuple[ResidentPanel, ...] = field(init=False)
    registers: "tuple[Register, ...]" = field(init=False)
    sentences: dict[str, Words] = field(init=False)
    details: dict[str, Callable[[Any], str]] = field(init=False)
    pages: dict[str, Words] = field(init=False)
    clashes: dict[str, Any] = field(init=False)
    lookups: dict[str, Callable[..., Any]] = field(init=False)

    def __post_init__(self) -> None:
        self.panels = tuple(
            sorted((p for f in self.features for p in f.resident_panels), key=lambda p: p.order)
        )
        self.registers = tuple(
            sorted((r for f in self.features for r in f.registers), key=lambda r: r.number)
        )
        self.sentences = {str(e): s for f in self.features for e, s in f.sentences.items()}
        self.details = {name: say for f in self.features for name, say in f.details.items()}
        self.pages = {item.endpoint: item.label for f in self.features for item in f.menu}
        self.pages |= {endpoint: title for f in self.features for endpoint, title in f.pages.items()}
        self.clashes = {name: said for f in self.features for name, said in f.clashes.items()}
        self.lookups = {name: ask for f in self.features for name, ask in f.lookups.items()}
        self._refuse_twins()

    def _refuse_twins(self) -> None:
        ids = [r.id for r in self.registers]
        if len(ids) != len(set(ids)):
            raise RuntimeError("two rooms declare a register of the same id")
        if len(self.lookups) != sum(len(f.lookups) for f in self.features):
            raise RuntimeError("two rooms answer a look-up of the same name")
        for feature in self.features:
            missing = set(feature.events or ()) - set(feature.sentences)
            if missing:
                raise RuntimeError(f"{feature.name}: events without a sentence: {sorted(missing)}")

    def evidence(self, area: str) -> tuple[EvidenceSource, ...]:
        """Answer what the rooms can show of an area of need."""
        return tuple(source for f in self.features for source in f.evidence if area in source.areas)

    def appointments(self) -> tuple[AppointmentSource, ...]:
        """Answer what the rooms expect of children, by room."""
        return tuple(source for f in self.features for source in f.appointments)

    def absences(self, home_id: UUID, day: Any) -> dict[UUID, Absence]:
        """Answer who is known to be elsewhere on `day`, gathered from every room."""
        known: dict[UUID, Absence] = {}
        for feature in self.features:
            for source in feature.presence:
                known.update(source.load(home_id, day))
        return known

    def bookings(self, home_id: UUID, first: date, last: date | None = None) -> "tuple[Booking, ...]":
        """Answer what is booked in a home on any day from `first` to `last`, gathered from every room."""
        sources = [source for feature in self.features for source in feature.bookings]
        return tuple(booking for source in sources for booking in source.load(home_id, first, last))

    def hours(self, home_id: UUID, first: date, last: date | None = None) -> "dict[UUID, tuple[Hours, ...]]":
        """Answer the hours in which persons are there, by their id; of whom nothing is known, nothing is said."""
        known: dict[UUID, tuple[Hours, ...]] = {}
        for feature in self.features:
            for ask in (source.hours for source in feature.bookings if source.hours):
                for person, hours in ask(home_id, first, last).items():
                    known[person] = (*known.get(person, ()), *hours)
        return known
