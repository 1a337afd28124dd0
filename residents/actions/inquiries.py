"""The verbs of visits and studies: ask, report, agree, send back, drop, photograph, ask another district."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from foundation import audit, clashes, clock, files
from foundation.db import db, new_id
from foundation.files import Prepared
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import opened, seal
from foundation.viewer import Actor
from residents.actions.mend import strike_out
from residents.events import Event
from residents.models import CaseFile, DistrictRequest, FamilyMember, Inquiry, InquiryPhoto
from residents.queries.inquiries import who_may_go
from residents.rules import inquiries as rules


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A visit as it is asked: why, whose home, by which order, of whom, by when."""

    kind: str
    asked_on: date
    due_on: date
    worker_id: UUID | None
    member_id: UUID | None = None
    order_no: str = ""
    order_date: date | None = None
    order_by: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a visit found, as its writer tells it; nothing is sealed yet."""

    visited_on: date
    met: str
    findings: str
    fit: str = ""
    recommendation: str = ""


def ask(file: CaseFile, said: Asked, *, by: Actor) -> Inquiry:
    """Ask for a visit or study (r.19(8), s.36; a home study before any restoration, r.82(1)). Raises Refused."""
    rules.ensure_askable(
        asked_on=said.asked_on, due_on=said.due_on, today=clock.today(), order_no=said.order_no,
        order_date=said.order_date,
    )  # fmt: skip
    _ensure_hers(file, said)
    inquiry = Inquiry(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, kind=said.kind, member_id=said.member_id,
        asked_on=said.asked_on, asked_by=by.user_id, order_no=said.order_no, order_date=said.order_date,
        order_by=said.order_by, worker_id=said.worker_id, due_on=said.due_on,
    )  # fmt: skip
    db.session.add(inquiry)
    clashes.flush()
    _record(Event.INQUIRY_ASKED, file, inquiry, by=by)
    return inquiry


def _ensure_hers(file: CaseFile, said: Asked) -> None:
    """Refuse a relative of another child, and a worker who has no post for it."""
    if said.member_id is not None:
        of_her = sa.select(FamilyMember.id).where(
            FamilyMember.id == said.member_id,
            FamilyMember.case_file_id == file.id,
            FamilyMember.struck_at.is_(None),
        )
        if db.session.scalar(of_her) is None:
            raise Refused(_("Choose somebody of her family."), field="member_id")
    going = {person for person, _name in who_may_go(file.id, file.home_id, now=clock.now())}
    if said.worker_id is not None and said.worker_id not in going:
        raise Refused(_("This person is not her case worker. Choose another."), field="worker_id")


def report(file: CaseFile, inquiry: Inquiry, said: Report, *, reason: str = "", by: Actor) -> None:
    """Write down what a visit found; written again before the agreement, what stood there stays, with a reason."""
    rules.ensure_open(agreed=inquiry.agreed_at is not None, dropped=inquiry.dropped_at is not None)
    rules.ensure_reportable(
        kind=inquiry.kind, asked_on=inquiry.asked_on, visited_on=said.visited_on, fit=said.fit,
        findings=said.findings, today=clock.today(),
    )  # fmt: skip
    old = {"findings": opened(inquiry.findings), "recommendation": opened(inquiry.recommendation)}
    owner = ("child", file.child_id)
    wanted = {
        "visited_on": said.visited_on, "met": said.met, "fit": said.fit,
        "findings": seal(said.findings, owner=owner),
        "recommendation": seal(said.recommendation, owner=owner) if said.recommendation else None,
    }  # fmt: skip
    rules.ensure_struck(
        {k: v for k, v in old.items() if v and v != getattr(said, k)} | _plain_before(inquiry, said), reason
    )
    strike_out(file, inquiry, wanted, reason=reason, by=by)
    inquiry.written_at, inquiry.written_by = clock.now(), by.user_id
    inquiry.returned_at, inquiry.returned_reason = None, ""
    _record(Event.INQUIRY_REPORTED, file, inquiry, by=by)


def _plain_before(inquiry: Inquiry, said: Report) -> dict[str, str]:
    if inquiry.visited_on is None:
        return {}
    names = ("visited_on", "met", "fit")
    return {n: str(getattr(inquiry, n) or "") for n in names if getattr(inquiry, n) != getattr(said, n)}


def agree(file: CaseFile, inquiry: Inquiry, *, by: Actor) -> None:
    """Agree to a report; its writer may not."""
    rules.ensure_open(agreed=inquiry.agreed_at is not None, dropped=inquiry.dropped_at is not None)
    rules.ensure_agreeable(written_by=inquiry.written_by, visited_on=inquiry.visited_on, by=by.user_id)
    inquiry.agreed_at, inquiry.agreed_by = clock.now(), by.user_id
    inquiry.returned_at, inquiry.returned_reason = None, ""
    _record(Event.INQUIRY_AGREED, file, inquiry, by=by)


def send_back(file: CaseFile, inquiry: Inquiry, *, reason: str, by: Actor) -> None:
    """Send a report back to its writer, with what is missing."""
    rules.ensure_open(agreed=inquiry.agreed_at is not None, dropped=inquiry.dropped_at is not None)
    rules.ensure_agreeable(written_by=inquiry.written_by, visited_on=inquiry.visited_on, by=by.user_id)
    rules.ensure_reason(reason)
    inquiry.returned_at, inquiry.returned_reason = clock.now(), reason
    _record(Event.INQUIRY_RETURNED, file, inquiry, by=by)


def drop(file: CaseFile, inquiry: Inquiry, *, reason: str, by: Actor) -> None:
    """End an inquiry that is no longer needed, with the reason."""
    rules.ensure_open(agreed=inquiry.agreed_at is not None, dropped=inquiry.dropped_at is not None)
    rules.ensure_reason(reason)
    inquiry.dropped_at, inquiry.dropped_reason = clock.now(), reason
    _record(Event.INQUIRY_DROPPED, file, inquiry, by=by)


def add_photo(
    file: CaseFile, inquiry: Inquiry, prepared: Prepared, *, shows: str, is_without_face: bool, by: Actor
) -> InquiryPhoto:
    """Keep a photograph of a house or street under the child's key, once somebody has seen that it shows no face."""
    rules.ensure_no_face(is_without_face=is_without_face)
    rules.ensure_open(agreed=inquiry.agreed_at is not None, dropped=inquiry.dropped_at is not None)
    stored = files.store_upload(prepared, owner=("child", file.child_id), home_id=file.home_id)
    photo = InquiryPhoto(
        home_id=file.home_id, case_file_id=file.id, inquiry_id=inquiry.id, file_id=stored.id, shows=shows,
        added_at=clock.now(), added_by=by.user_id,
    )  # fmt: skip
    db.session.add(photo)
    _record(Event.INQUIRY_PHOTO_ADDED, file, inquiry, by=by)
    return photo


