"""The immunisation card: what she has had, what is due, what is past."""

from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import may, reads, viewer, writes
from foundation.languages import _, _l
from health.actions import clinic as verbs
from health.choices.immunisation import RULE, SOURCES, Dose, schedule
from health.events import Event
from health.forms.clinic import ImmunisationForm, WhyForm
from health.models import Immunisation
from health.permissions import May
from health.queries import clinic
from health.queries.children import Patient
from health.rules import clinic as rules
from health.views import bp, frames
from residents.views.pages import file_page
from residents.views.parts import posted

STANDS: dict[str, tuple[str, Any]] = {
    rules.GIVEN: ("met", _l("Given")), rules.DUE: ("soon", _l("Due now")), rules.LATER: ("due", _l("Later")),
    rules.PAST: ("waived", _l("Past its age")),
}  # fmt: skip


@bp.get("/children/<code>/immunisations")
@reads(May.HISTORY_SEE)
def list_immunisations(code: str) -> ResponseReturnValue:
    """The card by the national schedule."""
    child = frames.this_patient()
    found = clinic.immunisations_of(child.case_file_id)
    given = {row.dose: (row, by) for row, by in found if row.struck_at is None}
    age = child.age_days(clock.today())
    return file_page(
        "health/immunisations.html", "health", child=child, rule=RULE,
        lines=[_line(dose, given.get(dose.code), age) for dose in schedule()],
        struck=[(row, by) for row, by in found if row.struck_at is not None], writes=may(May.IMMUNISATION_WRITE),
        words={dose.code: dose.words for dose in schedule()},
    )  # fmt: skip


def _line(dose: Dose, given: tuple[Immunisation, str] | None, age: int | None) -> dict[str, Any]:
    row = given[0] if given else None
    stands = rules.standing_of(dose, is_given=row is not None, age_days=age if age is not None else 0)
    return {
        "dose": dose, "row": row, "mark": STANDS[stands][0], "mark_words": str(STANDS[stands][1]),
        "source": str(SOURCES[row.source]) if row else "", "age": _age_said(dose.due_days),
        "strike": url_for("health.show_strike_immunisation", immunisation_id=row.id) if row else "",
    }  # fmt: skip


def _age_said(days: int) -> str:
    if days == 0:
        return _("at birth")
    if days < 200:
        return _("%(n)s weeks", n=days // 7)
    if days < 730:
        return _("%(n)s months", n=round(days / 30.44))
    return _("%(n)s years", n=round(days / 365.25))


def _page(form: ImmunisationForm, code: str) -> str:
    return frames.form_page(
        form, code, title=_("Write an immunisation"), verb=_("Save immunisation"),
        back=url_for("health.list_immunisations", code=code),
    )  # fmt: skip


@bp.get("/children/<code>/immunisations/new")
@reads(May.IMMUNISATION_WRITE)
def show_new_immunisation(code: str) -> ResponseReturnValue:
    """Ask for a dose."""
    return _page(ImmunisationForm(), code)


@bp.post("/children/<code>/immunisations/new")
@writes(May.IMMUNISATION_WRITE)
def write_immunisation(code: str) -> ResponseReturnValue:
    """Write a dose."""
    form, child = ImmunisationForm(), frames.this_patient()

    def deed() -> None:
        verbs.write_immunisation(
            child, dose=form.dose.data, given_on=form.given_on.data, source=form.source.data,
            place=form.place.data or "", batch=form.batch.data or "", by=viewer(),
        )  # fmt: skip

    return posted(form, lambda: _page(form, code), deed, to=url_for("health.list_immunisations", code=code))


def _strike_page(form: WhyForm, code: str) -> str:
    back = url_for("health.list_immunisations", code=code)
    return frames.ask_why(
        form, code, title=_("Strike out an immunisation"), verb=_("Strike it out"), back=back
    )


@bp.get("/immunisations/<uuid:immunisation_id>/strike")
@reads(May.IMMUNISATION_WRITE)
def show_strike_immunisation(immunisation_id: UUID) -> ResponseReturnValue:
    """Ask why a dose is struck out."""
    return _strike_page(WhyForm(), frames.this_patient().code)


@bp.post("/immunisations/<uuid:immunisation_id>/strike")
@writes(May.IMMUNISATION_WRITE)
def strike_immunisation(immunisation_id: UUID) -> ResponseReturnValue:
    """Strike out a dose; it stays readable."""

    def deed(child: Patient, reason: str) -> None:
        row = clinic.row_of(Immunisation, immunisation_id)
        verbs.strike(child, row, Event.IMMUNISATION_STRUCK, reason=reason, by=viewer(), dose=row.dose)

    return frames.told_why(
        deed, _strike_page, to=lambda code: url_for("health.list_immunisations", code=code)
    )
