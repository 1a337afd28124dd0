"""Taking in a child who lives here already: with the day she really came, the old book's number, her next date."""

from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from foundation import clock
from foundation.db import db
from foundation.files import Prepared
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from homes.models import Committee, Home
from residents.actions.admit import Arrival, Identity, admit
from residents.actions.productions import list_hearing, next_before
from residents.models import CaseFile
from residents.rules.stays import ensure_here_before


def take_over(
    home_id: Any, identity: Identity, arrival: Arrival, *, by: Actor, next_on: date | None = None,
    photo: Prepared | None = None,
) -> CaseFile:  # fmt: skip
    """Open the file of a child who was here before the go-live day. No reception is begun, so nothing of it is owed.

    Raises Refused as `admit` does, for a child who came after the go-live day, and for a next date that is over.
    """
    home = db.session.scalars(sa.select(Home).where(Home.id == home_id)).one()
    today = clock.today(home.time_zone)
    came_on = clock.local(arrival.started_at, home.time_zone).date()
    ensure_here_before(came_on, go_live_on=home.go_live_on)
    if next_on is not None and next_on < today:
        raise Refused(_("This day is over. Write the next one, or leave it empty."), field="next_on")
    file = admit(
        home_id, identity, replace(arrival, is_taken_over=True, may_explain_later=True), by=by, photo=photo
    )
    if next_on is not None:
        asked = sa.select(Committee.kind).where(Committee.id == arrival.order_by)
        kind = db.session.scalar(asked) if arrival.order_by else None
        list_hearing(file, next_before(next_on, arrival.order_by, kind), by=by)
    return file
