"""Other names by which a child is or was known."""

from uuid import UUID

import sqlalchemy as sa

from foundation import clock
from foundation.db import db, one_or_404
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from residents.actions.naming import write_words
from residents.actions.recording import record
from residents.events import Event
from residents.models import Alias, CaseFile, Child
from residents.rules.identity import ensure_named_otherwise


def add_alias(
    file: CaseFile, child: Child, *, name: str, name_local: str, kind: str, note: str, by: Actor
) -> Alias:
    """Write another name of hers; from now she is found by it too. Raises Refused for a name that says nothing."""
    ensure_named_otherwise(name, name_local)
    same = sa.select(Alias.id).where(
        Alias.case_file_id == file.id,
        Alias.struck_at.is_(None),
        Alias.name == name,
        Alias.name_local == name_local,
    )
    if db.session.scalar(same.limit(1)) is not None:
        raise Refused(_("This name is written already."), field="name")
    alias = Alias(
        home_id=file.home_id, case_file_id=file.id, name=name, name_local=name_local, kind=kind, note=note,
        written_at=clock.now(), written_by=by.user_id,
    )  # fmt: skip
    db.session.add(alias)
    write_words(file, child)
    record(Event.ALIAS_WRITTEN, file, by=by, kind=kind)
    return alias


def strike_alias(file: CaseFile, child: Child, alias_id: UUID, *, reason: str, by: Actor) -> None:
    """Strike out another name; it stays readable, and she is no longer found by it."""
    asked = sa.select(Alias).where(Alias.id == alias_id, Alias.case_file_id == file.id)
    alias: Alias = one_or_404(asked)
    if alias.struck_at is not None:
        raise Refused(_("This line is struck out already."))
    if not reason:
        raise Refused(_("Write why this line is struck out. It stays readable."), field="reason")
    alias.struck_at, alias.struck_by, alias.struck_reason = clock.now(), by.user_id, reason
    write_words(file, child)
    record(Event.ALIAS_STRUCK, file, by=by, kind=alias.kind)
