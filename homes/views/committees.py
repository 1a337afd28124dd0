"""Committees and boards that place, inspect and manage."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation.access import reads, viewer, writes
from foundation.refusals import Refused
from homes import actions, queries
from homes.choices import COMMITTEE_KINDS
from homes.forms import CommitteeForm
from homes.permissions import May
from homes.views.blueprint import bp

WORDS = {str(value): words for value, words in COMMITTEE_KINDS.items()}


@bp.get("/committees")
@reads(May.COMMITTEE_SEE)
def list_committees() -> ResponseReturnValue:
    """Every committee and board."""
    return _page(CommitteeForm())


def _page(form: CommitteeForm) -> str:
    return render_template("homes/list_committees.html", lines=queries.committees(), words=WORDS, form=form)


@bp.post("/committees")
@writes(May.COMMITTEE_WRITE)
def add_committee() -> ResponseReturnValue:
    """Add a committee or board."""
    form = CommitteeForm()
    if not form.validate_on_submit():
        return _page(form), 422
    try:
        actions.add_committee(
            name=form.name.data, kind=form.kind.data, district=form.district.data, by=viewer()
        )
    except Refused as refused:
        form.refuse(refused)
        return _page(form), 422
    return redirect(url_for(".list_committees"), code=303)
