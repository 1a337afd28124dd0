"""The copies of the house on a superintendent's page, and the health of the machine on its administrator's."""

from flask import current_app, flash, make_response, redirect, render_template, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from foundation.access import reads, viewer, writes
from foundation.backup import keeping, standing
from foundation.backup.standing import recent
from foundation.db import db
from foundation.languages import _
from office import copying
from office.doctor import copies_said, examine
from office.permissions import May
from office.views.blueprint import bp

SHOWN = 30


@bp.record_once
def _stand_over_pages(state: BlueprintSetupState) -> None:
    """Ask the shell to show how full the disk is, and that a house moved away."""
    state.app.extensions.setdefault("house_notes", []).extend((copying.note_of_space, copying.note_of_move))


@bp.get("/homes/<home_code>/backups")
@reads(May.BACKUP_SEE)
def show_backups(home_code: str) -> ResponseReturnValue:
    """Show how the copies stand and which were made lately."""
    copies = standing()
    return render_template(
        "office/backups.html",
        findings=copies_said(copies),
        is_running=copies.running is not None,
        lines=[copying.said(each) for each in recent(SHOWN)],
    )


@bp.post("/homes/<home_code>/backups/start")
@writes(May.BACKUP_START)
def start_backup(home_code: str) -> ResponseReturnValue:
    """Begin a copy of the house."""
    return _begin(url_for(".show_backups", home_code=home_code))


@bp.get("/machine")
@reads(May.MACHINE_SEE)
def show_machine() -> ResponseReturnValue:
    """Show what is well on this machine and what is not, with what to do."""
    made = recent(SHOWN)
    return render_template(
        "office/machine.html",
        findings=examine(),
        is_running=standing().running is not None,
        lines=[copying.said(each) for each in made],
    )


@bp.post("/machine/backup")
@writes(May.MACHINE_BACKUP)
def start_backup_at_machine() -> ResponseReturnValue:
    """Begin a copy of the house."""
    return _begin(url_for(".show_machine"))


def _begin(page: str) -> ResponseReturnValue:
    backup = keeping.begin(current_app.extensions["settings"], cause="page", by=viewer())
    db.session.flush()
    flash(_("A backup is being made. It takes a minute or two; look here again."))
    return copying.run_after(make_response(redirect(page, code=303)), backup.id, by=viewer())
