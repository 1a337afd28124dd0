"""The question of the attendance register: every child of the school, each day of the period, in one statement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.sql.elements import Null

from education.models import AttendanceCorrection, AttendanceMark, AttendanceSheet, Enrolment, Teaching
from education.rules import DayMark, Folded, fold_day, weekday_bit
from foundation import golive
from foundation.db import UtcDateTime, db, kept_alias
from homes.models import Holiday
from residents.models import CaseFile, Child

MARK, TAUGHT, HOLIDAY, NOBODY = "mark", "taught", "holiday", "nobody"


@dataclass
class ChildMonth:
    """One child's line while it is gathered: her marks by day, and the spans in which classes were expected."""

    id: UUID
    code: str
    name: str
    name_local: str
    marks: dict[date, list[DayMark]] = field(default_factory=dict)
    taught: list[tuple[int, date, date]] = field(default_factory=list)

    def expects(self, day: date, holidays: set[date]) -> bool:
        """Answer whether a class of hers stood on the timetable of `day`."""
        bit = weekday_bit(day)
        return day not in holidays and any(
            bits & bit and first <= day <= last for bits, first, last in self.taught
        )


@dataclass(frozen=True)
class RegisterLine:
    """One child's line: who she is and each day's one mark."""

    id: UUID
    code: str
    name: str
    name_local: str
    days: tuple[Folded, ...]


def month_of(
    home_id: UUID, days: Sequence[date], *, today: date, after: str | None = None, limit: int | None = None,
    find: str | None = None, only: str | None = None,
) -> list[RegisterLine]:  # fmt: skip
    """Answer the lines of the children enrolled on any of `days`, by code after `after`; one statement.

    `find` is part of a code or name; `only` in {late, corrected, gaps} keeps the children with such a day.
    """
    first, last = days[0], days[-1]
    persons = _persons(home_id, first, last, after=after, limit=None if only else limit, find=find)
    rows = db.session.execute(_everything(home_id, first, last, persons))
    found: dict[UUID, ChildMonth] = {}
    holidays: set[date] = set()
    for row in rows:
        _gather(row, found, holidays)
    until = min(today, last)
    lines = [_line(child, days, holidays, until) for child in sorted(found.values(), key=lambda c: c.code)]
    kept = [line for line in lines if _is_wanted(line, only)]
    return kept[:limit] if limit else kept


def _persons(
    home_id: UUID, first: date, last: date, *, after: str | None, limit: int | None, find: str | None
) -> Any:
    enrolled = sa.select(Enrolment.case_file_id).where(
        Enrolment.home_id == home_id,
        Enrolment.from_on <= last,
        sa.or_(Enrolment.to_on.is_(None), Enrolment.to_on >= first),
    )
    asked = (
        sa.select(CaseFile.id, CaseFile.code, Child.name, Child.name_local)
        .join(Child, Child.id == CaseFile.child_id)
        .where(CaseFile.home_id == home_id, CaseFile.id.in_(enrolled))
        .order_by(CaseFile.code)
        .limit(limit)
    )
    if after:
        asked = asked.where(CaseFile.code > after)
    if find:
        like = f"%{find.replace('%', '').replace('_', '')}%"
        asked = asked.where(sa.or_(*(c.ilike(like) for c in (CaseFile.code, Child.name, Child.name_local))))
    return asked.cte("persons")


def _everything(home_id: UUID, first: date, last: date, persons: Any) -> Any:
    """Answer one statement of four kinds of row: a child, her marks, when she is taught, the home's holidays."""
    p = persons.c
    who = (p.id, p.code, p.name, p.name_local)
    nobody = (sa.null(), sa.literal(""), sa.literal(""), sa.literal(""))
    marks = _marks(home_id, first, last, persons, who)
    span = sa.and_(
        Enrolment.case_file_id == p.id,
        Enrolment.from_on <= last,
        sa.or_(Enrolment.to_on.is_(None), Enrolment.to_on >= first),
    )
    begins = sa.case((Teaching.from_on > Enrolment.from_on, Teaching.from_on), else_=Enrolment.from_on)
    ends = sa.case(
        (Teaching.to_on.is_(None), Enrolment.to_on),
        (Enrolment.to_on.is_(None), Teaching.to_on),
        (Teaching.to_on < Enrolment.to_on, Teaching.to_on),
        else_=Enrolment.to_on,
    )
    taught = (
        sa.select(*_row(TAUGHT, who, day=begins, until=ends, weekdays=Teaching.weekdays))
        .select_from(persons)
        .join(Enrolment, span)
        .join(Teaching, Teaching.class_id == Enrolment.class_id)
    )
    holidays = sa.select(*_row(HOLIDAY, nobody, day=Holiday.day)).where(
        Holiday.home_id == home_id, Holiday.day.between(first, last)
    )
    alone = sa.select(*_row(NOBODY, who)).select_from(persons)
    every = sa.union_all(marks, taught, holidays, alone).subquery()
    return sa.select(*every.c).order_by(every.c.code, every.c.day, every.c.period)


