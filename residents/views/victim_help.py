"""Who stands beside her in the case, bail of the accused, compensation, stages: asked, written and corrected."""

from uuid import UUID

from flask import g
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import reads, viewer, writes
from foundation.languages import _, _l
from homes import queries as halls
from residents.actions import help as actions
from residents.forms.arrival import committees_to_choose
from residents.forms.help import (
    AidForm,
    AwardForm,
    BailForm,
    DayForm,
    MendAidForm,
    MendAwardForm,
    MendBailForm,
    MendSupportForm,
    SupportForm,
)
from residents.forms.victim import MendStageForm, StageForm
from residents.models import BailApplication, CaseStage, Compensation, LegalAid, SupportPerson
from residents.permissions import May
from residents.queries import file
from residents.views.blueprint import bp
from residents.views.case_parts import CasePart
from residents.views.parts import form_of_part, posted
from residents.views.victim import case_url


def _with_committees(form: SupportForm) -> None:
    form.named_by.choices = committees_to_choose(halls.committees())


STAGE = CasePart(
    table=CaseStage, form=StageForm, mend=MendStageForm, title=_l("Write a stage of the case"),
    mend_title=_l("Correct a stage of the case"), verb=_l("Save the stage"),
)  # fmt: skip
SUPPORT = CasePart(
    table=SupportPerson, form=SupportForm, mend=MendSupportForm, title=_l("Write a support person"),
    mend_title=_l("Correct a support person"), verb=_l("Save the support person"), ready=_with_committees,
    sealed=(SupportPerson.phone,),
)  # fmt: skip
AID = CasePart(
    table=LegalAid, form=AidForm, mend=MendAidForm, title=_l("Write legal aid"), mend_title=_l("Correct legal aid"),
    verb=_l("Save the legal aid"), sealed=(LegalAid.phone,),
)  # fmt: skip
BAIL = CasePart(
    table=BailApplication, form=BailForm, mend=MendBailForm, title=_l("Write a bail application"),
    mend_title=_l("Bail application"), verb=_l("Save the application"),
)  # fmt: skip
AWARD = CasePart(
    table=Compensation, form=AwardForm, mend=MendAwardForm, title=_l("Write compensation"),
    mend_title=_l("Compensation"), verb=_l("Save the compensation"),
)  # fmt: skip


@bp.get("/children/<code>/cases/<uuid:case_id>/stages/new")
@reads(May.VICTIM_WRITE)
def show_new_stage(code: str, case_id: UUID) -> ResponseReturnValue:
    """Ask for a stage that the case reached."""
    return STAGE.page(code, case_id, STAGE.new())


@bp.post("/children/<code>/cases/<uuid:case_id>/stages/new")
@writes(May.VICTIM_WRITE)
def write_stage(code: str, case_id: UUID) -> ResponseReturnValue:
    """Write a stage that the case reached."""
    return STAGE.record(code, case_id)


@bp.get("/children/<code>/stages/<uuid:stage_id>/edit")
@reads(May.VICTIM_WRITE)
def show_mend_stage(code: str, stage_id: UUID) -> ResponseReturnValue:
    """A stage, to be filled in or corrected."""
    return STAGE.show(code, stage_id)


@bp.post("/children/<code>/stages/<uuid:stage_id>/edit")
@writes(May.VICTIM_WRITE)
def mend_stage(code: str, stage_id: UUID) -> ResponseReturnValue:
    """Fill in what followed, or correct what was written."""
    return STAGE.change(code, stage_id)


@bp.get("/children/<code>/cases/<uuid:case_id>/support/new")
@reads(May.VICTIM_WRITE)
def show_new_support(code: str, case_id: UUID) -> ResponseReturnValue:
    """Ask for the support person whom the committee named."""
    return SUPPORT.page(code, case_id, SUPPORT.new())


@bp.post("/children/<code>/cases/<uuid:case_id>/support/new")
@writes(May.VICTIM_WRITE)
def name_support(code: str, case_id: UUID) -> ResponseReturnValue:
    """Write the support person whom the committee named."""
    return SUPPORT.record(code, case_id)


@bp.get("/children/<code>/support/<uuid:support_id>/edit")
@reads(May.VICTIM_WRITE)
def show_mend_support(code: str, support_id: UUID) -> ResponseReturnValue:
    """A support person, to be filled in or corrected."""
    return SUPPORT.show(code, support_id)


@bp.post("/children/<code>/support/<uuid:support_id>/edit")
@writes(May.VICTIM_WRITE)
def mend_support(code: str, support_id: UUID) -> ResponseReturnValue:
    """Fill in what followed, or correct what was written."""
    return SUPPORT.change(code, support_id)


@bp.get("/children/<code>/cases/<uuid:case_id>/aid/new")
@reads(May.VICTIM_WRITE)
def show_new_aid(code: str, case_id: UUID) -> ResponseReturnValue:
    """Ask for who acts for her in law."""
    return AID.page(code, case_id, AID.new())


@bp.post("/children/<code>/cases/<uuid:case_id>/aid/new")
@writes(May.VICTIM_WRITE)
def give_aid(code: str, case_id: UUID) -> ResponseReturnValue:
    """Write who acts for her in law."""
    return AID.record(code, case_id)


