"""Long work as its owner sees it: how far it is, its end, its result, and the way to stop it."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import files, works
from foundation.access import reads, writes
from foundation.db import one_or_404
from foundation.languages import _
from foundation.works import State, Work
from office import reach
from office.permissions import May
from office.views.blueprint import bp
from office.views.prints import as_file


@bp.get("/works/<uuid:work_id>")
@reads(May.WORK_SEE)
def show_work(work_id: UUID) -> ResponseReturnValue:
    """Show how far a work is; without script the page offers to be read again."""
    work = _work(work_id)
    if work.kind == "intake" and _state(work) not in (State.WAITING, State.RUNNING):
        return redirect(url_for("office.show_intake", intake_id=UUID(work.params["intake"])), code=303)
    return render_template(
        "office/work.html", work=work, state=_state(work), words=_words(work), title=_title(work)
    )


@bp.get("/works/<uuid:work_id>/state")
@reads(May.WORK_SEE)
def tell_work(work_id: UUID) -> ResponseReturnValue:
    """Tell a script how far a work is; asking is not activity."""
    work = _work(work_id)
    finished = _state(work) not in (State.WAITING, State.RUNNING)
    url = url_for("office.show_work", work_id=work.id)
    return {"words": _words(work), "done": work.done, "total": work.total, "finished": finished, "url": url}


@bp.post("/works/<uuid:work_id>/cancel")
@writes(May.WORK_SEE)
def cancel_work(work_id: UUID) -> ResponseReturnValue:
    """Stop a work; nothing of it remains."""
    works.cancel(_work(work_id))
    flash(_("The work is being stopped. Nothing of it is kept."))
    return redirect(url_for("office.show_work", work_id=work_id), code=303)


@bp.get("/works/<uuid:work_id>/file")
@reads(May.WORK_SEE)
def save_work(work_id: UUID) -> ResponseReturnValue:
    """Answer the file that a work has made."""
    work = _work(work_id)
    if work.state != State.DONE or work.file_id is None:
        abort(404)
    body = files.open_stored(files.find(work.file_id))
    return as_file(body, name=work.file_name, mimetype=work.mimetype)


def _work(work_id: UUID) -> Work:
    work: Work = one_or_404(sa.select(Work).where(Work.id == work_id))
    return work


def _state(work: Work) -> str:
    """Answer the state as it is shown: a work whose worker died has stopped."""
    return "stopped" if works.is_dead(work) else work.state


def _words(work: Work) -> str:
    state = _state(work)
    if state == State.RUNNING and work.total and work.kind == "intake":
        return _("Row %(done)s of %(total)s", done=work.done, total=work.total)
    if state == State.RUNNING and work.total:
        return _("Drawing page %(done)s of %(total)s", done=work.done, total=work.total)
    said: dict[str, Any] = {
        State.WAITING: _("Waiting for its turn"),
        State.RUNNING: _("Gathering the lines"),
        State.DONE: _("Ready"),
        State.CANCELLED: _("Stopped by you"),
        State.FAILED: _("This did not work. Begin it again."),
        "stopped": _("The work stopped half-way. Begin it again."),
    }
    return str(said[state])


def _title(work: Work) -> str:
    register = next((r for r in reach.house().registers if r.id == work.params.get("register")), None)
    return str(register.title) if register else _("Long work")
