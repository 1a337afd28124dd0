"""What is sealed in a case: her statement, opened with a reason each time; the findings, for one named nurse."""

from typing import Any
from uuid import UUID

from flask import Response, abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock, files
from foundation.access import begin, reads, viewer, writes
from foundation.languages import _, _l
from foundation.refusals import Refused
from foundation.sealed import opened
from residents import reach, words
from residents.actions import victim as actions
from residents.events import Event
from residents.forms.orders import prepared_scan
from residents.forms.victim import (
    PARTS_OF_STATEMENT,
    ExamForm,
    FindingsForm,
    MendExamForm,
    MendStatementForm,
    NurseForm,
    OpenForm,
    SealForm,
    StatementForm,
)
from residents.models import MagistrateStatement, MedicoLegalExam
from residents.permissions import May
from residents.queries import file
from residents.queries import victim as queries
from residents.queries.corrections import struck_seals
from residents.views.blueprint import bp
from residents.views.case_parts import CasePart, rows
from residents.views.parts import form_of_part, posted, with_upload
from residents.views.victim import case_url

SEALED = (MagistrateStatement.words,)


def _nurses(none: str) -> list[tuple[str, str]]:
    return [("", none), *((str(i), name) for i, name in queries.nurses(g.home.id, now=clock.now()))]


def _with_nurses(form: ExamForm) -> None:
    if form.nurse_id is not None:
        form.nurse_id.choices = _nurses(_("Not named yet"))


STATEMENT = CasePart(
    table=MagistrateStatement, form=StatementForm, mend=MendStatementForm,
    title=_l("Write a statement to the magistrate"), mend_title=_l("Correct a statement to the magistrate"),
    verb=_l("Save and seal"), lead=_l("That it happened is plain. What she said is sealed."), sealed=SEALED,
)  # fmt: skip
EXAM = CasePart(
    table=MedicoLegalExam, form=ExamForm, mend=MendExamForm, title=_l("Write a medico-legal examination"),
    mend_title=_l("Correct a medico-legal examination"), verb=_l("Save the examination"), ready=_with_nurses,
    lead=_l("That it happened is plain. What was found is for one named nurse alone."), write=actions.write_exam,
    sealed=(MedicoLegalExam.findings,),
)  # fmt: skip


def _statement_page(code: str, case_id: UUID, form: StatementForm) -> str:
    return STATEMENT.page(code, case_id, form, **with_upload())


@bp.get("/children/<code>/cases/<uuid:case_id>/statements/new")
@reads(May.VICTIM_WRITE)
def show_new_statement(code: str, case_id: UUID) -> ResponseReturnValue:
    """Ask for a statement to the magistrate."""
    return _statement_page(code, case_id, STATEMENT.new())


@bp.post("/children/<code>/cases/<uuid:case_id>/statements/new")
@writes(May.VICTIM_WRITE, begins_late=True)
def write_statement(code: str, case_id: UUID) -> ResponseReturnValue:
    """Write that she spoke to a magistrate, and seal what she said."""
    form = STATEMENT.new()

    def deed() -> None:
        copy = prepared_scan(form.copy)
        begin()
        actions.write_statement(
            *rows(case_id), form.told(), words=form.words.data or "", copy=copy, by=viewer()
        )

    return posted(form, lambda: _statement_page(code, case_id, form), deed, to=case_url(code, case_id))


@bp.get("/children/<code>/statements/<uuid:statement_id>/edit")
@reads(May.VICTIM_WRITE)
def show_mend_statement(code: str, statement_id: UUID) -> ResponseReturnValue:
    """The plain facts of a statement, to be corrected."""
    return STATEMENT.show(code, statement_id)


@bp.post("/children/<code>/statements/<uuid:statement_id>/edit")
@writes(May.VICTIM_WRITE)
def mend_statement(code: str, statement_id: UUID) -> ResponseReturnValue:
    """Correct the plain facts of a statement; what is sealed is not touched."""
    return STATEMENT.change(code, statement_id)


def _seal_page(code: str, statement: MagistrateStatement, form: SealForm) -> str:
    return form_of_part(
        form, code=code, title=_("Seal her words or a copy"), verb=_("Seal"), back="list_cases",
        back_url=case_url(code, statement.case_id), **with_upload(),
    )  # fmt: skip


