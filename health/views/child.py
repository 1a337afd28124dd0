"""The first page of a child's medical file: what is in force, what was done, what is due."""

from datetime import timedelta
from typing import Any

from flask import g, url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import may, reads
from foundation.languages import _
from health import reach
from health.choices.clinic import ALERT_KINDS, EXAMINATION_RULE, EXAMINED_WITHIN, GENERAL, STAYS, VISIT_KINDS
from health.choices.immunisation import schedule
from health.models import HealthVisit, Prescription
from health.permissions import May
from health.queries import clinic, measures, medicines
from health.queries.children import Patient
from health.rules import clinic as rules
from health.views import bp, frames, said
from residents.views.pages import file_page


@bp.get("/children/<code>/health")
@reads(May.HISTORY_SEE)
def show_health(code: str) -> ResponseReturnValue:
    """Alerts, medicines, the examination, visits, the last measures, immunisations due."""
    child = frames.this_patient()
    lines = list(measures.measures_of(child.case_file_id))
    return file_page(
        "health/child.html",
        "health",
        child=child,
        alerts=_alerts(child),
        medicines=_medicines(child),
        exam=_exam(child),
        visits=[_visit(v, by) for v, by in clinic.visits_of(child.case_file_id)],
        growth=said.growth_lines(lines, sex=child.sex, birth=child.birth)[:3],
        due=_due(child),
        doses=_doses(child),
        links=_links(code),
        growth_links=_growth_links(code),
        rights=rights(),
    )


def rights() -> dict[str, bool]:
    """Answer what the reader may write of this child."""
    return {
        "alert": may(May.ALERT_WRITE),
        "medicine": may(May.PRESCRIPTION_WRITE),
        "exam": may(May.EXAM_WRITE),
        "visit": may(May.VISIT_WRITE),
        "dose": may(May.IMMUNISATION_WRITE),
        "measure": may(May.MEASURE_WRITE),
        "mend": may(May.DOSE_MEND),
        "sealed": may(May.SEALED_WRITE),
    }


def _growth_links(code: str) -> list[tuple[str, str]]:
    links = [(_("Chart"), url_for("health.show_growth", code=code))]
    if may(May.MEASURE_WRITE):
        links.append((_("Weigh and measure"), url_for("health.show_measure", code=code)))
    return links


def _links(code: str) -> list[tuple[str, str]]:
    """Answer the other pages of the file; the compartment's stands there, full or empty."""
    links = [
        (_("Growth"), url_for("health.show_growth", code=code)),
        (_("Immunisations"), url_for("health.list_immunisations", code=code)),
    ]
    if may(May.SEALED_LIST):
        links.append((_("Sealed compartment"), url_for("health.list_sealed", home_code=g.home.code)))
    return links


def _alerts(child: Patient) -> list[dict[str, Any]]:
    see = reach.on_file(May.ALERT_SEE)
    return [
        {
            "kind": str(ALERT_KINDS[a.kind]),
            "what": a.what,
            "instruction": a.instruction,
            "since": a.written_at,
            "by": by,
            "end": url_for("health.show_end_alert", alert_id=a.id),
        }
        for a, by in clinic.alerts_of(child.case_file_id, see=see)
    ]


def _medicines(child: Patient) -> list[dict[str, Any]]:
    return [_medicine(row, by) for row, by in medicines.prescriptions_of(child.case_file_id)]


def _medicine(row: Prescription, by: str) -> dict[str, Any]:
    now = clock.now()
    is_over = row.stopped_at is not None or (row.ends_at is not None and row.ends_at <= now)
    last = clock.local(row.ends_at) - timedelta(minutes=1) if row.ends_at else None
    until = _("till %(day)s", day=said.day(last.date())) if last else _("until it is stopped")
    return {
        "drug": row.drug,
        "amount": row.amount,
        "hours": ", ".join(row.hours),
        "caution": row.caution,
        "from": said.day(clock.local(row.begins_at).date()),
        "until": until,
        "prescriber": row.prescriber,
        "by": by,
        "is_over": is_over,
        "stopped": row.stopped_reason,
        "stopped_at": row.stopped_at,
        "stop": url_for("health.show_stop", prescription_id=row.id),
    }


def _doses(child: Patient) -> list[dict[str, Any]]:
    from health.views.rounds import dose_said  # the round says its doses; here the newest are listed

    return [
        dose_said(dose, drug, by) for dose, drug, by in medicines.doses_written(child.case_file_id, limit=12)
    ]


def _exam(child: Patient) -> dict[str, Any]:
    found = clinic.exams_of(child.case_file_id)
    standing = next(
        (e for e, _by in found if e.struck_at is None and e.placement_id == child.placement_id), None
    )
    due_at = child.came_at + EXAMINED_WITHIN
    is_over = standing is None and clock.now() > due_at
    return {
        "row": standing,
        "general": str(GENERAL[standing.general]) if standing else "",
        "url": url_for("health.show_exam", health_exam_id=standing.id) if standing else "",
        "late_said": said.late_said(standing, child) if standing else "",
        "due_at": due_at,
        "is_over": is_over,
        "rule": EXAMINATION_RULE,
        "earlier": [
            (e.examined_at, url_for("health.show_exam", health_exam_id=e.id))
            for e, _by in found
            if e is not standing
        ],
    }


def _visit(row: HealthVisit, by: str) -> dict[str, Any]:
    verbs = []
    if may(May.VISIT_WRITE) and row.struck_at is None:
        if row.kind in STAYS and row.ended_at is None:
            verbs.append((_("She is back"), url_for("health.show_back", health_visit_id=row.id)))
        verbs.append((_("Strike out"), url_for("health.show_strike_visit", health_visit_id=row.id)))
    return {"row": row, "by": by, "kind": str(VISIT_KINDS[row.kind]), "verbs": verbs}


def _due(child: Patient) -> list[str]:
    """Answer the doses of the national schedule that are due now."""
    age = child.age_days(clock.today())
    if age is None:
        return []
    given = {row.dose for row, _by in clinic.immunisations_of(child.case_file_id) if row.struck_at is None}
    return [
        dose.words
        for dose in schedule()
        if not dose.is_local
        and rules.standing_of(dose, is_given=dose.code in given, age_days=age) == rules.DUE
    ]
