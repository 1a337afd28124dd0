"""Medicines of one child: ordered and stopped."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import reads, viewer, writes
from foundation.languages import _
from health.actions import medicines as verbs
from health.forms.clinic import WhyForm
from health.forms.medicines import PrescriptionForm
from health.models import Prescription
from health.permissions import May
from health.queries import clinic
from health.queries.children import Patient
from health.views import bp, frames
from residents.views.parts import posted


def _page(form: PrescriptionForm, code: str) -> str:
    return frames.form_page(
        form, code, title=_("Order a medicine"), verb=_("Save medicine"),
        lead=_("It stands on the round from its first hour. JJ Model Rules 2016, rule 35(6) to (8)."),
    )  # fmt: skip


@bp.get("/children/<code>/medicines/new")
@reads(May.PRESCRIPTION_WRITE)
def show_new_medicine(code: str) -> ResponseReturnValue:
    """Ask for a medicine."""
    return _page(PrescriptionForm(starts_on=clock.today()), code)


@bp.post("/children/<code>/medicines/new")
@writes(May.PRESCRIPTION_WRITE)
def write_medicine(code: str) -> ResponseReturnValue:
    """Order a medicine."""
    form, child = PrescriptionForm(), frames.this_patient()

    def deed() -> None:
        verbs.prescribe(child, form.told(), by=viewer())

    return posted(form, lambda: _page(form, code), deed, to=frames.health_url(code))


def _stop_page(form: WhyForm, code: str) -> str:
    return frames.ask_why(
        form, code, title=_("Stop a medicine"), verb=_("Stop it now"), lead=_("What was given stays written.")
    )


@bp.get("/prescriptions/<uuid:prescription_id>/stop")
@reads(May.PRESCRIPTION_WRITE)
def show_stop(prescription_id: UUID) -> ResponseReturnValue:
    """Ask why a medicine is stopped."""
    return _stop_page(WhyForm(), frames.this_patient().code)


@bp.post("/prescriptions/<uuid:prescription_id>/stop")
@writes(May.PRESCRIPTION_WRITE)
def stop_medicine(prescription_id: UUID) -> ResponseReturnValue:
    """Stop a medicine from now."""

    def deed(child: Patient, reason: str) -> None:
        verbs.stop(clinic.row_of(Prescription, prescription_id), child.code, reason=reason, by=viewer())

    return frames.told_why(deed, _stop_page)
