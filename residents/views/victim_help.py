"""Who stands beside her in the case: support person and reports, legal aid; bail of the accused, compensation."""

from typing import Any
from uuid import UUID

from flask import g
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import reads, viewer, writes
from foundation.languages import _
from foundation.versions import ensure_current
from homes import queries as halls
from residents.actions import help as actions
from residents.forms.arrival import committees_to_choose
from residents.forms.help import AidForm, AwardForm, BailForm, DayForm, SupportForm
from residents.models import BailApplication, CaseFile, Compensation, SupportPerson, VictimCase
from residents.permissions import May
from residents.queries import file
from residents.queries import victim as queries
from residents.views.blueprint import bp
from residents.views.parts import form_of_part, posted
from residents.views.victim import case_url


def _page(code: str, form: Any, title: str, *, case_id: UUID | None = None) -> str:
    back = {"back_url": case_url(code, case_id)} if case_id else {}
    return form_of_part(form, code=code, title=title, verb=_("Save"), back="list_cases", **back)


def _rows(case_id: UUID) -> tuple[CaseFile, VictimCase]:
    return file.rows(g.case_file_id).file, queries.row_of(VictimCase, case_id)


def _support_form() -> SupportForm:
    form = SupportForm()
    form.named_by.choices = committees_to_choose(halls.committees())
    return form


@bp.get("/children/<code>/cases/<uuid:case_id>/support/new")
@reads(May.VICTIM_WRITE)
def show_new_support(code: str, case_id: UUID) -> ResponseReturnValue:
    """Ask whom the committee named as support person."""
    return _page(code, _support_form(), _("Write a support person"), case_id=case_id)


@bp.post("/children/<code>/cases/<uuid:case_id>/support/new")
@writes(May.VICTIM_WRITE)
def name_support(code: str, case_id: UUID) -> ResponseReturnValue:
    """Write whom the committee named as support person."""
    form = _support_form()
    return posted(
        form, lambda: _page(code, form, _("Write a support person"), case_id=case_id),
        lambda: actions.name_support(*_rows(case_id), **form.told(), by=viewer()), to=case_url(code, case_id),
    )  # fmt: skip


def _support(support_id: UUID) -> SupportPerson:
    row: SupportPerson = queries.row_of(SupportPerson, support_id, sealed=(SupportPerson.phone,))
    return row


@bp.get("/children/<code>/support/<uuid:support_id>/report")
@reads(May.VICTIM_WRITE)
def show_support_report(code: str, support_id: UUID) -> ResponseReturnValue:
    """Ask on which day the monthly report came."""
    return _page(code, DayForm(day=clock.today()), _("Monthly report of the support person came"))


@bp.post("/children/<code>/support/<uuid:support_id>/report")
@writes(May.VICTIM_WRITE)
def receive_report(code: str, support_id: UUID) -> ResponseReturnValue:
    """Write that the monthly report came which was due next."""
    form, person = DayForm(), _support(support_id)

    def deed() -> None:
        actions.receive_report(file.rows(g.case_file_id).file, person, received_on=form.day.data, by=viewer())

    title = _("Monthly report of the support person came")
    return posted(form, lambda: _page(code, form, title), deed, to=case_url(code, person.case_id))


@bp.get("/children/<code>/support/<uuid:support_id>/end")
@reads(May.VICTIM_WRITE)
def show_end_support(code: str, support_id: UUID) -> ResponseReturnValue:
    """Ask on which day the support person stopped."""
    return _page(code, DayForm(day=clock.today()), _("Support person no longer acts"))


@bp.post("/children/<code>/support/<uuid:support_id>/end")
@writes(May.VICTIM_WRITE)
def end_support(code: str, support_id: UUID) -> ResponseReturnValue:
    """Write that the support person no longer acts."""
    form, person = DayForm(), _support(support_id)

    def deed() -> None:
        actions.end_support(file.rows(g.case_file_id).file, person, ended_on=form.day.data, by=viewer())

    title = _("Support person no longer acts")
    return posted(form, lambda: _page(code, form, title), deed, to=case_url(code, person.case_id))


@bp.get("/children/<code>/cases/<uuid:case_id>/aid/new")
@reads(May.VICTIM_WRITE)
def show_new_aid(code: str, case_id: UUID) -> ResponseReturnValue:
    """Ask who acts for her in law."""
    return _page(code, AidForm(), _("Write legal aid"), case_id=case_id)


