"""A version of the timetable as a grid: the week of one class, one teacher or one room, each cell with its words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from uuid import UUID

from education.rules.timetable import CellRow, Fault, Slot
from foundation import formatting
from foundation.bookings import weekday_words
from foundation.languages import _, current

CLASS, TEACHER, ROOM = "class", "teacher", "room"


@dataclass(frozen=True)
class Place:
    """One cell of the grid: what stands in it, how it stands, what is wrong with it, where it is laid."""

    entries: tuple[tuple[str, tuple[str, ...]], ...]
    state: str = ""
    faults: tuple[str, ...] = ()
    href: str = ""
    verb: str = ""


@dataclass(frozen=True)
class Row:
    """One period of the grid."""

    label: str
    time: str
    is_break: bool
    cells: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Grid:
    """The week of a class, teacher or room: its name, the days across, the periods down."""

    name: str
    days: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Subject:
    """Whose week is shown: `kind` is class, teacher or room; `value` names it in an address."""

    kind: str
    id: UUID
    name: str

    @property
    def value(self) -> str:
        """Answer how an address names it: `class:<id>`."""
        return f"{self.kind}:{self.id}"


def subjects_of(cells: Iterable[CellRow], classes: Iterable[tuple[UUID, str]]) -> tuple[Subject, ...]:
    """Answer whose weeks can be shown: every class, then the teachers and rooms that stand in the version."""
    cells = list(cells)
    known = {(CLASS, one): name for one, name in classes}
    known |= {(CLASS, c.class_id): c.class_name for c in cells}
    teachers = {(TEACHER, c.teacher_id): c.teacher for c in cells}
    rooms = {(ROOM, c.room_id): c.room for c in cells if c.room_id}
    found: list[Subject] = []
    for part in (known, teachers, rooms):
        named = sorted(part.items(), key=lambda pair: pair[1])
        found += [Subject(kind, one, name) for (kind, one), name in named if one]
    return tuple(found)


def grid_of(
    subject: Subject, cells: Sequence[CellRow], slots: Sequence[Slot], *, faults: Sequence[Fault] = (),
    address: Callable[[UUID, int], str] | None = None,
) -> Grid:  # fmt: skip
    """Answer the grid of one subject; `address(period, weekday)` is where a place is laid, None for reading only."""
    hers = [cell for cell in cells if _is_of(cell, subject)]
    said: dict[str, list[Fault]] = {}
    for fault in faults:
        said.setdefault(fault.key, []).append(fault)
    weekdays = [n for n in range(7) if any(s.weekdays & (1 << n) and not s.is_break for s in slots)]
    rows = tuple(_row(slot, weekdays, hers, subject, said, address) for slot in slots)
    return Grid(subject.name, tuple(weekday_words(1 << n) for n in weekdays), rows)


def loads_of(cells: Iterable[CellRow]) -> tuple[tuple[str, int], ...]:
    """Answer how many periods a week each teacher has, the fullest first."""
    found: dict[str, int] = {}
    for cell in cells:
        found[cell.teacher] = found.get(cell.teacher, 0) + 1
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def time_words(at: time) -> str:
    """Answer a time of day in the reader's figures."""
    return formatting.digits(f"{at:%H:%M}", current())


def _row(
    slot: Slot, weekdays: Sequence[int], cells: Sequence[CellRow], subject: Subject,
    said: Mapping[str, Sequence[Fault]], address: Callable[[UUID, int], str] | None,
) -> Row:  # fmt: skip
    if slot.is_break:
        return Row(slot.name, time_words(slot.starts_at), True)
    places = tuple(_place(slot, day, cells, subject, said, address) for day in weekdays)
    return Row(slot.name, time_words(slot.starts_at), False, places)


def _place(
    slot: Slot, weekday: int, cells: Sequence[CellRow], subject: Subject, said: Mapping[str, Sequence[Fault]],
    address: Callable[[UUID, int], str] | None,
) -> Place:  # fmt: skip
    here = [c for c in cells if c.period_id == slot.id and c.weekday == weekday]
    if not slot.weekdays & (1 << weekday) and not here:
        return Place((), "off")
    faults = [fault for cell in here for fault in said.get(cell.key, ())]
    state = "clash" if any(not f.soft for f in faults) else "soft" if faults else ""
    href = address(slot.id, weekday) if address and slot.id else ""
    place = {"period": slot.name, "day": weekday_words(1 << weekday)}
    verb = _("Change %(period)s, %(day)s:", **place) if here else _("Lay %(period)s, %(day)s:", **place)
    entries = tuple(_entry(cell, subject) for cell in here)
    words = tuple(dict.fromkeys(fault.words for fault in faults))
    return Place(entries, state, words, href, verb if href else "")


def _entry(cell: CellRow, subject: Subject) -> tuple[str, tuple[str, ...]]:
    lines = {
        CLASS: (cell.subject, (cell.teacher, cell.room)),
        TEACHER: (cell.class_name, (cell.subject, cell.room)),
        ROOM: (cell.class_name, (cell.subject, cell.teacher)),
    }
    title, rest = lines[subject.kind]
    return title, tuple(line for line in rest if line)


def _is_of(cell: CellRow, subject: Subject) -> bool:
    return {CLASS: cell.class_id, TEACHER: cell.teacher_id, ROOM: cell.room_id}[subject.kind] == subject.id
