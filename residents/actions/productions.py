"""The verbs of hearings: list one, tell what came of it, correct what was written."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from homes.choices import CommitteeKind
from residents.actions.mend import strike_out
from residents.actions.movement import staff_escort
from residents.actions.orders import Ordered, write_order
from residents.actions.recording import record
from residents.events import Event
from residents.models import CaseFile, ChildOrder, Placement, Production, VictimCase
from residents.queries.family import contacts
from residents.rules import productions as rules
from residents.rules.family import ensure_may_take_her
from residents.rules.orders import ensure_year


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A hearing as it was listed, and who is to take her."""

    on_day: date
    forum: str
    purpose: str
    at_time: time | None = None
    body_id: UUID | None = None
    place: str = ""
    purpose_text: str = ""
    case_id: UUID | None = None
    escort_kind: str = ""
    escort_staff_id: UUID | None = None
    escort_contact_id: UUID | None = None
    escort_name: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What came of a hearing; `order` is one of the book, `new_order` one that is written with it."""

    result: str
    produced_at: datetime | None = None
    went_at: datetime | None = None
    back_at: datetime | None = None
    file_carried_by: str = ""
    file_out_at: datetime | None = None
    file_in_at: datetime | None = None
    not_produced_why: str = ""
    ordered: str = ""
    order_id: UUID | None = None
    new_order: Ordered | None = None
    next_on: date | None = None
    next_time: time | None = None
    is_last: bool = False


def list_hearing(file: CaseFile, told: Listed, *, by: Actor) -> Production:
    """Write a hearing down as it was listed. Raises Refused for an escort who may not take her."""
    ensure_year(told.on_day, today=clock.today(), field="on_day")
    _ensure_escort(file, told)
    _ensure_own_case(file, told.case_id)
    production = add_hearing(file, told, by=by)
    db.session.flush()
    return production


def add_hearing(file: CaseFile, told: Listed, *, by: Actor) -> Production:
    """Add a hearing without escort or case of its own; whoever lists many sends them to the database together."""
    production = Production(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, listed_at=clock.now(), listed_by=by.user_id,
        result="listed", **asdict(told),
    )  # fmt: skip
    db.session.add(production)
    _record(Event.HEARING_LISTED, file, production, by=by)
    return production


def next_before(day: date, body_id: UUID | None, kind: str | None) -> Listed:
    """Answer the next date of which an old book tells only the day: before the board where the body is one."""
    forum = "jjb" if kind == CommitteeKind.JJB else "cwc"
    return Listed(on_day=day, forum=forum, purpose="review", body_id=body_id)


def _ensure_escort(file: CaseFile, told: Listed) -> None:
    kind, name, contact_id = told.escort_kind, told.escort_name, told.escort_contact_id
    people = contacts(file.id) if kind in ("relative", "other", "police") else []
    rules.ensure_escorted(
        kind, staff_id=told.escort_staff_id, name=name, contact_id=contact_id, has_contacts=bool(people)
    )
    if kind == "relative":
        ensure_may_take_her(people, on=told.on_day, member_id=contact_id, field="escort_contact_id")
    elif kind in ("other", "police"):
        ensure_may_take_her(people, on=told.on_day, name=name, field="escort_name")
    elif kind == "staff" and told.escort_staff_id is not None:
        staff_escort(file.home_id, told.escort_staff_id, on=told.on_day)


def _ensure_own_case(file: CaseFile, case_id: UUID | None) -> None:
    if case_id is None:
        return
    own = sa.select(VictimCase.id).where(VictimCase.id == case_id, VictimCase.case_file_id == file.id)
    if db.session.scalar(own) is None:
        raise Refused(_("Choose a case of this child."), field="case_id")


def tell_hearing(
    file: CaseFile, stay: Placement, production: Production, told: Told, *, by: Actor
) -> Production | None:
    """Write what came of a hearing, once. Answers the next hearing, which is listed with it, if there is one."""
    if production.result != "listed":
        raise Refused(_("The result of this hearing is written already. Correct it instead."))
    _ensure_sound(production.on_day, told)
    for name in RESULT:
        setattr(production, name, getattr(told, name))
    production.order_id = _order(file, stay, production, told, by=by)
    production.told_at, production.told_by = clock.now(), by.user_id
    following = _follow(file, production, told, by=by)
    _record(Event.HEARING_TOLD, file, production, by=by, result=told.result)
    return following


RESULT = (
    "result", "produced_at", "went_at", "back_at", "file_carried_by", "file_out_at", "file_in_at", "not_produced_why",
    "ordered", "order_id", "is_last",
)  # fmt: skip


def _ensure_sound(on_day: date, told: Told) -> None:
    now = clock.now()
    rules.ensure_told_in_time(on_day, today=clock.today())
    has_order = told.order_id is not None or told.new_order is not None
    rules.ensure_result(
        told.result, why=told.not_produced_why, produced_at=told.produced_at, now=now, ordered=told.ordered,
        has_order=has_order,
    )  # fmt: skip
    rules.ensure_back(told.went_at, told.back_at, now=now, field="back_time")
    rules.ensure_back(told.file_out_at, told.file_in_at, now=now, field="file_in_time")
    rules.ensure_next(told.next_on, on_day=on_day, is_last=told.is_last)


def _order(file: CaseFile, stay: Placement, production: Production, told: Told, *, by: Actor) -> UUID | None:
    if told.new_order is not None:
        return write_order(file, stay, told.new_order, by=by).id
    return _own_order(file, told.order_id)


def _own_order(file: CaseFile, order_id: UUID | None) -> UUID | None:
    if order_id is None:
        return None
    own = sa.select(ChildOrder.id).where(ChildOrder.id == order_id, ChildOrder.case_file_id == file.id)
    if db.session.scalar(own) is None:
        raise Refused(_("Choose an order of this child."), field="order_id")
    return order_id


def _follow(file: CaseFile, production: Production, told: Told, *, by: Actor) -> Production | None:
    """List the next hearing before the same body, for the next date that was given."""
    if told.next_on is None:
        return None
    following = list_hearing(
        file,
        Listed(
            on_day=told.next_on, at_time=told.next_time, forum=production.forum, body_id=production.body_id,
            place=production.place, purpose=NEXT.get(production.purpose, production.purpose),
            case_id=production.case_id,
        ),
        by=by,
    )  # fmt: skip
    production.next_id = following.id
    return following


NEXT = {"first": "inquiry"}
"""What follows a first production is the inquiry; every other hearing goes on as what it was."""


def mend_hearing(
    file: CaseFile, production: Production, listed: Listed, told: Mapping[str, Any], *, reason: str, by: Actor
) -> tuple[str, ...]:
    """Correct a hearing: as it was listed, and, once told, what came of it. What stood there stays, struck out."""
    ensure_year(listed.on_day, today=clock.today(), field="on_day")
    _ensure_escort(file, listed)
    _ensure_own_case(file, listed.case_id)
    wanted = {**asdict(listed)}
    if production.result != "listed":
        wanted |= {name: value for name, value in told.items() if name in RESULT}
        _ensure_sound(listed.on_day, Told(**{name: wanted[name] for name in RESULT}))
        _own_order(file, wanted["order_id"])
    changed = strike_out(file, production, wanted, reason=reason, by=by)
    if changed:
        _record(Event.HEARING_CORRECTED, file, production, by=by, fields=", ".join(changed))
    return changed


def _record(event: Event, file: CaseFile, production: Production, *, by: Actor, **said: Any) -> None:
    record(event, file, by=by, day=production.on_day.isoformat(), **said)