@bp.get("/children/<code>/statements/<uuid:statement_id>/seal")
@reads(May.VICTIM_WRITE)
def show_seal(code: str, statement_id: UUID) -> ResponseReturnValue:
    """Ask for what is to be sealed."""
    return _seal_page(code, queries.row_of(MagistrateStatement, statement_id, sealed=SEALED), SealForm())


@bp.post("/children/<code>/statements/<uuid:statement_id>/seal")
@writes(May.VICTIM_WRITE, begins_late=True)
def seal_statement(code: str, statement_id: UUID) -> ResponseReturnValue:
    """Seal her words or a copy later."""
    form = SealForm()

    def deed() -> None:
        copy = prepared_scan(form.copy)
        begin()
        row = queries.row_of(MagistrateStatement, statement_id)
        child = file.rows(g.case_file_id).file
        actions.seal_statement(
            child, row, words=form.words.data or "", copy=copy, reason=form.reason.data or "", by=viewer()
        )

    def page() -> str:
        return _seal_page(code, queries.row_of(MagistrateStatement, statement_id, sealed=SEALED), form)

    return posted(form, page, deed, to=url_for(".list_cases", code=code))


def _open_page(code: str, statement_id: UUID, form: OpenForm) -> str:
    row = queries.row_of(MagistrateStatement, statement_id, sealed=SEALED)
    return form_of_part(
        form, code=code, title=_("Open a sealed statement"), verb=_("Open it now"), back="list_cases",
        back_url=case_url(code, row.case_id),
        lead=_("You, the time and your reason are kept. Close the page when you have read it."),
    )  # fmt: skip


def _open_form(statement_id: UUID) -> OpenForm:
    """Answer the form with what may be opened: her words, the copy, and copies that were struck out."""
    form = OpenForm()
    known = list[tuple[str, Any]](PARTS_OF_STATEMENT)
    known += [(key, _("A copy that was struck out")) for key in queries.struck_copies(statement_id)]
    form.part.choices = known
    return form


@bp.get("/children/<code>/statements/<uuid:statement_id>/open")
@reads(May.STATEMENT_OPEN)
def show_open_statement(code: str, statement_id: UUID) -> ResponseReturnValue:
    """Ask why a sealed statement is opened."""
    return _open_page(code, statement_id, _open_form(statement_id))


