"""The verbs of the timetable: periods, hours of teachers, a draft laid cell by cell, and its publishing."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from education.events import Event
from education.models import (
    Cover,
    SchoolClass,
    SchoolPeriod,
    TeacherHours,
    Teaching,
    Timetable,
    TimetableCell,
)
from education.models.timetable import DISCARDED, DRAFT, PUBLISHED
from education.queries import timetable as queries
from education.rules import timetable as rules
from education.rules.timetable import CellRow, Fault
from foundation import audit, clock
from foundation.bookings.gathering import Taken
from foundation.clashes import flush
from foundation.db import db
from foundation.languages import _
from foundation.refusals import Refused
from foundation.serials import take_number
from foundation.viewer import Actor

CELL = ("subject_id", "teacher_id", "room_id")


def add_period(home_id: UUID, *, by: Actor, **told: Any) -> SchoolPeriod:
    """Add a period: name, name_local, is_break, weekdays (bits), starts_at, ends_at, ends_on. Refuses overlap."""
    _ensure_apart(home_id, None, told)
    period = SchoolPeriod(home_id=home_id, **told)
    db.session.add(period)
    flush()
    _tell(Event.PERIOD_MADE, home_id, ("school_period", period.id, None), by=by)
    return period


def change_period(period: SchoolPeriod, *, by: Actor, **told: Any) -> None:
    """Change a period. One that stands in a published version keeps its days and hours. Refused where it overlaps."""
    fields = sorted(name for name, value in told.items() if getattr(period, name) != value)
    held = {"weekdays", "starts_at", "ends_at", "is_break"} & set(fields)
    if held and queries.is_published_in(period.id):
        raise Refused(
            _("This period stands in a published timetable. End it, add a new one, and lay a new version."),
            field="starts_at",
        )
    if told.get("ends_on") is None:
        _ensure_apart(period.home_id, period.id, told)
    for name in fields:
        setattr(period, name, told[name])
    flush()
    if fields:
        about = ("school_period", period.id, None)
        _tell(Event.PERIOD_CHANGED, period.home_id, about, by=by, fields=fields)


def _ensure_apart(home_id: UUID, period_id: UUID | None, told: Mapping[str, Any]) -> None:
    facts = {name: told[name] for name in ("name", "weekdays", "starts_at", "ends_at")}
    others = queries.slots_of(queries.periods_of_home(home_id, clock.today()))
    rules.ensure_apart(rules.Slot(id=period_id, **facts), [slot for slot in others if slot.id != period_id])


def add_hours(home_id: UUID, *, by: Actor, **told: Any) -> TeacherHours:
    """Write when a teacher is here: teacher_id, weekdays (bits), starts_at, ends_at, from_on, to_on."""
    _ensure_hours(told)
    hours = TeacherHours(home_id=home_id, **told)
    db.session.add(hours)
    flush()
    _tell(Event.HOURS_CHANGED, home_id, ("person_account", hours.teacher_id, None), by=by)
    return hours


def change_hours(hours: TeacherHours, *, by: Actor, **told: Any) -> None:
    """Change a row of a teacher's hours."""
    _ensure_hours(told)
    for name, value in told.items():
        setattr(hours, name, value)
    flush()
    _tell(Event.HOURS_CHANGED, hours.home_id, ("person_account", hours.teacher_id, None), by=by)


def _ensure_hours(told: Mapping[str, Any]) -> None:
    if told["ends_at"] <= told["starts_at"]:
        raise Refused(_("The hours end before they begin. Mend one of the times."), field="ends_at")
    if told.get("to_on") and told["to_on"] < told["from_on"]:
        raise Refused(_("The last day is before the first. Mend one of them."), field="to_on")


def begin_draft(home_id: UUID, from_on: date, *, by: Actor) -> Timetable:
    """Begin a version, with the cells of the one published last; a home has one draft at a time."""
    before = queries.latest(home_id)
    draft = Timetable(
        home_id=home_id, number=take_number(home_id, "timetable", 0), from_on=from_on, state=DRAFT
    )
    db.session.add(draft)
    flush()
    if before is not None:
        kept = {c.id for c in queries.classes_at(home_id, from_on)}
        offered = {p.id for p in queries.periods_of_home(home_id, from_on)}
        for cell in queries.raw_cells_of(before.id):
            if cell.class_id in kept and cell.period_id in offered:
                place = {name: getattr(cell, name) for name in ("class_id", "period_id", "weekday", *CELL)}
                db.session.add(TimetableCell(home_id=home_id, timetable_id=draft.id, **place))
        flush()
    _tell_version(Event.TIMETABLE_BEGUN, draft, by=by)
    return draft


def move_draft(draft: Timetable, from_on: date, *, by: Actor) -> None:
    """Let a draft run from another day. Raises Refused for a version that is published."""
    ensure_draft(draft)
    if draft.from_on != from_on:
        draft.from_on = from_on
        flush()
        _tell_version(Event.TIMETABLE_MOVED, draft, by=by, day=from_on.isoformat())


