"""Keeping a file: the photograph, the order by which she is here, whose caseload she is in."""

from datetime import date, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from accounts.models import PostHeld
from accounts.queries import is_current
from foundation import clock, files
from foundation.db import db, new_id, one_or_404
from foundation.files import Prepared
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from homes.choices import CommitteeKind
from homes.models import Committee
from residents import rules
from residents.actions.order_rows import keep_order
from residents.actions.recording import record
from residents.events import Event
from residents.models import Assignment, CaseFile, PhotoOf, Placement, PlacementChange

DECIDE = frozenset({CommitteeKind.CWC, CommitteeKind.JJB})
"""The bodies that decide about a child, and so may be the one that she is before."""


def add_photo(file: CaseFile, prepared: Prepared, *, taken_on: date, by: Actor) -> PhotoOf:
    """Keep a photograph under the child's own key; the newest is the one that is shown (rule 69 G)."""
    stored = files.store_upload(prepared, owner=("child", file.child_id), home_id=file.home_id)
    photo = PhotoOf(
        home_id=file.home_id, case_file_id=file.id, file_id=stored.id, taken_on=taken_on,
        added_at=clock.now(), added_by=by.user_id,
    )  # fmt: skip
    db.session.add(photo)
    record(Event.PHOTO_ADDED, file, by=by)
    return photo


def record_order(
    file: CaseFile, stay: Placement, *, order_no: str, order_date: date, order_by: UUID | None,
    happened_at: datetime, by: Actor,
) -> None:  # fmt: skip
    """Write an order that came during a stay: the first one is the stay's authority, each is a change of custody."""
    rules.ensure_stay_open(stay.ended_at)
    rules.ensure_order_whole(order_no, order_date, field="order", today=clock.today())
    rules.ensure_happened(happened_at, now=clock.now(), field="day")
    rules.ensure_after(happened_at, stay.started_at, field="day")
    kind = "new_order" if stay.order_no else "night_to_stay" if stay.is_overnight else "order"
    change = PlacementChange(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, placement_id=stay.id, kind=kind, order_no=order_no,
        order_date=order_date, order_by=order_by, happened_at=happened_at, written_at=clock.now(),
        written_by=by.user_id,
    )  # fmt: skip
    db.session.add(change)
    db.session.flush()
    keep_order(
        file, kind="placement", order_no=order_no, order_date=order_date, order_by=order_by, by=by,
        valid_from=max(order_date, clock.local(happened_at).date()), via="change", placement_id=stay.id,
        change_id=change.id,
    )  # fmt: skip
    if not stay.order_no:
        stay.order_no, stay.order_date, stay.order_by = order_no, order_date, order_by
    put_before(file, order_by)
    record(Event.ORDER_RECORDED, file, by=by, kind=kind)


def put_before(file: CaseFile, committee_id: UUID | None) -> None:
    """Note the committee or board that she is before; other bodies do not decide about a child."""
    if committee_id is None:
        return
    kind = db.session.scalar(sa.select(Committee.kind).where(Committee.id == committee_id))
    if kind is None:
        raise Refused(_("Choose the committee from the list."), field="order_by")
    if kind in DECIDE:
        file.committee_id = committee_id


def assign(
    file: CaseFile, *, user_id: UUID, as_role: str, by: Actor, from_on: date | None = None
) -> Assignment:
    """Put a child in the caseload of a person who holds that post in her home; twice is once."""
    today = clock.today()
    now = clock.now()
    holds = sa.select(PostHeld.id).where(
        PostHeld.user_id == user_id, PostHeld.home_id == file.home_id, PostHeld.role == as_role,
        is_current(now),
    )  # fmt: skip
    if db.session.scalar(holds) is None:
        raise Refused(_("This person does not hold that post here. Choose another."), field="user_id")
    held = sa.select(Assignment).where(
        Assignment.case_file_id == file.id, Assignment.user_id == user_id, Assignment.as_role == as_role,
        sa.or_(Assignment.to_on.is_(None), Assignment.to_on > today),
    )  # fmt: skip
    if (already := db.session.scalar(held)) is not None:
        return already
    assignment = Assignment(
        home_id=file.home_id, case_file_id=file.id, user_id=user_id, as_role=as_role, from_on=from_on or today
    )
    db.session.add(assignment)
    record(Event.ASSIGNED, file, by=by, as_role=as_role)
    return assignment


def unassign(file: CaseFile, *, assignment_id: UUID, by: Actor) -> None:
    """Take a child out of a caseload from today on; one that is not this child's is no such thing (404)."""
    asked = sa.select(Assignment).where(Assignment.id == assignment_id, Assignment.case_file_id == file.id)
    assignment: Assignment = one_or_404(asked)
    if assignment.to_on is not None:
        raise Refused(_("This was ended before. Look again."))
    assignment.to_on = max(assignment.from_on, clock.today())
    record(Event.UNASSIGNED, file, by=by, as_role=assignment.as_role)


def end_caseload(case_file_id: UUID, *, on: date) -> None:
    """End every caseload that the child is in after the day `on`, so that its papers can be finished that day."""
    held = sa.select(Assignment).where(Assignment.case_file_id == case_file_id, Assignment.to_on.is_(None))
    for assignment in db.session.scalars(held):
        assignment.to_on = max(assignment.from_on, on + timedelta(days=1))
