"""Committees and boards as lists name them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation.db import db
from foundation.intake import Row
from foundation.intake.words import fold
from foundation.languages import _
from homes.choices import CommitteeKind
from homes.models import Committee
from residents.actions.keep import DECIDE

Bodies = Mapping[str, tuple[UUID, str]]


def bodies_by_name() -> Bodies:
    """Answer the committees and boards that decide about children, by folded name. One statement."""
    asked = sa.select(Committee.id, Committee.name, Committee.kind)
    rows: list[Any] = list(db.session.execute(asked))
    return {fold(row.name): (row.id, row.kind) for row in rows if row.kind in DECIDE}


def find_body(row: Row, bodies: Bodies, *, wants: bool) -> None:
    """Lay to a row the body that it names, as `body`; where it names none and `wants` one, the only CWC there is."""
    row.values["body"] = None
    said = fold(row.get("order_by", ""))
    if not said:
        cwcs = [known for known in bodies.values() if known[1] == CommitteeKind.CWC]
        row.values["body"] = cwcs[0] if wants and len(cwcs) == 1 else None
        return
    found = [known for name, known in bodies.items() if said in name or name in said]
    if len(found) == 1:
        row.values["body"] = found[0]
    else:
        unknown = _(
            "“%(typed)s” is not in the list of committees: it is left out.", typed=row.get("order_by")
        )
        row.warn(unknown, "order_by")
