"""What happened in a child's file, as the family floor knows it: admissions, beds, orders, corrections, exits."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import UtcDateTime, db
from foundation.feature import Window
from foundation.names import spoken
from homes.models import Bed
from residents.models import BedStay, CaseFile, Child, Correction, Placement, PlacementChange
from residents.queries.masks import Masks

NAME_FIELDS = ("name", "name_local", "name_kind")
IDENTITY_FIELDS = ("sex", "born_on", "age_years_stated", "age_stated_on", "age_stated_by", "marks")
FAMILY_FIELDS = ("father_name", "mother_name", "village")


@dataclass(frozen=True)
class Happening:
    """One thing that happened: its kind, up to three words that tell of it, why it was corrected, by whom."""

    at: datetime
    written_at: datetime
    kind: str
    first: str
    second: str
    third: str
    why: str
    by: str


def happenings(case_file_id: UUID, *, masks: Masks, window: Window) -> list[Happening]:
    """Answer what happened, newest first; what the reader may not see is left empty. One statement."""
    parts = sa.union_all(
        _arrivals(case_file_id, masks), _exits(case_file_id, masks), _beds(case_file_id),
        _orders(case_file_id, masks), _corrections(case_file_id, masks),
    ).subquery()  # fmt: skip
    asked = window.narrow(sa.select(parts), parts.c.at).order_by(parts.c.kind)
    return [Happening(**row) for row in db.session.execute(asked).mappings()]


def _part(
    source: Any,
    kind: str,
    at: Any,
    written_at: Any,
    words: tuple[Any, Any, Any],
    writer: Any,
    *,
    why: Any = "",
) -> Any:
    columns = [
        sa.cast(word, sa.String).label(name)
        for word, name in zip(words, ("first", "second", "third"), strict=True)
    ]
    return (
        sa.select(
            sa.type_coerce(at, UtcDateTime).label("at"), sa.type_coerce(written_at, UtcDateTime).label("written_at"),
            sa.literal(kind).label("kind"), *columns, sa.cast(why, sa.String).label("why"),
            sa.func.coalesce(spoken(User), "").label("by"),
        )
        .select_from(source)
        .join(CaseFile, CaseFile.id == source.case_file_id)
        .outerjoin(User, User.id == writer)
    )  # fmt: skip


def _if(condition: Any, column: Any) -> Any:
    return sa.case((condition, sa.cast(column, sa.String)), else_="")


def _arrivals(case_file_id: UUID, masks: Masks) -> sa.Select[Any]:
    words = (
        Placement.kind,
        _if(masks.orders, Placement.brought_by),
        _if(masks.orders, Placement.brought_by_text),
    )
    part = _part(
        Placement, "admitted", Placement.started_at, Placement.written_at, words, Placement.written_by
    )
    return part.where(Placement.case_file_id == case_file_id)


def _exits(case_file_id: UUID, masks: Masks) -> sa.Select[Any]:
    words = (
        Placement.exit_reason,
        _if(masks.orders, Placement.exit_order_no),
        _if(masks.family, Placement.handed_to),
    )
    part = _part(
        Placement, "left", Placement.ended_at, Placement.exit_written_at, words, Placement.exit_written_by
    )
    return part.where(Placement.case_file_id == case_file_id, Placement.ended_at.is_not(None))


def _beds(case_file_id: UUID) -> sa.Select[Any]:
    part = _part(BedStay, "bed", BedStay.from_at, BedStay.written_at, (Bed.label, "", ""), BedStay.written_by)
    return part.join(Bed, Bed.id == BedStay.bed_id).where(BedStay.case_file_id == case_file_id)


def _orders(case_file_id: UUID, masks: Masks) -> sa.Select[Any]:
    change = PlacementChange
    words = (change.kind, _if(masks.orders, change.order_no), "")
    part = _part(change, "order", change.happened_at, change.written_at, words, change.written_by)
    return part.where(change.case_file_id == case_file_id)


def _corrections(case_file_id: UUID, masks: Masks) -> sa.Select[Any]:
    about_child = Correction.subject_table == Child.__tablename__
    seen = sa.case(
        (sa.and_(about_child, Correction.field.in_(NAME_FIELDS)), _flag(masks.names)),
        (sa.and_(about_child, Correction.field.in_(IDENTITY_FIELDS)), _flag(masks.identity)),
        (sa.and_(about_child, Correction.field.in_(FAMILY_FIELDS)), _flag(masks.family)),
        (Correction.subject_table == Placement.__tablename__, _flag(masks.orders)),
        else_=0,
    )
    words = (Correction.field, _if(seen == 1, Correction.old_text), _if(seen == 1, Correction.new_text))
    part = _part(
        Correction, "corrected", Correction.at, Correction.at, words, Correction.by, why=Correction.reason
    )
    return part.where(Correction.case_file_id == case_file_id, seen == 1)


def _flag(condition: Any) -> Any:
    return sa.case((condition, 1), else_=0)
