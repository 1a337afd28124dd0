"""A child who lives here already, taken in with the day she really came."""

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import begin, reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from homes import queries as halls
from residents.actions.take_over import take_over
from residents.forms.here_already import HereAlreadyForm, here_already_form
from residents.permissions import May
from residents.queries import beds, file
from residents.queries.matches import Match
from residents.views.admission import matches_of
from residents.views.blueprint import bp


def _form(*, fill: bool) -> HereAlreadyForm:
    return here_already_form(
        home_kind=g.home.kind, for_whom=g.home.for_whom, beds=beds.beds_to_choose(g.home.id),
        bodies=halls.committees(), people=file.who_may_carry(g.home.id, now=clock.now()), fill=fill,
    )  # fmt: skip


@bp.get("/homes/<home_code>/children/here-already")
@reads(May.INTAKE_CHILDREN)
def show_here_already(home_code: str) -> ResponseReturnValue:
    """The page of a child who lives here already, with what its reader left half written here."""
    return _page(_form(fill=True))


def _page(form: HereAlreadyForm, matches: tuple[Match, ...] = ()) -> str:
    return render_template(
        "residents/here_already.html", form=form, matches=matches, shell_home_id=g.home.id,
        go_live_on=halls.home(g.home.id).go_live_on,
    )  # fmt: skip


@bp.post("/homes/<home_code>/children/here-already")
@writes(May.INTAKE_CHILDREN, begins_late=True)
def take_child_over(home_code: str) -> ResponseReturnValue:
    """Open her file; who may have one already is shown first, as codes."""
    form = _form(fill=False)
    if not form.validate_on_submit():
        return _page(form), 422
    try:
        photo = form.prepared()
        begin()
        matches = () if form.is_another.data else matches_of(form)
        if matches:
            return _page(form, matches), 422
        made = take_over(
            g.home.id,
            form.whole_identity(),
            form.arrival(),
            by=viewer(),
            next_on=form.next_on.data,
            photo=photo,
        )
    except Refused as refused:
        form.refuse(refused)
        return _page(form), 422
    flash(
        _("%(code)s is entered: here since %(day)s.", code=made.code, day=form.day.data.strftime("%d %m %Y"))
    )
    return redirect(url_for(".show_child", code=made.code), code=303)
