"""What the school room tells of a child's learning: schools outside, slips, levels."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from accounts.models import User
from education.choices.learning import AREAS, OCCASIONS, STEPS
from education.models import AttendanceMark, AttendanceSheet, LearningLevel, OutsideSchool, SchoolSlip
from education.rules import PRESENT
from foundation import clock
from foundation.db import db, kept_alias
from foundation.feature import EvidenceLine, TimelineEntry, Window
from foundation.languages import _, _l
from foundation.names import spoken
from foundation.rolls import HELD
from residents.models import CaseFile, Correction, Placement


@dataclass(frozen=True)
class LearningPanel:
    """The panel *Learning* of a child's page: her school outside, its last slip, the newest step of each area."""

    school: str
    class_name: str
    month: date | None
    days_open: int
    days_present: int
    levels: tuple[tuple[str, str, date], ...]


def learning_panel_of(case_file_id: UUID) -> LearningPanel:
    """Answer the panel of one child; one statement of three kinds of row."""
    newer = kept_alias(LearningLevel, "learning.learning_panel_of")
    o, s, level = OutsideSchool, SchoolSlip, LearningLevel
    later = sa.select(sa.literal(1)).where(
        newer.case_file_id == level.case_file_id, newer.area == level.area, newer.seen_on > level.seen_on
    )
    schools = sa.select(
        sa.literal("school").label("kind"), o.school.label("words"), o.class_name.label("more"),
        sa.literal(0).label("n"), sa.literal(0).label("many"), o.from_on.label("day"),
    ).where(o.case_file_id == case_file_id, o.to_on.is_(None))  # fmt: skip
    slips = (
        sa.select(sa.literal("slip"), sa.literal(""), sa.literal(""), s.days_present, s.days_open, s.month)
        .join(o, o.id == s.outside_id)
        .where(s.case_file_id == case_file_id, o.to_on.is_(None))
    )
    levels = sa.select(
        sa.literal("level"), level.area, sa.literal(""), level.step, sa.literal(0), level.seen_on
    ).where(level.case_file_id == case_file_id, ~later.exists())
    every = sa.union_all(schools, slips, levels).subquery()
    rows = db.session.execute(sa.select(*every.c).order_by(every.c.day.desc())).all()
    school = next((r for r in rows if r.kind == "school"), None)
    slip = next((r for r in rows if r.kind == "slip"), None)
    found = {
        r.words: (str(AREAS[r.words]), step_words(r.words, r.n), r.day) for r in rows if r.kind == "level"
    }
    return LearningPanel(
        school.words if school else "", school.more if school else "", slip.day if slip else None,
        slip.many if slip else 0, slip.n if slip else 0, tuple(found[a] for a in AREAS if a in found),
    )  # fmt: skip


def step_words(area: str, step: int) -> str:
    """Answer a step of an area in words."""
    return str(STEPS[area][step])


