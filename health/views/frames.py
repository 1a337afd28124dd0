"""What the pages of health have in common: the child they are about, forms, and striking out."""

from collections.abc import Callable
from typing import Any

from flask import g, url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import viewer
from foundation.languages import _
from health.forms.clinic import WhyForm
from health.queries.children import Patient, patient
from residents.views.parts import form_of_part, posted


def this_patient() -> Patient:
    """Answer the child of this request."""
    return patient(g.case_file_id)


def now_here() -> dict[str, Any]:
    """Answer today and the present minute in the home's zone, as a form's first values."""
    here = clock.local(clock.now())
    return {"day": here.date(), "time": here.time().replace(second=0, microsecond=0)}


def health_url(code: str) -> str:
    """Answer the first page of a child's medical file."""
    return url_for("health.show_health", code=code)


def form_page(form: Any, code: str, *, title: Any, verb: Any, back: str | None = None, **more: Any) -> str:
    """Answer the page of a form about one child."""
    return form_of_part(
        form, code=code, title=title, verb=verb, back="", back_url=back or health_url(code), **more
    )


def ask_why(
    form: WhyForm, code: str, *, title: Any, verb: Any, back: str | None = None, lead: Any = ""
) -> str:
    """Answer the page that asks why something is struck out, ended or stopped."""
    return form_page(
        form, code, title=title, verb=verb, back=back, lead=lead or _("It stays readable with your reason.")
    )


def told_why(
    deed: Callable[[Patient, str], None],
    page: Callable[[WhyForm, str], str],
    *,
    to: Callable[[str], str] = health_url,
) -> ResponseReturnValue:
    """Do a deed that needs a reason, then lead on; else ask again."""
    form, child = WhyForm(), this_patient()

    def act() -> None:
        deed(child, form.reason.data or "")

    return posted(form, lambda: page(form, child.code), act, to=to(child.code))


def writer_name() -> str:
    """Answer who writes, as first value of `seen by`."""
    return viewer().name
