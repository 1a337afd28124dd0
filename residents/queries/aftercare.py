"""What is asked about the time after a stay: how one child is followed up, who is due in a home, how to reach her."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import PostHeld, User
from accounts.queries import is_current
from accounts.roles import Role
from foundation.db import db, kept_alias, kept_aliases, one_or_404
from foundation.names import spoken
from residents.choices.aftercare import SCHEDULES
from residents.choices.kinship import ContactKind
from residents.models import (
    Aftercare,
    CaseFile,
    Child,
    Correction,
    FamilyMember,
    FollowUp,
    FollowUpVisit,
    LeavingPlan,
    Placement,
)
from residents.queries.family import spoken_name

LINES = 300
"""So many lines a list shows at most."""


@dataclass(frozen=True)
class Care:
    """How a child is followed up after her newest leaving; `care` is None where nobody has begun."""

    file: CaseFile
    stay: Placement
    care: Aftercare | None
    worker: str
    answerer: str
    has_address: bool


def care_of(case_file_id: UUID) -> Care:
    """Answer how a child is followed up: what goes on, else her newest leaving that calls for it, else her stay.

    One statement.
    """
    worker, answerer = kept_aliases("aftercare.care_of", User, User)
    has_address = sa.or_(Aftercare.address.is_not(None), LeavingPlan.address.is_not(None))
    is_owed = sa.and_(Placement.ended_at.is_not(None), Placement.exit_reason.in_(tuple(SCHEDULES)))
    is_first = sa.case(
        (sa.and_(Aftercare.id.is_not(None), Aftercare.ended_on.is_(None)), 0),
        (sa.or_(Aftercare.id.is_not(None), is_owed), 1),
        else_=2,
    )
    asked = (
        sa.select(CaseFile, Placement, Aftercare, spoken(worker), spoken(answerer), has_address)
        .join(Placement, Placement.case_file_id == CaseFile.id)
        .outerjoin(Aftercare, Aftercare.placement_id == Placement.id)
        .outerjoin(LeavingPlan, LeavingPlan.placement_id == Placement.id)
        .outerjoin(worker, worker.id == Aftercare.worker_id)
        .outerjoin(answerer, answerer.id == Aftercare.answered_by)
        .where(CaseFile.id == case_file_id)
        .order_by(is_first, Placement.started_at.desc(), Placement.id.desc())
        .limit(1)
    )
    file, stay, care, name, answered, address = db.session.execute(asked).one()
    return Care(file, stay, care, name or "", answered or "", bool(address))


def follow_ups(aftercare_id: UUID) -> list[FollowUp]:
    """Answer the follow-ups of one leaving by day. One statement."""
    asked = sa.select(FollowUp).where(FollowUp.aftercare_id == aftercare_id)
    return list(db.session.scalars(asked.order_by(FollowUp.due_on, FollowUp.id)))


@dataclass(frozen=True)
class VisitLine:
    """A visit as a list shows it: what was found stays sealed."""

    visit: FollowUpVisit
    kind: str
    went: str
    writer: str


def visits(aftercare_id: UUID) -> list[VisitLine]:
    """Answer the visits and calls after one leaving, the newest first. One statement."""
    went, writer = kept_aliases("aftercare.visits", User, User)
    asked = (
        sa.select(FollowUpVisit, FollowUp.kind, spoken(went), spoken(writer))
        .join(FollowUp, FollowUp.id == FollowUpVisit.follow_up_id)
        .outerjoin(went, went.id == FollowUpVisit.went_id)
        .outerjoin(writer, writer.id == FollowUpVisit.written_by)
        .where(FollowUp.aftercare_id == aftercare_id)
        .order_by(FollowUpVisit.happened_on.desc(), FollowUpVisit.written_at.desc())
    )
    return [
        VisitLine(visit, kind, name or visit.went_name, by or "")
        for visit, kind, name, by in db.session.execute(asked)
    ]


def moved(case_file_id: UUID) -> dict[UUID, list[Correction]]:
    """Answer the days that follow-ups of a child had before, by follow-up. One statement."""
    asked = (
        sa.select(Correction)
        .where(Correction.case_file_id == case_file_id, Correction.subject_table == FollowUp.__tablename__)
        .order_by(Correction.at)
    )
    found: dict[UUID, list[Correction]] = {}
    for row in db.session.scalars(asked):
        found.setdefault(row.subject_id, []).append(row)
    return found


@dataclass(frozen=True)
class DueRows:
    """A follow-up with its file and the following up it belongs to, to be changed."""

    file: CaseFile
    care: Aftercare
    due: FollowUp


def due_rows(follow_up_id: UUID) -> DueRows:
    """Answer the rows of a follow-up; not there is 404."""
    due: FollowUp = one_or_404(sa.select(FollowUp).where(FollowUp.id == follow_up_id))
    file, care = db.session.execute(
        sa.select(CaseFile, Aftercare)
        .join(Aftercare, Aftercare.case_file_id == CaseFile.id)
        .where(Aftercare.id == due.aftercare_id)
    ).one()
    return DueRows(file, care, due)


def visit_row(follow_up_visit_id: UUID) -> FollowUpVisit:
    """Answer one visit; not there is 404."""
    return one_or_404(sa.select(FollowUpVisit).where(FollowUpVisit.id == follow_up_visit_id))


def who_may_follow(home_id: UUID, *, now: datetime) -> list[tuple[UUID, str]]:
    """Answer id and name of those of a home who may follow a child up. One statement."""
    holds = sa.exists().where(
        PostHeld.user_id == User.id, PostHeld.home_id == home_id, is_current(now),
        PostHeld.role.in_((Role.CASE_WORKER, Role.SUPERINTENDENT)),
    )  # fmt: skip
    asked = sa.select(User.id, spoken(User)).where(holds).order_by(User.name, User.id)
    return [(row[0], row[1]) for row in db.session.execute(asked)]


@dataclass(frozen=True)
class DueLine:
    """A follow-up on the list of a home, in codes."""

    follow_up_id: UUID
    case_file_id: UUID
    code: str
    kind: str
    due_on: date
    tries: int
    going: str
    risk: str
    worker: str


def _still(row: Any) -> Any:
    return sa.and_(row.done_on.is_(None), row.dropped_on.is_(None))


def due_lines(home_id: UUID, *, until: date, see: Any) -> list[DueLine]:
    """Answer what is due up to a day, and of each child the next one after it; by day. One statement.

    `see` is the condition on the case file under which the reader follows up or leads.
    """
    other = kept_alias(FollowUp, "aftercare.due_lines")
    first = (
        sa.select(sa.func.min(other.due_on))
        .where(other.aftercare_id == Aftercare.id, _still(other))
        .correlate(Aftercare)
        .scalar_subquery()
    )
    asked = (
        sa.select(
            FollowUp.id, CaseFile.id, CaseFile.code, FollowUp.kind, FollowUp.due_on, FollowUp.tries,
            Aftercare.going, Aftercare.risk, sa.func.coalesce(spoken(User), ""),
        )
        .join(Aftercare, Aftercare.id == FollowUp.aftercare_id)
        .join(CaseFile, CaseFile.id == Aftercare.case_file_id)
        .outerjoin(User, User.id == Aftercare.worker_id)
        .where(
            FollowUp.home_id == home_id, Aftercare.ended_on.is_(None), _still(FollowUp), see,
            sa.or_(FollowUp.due_on <= until, FollowUp.due_on == first),
        )
        .order_by(FollowUp.due_on, CaseFile.code, FollowUp.id)
        .limit(LINES)
    )  # fmt: skip
    return [DueLine(*row) for row in db.session.execute(asked)]


@dataclass(frozen=True)
class LeftLine:
    """A child who left in a way that calls for follow-up, and whom nobody follows up yet."""

    code: str
    left_at: datetime
    going: str


def not_followed(home_id: UUID, *, since: datetime) -> list[LeftLine]:
    """Answer who left since a moment, is not back, and has no follow-up planned. One statement."""
    later, begun = kept_aliases("aftercare.not_followed", Placement, Aftercare)
    asked = (
        sa.select(CaseFile.code, Placement.ended_at, Placement.exit_reason)
        .join(CaseFile, CaseFile.id == Placement.case_file_id)
        .where(
            Placement.home_id == home_id, Placement.ended_at >= since, Placement.exit_reason.in_(tuple(SCHEDULES)),
            CaseFile.merged_into_id.is_(None),
            ~sa.exists().where(begun.placement_id == Placement.id),
            ~sa.exists().where(later.case_file_id == CaseFile.id, later.started_at >= Placement.ended_at),
        )
        .order_by(Placement.ended_at, CaseFile.code)
        .limit(LINES)
    )  # fmt: skip
    return [LeftLine(*row) for row in db.session.execute(asked)]


@dataclass(frozen=True)
class DangerLine:
    """A child who is in danger where she lives now, until the superintendent has answered."""

    code: str
    risk_done: str
    risk_at: datetime
    worker: str


def dangers(home_id: UUID) -> list[DangerLine]:
    """Answer whose danger nobody has answered yet, the oldest first. One statement."""
    asked = (
        sa.select(CaseFile.code, Aftercare.risk_done, Aftercare.risk_at, sa.func.coalesce(spoken(User), ""))
        .join(CaseFile, CaseFile.id == Aftercare.case_file_id)
        .outerjoin(User, User.id == Aftercare.worker_id)
        .where(
            Aftercare.home_id == home_id, Aftercare.risk == "danger", Aftercare.ended_on.is_(None),
            sa.or_(Aftercare.answered_at.is_(None), Aftercare.answered_at < Aftercare.risk_at),
        )
        .order_by(Aftercare.risk_at)
    )  # fmt: skip
    return [DangerLine(*row) for row in db.session.execute(asked)]


@dataclass(frozen=True)
class SafeContact:
    """Somebody through whom she may be reached, sealed words and number with her."""

    name: str
    relation: str
    relation_text: str
    member: FamilyMember


@dataclass(frozen=True)
class ReachRow:
    """What is sealed of where she lives now: her own rows and the safe contacts with a number."""

    care: Aftercare
    plan: LeavingPlan | None
    child: Child
    contacts: tuple[SafeContact, ...]


def reach_row(care: Aftercare) -> ReachRow:
    """Answer what tells where she is, sealed: whoever opens it records it. Two statements."""
    plan, child = db.session.execute(
        sa.select(LeavingPlan, Child)
        .select_from(CaseFile)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(LeavingPlan, LeavingPlan.placement_id == care.placement_id)
        .where(CaseFile.id == care.case_file_id)
    ).one()
    asked = (
        sa.select(FamilyMember, spoken_name())
        .join(CaseFile, CaseFile.id == FamilyMember.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .where(
            FamilyMember.case_file_id == care.case_file_id, FamilyMember.struck_at.is_(None),
            FamilyMember.phone.is_not(None), FamilyMember.contact == ContactKind.SAFE,
        )
        .order_by(FamilyMember.written_at, FamilyMember.id)
    )  # fmt: skip
    found = [
        SafeContact(name or member.name_local, member.relation, member.relation_text, member)
        for member, name in db.session.execute(asked)
    ]
    return ReachRow(care, plan, child, tuple(found))