def chronology_of_learning(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer schools outside begun and left, and levels, latest first; one statement."""
    o, level = OutsideSchool, LearningLevel
    begun = sa.select(
        sa.literal("begun").label("kind"), o.school.label("words"), o.class_name.label("more"),
        sa.literal(0).label("n"), o.from_on.label("day"), sa.cast(sa.null(), sa.String).label("who"),
    ).where(o.case_file_id == case_file_id)  # fmt: skip
    left = sa.select(sa.literal("left"), o.school, o.why_ended, sa.literal(0), o.to_on, sa.null()).where(
        o.case_file_id == case_file_id, o.to_on.is_not(None)
    )
    levels = (
        sa.select(sa.literal("level"), level.area, level.words, level.step, level.seen_on, spoken(User))
        .outerjoin(User, User.id == level.written_by)
        .where(level.case_file_id == case_file_id)
    )
    every = sa.union_all(begun, left, levels).subquery()
    return window.cut(_entry(row) for row in db.session.execute(sa.select(*every.c)))


DEEDS: dict[str, Any] = {
    "begun": _l("Goes to a school outside"), "left": _l("Left the school outside"), "level": _l("What she can do"),
}  # fmt: skip


def _entry(row: Any) -> TimelineEntry:
    at = datetime.combine(row.day, time(), tzinfo=ZoneInfo(clock.zone_here())).astimezone(UTC)
    text = f"{AREAS[row.words]}: {step_words(row.words, row.n)}" if row.kind == "level" else row.words
    if row.more:
        text = f"{text} · {row.more}"
    return TimelineEntry(happened_at=at, deed=DEEDS[row.kind], text=text, by=row.who or "")


def evidence_of(case_file_id: UUID, since: date, until: date) -> list[EvidenceLine]:
    """Answer what a period shows: days in class, days at the school outside, each level; one statement."""
    sheet, mark, s, level = AttendanceSheet, AttendanceMark, SchoolSlip, LearningLevel
    day = (
        sa.select(
            sheet.day.label("day"), sa.func.max(sa.case((mark.mark == PRESENT, 1), else_=0)).label("here")
        )
        .join(sheet, sheet.id == mark.sheet_id)
        .where(mark.case_file_id == case_file_id, sheet.state == HELD, sheet.day.between(since, until))
        .group_by(sheet.day)
        .subquery()
    )
    days = sa.select(
        sa.literal("days").label("kind"), sa.literal("").label("area"),
        sa.func.coalesce(sa.func.sum(day.c.here), 0).label("n"), sa.func.count().label("many"),
        sa.cast(sa.null(), sa.Date).label("day"),
    ).select_from(day)  # fmt: skip
    slips = sa.select(
        sa.literal("slip"), sa.literal(""), sa.func.coalesce(sa.func.sum(s.days_present), 0),
        sa.func.coalesce(sa.func.sum(s.days_open), 0), sa.cast(sa.null(), sa.Date),
    ).where(s.case_file_id == case_file_id, s.month.between(since.replace(day=1), until))  # fmt: skip
    levels = sa.select(sa.literal("level"), level.area, level.step, sa.literal(1), level.seen_on).where(
        level.case_file_id == case_file_id, level.seen_on.between(since, until)
    )
    every = sa.union_all(days, slips, levels).subquery()
    rows = db.session.execute(sa.select(*every.c).where(every.c.many > 0).order_by(every.c.day)).all()
    return [EvidenceLine(_evidence(row), row.day) for row in rows]


def _evidence(row: Any) -> str:
    if row.kind == "days":
        return _("Days in class: %(n)s of %(many)s", n=row.n, many=row.many)
    if row.kind == "slip":
        return _("At the school outside on %(n)s of %(many)s days", n=row.n, many=row.many)
    return _("%(area)s: %(step)s", area=AREAS[row.area], step=step_words(row.area, row.n))


@dataclass(frozen=True)
class Struck:
    """An earlier value of a slip or level: what stood, what came, why, who and when."""

    field: str
    old: str
    new: str
    why: str
    who: str
    at: datetime


@dataclass(frozen=True)
class Learning:
    """A child's learning as its page shows it: her schools with their slips, her levels, what was struck out."""

    came_on: date
    schools: tuple[OutsideSchool, ...]
    slips: dict[UUID, tuple[SchoolSlip, ...]]
    levels: tuple[tuple[LearningLevel, str], ...]
    struck: dict[UUID, tuple[Struck, ...]]


def learning_of(case_file_id: UUID) -> Learning:
    """Answer all of a child's learning: five statements, however much is written."""
    o, s, level, c = OutsideSchool, SchoolSlip, LearningLevel, Correction
    schools = db.session.scalars(
        sa.select(o).where(o.case_file_id == case_file_id).order_by(o.from_on.desc())
    ).all()
    slips: dict[UUID, tuple[SchoolSlip, ...]] = {}
    for slip in db.session.scalars(
        sa.select(s).where(s.case_file_id == case_file_id).order_by(s.month.desc())
    ):
        slips[slip.outside_id] = (*slips.get(slip.outside_id, ()), slip)
    levels = db.session.execute(
        sa.select(level, spoken(User).label("by"))
        .outerjoin(User, User.id == level.written_by)
        .where(level.case_file_id == case_file_id)
        .order_by(level.seen_on.desc(), level.area)
    )
    struck: dict[UUID, tuple[Struck, ...]] = {}
    tables = (o.__tablename__, s.__tablename__, level.__tablename__)
    asked = (
        sa.select(c).where(c.case_file_id == case_file_id, c.subject_table.in_(tables)).order_by(c.at, c.id)
    )
    for kept in db.session.scalars(asked):
        one = Struck(kept.field, kept.old_text, kept.new_text, kept.reason, kept.by_name, kept.at)
        struck[kept.subject_id] = (*struck.get(kept.subject_id, ()), one)
    return Learning(
        came_on(case_file_id), tuple(schools), slips, tuple((one, by or "") for one, by in levels), struck
    )


def came_on(case_file_id: UUID) -> date:
    """Answer the day on which a child's first stay began, in the home's zone."""
    first = db.session.scalar(
        sa.select(sa.func.min(Placement.started_at)).where(Placement.case_file_id == case_file_id)
    )
    return clock.local(first).date() if first else clock.today()


def outside_by_id(outside_id: UUID) -> OutsideSchool | None:
    """Answer a child's school outside."""
    return db.session.scalar(sa.select(OutsideSchool).where(OutsideSchool.id == outside_id))


def slip_by_id(slip_id: UUID) -> SchoolSlip | None:
    """Answer a slip."""
    return db.session.scalar(sa.select(SchoolSlip).where(SchoolSlip.id == slip_id))


def level_by_id(level_id: UUID) -> LearningLevel | None:
    """Answer a level."""
    return db.session.scalar(sa.select(LearningLevel).where(LearningLevel.id == level_id))


def file_of(case_file_id: UUID) -> CaseFile:
    """Answer the file that a verb writes in."""
    return db.session.scalars(sa.select(CaseFile).where(CaseFile.id == case_file_id)).one()


def occasion_words(occasion: str) -> str:
    """Answer when a level was looked at, in words."""
    return str(OCCASIONS[occasion])
