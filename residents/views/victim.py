"""The cases in which a child is the victim: one case with all that stands under it, written and corrected."""

from typing import Any
from uuid import UUID

from flask import g, url_for
from flask.typing import ResponseReturnValue

from foundation import clock, formatting
from foundation.access import may, reads, viewer, writes
from foundation.languages import _, current
from foundation.ledger.money import rupees
from foundation.sealed import Sealed, opened
from foundation.versions import ensure_current
from residents import reach, words
from residents.actions import victim as actions
from residents.choices.legal import (
    ACTS,
    AID_KINDS,
    AWARD_KINDS,
    BAIL_OUTCOMES,
    COMPENSATION_DAYS,
    OUTCOMES,
    STAGES,
)
from residents.forms.victim import CASE, CaseForm, MendCaseForm
from residents.models import Compensation, VictimCase
from residents.permissions import May
from residents.queries import file
from residents.queries import victim as queries
from residents.queries.corrections import corrections_of, struck_seals
from residents.queries.victim import CaseWhole
from residents.rules import victim as rules
from residents.views.blueprint import bp
from residents.views.pages import file_page
from residents.views.parts import form_of_part, posted


@bp.get("/children/<code>/cases")
@reads(May.VICTIM_SEE)
def list_cases(code: str) -> ResponseReturnValue:
    """The newest case of a child; earlier ones are linked."""
    return _case_page(code, queries.case_of(g.case_file_id, see=reach.sees(May.VICTIM_SEE)))


@bp.get("/children/<code>/cases/<uuid:case_id>")
@reads(May.VICTIM_SEE)
def show_case(code: str, case_id: UUID) -> ResponseReturnValue:
    """One case of a child."""
    return _case_page(code, queries.case_of(g.case_file_id, see=reach.sees(May.VICTIM_SEE), case_id=case_id))


def _case_page(code: str, case: VictimCase | None) -> ResponseReturnValue:
    if case is None:
        return file_page("residents/cases.html", "cases", case=None, others=[])
    reads_it, writes_it = may(May.VICTIM_READ), may(May.VICTIM_WRITE)
    others = [
        (said, url_for("residents.show_case", code=code, case_id=id_))
        for id_, said in queries.cases_to_choose(g.case_file_id)
        if id_ != case.id
    ]
    whole = queries.whole(case)
    return file_page(
        "residents/cases.html", "cases", case=case, others=others, reads_it=reads_it, writes_it=writes_it,
        struck=_struck(whole, reads_it=reads_it, writes_it=writes_it),
        **_said(code, whole, reads_it=reads_it, writes_it=writes_it),
    )  # fmt: skip


def _said(code: str, whole: CaseWhole, *, reads_it: bool, writes_it: bool) -> dict[str, Any]:
    """Answer a case as its page says it: whoever only sees the summary reads no name of a person."""
    case = whole.case
    return {
        "facts": _facts(case, reads_it=reads_it, writes_it=writes_it),
        "stages": [_stage(code, stage, reads_it=reads_it, writes_it=writes_it) for stage in whole.stages],
        "statements": whole.statements, "exams": [_exam(exam, reads_it=reads_it) for exam in whole.exams],
        "supports": [_support(code, each, writes_it=writes_it) for each in whole.supports] if reads_it else [],
        "aid": [_aid(code, each, reads_it=reads_it, writes_it=writes_it) for each in whole.aid],
        "bail": [_bail(code, each, reads_it=reads_it, writes_it=writes_it) for each in whole.bail],
        "awards": [award_said(code, each, writes_it=writes_it) for each in whole.awards],
        "links": _links(code, case) if writes_it else {},
    }  # fmt: skip


PERSONS = frozenset({"officer", "escort", "support_person", "note", "name", "accused", "organisation"})
"""What a reader of the summary does not read, neither as it stands nor as it stood."""
UNSAID = frozenset({"copy_id", "nurse_id", "named_by"})
"""Corrections that say nothing in words: an id of a file or of a person."""


def _struck(whole: CaseWhole, *, reads_it: bool, writes_it: bool) -> dict[UUID, list[dict[str, str]]]:
    """Answer what was struck out, by the row in which it stood: of what this reader may read there now."""
    hidden = UNSAID if reads_it else UNSAID | PERSONS
    found = {
        row_id: [words.correction_said(m) for m in mended if m.field not in hidden]
        for row_id, mended in corrections_of(whole.ids).items()
    }
    for kept in struck_seals(whole.ids, "phone", "officer_phone") if writes_it else []:
        found.setdefault(kept.subject_id, []).append(words.correction_said(kept, opened(kept.old)))
    return found


