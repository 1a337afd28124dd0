"""Allergies and emergencies: what whoever is near a child must know, and nothing of why."""

from uuid import UUID

from flask import g, render_template
from flask.typing import ResponseReturnValue

from foundation import audit
from foundation.access import reads, viewer, writes
from foundation.languages import _
from health import reach
from health.actions import clinic as verbs
from health.choices.clinic import ALERT_KINDS
from health.events import Event
from health.forms.clinic import AlertForm, WhyForm
from health.models import HealthAlert
from health.permissions import May
from health.queries import clinic
from health.queries.children import Patient
from health.views import bp, frames
from residents.views.parts import posted


@bp.get("/homes/<home_code>/health-alerts")
@reads(May.ALERT_LIST)
def list_alerts(home_code: str) -> ResponseReturnValue:
    """The allergies and emergencies of the children who are here; one reading is recorded."""
    lines = clinic.alerts_here(see=reach.on_file(May.ALERT_SEE), named=reach.names())
    audit.read(Event.ALERTS_SEEN, by=viewer(), home=g.home.id, details={"count": len(lines)})
    return render_template("health/alerts.html", lines=lines, kinds=ALERT_KINDS)


def _page(form: AlertForm, code: str) -> str:
    return frames.form_page(
        form, code, title=_("Write an alert"), verb=_("Save alert"),
        lead=_("All who are near her read it: house staff, teachers, the case worker."),
    )  # fmt: skip


@bp.get("/children/<code>/health-alerts/new")
@reads(May.ALERT_WRITE)
def show_new_alert(code: str) -> ResponseReturnValue:
    """Ask what all must know."""
    return _page(AlertForm(), code)


@bp.post("/children/<code>/health-alerts/new")
@writes(May.ALERT_WRITE)
def write_alert(code: str) -> ResponseReturnValue:
    """Write what all must know."""
    form, child = AlertForm(), frames.this_patient()

    def deed() -> None:
        verbs.write_alert(
            child, kind=form.kind.data, what=form.what.data, instruction=form.instruction.data, by=viewer()
        )

    return posted(form, lambda: _page(form, code), deed, to=frames.health_url(code))


def _end_page(form: WhyForm, code: str) -> str:
    return frames.ask_why(form, code, title=_("End an alert"), verb=_("End this alert"))


@bp.get("/health-alerts/<uuid:alert_id>/end")
@reads(May.ALERT_WRITE)
def show_end_alert(alert_id: UUID) -> ResponseReturnValue:
    """Ask why an alert ends."""
    return _end_page(WhyForm(), frames.this_patient().code)


@bp.post("/health-alerts/<uuid:alert_id>/end")
@writes(May.ALERT_WRITE)
def end_alert(alert_id: UUID) -> ResponseReturnValue:
    """End an alert."""

    def deed(child: Patient, reason: str) -> None:
        verbs.end_alert(child, clinic.row_of(HealthAlert, alert_id), reason=reason, by=viewer())

    return frames.told_why(deed, _end_page)
