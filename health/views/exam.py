"""The examination at admission: the form, what was found with its body map, marks, striking out."""

from typing import Any
from uuid import UUID

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation.access import may, reads, viewer, writes
from foundation.bodymap import drawn
from foundation.languages import _
from foundation.refusals import Refused
from health.actions import clinic as verbs
from health.choices.clinic import EXAMINATION_RULE, GENERAL, SENSES, SKIN
from health.events import Event
from health.forms.clinic import ExamForm, WhyForm
from health.models import HealthExam
from health.permissions import May
from health.queries import clinic
from health.queries.children import Patient
from health.rules.measures import centimetres, kilograms
from health.views import bp, frames
from health.views.said import late_said
from residents.forms.reception_marks import MarkForm, mark_form
from residents.views.pages import file_page


def _form_page(form: ExamForm, child: Patient) -> str:
    return render_template(
        "health/exam_form.html",
        form=form,
        child=child,
        rule=EXAMINATION_RULE,
        leads_back=frames.health_url(child.code),
    )


@bp.get("/children/<code>/examination")
@reads(May.EXAM_WRITE)
def show_new_exam(code: str) -> ResponseReturnValue:
    """Ask for the examination of this admission."""
    return _form_page(ExamForm.opened(**frames.now_here(), examiner=viewer().name), frames.this_patient())


@bp.post("/children/<code>/examination")
@writes(May.EXAM_WRITE)
def write_exam(code: str) -> ResponseReturnValue:
    """Write the examination, and lead to its body map."""
    form, child = ExamForm(), frames.this_patient()
    if not form.validate_on_submit():
        return _form_page(form, child), 422
    try:
        exam = verbs.write_exam(child, form.told(), doubt_why=form.why.data or "", by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _form_page(form, child), 422
    flash(_("Examination saved. Write the marks that you saw."))
    return redirect(url_for("health.show_exam", health_exam_id=exam.id), code=303)


def _page(exam: HealthExam, form: MarkForm | None, *, status: int = 200) -> Any:
    child = frames.this_patient()
    marks = [(mark, by) for mark, by in clinic.marks_of(g.case_file_id) if mark.exam_id == exam.id]
    if form is None and may(May.EXAM_WRITE) and exam.struck_at is None:
        form = mark_form(**frames.now_here(), seen_by=viewer().name)
    return file_page(
        "health/exam.html",
        "health",
        exam=exam,
        facts=[{"label": label, "value": value} for label, value in _facts(exam)],
        map=drawn(marks),
        form=form,
        status=status,
        late=late_said(exam, child),
        rule=EXAMINATION_RULE,
        strike=url_for("health.show_strike_exam", health_exam_id=exam.id) if may(May.EXAM_WRITE) else "",
    )


def _facts(exam: HealthExam) -> list[tuple[str, str]]:
    """Answer what was found as rows; what was not written says so."""
    none = _("not written")
    senses = " · ".join(
        (
            _("Vision: %(said)s", said=str(SENSES[exam.vision])),
            _("Hearing: %(said)s", said=str(SENSES[exam.hearing])),
            *((exam.senses_words,) if exam.senses_words else ()),
        )
    )
    size = " · ".join(
        part
        for part in (
            _("%(weight)s kg", weight=kilograms(exam.weight_g)) if exam.weight_g else "",
            _("%(height)s cm", height=centimetres(exam.height_mm)) if exam.height_mm else "",
        )
        if part
    )
    skin = ", ".join(str(SKIN[code]) for code in exam.skin)
    general = str(GENERAL[exam.general])
    return [
        (_("Examined by"), exam.examiner),
        (_("General condition"), f"{general}. {exam.general_words}" if exam.general_words else general),
        (_("Weight and height"), size or none),
        (_("Sight and hearing"), senses),
        (_("Skin and hair"), " · ".join(part for part in (skin, exam.skin_words) if part) or none),
        (_("Known illness"), exam.illness or none),
        (_("Allergy"), exam.allergy or _("none known")),
        (_("Treatment begun"), exam.treatment or none),
        (_("Tests and advice"), exam.advice or none),
    ]


@bp.get("/health-exams/<uuid:health_exam_id>")
@reads(May.HISTORY_SEE)
def show_exam(health_exam_id: UUID) -> ResponseReturnValue:
    """What was found at the examination, with its body map."""
    return _page(clinic.row_of(HealthExam, health_exam_id), None)


@bp.post("/health-exams/<uuid:health_exam_id>")
@writes(May.EXAM_WRITE)
def add_exam_mark(health_exam_id: UUID) -> ResponseReturnValue:
    """Write a mark or an injury that was seen at the examination."""
    exam, form = clinic.row_of(HealthExam, health_exam_id), mark_form()
    if not form.validate_on_submit():
        return _page(exam, form, status=422)
    try:
        verbs.add_mark(frames.this_patient(), exam, form.seen(), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _page(exam, form, status=422)
    return redirect(url_for("health.show_exam", health_exam_id=health_exam_id), code=303)


def _strike_page(form: WhyForm, code: str) -> str:
    return frames.ask_why(form, code, title=_("Strike out an examination"), verb=_("Strike it out"))


@bp.get("/health-exams/<uuid:health_exam_id>/strike")
@reads(May.EXAM_WRITE)
def show_strike_exam(health_exam_id: UUID) -> ResponseReturnValue:
    """Ask why an examination is struck out."""
    return _strike_page(WhyForm(), frames.this_patient().code)


@bp.post("/health-exams/<uuid:health_exam_id>/strike")
@writes(May.EXAM_WRITE)
def strike_exam(health_exam_id: UUID) -> ResponseReturnValue:
    """Strike out an examination; it stays readable, and another may be written."""

    def deed(child: Patient, reason: str) -> None:
        row = clinic.row_of(HealthExam, health_exam_id)
        verbs.strike(child, row, Event.EXAM_STRUCK, reason=reason, by=viewer())

    return frames.told_why(deed, _strike_page)