def _links(code: str, case: VictimCase) -> dict[str, list[tuple[str, str]]]:
    def url(endpoint: str) -> str:
        return url_for(endpoint, code=code, case_id=case.id)

    return {
        "case": [(_("Correct"), url("residents.show_mend_case"))],
        "stage": [(_("Write a stage"), url("residents.show_new_stage"))],
        "statement": [(_("Write a statement"), url("residents.show_new_statement"))],
        "exam": [(_("Write an examination"), url("residents.show_new_exam"))],
        "support": [(_("Write a support person"), url("residents.show_new_support"))],
        "aid": [(_("Write legal aid"), url("residents.show_new_aid"))],
        "bail": [(_("Write an application"), url("residents.show_new_bail"))],
        "award": [(_("Write compensation"), url("residents.show_new_award"))],
    }  # fmt: skip


def _facts(case: VictimCase, *, reads_it: bool, writes_it: bool) -> list[dict[str, Any]]:
    def row(label: str, value: str, **more: Any) -> dict[str, Any]:
        return {"label": label, "value": value or _("not written"), **more}

    language = current()
    report = rules.report_said(case.report_kind, case.report_no, "")
    rows = [
        row(_("Report"), report, second=formatting.format_day(case.reported_on, language)),
        row(_("Police station"), case.police_station),
        row(_("Sections"), rules.sections_said(case.sections), second=case.act_reason),
        row(_("Offence on"), formatting.format_day(case.offence_on, language) if case.offence_on else ""),
        row(_("Court"), ", ".join(part for part in (case.court, case.court_case_no) if part)),
    ]
    if reads_it:
        rows.insert(
            2,
            row(
                _("Investigating officer"),
                case.officer,
                second=_phone(case.officer_phone, writes_it=writes_it),
            ),
        )
    return rows


def _phone(phone: Sealed | None, *, writes_it: bool) -> str:
    """Answer a sealed telephone to who keeps the case, and nothing to anybody else."""
    return opened(phone) if writes_it else ""


def _correct(endpoint: str, *, words_: str = "", **where: Any) -> tuple[str, str]:
    return words_ or _("Correct"), url_for(endpoint, **where)


def _stage(code: str, stage: Any, *, reads_it: bool, writes_it: bool) -> dict[str, Any]:
    return {
        "id": stage.id, "day": stage.happened_on, "kind": words.of(STAGES, stage.kind),
        "outcome": words.of(OUTCOMES, stage.outcome) if stage.outcome else "", "note": stage.note if reads_it else "",
        "verbs": [_correct("residents.show_mend_stage", code=code, stage_id=stage.id)] if writes_it else [],
    }  # fmt: skip


def _exam(exam: Any, *, reads_it: bool) -> dict[str, Any]:
    parts = (exam.hospital, _("MLC %(number)s", number=exam.mlc_no) if exam.mlc_no else "")
    return {
        "id": exam.id, "day": exam.examined_on, "said": ", ".join(part for part in parts if part),
        "has_findings": exam.has_findings, "nurse": exam.nurse if reads_it else "", "has_nurse": exam.nurse is not None,
    }  # fmt: skip


def _support(code: str, each: Any, *, writes_it: bool) -> dict[str, Any]:
    due = rules.report_due(each.named_on, each.last_due)
    state = "met" if each.ended_on else rules.soon(due, today=clock.today())
    day = formatting.format_day(due, current())
    where = {"code": code, "support_id": each.id}
    verbs = [
        (_("Report came"), url_for("residents.show_support_report", **where)),
        (_("Ended"), url_for("residents.show_end_support", **where)),
    ]
    mend = _correct("residents.show_mend_support", **where)
    return {
        "id": each.id, "day": each.named_on, "name": each.name, "organisation": each.organisation,
        "committee": each.committee or "",
        "phone": _phone(each.phone, writes_it=writes_it), "mark": state,
        "last_came": each.last_came, "ended_on": each.ended_on,
        "clock": _("ended") if each.ended_on else _("report due %(day)s", day=day),
        "verbs": [*(verbs if not each.ended_on else []), mend] if writes_it else [],
    }  # fmt: skip


def _aid(code: str, each: Any, *, reads_it: bool, writes_it: bool) -> dict[str, Any]:
    return {
        "id": each.id, "day": each.given_on, "kind": words.of(AID_KINDS, each.kind),
        "name": each.name if reads_it else "",
        "reference": each.reference, "phone": _phone(each.phone, writes_it=writes_it), "ended_on": each.ended_on,
        "verbs": [_correct("residents.show_mend_aid", code=code, aid_id=each.id)] if writes_it else [],
    }  # fmt: skip


