"""The rules of the timetable: periods stand apart, a version is published whole, clashes are named and mended."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from education.rules.attendance import weekdays_of
from foundation.bookings import (
    Booking,
    Clash,
    Kind,
    Missed,
    Resource,
    When,
    find_clashes,
    hours_missed,
    weekday_words,
)
from foundation.bookings.engine import KnownHours
from foundation.languages import _, ngettext
from foundation.refusals import Refused


@dataclass(frozen=True, kw_only=True)
class CellRow:
    """One cell of a version with the names and hours that it needs on a page and in a clash."""

    id: UUID | None
    version: int
    class_id: UUID
    period_id: UUID
    weekday: int
    subject_id: UUID
    teacher_id: UUID
    room_id: UUID | None
    class_name: str
    period: str
    period_days: int
    starts_at: time
    ends_at: time
    subject: str
    teacher: str
    room: str

    @property
    def place(self) -> tuple[UUID, UUID, int]:
        """Answer where it stands in the grid: class, period, weekday."""
        return self.class_id, self.period_id, self.weekday

    @property
    def key(self) -> str:
        """Answer its key among the bookings."""
        return f"cell:{self.class_id}:{self.period_id}:{self.weekday}"


@dataclass(frozen=True)
class Fault:
    """What is wrong with one cell, in words; a `soft` one is told and does not hold back the publishing."""

    key: str
    kind: str
    words: str
    soft: bool = False


def booking_of(cell: CellRow, from_on: date, *, children: frozenset[UUID] = frozenset()) -> Booking:
    """Answer what a cell takes from the first day of its version on."""
    takes = [
        Resource(Kind.PERSON, cell.teacher_id, cell.teacher),
        Resource(Kind.GROUP, cell.class_id, cell.class_name),
    ]
    if cell.room_id:
        takes.append(Resource(Kind.ROOM, cell.room_id, cell.room))
    what = _("%(class)s, %(subject)s", **{"class": cell.class_name, "subject": cell.subject})
    when = When(1 << cell.weekday, cell.starts_at, cell.ends_at, from_on)
    return Booking(key=cell.key, what=what, when=when, takes=tuple(takes), children=children)


TIMETABLE = "timetable"
"""The plan of every lesson that a published version brought."""


def plan_of(class_id: UUID) -> str:
    """Answer the plan of the periods that were written for one class by hand."""
    return f"class:{class_id}"


def without(standing: Iterable[Booking], classes: Iterable[UUID]) -> tuple[Booking, ...]:
    """Answer the bookings that stay when a version of these classes is published.

    The lessons of earlier versions end, and what was written by hand for its own classes; their covers with them.
    """
    gone = {TIMETABLE, *(plan_of(one) for one in classes)}
    return tuple(booking for booking in standing if booking.plan not in gone)


def faults_of(
    cells: Sequence[CellRow], *, from_on: date, standing: Iterable[Booking], hours: KnownHours,
    rolls: Mapping[UUID, frozenset[UUID]] | None = None, only: str | None = None,
) -> tuple[Fault, ...]:  # fmt: skip
    """Answer what is wrong with the cells of a version: clashes with each other, with what stands, with hours.

    `rolls` are the children of each class; a child in two places is told, and holds nothing back. `only` is the key
    of the one cell that is asked about; the others then count as standing.
    """
    booked = [
        booking_of(cell, from_on, children=(rolls or {}).get(cell.class_id, frozenset())) for cell in cells
    ]
    wanted = [b for b in booked if only in (None, b.key)]
    rest = [b for b in booked if b not in wanted] if only else []
    clashes = find_clashes(wanted, (*standing, *rest))
    missed = hours_missed(wanted, hours)
    return (
        *(Fault(c.mine.key, c.kind, c.words(), c.kind == Kind.CHILDREN) for c in clashes),
        *(Fault(m.mine.key, "hours", m.words()) for m in missed),
        *(fault for cell in cells if only in (None, cell.key) and (fault := _off_day(cell))),
    )


def _off_day(cell: CellRow) -> Fault | None:
    if cell.period_days & (1 << cell.weekday):
        return None
    said = _("%(period)s is not on %(day)s.", period=cell.period, day=weekday_words(1 << cell.weekday))
    return Fault(cell.key, "period", said)


def ensure_publishable(
    faults: Sequence[Fault], *, from_on: date, today: date, marked_until: date | None, latest: date | None,
    cells: int,
) -> None:  # fmt: skip
    """Refuse a version that cannot be published: nothing in it, a day gone by or already marked, a clash left.

    `marked_until` is the last day on which attendance of the home is marked; `latest` the first day of the version
    that was published last. Raises Refused.
    """
    if not cells:
        raise Refused(_("Nothing stands in this version yet. Lay the first period."))
    if from_on < today:
        raise Refused(_("This day has gone by. Let the timetable run from today or later."), field="from_on")
    if latest and from_on <= latest:
        raise Refused(
            _("Another version runs from that day or later already. Choose a later day."), field="from_on"
        )
    if marked_until and from_on <= marked_until:
        raise Refused(
            _("Attendance is marked on that day already. Let the timetable run from a later day."),
            field="from_on",
        )
    left = [fault for fault in faults if not fault.soft]
    if left:
        said = (left_words(len(left)), left[0].words)
        raise Refused(" ".join(said))


def left_words(many: int) -> str:
    """Answer `2 clashes left.`."""
    return ngettext("%(num)s clash left.", "%(num)s clashes left.", many)


@dataclass(frozen=True, kw_only=True)
class Slot:
    """A period of the school day on plain values: its name, weekdays (bits) and hours."""

    id: UUID | None
    name: str
    weekdays: int
    starts_at: time
    ends_at: time
    is_break: bool = False


def ensure_apart(period: Slot, others: Iterable[Slot]) -> None:
    """Refuse a period that overlaps another on a weekday that both have. Raises Refused, naming the other."""
    if period.ends_at <= period.starts_at:
        raise Refused(_("The period ends before it begins. Mend one of the times."), field="ends_at")
    for other in others:
        both = When(period.weekdays, period.starts_at, period.ends_at).meets(
            When(other.weekdays, other.starts_at, other.ends_at)
        )
        if both:
            said = _(
                "This overlaps %(name)s, %(begins)s–%(ends)s, on %(days)s. Mend one of the times.",
                name=other.name, begins=f"{other.starts_at:%H:%M}", ends=f"{other.ends_at:%H:%M}",
                days=weekday_words(both.weekdays),
            )  # fmt: skip
            raise Refused(said, field="starts_at")


@dataclass(frozen=True)
class WeekLesson:
    """What is to be taught every week once a version is published: cells that differ only in the weekday."""

    class_id: UUID
    subject_id: UUID
    teacher_id: UUID
    period_id: UUID
    room_id: UUID | None
    room: str
    starts_at: time
    ends_at: time
    weekdays: int


def lessons_of(cells: Iterable[CellRow]) -> tuple[WeekLesson, ...]:
    """Answer the lessons of a week: cells of one class, period, subject, teacher and room are one of several days."""
    found: dict[tuple[object, ...], int] = {}
    for cell in cells:
        key = (
            cell.class_id, cell.subject_id, cell.teacher_id, cell.period_id, cell.room_id, cell.room, cell.starts_at,
            cell.ends_at,
        )  # fmt: skip
        found[key] = found.get(key, 0) | 1 << cell.weekday
    return tuple(WeekLesson(*key, weekdays) for key, weekdays in found.items())  # type: ignore[arg-type]  keys as above


def free_places(
    cell: CellRow, cells: Sequence[CellRow], periods: Iterable[Slot], *, from_on: date,
    standing: Sequence[Booking], hours: KnownHours,
) -> tuple[tuple[UUID, int, str], ...]:  # fmt: skip
    """Answer where else in the week this lesson could stand: (period's id, weekday, period's name), in order."""
    taken = {(other.class_id, other.period_id, other.weekday) for other in cells}
    found: list[tuple[UUID, int, str]] = []
    rest = [booking_of(other, from_on) for other in cells if other.key != cell.key]
    for period in periods:
        for weekday in weekdays_of(period.weekdays):
            if period.id is None or period.is_break or (cell.class_id, period.id, weekday) in taken:
                continue
            when = When(1 << weekday, period.starts_at, period.ends_at, from_on)
            moved = Booking(key=cell.key, what="", when=when, takes=booking_of(cell, from_on).takes)
            if not find_clashes([moved], (*standing, *rest)) and not hours_missed([moved], hours):
                found.append((period.id, weekday, period.name))
    return tuple(sorted(found, key=lambda one: one[1]))


def ensure_teacher_may(clashes: Sequence[Clash], missed: Sequence[Missed]) -> None:
    """Refuse a period by hand, or a cover, that takes who or what is taken. Raises Refused beside its field."""
    fields = {Kind.PERSON: "teacher_id", Kind.ROOM: "room", Kind.GROUP: "starts_at"}
    for clash in clashes:
        if clash.kind in fields:
            raise Refused(clash.words(), field=fields[clash.kind])
    for each in missed:
        raise Refused(each.words(), field="teacher_id")
