"""The questions of trades and their syllabi."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation.db import db
from vocational.models import Competency, Syllabus, SyllabusModule, Trade
from vocational.rules.syllabus import Content, Module, Skill


@dataclass(frozen=True)
class TradeLine:
    """A trade of a home with its newest version: level, modules, hours."""

    trade: Trade
    syllabus_id: UUID
    level: int
    modules: int
    hours: int


def trades_of(home_id: UUID) -> list[TradeLine]:
    """Answer the trades that a home took up, each with its newest version; one statement."""
    module = SyllabusModule
    rows = db.session.execute(
        sa.select(
            Trade, Syllabus.id, Syllabus.level, sa.func.count(module.id).label("modules"),
            sa.func.coalesce(sa.func.sum(module.hours), 0).label("hours"),
        )
        .join(Syllabus, sa.and_(Syllabus.trade_id == Trade.id, Syllabus.number == Trade.latest))
        .outerjoin(module, module.syllabus_id == Syllabus.id)
        .where(Trade.home_id == home_id)
        .group_by(Trade.id, Syllabus.id)
        .order_by(Trade.key)
    )  # fmt: skip
    return [TradeLine(row.Trade, row.id, row.level, row.modules, int(row.hours)) for row in rows]


def trade_by_id(trade_id: UUID) -> Trade | None:
    """Answer a trade."""
    return db.session.scalar(sa.select(Trade).where(Trade.id == trade_id))


@dataclass(frozen=True)
class Version:
    """One version of a syllabus with all that it says; `ids` are its competencies in order."""

    syllabus: Syllabus
    key: str
    content: Content
    ids: tuple[UUID, ...]


def version_of(trade_id: UUID, number: int | None = None) -> Version | None:
    """Answer a version of a trade's syllabus, by default the newest, None if there is none; one statement."""
    wanted = Syllabus.number == (Trade.latest if number is None else number)
    return _version(sa.and_(Trade.id == trade_id, wanted))


def version_by_id(syllabus_id: UUID) -> Version | None:
    """Answer a version of a syllabus; one statement."""
    return _version(Syllabus.id == syllabus_id)


def _version(condition: Any) -> Version | None:
    module, skill = SyllabusModule, Competency
    rows = db.session.execute(
        sa.select(Syllabus, Trade.key, module, skill)
        .join(Trade, Trade.id == Syllabus.trade_id)
        .join(module, module.syllabus_id == Syllabus.id)
        .join(skill, skill.module_id == module.id)
        .where(condition)
        .order_by(module.position, skill.position)
    ).all()
    if not rows:
        return None
    modules: dict[UUID, tuple[SyllabusModule, list[Skill]]] = {}
    for row in rows:
        told = modules.setdefault(row.SyllabusModule.id, (row.SyllabusModule, []))
        told[1].append(Skill(row.Competency.words, row.Competency.is_required))
    held = tuple(Module(m.name, m.hours, tuple(skills)) for m, skills in modules.values())
    first = rows[0].Syllabus
    content = Content(first.level, held, first.hours_needed)
    return Version(first, rows[0].key, content, tuple(row.Competency.id for row in rows))


def versions_of(trade_id: UUID) -> list[Syllabus]:
    """Answer the versions of a trade's syllabus, the newest first."""
    asked = sa.select(Syllabus).where(Syllabus.trade_id == trade_id).order_by(Syllabus.number.desc())
    return list(db.session.scalars(asked))
