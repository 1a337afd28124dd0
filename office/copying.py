"""Copies as the office begins them: by the night's job and from a page; and how each is told in a line."""

from datetime import date, time
from threading import Thread
from typing import Any
from uuid import UUID

from flask import Flask, Response, current_app

from foundation import formatting, languages, practice
from foundation.access import may
from foundation.backup import Backup, BackupTrouble, keeping
from foundation.db import begin_write, db
from foundation.formatting import format_count
from foundation.jobs import Job
from foundation.languages import _, _l, ngettext
from foundation.moving.mark import moved_of
from foundation.space import Space, space
from foundation.viewer import SYSTEM, Actor
from office.permissions import May


def make_tonight(due_on: date) -> str:
    """Make the night's copy of the house. Raises BackupTrouble with what stood in its way."""
    if practice.is_here():
        return "a practice house is not copied"
    begin_write()
    backup_id = keeping.begin(current_app.extensions["settings"], cause="night", by=SYSTEM).id
    db.session.commit()
    made = keeping.carry_out(current_app.extensions["settings"], backup_id, by=SYSTEM)
    if made.state != "done":
        raise BackupTrouble(made.why)
    second = made.second or "none set"
    return f"{made.rows} rows, {made.files} files, {made.size} bytes; second place: {second}"


NIGHTLY = Job(
    id="backup.nightly",
    title=_l("Make a backup of the house"),
    run=make_tonight,
    at=time(1, 30),
    writes=False,
)


def run_after(response: Response, backup_id: UUID, *, by: Actor) -> Response:
    """Carry a copy out in a thread once the answer that begins it has left: its row is committed by then.

    In a house under test it is carried out before the answer is closed, so that nothing outlives the test.
    """
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  a LocalProxy

    def start() -> None:
        made = Thread(target=_carry_out, args=(app, backup_id, by), name=f"backup-{backup_id}", daemon=True)
        made.start()
        if app.testing:
            made.join()

    response.call_on_close(start)
    return response


def _carry_out(app: Flask, backup_id: UUID, by: Actor) -> None:
    with app.app_context():
        try:
            keeping.carry_out(app.extensions["settings"], backup_id, by=by)
        finally:
            db.session.remove()


def said(backup: Backup) -> dict[str, Any]:
    """Answer one copy as a line: when, what became of it, how large it is and where it lies."""
    causes = {"night": _("By night"), "page": _("Begun on a page"), "terminal": _("Begun at the terminal")}
    language = languages.current()
    if backup.state == "done":
        count = ngettext("%(num)s row", "%(num)s rows", backup.rows)
        parts = [count, ngettext("%(num)s file", "%(num)s files", backup.files)]
        size = _("%(mb)s MB", mb=format_count(max(1, round(backup.size / 2**20)), language))
        places = {"kept": _("in the second place too"), "": ""}
        second = [size, places.get(backup.second, backup.why), backup.name]
        return _line(backup, " · ".join([causes[backup.cause], *parts]), second, "")
    words = {
        "running": _("Being made"),
        "failed": _("Did not work"),
        "stopped": _("Stopped half-way: the machine was switched off, or the house restored"),
    }[backup.state]
    return _line(
        backup, words, [causes[backup.cause], backup.why], "over" if backup.state == "failed" else ""
    )


def _line(backup: Backup, words: str, second: list[str], state: str) -> dict[str, Any]:
    return {
        "at": backup.made_at,
        "words": words,
        "second": " · ".join(s for s in second if s),
        "state": state,
    }


def note_of_move() -> tuple[str, str, str] | None:
    """Answer what stands over each page of a house that moved away."""
    moved = moved_of(current_app.extensions["settings"])
    if moved is None:
        return None
    if not moved.is_done:
        words = _("Whoever looks after the machine has to look whether it arrived. Reading goes on.")
        return "over", _("A move of this house was begun."), words
    day = formatting.format_day(moved.moment.date(), languages.current())
    words = _("It opens here to be read. New records are written at %(where)s.", where=moved.where)
    return "over", _("This house moved on %(day)s.", day=day), words


def note_of_space() -> tuple[str, str, str] | None:
    """Answer what stands over each page while the disk fills: for all when full, before for who looks after it."""
    left = space(current_app.extensions["settings"])
    if left is Space.FULL:
        words = _("Reading goes on. Nothing can be written until room is made on the machine.")
        return "over", _("The disk is full."), words
    if left is Space.LITTLE and (may(May.BACKUP_SEE) or may(May.MACHINE_SEE)):
        words = _("Make room soon: when it is full, nothing can be written.")
        return "soon", _("The disk of this house is nearly full."), words
    return None
