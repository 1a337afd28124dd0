"""Who may open a sealed matter: named by the doctor or the person-in-charge who may open it herself."""

from uuid import UUID

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from health.actions import sealed as verbs
from health.choices.sealed import GROUNDS
from health.forms.sealed import ReaderForm
from health.permissions import May
from health.queries import sealed as queries
from health.views import bp, frames


def _form() -> ReaderForm:
    form = ReaderForm()
    known = [(str(id_), name) for id_, name, _role in queries.who_may_read(g.home.id, now=clock.now())]
    form.reader_id.choices = [("", _("Choose a person")), *dict.fromkeys(known)]
    return form


def _page(form: ReaderForm, sealed_id: UUID) -> str:
    lines = [
        (
            name,
            str(GROUNDS[ground]),
            at,
            url_for("health.end_sealed_reader", sealed_id=sealed_id, sealed_reader_id=id_),
        )
        for id_, _person, name, ground, at in queries.readers_of(sealed_id)
    ]
    return render_template(
        "health/sealed_readers.html", form=form, lines=lines, code=frames.this_patient().code,
        leads_back=url_for("health.list_sealed", home_code=g.home.code),
    )  # fmt: skip


@bp.get("/sealed-health/<uuid:sealed_id>/readers")
@reads(May.SEALED_NAME)
def show_sealed_readers(sealed_id: UUID) -> ResponseReturnValue:
    """Show who may open it, and let another be named."""
    queries.row_of(sealed_id, reader_id=viewer().user_id)
    return _page(_form(), sealed_id)


@bp.post("/sealed-health/<uuid:sealed_id>/readers")
@writes(May.SEALED_NAME)
def name_sealed_reader(sealed_id: UUID) -> ResponseReturnValue:
    """Let another person open it."""
    form = _form()
    if not form.validate_on_submit():
        return _page(form, sealed_id), 422
    try:
        row = queries.row_of(sealed_id, reader_id=viewer().user_id)
        verbs.name_reader(row, UUID(form.reader_id.data), ground=form.ground.data, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _page(form, sealed_id), 422
    flash(_("Saved. Each opening is recorded."))
    return redirect(url_for("health.show_sealed_readers", sealed_id=sealed_id), code=303)


@bp.post("/sealed-health/<uuid:sealed_id>/readers/<uuid:sealed_reader_id>/end")
@writes(May.SEALED_NAME)
def end_sealed_reader(sealed_id: UUID, sealed_reader_id: UUID) -> ResponseReturnValue:
    """End a person's reading."""
    form = _form()
    try:
        row = queries.row_of(sealed_id, reader_id=viewer().user_id)
        verbs.end_reader(row, sealed_reader_id, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _page(form, sealed_id), 422
    flash(_("Ended."))
    return redirect(url_for("health.list_sealed", home_code=g.home.code), code=303)
