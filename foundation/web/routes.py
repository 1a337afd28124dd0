"""The routes that belong to no room: health, the face's files, and the drafts of whoever types."""

from functools import cache
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from foundation import clock, drafts, face, formatting, languages, schema
from foundation.access import viewer, writes
from foundation.access.declare import public
from foundation.languages import current
from foundation.permissions import May
from foundation.web.pictures import KIND, pictures

bp = Blueprint("foundation", __name__, template_folder="../templates")
YEAR = 365 * 24 * 3600


@bp.get("/health")
@public
def health() -> ResponseReturnValue:
    """Say that the house stands, and nothing else."""
    return Response("ok\n", mimetype="text/plain")


@bp.get("/ready")
@public
def ready() -> ResponseReturnValue:
    """Say whether requests may be sent here: the database answers and its tables are the newest; ok or no."""
    try:
        is_ready = schema.is_current()
    except SQLAlchemyError:
        is_ready = False
    return Response("ok\n" if is_ready else "no\n", 200 if is_ready else 503, mimetype="text/plain")


@bp.get("/service-worker")
@public
def service_worker() -> ResponseReturnValue:
    """Answer the script that stands in when the house is not reached; it keeps a page of words and the face's files."""
    return Response(face.worker_js(list(_kept_without_network())), mimetype="text/javascript")


@bp.get("/offline")
@public
def offline() -> ResponseReturnValue:
    """Answer the page that a phone shows when the house is not reached: words alone, in every language."""
    said: list[tuple[str, dict[str, str]]] = []
    for language in languages.LANGUAGES:
        with languages.force(language):
            said.append((languages.HTML_LANG[language], _offline_words()))
    css = next(name for name in face_files() if name.endswith(".css"))
    return render_template("foundation/offline.html", said=said, css=css)


def _offline_words() -> dict[str, str]:
    return {
        "title": languages._("The house is not reached"),
        "why": languages._("This phone has no network, or the machine in the office is off or starts again."),
        "todo": languages._("A page in which you typed still has your words: go back to it."),
        "again": languages._("Try again"),
    }


def _kept_without_network() -> tuple[str, ...]:
    return ("/offline", *(f"/static/{name}" for name in face_files() if name.startswith("face.")))


@cache
def face_files() -> dict[str, tuple[bytes, str]]:
    """Answer the face's files by name: each name changes with its bytes, so a browser may keep it for a year."""
    css, js, htmx = face.bundle_css(), face.bundle_js(), face.htmx_js()
    return {
        f"face.{face.fingerprint(css)}.css": (css, "text/css"),
        f"face.{face.fingerprint(js)}.js": (js, "text/javascript"),
        f"htmx.{face.fingerprint(htmx)}.js": (htmx, "text/javascript"),
    }


@bp.get("/static/<name>")
@public
def face_file(name: str) -> ResponseReturnValue:
    """Answer one of the face's files, or a picture of the help."""
    known = face_files().get(name) or ((pictures()[name], KIND) if name in pictures() else None)
    if known is None:
        abort(404)
    body, kind = known
    response = Response(body, mimetype=kind)
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response


@bp.put("/drafts")
@writes(May.DRAFT_KEEP)
def keep_draft() -> ResponseReturnValue:
    """Keep what is typed at a place; answers when, in the reader's words."""
    told: Any = request.get_json(silent=True)
    fields = told.get("fields") if isinstance(told, dict) else None
    place = request.args.get("place", "")
    if not place.startswith("/") or not isinstance(fields, dict):
        abort(422)
    try:
        kept_at = drafts.keep(place, fields, user_id=viewer().user_id)
    except ValueError:
        abort(413)
    return {"kept_at": formatting.format_clock(kept_at, current(), clock.zone_here())}


@bp.post("/drafts/throw-away")
@writes(May.DRAFT_KEEP)
def throw_draft_away() -> ResponseReturnValue:
    """Forget a draft that its writer does not want."""
    place = request.form.get("place", "")
    if not place.startswith("/") or place.startswith("//"):
        abort(422)
    drafts.throw_away(place, user_id=viewer().user_id)
    return redirect(place, code=303)
