"""Visits to the nurse, the doctor and hospitals; back from the sick room; striking out."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from foundation.access import reads, viewer, writes
from foundation.languages import _
from health.actions import clinic as verbs
from health.events import Event
from health.forms.clinic import BackForm, VisitForm, WhyForm
from health.models import HealthVisit
from health.permissions import May
from health.queries import clinic
from health.queries.children import Patient
from health.views import bp, frames
from residents.views.parts import posted


def _page(form: VisitForm, code: str) -> str:
    return frames.form_page(
        form, code, title=_("Write a visit"), verb=_("Save visit"),
        lead=_("In the sick room and in a hospital she stays until you write that she is back."),
    )  # fmt: skip


@bp.get("/children/<code>/health-visits/new")
@reads(May.VISIT_WRITE)
def show_new_visit(code: str) -> ResponseReturnValue:
    """Ask for a visit."""
    return _page(VisitForm.opened(**frames.now_here(), seen_by=viewer().name), code)


@bp.post("/children/<code>/health-visits/new")
@writes(May.VISIT_WRITE)
def write_visit(code: str) -> ResponseReturnValue:
    """Write a visit."""
    form, child = VisitForm(), frames.this_patient()

    def deed() -> None:
        verbs.write_visit(child, form.told(), by=viewer())

    return posted(form, lambda: _page(form, code), deed, to=frames.health_url(code))


def _back_page(form: BackForm, code: str) -> str:
    return frames.form_page(form, code, title=_("She is back"), verb=_("Save that she is back"))


@bp.get("/health-visits/<uuid:health_visit_id>/back")
@reads(May.VISIT_WRITE)
def show_back(health_visit_id: UUID) -> ResponseReturnValue:
    """Ask when she was back."""
    return _back_page(BackForm(**frames.now_here()), frames.this_patient().code)


@bp.post("/health-visits/<uuid:health_visit_id>/back")
@writes(May.VISIT_WRITE)
def write_back(health_visit_id: UUID) -> ResponseReturnValue:
    """Write that she is back from the sick room or the hospital."""
    form, child = BackForm(), frames.this_patient()

    def deed() -> None:
        verbs.end_stay(child, clinic.row_of(HealthVisit, health_visit_id), at=form.happened_at(), by=viewer())

    return posted(form, lambda: _back_page(form, child.code), deed, to=frames.health_url(child.code))


def _strike_page(form: WhyForm, code: str) -> str:
    return frames.ask_why(form, code, title=_("Strike out a visit"), verb=_("Strike it out"))


@bp.get("/health-visits/<uuid:health_visit_id>/strike")
@reads(May.VISIT_WRITE)
def show_strike_visit(health_visit_id: UUID) -> ResponseReturnValue:
    """Ask why a visit is struck out."""
    return _strike_page(WhyForm(), frames.this_patient().code)


@bp.post("/health-visits/<uuid:health_visit_id>/strike")
@writes(May.VISIT_WRITE)
def strike_visit(health_visit_id: UUID) -> ResponseReturnValue:
    """Strike out a visit; it stays readable."""

    def deed(child: Patient, reason: str) -> None:
        row = clinic.row_of(HealthVisit, health_visit_id)
        verbs.strike(child, row, Event.VISIT_STRUCK, reason=reason, by=viewer())

    return frames.told_why(deed, _strike_page)
