"""Who she is: other names, the history of her ages, siblings, files that were joined."""

from typing import Any
from uuid import UUID

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import clock, formatting
from foundation.access import may, reads, viewer, writes
from foundation.languages import _, current
from foundation.refusals import Refused
from homes import queries as halls
from residents import reach, words
from residents.actions import ages as age_verbs
from residents.actions import aliases as alias_verbs
from residents.choices.identity import AGE_KINDS, ALIAS_KINDS, DOCUMENTS, SIBLING_RELATIONS
from residents.forms.arrival import committees_to_choose
from residents.forms.who import AgeForm, AliasForm, StrikeForm
from residents.permissions import May
from residents.queries import ages, file, merging, who
from residents.views.blueprint import bp
from residents.views.pages import file_page


@bp.get("/children/<code>/who")
@reads(May.IDENTITY_SEE)
def show_who(code: str) -> ResponseReturnValue:
    """Who she is, as far as the house knows: every name, every age with its ground, her siblings."""
    today = clock.today()
    return file_page(
        "residents/show_who.html", "who", code=code,
        aliases=[{"number": n, **_alias(line, code)} for n, line in enumerate(who.aliases(g.case_file_id), 2)],
        ages=[_age(line, code) for line in ages.history(g.case_file_id)],
        siblings=[_sibling(line, code) for line in who.siblings(g.case_file_id, masks=reach.masks(), today=today)],
        joined=[_joined(line, code) for line in merging.joined_into(g.case_file_id)],
    )  # fmt: skip


def _strike(endpoint: str, code: str, **named: Any) -> list[tuple[str, str]]:
    return [(_("Strike out"), url_for(endpoint, code=code, **named))] if may(May.IDENTITY_WRITE) else []


def _alias(line: who.AliasLine, code: str) -> dict[str, Any]:
    second = ", ".join(part for part in (words.of(ALIAS_KINDS, line.kind), line.note) if part)
    return {
        "names": [name for name in (line.name, line.name_local) if name], "second": second,
        "written": line.written_at, "struck": line.struck_reason if line.struck_at else "",
        "verbs": [] if line.struck_at else _strike(".show_strike_alias", code, alias_id=line.id),
    }  # fmt: skip


def _age(line: ages.AgeLine, code: str) -> dict[str, Any]:
    relied = words.of(DOCUMENTS, line.document)
    parts = (
        words.of(AGE_KINDS, line.kind),
        line.ground.by_text,
        relied,
        line.document_text,
        line.no_paper_reason,
    )
    return {
        "words": line.ground.words(clock.today()), "second": ", ".join(part for part in parts if part),
        "by": line.written_by, "on": line.ground.on_day, "is_in_force": line.is_in_force,
        "struck": line.struck_reason if line.struck_at else "",
        "verbs": [] if line.struck_at else _strike(".show_strike_age", code, age_id=line.id),
    }  # fmt: skip


def _sibling(line: who.SiblingLine, code: str) -> dict[str, Any]:
    """A sibling of this home by name and code; of one in another home neither code nor home is told."""
    if line.code is None:
        ask = line.ask or _("the case worker")
        called, url = _("Sibling in care, ask %(who)s", who=ask), None
    else:
        called = line.name or line.name_local or line.code
        url = url_for(".show_child", code=line.code)
    relation = words.of(SIBLING_RELATIONS, line.relation)
    together = _("keep together: %(why)s", why=line.reason) if line.keep_together else line.reason
    unlink = url_for(".show_unlink", code=code, sibling_id=line.id)
    return {
        "called": called, "code": line.code if line.name else "", "url": url,
        "second": ", ".join(part for part in (relation, together) if part),
        "is_here": line.is_here, "keep": line.keep_together, "ended": line.end_reason if line.ended_at else "",
        "verbs": [(_("Unlink"), unlink)] if may(May.IDENTITY_WRITE) and not line.ended_at else [],
    }  # fmt: skip


def _joined(line: merging.Joined, code: str) -> dict[str, Any]:
    undo = url_for(".show_undo_merge", code=code, merge_id=line.id)
    day = formatting.format_day(line.merged_at, current(), clock.zone_here())
    return {
        "code": line.code, "day": day, "second": ", ".join(part for part in (line.reason, line.merged_by) if part),
        "verbs": [(_("Undo"), undo)] if may(May.MERGE_WRITE) else [],
    }  # fmt: skip


