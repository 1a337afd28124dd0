"""A child is missing: written at once by whoever is on duty, followed up, found."""

from typing import Any
from uuid import UUID

from flask import flash, g
from flask.typing import ResponseReturnValue

from foundation.access import reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from residents.actions import movement_missing as verbs
from residents.forms.movement import FoundForm, MissingForm, SearchForm
from residents.forms.stay import now_here
from residents.permissions import May
from residents.queries import file, movement
from residents.views.blueprint import bp
from residents.views.movement import back
from residents.views.pages import file_page


@bp.get("/children/<code>/missing")
@reads(May.MISSING_WRITE)
def show_missing(code: str) -> ResponseReturnValue:
    """Ask when she was missed; an open search is shown with its next steps."""
    return _page(MissingForm(**now_here()))


def _page(form: Any, status: int = 200) -> ResponseReturnValue:
    found = movement.searches_of(g.case_file_id)
    still = next((line for line in found if line.is_open), None)
    return file_page("residents/missing.html", "movement", status=status, form=form, search=still)


@bp.post("/children/<code>/missing")
@writes(May.MISSING_WRITE)
def write_missing(code: str) -> ResponseReturnValue:
    """Write that she is missing: her stay stays open, every room knows."""
    form = MissingForm()
    if not form.validate_on_submit():
        return _page(form, 422)
    try:
        rows = file.rows(g.case_file_id)
        verbs.miss(
            rows.file, rows.stay, noticed_at=form.happened_at(), seen_at=form.seen_at(),
            seen_where=form.seen_where.data or "", wearing=form.wearing.data or "", by=viewer(),
        )  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return _page(form, 422)
    flash(_("Written. Tell the police and her family now, and write the numbers here."))
    return back(code)


@bp.get("/children/<code>/missing/<uuid:missing_id>/step")
@reads(May.MISSING_WRITE)
def show_search(code: str, missing_id: UUID) -> ResponseReturnValue:
    """Ask what was done to find her."""
    return file_page("residents/missing_step.html", "movement", form=SearchForm(**now_here()))


@bp.post("/children/<code>/missing/<uuid:missing_id>/step")
@writes(May.MISSING_WRITE)
def write_search(code: str, missing_id: UUID) -> ResponseReturnValue:
    """Write what was done to find her."""
    form = SearchForm()
    if not form.validate_on_submit():
        return file_page("residents/missing_step.html", "movement", status=422, form=form)
    try:
        verbs.follow(
            file.rows(g.case_file_id).file, missing_id, what=form.what.data, at=form.happened_at(),
            words=form.words.data or "", number=form.number.data or "", by=viewer(),
        )  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return file_page("residents/missing_step.html", "movement", status=422, form=form)
    flash(_("Saved."))
    return back(code)


@bp.get("/children/<code>/missing/<uuid:missing_id>/found")
@reads(May.MISSING_WRITE)
def show_found(code: str, missing_id: UUID) -> ResponseReturnValue:
    """Ask when and how she was found."""
    return file_page("residents/missing_found.html", "movement", form=FoundForm(**now_here()))


@bp.post("/children/<code>/missing/<uuid:missing_id>/found")
@writes(May.MISSING_WRITE)
def write_found(code: str, missing_id: UUID) -> ResponseReturnValue:
    """Write that she is found: her stay goes on."""
    form = FoundForm()
    if not form.validate_on_submit():
        return file_page("residents/missing_found.html", "movement", status=422, form=form)
    try:
        verbs.find(
            file.rows(g.case_file_id).file, missing_id, at=form.happened_at(), how=form.how.data, by=viewer()
        )
    except Refused as refused:
        form.refuse(refused)
        return file_page("residents/missing_found.html", "movement", status=422, form=form)
    flash(_("Saved. She is here again."))
    return back(code)
