"""The chronology's lines of health: examinations, visits, measures, medicines, immunisations; nothing sealed, ever."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import UtcDateTime, db
from foundation.feature import TimelineEntry, TimelineSource, Window
from foundation.languages import _, _l
from foundation.names import spoken
from health import reach
from health.choices.clinic import VISIT_KINDS
from health.choices.immunisation import dose_of
from health.models import HealthExam, HealthMeasure, HealthVisit, Immunisation, Prescription
from health.permissions import May
from health.rules.measures import centimetres, kilograms
from residents.models import CaseFile

DEEDS: dict[str, Any] = {
    "exam": _l("Examined at admission"),
    "visit": _l("Health visit"),
    "measure": _l("Weighed and measured"),
    "medicine": _l("Medicine ordered"),
    "stopped": _l("Medicine stopped"),
    "dose": _l("Immunised"),
}


def load(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer what was done for a child's health, newest first. One statement."""
    parts = sa.union_all(*_parts(case_file_id)).subquery()
    asked = (
        sa.select(parts, spoken(User).label("by"))
        .select_from(parts)
        .join(CaseFile, CaseFile.id == parts.c.file_id)
        .outerjoin(User, User.id == parts.c.writer)
        .where(reach.on_file(May.HISTORY_SEE))
    )
    return [_entry(row) for row in db.session.execute(window.narrow(asked, parts.c.at))]


def _parts(case_file_id: UUID) -> list[Any]:
    none = sa.null()
    told = (
        (
            HealthExam,
            "exam",
            HealthExam.examiner,
            "",
            none,
            none,
            HealthExam.examined_at,
            HealthExam.written_by,
            HealthExam.struck_at.is_(None),
        ),
        (
            HealthVisit,
            "visit",
            HealthVisit.kind,
            HealthVisit.complaint,
            none,
            none,
            HealthVisit.happened_at,
            HealthVisit.written_by,
            HealthVisit.struck_at.is_(None),
        ),
        (
            HealthMeasure,
            "measure",
            "",
            "",
            HealthMeasure.weight_g,
            HealthMeasure.height_mm,
            HealthMeasure.written_at,
            HealthMeasure.written_by,
            HealthMeasure.struck_at.is_(None),
        ),
        (
            Prescription,
            "medicine",
            Prescription.drug,
            Prescription.amount,
            none,
            none,
            Prescription.written_at,
            Prescription.written_by,
            sa.true(),
        ),
        (
            Prescription,
            "stopped",
            Prescription.drug,
            Prescription.stopped_reason,
            none,
            none,
            Prescription.stopped_at,
            Prescription.stopped_by,
            Prescription.stopped_at.is_not(None),
        ),
        (
            Immunisation,
            "dose",
            Immunisation.dose,
            "",
            none,
            none,
            Immunisation.written_at,
            Immunisation.written_by,
            Immunisation.struck_at.is_(None),
        ),
    )
    return [
        sa.select(
            source.case_file_id.label("file_id"),
            sa.literal(kind).label("kind"),
            _text(first).label("first"),
            _text(second).label("second"),
            sa.cast(grams, sa.Integer).label("grams"),
            sa.cast(tall, sa.Integer).label("tall"),
            sa.type_coerce(at, UtcDateTime()).label("at"),
            writer.label("writer"),
        ).where(source.case_file_id == case_file_id, stands)
        for source, kind, first, second, grams, tall, at, writer, stands in told
    ]


def _text(value: Any) -> Any:
    return sa.literal(value, sa.Text()) if isinstance(value, str) else sa.cast(value, sa.Text())


def _entry(row: Any) -> TimelineEntry:
    return TimelineEntry(happened_at=row.at, deed=DEEDS[row.kind], text=_said(row), by=row.by or "")


def _said(row: Any) -> str:
    if row.kind == "visit":
        return f"{VISIT_KINDS.get(row.first, row.first)}: {row.second}"
    if row.kind == "measure":
        weight = _("%(weight)s kg", weight=kilograms(row.grams)) if row.grams else ""
        height = _("%(height)s cm", height=centimetres(row.tall)) if row.tall else ""
        return ", ".join(part for part in (weight, height) if part)
    if row.kind == "dose":
        found = dose_of(row.first)
        return found.words if found else row.first
    return ", ".join(part for part in (row.first, row.second) if part)


TIMELINE = (TimelineSource(kind="health", label=_l("Health"), permission=May.HISTORY_SEE, load=load),)
