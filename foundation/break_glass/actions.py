"""Breaking a seal, closing it, reviewing it; and who may not break one. Nothing here commits."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from foundation import audit, clock
from foundation.break_glass import queries, rules
from foundation.break_glass.events import ANY_CHILD, Event
from foundation.break_glass.models import BrokenSeal, SealBar
from foundation.db import Base, db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.scope import across_homes
from foundation.sealed import Owner, seal
from foundation.serials import take_number
from foundation.viewer import Actor, Viewer

SERIAL = "broken_seal"


@dataclass(frozen=True)
class Whose:
    """The file whose seal is broken: its home, its code, and whose key seals what is written about it."""

    case_file_id: UUID
    home_id: UUID
    code: str
    owner: Owner


@dataclass(frozen=True)
class Told:
    """What somebody says who breaks a seal."""

    ground: str
    reference: str
    reason: str
    compartments: Collection[str]


def ensure_unhindered(whose: Whose, *, never: bool, by: Viewer) -> None:
    """Raise Refused for who may not break this seal now, whatever she says: barred, locked out, one open already.

    `never` is an administrator's post.
    """
    if never:
        raise Refused(_("Whoever holds an administrator’s post breaks no seal."))
    standing = queries.standing_of(by.user_id, whose.case_file_id, now=clock.now())
    if standing.is_barred:
        raise Refused(_("You may not break this seal. The privacy officer can tell you why."))
    if standing.is_locked:
        raise Refused(
            _("A seal that you broke has waited a week for its review. Until it is reviewed you break no other.")
        )  # fmt: skip
    if standing.open_now:
        raise Refused(_("You have a broken seal open. Close it first."))


def ensure_may_break(whose: Whose, told: Told, *, allowed: Collection[str], never: bool, by: Viewer) -> None:
    """Raise Refused for who is hindered, and for what is said wrongly; `allowed` are the reader's B cells."""
    ensure_unhindered(whose, never=never, by=by)
    rules.ensure_chosen(told.compartments, allowed)
    rules.ensure_told(told.ground, told.reference, told.reason)


def break_seal(
    whose: Whose, told: Told, *, allowed: Collection[str], never: bool, role: str, is_of_organisation: bool, by: Viewer
) -> BrokenSeal:  # fmt: skip
    """Open chosen compartments of one child's file to `by` for an hour, to read. Raises Refused.

    Two at once by one person: the second waits for the first, and is refused. The password is the caller's to ask.
    """
    person = Base.metadata.tables["person_account"].c
    db.session.execute(sa.select(person.id).where(person.id == by.user_id).with_for_update())
    ensure_may_break(whose, told, allowed=allowed, never=never, by=by)
    now = clock.now()
    year = clock.local(now).year
    row = BrokenSeal(
        id=new_id(), home_id=whose.home_id, case_file_id=whose.case_file_id, year=year,
        number=take_number(whose.home_id, SERIAL, year), opened_by=by.user_id, role=role,
        is_of_organisation=is_of_organisation, ground=told.ground,
        reference=told.reference if told.ground in rules.NUMBERED else "",
        reason=seal(told.reason, owner=whose.owner), compartments=" ".join(sorted(told.compartments)),
        opened_at=now, until_at=now + rules.OPEN_FOR,
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    details = {
        "ground": row.ground, "compartments": sorted(told.compartments),
        "until": f"{clock.local(row.until_at):%H:%M}",
    }  # fmt: skip
    _record(Event.SEAL_BROKEN, row, whose.code, by=by, **details)
    return row


def _record(event: Event, row: BrokenSeal, code: str, *, by: Actor, **details: object) -> None:
    told = {"code": code, "number": queries.serial_said(row.number, row.year), **details}
    audit.record(event, by=by, home=row.home_id, subject=("case_file", row.case_file_id, code), details=told)


def close_seal(row: BrokenSeal, code: str, *, by: Actor) -> None:
    """Close an opening before its hour is over. Raises Refused for one that is over already."""
    now = clock.now()
    if not rules.is_open(row.until_at, row.ended_at, now=now):
        raise Refused(_("This seal is closed already."))
    row.ended_at = now
    with across_homes("one's own opening, though the post in its home may have ended"):
        db.session.flush()
    _record(Event.SEAL_CLOSED, row, code, by=by)


def review_seal(
    row: BrokenSeal, *, code: str, owner: Owner, verdict: str, words: str, is_wide: bool, by: Actor
) -> None:
    """Write whether an opening was justified, by another person than its opener, once. Raises Refused."""
    rules.ensure_may_review(
        opener=row.opened_by, reviewer=by.user_id, is_of_organisation=row.is_of_organisation, is_wide=is_wide
    )
    if row.reviewed_at is not None:
        raise Refused(_("Somebody reviewed this a moment ago. Look at the list."))
    rules.ensure_review(verdict, words)
    row.reviewed_at, row.reviewed_by, row.verdict = clock.now(), by.user_id, verdict
    row.review_words = seal(words, owner=owner)
    db.session.flush()
    _record(Event.SEAL_REVIEWED, row, code, by=by, verdict=verdict)


def bar_person(
    user_id: UUID,
    *,
    name: str,
    reason: str,
    whose: Whose | None,
    now_open: Collection[BrokenSeal],
    by: Viewer,
) -> SealBar:
    """Keep a person named in a matter, or with a conflict, from breaking the seal of one child's file or of any.

    What that person has open of it ends now. Raises Refused for oneself and for a bar that stands already.
    """
    if user_id == by.user_id:
        raise Refused(_("Another privacy officer bars you."), field="sign_in_name")
    case_file_id = whose.case_file_id if whose else None
    standing = sa.select(SealBar.id).where(
        SealBar.user_id == user_id, SealBar.case_file_id.is_not_distinct_from(case_file_id),
        SealBar.ended_at.is_(None),
    )  # fmt: skip
    if db.session.scalar(standing) is not None:
        raise Refused(_("This stands on the list already."), field="sign_in_name")
    row = SealBar(
        id=new_id(), user_id=user_id, case_file_id=case_file_id, code=whose.code if whose else "",
        reason=seal(reason, owner=whose.owner if whose else ("person", user_id)), barred_at=clock.now(),
        barred_by=by.user_id,
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    for one in now_open:
        if case_file_id in (None, one.case_file_id):
            one.ended_at = clock.now()
    _tell(Event.PERSON_BARRED, row, name, by=by)
    return row


def lift_bar(row: SealBar, *, name: str, by: Viewer) -> None:
    """Let a person break the seal again. Raises Refused for a bar that ended already."""
    if row.ended_at is not None:
        raise Refused(_("This has ended already."))
    row.ended_at, row.ended_by = clock.now(), by.user_id
    _tell(Event.BAR_LIFTED, row, name, by=by)


def _tell(event: Event, row: SealBar, name: str, *, by: Viewer) -> None:
    details = {"who": name, "scope": row.code or ANY_CHILD}
    audit.record(event, by=by, subject=("person", row.user_id, name), details=details)