def form_of(form: Any, code: str, title: str, verb: str, parts: list[str], **more: Any) -> str:
    """Answer a form about who she is, in the frame of all forms of a file."""
    leads_back = more.pop("leads_back", None) or url_for(".show_who", code=code)
    return render_template(
        "residents/part_form.html", form=form, code=code, form_title=title, verb=verb, part=parts[0],
        more_parts=parts[1:], leads_back=leads_back, **more,
    )  # fmt: skip


def _alias_page(form: AliasForm, code: str) -> str:
    return form_of(form, code, _("Another name"), _("Save the name"), ["alias"])


@bp.get("/children/<code>/who/names")
@reads(May.IDENTITY_WRITE)
def show_add_alias(code: str) -> ResponseReturnValue:
    """Ask for another name of hers."""
    return _alias_page(AliasForm(), code)


@bp.post("/children/<code>/who/names")
@writes(May.IDENTITY_WRITE)
def add_alias(code: str) -> ResponseReturnValue:
    """Write another name; she is found by it from now."""
    form = AliasForm()
    if not form.validate_on_submit():
        return _alias_page(form, code), 422
    rows = file.rows(g.case_file_id)
    try:
        alias_verbs.add_alias(
            rows.file, rows.child, name=form.name.data or "", name_local=form.name_local.data or "",
            kind=form.kind.data, note=form.note.data or "", by=viewer(),
        )  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return _alias_page(form, code), 422
    flash(_("The name is saved."))
    return redirect(url_for(".show_who", code=code), code=303)


def strike_page(form: StrikeForm, code: str) -> str:
    """Answer the page that asks why a line is struck out."""
    return form_of(
        form, code, _("Strike out a line"), _("Strike it out"), ["strike"], lead=_("It stays readable.")
    )


@bp.get("/children/<code>/who/names/<uuid:alias_id>/strike")
@reads(May.IDENTITY_WRITE)
def show_strike_alias(code: str, alias_id: UUID) -> ResponseReturnValue:
    """Ask why another name is struck out."""
    return strike_page(StrikeForm(), code)


@bp.post("/children/<code>/who/names/<uuid:alias_id>/strike")
@writes(May.IDENTITY_WRITE)
def strike_alias(code: str, alias_id: UUID) -> ResponseReturnValue:
    """Strike out another name."""
    form, rows = StrikeForm(), file.rows(g.case_file_id)
    if not form.validate_on_submit():
        return strike_page(form, code), 422
    try:
        alias_verbs.strike_alias(rows.file, rows.child, alias_id, reason=form.reason.data, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return strike_page(form, code), 422
    flash(_("Struck out."))
    return redirect(url_for(".show_who", code=code), code=303)


def _age_form(form: AgeForm) -> AgeForm:
    form.committee_id.choices = committees_to_choose(halls.committees())
    return form


def _age_page(form: AgeForm, code: str) -> str:
    lead = _("Her age follows the strongest ground: an order, then a doctor’s opinion, then what was said.")
    return form_of(form, code, _("Write an age"), _("Save the age"), ["age", "order"], lead=lead)


@bp.get("/children/<code>/who/age")
@reads(May.IDENTITY_WRITE)
def show_age(code: str) -> ResponseReturnValue:
    """Ask for an age and its ground."""
    return _age_page(_age_form(AgeForm.opened(on_day=clock.today())), code)


@bp.post("/children/<code>/who/age")
@writes(May.IDENTITY_WRITE)
def add_age(code: str) -> ResponseReturnValue:
    """Write an age; her shown age follows the strongest ground."""
    form, rows = _age_form(AgeForm()), file.rows(g.case_file_id)
    if not form.validate_on_submit():
        return _age_page(form, code), 422
    try:
        age_verbs.record_age(rows.file, rows.child, form.said(), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _age_page(form, code), 422
    flash(_("The age is saved."))
    return redirect(url_for(".show_who", code=code), code=303)


@bp.get("/children/<code>/who/age/<uuid:age_id>/strike")
@reads(May.IDENTITY_WRITE)
def show_strike_age(code: str, age_id: UUID) -> ResponseReturnValue:
    """Ask why an age is struck out."""
    return strike_page(StrikeForm(), code)


@bp.post("/children/<code>/who/age/<uuid:age_id>/strike")
@writes(May.IDENTITY_WRITE)
def strike_age(code: str, age_id: UUID) -> ResponseReturnValue:
    """Strike out an age that was written wrongly."""
    form, rows = StrikeForm(), file.rows(g.case_file_id)
    if not form.validate_on_submit():
        return strike_page(form, code), 422
    try:
        age_verbs.strike_age(rows.file, rows.child, age_id, reason=form.reason.data, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return strike_page(form, code), 422
    flash(_("Struck out."))
    return redirect(url_for(".show_who", code=code), code=303)
