"""Linking brothers and sisters, and unlinking them with a reason."""

from uuid import UUID

from flask import flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from foundation.access import reads, viewer, writes
from foundation.access.gate import may_at
from foundation.languages import _
from foundation.refusals import Refused
from foundation.scope import within_homes
from residents.actions import siblings
from residents.forms.who import SiblingForm, StrikeForm
from residents.permissions import May
from residents.queries import file, who
from residents.views.blueprint import bp
from residents.views.who import form_of, strike_page


def _page(form: SiblingForm, code: str) -> str:
    return form_of(form, code, _("Link a sister or brother"), _("Link the two"), ["sibling"])


@bp.get("/children/<code>/who/siblings")
@reads(May.IDENTITY_WRITE)
def show_link(code: str) -> ResponseReturnValue:
    """Ask for a sister or brother; a possible match brings its code along."""
    return _page(SiblingForm(other_code=request.args.get("other", "")[:20]), code)


@bp.post("/children/<code>/who/siblings")
@writes(May.IDENTITY_WRITE)
def link_sibling(code: str) -> ResponseReturnValue:
    """Link two children; of another home only by who may write there too."""
    form = SiblingForm()
    if not form.validate_on_submit():
        return _page(form, code), 422
    homes = {home_id for home_id in viewer().home_ids if may_at(May.IDENTITY_WRITE, home_id)} | {g.home.id}
    try:
        with within_homes(homes):
            other = who.file_of_code(form.other_code.data, homes=homes)
            if other is None:
                raise Refused(_("No file has this code here. Look at it again."), field="other_code")
            siblings.link(file.rows(g.case_file_id).file, other, form.bond(), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _page(form, code), 422
    flash(_("The two are linked."))
    return redirect(url_for(".show_who", code=code), code=303)


@bp.get("/children/<code>/who/siblings/<uuid:sibling_id>/unlink")
@reads(May.IDENTITY_WRITE)
def show_unlink(code: str, sibling_id: UUID) -> ResponseReturnValue:
    """Ask why the two are not siblings."""
    return strike_page(StrikeForm(), code)


@bp.post("/children/<code>/who/siblings/<uuid:sibling_id>/unlink")
@writes(May.IDENTITY_WRITE)
def unlink_sibling(code: str, sibling_id: UUID) -> ResponseReturnValue:
    """End the link in both files."""
    form = StrikeForm()
    if not form.validate_on_submit():
        return strike_page(form, code), 422
    try:
        siblings.unlink(file.rows(g.case_file_id).file, sibling_id, reason=form.reason.data, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return strike_page(form, code), 422
    flash(_("The link is ended. The line stays readable."))
    return redirect(url_for(".show_who", code=code), code=303)
