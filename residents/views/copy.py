"""The copy of a child's own file: looked through line by line, what is left out with its ground, then agreed to."""

from flask import flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from foundation import languages
from foundation.access import reads, viewer, writes
from foundation.disclosures import actions, rules
from foundation.disclosures.choices import OMISSIONS
from foundation.disclosures.copy import FileCopy
from foundation.languages import _
from foundation.refusals import Refused
from residents import copying
from residents.forms.copy import CopyForm
from residents.permissions import May
from residents.views.blueprint import bp
from residents.views.pages import file_page

EXPORT_PAGE = "office.show_export"


def _page(
    form: CopyForm, copy: FileCopy, left_out: dict[str, str], *, status: int = 200
) -> ResponseReturnValue:
    form.seen.data = copy.digest
    return file_page(
        "residents/copy.html", "copy", form=form, copy=copy, left_out=left_out, why=list(OMISSIONS.items()),
        status=status,
    )  # fmt: skip


@bp.get("/children/<code>/copy")
@reads(May.COPY_PREPARE)
def show_copy(code: str) -> ResponseReturnValue:
    """Show every line of a child's file, to be ticked where it must be left out."""
    return _page(CopyForm(), copying.gather(g.case_file_id, code), {})


@bp.post("/children/<code>/copy")
@writes(May.COPY_PREPARE)
def ask_copy(code: str) -> ResponseReturnValue:
    """Ask another person to agree to the copy as it was looked through; what is left out is gone from it."""
    form, copy = CopyForm(), copying.gather(g.case_file_id, code)
    left_out = {key: request.form.get(f"ground-{key}", "") for key in request.form.getlist("leave")}
    if not form.validate_on_submit():
        return _page(form, copy, left_out, status=422)
    try:
        _ensure_looked_through(form.seen.data or "", copy)
        rules.ensure_left_out(left_out, copy.keys)
        row = actions.ask(g.home.id, _matter(copy.without(left_out), code), _asked(form), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _page(form, copy, left_out, status=422)
    flash(_("Asked. The superintendent is told."))
    return redirect(url_for(EXPORT_PAGE, export_id=row.id), code=303)


def _ensure_looked_through(seen: str, copy: FileCopy) -> None:
    if seen != copy.digest:
        raise Refused(
            _("The file has changed while you looked. Look at it once more; what you ticked is kept.")
        )


def _asked(form: CopyForm) -> actions.Asked:
    return actions.Asked(
        purpose=form.purpose.data or "", recipient=form.recipient.data or "",
        recipient_words=form.recipient_words.data or "", ground=form.ground.data or "",
        reference=form.reference.data or "",
    )  # fmt: skip


def _matter(copy: FileCopy, code: str) -> actions.Matter:
    return actions.Matter(
        case_file_id=g.case_file_id, code=code, format="pdf", language=languages.current(), children=1,
        lines=copy.lines, left_out=copy.left_out, body=copy.as_text(), owner=copying.owner_of(g.case_file_id),
    )  # fmt: skip
