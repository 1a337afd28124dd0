"""One child's hearings: the list, a new one, its result, its correction."""

from typing import Any
from uuid import UUID

from flask import flash, g, redirect, url_for
from flask.typing import ResponseReturnValue

from foundation import clock, formatting
from foundation.access import may, reads, viewer, writes
from foundation.languages import _, current
from foundation.refusals import Refused
from foundation.versions import ensure_current
from homes import queries as halls
from residents import reach, words
from residents.actions import productions as actions
from residents.choices.legal import ESCORTS, FORUMS, INQUIRY_MONTHS, PURPOSES, RESULTS
from residents.forms.arrival import committees_to_choose
from residents.forms.productions import HearingForm, MendHearingForm, ResultForm
from residents.models import Production
from residents.permissions import May
from residents.queries import family, file
from residents.queries import productions as queries
from residents.queries import victim as cases
from residents.queries.productions import HearingLine
from residents.rules.productions import MARKS, clock_words, standing
from residents.views.blueprint import bp
from residents.views.orders import orders_to_choose
from residents.views.pages import file_page
from residents.views.parts import form_of_part


@bp.get("/children/<code>/hearings")
@reads(May.HEARING_SEE)
def list_hearings(code: str) -> ResponseReturnValue:
    """A child's hearings: what is listed, what was held, and the clock of the inquiry."""
    see = reach.sees(May.HEARING_SEE)
    found = queries.hearings_of(g.case_file_id, see=see, names=see, orders=reach.sees(May.ORDER_SEE))
    today = clock.today()
    ahead = [line for line in found if line.result == "listed" and line.on_day >= today]
    next_date = queries.next_of(g.case_file_id, see=see, today=today)
    return file_page(
        "residents/hearings.html", "hearings", ahead=[hearing_said(x) for x in reversed(ahead)],
        past=[hearing_said(x) for x in found if x not in ahead],
        lacks_next=next_date is not None and next_date.is_lacking, inquiry=_inquiry(),
    )  # fmt: skip


def _inquiry() -> dict[str, Any] | None:
    """Answer the clock of s.36(2): four months from the first production of this stay."""
    clocks, today = queries.clocks(g.case_file_id), clock.today()
    if clocks.first_produced_on is None or clocks.inquiry_due_on is None:
        return None
    due, total = clocks.inquiry_due_on, (clocks.inquiry_due_on - clocks.first_produced_on).days
    gone = (today - clocks.first_produced_on).days
    day = formatting.format_day(due, current())
    return {
        "used": min(gone, total) // 7, "total": total // 7, "over": max(0, gone - total) // 7,
        "state": "over" if gone > total else "soon" if total - gone <= 14 else "due", "due": day,
        "words": _("%(months)s months from the first production", months=INQUIRY_MONTHS),
    }  # fmt: skip


def hearing_said(line: HearingLine) -> dict[str, Any]:
    """Answer a hearing as the pages of its child say it."""
    moment = clock_words(line.at_time)
    parts = [words.of(ESCORTS, line.escort_kind), line.escort]
    mark, state = stands(line)
    return {
        "id": line.id, "code": line.code, "on_day": line.on_day, "time": moment, "forum": words.of(FORUMS, line.forum),
        "where": ", ".join(p for p in (line.body, line.place) if p), "result": words.of(RESULTS, line.result),
        "purpose": ", ".join(p for p in (words.of(PURPOSES, line.purpose), line.purpose_text) if p),
        "escort": ", ".join(p for p in parts if p), "mark": mark, "state": state,
        "why": line.not_produced_why, "ordered": line.ordered, "order": line.order_no or "",
        "next_on": line.next_on, "is_last": line.is_last, "went_at": line.went_at, "back_at": line.back_at,
        "carried": line.file_carried_by, "file_out": line.file_out_at, "file_in": line.file_in_at,
        "verbs": _verbs(line),
    }  # fmt: skip


def stands(line: HearingLine) -> tuple[str, str]:
    """Answer how a hearing stands as a mark and in words."""
    state = standing(line.result, line.on_day, today=clock.today())
    said = _("result not written") if state == "unwritten" else words.of(RESULTS, line.result)
    return MARKS[state], said


def _verbs(line: HearingLine) -> list[tuple[str, str]]:
    if not may(May.HEARING_WRITE):
        return []
    where = {"code": line.code, "production_id": line.id}
    verbs = [(_("Correct"), url_for("residents.show_mend_hearing", **where))]
    if line.result == "listed" and line.on_day <= clock.today():
        verbs.insert(0, (_("Write the result"), url_for("residents.show_result", **where)))
    return verbs


def _with_choices(form: Any) -> Any:
    people = family.contacts(g.case_file_id, see=reach.sees(May.FAMILY_SEE))
    form.body_id.choices = committees_to_choose(halls.committees())
    form.case_id.choices = [
        ("", _("No case")),
        *((str(i), said) for i, said in cases.cases_to_choose(g.case_file_id)),
    ]
    staff = queries.staff_to_choose(g.home.id, on=clock.today())
    form.escort_staff_id.choices = [("", _("Choose")), *((str(i), name) for i, name in staff)]
    said = [(str(p.member_id), f"{p.called} ({p.relation_said})") for p in people]
    form.escort_contact_id.choices = [("", _("Choose")), *said]
    if "order_id" in form:
        form.order_id.choices = orders_to_choose(_("No order yet"))
    return form


