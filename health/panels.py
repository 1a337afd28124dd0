"""What health hands in for a child's page, for lists, for care plans, for the house's calendar."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import clock
from foundation.access import may
from foundation.db import db
from foundation.feature import (
    Appointment,
    AppointmentSource,
    EvidenceLine,
    EvidenceSource,
    ListMark,
    PresenceSource,
    ResidentPanel,
)
from foundation.languages import _, _l, ngettext
from health import reach
from health.choices.clinic import ALERT_KINDS, EXAMINED_WITHIN
from health.models import HealthExam, HealthMeasure, HealthVisit, Immunisation
from health.permissions import May
from health.queries import clinic, measures
from health.rules.measures import centimetres, kilograms
from residents.models import CaseFile, Placement


@dataclass(frozen=True)
class HealthPanel:
    """Where a child's health stands, without any finding: for all who read the summary."""

    code: str
    examined_at: datetime | None
    exam_due_at: datetime | None
    weight: str
    height: str
    measured_on: date | None
    next_on: date | None
    may_open: bool


def load_health(case_file_id: UUID) -> HealthPanel | None:
    """Answer the health panel of one child. One statement."""
    exam = _newest(HealthExam.examined_at, HealthExam, HealthExam.placement_id == Placement.id)
    columns = {
        name: _newest(
            column, HealthMeasure, HealthMeasure.case_file_id == CaseFile.id, by=HealthMeasure.measured_on
        )
        for name, column in (
            ("weight", HealthMeasure.weight_g),
            ("height", HealthMeasure.height_mm),
            ("day", HealthMeasure.measured_on),
        )
    }
    coming = (
        sa.select(sa.func.min(HealthVisit.next_on))
        .where(
            HealthVisit.case_file_id == CaseFile.id,
            HealthVisit.next_on >= clock.today(),
            HealthVisit.struck_at.is_(None),
        )
        .correlate(CaseFile)
        .scalar_subquery()
    )
    asked = (
        sa.select(
            CaseFile.code,
            Placement.started_at,
            Placement.ended_at,
            exam.label("exam"),
            coming.label("coming"),
            *(column.label(name) for name, column in columns.items()),
        )
        .join(Placement, Placement.case_file_id == CaseFile.id)
        .where(CaseFile.id == case_file_id, reach.on_file(May.SUMMARY_SEE))
        .order_by(Placement.started_at.desc())
        .limit(1)
    )
    row = db.session.execute(asked).first()
    if row is None:
        return None
    due = row.started_at + EXAMINED_WITHIN if row.exam is None and row.ended_at is None else None
    return HealthPanel(
        row.code,
        row.exam,
        due,
        kilograms(row.weight),
        centimetres(row.height),
        row.day,
        row.coming,
        may(May.HISTORY_SEE),
    )


def _newest(column: Any, table: Any, of: Any, *, by: Any = None) -> Any:
    order = by if by is not None else column
    asked = sa.select(column).where(of, table.struck_at.is_(None)).order_by(order.desc()).limit(1)
    return asked.correlate(CaseFile, Placement).scalar_subquery()


def load_alerts(case_file_id: UUID) -> list[dict[str, str]]:
    """Answer what whoever is near this child must know. One statement."""
    return [
        {"kind": str(ALERT_KINDS[alert.kind]), "what": alert.what, "instruction": alert.instruction}
        for alert, _by in clinic.alerts_of(case_file_id, see=reach.on_file(May.ALERT_SEE))
    ]


def load_evidence(case_file_id: UUID, since: date, until: date) -> list[EvidenceLine]:
    """Answer how weight and height moved in a period, both days counted. One statement."""
    found = list(measures.measures_of(case_file_id, since=since, until=until))
    lines = []
    weights = [(m.on, m.weight_g) for m in found if m.weight_g is not None]
    heights = [(m.on, m.height_mm) for m in found if m.height_mm is not None]
    if weights:
        first, last = kilograms(weights[0][1]), kilograms(weights[-1][1])
        words = ngettext(
            "Weight %(last)s kg, measured once",
            "Weight %(first)s kg, then %(last)s kg, measured %(num)s times",
            len(weights),
            first=first,
            last=last,
        )
        lines.append(EvidenceLine(words, weights[-1][0]))
    if heights:
        first, last = centimetres(heights[0][1]), centimetres(heights[-1][1])
        words = ngettext(
            "Height %(last)s cm, measured once",
            "Height %(first)s cm, then %(last)s cm, measured %(num)s times",
            len(heights),
            first=first,
            last=last,
        )
        lines.append(EvidenceLine(words, heights[-1][0]))
    return lines


