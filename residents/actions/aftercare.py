"""Following up a child who left: begun with the leaving, its days moved and dropped, ended; who does it."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from accounts.models import PostHeld
from accounts.queries import is_current
from accounts.roles import Role
from foundation import clashes, clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from residents.actions.mend import strike_out
from residents.actions.recording import record
from residents.events import Event
from residents.models import Aftercare, Assignment, CaseFile, Child, FollowUp, Placement
from residents.rules import aftercare as rules
from residents.rules.stays import age_on


def begin_at_leaving(file: CaseFile, stay: Placement, *, by: Actor) -> Aftercare | None:
    """Plan the follow-ups of a leaving that is written now; her case worker follows her up. None where none is due.

    Ask it before her caseload ends.
    """
    left_on = clock.local(stay.ended_at or clock.now()).date()
    if not rules.calls_for(stay.exit_reason) or not rules.is_followed_still(left_on, today=clock.today()):
        return None
    return _begin(file, stay, left_on, worker_id=_case_worker(file.id), by=by)


def begin(file: CaseFile, stay: Placement, *, worker_id: UUID, by: Actor) -> Aftercare:
    """Begin to follow up a child whose leaving was written before this was kept. Raises Refused in words."""
    if stay.ended_at is None:
        raise Refused(_("She is here. Following up begins when she has left."))
    left_on = clock.local(stay.ended_at).date()
    rules.ensure_calls_for(stay.exit_reason, left_on, today=clock.today())
    _ensure_may_follow(file.home_id, worker_id)
    return _begin(file, stay, left_on, worker_id=worker_id, by=by)


def _begin(file: CaseFile, stay: Placement, left_on: date, *, worker_id: UUID | None, by: Actor) -> Aftercare:
    now = clock.now()
    care = Aftercare(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, placement_id=stay.id, going=stay.exit_reason,
        left_on=left_on, worker_id=worker_id, begun_at=now, begun_by=by.user_id,
    )  # fmt: skip
    db.session.add(care)
    clashes.flush()
    due = rules.schedule(stay.exit_reason, left_on, today=clock.today())
    db.session.add_all(
        FollowUp(
            id=new_id(), home_id=file.home_id, case_file_id=file.id, aftercare_id=care.id, kind=one.kind,
            due_on=one.due_on, dropped_on=clock.today() if one.is_past else None,
            dropped_why="late" if one.is_past else "",
        )
        for one in due
    )  # fmt: skip
    record(Event.AFTERCARE_BEGUN, file, by=by, count=sum(not one.is_past for one in due))
    return care


def _case_worker(case_file_id: UUID) -> UUID | None:
    today = clock.today()
    held = sa.select(Assignment.user_id).where(
        Assignment.case_file_id == case_file_id, Assignment.as_role == Role.CASE_WORKER,
        Assignment.from_on <= today, sa.or_(Assignment.to_on.is_(None), Assignment.to_on > today),
    )  # fmt: skip
    return db.session.scalar(held.order_by(Assignment.from_on, Assignment.id).limit(1))


def _ensure_may_follow(home_id: UUID, user_id: UUID) -> None:
    now = clock.now()
    holds = sa.select(PostHeld.id).where(
        PostHeld.user_id == user_id, PostHeld.home_id == home_id,
        PostHeld.role.in_((Role.CASE_WORKER, Role.SUPERINTENDENT)), is_current(now),
    )  # fmt: skip
    if db.session.scalar(holds.limit(1)) is None:
        raise Refused(_("Choose a case worker of this home."), field="worker_id")


def name_worker(file: CaseFile, care: Aftercare, *, worker_id: UUID, by: Actor) -> None:
    """Say who follows her up from now on; whoever did it before no longer reaches the file."""
    rules.ensure_under_way(care.ended_on)
    _ensure_may_follow(file.home_id, worker_id)
    if care.worker_id != worker_id:
        care.worker_id = worker_id
        record(Event.AFTERCARE_WORKER, file, by=by)


def move(file: CaseFile, care: Aftercare, due: FollowUp, *, due_on: date, reason: str, by: Actor) -> None:
    """Move a follow-up to another day; the day that it had stays readable, struck out."""
    rules.ensure_under_way(care.ended_on)
    rules.ensure_still_due(due.done_on, due.dropped_on)
    rules.ensure_movable(due_on, was=due.due_on, left_on=care.left_on, reason=reason)
    strike_out(file, due, {"due_on": due_on}, reason=reason, by=by)
    record(Event.FOLLOW_UP_MOVED, file, by=by, followed=due.kind)


def drop(file: CaseFile, care: Aftercare, due: FollowUp, *, why: str, words: str, by: Actor) -> None:
    """Drop one follow-up, with who decided it and why."""
    rules.ensure_under_way(care.ended_on)
    rules.ensure_still_due(due.done_on, due.dropped_on)
    rules.ensure_droppable(why, words)
    _drop([due], why, words)
    record(Event.FOLLOW_UP_DROPPED, file, by=by, followed=due.kind, dropped=why)


def _drop(rows: Iterable[FollowUp], why: str, words: str) -> None:
    for row in rows:
        row.dropped_on, row.dropped_why, row.dropped_words = clock.today(), why, words


def end(
    file: CaseFile, child: Child, care: Aftercare, *, why: str, words: str, tries: int, by: Actor
) -> None:
    """End following up, with its reason; what is still due is dropped with it. `tries` since she was reached."""
    rules.ensure_under_way(care.ended_on)
    today = clock.today()
    age = age_on(
        today, born_on=child.born_on, stated_years=child.age_years_stated, stated_on=child.age_stated_on
    )
    rules.ensure_endable(why, words, tries=tries, age=age.years, left_on=care.left_on, today=today)
    _end(file, care, why=why, words=words, by=by)


def end_on_return(file: CaseFile, *, by: Actor) -> None:
    """End following up because she lives here again: her new stay has its own leaving one day."""
    open_one = sa.select(Aftercare).where(Aftercare.case_file_id == file.id, Aftercare.ended_on.is_(None))
    for care in db.session.scalars(open_one).all():
        _end(file, care, why="returned", words="", by=by)


def _end(file: CaseFile, care: Aftercare, *, why: str, words: str, by: Actor) -> None:
    care.ended_on, care.ended_why, care.ended_words = clock.today(), why, words
    still = sa.select(FollowUp).where(
        FollowUp.aftercare_id == care.id, FollowUp.done_on.is_(None), FollowUp.dropped_on.is_(None)
    )
    _drop(db.session.scalars(still).all(), "ended", "")
    record(Event.AFTERCARE_ENDED, file, by=by, ending=why)


def answer_danger(file: CaseFile, care: Aftercare, *, words: str, by: Actor) -> None:
    """Write what the superintendent decided about a child who is in danger where she lives now."""
    if not rules.is_unanswered(care.risk, care.risk_at, care.answered_at):
        raise Refused(_("No danger waits for an answer. Look again."))
    if not words:
        raise Refused(_("Write what was decided, and who does it."), field="words")
    care.answered_at, care.answered_by, care.answer = clock.now(), by.user_id, words
    record(Event.DANGER_ANSWERED, file, by=by)