@bp.post("/children/<code>/cases/<uuid:case_id>/aid/new")
@writes(May.VICTIM_WRITE)
def give_aid(code: str, case_id: UUID) -> ResponseReturnValue:
    """Write who acts for her in law."""
    form = AidForm()
    return posted(
        form, lambda: _page(code, form, _("Write legal aid"), case_id=case_id),
        lambda: actions.give_aid(*_rows(case_id), **form.told(), by=viewer()), to=case_url(code, case_id),
    )  # fmt: skip


@bp.get("/children/<code>/cases/<uuid:case_id>/bail/new")
@reads(May.VICTIM_WRITE)
def show_new_bail(code: str, case_id: UUID) -> ResponseReturnValue:
    """Ask for an application for bail."""
    return _page(code, BailForm(), _("Write a bail application"), case_id=case_id)


@bp.post("/children/<code>/cases/<uuid:case_id>/bail/new")
@writes(May.VICTIM_WRITE)
def write_bail(code: str, case_id: UUID) -> ResponseReturnValue:
    """Write an application for bail of an accused."""
    form = BailForm()
    return posted(
        form, lambda: _page(code, form, _("Write a bail application"), case_id=case_id),
        lambda: actions.write_bail(*_rows(case_id), form.told(), by=viewer()), to=case_url(code, case_id),
    )  # fmt: skip


@bp.get("/children/<code>/bail/<uuid:bail_id>/edit")
@reads(May.VICTIM_WRITE)
def show_mend_bail(code: str, bail_id: UUID) -> ResponseReturnValue:
    """An application for bail, to be filled in or corrected."""
    bail = queries.row_of(BailApplication, bail_id)
    return _page(code, BailForm(obj=bail), _("Bail application"), case_id=bail.case_id)


@bp.post("/children/<code>/bail/<uuid:bail_id>/edit")
@writes(May.VICTIM_WRITE)
def mend_bail(code: str, bail_id: UUID) -> ResponseReturnValue:
    """Fill in what followed, or correct what was written."""
    form, bail = BailForm(), queries.row_of(BailApplication, bail_id)

    def deed() -> tuple[str, ...]:
        ensure_current(bail, form, fields={name: name for name in form.told()})
        child = file.rows(g.case_file_id).file
        return actions.mend_bail(child, bail, form.told(), reason=form.reason.data or "", by=viewer())

    back = case_url(code, bail.case_id)
    return posted(form, lambda: _page(code, form, _("Bail application"), case_id=bail.case_id), deed, to=back)


@bp.get("/children/<code>/cases/<uuid:case_id>/compensation/new")
@reads(May.VICTIM_WRITE)
def show_new_award(code: str, case_id: UUID) -> ResponseReturnValue:
    """Ask for compensation."""
    return _page(code, AwardForm(), _("Write compensation"), case_id=case_id)


@bp.post("/children/<code>/cases/<uuid:case_id>/compensation/new")
@writes(May.VICTIM_WRITE)
def write_award(code: str, case_id: UUID) -> ResponseReturnValue:
    """Write compensation that was applied for, ordered or credited."""
    form = AwardForm()
    return posted(
        form, lambda: _page(code, form, _("Write compensation"), case_id=case_id),
        lambda: actions.write_award(*_rows(case_id), form.told(), by=viewer()), to=case_url(code, case_id),
    )  # fmt: skip


@bp.get("/children/<code>/compensation/<uuid:award_id>/edit")
@reads(May.VICTIM_WRITE)
def show_mend_award(code: str, award_id: UUID) -> ResponseReturnValue:
    """Compensation, to be filled in or corrected."""
    award = queries.row_of(Compensation, award_id)
    return _page(code, AwardForm(obj=award), _("Compensation"), case_id=award.case_id)


@bp.post("/children/<code>/compensation/<uuid:award_id>/edit")
@writes(May.VICTIM_WRITE)
def mend_award(code: str, award_id: UUID) -> ResponseReturnValue:
    """Fill in what followed, or correct what was written."""
    form, award = AwardForm(), queries.row_of(Compensation, award_id)

    def deed() -> tuple[str, ...]:
        ensure_current(award, form, fields={name: name for name in form.told()})
        child = file.rows(g.case_file_id).file
        return actions.mend_award(child, award, form.told(), reason=form.reason.data or "", by=viewer())

    back = case_url(code, award.case_id)
    return posted(form, lambda: _page(code, form, _("Compensation"), case_id=award.case_id), deed, to=back)
