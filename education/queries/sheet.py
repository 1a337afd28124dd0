"""The questions of the attendance sheet: whose class, who is on it, and what was saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from education.models import (
    AttendanceCorrection,
    AttendanceMark,
    AttendanceSheet,
    Cover,
    Enrolment,
    SchoolClass,
    Subject,
    Teaching,
)
from education.names import call_name, said_in
from education.queries.enrolled import bounds_of, has_stay, is_enrolled
from education.rules import Lesson
from foundation.db import UtcDateTime, db, kept_alias, kept_aliases
from foundation.feature import Absence
from foundation.names import spoken
from foundation.rolls import NOT_HELD, Written
from homes.models import Holiday
from residents.models import CaseFile, Child


@dataclass(frozen=True)
class Corrected:
    """An earlier mark of a line: what stood, what came, why, who and when."""

    old: Written
    new: Written
    why: str
    who: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class SheetLine:
    """One child on the sheet: her name as called, what is saved, where she is known to be."""

    id: UUID
    serial: int
    code: str
    name: str
    lang: str | None = None
    saved: Written | None = None
    known: Absence | None = None
    corrections: tuple[Corrected, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet as its page needs it; `record` is the saved sheet, None before the first saving."""

    class_id: UUID
    home_id: UUID
    class_name: str
    class_name_plain: str
    subject: str | None
    room: str
    teacher: str | None
    teacher_id: UUID | None
    cover_for: str
    teaching_id: UUID | None
    day: date
    begins: time | None
    ends: time | None
    lesson: Lesson
    holiday: str | None
    record: AttendanceSheet | None
    marked_by: str | None
    lines: tuple[SheetLine, ...] = field(default=())

    @property
    def slot(self) -> str:
        """Answer the sheet's own key within its class and day: the period's id, or empty for the whole day."""
        return str(self.teaching_id) if self.teaching_id else ""

    @property
    def period(self) -> str:
        """Answer the hours as they are written on the sheet: `10:40–11:20`; empty for the whole day."""
        return f"{self.begins:%H:%M}–{self.ends:%H:%M}" if self.begins and self.ends else ""

    @property
    def version(self) -> int:
        """Answer the saved version; 0 before the first saving."""
        return self.record.version if self.record else 0

    @property
    def is_not_held(self) -> bool:
        """Answer whether it was written that the class did not happen."""
        return bool(self.record and self.record.state == NOT_HELD)


def sheet_of(
    class_id: UUID, day: date, teaching_id: UUID | None, *, absences: Mapping[UUID, Absence], named: Any
) -> Sheet | None:
    """Answer the sheet of a class on a day, with its children; None when there is no such class or period.

    `named` is the SQL condition (of CaseFile.id) under which the reader may see a name; else the code stands there.
    Asked by the sheet's page and by its saving: one statement for the head, one for the lines (their names and
    saved marks with them), one for what was corrected if anything was saved.
    """
    slot = str(teaching_id) if teaching_id else ""
    place = {"class_id": class_id, "teaching_id": teaching_id, "day": day, "slot": slot}
    head = db.session.execute(_head(), place).one_or_none()
    if head is None or (teaching_id and head.Teaching is None):
        return None
    school_class, teaching, record = head.SchoolClass, head.Teaching, head.AttendanceSheet
    name, _lang = said_in(school_class.name, school_class.name_local)
    subject = said_in(head.subject, head.subject_local)[0] if teaching else None
    return Sheet(
        class_id=class_id,
        home_id=school_class.home_id,
        class_name=name,
        class_name_plain=school_class.name,
        subject=subject,
        room=(teaching.room if teaching else "") or school_class.room,
        teacher=head.teacher if teaching else None,
        teacher_id=head.taken_by if teaching else None,
        cover_for=head.regular if teaching and head.taken_by != teaching.teacher_id else "",
        teaching_id=teaching_id,
        day=day,
        begins=teaching.starts_at if teaching else None,
        ends=teaching.ends_at if teaching else None,
        lesson=lesson_of(school_class, teaching),
        holiday=head.holiday,
        record=record,
        marked_by=head.marked_by,
        lines=_lines(class_id, day, record, absences, named),
    )


def lesson_of(school_class: SchoolClass, teaching: Teaching | None) -> Lesson:
    """Answer the dates and hours that the rules ask about."""
    if teaching is None:
        return Lesson(school_class.starts_on, school_class.ends_on)
    return Lesson(
        school_class.starts_on,
        school_class.ends_on,
        teaching.weekdays,
        teaching.from_on,
        teaching.to_on,
        teaching.starts_at,
        teaching.ends_at,
    )