@bp.get("/children/<code>/aid/<uuid:aid_id>/edit")
@reads(May.VICTIM_WRITE)
def show_mend_aid(code: str, aid_id: UUID) -> ResponseReturnValue:
    """Legal aid, to be filled in or corrected."""
    return AID.show(code, aid_id)


@bp.post("/children/<code>/aid/<uuid:aid_id>/edit")
@writes(May.VICTIM_WRITE)
def mend_aid(code: str, aid_id: UUID) -> ResponseReturnValue:
    """Fill in what followed, or correct what was written."""
    return AID.change(code, aid_id)


@bp.get("/children/<code>/cases/<uuid:case_id>/bail/new")
@reads(May.VICTIM_WRITE)
def show_new_bail(code: str, case_id: UUID) -> ResponseReturnValue:
    """Ask for an application for bail of an accused."""
    return BAIL.page(code, case_id, BAIL.new())


@bp.post("/children/<code>/cases/<uuid:case_id>/bail/new")
@writes(May.VICTIM_WRITE)
def write_bail(code: str, case_id: UUID) -> ResponseReturnValue:
    """Write an application for bail of an accused."""
    return BAIL.record(code, case_id)


@bp.get("/children/<code>/bail/<uuid:bail_id>/edit")
@reads(May.VICTIM_WRITE)
def show_mend_bail(code: str, bail_id: UUID) -> ResponseReturnValue:
    """An application for bail, to be filled in or corrected."""
    return BAIL.show(code, bail_id)


@bp.post("/children/<code>/bail/<uuid:bail_id>/edit")
@writes(May.VICTIM_WRITE)
def mend_bail(code: str, bail_id: UUID) -> ResponseReturnValue:
    """Fill in what followed, or correct what was written."""
    return BAIL.change(code, bail_id)


@bp.get("/children/<code>/cases/<uuid:case_id>/compensation/new")
@reads(May.VICTIM_WRITE)
def show_new_award(code: str, case_id: UUID) -> ResponseReturnValue:
    """Ask for compensation that was applied for, ordered or credited."""
    return AWARD.page(code, case_id, AWARD.new())


@bp.post("/children/<code>/cases/<uuid:case_id>/compensation/new")
@writes(May.VICTIM_WRITE)
def write_award(code: str, case_id: UUID) -> ResponseReturnValue:
    """Write compensation that was applied for, ordered or credited."""
    return AWARD.record(code, case_id)


@bp.get("/children/<code>/compensation/<uuid:award_id>/edit")
@reads(May.VICTIM_WRITE)
def show_mend_award(code: str, award_id: UUID) -> ResponseReturnValue:
    """Compensation, to be filled in or corrected."""
    return AWARD.show(code, award_id)


@bp.post("/children/<code>/compensation/<uuid:award_id>/edit")
@writes(May.VICTIM_WRITE)
def mend_award(code: str, award_id: UUID) -> ResponseReturnValue:
    """Fill in what followed, or correct what was written."""
    return AWARD.change(code, award_id)


def _day_page(code: str, person: SupportPerson, form: DayForm, title: str, verb: str) -> str:
    back = case_url(code, person.case_id)
    return form_of_part(form, code=code, title=title, verb=verb, back="list_cases", back_url=back)


def _report_page(code: str, person: SupportPerson, form: DayForm) -> str:
    return _day_page(code, person, form, _("Monthly report of the support person came"), _("Save the report"))


@bp.get("/children/<code>/support/<uuid:support_id>/report")
@reads(May.VICTIM_WRITE)
def show_support_report(code: str, support_id: UUID) -> ResponseReturnValue:
    """Ask on which day the monthly report came."""
    return _report_page(code, SUPPORT.row(support_id), DayForm(day=clock.today()))


@bp.post("/children/<code>/support/<uuid:support_id>/report")
@writes(May.VICTIM_WRITE)
def receive_report(code: str, support_id: UUID) -> ResponseReturnValue:
    """Write that the monthly report came which was due next."""
    form, person = DayForm(), SUPPORT.row(support_id)

    def deed() -> None:
        actions.receive_report(file.rows(g.case_file_id).file, person, received_on=form.day.data, by=viewer())

    return posted(form, lambda: _report_page(code, person, form), deed, to=case_url(code, person.case_id))


def _end_page(code: str, person: SupportPerson, form: DayForm) -> str:
    return _day_page(code, person, form, _("Support person no longer acts"), _("Save the end"))


@bp.get("/children/<code>/support/<uuid:support_id>/end")
@reads(May.VICTIM_WRITE)
def show_end_support(code: str, support_id: UUID) -> ResponseReturnValue:
    """Ask on which day the support person stopped."""
    return _end_page(code, SUPPORT.row(support_id), DayForm(day=clock.today()))


@bp.post("/children/<code>/support/<uuid:support_id>/end")
@writes(May.VICTIM_WRITE)
def end_support(code: str, support_id: UUID) -> ResponseReturnValue:
    """Write that the support person no longer acts."""
    form, person = DayForm(), SUPPORT.row(support_id)

    def deed() -> None:
        actions.end_support(file.rows(g.case_file_id).file, person, ended_on=form.day.data, by=viewer())

    return posted(form, lambda: _end_page(code, person, form), deed, to=case_url(code, person.case_id))
