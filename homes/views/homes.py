"""The homes: their list, each home's page, its facts."""

from datetime import date
from typing import Any

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import may, reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from foundation.versions import ensure_current
from homes import actions, occupancy, queries, rules
from homes.forms import HomeFacts, OpenHomeForm
from homes.models import Home
from homes.permissions import May
from homes.views.blueprint import bp, home_words


@bp.get("/homes")
@reads(May.HOME_LIST)
def list_homes() -> ResponseReturnValue:
    """Every home with its strength and the clock of its registration."""
    today = clock.today()
    lines = [_line(line, today=today) for line in queries.homes(counts=occupancy.counts())]
    return render_template("homes/list_homes.html", lines=lines)


def _line(line: queries.HomeLine, *, today: date) -> dict[str, Any]:
    missing = _("not written")
    return {
        "home": line,
        "kind": home_words(line.kind, line.for_whom),
        "strength": rules.strength_words(line.living_here, line.sanctioned_strength),
        "licence": rules.validity(line.registration_valid_until, today=today, missing=missing),
    }


@bp.get("/homes/open")
@reads(May.HOME_OPEN)
def show_open_home() -> ResponseReturnValue:
    """Ask for a new home's facts."""
    return render_template("homes/open_home.html", form=OpenHomeForm())


@bp.post("/homes/open")
@writes(May.HOME_OPEN)
def open_home() -> ResponseReturnValue:
    """Open a home."""
    form = OpenHomeForm()
    organisation = queries.organisation()
    if organisation is None:
        abort(404)
    if not form.validate_on_submit():
        return render_template("homes/open_home.html", form=form), 422
    try:
        home = actions.open_home(organisation.id, by=viewer(), **form.facts())
    except Refused as refused:
        form.refuse(refused)
        return render_template("homes/open_home.html", form=form), 422
    flash(_("Home %(code)s is open.", code=home.code))
    return redirect(url_for(".show_home", home_code=home.code), code=303)


@bp.get("/homes/<home_code>")
@reads(May.HOME_SEE)
def show_home(home_code: str) -> ResponseReturnValue:
    """One home: facts, licence, rooms with how many sleep in them."""
    home = queries.home(g.home.id)
    (line,) = queries.homes(counts=occupancy.counts(), only=home.id)
    rooms = queries.rooms(home.id, taken=occupancy.taken_beds(home.id))
    address = home.address.open() if home.address and may(May.HOME_WRITE) else None
    facts = {**_line(line, today=clock.today()), "by_day": line.by_day}
    return render_template(
        "homes/show_home.html", **{**facts, "home": home, "rooms": rooms, "address": address}
    )


@bp.get("/homes/<home_code>/edit")
@reads(May.HOME_WRITE)
def show_edit_home(home_code: str) -> ResponseReturnValue:
    """The facts of a home, to be changed."""
    home = queries.home(g.home.id)
    form = HomeFacts(obj=home)
    form.address.data = home.address.open() if home.address else ""
    return render_template("homes/edit_home.html", form=form, home=home)


@bp.post("/homes/<home_code>/edit")
@writes(May.HOME_WRITE)
def edit_home(home_code: str) -> ResponseReturnValue:
    """Write a home's facts; a lost race shows both versions."""
    home = queries.home(g.home.id)
    form = HomeFacts()
    if not form.validate_on_submit():
        return render_template("homes/edit_home.html", form=form, home=home), 422
    try:
        ensure_current(home, form, fields=_compared())
        actions.change_home(home, by=viewer(), **form.facts())
    except Refused as refused:
        form.refuse(refused)
        return render_template("homes/edit_home.html", form=form, home=home), 422
    flash(_("Saved."))
    return redirect(url_for(".show_home", home_code=home.code), code=303)


def _compared() -> dict[str, str]:
    """The address is sealed and is not laid side by side; the newest typed one stands."""
    columns = Home.__table__.columns.keys()
    return {
        name: name for name in HomeFacts()._fields if name in columns and name not in ("version", "address")
    }
