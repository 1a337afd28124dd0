"""Preparing a leaving: the plan, its date on the roster, who was told, the way home, the address, the certificate."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from foundation import clashes, clock, ledger
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import seal
from foundation.serials import take_number
from foundation.viewer import Actor
from residents import rules as stays
from residents.actions.belongings import Gone, give_back
from residents.actions.leaving_grounds import plan_of
from residents.actions.mend import plain, strike_out
from residents.actions.recording import record
from residents.actions.savings import accounts_of
from residents.events import Event
from residents.models import CaseFile, Child, LeavingPlan, LeavingStep, Placement
from residents.queries.belongings import kept_of
from residents.queries.family import contacts
from residents.rules import leaving as rules
from residents.rules.belongings import ON_LEAVING, ensure_accounted, ensure_closable
from residents.rules.family import ensure_may_take_her

PLAN = (
    "going", "due_on", "moved_from_on", "moved_why", "authority", "residence", "schooling", "livelihood", "health",
    "money", "her_words", "follow_up_by", "sent_on",
)  # fmt: skip
WAY = (
    "receiver", "receiver_relation", "receiver_contact_id", "escort", "escort_relation", "escort_contact_id",
    "escort_is_woman", "escort_order_no", "without_study_order", "without_study_why", "place",
)  # fmt: skip
STATUTORY = ("due_on", "sent_on", "told_on")
"""What was told to others: an old value stays readable, struck out."""


def write_plan(
    file: CaseFile, stay: Placement, facts: Mapping[str, Any], *, by: Actor, reason: str = ""
) -> LeavingPlan:
    """Write or change the plan of a leaving and its exact date (rules 25(4) and 79(1))."""
    stays.ensure_stay_open(stay.ended_at)
    wanted = {name: facts[name] for name in PLAN if name in facts}
    rules.ensure_date_sound(
        wanted["due_on"], came_on=clock.local(stay.started_at).date(),
        moved_from_on=wanted.get("moved_from_on"), moved_why=wanted.get("moved_why", ""),
    )  # fmt: skip
    plan = plan_of(stay)
    if plan is None:
        plan = LeavingPlan(
            id=new_id(), home_id=file.home_id, case_file_id=file.id, placement_id=stay.id,
            written_at=clock.now(), written_by=by.user_id, **wanted,
        )  # fmt: skip
        db.session.add(plan)
        clashes.flush()
        record(Event.LEAVING_PLANNED, file, by=by, fields="due_on")
        return plan
    _change(file, plan, wanted, reason=reason, by=by)
    return plan


def write_told(
    file: CaseFile,
    stay: Placement,
    *,
    told_on: date,
    told_how: str,
    travel_paid: bool,
    by: Actor,
    reason: str = "",
) -> None:
    """Write that her parent was told the exact date and invited (rule 79(2) to (4) and (7))."""
    if told_on > clock.today():
        raise Refused(_("This day has not come yet. Write today or an earlier day."), field="told_on")
    wanted = {"told_on": told_on, "told_how": told_how, "travel_paid": travel_paid}
    _change(file, _plan(stay), wanted, reason=reason, by=by)


def write_way(
    file: CaseFile, stay: Placement, child: Child, facts: Mapping[str, Any], *, is_another: bool, by: Actor
) -> None:
    """Write who receives her and who goes with her; a barred relative is refused, a girl has a woman beside her."""
    wanted = {name: facts[name] for name in WAY if name in facts}
    by_order = bool(wanted.get("without_study_order") or wanted.get("escort_order_no"))
    family = contacts(file.id)
    for part in ("receiver", "escort"):
        chosen, name = wanted.get(f"{part}_contact_id"), wanted.get(part, "")
        if chosen is None and not name:
            continue
        person = ensure_may_take_her(
            family, on=clock.today(), member_id=chosen, name=name, by_order=by_order, is_another=is_another,
            field=f"{part}_contact_id" if chosen else part,
        )  # fmt: skip
        if chosen is not None and person is not None:
            wanted |= {part: person.called, f"{part}_relation": person.relation_said}
    rules.ensure_woman_goes(
        sex=child.sex, escort=wanted.get("escort", ""), is_woman=bool(wanted.get("escort_is_woman"))
    )
    _change(file, _plan(stay), wanted, reason="", by=by)


def write_step(
    file: CaseFile, stay: Placement, *, kind: str, done_on: date, reference: str, words: str, by: Actor
) -> None:
    """Write a dated step of a longer way home: to another state, or over a border."""
    rules.ensure_step(kind, done_on, today=clock.today())
    step = LeavingStep(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, plan_id=_plan(stay).id, kind=kind, done_on=done_on,
        reference=reference, words=words, written_at=clock.now(), written_by=by.user_id,
    )  # fmt: skip
    db.session.add(step)
    record(Event.LEAVING_STEP, file, by=by, step=kind)


def write_address(file: CaseFile, stay: Placement, *, address: str, phone: str, by: Actor) -> None:
    """Write where she lives after leaving; it is sealed under her own key."""
    if not address:
        raise Refused(_("Write the address."), field="address")
    plan, owner = _plan(stay), ("child", file.child_id)
    plan.address, plan.phone = seal(address, owner=owner), seal(phone, owner=owner) if phone else None
    record(Event.ADDRESS_WRITTEN, file, by=by)


def write_receipt(
    file: CaseFile, stay: Placement, *, receipt_by: str, at: datetime, by: Actor, receipt_no: str = "",
    things: Collection[UUID] = (),
) -> None:  # fmt: skip
    """Write who signed for her belongings and money (rule 72); each of `things` is written out of its list with it.

    Raises Refused while money is kept, or a thing is neither handed over nor written why not.
    """
    if at > clock.now():
        raise Refused(_("This time has not come yet. Write when it happened."), field="day")
    plan = _plan(stay)
    if plan.receipt_at is not None:
        raise Refused(_("The receipt is written already."))
    paise, kept = ledger.balance(accounts_of(file.id)), kept_of(file.id)
    rules.ensure_money_given(ledger.rupees(paise) if paise else "")
    ensure_accounted([each.row.what for each in kept if each.row.id not in things])
    went = ON_LEAVING.get(stay.exit_reason or plan.going, "handed")
    gone = Gone(went=went, went_at=at, went_to=receipt_by, receipt_no=receipt_no)
    for each in kept:
        give_back(file, stay, each.held, each.row, gone, by=by)
    plan.receipt_at, plan.receipt_by = at, receipt_by
    record(Event.LEAVING_PLANNED, file, by=by, fields="receipt_at")


def give_certificate(file: CaseFile, stay: Placement, *, by: Actor) -> LeavingPlan:
    """Give the discharge certificate its number: after she left, by another than who wrote the leaving."""
    rules.ensure_certified_by_another(
        has_left=stay.ended_at is not None, wrote=stay.exit_written_by, gives=by.user_id
    )
    ensure_closable(stay.exit_reason, kept=len(kept_of(file.id)))
    plan = plan_of(stay) or _afterwards(file, stay, by=by)
    if plan.certificate_no is None:
        year = clock.today().year
        plan.certificate_no, plan.certificate_year = take_number(file.home_id, "certificate", year), year
        plan.certificate_at = clock.now()
        record(Event.CERTIFICATE_GIVEN, file, by=by, number=f"{year}-{plan.certificate_no:03d}")
    return plan


def _afterwards(file: CaseFile, stay: Placement, *, by: Actor) -> LeavingPlan:
    """Answer the paper of a leaving that nobody could prepare."""
    left_on = clock.local(stay.ended_at or clock.now()).date()
    plan = LeavingPlan(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, placement_id=stay.id, going=stay.exit_reason,
        due_on=left_on, receiver=stay.handed_to, receiver_relation=stay.handed_relation, written_at=clock.now(),
        written_by=by.user_id,
    )  # fmt: skip
    db.session.add(plan)
    clashes.flush()
    return plan


def _plan(stay: Placement) -> LeavingPlan:
    if (plan := plan_of(stay)) is None:
        raise Refused(_("Write the plan first: where she goes and on which day."))
    return plan


def _change(file: CaseFile, plan: LeavingPlan, wanted: Mapping[str, Any], *, reason: str, by: Actor) -> None:
    """Change what is prepared; what was told to others is struck out, with its reason."""
    told = {name: value for name, value in wanted.items() if name in STATUTORY}
    changed = [*strike_out(file, plan, told, reason=reason, by=by)]
    for name, value in wanted.items():
        if name not in told and plain(getattr(plan, name)) != plain(value):
            setattr(plan, name, value)
            changed.append(name)
    if changed:
        record(Event.LEAVING_PLANNED, file, by=by, fields=", ".join(changed))
