"""The sealed compartment of one child, read while the seal is broken; each matter is in the sealed chain."""

from flask import Response, g, render_template
from flask.typing import ResponseReturnValue

from foundation import audit
from foundation.access import reads, viewer
from health.choices.sealed import LAW, MATTERS
from health.events import Event
from health.permissions import May
from health.queries.sealed import all_of
from health.views import bp


@bp.get("/children/<code>/broken-seal/health")
@reads(May.SEALED_BROKEN)
def show_broken_sealed(code: str) -> ResponseReturnValue:
    """What is sealed of a child's health, in words; where nothing is sealed the page says so."""
    found = all_of(g.case_file_id)
    for row, _by in found:
        audit.read(Event.SEALED_OPENED, by=viewer(), subject=("sealed_health", row.id, None), sealed=True)
    lines = [(str(MATTERS[row.matter.open()]), row.words.open(), row.written_at, by) for row, by in found]
    shown = render_template("health/sealed_broken.html", code=code, lines=lines, law=LAW)
    return Response(shown, headers={"Cache-Control": "no-store"})
