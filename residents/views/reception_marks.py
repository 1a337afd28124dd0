"""The body map of a child: marks drawn and listed, written by region or by a tap, struck out with the reason."""

from typing import Any
from uuid import UUID

from flask import g, redirect, url_for
from flask.typing import ResponseReturnValue

from foundation.access import Reach, may, reads, viewer, within_reach, writes
from foundation.access.gate import posts_for
from foundation.bodymap import MarkShown, drawn
from foundation.refusals import Refused
from residents.actions import reception_marks as verbs
from residents.forms.reception import StrikeForm
from residents.forms.reception_marks import MarkForm, mark_form
from residents.forms.stay import now_here
from residents.models import ReceptionMark
from residents.permissions import May
from residents.queries import file
from residents.queries import reception_marks as asked
from residents.views.blueprint import bp
from residents.views.pages import file_page


def _seen() -> Any:
    """Answer which marks the reader sees: house staff those they wrote themselves."""
    return within_reach(
        May.MARK_SEE, ReceptionMark.case_file_id, owner=ReceptionMark.written_by, home=ReceptionMark.home_id
    )


def _page(form: MarkForm | None, *, status: int = 200) -> Any:
    shown = drawn(asked.marks(g.case_file_id, see=_seen()))
    if form is None and may(May.MARK_WRITE):
        form = mark_form(**now_here(), seen_by=viewer().name)
    reaches = {reach for _post, reach in posts_for(viewer(), May.MARK_SEE, g.home.id)}
    return file_page(
        "residents/show_marks.html", "marks", map=shown, form=form, status=status, sees_own_only=reaches == {Reach.OWN},
        strike_url=_strike_url if may(May.MARK_STRIKE) else None,
    )  # fmt: skip


def _strike_url(mark: MarkShown) -> str:
    return url_for(".show_strike_mark", mark_id=mark.id)


@bp.get("/children/<code>/marks")
@reads(May.MARK_OPEN)
def show_marks(code: str) -> ResponseReturnValue:
    """The body map."""
    return _page(None)


@bp.post("/children/<code>/marks")
@writes(May.MARK_WRITE)
def add_mark(code: str) -> ResponseReturnValue:
    """Write a mark that was seen."""
    form = mark_form()
    if not form.validate_on_submit():
        return _page(form, status=422)
    try:
        verbs.add_mark(file.rows(g.case_file_id).file, form.seen(), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _page(form, status=422)
    return redirect(url_for(".show_marks", code=code), code=303)


def _strike_page(form: StrikeForm, mark_id: UUID, *, status: int = 200) -> Any:
    mark = asked.mark(mark_id, g.case_file_id, see=_seen())
    return file_page("residents/strike_mark.html", "marks", form=form, number=mark.number, status=status)


@bp.get("/marks/<uuid:mark_id>/strike")
@reads(May.MARK_STRIKE)
def show_strike_mark(mark_id: UUID) -> ResponseReturnValue:
    """Ask why a mark is struck out."""
    return _strike_page(StrikeForm(), mark_id)


@bp.post("/marks/<uuid:mark_id>/strike")
@writes(May.MARK_STRIKE)
def strike_mark(mark_id: UUID) -> ResponseReturnValue:
    """Strike out a mark; it stays readable."""
    form = StrikeForm()
    if not form.validate_on_submit():
        return _strike_page(form, mark_id, status=422)
    try:
        mark = asked.mark(mark_id, g.case_file_id, see=_seen())
        found = file.rows(g.case_file_id).file
        verbs.strike_mark(found, mark, reason=form.reason.data, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _strike_page(form, mark_id, status=422)
    return redirect(url_for(".show_marks", code=found.code), code=303)