@cache
def _head() -> Any:
    """The head's statement, put together once; a sheet is the page most often opened."""
    teacher, marker, regular = kept_aliases("sheet.head", User, User, User)
    sheet = AttendanceSheet
    class_id, teaching_id = (
        sa.bindparam("class_id", type_=sa.Uuid()),
        sa.bindparam("teaching_id", type_=sa.Uuid()),
    )
    day, slot = sa.bindparam("day", type_=sa.Date()), sa.bindparam("slot", type_=sa.String())
    of_period = sa.and_(Teaching.id == teaching_id, Teaching.class_id == SchoolClass.id)
    place = sa.and_(sheet.class_id == SchoolClass.id, sheet.day == day, sheet.slot == slot)
    taken_by = sa.func.coalesce(Cover.teacher_id, Teaching.teacher_id)
    return (
        sa.select(
            SchoolClass,
            Teaching,
            sheet,
            Subject.name.label("subject"),
            Subject.name_local.label("subject_local"),
            spoken(teacher).label("teacher"),
            spoken(marker).label("marked_by"),
            taken_by.label("taken_by"),
            spoken(regular).label("regular"),
            Holiday.name.label("holiday"),
        )
        .select_from(SchoolClass)
        .outerjoin(Teaching, of_period)
        .outerjoin(Subject, Subject.id == Teaching.subject_id)
        .outerjoin(Cover, sa.and_(Cover.teaching_id == Teaching.id, Cover.day == day))
        .outerjoin(teacher, teacher.id == taken_by)
        .outerjoin(regular, regular.id == Teaching.teacher_id)
        .outerjoin(sheet, place)
        .outerjoin(marker, marker.id == sheet.marked_by)
        .outerjoin(Holiday, sa.and_(Holiday.home_id == SchoolClass.home_id, Holiday.day == day))
        .where(SchoolClass.id == class_id)
    )


def _lines(
    class_id: UUID, day: date, record: AttendanceSheet | None, absences: Mapping[UUID, Absence], named: Any
) -> tuple[SheetLine, ...]:
    starts_at, ends_at = bounds_of(day, day)
    place = {
        "class_id": class_id,
        "sheet_id": record.id if record else None,
        "day": day,
        "starts_at": starts_at,
        "ends_at": ends_at,
    }
    rows = db.session.execute(_roll().add_columns(named.label("is_named")), place)
    history = _history(record) if record else {}
    found: dict[UUID, SheetLine] = {}
    for row in rows:
        if row.id in found:
            continue
        name, lang = call_name(row.name, row.name_local, row.code) if row.is_named else (row.code, None)
        found[row.id] = SheetLine(
            id=row.id,
            serial=len(found) + 1,
            code=row.code,
            name=name,
            lang=lang,
            saved=Written(row.id, row.mark, row.reason, row.words) if row.mark else None,
            known=absences.get(row.id),
            corrections=history.get(row.id, ()),
        )
    return tuple(found.values())


@cache
def _roll() -> Any:
    """The statement of the lines but for who may see a name, put together once."""
    mark, day = AttendanceMark, sa.bindparam("day", type_=sa.Date())
    class_id, sheet_id = sa.bindparam("class_id", type_=sa.Uuid()), sa.bindparam("sheet_id", type_=sa.Uuid())
    starts_at, ends_at = (
        sa.bindparam("starts_at", type_=UtcDateTime()),
        sa.bindparam("ends_at", type_=UtcDateTime()),
    )
    of_sheet = sa.and_(mark.case_file_id == Enrolment.case_file_id, mark.sheet_id == sheet_id)
    here = sa.and_(is_enrolled(day), has_stay(starts_at, ends_at))
    return (
        sa.select(
            CaseFile.id,
            CaseFile.code,
            Child.name,
            Child.name_local,
            mark.mark,
            mark.reason,
            mark.words,
        )
        .select_from(Enrolment)
        .join(CaseFile, CaseFile.id == Enrolment.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(mark, of_sheet)
        .where(Enrolment.class_id == class_id, sa.or_(here, mark.mark.is_not(None)))
        .order_by(Enrolment.roll_no.is_(None), Enrolment.roll_no, CaseFile.code)
    )


def _history(record: AttendanceSheet) -> dict[UUID, tuple[Corrected, ...]]:
    writer = kept_alias(User, "sheet.history")
    h = AttendanceCorrection
    rows = db.session.execute(
        sa.select(h, writer.name.label("who"))
        .outerjoin(writer, writer.id == h.corrected_by)
        .where(h.sheet_id == record.id)
        .order_by(h.corrected_at, h.id)
    )
    found: dict[UUID, tuple[Corrected, ...]] = {}
    for row in rows:
        kept = row.AttendanceCorrection
        old = Written(kept.case_file_id, kept.old_mark, kept.old_reason, kept.old_words)
        new = Written(kept.case_file_id, kept.new_mark, kept.new_reason, kept.new_words)
        each = Corrected(old, new, kept.why, row.who or "", kept.corrected_at)
        found[kept.case_file_id] = (*found.get(kept.case_file_id, ()), each)
    return found
