"""Belongings that go with a child to another home of ours: written out here, and on a new list there (rule 72)."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from foundation.db import db
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from residents.actions.belongings import Gone, Thing, give_back, list_thing, open_list
from residents.models import CaseFile, Placement
from residents.queries.belongings import Kept, kept_of


def things_along(file: CaseFile) -> list[Kept]:
    """Answer what is still kept for her and goes with her.

    Raises Refused while a list is not countersigned, or a part of her money was banked and the rest was not.
    """
    things = kept_of(file.id)
    for each in things:
        number = f"{each.held.year}/{each.held.register_no}"
        if each.held.countersigned_at is None:
            said = _(
                "List %(number)s is not countersigned yet. Only then do her things travel.", number=number
            )
            raise Refused(said, field="travels")
        if each.row.kind == "money" and 0 < (each.row.banked_paise or 0) < (each.row.paise or 0):
            said = _("Of the money on list %(number)s a part is banked. Bank the rest first.", number=number)
            raise Refused(said, field="travels")
    return things


def list_there(file: CaseFile, things: Sequence[Kept], *, by: Actor) -> str:
    """Write her things on the list of her new stay, in the scope of that home; answers its number, the receipt.

    The list is open: the home that receives her reads it over to her and countersigns it, or strikes
    out what is missing.
    """
    stays = sa.select(Placement).where(Placement.case_file_id == file.id, Placement.ended_at.is_(None))
    stay = db.session.scalars(stays).one()
    for each in things:
        row = each.row
        thing = Thing(kind=row.kind, what=row.what, quantity=row.quantity, paise=row.paise)
        list_thing(file, stay, thing, by=by)
    held = open_list(file, stay, by=by)
    return f"{held.year}/{held.register_no}"


def write_out(
    file: CaseFile,
    stay: Placement,
    things: Sequence[Kept],
    *,
    at: datetime,
    to: str,
    receipt_no: str,
    by: Actor,
) -> None:
    """Write her things out of their lists here: gone with her to another home, under the number of the list there."""
    gone = Gone(went="transferred", went_at=at, went_to=to, receipt_no=receipt_no)
    for each in things:
        give_back(file, stay, each.held, each.row, gone, by=by)
