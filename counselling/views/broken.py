"""Sealed notes about one child, read while the seal is broken; each session is in the sealed chain."""

from flask import Response, g, render_template
from flask.typing import ResponseReturnValue

from counselling.events import Event
from counselling.permissions import May
from counselling.queries.notes import all_notes
from counselling.views import bp
from foundation import audit
from foundation.access import reads, viewer
from foundation.sealed import opened


@bp.get("/children/<code>/broken-seal/notes")
@reads(May.NOTES_BROKEN)
def show_broken_notes(code: str) -> ResponseReturnValue:
    """The process notes of a child's sessions, newest first; where none are written the page says so."""
    found = all_notes(g.case_file_id)
    for session, _by in found:
        audit.read(
            Event.NOTES_OPENED, by=viewer(), subject=("counselling_session", session.id, code),
            details={"number": session.number}, sealed=True,
        )  # fmt: skip
    lines = [(s.number, s.happened_at, by, opened(s.process_notes)) for s, by in found]
    shown = render_template("counselling/notes_broken.html", code=code, lines=lines)
    return Response(shown, headers={"Cache-Control": "no-store"})
