"""A transfer by order, and the door through which the receiving home reads the file that was handed over."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import current_app, flash, g, redirect, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock
from foundation.access import reads, viewer, writes
from foundation.feature import Window
from foundation.languages import _
from foundation.ledger import rupees
from foundation.refusals import Refused
from foundation.scope import within_homes
from homes import queries as halls
from residents import timelines, words
from residents.actions import movement_transfer as verbs
from residents.choices import going
from residents.events import Event
from residents.forms.arrival import committees_to_choose
from residents.forms.movement import TransferForm
from residents.forms.stay import now_here
from residents.permissions import May
from residents.queries import file, movement
from residents.queries.masks import EVERYTHING
from residents.views.blueprint import bp
from residents.views.pages import file_page

READ_AT_MOST = 200


def _examined_at() -> datetime | None:
    """Answer when a room last examined her within the day before, if a room offers to tell."""
    ask = current_app.extensions["house"].lookups.get("medical_examined_since")
    since = clock.now() - going.EXAMINED_WITHIN
    return ask(g.case_file_id, since) if ask else None


def _where_to(form: TransferForm) -> UUID | None:
    """Answer the home of ours whose code was typed: homes are not listed to those who do not work there."""
    code = form.to_home_code.data or ""
    home_id = movement.home_under(code) if code else None
    if code and home_id is None:
        raise Refused(_("There is no home of ours under this code."), field="to_home_code")
    return home_id


def _listed(form: TransferForm) -> TransferForm:
    form.order_by.choices = committees_to_choose(halls.committees())
    return form


def _page(form: TransferForm, status: int = 200) -> Any:
    told = _examined_at()
    return file_page(
        "residents/movement_transfer.html", "movement", status=status, form=_listed(form), examined_at=told
    )


@bp.get("/children/<code>/transfer")
@reads(May.MOVEMENT_WRITE)
def show_transfer(code: str) -> ResponseReturnValue:
    """Ask for a transfer."""
    return _page(TransferForm.opened(**now_here()))


@bp.post("/children/<code>/transfer")
@writes(May.MOVEMENT_WRITE)
def transfer(code: str) -> ResponseReturnValue:
    """Transfer a child: this file closes at the effective minute, and one opens where she goes."""
    form = _listed(TransferForm())
    if not form.validate_on_submit():
        return _page(form, 422)
    try:
        rows = file.rows(g.case_file_id)
        made = verbs.transfer(rows.file, rows.stay, form.move(_examined_at(), _where_to(form)), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _page(form, 422)
    if made is not None:
        flash(_("%(code)s has moved. Her file there is %(new)s.", code=code, new=made.code))
    else:
        flash(_("%(code)s has moved. Her file here is closed.", code=code))
    return redirect(url_for(".list_children", home_code=g.home.code), code=303)


@bp.get("/children/<code>/handed/<uuid:handed_id>")
@reads(May.MOVEMENT_WRITE)
def read_handed(code: str, handed_id: UUID) -> ResponseReturnValue:
    """Read the file that another home handed over, up to the minute of the transfer; both homes record it."""
    door = movement.handed(handed_id)
    for home_id, case_file_id, said in (
        (g.home.id, g.case_file_id, code), (door.from_home_id, door.from_file_id, door.from_code),
    ):  # fmt: skip
        subject = ("case_file", case_file_id, said)
        audit.read(Event.HANDED_READ, by=viewer(), home=home_id, subject=subject, details={"code": said})
    with within_homes({door.from_home_id}):
        earlier = file.head(door.from_file_id, masks=EVERYTHING)
        window = Window(READ_AT_MOST, until=door.handed_at)
        told = timelines.of_handed_file(door.from_file_id, window)
    return file_page(
        "residents/handed.html", "movement", door=door, earlier=earlier, days=told,
        travels=", ".join(words.of(going.TRAVELS, each) for each in door.travels), sent=rupees(door.paise_sent),
    )  # fmt: skip
