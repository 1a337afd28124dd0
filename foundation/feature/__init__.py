"""The card: what one room offers the house; the front door passes the cards round."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint

from foundation.bookings.gathering import Taken, gather
from foundation.feature.menu import CHAPTERS, FILE_CHAPTERS, Chapter, FileChapter, FilePage, MenuItem, Words
from foundation.feature.sources import (
    Absence,
    Appointment,
    AppointmentSource,
    BookingSource,
    EvidenceLine,
    EvidenceSource,
    Export,
    ExportLine,
    ListMark,
    PresenceSource,
    ResidentPanel,
    TimelineEntry,
    TimelineSource,
    Window,
)

if TYPE_CHECKING:
    from foundation.access import Address, Grants, Reach
    from foundation.break_glass import Compartment
    from foundation.intake import IntakeKind
    from foundation.jobs import Job
    from foundation.paper import PaperSource
    from foundation.registers import Register

__all__ = [
    "Absence",
    "Appointment",
    "AppointmentSource",
    "BookingSource",
    "CHAPTERS",
    "FILE_CHAPTERS",
    "Chapter",
    "EvidenceLine",
    "EvidenceSource",
    "Export",
    "ExportLine",
    "Feature",
    "FileChapter",
    "FilePage",
    "House",
    "ListMark",
    "MenuItem",
    "Part",
    "PresenceSource",
    "ResidentPanel",
    "TimelineEntry",
    "TimelineSource",
    "Window",
    "Words",
]


@dataclass(frozen=True, kw_only=True)
class Part:
    """What one matter of a room adds to its card, so that a room of many matters keeps each in a file of its own."""

    menu: tuple[MenuItem, ...] = ()
    addresses: "Mapping[str, Address]" = field(default_factory=dict)
    resident_panels: tuple[ResidentPanel, ...] = ()
    file_pages: tuple[FilePage, ...] = ()
    timeline: tuple[TimelineSource, ...] = ()
    presence: tuple[PresenceSource, ...] = ()
    list_marks: tuple[ListMark, ...] = ()
    evidence: tuple[EvidenceSource, ...] = ()
    exports: tuple[Export, ...] = ()
    appointments: tuple[AppointmentSource, ...] = ()
    bookings: tuple[BookingSource, ...] = ()
    registers: "tuple[Register, ...]" = ()
    intake: "tuple[IntakeKind, ...]" = ()
    paper: "tuple[PaperSource, ...]" = ()
    compartments: "tuple[Compartment, ...]" = ()
    through_seal: tuple[str, ...] = ()
    in_full: tuple[str, ...] = ()
    sentences: Mapping[Any, Words] = field(default_factory=dict)
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
    `compartments` are what an emergency may open of a child's file; `through_seal` are pages about her that a sealed
    file lets through, since they show nothing of it; `in_full` are views that open what is sealed: who came in by the
    PIN of a shared phone signs in with her password first.
    `paper` are the sheets that it prints to be written on by hand.
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
    file_pages: tuple[FilePage, ...] = ()
    timeline: tuple[TimelineSource, ...] = ()
    presence: tuple[PresenceSource, ...] = ()
    list_marks: tuple[ListMark, ...] = ()
    evidence: tuple[EvidenceSource, ...] = ()
    exports: tuple[Export, ...] = ()
    appointments: tuple[AppointmentSource, ...] = ()
    bookings: tuple[BookingSource, ...] = ()
    registers: "tuple[Register, ...]" = ()
    intake: "tuple[IntakeKind, ...]" = ()
    paper: "tuple[PaperSource, ...]" = ()
    compartments: "tuple[Compartment, ...]" = ()
    through_seal: tuple[str, ...] = ()
    in_full: tuple[str, ...] = ()
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
        object.__setattr__(
            self, "parts", ()
        )  # they are in the card now: a copy of it does not take them twice


@dataclass
class House:
    """All the cards together, as the front door gathered them; `current_app.extensions["house"]`."""

    features: tuple[Feature, ...]
    panels: tuple[ResidentPanel, ...] = field(init=False)
    file_pages: tuple[FilePage, ...] = field(init=False)
    registers: "tuple[Register, ...]" = field(init=False)
    intake: "dict[str, IntakeKind]" = field(init=False)
    paper: "dict[str, PaperSource]" = field(init=False)
    compartments: "tuple[Compartment, ...]" = field(init=False)
    through_seal: frozenset[str] = field(init=False)
    in_full: frozenset[str] = field(init=False)
    sentences: dict[str, Words] = field(init=False)
    details: dict[str, Callable[[Any], str]] = field(init=False)
    pages: dict[str, Words] = field(init=False)
    clashes: dict[str, Any] = field(init=False)
    lookups: dict[str, Callable[..., Any]] = field(init=False)

    def __post_init__(self) -> None:
        self.panels = tuple(
            sorted((p for f in self.features for p in f.resident_panels), key=lambda p: p.order)
        )
        told = list(FileChapter)
        self.file_pages = tuple(
            sorted(
                (p for f in self.features for p in f.file_pages),
                key=lambda p: (told.index(p.chapter), p.order),
            )
        )
        self.registers = tuple(
            sorted((r for f in self.features for r in f.registers), key=lambda r: r.number)
        )
        self.compartments = tuple(
            sorted((c for f in self.features for c in f.compartments), key=lambda c: (c.order, c.code))
        )
        kinds = sorted((kind for f in self.features for kind in f.intake), key=lambda kind: kind.order)
        self.intake = {kind.id: kind for kind in kinds}
        sheets = sorted((each for f in self.features for each in f.paper), key=lambda each: each.order)
        self.paper = {each.kind: each for each in sheets}
        self.through_seal = frozenset(page for f in self.features for page in f.through_seal)
        self.in_full = frozenset(page for f in self.features for page in f.in_full)
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
        if len(self.compartments) != len({c.code for c in self.compartments}):
            raise RuntimeError("two rooms declare a compartment of the same code")
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

    def marks_beside(
        self, files: list[UUID], may: Callable[[str], bool], *, kind: str
    ) -> dict[UUID, tuple[str, ...]]:
        """Answer what the rooms mark beside children of a home of this kind, as far as the reader `may` see it."""
        marks: dict[UUID, tuple[str, ...]] = {}
        for source in (each for feature in self.features for each in feature.list_marks):
            if files and may(source.permission) and (not source.kinds or kind in source.kinds):
                for file_id, said in source.load(files).items():
                    marks[file_id] = (*marks.get(file_id, ()), *said)
        return marks

    def absences(self, home_id: UUID, day: Any) -> dict[UUID, Absence]:
        """Answer who is known to be elsewhere on `day`, gathered from every room."""
        known: dict[UUID, Absence] = {}
        for feature in self.features:
            for source in feature.presence:
                known.update(source.load(home_id, day))
        return known

    def taken(self, home_id: UUID, first: date, last: date | None = None) -> Taken:
        """Answer what is taken in a home on any day from `first` to `last`, from every room; three statements."""
        return gather([source for f in self.features for source in f.bookings], home_id, first, last)