def discard_draft(draft: Timetable, *, by: Actor) -> None:
    """Throw a draft away, its cells with it; its number is not given again. Raises Refused for a published one."""
    ensure_draft(draft)
    draft.state = DISCARDED
    db.session.execute(sa.delete(TimetableCell).where(TimetableCell.timetable_id == draft.id))
    flush()
    _tell_version(Event.TIMETABLE_DISCARDED, draft, by=by)


def ensure_draft(timetable: Timetable) -> None:
    """Refuse to change a version that is published: a new one supersedes it. Raises Refused."""
    if timetable.state != DRAFT:
        raise Refused(
            _(
                "Version %(number)s is published and stays as it is. Begin a new version.",
                number=timetable.number,
            )
        )


def lay_cell(
    draft: Timetable, school_class: SchoolClass, period: SchoolPeriod, weekday: int, *, by: Actor,
    cell: TimetableCell | None, subject_id: UUID | None, teacher_id: UUID | None, room_id: UUID | None,
) -> None:  # fmt: skip
    """Lay what a class has in one period of one weekday; without a subject the place is free again.

    A clash may stand in a draft: it is shown, and holds back the publishing. Raises Refused for a published version,
    a break, or a subject without its teacher.
    """
    ensure_draft(draft)
    if period.is_break:
        raise Refused(_("This is a break. Choose another period."))
    if subject_id is None:
        if cell is not None:
            db.session.delete(cell)
    elif teacher_id is None:
        raise Refused(_("Choose who teaches it."), field="teacher_id")
    elif cell is None:
        place = {"class_id": school_class.id, "period_id": period.id, "weekday": weekday}
        told = {"subject_id": subject_id, "teacher_id": teacher_id, "room_id": room_id}
        db.session.add(TimetableCell(home_id=draft.home_id, timetable_id=draft.id, **place, **told))
    else:
        cell.subject_id, cell.teacher_id, cell.room_id = subject_id, teacher_id, room_id
    flush()
    about = {"class": school_class.name, "period": period.name, "weekday": weekday}
    _tell_version(Event.TIMETABLE_LAID, draft, by=by, **about)


def faults_of(
    timetable: Timetable, cells: Sequence[CellRow], *, taken: Taken, only: str | None = None
) -> tuple[Fault, ...]:
    """Answer what is wrong with a version's cells, beside what stays booked when it is published."""
    kept = rules.without(taken.bookings, {c.class_id for c in cells})
    return rules.faults_of(
        cells, from_on=timetable.from_on, standing=kept, hours=taken.hours, rolls=taken.groups, only=only
    )


def publish(draft: Timetable, *, taken: Taken, by: Actor) -> tuple[Teaching, ...]:
    """Publish a draft: from its day on its lessons are the week's, and what they replace ends the day before.

    `taken` is what the house says is taken from that day on. Answers the lessons. Raises Refused for a day gone by,
    marked or taken by a later version, for an empty version, and while a clash stands.
    """
    ensure_draft(draft)
    home_id, from_on, cells = draft.home_id, draft.from_on, queries.cells_of(draft.id)
    before = queries.latest(home_id)
    rules.ensure_publishable(
        faults_of(draft, cells, taken=taken), from_on=from_on, today=clock.today(),
        marked_until=queries.marked_until(home_id), latest=before.from_on if before else None, cells=len(cells),
    )  # fmt: skip
    _end(queries.replaced_by(home_id, {c.class_id for c in cells}, from_on), from_on)
    if before is not None:
        before.to_on = _day_before(from_on)
    made = tuple(_lesson(draft, lesson) for lesson in rules.lessons_of(cells))
    db.session.add_all(made)
    draft.state, draft.published_at, draft.published_by = PUBLISHED, clock.now(), by.user_id
    flush()
    _tell_version(Event.TIMETABLE_PUBLISHED, draft, by=by, day=from_on.isoformat(), many=len(cells))
    return made


def _end(replaced: Sequence[Teaching], from_on: date) -> None:
    """End these periods the day before; one that had not begun, and the covers after that day, are taken away."""
    ids = [t.id for t in replaced]
    db.session.execute(sa.delete(Cover).where(Cover.teaching_id.in_(ids), Cover.day >= from_on))
    for teaching in replaced:
        if teaching.from_on >= from_on:
            db.session.delete(teaching)
        else:
            teaching.to_on = _day_before(from_on)


def _lesson(timetable: Timetable, lesson: rules.WeekLesson) -> Teaching:
    return Teaching(
        home_id=timetable.home_id, timetable_id=timetable.id, class_id=lesson.class_id, subject_id=lesson.subject_id,
        teacher_id=lesson.teacher_id, period_id=lesson.period_id, room_id=lesson.room_id, room=lesson.room,
        weekdays=lesson.weekdays, starts_at=lesson.starts_at, ends_at=lesson.ends_at, from_on=timetable.from_on,
    )  # fmt: skip


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def _tell_version(event: Event, timetable: Timetable, *, by: Actor, **details: Any) -> None:
    about = ("timetable", timetable.id, None)
    _tell(event, timetable.home_id, about, by=by, number=timetable.number, **details)


def _tell(event: Event, home_id: UUID, subject: tuple[str, UUID, None], *, by: Actor, **details: Any) -> None:
    audit.record(event, by=by, home=home_id, subject=subject, details=details)
