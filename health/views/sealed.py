"""The sealed compartment: listed to its readers alone, written, opened with a reason each time.

Whoever is not named sees the same page whether something is sealed or not.
"""

from uuid import UUID

from flask import Response, g, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock
from foundation.access import may, reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from health.actions import sealed as verbs
from health.choices.sealed import LAW, MATTERS
from health.events import Event
from health.forms.sealed import OpenForm, SealForm
from health.permissions import May
from health.queries import sealed as queries
from health.views import bp, frames
from residents.views.parts import posted


def list_url() -> str:
    """Answer where the reader's own sealed matters are listed."""
    return url_for("health.list_sealed", home_code=g.home.code)


@bp.get("/homes/<home_code>/sealed-health")
@reads(May.SEALED_LIST)
def list_sealed(home_code: str) -> ResponseReturnValue:
    """The sealed matters that the reader is named to open; nothing of what they are about, nor of others."""
    audit.read(Event.SEALED_LISTED, by=viewer(), sealed=True)
    lines = [
        (code, at, by, url_for("health.show_open_sealed", sealed_id=id_))
        for id_, code, at, by in queries.opened_to(viewer().user_id, g.home.id)
    ]
    shown = render_template("health/sealed.html", lines=lines, law=LAW)
    return Response(shown, headers={"Cache-Control": "no-store"})


def _name_choices(form: SealForm) -> None:
    known = queries.who_may_read(g.home.id, now=clock.now())
    others = [(str(id_), name) for id_, name, _role in known if id_ != viewer().user_id]
    form.reader_id.choices = [("", _("Nobody else")), *dict.fromkeys(others)]


def _seal_page(form: SealForm, code: str) -> str:
    _name_choices(form)
    return frames.form_page(
        form, code, title=_("Seal a matter of health"), verb=_("Seal it"),
        lead=_("You and whom you name may open it. Nobody else learns that it is there."),
    )  # fmt: skip


@bp.get("/children/<code>/sealed-health/new")
@reads(May.SEALED_WRITE)
def show_new_sealed(code: str) -> ResponseReturnValue:
    """Ask what is to be sealed."""
    return _seal_page(SealForm(), code)


@bp.post("/children/<code>/sealed-health/new")
@writes(May.SEALED_WRITE)
def write_sealed(code: str) -> ResponseReturnValue:
    """Seal a matter of a child's health."""
    form, child = SealForm(), frames.this_patient()
    _name_choices(form)

    def deed() -> None:
        named = {UUID(form.reader_id.data): form.ground.data or ""} if form.reader_id.data else {}
        verbs.write_sealed(child, matter=form.matter.data, words=form.words.data, readers=named, by=viewer())

    return posted(form, lambda: _seal_page(form, code), deed, to=list_url())


def _open_page(form: OpenForm, code: str) -> str:
    return frames.form_page(
        form, code, title=_("Open a sealed matter"), verb=_("Open it now"), back=list_url(),
        lead=_("You, the time and your reason are kept. Close the page when you have read it."),
    )  # fmt: skip


@bp.get("/sealed-health/<uuid:sealed_id>/open")
@reads(May.SEALED_OPEN)
def show_open_sealed(sealed_id: UUID) -> ResponseReturnValue:
    """Ask why it is opened."""
    queries.row_of(sealed_id, reader_id=viewer().user_id)
    return _open_page(OpenForm(), frames.this_patient().code)


@bp.post("/sealed-health/<uuid:sealed_id>/open")
@writes(May.SEALED_OPEN)
def open_sealed(sealed_id: UUID) -> ResponseReturnValue:
    """Open it: the reading and its reason are written before a word is shown."""
    form, child = OpenForm(), frames.this_patient()
    if not form.validate_on_submit():
        return _open_page(form, child.code), 422
    row = queries.row_of(sealed_id, reader_id=viewer().user_id, is_whole=True)
    before = [(at, who, why.open()) for at, who, why in queries.readings_of(sealed_id)]
    try:
        matter, words = verbs.open_sealed(child, row, why=form.why.data or "", by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _open_page(form, child.code), 422
    shown = render_template(
        "health/sealed_open.html", code=child.code, matter=str(MATTERS[matter]), words=words, row=row, before=before,
        names=url_for("health.show_sealed_readers", sealed_id=sealed_id) if may(May.SEALED_NAME) else "",
    )  # fmt: skip
    return Response(shown, headers={"Cache-Control": "no-store"})
