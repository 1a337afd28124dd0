"""What inspectors opened in this home, page by page, as the superintendent sees it."""

import json
from collections.abc import Sequence
from typing import Any

from flask import g, render_template, request
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from accounts.roles import Role
from foundation import audit
from foundation.access import reads, viewer
from foundation.languages import _
from foundation.registers import Event as RegisterEvent
from office import queries, reach
from office.events import Event
from office.permissions import May
from office.queries import TrailRow
from office.telling import page_said, register_said
from office.views.blueprint import bp

PAGE = 50


@bp.record_once
def _watch(state: BlueprintSetupState) -> None:
    """Ask the gate to tell us of each page that it opens."""
    state.app.extensions.setdefault("after_gate", []).append(note_inspector)


def note_inspector() -> None:
    """Record each page that an inspector opens in a home; the answer waits for it, like every reading."""
    home = g.get("home")
    if home is None or request.method not in ("GET", "HEAD"):
        return  # what a post does is recorded by the deed itself, such as a print
    if not reach.is_inspector():
        return
    if "X-Aashray-Poll" in request.headers:
        return
    details = {"endpoint": request.endpoint, "path": request.path}
    audit.read(Event.INSPECTOR_READ, by=viewer(), home=home.id, details=details)


@bp.get("/homes/<home_code>/inspections")
@reads(May.INSPECTION_SEE)
def list_visits(home_code: str) -> ResponseReturnValue:
    """List the pages that inspectors opened here, newest first."""
    before = request.args.get("before", type=int)
    found = pages_opened(limit=PAGE + 1, before=before)
    audit.read(Event.VISIT_READ, by=viewer(), home=g.home.id, once_per_ten_minutes=True)
    older = found[PAGE - 1].seq if len(found) > PAGE else None
    lines = [said_page(row) for row in found[:PAGE]]
    return render_template("office/visits.html", lines=lines, older=older, before=before)


def pages_opened(*, limit: int, before: int | None = None) -> Sequence[TrailRow]:
    """Answer what inspectors opened or printed in this home, newest first."""
    events = (str(Event.INSPECTOR_READ), str(RegisterEvent.REGISTER_PRINTED))
    return queries.visit_pages(g.home.id, role=Role.INSPECTOR, events=events, limit=limit, before=before)


def said_page(row: TrailRow) -> dict[str, Any]:
    """Answer one page that an inspector opened: which in words, when, who."""
    details = json.loads(row.details)
    return {"at": row.at, "page": _page_words(details), "path": details.get("path", ""), "who": row.who}


def _page_words(details: dict[str, Any]) -> str:
    """Answer which page it was, by its title."""
    if "serial" in details:
        name = register_said(details.get("register", ""))
        return _("%(title)s, printed with serial %(serial)s", title=name, serial=details["serial"])
    return page_said(details.get("path", ""))
