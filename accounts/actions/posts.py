"""Verbs on posts: give, agree to, refuse and end them."""

from datetime import datetime
from uuid import UUID

from accounts import queries, rules, visit_book
from accounts.actions.people import disable, ensure_administrator_stays
from accounts.actions.sign_ins import end_sign_ins
from accounts.events import Event
from accounts.models import PostHeld, User
from accounts.roles import ORGANISATION_WIDE, Role
from foundation import audit, clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.scope import across_homes
from foundation.viewer import Actor

UNTOUCHABLE_HERE = frozenset({Role.SUPERINTENDENT, Role.INSPECTOR, Role.COMMITTEE_MEMBER})
"""Posts that a superintendent cannot end: her equals', and those of the people who look at her work."""


def give_post(
    *,
    by: Actor,
    user: User,
    role: Role,
    home_id: UUID | None,
    starts_at: datetime,
    ends_at: datetime | None = None,
    reason: str,
    committee_id: UUID | None = None,
    case_file_id: UUID | None = None,
    is_request: bool = False,
    sends: bool = True,
) -> PostHeld:
    """Give a post and answer it; it is in force from `starts_at`, or waits for a second person.

    Whoever gives many sends them to the database together (`sends`).
    Heavy posts, posts for oneself and requests wait (rules.needs_agreement). What the house itself gives (the
    set-up, the command line) is in force at once. Raises Refused.
    """
    rules.ensure_reason(reason)
    rules.ensure_post_dates(starts_at, ends_at, role=role)
    _ensure_home_fits(role, home_id)
    rules.ensure_post_bound(role, has_file=case_file_id is not None, has_committee=committee_id is not None)
    if is_request and role not in rules.REQUESTABLE:
        raise Refused(_("This post is given by the administrator. Ask there."), field="role")
    waits = by.user_id is not None and rules.needs_agreement(
        role, is_for_giver=by.user_id == user.id, is_request=is_request
    )
    held = PostHeld(
        id=new_id(), user_id=user.id, role=str(role), home_id=home_id, committee_id=committee_id,
        case_file_id=case_file_id, starts_at=starts_at, ends_at=ends_at, given_by=by.user_id, reason=reason,
        standing="waiting" if waits else "held",
    )  # fmt: skip
    db.session.add(held)
    if sends:
        db.session.flush()
    _tell(Event.POST_WAITS if waits else Event.POST_GIVEN, by=by, held=held, person=user)
    return held


def _ensure_home_fits(role: Role, home_id: UUID | None) -> None:
    if role in ORGANISATION_WIDE and home_id is not None:
        raise Refused(_("This post is held in the organisation. Leave the home empty."), field="home_id")
    if role not in ORGANISATION_WIDE and home_id is None:
        raise Refused(_("Choose the home of this post."), field="home_id")


def agree_post(held: PostHeld, *, by: Actor) -> None:
    """Agree to a waiting post as the second person. Raises Refused for its giver and its holder."""
    _ensure_second_person(held, by=by)
    now = clock.now()
    if held.ends_at is not None and held.ends_at <= now:
        raise Refused(_("This post has ended already. Refuse it."))
    held.standing, held.agreed_by, held.agreed_at = "held", by.user_id, now
    held.starts_at = max(held.starts_at, now)
    _begin_visit(held, by=by)
    _tell(Event.POST_AGREED, by=by, held=held)


def _begin_visit(held: PostHeld, *, by: Actor) -> None:
    """Begin the visit that a post was asked for: its eight hours count from the second person's yes."""
    if held.role != Role.INSPECTOR:
        return
    with across_homes("the pass of an agreed post, whichever home it is in"):
        row = visit_book.pass_of_post(held.id)
        if row is None:
            return
        now = clock.now()
        row.began_at, row.until_at = now, now + visit_book.VISIT_LIVES
        held.ends_at = row.until_at
        db.session.flush()
    holder = queries.user(held.user_id)
    said = {"who": holder.sign_in_name if holder else ""}
    audit.record(Event.VISIT_AGREED, by=by, home=row.home_id, subject=("visit", row.id, None), details=said)


def refuse_post(held: PostHeld, *, by: Actor, reason: str) -> None:
    """Refuse a waiting post; its giver may do so too (she takes it back)."""
    rules.ensure_reason(reason)
    if held.standing != "waiting":
        raise Refused(_("This post no longer waits."))
    held.standing = "refused"
    held.ends_at = max(clock.now(), held.starts_at)
    _tell(Event.POST_REFUSED, by=by, held=held, reason_given=True)


def _ensure_second_person(held: PostHeld, *, by: Actor) -> None:
    if held.standing != "waiting":
        raise Refused(_("This post no longer waits."))
    if by.user_id in (held.given_by, held.user_id):
        raise Refused(_("A second person agrees: neither who gave the post nor who gets it."))


def end_post(held: PostHeld, *, by: Actor, reason: str, at: datetime | None = None) -> None:
    """End a post now, or at a later moment. It opens nothing from then on; a person without posts is out at once."""
    rules.ensure_reason(reason)
    now = clock.now()
    end = max(at or now, now)
    if held.standing != "held" or (held.ends_at is not None and held.ends_at <= now):
        raise Refused(_("This post has ended already."))
    if held.role == Role.ADMINISTRATOR:
        ensure_administrator_stays(held.user_id)
    held.ends_at = max(end, held.starts_at)
    _tell(Event.POST_ENDED, by=by, held=held, reason_given=True)
    db.session.flush()
    known = queries.candidate_by_id(held.user_id, at=now)
    if end == now and known is not None and not known.roles:
        end_sign_ins(held.user_id, by=by, why="post ended")


def end_posts_here(person: User, *, home_id: UUID, by: Actor, reason: str) -> None:
    """End every post of a person in one home, as its superintendent may; with no other post her account closes.

    Raises Refused for oneself and for posts that a superintendent cannot end.
    """
    now = clock.now()
    held = queries.posts_in_force(person.id, at=now)
    here = [post for post in held if post.home_id == home_id]
    if by.user_id == person.id:
        raise Refused(_("Nobody closes their own account. Ask another administrator."))
    if UNTOUCHABLE_HERE & {post.role for post in here}:
        raise Refused(_("This person looks at your work or is your equal. Ask the administrator."))
    for post in here:
        end_post(post, by=by, reason=reason)
    if len(here) == len(held):
        disable(person, by=by, reason=reason, home_id=home_id)


def _tell(event: Event, *, by: Actor, held: PostHeld, person: User | None = None, **details: object) -> None:
    holder = person or queries.user(held.user_id)
    name = holder.sign_in_name if holder else ""
    said = {"who": name, "role": held.role, **details}
    audit.record(event, by=by, home=held.home_id, subject=("post", held.id, name), details=said)
