"""Joining two files of one child: the preview field by field, the deed, and its undoing."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import abort, flash, g, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from foundation import clock, formatting
from foundation.access import reads, viewer, writes
from foundation.access.gate import may_at
from foundation.db import db, one_or_404
from foundation.languages import _, current
from foundation.refusals import Refused
from foundation.scope import within_homes
from residents import words
from residents.actions import merging as verbs
from residents.forms.who import MergeForm, UndoForm
from residents.models import CaseFile, FileMerge
from residents.permissions import May
from residents.queries import merging, who
from residents.rules.merging import ensure_may_be_joined
from residents.views.blueprint import bp
from residents.views.who import form_of


@bp.get("/children/<code>/merge")
@reads(May.MERGE_WRITE)
def show_merge(code: str) -> ResponseReturnValue:
    """Ask for the other file, or show what joining it would do, field by field; nothing is done."""
    typed = request.args.get("with", "")[:20]
    form = MergeForm(formdata=None, other_code=typed)
    if not typed:
        return _page(form, code, None)
    try:
        preview = _preview(typed)
    except Refused as refused:
        form.refuse(refused)
        return _page(form, code, None), 422
    return _page(form, code, preview)


def _kept() -> CaseFile:
    kept: CaseFile = one_or_404(sa.select(CaseFile).where(CaseFile.id == g.case_file_id))
    return kept


def _other(typed: str) -> CaseFile:
    """Answer the other file, of the homes in which the reader may join any. Raises Refused in words."""
    homes = {home_id for home_id in viewer().home_ids if may_at(May.MERGE_WRITE, home_id)} | {g.home.id}
    with within_homes(homes):
        other = who.file_of_code(typed, homes=homes)
        if other is None:
            raise Refused(_("No file has this code here. Look at it again."), field="other_code")
        ensure_may_be_joined(merging.standing(_kept()), merging.standing(other))
    return other


def _preview(typed: str) -> merging.Preview:
    return merging.preview(_kept(), _other(typed), now=clock.now(), today=clock.today())


def _page(form: MergeForm, code: str, preview: merging.Preview | None) -> str:
    lines = _lines(preview) if preview else []
    refused = merging.refusal_words(preview.plan) if preview else ""
    return render_template(
        "residents/merge.html", form=form, code=code, preview=preview, lines=lines, refused=refused,
        other_code=preview.other.file.code if preview else "",
    )  # fmt: skip


def _lines(preview: merging.Preview) -> list[dict[str, Any]]:
    """Answer the lines in which the two differ; empty beside written keeps the written one unless chosen otherwise."""
    found = []
    for name in (*merging.CHOSEN, "committee"):
        mine, theirs = _value(preview.kept, name), _value(preview.other, name)
        if mine == theirs:
            continue
        usual = preview.stronger_age if name == "age" else "other" if theirs and not mine else "kept"
        found.append(
            {
                "name": name, "label": LABELS[name]() if name in LABELS else str(words.FIELDS[name]),
                "kept": mine, "other": theirs, "choice": request.form.get(f"keep-{name}") or usual,
                "is_open": name != "age",
            }
        )  # fmt: skip
    return found


LABELS: dict[str, Any] = {"age": lambda: _("Age"), "committee": lambda: _("Committee")}


def _value(side: merging.Side, name: str) -> str:
    if name == "committee":
        return side.committee
    if name == "age":
        return side.ground.words(clock.today()) if side.ground else ""
    return words.value_said(name, str(getattr(side.child, name) or "")) if getattr(side.child, name) else ""


@bp.post("/children/<code>/merge")
@writes(May.MERGE_WRITE)
def merge_files(code: str) -> ResponseReturnValue:
    """Join the two files; the other code leads here from now."""
    form, preview = MergeForm(), None
    try:
        if not form.validate_on_submit():
            preview = _preview(form.other_code.data) if form.other_code.data else None
            return _page(form, code, preview), 422
        preview = _preview(form.other_code.data)
        choices = {line["name"]: line["choice"] for line in _lines(preview)} | {"age": preview.stronger_age}
        verbs.merge_files(
            preview.kept.file, preview.other.file, choices=choices, reason=form.reason.data or "", by=viewer()
        )
    except Refused as refused:
        form.refuse(refused)
        return _page(form, code, preview), 422
    flash(_("The two files are one. The other code leads here."))
    return redirect(url_for(".show_child", code=code), code=303)


def _undo_page(form: UndoForm, code: str, merge: FileMerge) -> str:
    day = formatting.format_day(merge.merged_at, current(), clock.zone_here())
    lead = _("Joined %(day)s. Each line goes back to its file; what was written since stays here.", day=day)
    return form_of(form, code, _("Undo the joining"), _("Take the files apart"), ["undo"], lead=lead)


def _merge(merge_id: UUID) -> FileMerge:
    merge: FileMerge = one_or_404(
        sa.select(FileMerge).where(FileMerge.id == merge_id, FileMerge.kept_file_id == g.case_file_id)
    )
    return merge


@bp.get("/children/<code>/merge/<uuid:merge_id>/undo")
@reads(May.MERGE_WRITE)
def show_undo_merge(code: str, merge_id: UUID) -> ResponseReturnValue:
    """Ask whether the two files are to be taken apart again."""
    return _undo_page(UndoForm(), code, _merge(merge_id))


@bp.post("/children/<code>/merge/<uuid:merge_id>/undo")
@writes(May.MERGE_WRITE)
def undo_merge(code: str, merge_id: UUID) -> ResponseReturnValue:
    """Put every line back into the file from which it came."""
    form, merge = UndoForm(), _merge(merge_id)
    if not form.validate_on_submit():
        return _undo_page(form, code, merge), 422
    try:
        stayed = verbs.undo_merge(merge, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _undo_page(form, code, _merge(merge_id)), 422
    flash(_("The two files stand apart again."))
    if stayed:
        flash(_("What was changed since the joining stays as it is now. Look at both files."))
    return redirect(url_for(".show_who", code=code), code=303)


@bp.record_once
def _hang(state: BlueprintSetupState) -> None:
    state.app.extensions.setdefault("after_gate", []).append(lead_to_the_kept)  # after `refuse_closed`


def lead_to_the_kept() -> None:
    """Send whoever asks for a file that was joined into another to the file that was kept."""
    if not g.get("is_joined") or "code" not in (request.view_args or {}):  # `refuse_closed` has looked
        return
    kept = merging.kept_code(g.case_file_id)
    if kept is None:
        return
    if request.method != "GET":
        abort(404)
    named = {**(request.view_args or {}), "code": kept}
    is_first = set(named) == {"code"}
    place = url_for(str(request.endpoint), **named) if is_first else url_for(".show_child", code=kept)
    db.session.rollback()
    abort(redirect(place, code=303))
