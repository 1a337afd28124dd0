"""Leave of absence and days in hospital: she goes, she comes back, or the line was written by mistake."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from foundation import clashes, clock
from foundation.db import db, new_id, one_or_404
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import seal
from foundation.viewer import Actor
from residents import rules as stays
from residents.actions.recording import record
from residents.events import Event
from residents.models import Away, CaseFile, Missing, Placement
from residents.queries.escorts import staff_name
from residents.queries.family import contacts
from residents.rules import movement as rules
from residents.rules.family import ensure_may_take_her


@dataclass(frozen=True, kw_only=True)
class Going:
    """Where she goes for a while: why, by whose permission, with whom, until when."""

    kind: str
    from_at: datetime
    due_at: datetime | None = None
    occasion: str = ""
    order_no: str = ""
    order_date: date | None = None
    order_by: UUID | None = None
    longer_why: str = ""
    contact_id: UUID | None = None
    escort_staff_id: UUID | None = None
    with_name: str = ""
    with_relation: str = ""
    is_another: bool = False
    place: str = ""
    phone: str = ""


def go_away(file: CaseFile, stay: Placement, going: Going, *, by: Actor) -> Away:
    """Write a leave (JJ Act s.98) or days in hospital. A relative whom an order bars is refused."""
    stays.ensure_stay_open(stay.ended_at)
    stays.ensure_after(going.from_at, stay.started_at, field="day")
    rules.ensure_leave_permitted(going.kind, order_no=going.order_no, occasion=going.occasion)
    stays.ensure_order_whole(going.order_no, going.order_date, field="order", today=clock.today())
    rules.ensure_due(going.kind, from_at=going.from_at, due_at=going.due_at, longer_why=going.longer_why)
    ensure_nobody_gone(file.id)
    name, relation, contact_id = _companion(file, going)
    rules.ensure_accompanied(going.kind, name)
    away = Away(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, placement_id=stay.id, kind=going.kind,
        occasion=going.occasion, order_no=going.order_no, order_date=going.order_date, order_by=going.order_by,
        from_at=going.from_at, due_at=going.due_at, longer_why=going.longer_why, contact_id=contact_id,
        escort_staff_id=going.escort_staff_id, with_name=name, with_relation=relation,
        place=_sealed(file, going.place), phone=_sealed(file, going.phone),
        written_at=clock.now(), written_by=by.user_id,
    )  # fmt: skip
    db.session.add(away)
    clashes.flush()
    record(Event.AWAY_BEGUN, file, by=by, away=going.kind)
    return away


def _companion(file: CaseFile, going: Going) -> tuple[str, str, UUID | None]:
    """Answer name, relation and family line of whoever goes with her; a barred relative is refused."""
    if going.escort_staff_id is not None:
        on = clock.local(going.from_at).date()
        return staff_escort(file.home_id, going.escort_staff_id, on=on), _("works here"), None
    if going.contact_id is None and not going.with_name:
        return "", going.with_relation, None
    person = ensure_may_take_her(
        contacts(file.id), on=clock.local(going.from_at).date(), member_id=going.contact_id,
        name=going.with_name, by_order=bool(going.order_no), is_another=going.is_another,
        field="contact_id" if going.contact_id else "with_name",
    )  # fmt: skip
    if going.contact_id is None or person is None:
        return going.with_name, going.with_relation, None
    return person.called, person.relation_said, person.member_id


def staff_escort(home_id: UUID, staff_id: UUID, *, on: date) -> str:
    """Answer the name of the member of staff who takes her; refused for who does not work here on that day."""
    if (name := staff_name(home_id, staff_id, on=on)) is None:
        said = _("This person does not work here on that day. Choose another.")
        raise Refused(said, field="escort_staff_id")
    return name


def come_back(
    file: CaseFile, away_id: UUID, *, at: datetime, by: Actor, with_name: str = "", note: str = ""
) -> None:
    """Write her return; never before she left."""
    away = _away(file, away_id)
    rules.ensure_still_away(is_open=away.returned_at is None and away.struck_at is None)
    rules.ensure_returned_after(at, from_at=away.from_at, now=clock.now())
    away.returned_at, away.returned_with, away.return_note = at, with_name, note
    away.return_written_at, away.return_written_by = clock.now(), by.user_id
    record(Event.AWAY_ENDED, file, by=by)


def strike_away(file: CaseFile, away_id: UUID, *, why: str, by: Actor) -> None:
    """Strike a line out that was written by mistake; it stays readable with its reason."""
    away = _away(file, away_id)
    if not why:
        raise Refused(_("Write why it is struck out. It stays readable."), field="why")
    rules.ensure_still_away(is_open=away.returned_at is None and away.struck_at is None)
    away.struck_at, away.struck_by, away.struck_why = clock.now(), by.user_id, why
    record(Event.AWAY_STRUCK, file, by=by)


def ensure_nobody_gone(case_file_id: UUID) -> None:
    """Refuse for a child who is away or missing."""
    rules.ensure_here(
        is_away=db.session.scalar(sa.select(Away.id).where(*_open_away(case_file_id))) is not None,
        is_missing=is_missing(case_file_id),
    )


def is_missing(case_file_id: UUID) -> bool:
    """Answer whether she is searched for."""
    return db.session.scalar(sa.select(Missing.id).where(*_open_search(case_file_id))) is not None


def end_movement(case_file_id: UUID, *, at: datetime, by: Actor) -> None:
    """Close what is open when the stay ends: a search lapses, days away end with the stay."""
    for search in db.session.scalars(sa.select(Missing).where(*_open_search(case_file_id))):
        search.lapsed_at = max(at, search.noticed_at)
    for away in db.session.scalars(sa.select(Away).where(*_open_away(case_file_id))):
        away.returned_at, away.return_note = max(at, away.from_at), _("The stay ended.")
        away.return_written_at, away.return_written_by = clock.now(), by.user_id


def _open_away(case_file_id: UUID) -> tuple[sa.ColumnElement[bool], ...]:
    return Away.case_file_id == case_file_id, Away.returned_at.is_(None), Away.struck_at.is_(None)


def _open_search(case_file_id: UUID) -> tuple[sa.ColumnElement[bool], ...]:
    return Missing.case_file_id == case_file_id, Missing.found_at.is_(None), Missing.lapsed_at.is_(None)


def _away(file: CaseFile, away_id: UUID) -> Away:
    away: Away = one_or_404(sa.select(Away).where(Away.id == away_id, Away.case_file_id == file.id))
    return away


def _sealed(file: CaseFile, words: str) -> object:
    return seal(words, owner=("child", file.child_id)) if words else None
