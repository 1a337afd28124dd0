"""The verbs of those who stand beside her: support person and reports, legal aid, bail, compensation."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import seal
from foundation.viewer import Actor
from residents.actions.mend import strike_out
from residents.actions.victim import of_case, record
from residents.events import Event
from residents.models import (
    BailApplication,
    CaseFile,
    Compensation,
    LegalAid,
    SupportPerson,
    SupportReport,
    VictimCase,
)
from residents.rules import victim as rules
from residents.rules.orders import ensure_year


def name_support(
    file: CaseFile, case: VictimCase, *, name: str, organisation: str, phone: str, named_on: date,
    named_by: UUID | None, by: Actor,
) -> SupportPerson:  # fmt: skip
    """Write whom the committee named as support person (POCSO Rules 2020, rule 4(8))."""
    _ensure_past(named_on, "named_on")
    person = SupportPerson(
        **of_case(case, by), name=name, organisation=organisation, named_on=named_on, named_by=named_by,
        phone=seal(phone, owner=("child", file.child_id)) if phone else None,
    )  # fmt: skip
    db.session.add(person)
    db.session.flush()
    record(Event.SUPPORT_WRITTEN, file, by=by)
    return person


def end_support(file: CaseFile, person: SupportPerson, *, ended_on: date, by: Actor) -> None:
    """Write that the support person no longer acts."""
    _ensure_past(ended_on, "day")
    if ended_on < person.named_on:
        raise Refused(_("This is before she was named. Look at the day."), field="day")
    if person.ended_on is not None:
        raise Refused(_("This was ended before. Look again."))
    person.ended_on = ended_on
    record(Event.SUPPORT_WRITTEN, file, by=by)


def receive_report(file: CaseFile, person: SupportPerson, *, received_on: date, by: Actor) -> SupportReport:
    """Write that the monthly report came which was due next (POCSO Rules 2020, rule 4(12))."""
    _ensure_past(received_on, "day")
    if received_on < person.named_on:
        raise Refused(_("This is before she was named. Look at the day."), field="day")
    last = db.session.scalar(
        sa.select(sa.func.max(SupportReport.due_on)).where(SupportReport.support_id == person.id)
    )
    report = SupportReport(
        id=new_id(), home_id=file.home_id, support_id=person.id, due_on=rules.report_due(person.named_on, last),
        received_on=received_on, written_at=clock.now(), written_by=by.user_id,
    )  # fmt: skip
    db.session.add(report)
    db.session.flush()
    record(Event.SUPPORT_WRITTEN, file, by=by)
    return report


def give_aid(
    file: CaseFile,
    case: VictimCase,
    *,
    kind: str,
    name: str,
    phone: str,
    reference: str,
    given_on: date,
    by: Actor,
) -> LegalAid:
    """Write who acts for her in law, or the reference of the legal services authority."""
    _ensure_past(given_on, "given_on")
    if not name and not reference:
        raise Refused(_("Write the name, or the reference of the authority."), field="name")
    aid = LegalAid(
        **of_case(case, by), kind=kind, name=name, reference=reference, given_on=given_on,
        phone=seal(phone, owner=("child", file.child_id)) if phone else None,
    )  # fmt: skip
    db.session.add(aid)
    record(Event.AID_WRITTEN, file, by=by)
    return aid


def write_bail(file: CaseFile, case: VictimCase, told: Mapping[str, Any], *, by: Actor) -> BailApplication:
    """Write an application for bail of an accused."""
    rules.ensure_bail(**_bail(told), today=clock.today())
    bail = BailApplication(**of_case(case, by), **told)
    db.session.add(bail)
    db.session.flush()
    record(Event.BAIL_WRITTEN, file, by=by)
    return bail


def mend_bail(
    file: CaseFile, bail: BailApplication, told: Mapping[str, Any], *, reason: str, by: Actor
) -> tuple[str, ...]:
    """Fill in what followed, or correct what was written: that stays, struck out."""
    rules.ensure_bail(**_bail(told), today=clock.today())
    changed = strike_out(file, bail, told, reason=reason, by=by)
    if changed:
        record(Event.BAIL_WRITTEN, file, by=by)
    return changed


def _bail(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: told[name] for name in ("filed_on", "objected_on", "decided_on", "outcome")}


DAYS = ("applied_on", "ordered_on", "ordered_amount", "credited_on", "credited_amount")


def write_award(file: CaseFile, case: VictimCase, told: Mapping[str, Any], *, by: Actor) -> Compensation:
    """Write compensation that was applied for, ordered or credited (POCSO Rules 2020, rule 9)."""
    rules.ensure_award(**{name: told[name] for name in DAYS}, today=clock.today())
    award = Compensation(**of_case(case, by), **told)
    db.session.add(award)
    db.session.flush()
    record(Event.COMPENSATION_WRITTEN, file, by=by)
    return award


def mend_award(
    file: CaseFile, award: Compensation, told: Mapping[str, Any], *, reason: str, by: Actor
) -> tuple[str, ...]:
    """Fill in what followed, or correct what was written: that stays, struck out."""
    rules.ensure_award(**{name: told[name] for name in DAYS}, today=clock.today())
    changed = strike_out(file, award, told, reason=reason, by=by)
    if changed:
        record(Event.COMPENSATION_WRITTEN, file, by=by)
    return changed


def _ensure_past(day: date, field: str) -> None:
    ensure_year(day, today=clock.today(), field=field)
    if day > clock.today():
        raise Refused(_("This day has not come yet. Write today or an earlier day."), field=field)
