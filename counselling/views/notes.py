"""Sealed notes: opened by their owner or whom she named, each time recorded before they are shown."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from counselling import actions, forms, queries, reach
from counselling.events import Event
from counselling.permissions import May
from counselling.views import bp
from counselling.views.sessions import said_name
from foundation import audit, clock
from foundation.access import reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused


@bp.get("/counselling/sessions/<uuid:session_id>/notes")
@reads(May.NOTES_READ)
def open_notes(session_id: UUID) -> ResponseReturnValue:
    """Open a session's sealed notes; the reading is in the sealed chain before the page leaves."""
    row = queries.notes_row(session_id, unseal=reach.unseals(), named=reach.names())
    audit.read(
        Event.NOTES_OPENED,
        by=viewer(),
        subject=("counselling_session", row.session.id, row.head.code),
        details={"number": row.session.number},
        sealed=True,
    )
    envelope = row.session.process_notes
    return render_template(
        "counselling/notes.html",
        row=row,
        session=row.session,
        head=row.head,
        name=said_name(row.head),
        notes=envelope.open() if envelope else "",
    )


@bp.get("/counselling/sessions/<uuid:session_id>/readers")
@reads(May.NOTES_SHARE)
def show_readers(session_id: UUID) -> ResponseReturnValue:
    """Show whom the writer lets open her sealed notes about this child, and let her name one."""
    row = _own(session_id)
    return _page(row, _form(row))


@bp.post("/counselling/sessions/<uuid:session_id>/readers")
@writes(May.NOTES_SHARE)
def name_reader(session_id: UUID) -> ResponseReturnValue:
    """Let a supervisor open the writer's sealed notes about this child."""
    row = _own(session_id)
    form = _form(row)
    if not form.validate_on_submit():
        return _page(row, form), 422
    try:
        actions.name_reader(row.head, UUID(form.reader_id.data), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _page(row, form), 422
    flash(_("Saved. Each opening of your notes is recorded."))
    return redirect(url_for("counselling.show_readers", session_id=session_id), code=303)


@bp.post("/counselling/sessions/<uuid:session_id>/readers/<uuid:named_id>/end")
@writes(May.NOTES_SHARE)
def end_reader(session_id: UUID, named_id: UUID) -> ResponseReturnValue:
    """End a supervisor's reading."""
    row = _own(session_id)
    actions.end_reader(row.head, named_id, by=viewer())
    flash(_("Ended. These notes are yours alone again."))
    return redirect(url_for("counselling.show_readers", session_id=session_id), code=303)


def _own(session_id: UUID) -> queries.SessionRow:
    """Answer a session that the viewer herself owns; one who was only named shares nothing further."""
    return queries.notes_row(session_id, unseal=reach.owns_notes(), named=reach.names())


def _form(row: queries.SessionRow) -> forms.ReaderForm:
    form = forms.ReaderForm()
    known = queries.possible_readers(row.session.home_id, besides=viewer().user_id, at=clock.now())
    form.reader_id.choices = [("", _("Choose a person")), *((str(i), name) for i, name in known)]
    return form


def _page(row: queries.SessionRow, form: forms.ReaderForm) -> str:
    return render_template(
        "counselling/readers.html",
        row=row,
        session=row.session,
        head=row.head,
        name=said_name(row.head),
        form=form,
        readers=queries.named_readers(row.session.case_file_id, viewer().user_id),
        has_choice=len(list(form.reader_id.iter_choices())) > 1,
    )