def load_care(case_file_id: UUID, since: date, until: date) -> list[EvidenceLine]:
    """Answer the visits and doses of a period as counts, both days counted. One statement."""
    zone_day = _span(since, until)
    counts = sa.select(
        _count(
            HealthVisit,
            case_file_id,
            HealthVisit.happened_at >= zone_day[0],
            HealthVisit.happened_at < zone_day[1],
        ),
        _count(Immunisation, case_file_id, Immunisation.given_on >= since, Immunisation.given_on <= until),
    )
    visits, doses = db.session.execute(counts).one()
    lines = []
    if visits:
        lines.append(EvidenceLine(ngettext("%(num)s health visit", "%(num)s health visits", visits)))
    if doses:
        lines.append(
            EvidenceLine(ngettext("%(num)s immunisation given", "%(num)s immunisations given", doses))
        )
    return lines


def _span(since: date, until: date) -> tuple[datetime, datetime]:
    from datetime import time, timedelta  # beside their one use
    from zoneinfo import ZoneInfo

    zone = ZoneInfo(clock.zone_here())
    return datetime.combine(since, time(), zone), datetime.combine(until + timedelta(days=1), time(), zone)


def _count(table: Any, case_file_id: UUID, *which: Any) -> Any:
    asked = sa.select(sa.func.count()).select_from(table)
    return asked.where(
        table.case_file_id == case_file_id, table.struck_at.is_(None), *which
    ).scalar_subquery()


def load_appointments(
    home_id: UUID, since: date, until: date, case_file_id: UUID | None = None
) -> list[Appointment]:
    """Answer the next dates of visits, as `Health visit`, and nothing of why. One statement."""
    asked = (
        sa.select(HealthVisit.next_on, CaseFile.id, CaseFile.code)
        .join(CaseFile, CaseFile.id == HealthVisit.case_file_id)
        .where(
            HealthVisit.home_id == home_id,
            HealthVisit.next_on >= since,
            HealthVisit.next_on <= until,
            HealthVisit.struck_at.is_(None),
            CaseFile.sealed_at.is_(None),
            reach.on_file(May.SUMMARY_SEE),
        )
        .distinct()
        .order_by(HealthVisit.next_on, CaseFile.code)
    )
    if case_file_id is not None:
        asked = asked.where(HealthVisit.case_file_id == case_file_id)
    return [
        Appointment(on=row.next_on, case_file_id=row.id, code=row.code, words=_("Health visit"))
        for row in db.session.execute(asked)
    ]


def load_marks(files: list[UUID]) -> dict[UUID, tuple[str, ...]]:
    """Answer what stands beside the children's names in a list. One statement."""
    return clinic.alert_marks(files, see=reach.on_file(May.ALERT_SEE))


PANELS = (
    ResidentPanel(
        title=_l("Allergies and emergencies"),
        permission=May.ALERT_SEE,
        template="health/_alerts.html",
        load=load_alerts,
        order=6,
        column=2,
    ),
    ResidentPanel(
        title=_l("Health"),
        permission=May.SUMMARY_SEE,
        template="health/_panel.html",
        load=load_health,
        order=40,
        column=2,
    ),
)
PRESENCE = (PresenceSource(load=clinic.absences),)
MARKS = (ListMark(permission=May.ALERT_SEE, load=load_marks),)
EVIDENCE = (
    EvidenceSource(
        kind="measures",
        label=_l("Weight and height"),
        permission=May.HISTORY_SEE,
        areas=frozenset({"health"}),
        load=load_evidence,
    ),
    EvidenceSource(
        kind="care",
        label=_l("Health visits"),
        permission=May.HISTORY_SEE,
        areas=frozenset({"health"}),
        load=load_care,
    ),
)
APPOINTMENTS = (
    AppointmentSource(
        kind="health", label=_l("Health visits"), permission=May.SUMMARY_SEE, load=load_appointments
    ),
)