def ask_district(
    file: CaseFile, inquiry: Inquiry, *, district: str, body: str, sent_on: date, due_on: date, by: Actor
) -> DistrictRequest:
    """Ask another district to go and look, with the day by which it should answer."""
    rules.ensure_open(agreed=inquiry.agreed_at is not None, dropped=inquiry.dropped_at is not None)
    rules.ensure_request(sent_on=sent_on, due_on=due_on, today=clock.today())
    request = DistrictRequest(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, inquiry_id=inquiry.id, district=district, body=body,
        sent_on=sent_on, due_on=due_on, sent_by=by.user_id,
    )  # fmt: skip
    db.session.add(request)
    clashes.flush()
    _record(Event.DISTRICT_ASKED, file, inquiry, by=by)
    return request


def write_answer(
    file: CaseFile, inquiry: Inquiry, request: DistrictRequest, *, answered_on: date, answer: str, by: Actor
) -> None:
    """Write what another district answered, sealed; an answer stands once."""
    if request.answered_on is not None:
        raise Refused(_("This answer was written already. Look again."))
    rules.ensure_answer(sent_on=request.sent_on, answered_on=answered_on, answer=answer, today=clock.today())
    request.answered_on = answered_on
    request.answer = seal(answer, owner=("child", file.child_id))
    _record(Event.DISTRICT_ANSWERED, file, inquiry, by=by)


def _record(event: Event, file: CaseFile, inquiry: Inquiry, *, by: Actor) -> None:
    subject = ("case_file", file.id, file.code)
    details = {"code": file.code, "visit": inquiry.kind, "inquiry_id": str(inquiry.id)}
    audit.record(event, by=by, home=file.home_id, subject=subject, details=details)
