"""The support bundle from the machine's page."""

from flask.typing import ResponseReturnValue

from foundation import audit
from foundation.access import begin, viewer, writes
from foundation.db import db
from office import support
from office.events import Event
from office.permissions import May
from office.views.blueprint import bp
from office.views.prints import as_file


@bp.post("/machine/support")
@writes(May.MACHINE_BACKUP, begins_late=True)
def make_support() -> ResponseReturnValue:
    """Answer the support bundle as a file."""
    body = support.bundle()
    db.session.rollback()
    begin()
    audit.record(Event.SUPPORT_MADE, by=viewer())
    return as_file(body, name=support.NAME, mimetype="application/zip")
