"""Visits and studies about a child's family: what is to be done, what was found, what other districts answered."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import PostHeld, User
from accounts.queries import is_current
from accounts.roles import Role
from foundation import clock
from foundation.db import db, kept_alias, kept_aliases, one_or_404
from foundation.names import spoken
from homes.models import Committee, Home
from residents.choices.inquiring import Fit, InquiryKind
from residents.models import (
    Assignment,
    CaseFile,
    Child,
    DistrictRequest,
    FamilyMember,
    Inquiry,
    InquiryPhoto,
)
from residents.queries.family import spoken_name
from residents.queries.masks import Masks, shown


@dataclass(frozen=True)
class HomeStudy:
    """The latest agreed home study of a child: when somebody was there, whose home it was, whether it is fit."""

    inquiry_id: UUID
    member_id: UUID | None
    visited_on: date
    agreed_at: datetime
    fit: str

    @property
    def is_fit(self) -> bool:
        """Answer whether she can go back there."""
        return self.fit == Fit.YES


def home_study_of(
    case_file_id: UUID, *, member_id: UUID | None = None, since: date | None = None
) -> HomeStudy | None:
    """Answer the latest home study that another than its writer agreed to, or None.

    With `member_id` only studies of that relative's home count, with `since` only visits from that day on.
    One statement; no findings come with it. Verbs ask it; a page that shows it must know that its reader may see
    inquiries.
    """
    asked = (
        sa.select(Inquiry.id, Inquiry.member_id, Inquiry.visited_on, Inquiry.agreed_at, Inquiry.fit)
        .where(
            Inquiry.case_file_id == case_file_id, Inquiry.kind == InquiryKind.HOME_STUDY,
            Inquiry.agreed_at.is_not(None), Inquiry.dropped_at.is_(None),
        )
        .order_by(Inquiry.visited_on.desc(), Inquiry.agreed_at.desc())
        .limit(1)
    )  # fmt: skip
    if member_id is not None:
        asked = asked.where(Inquiry.member_id == member_id)
    if since is not None:
        asked = asked.where(Inquiry.visited_on >= since)
    row = db.session.execute(asked).one_or_none()
    return HomeStudy(*row) if row is not None else None


def who_may_go(case_file_id: UUID, home_id: UUID, *, now: datetime) -> list[tuple[UUID, str]]:
    """Answer id and name of those who may be asked to go: her case workers, and the superintendent. One statement."""
    today = clock.today()
    carries = sa.exists().where(
        Assignment.user_id == User.id, Assignment.case_file_id == case_file_id,
        Assignment.as_role == Role.CASE_WORKER, Assignment.from_on <= today,
        sa.or_(Assignment.to_on.is_(None), Assignment.to_on > today),
    )  # fmt: skip
    holds = sa.exists().where(
        PostHeld.user_id == User.id, PostHeld.home_id == home_id, is_current(now),
        sa.or_(
            PostHeld.role == Role.SUPERINTENDENT, sa.and_(PostHeld.role == Role.CASE_WORKER, carries)
        ),
    )  # fmt: skip
    asked = sa.select(User.id, spoken(User)).where(holds).order_by(User.name, User.id)
    return [(row[0], row[1]) for row in db.session.execute(asked)]


@dataclass(frozen=True)
class InquiryLine:
    """One visit or study as a list shows it; what the reader may not see is None."""

    id: UUID
    case_file_id: UUID
    code: str
    child: str | None
    child_local: str | None
    name_kind: str
    home: str
    kind: str
    relation: str | None
    relation_text: str | None
    member: str | None
    asked_on: date
    order_no: str | None
    worker: str | None
    due_on: date
    visited_on: date | None
    fit: str
    agreed_at: datetime | None
    returned_at: datetime | None
    dropped_at: datetime | None
    request_due_on: date | None
    district: str | None


def lines(which: Any, *, masks: Masks, limit: int = 200, only_open: bool = False) -> list[InquiryLine]:
    """Answer visits and studies for which `which` holds, open ones first, the oldest due first. One statement."""
    request = kept_alias(DistrictRequest, "inquiries.lines")
    oldest = (
        sa.select(DistrictRequest.id)
        .where(DistrictRequest.inquiry_id == Inquiry.id, DistrictRequest.answered_on.is_(None))
        .order_by(DistrictRequest.due_on, DistrictRequest.id).limit(1).correlate(Inquiry).scalar_subquery()
    )  # fmt: skip
    is_done = sa.or_(Inquiry.agreed_at.is_not(None), Inquiry.dropped_at.is_not(None))
    newest_done = sa.case((is_done, Inquiry.asked_on))
    asked = (
        sa.select(
            Inquiry.id, Inquiry.case_file_id, CaseFile.code, shown(masks.names, Child.name).label("child"),
            shown(masks.names, Child.name_local).label("child_local"), Child.name_kind, spoken(Home).label("home"),
            Inquiry.kind, shown(masks.family, FamilyMember.relation).label("relation"),
            shown(masks.family, FamilyMember.relation_text).label("relation_text"),
            shown(masks.family, spoken_name()).label("member"), Inquiry.asked_on,
            shown(masks.orders, Inquiry.order_no).label("order_no"), spoken(User).label("worker"), Inquiry.due_on,
            Inquiry.visited_on, Inquiry.fit, Inquiry.agreed_at, Inquiry.returned_at, Inquiry.dropped_at,
            request.due_on.label("request_due_on"), request.district,
        )
        .join(CaseFile, CaseFile.id == Inquiry.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .join(Home, Home.id == Inquiry.home_id)
        .outerjoin(FamilyMember, FamilyMember.id == Inquiry.member_id)
        .outerjoin(User, User.id == Inquiry.worker_id)
        .outerjoin(request, request.id == oldest)
        .where(which)
        .order_by(is_done, newest_done.desc(), Inquiry.due_on, Inquiry.id)
        .limit(limit)
    )  # fmt: skip
    if only_open:
        asked = asked.where(sa.not_(is_done))
    return [InquiryLine(**row) for row in db.session.execute(asked).mappings()]


@dataclass(frozen=True)
class InquiryRow:
    """One visit or study with its file, and the names that its page says; masked where the reader may not know."""

    inquiry: Inquiry
    file: CaseFile
    asked_by: str | None
    worker: str | None
    writer: str | None
    agreer: str | None
    committee: str | None
    member: str | None
    relation: str | None
    relation_text: str | None
    met: str | None


def row(inquiry_id: UUID, *, masks: Masks) -> InquiryRow:
    """Answer one visit or study, to be shown or changed; not there is 404. One statement."""
    asker, worker, writer, agreer = kept_aliases("inquiries.row", User, User, User, User)
    asked = (
        sa.select(
            Inquiry, CaseFile, spoken(asker), spoken(worker), spoken(writer), spoken(agreer),
            shown(masks.orders, Committee.name), shown(masks.family, spoken_name()),
            shown(masks.family, FamilyMember.relation), shown(masks.family, FamilyMember.relation_text),
            shown(masks.family, Inquiry.met),
        )
        .join(CaseFile, CaseFile.id == Inquiry.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(FamilyMember, FamilyMember.id == Inquiry.member_id)
        .outerjoin(asker, asker.id == Inquiry.asked_by)
        .outerjoin(worker, worker.id == Inquiry.worker_id)
        .outerjoin(writer, writer.id == Inquiry.written_by)
        .outerjoin(agreer, agreer.id == Inquiry.agreed_by)
        .outerjoin(Committee, Committee.id == Inquiry.order_by)
        .where(Inquiry.id == inquiry_id)
    )  # fmt: skip
    one_or_404(sa.select(Inquiry.id).where(Inquiry.id == inquiry_id))
    return InquiryRow(*db.session.execute(asked).one())


def requests_of(inquiry_id: UUID) -> list[DistrictRequest]:
    """Answer the requests to other districts, oldest first."""
    asked = sa.select(DistrictRequest).where(DistrictRequest.inquiry_id == inquiry_id)
    return list(db.session.scalars(asked.order_by(DistrictRequest.sent_on, DistrictRequest.id)))


def request_of(inquiry_id: UUID, request_id: UUID) -> DistrictRequest:
    """Answer one request of an inquiry; of another inquiry it is not there (404)."""
    found: DistrictRequest = one_or_404(
        sa.select(DistrictRequest).where(
            DistrictRequest.id == request_id, DistrictRequest.inquiry_id == inquiry_id
        )
    )
    return found


def photos_of(inquiry_id: UUID) -> list[InquiryPhoto]:
    """Answer the photographs of an inquiry, oldest first."""
    asked = sa.select(InquiryPhoto).where(InquiryPhoto.inquiry_id == inquiry_id)
    return list(db.session.scalars(asked.order_by(InquiryPhoto.added_at, InquiryPhoto.id)))


def photo_file(inquiry_id: UUID, picture_id: UUID) -> UUID:
    """Answer the file of one photograph of an inquiry; of another inquiry it is not there (404)."""
    asked = sa.select(InquiryPhoto.file_id).where(
        InquiryPhoto.id == picture_id, InquiryPhoto.inquiry_id == inquiry_id
    )
    found: UUID = one_or_404(asked)
    return found
