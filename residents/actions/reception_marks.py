"""Marks and injuries on a child: written as seen, never edited, struck out with the reason."""

import sqlalchemy as sa

from foundation import audit, clashes, clock
from foundation.bodymap import Seen, ensure_mark, mark_of
from foundation.db import db
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from residents.events import Event
from residents.models import CaseFile, ReceptionMark


def add_mark(file: CaseFile, seen: Seen, *, by: Actor) -> ReceptionMark:
    """Write a mark that was seen, under the next number of this child. Raises Refused without a place or kind."""
    ensure_mark(seen, now=clock.now())
    highest = sa.select(sa.func.max(ReceptionMark.number)).where(ReceptionMark.case_file_id == file.id)
    number = (db.session.scalar(highest) or 0) + 1
    mark = ReceptionMark(
        home_id=file.home_id, case_file_id=file.id, number=number, written_at=clock.now(), written_by=by.user_id,
        **mark_of(seen),
    )  # fmt: skip
    db.session.add(mark)
    clashes.flush()
    _record(Event.MARK_WRITTEN, file, number, by=by)
    return mark


def strike_mark(file: CaseFile, mark: ReceptionMark, *, reason: str, by: Actor) -> None:
    """Strike out a mark that was written wrongly; it stays readable with the reason."""
    if mark.struck_at is not None:
        raise Refused(_("This mark is struck out already."))
    if not reason:
        raise Refused(_("Write why this is struck out. It stays readable."), field="reason")
    mark.struck_at, mark.struck_by, mark.struck_by_name = clock.now(), by.user_id, by.name
    mark.struck_reason = reason
    _record(Event.MARK_STRUCK, file, mark.number, by=by)


def _record(event: Event, file: CaseFile, number: int, *, by: Actor) -> None:
    said = {"code": file.code, "number": number}
    audit.record(event, by=by, home=file.home_id, subject=("case_file", file.id, file.code), details=said)
