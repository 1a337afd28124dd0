"""A child's family: the tree and the list, one member with where and how to reach her, writing and mending."""

from typing import Any
from uuid import UUID

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock, formatting
from foundation.access import may, reads, viewer, writes
from foundation.languages import _, current
from foundation.refusals import Refused
from foundation.sealed import opened
from foundation.versions import ensure_current
from residents import family_words, reach, tree, words
from residents.actions import family as actions
from residents.choices import kinship
from residents.choices.kinship import ContactKind
from residents.events import Event
from residents.forms.family import SAID, FamilyForm, StrikeForm
from residents.permissions import May
from residents.queries import family, file
from residents.queries.family import MemberLine, MemberRow
from residents.rules.family import Contact, standing
from residents.views.blueprint import bp
from residents.views.pages import file_page

COMPARED = {name: name for name in SAID if name not in (*actions.SEALED, "name")}
SPOKEN = {
    name: lambda value, name=name: family_words.value_said(name, str(value or ""))
    for name in ("relation", "life", "contact", "wanted")
}


@bp.get("/children/<code>/family")
@reads(May.FAMILY_SEE)
def list_family(code: str) -> ResponseReturnValue:
    """Her family drawn and listed; no number and no address stands here."""
    today = clock.today()
    lines = family.members(g.case_file_id, see=reach.sees(May.FAMILY_SEE))
    head = file.head(g.case_file_id, masks=reach.masks())
    drawn = tree.draw(
        [line.person for line in lines if not line.is_struck], child=words_of(head), on=today,
        father=(head and head.father_name) or "", mother=(head and head.mother_name) or "",
        said=_("Family tree of %(code)s; the list says the same", code=code),
    )  # fmt: skip
    return file_page(
        "residents/list_family.html", "family", tree=drawn, lines=[_line(line, code) for line in lines],
        parents=_parents_unwritten(head, lines), warned=_warned(lines),
    )  # fmt: skip


def words_of(head: Any) -> str:
    """Answer what the child is called in her tree."""
    return words.name_said(head.name, head.name_local, head.name_kind, head.code) if head else ""


def _line(line: MemberLine, code: str) -> dict[str, Any]:
    today, person = clock.today(), line.person
    return {
        "id": person.member_id, "name": person.called, "lang_of": person.called,
        "second": family_words.member_said(line, on=today), "standing": family_words.standing_said(person, on=today),
        "is_struck": line.is_struck, "why": line.struck_reason,
        "verb": _("Open number and address") if person.has_number or person.has_address else _("Open"),
        "url": url_for(".show_member", code=code, member_id=person.member_id),
    }  # fmt: skip


def _parents_unwritten(head: Any, lines: list[MemberLine]) -> list[dict[str, str]]:
    """Answer the parents of whom the identity knows the name, and this part nothing yet."""
    have = {line.person.relation for line in lines if not line.is_struck}
    known = (("mother", head.mother_name), ("father", head.father_name)) if head else ()
    return [
        {"relation": words.of(kinship.RELATIONS, relation), "name": name}
        for relation, name in known
        if name and relation not in have
    ]


def _warned(lines: list[MemberLine]) -> list[str]:
    today = clock.today()
    return [
        line.person.called
        for line in lines
        if not line.is_struck and standing(line.person, on=today) == ContactKind.BARRED
    ]


@bp.get("/children/<code>/family/<uuid:member_id>")
@reads(May.FAMILY_SEE)
def show_member(code: str, member_id: UUID) -> ResponseReturnValue:
    """One member, where she lives and her number with what may be said on it; each opening is recorded."""
    row = family.member_row(member_id)
    _record_opening(row)
    member, today = row.member, clock.today()
    person = _contact(row)
    said = {name: opened(getattr(member, name)) for name in actions.SEALED}
    return file_page(
        "residents/show_member.html", "family", member=member, person=person, opened=said,
        facts=_facts(row, person), contact=_contact_facts(person),
        standing=family_words.standing_said(person, on=today),
        mended=[family_words.mended_said(line) for line in family.mended(member.id)],
        may_write=may(May.FAMILY_WRITE) and member.struck_at is None,
    )  # fmt: skip


def _record_opening(row: MemberRow) -> None:
    audit.read(
        Event.CONTACT_OPENED, by=viewer(), home=g.home.id, subject=("case_file", row.file.id, row.file.code),
        details={"code": row.file.code, "member_id": str(row.member.id)},
    )  # fmt: skip


def _contact(row: MemberRow) -> Contact:
    member = row.member
    plain = {name: getattr(member, name) for name in family.PLAIN}
    return Contact(
        member_id=member.id, name=row.name, **plain, has_number=member.phone is not None,
        has_address=member.address is not None,
    )  # fmt: skip


