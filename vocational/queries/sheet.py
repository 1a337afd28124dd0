"""The questions of a workshop day: whose batch, who is on the sheet, what was saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from accounts.models import User
from foundation import clock
from foundation.called import call_name
from foundation.db import db
from foundation.feature import Absence
from foundation.names import spoken
from foundation.rolls import NOT_HELD, Written
from homes.models import Holiday
from residents.models import CaseFile, Child, Placement
from vocational.models import Batch, BatchPlace, WorkshopMark, WorkshopSheet


@dataclass(frozen=True, kw_only=True)
class SheetLine:
    """One child on the sheet: how she is called, what is saved, where she is known to be."""

    id: UUID
    code: str
    name: str
    lang: str | None = None
    saved: Written | None = None
    known: Absence | None = None


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One day of a batch; `record` is the saved sheet, None before the first saving."""

    batch: Batch
    day: date
    holiday: str
    record: WorkshopSheet | None
    marked_by: str
    lines: tuple[SheetLine, ...]

    @property
    def version(self) -> int:
        """Answer the saved version; 0 before the first saving."""
        return self.record.version if self.record else 0

    @property
    def is_not_held(self) -> bool:
        """Answer whether it was written that the day was not held."""
        return bool(self.record and self.record.state == NOT_HELD)


def sheet_of(batch_id: UUID, day: date, *, absences: Mapping[UUID, Absence], named: Any) -> Sheet | None:
    """Answer the sheet of a batch on a day with its children; None when there is no such batch. Two statements."""
    sheet = WorkshopSheet
    head = db.session.execute(
        sa.select(Batch, sheet, spoken(User).label("marked_by"), Holiday.name.label("holiday"))
        .outerjoin(sheet, sa.and_(sheet.batch_id == Batch.id, sheet.day == day))
        .outerjoin(User, User.id == sheet.marked_by)
        .outerjoin(Holiday, sa.and_(Holiday.home_id == Batch.home_id, Holiday.day == day))
        .where(Batch.id == batch_id)
    ).one_or_none()
    if head is None:
        return None
    record = head.WorkshopSheet
    return Sheet(
        batch=head.Batch, day=day, holiday=head.holiday or "", record=record, marked_by=head.marked_by or "",
        lines=_lines(batch_id, day, record.id if record else None, absences, named),
    )  # fmt: skip


def _lines(
    batch_id: UUID, day: date, sheet_id: UUID | None, absences: Mapping[UUID, Absence], named: Any
) -> tuple[SheetLine, ...]:
    mark, place = WorkshopMark, BatchPlace
    zone = ZoneInfo(clock.zone_here())
    begins = datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)
    stays = (
        sa.select(sa.literal(1))
        .select_from(Placement)
        .where(
            Placement.case_file_id == place.case_file_id,
            Placement.started_at < begins + timedelta(days=1),
            sa.or_(Placement.ended_at.is_(None), Placement.ended_at >= begins),
        )
        .exists()
    )
    here = sa.and_(place.from_on <= day, sa.or_(place.to_on.is_(None), place.to_on >= day), stays)
    rows = db.session.execute(
        sa.select(
            CaseFile.id, CaseFile.code, Child.name, Child.name_local, mark.mark, mark.reason, mark.words,
            named.label("is_named"),
        )
        .select_from(place)
        .join(CaseFile, CaseFile.id == place.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(mark, sa.and_(mark.case_file_id == place.case_file_id, mark.sheet_id == sheet_id))
        .where(place.batch_id == batch_id, sa.or_(here, mark.mark.is_not(None)))
        .order_by(CaseFile.code)
    )  # fmt: skip
    found = []
    for row in rows:
        name, lang = call_name(row.name, row.name_local, row.code) if row.is_named else (row.code, None)
        saved = Written(row.id, row.mark, row.reason, row.words) if row.mark else None
        found.append(
            SheetLine(id=row.id, code=row.code, name=name, lang=lang, saved=saved, known=absences.get(row.id))
        )
    return tuple(found)
