"""When something is refused or breaks: a page in plain words with an id, and whatever was typed still there."""

import logging
import secrets
from dataclasses import dataclass
from typing import Any

from flask import Flask, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy import exc
from werkzeug.exceptions import HTTPException

from foundation.db import db
from foundation.languages import _
from foundation.moving.mark import MovedAway
from foundation.refusals import Refused
from foundation.sealed import Unreadable
from foundation.space import NoRoom

log = logging.getLogger("aashray.problems")
NOT_RESENT = frozenset({"csrf_token", "password", "code"})


@dataclass(frozen=True)
class Problem:
    """What a problem page says."""

    status: int
    title: str
    words: str
    id: str = ""
    why: str = ""
    back_url: str = "/"


def install(app: Flask) -> None:
    """Hang the problem pages on the app."""
    app.register_error_handler(HTTPException, _known)
    app.register_error_handler(CSRFError, resend_page)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(NoRoom, _no_room)
    app.register_error_handler(MovedAway, _moved_away)
    app.register_error_handler(Exception, _unknown)


def said(status: int) -> Problem:
    """Answer what is said for a status."""
    title, words = {
        400: (
            _("This could not be read"),
            _("Go back and send it again. What you typed is still in that page."),
        ),
        403: (
            _("Not for your post"),
            _("Your post does not open this page. Ask the superintendent if it should."),
        ),
        404: (
            _("There is no such page"),
            _("The address is not known here. Go back, or begin from your first page."),
        ),
        405: (
            _("There is no such page"),
            _("The address is not known here. Go back, or begin from your first page."),
        ),
        413: (_("That is too large"), _("Choose a smaller file and send it again.")),
        422: (_("This could not be saved"), _("Go back and look at what was sent. Nothing was changed.")),
        429: (_("Wait a little"), _("Too many tries in a short time. Wait a minute, then try again.")),
        507: (
            _("The disk is full"),
            _(
                "Nothing can be written until room is made. Reading goes on. Tell whoever looks after the machine."
            ),
        ),
        503: (_("The house is being set right"), _("Try again in a minute. Nothing you typed is lost.")),
    }.get(
        status,
        (_("This did not work"), _("It is written down for repair. Go back: nothing was saved by halves.")),
    )
    return Problem(status, title, words)


def page(problem: Problem) -> ResponseReturnValue:
    """Answer a problem page, or its words as JSON to a script that asked for JSON."""
    g.is_problem = True  # what stands round a page of trouble asks the database nothing
    if request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json":
        return {"message": problem.words, "id": problem.id}, problem.status
    return render_template("foundation/problem.html", problem=problem), problem.status


def _known(fault: HTTPException) -> ResponseReturnValue:
    db.session.rollback()
    if fault.response is not None or (fault.code or 500) < 400:
        return fault.get_response()
    return page(said(fault.code or 500))


def _refused(fault: Refused) -> ResponseReturnValue:
    db.session.rollback()
    return page(Problem(422, _("This could not be done"), str(fault)))


def _unknown(fault: Exception) -> ResponseReturnValue:
    """Write the fault down by its id, without what was typed, and say the id on the page."""
    db.session.rollback()
    number = secrets.token_hex(4)
    if isinstance(fault, Unreadable):
        log.error("%s at %s: %s", number, request.endpoint, fault)
        title = _("This cannot be read any more")
        return page(Problem(410, title, _("Its key was destroyed, or it was damaged."), number))
    status = 503 if _is_full_or_away(fault) else 500
    log.exception("%s at %s", number, request.endpoint, exc_info=_without_values(fault))
    problem = said(status)
    return page(Problem(status, problem.title, problem.words, number))


def _is_full_or_away(fault: Exception) -> bool:
    words = str(getattr(fault, "orig", fault)).lower()
    known = ("disk is full", "no space left", "connection refused", "readonly database", "database is locked")
    return isinstance(fault, exc.DBAPIError | OSError) and any(w in words for w in known)


def _without_values(fault: Exception) -> Exception:
    """A database's fault carries the values of its statement; the log must not."""
    if isinstance(fault, exc.StatementError):
        fault.hide_parameters = True
        fault.params = None
        if isinstance(fault, exc.DBAPIError) and fault.orig is not None:
            fault.orig.args = (type(fault.orig).__name__,)
    return fault


def resend_page(fault: Any) -> ResponseReturnValue:
    """Answer a post whose page was too old (or whose sign-in ended) with everything typed, ready to be sent again.

    Only a post that came from our own pages is offered again; a foreign one is refused plainly.
    """
    db.session.rollback()
    own = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    if request.is_json or request.method != "POST" or not own:
        return page(said(400))
    words = _("This page was open for a long time. What you typed is kept here. Sign in again, then send it.")
    return _with_what_was_typed(
        Problem(401 if isinstance(fault, int) else 400, _("Send it once more"), words)
    )


def _no_room(fault: NoRoom) -> ResponseReturnValue:
    """Answer a post that the full disk cannot take with everything typed, ready to be sent when there is room."""
    db.session.rollback()
    problem = said(507)
    if request.is_json or request.method != "POST":
        return page(problem)
    kept = _("What you typed is kept in this page.")
    return _with_what_was_typed(Problem(507, problem.title, f"{problem.words} {kept}"))


def _moved_away(fault: MovedAway) -> ResponseReturnValue:
    """Answer a post to a house that moved: nothing is written here, and what was typed can be copied from the page."""
    db.session.rollback()
    where = fault.moved.where if fault.moved.is_done else ""
    words = _("Nothing is written here any more. Go on in the new house: %(where)s.", where=where)
    if not fault.moved.is_done:
        words = _("A move to another machine was begun. Nothing is written here until it is cleared up.")
    problem = Problem(503, _("This house has moved"), words)
    if request.is_json or request.method != "POST":
        return page(problem)
    if fault.moved.is_done:
        return _with_what_was_typed(problem, is_away=True)
    kept = _("What you typed is kept in this page.")
    return _with_what_was_typed(Problem(503, problem.title, f"{words} {kept}"))


def _with_what_was_typed(problem: Problem, *, is_away: bool = False) -> ResponseReturnValue:
    """Answer what was typed with a way to send it again; of a house that `is_away`, its sentences to be copied."""
    kept = [(k, v) for k, v in request.form.items(multi=True) if k not in NOT_RESENT and "password" not in k]
    shown = render_template(
        "foundation/resend.html",
        problem=problem,
        kept=kept,
        has_file=bool(request.files),
        is_away=is_away,
        sentences="\n".join(value for _name, value in kept if " " in value.strip()),
    )
    return shown, problem.status