def _bail(code: str, each: Any, *, reads_it: bool, writes_it: bool) -> dict[str, Any]:
    return {
        "id": each.id, "day": each.filed_on, "accused": each.accused if reads_it else "", "court": each.court,
        "objected_on": each.objected_on, "decided_on": each.decided_on,
        "outcome": words.of(BAIL_OUTCOMES, each.outcome) or _("not decided yet"),
        "mark": "due" if not each.outcome else "over" if each.outcome == "granted" else "met",
        "verbs": [_correct("residents.show_mend_bail", words_=_("Fill in or correct"), code=code, bail_id=each.id)]
        if writes_it else [],
    }  # fmt: skip


def award_said(code: str, each: Compensation, *, writes_it: bool) -> dict[str, Any]:
    """Answer compensation as the page says it, with the days since its order."""
    days = rules.days_since_order(each.ordered_on, each.credited_on, today=clock.today())
    state, said = "due", _("applied for")
    if each.credited_on is not None:
        state, said = "met", _("credited %(days)s days after the order", days=days)
    elif days is not None:
        state = "over" if rules.is_award_late(days) else "due"
        said = _("%(days)s days since the order, limit %(limit)s", days=days, limit=COMPENSATION_DAYS)
    return {
        "id": each.id, "day": each.ordered_on or each.applied_on, "kind": words.of(AWARD_KINDS, each.kind),
        "mark": state,
        "clock": said,
        "applied_to": each.applied_to, "order_no": each.order_no,
        "ordered": rupees(each.ordered_amount * 100) if each.ordered_amount else "",
        "credited": rupees(each.credited_amount * 100) if each.credited_amount else "", "credited_on": each.credited_on,
        "verbs": [_correct("residents.show_mend_award", words_=_("Fill in or correct"), code=code, award_id=each.id)]
        if writes_it else [],
    }  # fmt: skip


def case_url(code: str, case_id: UUID) -> str:
    """Answer where a case is shown."""
    return url_for("residents.show_case", code=code, case_id=case_id)


@bp.get("/children/<code>/cases/new")
@reads(May.VICTIM_WRITE)
def show_new_case(code: str) -> ResponseReturnValue:
    """Ask for a case."""
    return _new_page(code, CaseForm.opened())


def _new_page(code: str, form: CaseForm) -> str:
    return form_of_part(form, code=code, title=_("Write a case"), verb=_("Save the case"), back="list_cases")


@bp.post("/children/<code>/cases/new")
@writes(May.VICTIM_WRITE)
def write_case(code: str) -> ResponseReturnValue:
    """Write a case."""
    form = CaseForm()

    def deed() -> None:
        phone = form.officer_phone.data or ""
        actions.write_case(file.rows(g.case_file_id).file, form.told(), officer_phone=phone, by=viewer())

    return posted(form, lambda: _new_page(code, form), deed, to=url_for(".list_cases", code=code))


def _mend_page(code: str, case_id: UUID, form: MendCaseForm) -> str:
    return form_of_part(
        form, code=code, title=_("Correct a case"), verb=_("Save the correction"), back="list_cases",
        back_url=case_url(code, case_id),
        lead=_("What was written stays readable, struck out, with your reason."),
    )  # fmt: skip


@bp.get("/children/<code>/cases/<uuid:case_id>/edit")
@reads(May.VICTIM_WRITE)
def show_mend_case(code: str, case_id: UUID) -> ResponseReturnValue:
    """A case, to be corrected."""
    case = queries.row_of(VictimCase, case_id)
    known = {name: getattr(case, name) for name in CASE if name not in (*ACTS, "officer_phone")}
    acts = {act: ", ".join(parts) for act, parts in case.sections.items()}
    return _mend_page(code, case_id, MendCaseForm(**known, **acts, version=case.version))


COMPARED = ("report_no", "reported_on", "police_station", "officer", "offence_on", "court", "court_case_no")


@bp.post("/children/<code>/cases/<uuid:case_id>/edit")
@writes(May.VICTIM_WRITE)
def mend_case(code: str, case_id: UUID) -> ResponseReturnValue:
    """Correct a case; a lost race shows both versions."""
    form, case = MendCaseForm(), queries.row_of(VictimCase, case_id)

    def deed() -> tuple[str, ...]:
        ensure_current(case, form, fields={name: name for name in COMPARED})
        return actions.mend_case(
            file.rows(g.case_file_id).file, case, form.told(), officer_phone=form.officer_phone.data or "",
            reason=form.reason.data or "", by=viewer(),
        )  # fmt: skip

    return posted(form, lambda: _mend_page(code, case_id, form), deed, to=case_url(code, case_id))