def _facts(row: MemberRow, person: Contact) -> list[dict[str, Any]]:
    member = row.member
    age = family_words.age_said(member.age_years, member.age_stated_on, on=clock.today())
    said = (
        (_("Relation"), person.relation_said), (_("Name"), person.name), (_("In the local script"), person.name_local),
        (_("Alive"), words.of(kinship.LIVES, member.life)), (_("Age"), age), (_("Work"), member.occupation),
        (_("Income"), family_words.rupees(member.income_month)), (_("Health"), member.health),
    )  # fmt: skip
    return [{"label": label, "value": value or _("not written")} for label, value in said]


def _contact_facts(person: Contact) -> list[dict[str, Any]]:
    said = [
        {"label": _("May take her"), "value": _("Yes") if person.may_take_her else _("No")},
        {"label": _("Wanted by the child"), "value": words.of(kinship.WANTED, person.wanted)},
    ]
    if person.wanted_words:
        said.append({"label": _("In her words"), "value": _("“%(words)s”", words=person.wanted_words)})
    if person.barred_no:
        order = words.order_said(person.barred_no, person.barred_on, person.barred_by)
        said.append({"label": _("Order that bars"), "value": order})
        until = (
            formatting.format_day(person.barred_until, current())
            if person.barred_until
            else _("another order")
        )
        said.append({"label": _("Until"), "value": until})
    return said


@bp.get("/children/<code>/family/new")
@reads(May.FAMILY_WRITE)
def show_new_member(code: str) -> ResponseReturnValue:
    """Ask who else is of her family."""
    return _form_page(FamilyForm.opened(), code)


@bp.post("/children/<code>/family/new")
@writes(May.FAMILY_WRITE)
def write_member(code: str) -> ResponseReturnValue:
    """Write somebody into her family."""
    form = FamilyForm()
    if not form.validate_on_submit():
        return _form_page(form, code), 422
    rows = file.rows(g.case_file_id)
    try:
        actions.write_member(rows.file, rows.child, form.said(), reason=form.reason.data or "", by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _form_page(form, code), 422
    flash(_("Saved."))
    return redirect(url_for(".list_family", code=code), code=303)


def _form_page(form: FamilyForm, code: str, member_id: UUID | None = None) -> str:
    return render_template("residents/write_member.html", form=form, code=code, member_id=member_id)


@bp.get("/children/<code>/family/<uuid:member_id>/edit")
@reads(May.FAMILY_WRITE)
def show_mend_member(code: str, member_id: UUID) -> ResponseReturnValue:
    """A member's line, to be mended; its sealed parts are opened by that, and it is recorded."""
    row = family.member_row(member_id)
    _record_opening(row)
    plain = {name: getattr(row.member, name) for name in SAID if name not in actions.SEALED}
    sealed = {name: opened(getattr(row.member, name)) for name in actions.SEALED}
    form = FamilyForm.opened(**{**plain, **sealed, "name": row.name, "version": row.member.version})
    return _form_page(form, code, member_id)


@bp.post("/children/<code>/family/<uuid:member_id>/edit")
@writes(May.FAMILY_WRITE)
def mend_member(code: str, member_id: UUID) -> ResponseReturnValue:
    """Mend a member's line; a lost race shows both versions."""
    form = FamilyForm()
    if not form.validate_on_submit():
        return _form_page(form, code, member_id), 422
    row = family.member_row(member_id)
    try:
        ensure_current(row.member, form, fields=COMPARED, said=SPOKEN)
        changed = actions.mend_member(
            row.file, row.child, row.member, form.said(), reason=form.reason.data or "", by=viewer()
        )
    except Refused as refused:
        form.refuse(refused)
        return _form_page(form, code, member_id), 422
    flash(_("Saved.") if changed else _("Nothing was changed."))
    return redirect(url_for(".show_member", code=code, member_id=member_id), code=303)


@bp.get("/children/<code>/family/<uuid:member_id>/strike")
@reads(May.FAMILY_WRITE)
def show_strike_member(code: str, member_id: UUID) -> ResponseReturnValue:
    """Ask why a line is struck out."""
    return render_template("residents/strike_member.html", form=StrikeForm(), code=code, member_id=member_id)


@bp.post("/children/<code>/family/<uuid:member_id>/strike")
@writes(May.FAMILY_WRITE)
def strike_member(code: str, member_id: UUID) -> ResponseReturnValue:
    """Strike out a line that was written by mistake."""
    form = StrikeForm()
    try:
        if form.validate_on_submit():
            row = family.member_row(member_id)
            actions.strike_member(row.file, row.member, reason=form.reason.data or "", by=viewer())
            flash(_("Struck out. It stays readable."))
            return redirect(url_for(".list_family", code=code), code=303)
    except Refused as refused:
        form.refuse(refused)
    return render_template("residents/strike_member.html", form=form, code=code, member_id=member_id), 422
