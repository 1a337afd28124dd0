"""Brothers and sisters: linking two files, keeping two children together, and unlinking with a reason."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from foundation import clashes, clock
from foundation.db import db, new_id, one_or_404
from foundation.languages import _
from foundation.refusals import Refused
from foundation.scope import across_homes
from foundation.viewer import Actor
from residents.actions.recording import record
from residents.events import Event
from residents.models import CaseFile, Sibling
from residents.rules.identity import ensure_siblings


@dataclass(frozen=True, kw_only=True)
class Bond:
    """How two children are related, and whether they are to stay together."""

    relation: str
    keep_together: bool = False
    reason: str = ""


def link(file: CaseFile, other: CaseFile, bond: Bond, *, by: Actor) -> Sibling:
    """Link two children as siblings: each file has a line of its own. Raises Refused for one child, or a second time.

    The other file may lie in another home: who may do that is the caller's to ask.
    """
    held = sa.select(Sibling.id).where(
        Sibling.case_file_id == file.id, Sibling.other_file_id == other.id, Sibling.ended_at.is_(None)
    )
    ensure_siblings(
        same_file=file.id == other.id, already=db.session.scalar(held) is not None,
        keep_together=bond.keep_together, reason=bond.reason,
    )  # fmt: skip
    bond_id = new_id()
    first = _line(file, other, bond, bond_id, by=by)
    with across_homes("a sibling's own file may lie in another home"):
        db.session.add_all([first, _line(other, file, bond, bond_id, by=by)])
        clashes.flush()
    for each in (file, other):
        record(Event.SIBLINGS_LINKED, each, by=by, relation=bond.relation, keep_together=bond.keep_together)
    return first


def _line(file: CaseFile, other: CaseFile, bond: Bond, bond_id: UUID, *, by: Actor) -> Sibling:
    return Sibling(
        home_id=file.home_id, case_file_id=file.id, other_file_id=other.id, bond_id=bond_id, relation=bond.relation,
        keep_together=bond.keep_together, reason=bond.reason, written_at=clock.now(), written_by=by.user_id,
    )  # fmt: skip


def unlink(file: CaseFile, sibling_id: UUID, *, reason: str, by: Actor) -> None:
    """End the link in both files; both lines stay readable with the reason."""
    asked = sa.select(Sibling).where(Sibling.id == sibling_id, Sibling.case_file_id == file.id)
    line: Sibling = one_or_404(asked)
    if line.ended_at is not None:
        raise Refused(_("This link was ended before. Look again."))
    if not reason:
        raise Refused(_("Write why the two are not siblings."), field="reason")
    with across_homes("a sibling's own file may lie in another home"):
        for each in db.session.scalars(sa.select(Sibling).where(Sibling.bond_id == line.bond_id)):
            each.ended_at, each.ended_by, each.end_reason = clock.now(), by.user_id, reason
        db.session.flush()
    record(Event.SIBLINGS_UNLINKED, file, by=by, relation=line.relation)
