"""What stands under a case (stage, statement, examination, support person, legal aid, bail, compensation).

Each is written by one verb and corrected by another; what differs is which rule it must pass.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from foundation import clock
from foundation.db import db
from foundation.sealed import seal
from foundation.viewer import Actor
from residents.actions.mend import strike_out
from residents.actions.recording import of_file, record
from residents.events import Event
from residents.models import (
    BailApplication,
    CaseFile,
    CaseStage,
    Compensation,
    LegalAid,
    MagistrateStatement,
    MedicoLegalExam,
    SupportPerson,
    VictimCase,
)
from residents.rules import victim as rules

Told = Mapping[str, Any]
"""What is told of a row, by the names of its columns; `phone` is plain, and sealed here."""


@dataclass(frozen=True)
class _Kind:
    """What is recorded when a row of this table is written, and which rule its facts must pass."""

    event: Event
    ensure: Callable[[Told, VictimCase, date], None]


def _stage(told: Told, case: VictimCase, today: date) -> None:
    rules.ensure_stage(told["happened_on"], reported_on=case.reported_on, today=today)
    rules.ensure_decided(told["kind"], told.get("outcome", ""))


def _statement(told: Told, case: VictimCase, today: date) -> None:
    rules.ensure_stage(told["held_on"], reported_on=case.reported_on, today=today, field="held_on")


def _exam(told: Told, case: VictimCase, today: date) -> None:
    rules.ensure_past(told["examined_on"], today=today, field="examined_on")


def _support(told: Told, case: VictimCase, today: date) -> None:
    rules.ensure_helped(told["named_on"], told.get("ended_on"), today=today, field="named_on")


def _aid(told: Told, case: VictimCase, today: date) -> None:
    rules.ensure_helped(told["given_on"], told.get("ended_on"), today=today, field="given_on")
    rules.ensure_aid(told["name"], told["reference"])


def _bail(told: Told, case: VictimCase, today: date) -> None:
    days = {name: told[name] for name in ("filed_on", "objected_on", "decided_on", "outcome")}
    rules.ensure_bail(**days, today=today)


def _award(told: Told, case: VictimCase, today: date) -> None:
    names = ("applied_on", "ordered_on", "ordered_amount", "credited_on", "credited_amount")
    rules.ensure_award(**{name: told[name] for name in names}, today=today)


KINDS: dict[type, _Kind] = {
    CaseStage: _Kind(Event.STAGE_WRITTEN, _stage),
    MagistrateStatement: _Kind(Event.STATEMENT_WRITTEN, _statement),
    MedicoLegalExam: _Kind(Event.EXAM_WRITTEN, _exam),
    SupportPerson: _Kind(Event.SUPPORT_WRITTEN, _support),
    LegalAid: _Kind(Event.AID_WRITTEN, _aid),
    BailApplication: _Kind(Event.BAIL_WRITTEN, _bail),
    Compensation: _Kind(Event.COMPENSATION_WRITTEN, _award),
}


def write_under(file: CaseFile, case: VictimCase, table: Any, told: Told, *, by: Actor) -> Any:
    """Write a row under a case. Raises Refused by the rule of its table."""
    kind = KINDS[table]
    kind.ensure(told, case, clock.today())
    row = table(**of_file(file, by), case_id=case.id, **_sealed(file, told))
    db.session.add(row)
    db.session.flush()
    record(kind.event, file, by=by)
    return row


def mend_under(file: CaseFile, row: Any, told: Told, *, reason: str, by: Actor) -> tuple[str, ...]:
    """Fill in what followed, or correct what was written: that stays, struck out, with the reason.

    Answers the names of what changed. An empty telephone leaves the sealed one as it is.
    """
    case = db.session.scalars(sa.select(VictimCase).where(VictimCase.id == row.case_id)).one()
    KINDS[type(row)].ensure(told, case, clock.today())
    changed = strike_out(file, row, _sealed(file, told), reason=reason, by=by)
    if changed:
        record(Event.CASE_CORRECTED, file, by=by, fields=", ".join(changed))
    return changed


def _sealed(file: CaseFile, told: Told) -> dict[str, Any]:
    plain = {name: value for name, value in told.items() if name != "phone"}
    phone = told.get("phone", "")
    return {**plain, "phone": seal(phone, owner=("child", file.child_id))} if phone else plain
