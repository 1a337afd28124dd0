"""A transfer by order: this file closes at the effective minute, and one opens where she goes (rule 81)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from foundation import clock, ledger
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.scope import within_homes
from foundation.serials import take_number
from foundation.viewer import Actor
from homes.models import Home
from residents import rules as stays
from residents.actions.admit import Arrival, admit_again
from residents.actions.ages import take_age_along
from residents.actions.leave import Leaving, end_stay
from residents.actions.naming import write_words
from residents.actions.recording import record
from residents.actions.savings import accounts_of
from residents.actions.things_along import list_there, things_along, write_out
from residents.choices import BroughtBy, ExitReason
from residents.events import Event
from residents.models import CaseFile, Child, HandedFile, Placement, Transfer
from residents.queries.ages import in_force
from residents.rules import movement as rules


@dataclass(frozen=True, kw_only=True)
class Move:
    """Where she moves, when, by whose order and why, seen by which doctor, with whom and what."""

    effective_at: datetime
    order_no: str
    order_date: date | None
    why: str
    order_by: UUID | None = None
    to_home_id: UUID | None = None
    to_words: str = ""
    examined_at: datetime | None = None
    examined_by: str = ""
    escort: str = ""
    escort_order_no: str = ""
    travels: tuple[str, ...] = ()


def transfer(file: CaseFile, stay: Placement, move: Move, *, by: Actor) -> CaseFile | None:
    """Transfer a child. Answers her file in the other home of the organisation, or None when she goes elsewhere.

    Raises Refused without the order, the reason, or a medical examination in the twenty-four hours before.
    """
    rules.ensure_transfer_ordered(move.order_no, move.order_date, move.why)
    rules.ensure_goes_somewhere(has_home=move.to_home_id is not None, to_words=move.to_words)
    rules.ensure_examined(move.examined_at, effective_at=move.effective_at)
    if move.to_home_id == file.home_id:
        raise Refused(_("She lives here already. Choose another home."), field="to_home_code")
    paise = ledger.balance(accounts_of(file.id))
    end_stay(file, stay, _leaving(move), by=by)
    file.closed_at = move.effective_at
    db.session.add(_transfer(file, stay, move, paise, by=by))
    record(Event.TRANSFERRED, file, by=by)
    record(Event.FILE_CLOSED, file, by=by)
    db.session.flush()
    if move.to_home_id is None:
        return None
    return _hand_over(file, stay, move, paise, by=by)


def _leaving(move: Move) -> Leaving:
    return Leaving(
        ended_at=move.effective_at, exit_reason=ExitReason.TRANSFERRED, exit_order_no=move.order_no,
        exit_order_date=move.order_date, exit_order_by=move.order_by, handed_to=move.escort, handed_relation="home",
    )  # fmt: skip


def _transfer(file: CaseFile, stay: Placement, move: Move, paise: int, *, by: Actor) -> Transfer:
    return Transfer(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, placement_id=stay.id,
        effective_at=move.effective_at, order_no=move.order_no, order_date=move.order_date, order_by=move.order_by,
        why=move.why, to_home_id=move.to_home_id, to_words=move.to_words, examined_at=move.examined_at,
        examined_by=move.examined_by, escort=move.escort, escort_order_no=move.escort_order_no,
        travels=move.travels, paise_sent=paise, written_at=clock.now(), written_by=by.user_id,
    )  # fmt: skip


def _hand_over(file: CaseFile, stay: Placement, move: Move, paise: int, *, by: Actor) -> CaseFile:
    """Open her file in the home that receives her, with a door to the one that was handed over."""
    child = db.session.scalars(sa.select(Child).where(Child.id == file.child_id)).one()
    here = db.session.scalars(sa.select(Home).where(Home.id == file.home_id)).one()
    there = db.session.scalars(sa.select(Home).where(Home.id == move.to_home_id)).one_or_none()
    if there is None:
        raise Refused(_("There is no home of ours under this code."), field="to_home_code")
    told = in_force(file.id)
    things = things_along(file) if "belongings" in move.travels else []
    with within_homes({there.id}):
        received = _file_there(there, child, move)
        write_words(received, child)
        take_age_along(told, received, child, by=by)
        arrival = Arrival(
            started_at=move.effective_at, kind=stay.kind, categories=stay.categories,
            brought_by=BroughtBy.OTHER_HOME, brought_by_text=here.name, order_no=move.order_no,
            order_date=move.order_date, order_by=move.order_by, exception_reason=move.why,
        )  # fmt: skip
        admit_again(received, child, arrival, by=by)
        receipt_no = list_there(received, things, by=by) if things else ""
        db.session.add(
            HandedFile(
                id=new_id(), home_id=there.id, case_file_id=received.id, from_home_id=here.id,
                from_file_id=file.id, from_code=file.code, handed_at=move.effective_at, travels=move.travels,
                paise_sent=paise,
            )
        )  # fmt: skip
        record(Event.FILE_HANDED, received, by=by)
        db.session.flush()
    if things:
        to = there.name
        write_out(
            file, stay, things, at=move.effective_at, to=to, receipt_no=f"{there.code} {receipt_no}", by=by
        )
    return received


def _file_there(there: Home, child: Child, move: Move) -> CaseFile:
    """Answer her file in that home: the one she had there before, or a new one under its next code."""
    asked = sa.select(CaseFile).where(CaseFile.home_id == there.id, CaseFile.child_id == child.id)
    if (known := db.session.scalars(asked).one_or_none()) is not None:
        return known
    year = clock.local(move.effective_at, there.time_zone).year
    serial = take_number(there.id, "file", year)
    file = CaseFile(
        id=new_id(), home_id=there.id, child_id=child.id, serial=serial, year=year,
        code=stays.file_code(there.code, year, serial), opened_at=move.effective_at,
    )  # fmt: skip
    db.session.add(file)
    db.session.flush()
    return file
