"""Where a child is when she is not here: her leaves, searches, transfers, and who of a home is away on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from accounts.models import User
from foundation import clock, formatting
from foundation.db import db, kept_alias
from foundation.feature import Absence
from foundation.languages import _, current
from foundation.names import spoken
from homes.models import Home
from residents.models import Away, Death, HandedFile, Missing, MissingEffort, Transfer


@dataclass(frozen=True)
class AwayLine:
    """A leave or days in hospital, with who wrote them."""

    away: Away
    writer: str
    return_writer: str


def away_of(case_file_id: UUID) -> list[AwayLine]:
    """Answer a child's leaves and days in hospital, the newest first. One statement."""
    back = kept_alias(User, "movement.away_of")
    asked = (
        sa.select(Away, sa.func.coalesce(spoken(User), ""), sa.func.coalesce(spoken(back), ""))
        .outerjoin(User, User.id == Away.written_by)
        .outerjoin(back, back.id == Away.return_written_by)
        .where(Away.case_file_id == case_file_id)
        .order_by(Away.from_at.desc(), Away.id.desc())
    )
    return [AwayLine(*row) for row in db.session.execute(asked)]


@dataclass(frozen=True)
class SearchLine:
    """A search with its steps, oldest first."""

    missing: Missing
    writer: str
    efforts: tuple[tuple[datetime, str, str], ...]

    @property
    def is_open(self) -> bool:
        """Answer whether she is searched for."""
        return self.missing.found_at is None and self.missing.lapsed_at is None


def searches_of(case_file_id: UUID) -> list[SearchLine]:
    """Answer the searches for a child, the newest first. Two statements."""
    steps: dict[UUID, list[tuple[datetime, str, str]]] = {}
    asked = (
        sa.select(
            MissingEffort.missing_id,
            MissingEffort.at,
            MissingEffort.words,
            sa.func.coalesce(spoken(User), ""),
        )
        .outerjoin(User, User.id == MissingEffort.written_by)
        .where(MissingEffort.case_file_id == case_file_id)
        .order_by(MissingEffort.at, MissingEffort.id)
    )
    for missing_id, at, words, by in db.session.execute(asked):
        steps.setdefault(missing_id, []).append((at, words, by))
    found = (
        sa.select(Missing, sa.func.coalesce(spoken(User), ""))
        .outerjoin(User, User.id == Missing.written_by)
        .where(Missing.case_file_id == case_file_id)
        .order_by(Missing.noticed_at.desc(), Missing.id.desc())
    )
    return [SearchLine(row, by, tuple(steps.get(row.id, ()))) for row, by in db.session.execute(found)]


def transfers_of(case_file_id: UUID) -> list[tuple[Transfer, str | None]]:
    """Answer a child's transfers from here and the code of our home where she went, newest first."""
    asked = (
        sa.select(Transfer, Home.code)
        .outerjoin(Home, Home.id == Transfer.to_home_id)
        .where(Transfer.case_file_id == case_file_id)
        .order_by(Transfer.effective_at.desc())
    )
    return [(row, name) for row, name in db.session.execute(asked)]


def handed_to_us(case_file_id: UUID) -> list[HandedFile]:
    """Answer the doors to files that other homes handed over with this child, newest first."""
    asked = sa.select(HandedFile).where(HandedFile.case_file_id == case_file_id)
    return list(db.session.scalars(asked.order_by(HandedFile.handed_at.desc())))


def handed(handed_id: UUID) -> HandedFile:
    """Answer one door."""
    return db.session.scalars(sa.select(HandedFile).where(HandedFile.id == handed_id)).one()


def death_of(case_file_id: UUID) -> Death | None:
    """Answer what is written of a child's death."""
    return db.session.scalars(sa.select(Death).where(Death.case_file_id == case_file_id)).one_or_none()


def home_under(code: str) -> UUID | None:
    """Answer the id of our home that has this code, however it was typed, or None."""
    return db.session.scalar(sa.select(Home.id).where(Home.code == code.strip().upper()))


def absences(home_id: UUID, day: date) -> Mapping[UUID, Absence]:
    """Answer who of a home is on leave, in hospital or missing on a day, for every room. Two statements."""
    zone = ZoneInfo(clock.zone_here())
    first = datetime.combine(day, time(), zone)
    last = datetime.combine(day, time(23, 59, 59), zone)
    known: dict[UUID, Absence] = {}
    for away in db.session.execute(_away_on(home_id, first, last)):
        known[away.case_file_id] = Absence(away.kind, _away_words(away))
    for missing in db.session.execute(_missing_on(home_id, first, last)):
        known[missing.case_file_id] = Absence("missing", _("Missing"))
    return known


def _away_on(home_id: UUID, first: datetime, last: datetime) -> Any:
    return sa.select(Away.case_file_id, Away.kind, Away.due_at).where(
        Away.home_id == home_id, Away.struck_at.is_(None), Away.from_at <= last,
        sa.or_(Away.returned_at.is_(None), Away.returned_at >= first),
    )  # fmt: skip


def _missing_on(home_id: UUID, first: datetime, last: datetime) -> Any:
    return sa.select(Missing.case_file_id).where(
        Missing.home_id == home_id, Missing.noticed_at <= last,
        sa.or_(Missing.found_at.is_(None), Missing.found_at >= first),
        sa.or_(Missing.lapsed_at.is_(None), Missing.lapsed_at >= first),
    )  # fmt: skip


def _away_words(away: Any) -> str:
    if away.kind == "hospital":
        return _("In hospital")
    until = formatting.format_day_bare(away.due_at, current(), clock.zone_here())
    return _("On leave till %(day)s", day=until)
