"""What is sealed in a case: her statement, opened with a reason each time; the findings, for one named nurse."""

from uuid import UUID

from flask import Response, abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock, files
from foundation.access import begin, reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from residents import reach, words
from residents.actions import victim as actions
from residents.events import Event
from residents.forms.orders import prepared_scan
from residents.forms.victim import ExamForm, FindingsForm, NurseForm, OpenForm, SealForm, StatementForm
from residents.models import MagistrateStatement, MedicoLegalExam, VictimCase
from residents.permissions import May
from residents.queries import file
from residents.queries import victim as queries
from residents.views.blueprint import bp
from residents.views.parts import form_of_part, posted, with_upload
from residents.views.victim import case_url

SEALED = (MagistrateStatement.words,)


def _statement_page(code: str, case_id: UUID, form: StatementForm) -> str:
    return form_of_part(
        form, code=code, title=_("Write a statement to the magistrate"), verb=_("Save and seal"), back="list_cases",
        back_url=case_url(code, case_id), **with_upload(),
        lead=_("That it happened is plain. What she said is sealed."),
    )  # fmt: skip


@bp.get("/children/<code>/cases/<uuid:case_id>/statements/new")
@reads(May.VICTIM_WRITE)
def show_new_statement(code: str, case_id: UUID) -> ResponseReturnValue:
    """Ask for a statement to the magistrate."""
    return _statement_page(code, case_id, StatementForm())


@bp.post("/children/<code>/cases/<uuid:case_id>/statements/new")
@writes(May.VICTIM_WRITE, begins_late=True)
def write_statement(code: str, case_id: UUID) -> ResponseReturnValue:
    """Write that she spoke to a magistrate, and seal what she said."""
    form = StatementForm()

    def deed() -> None:
        copy = prepared_scan(form.copy)
        begin()
        case, child = queries.row_of(VictimCase, case_id), file.rows(g.case_file_id).file
        actions.write_statement(child, case, form.told(), words=form.words.data or "", copy=copy, by=viewer())

    return posted(form, lambda: _statement_page(code, case_id, form), deed, to=case_url(code, case_id))


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
        actions.seal_statement(child, row, words=form.words.data or "", copy=copy, by=viewer())

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


@bp.get("/children/<code>/statements/<uuid:statement_id>/open")
@reads(May.STATEMENT_OPEN)
def show_open_statement(code: str, statement_id: UUID) -> ResponseReturnValue:
    """Ask why a sealed statement is opened."""
    return _open_page(code, statement_id, OpenForm())


@bp.post("/children/<code>/statements/<uuid:statement_id>/open")
@writes(May.STATEMENT_OPEN)
def open_statement(code: str, statement_id: UUID) -> ResponseReturnValue:
    """Open a sealed statement: the reading and its reason are written before anything is shown."""
    form = OpenForm()
    if not form.validate_on_submit():
        return _open_page(code, statement_id, form), 422
    row = queries.row_of(MagistrateStatement, statement_id)
    part = "copy" if form.part.data == "copy" else "words"
    try:
        child = file.rows(g.case_file_id).file
        actions.open_statement(child, row, part=part, reason=(form.reason.data or "").strip(), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _open_page(code, statement_id, form), 422
    if part == "copy":
        return files.answer(files.find(row.copy_id))
    before = [(at, who, why.open()) for at, _part, who, why in queries.readings(statement_id)]
    shown = render_template(
        "residents/statement.html", code=code, statement=row, said=row.words.open(), before=before,
        leads_back=case_url(code, row.case_id),
    )  # fmt: skip
    return Response(shown, headers={"Cache-Control": "no-store"})


def _exam_page(code: str, case_id: UUID, form: ExamForm) -> str:
    form.nurse_id.choices = _nurses(_("Not named yet"))
    return form_of_part(
        form, code=code, title=_("Write a medico-legal examination"), verb=_("Save the examination"),
        back="list_cases", back_url=case_url(code, case_id),
        lead=_("That it happened is plain. What was found is for one named nurse alone."),
    )  # fmt: skip


def _nurses(none: str) -> list[tuple[str, str]]:
    return [("", none), *((str(i), name) for i, name in queries.nurses(g.home.id, now=clock.now()))]


@bp.get("/children/<code>/cases/<uuid:case_id>/examinations/new")
@reads(May.VICTIM_WRITE)
def show_new_exam(code: str, case_id: UUID) -> ResponseReturnValue:
    """Ask for a medico-legal examination."""
    return _exam_page(code, case_id, ExamForm())


@bp.post("/children/<code>/cases/<uuid:case_id>/examinations/new")
@writes(May.VICTIM_WRITE)
def write_exam(code: str, case_id: UUID) -> ResponseReturnValue:
    """Write that she was examined, and name the nurse."""
    form = ExamForm()
    form.nurse_id.choices = _nurses(_("Not named yet"))

    def deed() -> None:
        case, child = queries.row_of(VictimCase, case_id), file.rows(g.case_file_id).file
        actions.write_exam(child, case, **form.told(), by=viewer())

    return posted(form, lambda: _exam_page(code, case_id, form), deed, to=case_url(code, case_id))


def _nurse_page(code: str, form: NurseForm) -> str:
    return form_of_part(
        form, code=code, title=_("Name the nurse who keeps the findings"), verb=_("Save"), back="list_cases"
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
        exam = queries.row_of(MedicoLegalExam, exam_id, sealed=(MedicoLegalExam.findings,))
        actions.name_nurse(file.rows(g.case_file_id).file, exam, UUID(form.nurse_id.data), by=viewer())

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
    said = exam.findings.open() if exam.findings else ""
    shown = render_template("residents/findings.html", code=code, exam=exam, said=said, form=form)
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
            file.rows(g.case_file_id).file, exam, (form.findings.data or "").strip(), by=viewer()
        )
    except Refused as refused:
        form.refuse(refused)
        return _findings_page(exam_id, form), 422
    flash(_("Sealed."))
    return redirect(url_for(".show_findings", exam_id=exam_id), code=303)