def _marks(home_id: UUID, first: date, last: date, persons: Any, who: Any) -> Any:
    earlier = kept_alias(AttendanceCorrection, "education.register.marks")
    sheet, mark, kept = AttendanceSheet, AttendanceMark, AttendanceCorrection
    sheets = sa.and_(
        sheet.class_id == Enrolment.class_id,
        sheet.day.between(first, last),
        sheet.day >= Enrolment.from_on,
        sa.or_(Enrolment.to_on.is_(None), sheet.day <= Enrolment.to_on),
    )
    before = sa.select(sa.literal(1)).where(
        earlier.sheet_id == kept.sheet_id, earlier.case_file_id == kept.case_file_id, earlier.id < kept.id
    )
    oldest = sa.and_(kept.sheet_id == sheet.id, kept.case_file_id == persons.c.id, ~before.exists())
    return (
        sa.select(
            *_row(
                MARK, who, day=sheet.day, period=sheet.period, state=sheet.state, is_late=sheet.is_late,
                marked_at=sheet.marked_at, mark=mark.mark, reason=mark.reason, old_mark=kept.old_mark,
                old_reason=kept.old_reason,
            )
        )
        .select_from(persons)
        .join(Enrolment, Enrolment.case_file_id == persons.c.id)
        .join(sheet, sheets)
        .outerjoin(mark, sa.and_(mark.sheet_id == sheet.id, mark.case_file_id == persons.c.id))
        .outerjoin(kept, oldest)
    )  # fmt: skip


def _row(kind: str, who: Iterable[Any], **told: Any) -> list[Any]:
    """Answer the columns of one kind of row; what it does not tell is an empty value of the right type."""
    words = ("period", "state", "mark", "reason", "old_mark", "old_reason")
    types = {
        "day": sa.Date(), "until": sa.Date(), "weekdays": sa.SmallInteger(), "is_late": sa.Boolean(),
        "marked_at": UtcDateTime(), **dict.fromkeys(words, sa.String()),
    }  # fmt: skip
    identity = [
        sa.type_coerce(c, t).label(n) if not isinstance(c, Null) else sa.cast(c, t).label(n)
        for c, t, n in zip(
            who,
            (sa.Uuid(), sa.String(), sa.String(), sa.String()),
            ("id", "code", "name", "name_local"),
            strict=True,
        )
    ]
    rest = [
        (sa.type_coerce(told[n], t) if n in told else sa.cast(sa.null(), t)).label(n)
        for n, t in types.items()
    ]
    return [sa.literal(kind).label("kind"), *identity, *rest]


def _gather(row: Any, found: dict[UUID, ChildMonth], holidays: set[date]) -> None:
    if row.kind == HOLIDAY:
        holidays.add(row.day)
        return
    child = found.setdefault(row.id, ChildMonth(row.id, row.code, row.name, row.name_local))
    if row.kind == TAUGHT:
        child.taught.append((row.weekdays, row.day, row.until or date.max))
    elif row.kind == MARK:
        mark = DayMark(
            row.state, row.mark, row.reason or "", bool(row.is_late), row.old_mark, row.old_reason or "",
            is_go_live=row.marked_at is not None and golive.covers(row.day, row.marked_at),
        )  # fmt: skip
        child.marks.setdefault(row.day, []).append(mark)


def _line(child: ChildMonth, days: Sequence[date], holidays: set[date], until: date) -> RegisterLine:
    folded = tuple(
        fold_day(child.marks.get(day, ()), is_expected=day > until or child.expects(day, holidays))
        for day in days
    )
    return RegisterLine(child.id, child.code, child.name, child.name_local, folded)


def _is_wanted(line: RegisterLine, only: str | None) -> bool:
    if only == "late":
        return any(day.is_late for day in line.days)
    if only == "corrected":
        return any(day.struck for day in line.days)
    return only != "gaps" or any(day.letter == "" for day in line.days)
