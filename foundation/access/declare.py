"""What a view declares of itself: the permission it asks for, and whether it writes."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Any

from flask import current_app, g, make_response, redirect, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.wrappers import Response

from foundation import audit, drafts, once
from foundation.access.gate import pass_gate
from foundation.db import begin_write, db
from foundation.moving.mark import ensure_here
from foundation.space import ensure_room

View = Callable[..., ResponseReturnValue]


@dataclass(frozen=True)
class Access:
    """A view's own word: `permission` (None is public), whether it commits, begins late, or is a posted search."""

    permission: StrEnum | None
    commits: bool
    begins_late: bool = False
    searches: bool = False


class AlreadyDone(Exception):
    """The same form was posted before; `location` is where its first answer led."""

    def __init__(self, location: str) -> None:
        super().__init__(location)
        self.location = location


def reads(permission: StrEnum, *, searches: bool = False) -> Callable[[View], View]:
    """Declare a view that only shows: it commits nothing but its read events, before its answer leaves.

    With `searches` it also answers a posted search, so that a name that is looked for stands in no address.
    """
    return lambda view: _declare(view, Access(permission, commits=False, searches=searches))


def writes(permission: StrEnum, *, begins_late: bool = False) -> Callable[[View], View]:
    """Declare a view that acts: it commits once if its status is below 400, else nothing of it remains.

    With `begins_late` the view does its slow work first (hashing, images) and calls `begin()` itself.
    """
    return lambda view: _declare(view, Access(permission, commits=True, begins_late=begins_late))


def public(view: View | None = None, *, writes: bool = False) -> Any:
    """Declare a view that anyone may ask for; with `writes` it begins and commits its own transaction."""
    if view is None:
        return lambda inner: _declare(inner, Access(None, commits=writes, begins_late=True))
    return _declare(view, Access(None, commits=False))


def begin() -> None:
    """Begin to write, and claim the form's key: a form that was posted before answers its first answer."""
    begin_write()
    key = request.form.get("once", "")
    if key and current_user.is_authenticated:
        earlier = once.claim(key, user_id=current_user.user_id, endpoint=str(request.endpoint))
        if earlier is not None:
            raise AlreadyDone(earlier)


def _declare(view: View, access: Access) -> View:
    @wraps(view)
    def passed(*args: Any, **values: Any) -> ResponseReturnValue:
        if access.permission is not None:
            if not current_user.is_authenticated:
                return current_app.login_manager.unauthorized()  # type: ignore[attr-defined]  flask-login adds it
            refusal = current_app.extensions["must_first"](current_user, request.endpoint)
            if refusal is not None:
                return refusal
            pass_gate(access.permission)
            for told in current_app.extensions.get("after_gate", ()):
                told()
            if access.commits:
                ensure_here(current_app.extensions["settings"])
                ensure_room(current_app.extensions["settings"])
        act = _write if access.commits else _read
        return act(view, access, args, values)

    passed.access = access  # type: ignore[attr-defined]  data on the view: the census reads it
    return passed


def _write(view: View, access: Access, args: Any, values: Any) -> ResponseReturnValue:
    for attempt in (1, 2, 3):
        try:
            if not access.begins_late:
                begin()
            response = make_response(view(*args, **values))
            if response.status_code >= 400:
                return _settle_readings(response)
            once.remember(response)
            if (place := request.form.get("draft_place")) and current_user.is_authenticated:
                drafts.throw_away(place, user_id=current_user.user_id)
            _run_errands()
            db.session.commit()
            return response
        except AlreadyDone as done:
            db.session.rollback()
            return redirect(done.location, code=303)
        except (StaleDataError, OperationalError) as raced:
            db.session.rollback()
            if attempt == 3 or not _is_race(raced):
                raise
        except BaseException:
            db.session.rollback()
            raise
    raise AssertionError("unreachable")


def _is_race(fault: Exception) -> bool:
    """A lost race or a busy lock is tried again, when the view will see what the winner wrote."""
    if isinstance(fault, StaleDataError):
        return True
    said = str(getattr(fault, "orig", fault)).lower()
    return any(word in said for word in ("deadlock", "serialize", "locked", "busy"))


def _read(view: View, access: Access, args: Any, values: Any) -> ResponseReturnValue:
    try:
        return _settle_readings(make_response(view(*args, **values)))
    finally:
        db.session.rollback()


def _settle_readings(response: Response) -> Response:
    """End the reading transaction, then commit what was read before the answer leaves: no event, no page."""
    readings = audit.keep_readings()
    db.session.rollback()
    if readings or g.get("errands"):
        begin_write()
        audit.restore(readings)
        _run_errands()
        db.session.commit()
    return response


def _run_errands() -> None:
    """Do the small writings that ride along with any request, such as `last seen`, at most once a minute."""
    for errand in g.pop("errands", []):
        errand()
