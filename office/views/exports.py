"""Exports: asking for one, the second person's word, the file with its passphrase shown once."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock, files, languages
from foundation.access import Reach, begin, may, reaches_of, reads, viewer, writes
from foundation.disclosures import Event as ExportEvent
from foundation.disclosures import ExportRequest, actions, rules
from foundation.disclosures.copy import FileCopy, left_out_said
from foundation.languages import _
from foundation.refusals import Refused
from foundation.registers import Register
from foundation.sealed import opened
from office import exporting, reach
from office.exports_said import facts_said, line_said, ways_said
from office.forms_outward import AskExportForm, RefuseExportForm
from office.permissions import May
from office.queries import exports
from office.queries.exports import ExportLine
from office.telling import FORMATS
from office.views.blueprint import bp
from office.views.prints import as_file


def _shape() -> str:
    shape = request.args.get("format", "xlsx")
    if shape not in ("xlsx", "csv"):
        abort(404)
    return shape


def _ask_page(register: Register, form: AskExportForm, *, status: int = 200) -> ResponseReturnValue:
    period, shape = reach.month_asked(), _shape()
    weight = exporting.weigh(register, g.home.id, period, by=viewer())
    back = url_for(
        ".show_register", home_code=g.home.code, register_id=register.id, month=f"{period.first:%Y-%m}"
    )
    facts = {
        "register": register,
        "period": period.label(languages.current()),
        "weight": weight,
        "back_url": back,
    }
    return render_template("office/ask_export.html", form=form, shape=FORMATS[shape], **facts), status


@bp.get("/homes/<home_code>/registers/<register_id>/ask")
@reads(May.REGISTER_EXPORT)
def show_ask_export(home_code: str, register_id: str) -> ResponseReturnValue:
    """Ask why and for whom a register of many children leaves the house as a file."""
    return _ask_page(reach.register_here(register_id), AskExportForm())


@bp.post("/homes/<home_code>/registers/<register_id>/ask")
@writes(May.REGISTER_EXPORT)
def ask_export(home_code: str, register_id: str) -> ResponseReturnValue:
    """Ask for the file; somebody outside the home has a day to agree."""
    register, form = reach.register_here(register_id), AskExportForm()
    if not form.validate_on_submit():
        return _ask_page(register, form, status=422)
    period, shape = reach.month_asked(), _shape()
    weight = exporting.weigh(register, g.home.id, period, by=viewer())
    matter = actions.Matter(
        register_id=register.id, first=period.first, last=period.last, format=shape,
        language=languages.current(), children=weight.children, lines=weight.lines, is_sealed=register.sealed,
    )  # fmt: skip
    try:
        row = actions.ask(g.home.id, matter, asked_of(form), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _ask_page(register, form, status=422)
    flash(_("Asked. Head office and the privacy officer are told."))
    return redirect(url_for(".show_export", export_id=row.id), code=303)


def asked_of(form: AskExportForm) -> actions.Asked:
    """Answer what was said on the form of whoever asks."""
    return actions.Asked(
        purpose=form.purpose.data or "", recipient=form.recipient.data or "",
        recipient_words=form.recipient_words.data or "", ground=form.ground.data or "",
        reference=form.reference.data or "",
    )  # fmt: skip


@bp.get("/homes/<home_code>/exports")
@reads(May.EXPORT_SEE)
def list_exports_here(home_code: str) -> ResponseReturnValue:
    """The exports of one home: hers alone for whoever sees only her own."""
    is_wide = Reach.OWN not in reaches_of(May.EXPORT_SEE) or len(reaches_of(May.EXPORT_SEE)) > 1
    hers = None if is_wide else viewer().user_id
    return _list(exports.exports(home_id=g.home.id, asked_by=hers, now=clock.now()))


@bp.get("/exports")
@reads(May.EXPORT_AGREE)
def list_exports() -> ResponseReturnValue:
    """The exports of every home in which the reader is the second person, those that wait first."""
    return _list(exports.exports(now=clock.now()))


def _list(found: list[ExportLine]) -> ResponseReturnValue:
    now, home_id = clock.now(), g.home.id if g.get("home") else None
    details = {"lines": len(found)}
    audit.read(
        ExportEvent.EXPORTS_LISTED, by=viewer(), home=home_id, details=details, once_per_ten_minutes=True
    )
    lines = [(rules.state_of(each.row, now=now), line_said(each, now=now)) for each in found]
    waiting = [said for state, said in lines if state in ("waiting", "agreed")]
    return render_template(
        "office/exports.html", waiting=waiting,
        done=[said for state, said in lines if state not in ("waiting", "agreed")],
    )  # fmt: skip


@bp.get("/exports/<uuid:export_id>")
@reads(May.EXPORT_SEE)
def show_export(export_id: UUID) -> ResponseReturnValue:
    """One export: what, why, how many, for whom; the word of the second person, or the way to the file."""
    return _page(exports.export_line(export_id))


def _page(
    line: ExportLine, form: RefuseExportForm | None = None, *, status: int = 200
) -> ResponseReturnValue:
    form, row = form or RefuseExportForm(), line.row
    details = {"number": actions.serial_said(row)}
    subject = ("export", row.id, line.code or None)
    audit.read(
        ExportEvent.EXPORT_READ, by=viewer(), home=row.home_id, subject=subject, details=details,
        once_per_ten_minutes=True,
    )  # fmt: skip
    ways = ways_said(row, by=viewer(), is_off_site=_is_off_site(), may_agree=may(May.EXPORT_AGREE))
    shown = render_template(
        "office/export.html", form=form, row=row, line=line, said=line_said(line, now=clock.now()), ways=ways,
        facts=facts_said(line), copy=_copy(line), left_out_said=left_out_said,
    )  # fmt: skip
    return shown, status


def _copy(line: ExportLine) -> Any:
    """Answer what the copy of a child's file will say, for who asked and who reads her file in this home."""
    if line.row.body is None or not (line.row.asked_by == viewer().user_id or not _is_off_site()):
        return None
    return FileCopy.of_text(opened(line.row.body))


