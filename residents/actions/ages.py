"""Ages as stated, assessed and ordered: each is a line of a history, and her age follows the strongest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import clock
from foundation.db import db, one_or_404
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from residents import words
from residents.actions.recording import record
from residents.choices.identity import HERE, AgeKind, Document
from residents.events import Event
from residents.models import AgeRecord, CaseFile, Child, IdentityPaper
from residents.queries.ages import first_told_on, in_force
from residents.rules import identity as rules

AGE_FIELDS = ("born_on", "age_years_stated", "age_stated_on", "age_stated_by")


@dataclass(frozen=True, kw_only=True)
class AgeSaid:
    """An age as it is written down, with its ground."""

    kind: str
    on_day: date
    years: int | None = None
    years_to: int | None = None
    born_on: date | None = None
    by_text: str = ""
    document: str = ""
    document_text: str = ""
    no_paper_reason: str = ""
    order_no: str = ""
    committee_id: UUID | None = None


def record_age(file: CaseFile, child: Child, said: AgeSaid, *, by: Actor) -> AgeRecord:
    """Write an age. An order needs its number, date and the document relied on (JJ Act s.94).

    Her shown age follows the strongest record; what stood there stays readable, struck out. Raises Refused in words.
    """
    rules.ensure_age_told(
        kind=said.kind, years=said.years, years_to=said.years_to, born_on=said.born_on, on_day=said.on_day,
        today=clock.today(), by_text=said.by_text,
    )  # fmt: skip
    if said.kind == AgeKind.ORDERED:
        rules.ensure_age_order(
            order_no=said.order_no, document=said.document, no_paper_reason=said.no_paper_reason,
            document_text=said.document_text, holds_school_paper=_holds_school_paper(file),
        )  # fmt: skip
    row = _add(file, said, by=by)
    _follow(file, child, by=by)
    record(Event.AGE_RECORDED, file, by=by, ground=said.kind)
    return row


def strike_age(file: CaseFile, child: Child, age_id: UUID, *, reason: str, by: Actor) -> None:
    """Strike out an age that was written wrongly; her age follows the strongest that is left."""
    asked = sa.select(AgeRecord).where(AgeRecord.id == age_id, AgeRecord.case_file_id == file.id)
    row: AgeRecord = one_or_404(asked)
    if row.struck_at is not None:
        raise Refused(_("This line is struck out already."))
    if not reason:
        raise Refused(_("Write why this line is struck out. It stays readable."), field="reason")
    left = sa.select(sa.func.count(AgeRecord.id)).where(
        AgeRecord.case_file_id == file.id, AgeRecord.struck_at.is_(None), AgeRecord.id != row.id
    )
    if not db.session.scalar(left):
        raise Refused(_("This is the only age that is written. Write another first, then strike this one."))
    row.struck_at, row.struck_by, row.struck_reason = clock.now(), by.user_id, reason
    _follow(file, child, by=by)
    record(Event.AGE_STRUCK, file, by=by, ground=row.kind)


def first_age(file: CaseFile, child: Child, *, by: Actor) -> None:
    """Begin the history with the age that was told when she came."""
    if child.born_on is not None or child.age_years_stated is not None:
        _add(file, _as_stated(file, child), by=by)


def take_age_along(told: AgeRecord | None, file: CaseFile, child: Child, *, by: Actor) -> None:
    """Begin the history of a file that was handed over with the age in force in the other home, on its own ground."""
    if told is None:
        first_age(file, child, by=by)
        return
    said = AgeSaid(**{name: getattr(told, name) for name in AgeSaid.__dataclass_fields__})
    known = in_force(file.id)
    if known is None or any(getattr(known, name) != value for name, value in said.__dict__.items()):
        _add(file, said, by=by)


def ensure_age_may_be_mended(file: CaseFile, child: Child, wanted: Mapping[str, Any]) -> None:
    """Refuse to mend by hand an age that rests on an order or a doctor: a new line of the history changes it."""
    changed = [name for name in AGE_FIELDS if name in wanted and wanted[name] != getattr(child, name)]
    told = in_force(file.id) if changed else None
    if told is not None and told.kind != AgeKind.STATED:
        raise Refused(
            _("This age rests on an order or a doctor’s opinion. Write the new ground under “Age”."),
            field=changed[0],
        )


def age_mended(file: CaseFile, child: Child, changed: Iterable[str], *, by: Actor) -> None:
    """Let the history know that the stated age was mended: a new line, and the old one is struck out."""
    if not set(changed) & set(AGE_FIELDS):
        return
    told = in_force(file.id)
    if told is not None:
        told.struck_at, told.struck_by = clock.now(), by.user_id
        told.struck_reason = _("Mended")
    first_age(file, child, by=by)


def _as_stated(file: CaseFile, child: Child) -> AgeSaid:
    on_day = first_told_on(child, clock.local(file.opened_at).date())
    years = child.age_years_stated if child.born_on is None else None
    return AgeSaid(
        kind=AgeKind.STATED, on_day=on_day, years=years, born_on=child.born_on, by_text=child.age_stated_by
    )


def _add(file: CaseFile, said: AgeSaid, *, by: Actor) -> AgeRecord:
    row = AgeRecord(
        home_id=file.home_id,
        case_file_id=file.id,
        written_at=clock.now(),
        written_by=by.user_id,
        **said.__dict__,
    )
    db.session.add(row)
    db.session.flush()
    return row


def _follow(file: CaseFile, child: Child, *, by: Actor) -> None:
    """Let her shown age be the one in force; a value that changes stays readable as a correction."""
    from residents.actions.mend import strike_out  # it asks this file first

    db.session.flush()
    told = in_force(file.id)
    if told is None:
        return
    why = words.of(words.AGE_GROUNDS, told.kind)
    changes = {
        "born_on": told.born_on,
        "age_years_stated": None if told.born_on else told.years,
        "age_stated_on": None if told.born_on else told.on_day,
        "age_stated_by": told.by_text or (f"{why} {told.order_no}".strip()),
    }
    strike_out(file, child, changes, reason=why, by=by)
    db.session.flush()


def _holds_school_paper(file: CaseFile) -> bool:
    asked = sa.select(IdentityPaper.id).where(
        IdentityPaper.case_file_id == file.id,
        IdentityPaper.kind == Document.SCHOOL,
        IdentityPaper.state.in_(HERE),
    )
    return db.session.scalar(asked.limit(1)) is not None
