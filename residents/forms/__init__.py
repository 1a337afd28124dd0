"""What is asked about a child: who she is, how she came, where she sleeps, how she left."""

from residents.forms.arrival import AdmissionForm, AdmitAgainForm, MendArrivalForm, admission_form, again_form
from residents.forms.identity import IdentityForm, PhotoForm
from residents.forms.orders import MendOrderForm, OrderForm
from residents.forms.stay import BedForm, CarryForm, LeaveForm

__all__ = [
    "AdmissionForm", "AdmitAgainForm", "BedForm", "CarryForm", "IdentityForm", "LeaveForm", "MendArrivalForm",
    "MendOrderForm", "OrderForm", "PhotoForm", "admission_form", "again_form",
]  # fmt: skip