def _page(code: str, form: Any) -> str:
    return form_of_part(
        form, code=code, title=_("List a hearing"), verb=_("Save the hearing"), back="list_hearings",
        lead=_("A hearing that was held already is listed first, then its result is written."),
    )  # fmt: skip


@bp.get("/children/<code>/hearings/new")
@reads(May.HEARING_WRITE)
def show_new_hearing(code: str) -> ResponseReturnValue:
    """Ask for a hearing that was listed."""
    return _page(code, _with_choices(HearingForm.opened()))


@bp.post("/children/<code>/hearings/new")
@writes(May.HEARING_WRITE)
def list_hearing(code: str) -> ResponseReturnValue:
    """Write a hearing down as it was listed; a barred relative is refused."""
    form = _with_choices(HearingForm())
    if not form.validate_on_submit():
        return _page(code, form), 422
    try:
        actions.list_hearing(file.rows(g.case_file_id).file, form.listed(), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _page(code, form), 422
    flash(_("Saved."))
    return redirect(url_for(".list_hearings", code=code), code=303)


def _result_page(code: str, production: Production, form: ResultForm) -> str:
    day = formatting.format_day(production.on_day, current())
    return form_of_part(
        form, code=code, title=_("Result of the hearing of %(day)s", day=day), verb=_("Save the result"),
        back="list_hearings", lead=words.of(FORUMS, production.forum),
    )  # fmt: skip


def _result_form(*, fill: bool) -> ResultForm:
    form = ResultForm.opened() if fill else ResultForm()
    form.order_id.choices = orders_to_choose(_("No order yet"))
    return form


@bp.get("/children/<code>/hearings/<uuid:production_id>/result")
@reads(May.HEARING_WRITE)
def show_result(code: str, production_id: UUID) -> ResponseReturnValue:
    """Ask what came of a hearing."""
    return _result_page(code, queries.production_row(production_id), _result_form(fill=True))


@bp.post("/children/<code>/hearings/<uuid:production_id>/result")
@writes(May.HEARING_WRITE)
def tell_hearing(code: str, production_id: UUID) -> ResponseReturnValue:
    """Write what came of a hearing, its order and the next date."""
    production = queries.production_row(production_id)
    form = _result_form(fill=False)
    if not form.validate_on_submit():
        return _result_page(code, production, form), 422
    try:
        rows = file.rows(g.case_file_id)
        actions.tell_hearing(rows.file, rows.stay, production, form.result_of(production), by=viewer())
    except Refused as refused:
        form.refuse(_at_field(refused))
        return _result_page(code, production, form), 422
    flash(_("Saved."))
    return redirect(url_for(".list_hearings", code=code), code=303)


AT_FIELD = {"order_no": "new_no", "valid_until": "new_until", "order_date": "new_no", "day": "produced_time"}


def _at_field(refused: Refused) -> Refused:
    """A refusal of the new order stands beside the line in which this form asks it."""
    return Refused(refused.sentence, field=AT_FIELD.get(refused.field or "", refused.field))


def _mend_page(code: str, production: Production, form: MendHearingForm) -> str:
    return form_of_part(
        form, code=code, title=_("Correct a hearing"), verb=_("Save the correction"), back="list_hearings",
        lead=_("What was written stays readable, struck out, with your reason."),
        more_parts=() if production.result == "listed" else ("told",),
    )  # fmt: skip


def _filled(production: Production) -> MendHearingForm:
    moments = ("produced", "went", "back", "file_out", "file_in")
    times = {f"{name}_time": getattr(production, f"{name}_at") for name in moments}
    shown = {
        name: clock.local(at).time().replace(second=0, microsecond=0) for name, at in times.items() if at
    }
    form = _with_choices(MendHearingForm(obj=production, **shown))
    for name in ("body_id", "case_id", "escort_staff_id", "escort_contact_id", "order_id"):
        form[name].data = str(getattr(production, name) or "")
    return form


@bp.get("/children/<code>/hearings/<uuid:production_id>/edit")
@reads(May.HEARING_WRITE)
def show_mend_hearing(code: str, production_id: UUID) -> ResponseReturnValue:
    """A hearing, to be corrected."""
    production = queries.production_row(production_id)
    return _mend_page(code, production, _filled(production))


COMPARED = ("on_day", "at_time", "forum", "place", "purpose", "purpose_text", "escort_kind", "escort_name")


@bp.post("/children/<code>/hearings/<uuid:production_id>/edit")
@writes(May.HEARING_WRITE)
def mend_hearing(code: str, production_id: UUID) -> ResponseReturnValue:
    """Correct a hearing; a lost race shows both versions."""
    production = queries.production_row(production_id)
    form = _with_choices(MendHearingForm())
    if not form.validate_on_submit():
        return _mend_page(code, production, form), 422
    try:
        ensure_current(production, form, fields={name: name for name in COMPARED})
        listed = form.listed()
        changed = actions.mend_hearing(
            file.rows(g.case_file_id).file, production, listed, form.told(listed.on_day), by=viewer(),
            reason=form.reason.data or "",
        )  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return _mend_page(code, production, form), 422
    flash(_("Saved.") if changed else _("Nothing was changed."))
    return redirect(url_for(".list_hearings", code=code), code=303)