@bp.post("/children/<code>/statements/<uuid:statement_id>/open")
@writes(May.STATEMENT_OPEN)
def open_statement(code: str, statement_id: UUID) -> ResponseReturnValue:
    """Open a sealed statement: the reading and its reason are written before anything is shown."""
    form, struck = _open_form(statement_id), queries.struck_copies(statement_id)
    if not form.validate_on_submit():
        return _open_page(code, statement_id, form), 422
    row = queries.row_of(MagistrateStatement, statement_id)
    part = "words" if form.part.data == "words" else "copy"
    try:
        child = file.rows(g.case_file_id).file
        actions.open_statement(child, row, part=part, reason=(form.reason.data or "").strip(), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _open_page(code, statement_id, form), 422
    if part == "copy":
        struck.setdefault("copy", row.copy_id)
        return files.answer(files.find(struck[form.part.data]))
    before = [(at, who, why.open()) for at, _part, who, why in queries.readings(statement_id)]
    old = [(kept, kept.old.open()) for kept in struck_seals([statement_id], "words")]
    shown = render_template(
        "residents/statement.html", code=code, statement=row, said=row.words.open(), before=before, old=old,
        leads_back=case_url(code, row.case_id),
    )  # fmt: skip
    return Response(shown, headers={"Cache-Control": "no-store"})


@bp.get("/children/<code>/cases/<uuid:case_id>/examinations/new")
@reads(May.VICTIM_WRITE)
def show_new_exam(code: str, case_id: UUID) -> ResponseReturnValue:
    """Ask for a medico-legal examination."""
    return EXAM.page(code, case_id, EXAM.new())


@bp.post("/children/<code>/cases/<uuid:case_id>/examinations/new")
@writes(May.VICTIM_WRITE)
def write_exam(code: str, case_id: UUID) -> ResponseReturnValue:
    """Write that she was examined, and name the nurse."""
    return EXAM.record(code, case_id)


@bp.get("/children/<code>/examinations/<uuid:exam_id>/edit")
@reads(May.VICTIM_WRITE)
def show_mend_exam(code: str, exam_id: UUID) -> ResponseReturnValue:
    """The plain facts of an examination, to be corrected."""
    return EXAM.show(code, exam_id)


@bp.post("/children/<code>/examinations/<uuid:exam_id>/edit")
@writes(May.VICTIM_WRITE)
def mend_exam(code: str, exam_id: UUID) -> ResponseReturnValue:
    """Correct the plain facts of an examination; the findings are not touched."""
    return EXAM.change(code, exam_id)


def _nurse_page(code: str, form: NurseForm) -> str:
    return form_of_part(
        form,
        code=code,
        title=_("Name the nurse who keeps the findings"),
        verb=_("Save the nurse"),
        back="list_cases",
    )


@bp.get("/children/<code>/examinations/<uuid:exam_id>/nurse")
@reads(May.VICTIM_WRITE)
def show_nurse(code: str, exam_id: UUID) -> ResponseReturnValue:
    """Ask which nurse keeps the findings."""
    form = NurseForm()
    form.nurse_id.choices = _nurses(_("Choose"))
    return _nurse_page(code, form)


@bp.post("/children/<code>/examinations/<uuid:exam_id>/nurse")
@writes(May.VICTIM_WRITE)
def name_nurse(code: str, exam_id: UUID) -> ResponseReturnValue:
    """Name the nurse who keeps the findings."""
    form = NurseForm()
    form.nurse_id.choices = _nurses(_("Choose"))

    def deed() -> None:
        child, nurse_id = file.rows(g.case_file_id).file, UUID(form.nurse_id.data)
        actions.name_nurse(child, EXAM.row(exam_id), nurse_id, reason=form.reason.data or "", by=viewer())

    return posted(form, lambda: _nurse_page(code, form), deed, to=url_for(".list_cases", code=code))


@bp.get("/homes/<home_code>/examinations")
@reads(May.FINDINGS_LIST)
def list_exams(home_code: str) -> ResponseReturnValue:
    """The examinations whose findings the reader herself keeps."""
    found = queries.exams_kept_by(g.home.id, viewer().user_id, names=reach.sees(May.NAME_SEE))
    audit.read(Event.LIST_READ, by=viewer(), home=g.home.id, details={"filters": "none", "count": len(found)})
    lines = [(line, words.name_said(line.name, line.name_local, line.name_kind, line.code)) for line in found]
    return render_template("residents/exams.html", lines=lines)


def _findings_page(exam_id: UUID, form: FindingsForm) -> Response:
    exam = queries.row_of(MedicoLegalExam, exam_id)
    if exam.nurse_id != viewer().user_id:
        abort(403)
    code = file.rows(exam.case_file_id).file.code
    subject = ("medico_legal_exam", exam.id, code)
    audit.read(Event.FINDINGS_OPENED, by=viewer(), subject=subject, sealed=True)
    old = [(kept, kept.old.open()) for kept in struck_seals([exam.id], "findings")]
    shown = render_template(
        "residents/findings.html", code=code, exam=exam, said=opened(exam.findings), form=form, old=old
    )
    return Response(shown, headers={"Cache-Control": "no-store"})


@bp.get("/examinations/<uuid:exam_id>/findings")
@reads(May.FINDINGS_OPEN)
def show_findings(exam_id: UUID) -> ResponseReturnValue:
    """What was found, for the named nurse alone; each opening is in the sealed chain."""
    return _findings_page(exam_id, FindingsForm())


@bp.post("/examinations/<uuid:exam_id>/findings")
@writes(May.FINDINGS_OPEN)
def write_findings(exam_id: UUID) -> ResponseReturnValue:
    """Seal what was found."""
    form = FindingsForm()
    try:
        form.validate_on_submit()
        exam = queries.row_of(MedicoLegalExam, exam_id)
        actions.write_findings(
            file.rows(g.case_file_id).file, exam, (form.findings.data or "").strip(), by=viewer(),
            struck_because=form.reason.data or "",
        )  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return _findings_page(exam_id, form), 422
    flash(_("Sealed."))
    return redirect(url_for(".show_findings", exam_id=exam_id), code=303)
