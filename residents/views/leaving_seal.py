"""Closed and sealed files: refused in one place for every page of every room, opened for an hour with a reason."""

from datetime import datetime
from typing import Any

from flask import abort, current_app, flash, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import may, reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from residents.actions import leaving_seal as verbs
from residents.choices.aftercare import FRAME
from residents.forms.leaving import GroundForm
from residents.permissions import May
from residents.queries import file, leaving
from residents.views.blueprint import bp
from residents.views.pages import file_page

ALWAYS = frozenset({
    "residents.show_sealed", "residents.open_sealed", "residents.show_admit_again", "residents.admit_again", *FRAME,
})  # fmt: skip
"""What a sealed file lets through: its own door, the child who comes again, the pages of the time after."""
AFTER_CLOSING = frozenset({
    "residents.write_money", "residents.sign_money", "residents.decline_money", "residents.reverse_money",
    "residents.seal_file", "residents.write_leaving_receipt", "residents.give_certificate", "residents.admit_again",
    "residents.open_sealed", "residents.give_back", "residents.print_statement",
    "residents.open_home_address", "residents.print_certificate",
})  # fmt: skip
"""What may still be written when the child was transferred: money and papers are given over with receipts."""


def refuse_closed() -> None:
    """Refuse every page about a sealed file, and every writing in a closed one; hung behind the gate.

    The gate has put the child of the request's address into `g.case_file_id`, whatever room the page is of.
    """
    case_file_id = g.get("case_file_id")
    if case_file_id is None:
        return
    stands = leaving.standing(case_file_id, reader=viewer().user_id, now=clock.now())
    g.is_joined = stands is not None and stands.is_joined
    if stands is None or (stands.sealed_at is None and stands.closed_at is None):
        return
    view: Any = current_app.view_functions[str(request.endpoint)]
    is_writing = view.access.commits
    if request.endpoint in current_app.extensions["house"].through_seal:
        return
    if stands.sealed_at is not None:
        is_let = not is_writing or request.endpoint in AFTER_CLOSING
        if request.endpoint not in ALWAYS and not (stands.is_opened and is_let):
            _refuse(stands.code, stands.sealed_at, is_opened=stands.is_opened)
    elif is_writing and request.endpoint not in AFTER_CLOSING:
        _refuse(stands.code, None, is_opened=False)


def _refuse(code: str, sealed_at: datetime | None, *, is_opened: bool) -> None:
    shown = render_template(
        "residents/sealed.html", code=code, sealed_at=sealed_at, is_opened=is_opened,
        may_open=sealed_at is not None and may(May.SEALED_OPEN), others=_other_doors(code),
    )  # fmt: skip
    abort(make_response(shown, 403))


def _other_doors(code: str) -> list[tuple[str, str]]:
    """Answer the pages that the seal lets through and that the reader may open, by their words."""
    house = current_app.extensions["house"]
    doors = [
        page for page in house.file_pages if page.endpoint in house.through_seal and may(page.permission)
    ]
    return [(str(page.label), url_for(page.endpoint, code=code)) for page in doors]


@bp.get("/children/<code>/sealed")
@reads(May.SEALED_OPEN)
def show_sealed(code: str) -> ResponseReturnValue:
    """Ask why a sealed file is opened."""
    return _page(code, GroundForm())


def _page(code: str, form: GroundForm, status: int = 200) -> ResponseReturnValue:
    stands = leaving.standing(g.case_file_id, reader=viewer().user_id, now=clock.now())
    return render_template("residents/sealed_open.html", form=form, code=code, stands=stands), status


@bp.post("/children/<code>/sealed")
@writes(May.SEALED_OPEN)
def open_sealed(code: str) -> ResponseReturnValue:
    """Open a sealed file for an hour, for reading."""
    form = GroundForm()
    if not form.validate_on_submit():
        return _page(code, form, 422)
    try:
        verbs.open_sealed(file.rows(g.case_file_id).file, reason=form.reason.data, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _page(code, form, 422)
    flash(_("Opened for an hour. What you read is recorded."))
    return redirect(url_for(".show_child", code=code), code=303)


@bp.get("/children/<code>/seal")
@reads(May.SEAL_WRITE)
def show_file_seal(code: str) -> ResponseReturnValue:
    """Ask whether the file is sealed now, and show who opened it before."""
    return file_page(
        "residents/seal.html", "leaving", refused="", readings=leaving.readings_of(g.case_file_id)
    )


@bp.post("/children/<code>/seal")
@writes(May.SEAL_WRITE)
def seal_file(code: str) -> ResponseReturnValue:
    """Seal the file at the superintendent's word."""
    try:
        verbs.seal_file(file.rows(g.case_file_id).file, by=viewer())
    except Refused as refused:
        readings = leaving.readings_of(g.case_file_id)
        return file_page(
            "residents/seal.html", "leaving", status=422, refused=str(refused), readings=readings
        )
    flash(_("%(code)s is sealed.", code=code))
    return redirect(url_for(".list_children", home_code=g.home.code), code=303)