def _is_off_site() -> bool:
    return Reach.ALL in reaches_of(May.EXPORT_AGREE)


@bp.post("/exports/<uuid:export_id>/agree")
@writes(May.EXPORT_AGREE)
def agree_export(export_id: UUID) -> ResponseReturnValue:
    """Agree as the second person; whoever asked makes the file within a day."""
    return _answered(
        export_id,
        lambda row, code, _words: actions.agree(row, is_off_site=_is_off_site(), code=code, by=viewer()),
        _("Agreed. Whoever asked makes the file now."),
    )


def _answered(
    export_id: UUID, deed: Callable[[ExportRequest, str, str], object], told: str
) -> ResponseReturnValue:
    """Do a deed to a locked export, with the child's code and the words that were typed; say it, or why not."""
    line, form = exports.export_line(export_id), RefuseExportForm()
    try:
        deed(actions.locked(export_id), line.code, form.words.data or "")
    except Refused as refused:
        form.refuse(refused)
        return _page(line, form, status=422)
    flash(told)
    return redirect(url_for(".show_export", export_id=export_id), code=303)


@bp.post("/exports/<uuid:export_id>/refuse")
@writes(May.EXPORT_AGREE)
def refuse_export(export_id: UUID) -> ResponseReturnValue:
    """Refuse as the second person, saying why."""
    return _answered(
        export_id,
        lambda row, code, words: actions.refuse(
            row, words=words, is_off_site=_is_off_site(), code=code, by=viewer()
        ),
        _("Refused."),
    )


@bp.post("/exports/<uuid:export_id>/withdraw")
@writes(May.EXPORT_OWN)
def withdraw_export(export_id: UUID) -> ResponseReturnValue:
    """Take back what one asked for."""
    return _answered(
        export_id,
        lambda row, code, _words: actions.withdraw(row, code=code, by=viewer()),
        _("Taken back."),
    )


@bp.post("/exports/<uuid:export_id>")
@writes(May.EXPORT_OWN, begins_late=True)
def make_export(export_id: UUID) -> ResponseReturnValue:
    """Make the encrypted file of an agreed export, and show its passphrase this once: it is kept nowhere."""
    line, form = exports.export_line(export_id), RefuseExportForm()
    try:
        made = exporting.make(line, begin=begin, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _page(exports.export_line(export_id), form, status=422)
    return render_template(
        "office/passphrase.html", line=line, made=made, number=actions.serial_said(line.row), row=line.row
    )


@bp.get("/exports/<uuid:export_id>/file")
@reads(May.EXPORT_OWN)
def save_export(export_id: UUID) -> ResponseReturnValue:
    """Answer the encrypted file to whoever asked, within its days; then it is gone."""
    row: ExportRequest = exports.export_line(export_id).row
    if rules.state_of(row, now=clock.now()) != "ready" or row.file_id is None:
        abort(404)
    details = {"number": actions.serial_said(row)}
    audit.read(
        ExportEvent.EXPORT_TAKEN,
        by=viewer(),
        home=row.home_id,
        subject=("export", row.id, None),
        details=details,
    )
    stored = files.find(row.file_id)
    return as_file(files.open_stored(stored), name=row.file_name, mimetype=stored.kind)
