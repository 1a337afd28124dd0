"""Verbs on visits: start one with a code, take the code, name the visitor and ask for her post, end the visit."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from accounts import queries, visit_book
from accounts.actions.posts import end_post, give_post, refuse_post
from accounts.actions.sign_ins import end_sign_ins
from accounts.events import Event
from accounts.models import User, VisitPass
from accounts.roles import Role
from accounts.tokens import hash_code, hash_token, new_code, new_token
from accounts.visit_book import CLAIM_LIVES, CODE_LIVES, VISIT_LIVES
from foundation import audit, clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import SYSTEM, Actor, Viewer


def start_visit(*, home_id: UUID, committee_id: UUID | None, by: Viewer) -> tuple[VisitPass, str]:
    """Start a visit and answer it with its code, shown this once: eight signs without look-alikes, for ten minutes."""
    code, now = new_code(groups=2, each=4), clock.now()
    row = VisitPass(
        id=new_id(), home_id=home_id, code_hash=hash_code(code), committee_id=committee_id,
        made_by=by.user_id, made_at=now, code_until=now + CODE_LIVES,
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    audit.record(Event.VISIT_STARTED, by=by, home=home_id, subject=("visit", row.id, None))
    return row, code


def take_code(typed: str) -> str:
    """Spend a code and answer the token of the visitor's cookie. Two browsers with one code: one of them is refused."""
    now, token = clock.now(), new_token()
    fresh = (
        sa.update(VisitPass)
        .where(
            VisitPass.code_hash == hash_code(typed), VisitPass.claimed_at.is_(None),
            VisitPass.ended_at.is_(None), VisitPass.code_until > now,
        )
        .values(claimed_at=now, claim_hash=hash_token(token))
        .returning(VisitPass.id, VisitPass.home_id)
        .execution_options(synchronize_session=False)
    )  # fmt: skip
    taken = db.session.execute(fresh).first()
    if taken is None:
        raise Refused(
            _("This code opens no visit. Ask at the gate for a new one; each lives ten minutes."),
            field="code",
        )
    audit.record(Event.VISIT_CODE_TYPED, by=SYSTEM, home=taken.home_id, subject=("visit", taken.id, None))
    return token


def ensure_naming(row: VisitPass | None) -> VisitPass:
    """Answer a pass whose visitor has yet to write her name. Raises Refused when it is named, over or too late."""
    if row is None or row.ended_at is not None or row.claimed_at is None or row.user_id is not None:
        raise Refused(_("This visit pass is used. Ask at the gate for a new code."))
    if row.claimed_at + CLAIM_LIVES <= clock.now():
        raise Refused(_("That took too long. Ask at the gate for a new code."))
    return row


def name_visitor(row: VisitPass, person: User, *, designation: str, order_no: str, committee: str) -> str:
    """Write who visits and by which order; answers `open` or `waiting`.

    Who is an inspector of this home already visits from now on. For anybody else whoever let her in asks for the
    post, and head office or the administrator agrees: an inspector's post takes two persons, one of them not of the
    home. Raises Refused for who works here.
    """
    ensure_naming(row)
    now, by = clock.now(), visit_book.starter_of(row)
    held = visit_book.posts_here(person.id, row.home_id, at=now)
    if any(post.role != Role.INSPECTOR for post in held) or person.id == row.made_by:
        raise Refused(_("Who works in this home or for its organisation does not inspect it."))
    row.user_id, row.name = person.id, person.name
    row.designation, row.order_no = designation, order_no
    if held:
        until = visit_book.inspector_until(person.id, row.home_id, at=now)
        row.began_at, row.until_at = now, min(until or now + VISIT_LIVES, now + VISIT_LIVES)
        _tell(Event.VISIT_BEGAN, row, person, by=by)
        return "open"
    told = ", ".join(word for word in (designation, order_no, committee) if word)
    post = give_post(
        by=by, user=person, role=Role.INSPECTOR, home_id=row.home_id, starts_at=now, ends_at=now + VISIT_LIVES,
        committee_id=row.committee_id, reason=_("Visit: %(told)s", told=told)[:300],
    )  # fmt: skip
    row.post_id = post.id
    _tell(Event.VISIT_ASKED, row, person, by=by)
    return "waiting"


def end_visit(row: VisitPass, *, by: Viewer) -> None:
    """End a visit before its time. One that has begun is ended by the visitor or by head office, never by the home.

    Raises Refused for who may not, and for one that is over.
    """
    now = clock.now()
    if row.ended_at is not None or (row.until_at is not None and row.until_at <= now):
        raise Refused(_("This visit is over already."))
    if row.began_at is not None and by.user_id != row.user_id and row.home_id in by.home_ids:
        raise Refused(
            _("The visitor ends the visit, or head office does. The home does not send an inspector away.")
        )
    row.ended_at, row.ended_by = now, by.user_id
    person = queries.user(row.user_id) if row.user_id is not None else None
    _end_post(row, by=by, now=now)
    _tell(Event.VISIT_ENDED, row, person, by=by)


def _end_post(row: VisitPass, *, by: Actor, now: datetime) -> None:
    post = queries.post(row.post_id) if row.post_id is not None else None
    if post is None:
        return
    if post.standing == "waiting":
        refuse_post(post, by=by, reason=_("The visit is over"))
    elif post.standing == "held" and (post.ends_at is None or post.ends_at > now):
        end_post(post, by=by, reason=_("The visit is over"))
        if not queries.posts_in_force(post.user_id, at=now):
            end_sign_ins(post.user_id, by=by, why="visit ended")


def _tell(event: Event, row: VisitPass, person: User | None, *, by: Actor) -> None:
    name = person.sign_in_name if person is not None else "–"
    audit.record(event, by=by, home=row.home_id, subject=("visit", row.id, None), details={"who": name})
