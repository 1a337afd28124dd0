"""Writing a follow-up: a visit, call or letter that reached her or did not; where she lives now, sealed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import clashes, clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import Sealed, opened, seal
from foundation.viewer import Actor
from residents.actions.mend import strike_out
from residents.actions.recording import record
from residents.choices.aftercare import POINTS
from residents.events import Event
from residents.models import Aftercare, CaseFile, FollowUp, FollowUpVisit
from residents.rules import aftercare as rules
from residents.rules.family import ensure_number_with_words


@dataclass(frozen=True, kw_only=True)
class Told:
    """A visit, call or letter as the form tells it; nothing is sealed yet. `found` is by the codes of POINTS."""

    happened_on: date
    how: str
    went_id: UUID | None = None
    went_name: str = ""
    is_reached: bool = True
    met: str = ""
    found: Mapping[str, str] = field(default_factory=dict)
    held: tuple[str, ...] = ()
    risk: str = "none"
    risk_done: str = ""
    next_on: date | None = None


def write_visit(file: CaseFile, care: Aftercare, due: FollowUp, told: Told, *, by: Actor) -> FollowUpVisit:
    """Write one visit, call or letter. Where she was reached the follow-up is done, else one more try counts.

    A danger stands before the superintendent until she answers it. Raises Refused in words.
    """
    _ensure_sound(care, due, told)
    owner = ("child", file.child_id)
    found = {point: words for point in POINTS if (words := told.found.get(point, ""))}
    visit = FollowUpVisit(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, follow_up_id=due.id, happened_on=told.happened_on,
        how=told.how, went_id=told.went_id, went_name=told.went_name, is_reached=told.is_reached,
        met=_sealed(told.met, owner), found=_sealed(json.dumps(found, ensure_ascii=False) if found else "", owner),
        held=told.held, risk=told.risk, risk_done=told.risk_done, next_on=told.next_on, written_at=clock.now(),
        written_by=by.user_id,
    )  # fmt: skip
    db.session.add(visit)
    if told.is_reached:
        due.done_on = told.happened_on
        _agree_next(file, care, told.next_on)
    else:
        due.tries += 1
    if told.is_reached or told.risk != "none":
        _set_risk(care, told.risk, told.risk_done)
    clashes.flush()
    event = Event.FOLLOW_UP_WRITTEN if told.is_reached else Event.FOLLOW_UP_TRIED
    record(event, file, by=by, followed=due.kind, by_way=told.how, risk=told.risk)
    return visit


def _ensure_sound(care: Aftercare, due: FollowUp, told: Told) -> None:
    rules.ensure_under_way(care.ended_on)
    rules.ensure_still_due(due.done_on, due.dropped_on)
    rules.ensure_day_sound(told.happened_on, left_on=care.left_on, today=clock.today())
    rules.ensure_somebody_went(how=told.how, by_us=told.went_id is not None, name=told.went_name)
    rules.ensure_told(
        is_reached=told.is_reached, met=told.met, found=told.found.values(), risk=told.risk, risk_done=told.risk_done
    )  # fmt: skip
    rules.ensure_papers_known(told.held)
    rules.ensure_next_after(told.next_on, happened_on=told.happened_on)


def _sealed(text: str, owner: tuple[str, UUID]) -> Sealed | None:
    return seal(text, owner=owner) if text else None


def found_of(visit: FollowUpVisit) -> dict[str, str]:
    """Answer what a visit found, by the codes of POINTS, opened: whoever asks records it first."""
    text = opened(visit.found)
    return json.loads(text) if text else {}


def _agree_next(file: CaseFile, care: Aftercare, next_on: date | None) -> None:
    """Make the follow-up that was agreed for a day, unless one is due on that day anyway."""
    if next_on is None:
        return
    same = sa.select(FollowUp.id).where(
        FollowUp.aftercare_id == care.id, FollowUp.due_on == next_on, FollowUp.done_on.is_(None),
        FollowUp.dropped_on.is_(None),
    )  # fmt: skip
    if db.session.scalar(same.limit(1)) is None:
        db.session.add(
            FollowUp(
                id=new_id(), home_id=file.home_id, case_file_id=file.id, aftercare_id=care.id, kind="asked",
                due_on=next_on,
            )
        )  # fmt: skip


def _set_risk(care: Aftercare, risk: str, done: str) -> None:
    care.risk, care.risk_done = risk, done
    care.risk_at = clock.now() if risk != "none" else None


def strike_visit(
    file: CaseFile, care: Aftercare, due: FollowUp, visit: FollowUpVisit, *, reason: str, by: Actor
) -> None:
    """Strike out a visit that was written wrongly: it stays readable, and its follow-up is due again."""
    rules.ensure_under_way(care.ended_on)
    if visit.struck_at is not None:
        raise Refused(_("This line is struck out already."))
    if not reason:
        raise Refused(_("Write why this line is struck out. It stays readable."), field="reason")
    visit.struck_at, visit.struck_by, visit.struck_why = clock.now(), by.user_id, reason
    if visit.is_reached:
        due.done_on = None
    else:
        due.tries = max(0, due.tries - 1)
    db.session.flush()
    newest = (
        sa.select(FollowUpVisit)
        .join(FollowUp, FollowUp.id == FollowUpVisit.follow_up_id)
        .where(FollowUp.aftercare_id == care.id, FollowUpVisit.struck_at.is_(None))
        .order_by(FollowUpVisit.happened_on.desc(), FollowUpVisit.written_at.desc())
    )
    left = db.session.scalars(newest.limit(1)).one_or_none()
    if left is None or left.risk != care.risk:
        _set_risk(care, left.risk if left else "none", left.risk_done if left else "")
    record(Event.FOLLOW_UP_STRUCK, file, by=by, followed=due.kind)


def write_reach(
    file: CaseFile, care: Aftercare, told: Mapping[str, Any], *, reason: str, by: Actor
) -> tuple[str, ...]:
    """Write where she lives now and how she is reached, sealed; an earlier value stays sealed beside it.

    No number is kept without what may be said on it. Answers the names of what changed.
    """
    rules.ensure_under_way(care.ended_on)
    if not any(told.values()):
        raise Refused(_("Write the address, or the number with its words."), field="address")
    ensure_number_with_words(told.get("phone", ""), told.get("safe_words", ""))
    owner = ("child", file.child_id)
    wanted = {name: _sealed(text, owner) for name, text in told.items()}
    changed = strike_out(file, care, wanted, reason=reason, by=by)
    clashes.flush()
    if changed:
        record(Event.ADDRESS_WRITTEN, file, by=by)
    return changed
