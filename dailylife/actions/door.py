"""The verbs of the door: in, out, the night, a wrong tap struck out, a day that was kept on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dailylife.choices.door import Way
from dailylife.events import Event
from dailylife.models import DoorVisit
from dailylife.queries.door import Comer, open_visit, visit_over, visits_on
from dailylife.rules import door as rules
from foundation import audit, clashes, clock, formatting
from foundation.db import db, new_id
from foundation.languages import _, current
from foundation.paper import FromPaper, from_paper
from foundation.refusals import Refused
from foundation.viewer import Actor


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """What is written at a tap-out: services used, the way, and when she came where that was not tapped."""

    services: Sequence[str] = ()
    other_words: str = ""
    way: str = ""
    fetched_by: str = ""
    came_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class KeptOnPaper:
    """One finished visit of a day whose door was kept on paper."""

    case_file_id: UUID
    came_at: datetime
    left_at: datetime
    services: Sequence[str] = ()
    way: str = Way.ALONE
    fetched_by: str = ""


def tap_in(child: Comer, *, by: Actor, came_at: datetime | None = None) -> DoorVisit:
    """Write that a child came, now by the server's time, or at an hour of today that was forgotten. Raises Refused.

    A child who is in is not doubled: the refusal says since when she is in.
    """
    rules.ensure_comes(child.kind)
    if (standing := open_visit(child.case_file_id)) is not None:
        raise Refused(_("%(code)s is in since %(time)s.", code=child.code, time=hour(standing.came_at)))
    now = clock.now()
    at = came_at or now
    if came_at is not None:
        over = visit_over(child.case_file_id, came_at)
        rules.ensure_arrival(
            came_at, now=now, stay_began=child.stay_began or now,
            is_today=clock.local(came_at).date() == clock.local(now).date(),
            taken=(hour(over.came_at), hour(over.left_at or now)) if over else None,
        )  # fmt: skip
    row = DoorVisit(
        id=new_id(), home_id=child.home_id, case_file_id=child.case_file_id, day=clock.local(at).date(), came_at=at,
        came_written_at=now, came_by=by.user_id,
    )  # fmt: skip
    db.session.add(row)
    clashes.flush()
    _tell(Event.CAME, row, child.code, by=by)
    return row


def tap_out(child: Comer, said: Leaving, *, by: Actor) -> DoorVisit:
    """Write that a child left and what she used, or that she stays the night. Raises Refused.

    Without a tap-in it is refused, with the field `came` for the hour; with that hour both are written.
    """
    row = open_visit(child.case_file_id)
    if row is None and said.came_at is None:
        raise Refused(_("She was not tapped in. Write when she came."), field="came")
    now = clock.now()
    here = clock.local(now)
    came_on = row.day if row is not None else here.date()
    rules.ensure_leaving(
        said.services, other_words=said.other_words, way=said.way, fetched_by=said.fetched_by,
        is_closing=rules.is_closing(here, came_on=came_on),
    )  # fmt: skip
    if row is None:
        row = tap_in(child, by=by, came_at=said.came_at)
    stays = said.way == Way.NIGHT
    if stays:
        rules.ensure_night(row.night_on, today=here.date())
        row.night_on = here.date()
    else:
        row.left_at, row.left_by, row.way = now, by.user_id, said.way
        row.fetched_by = said.fetched_by if said.way == Way.FETCHED else ""
    row.services = tuple(dict.fromkeys((*row.services, *said.services)))
    row.other_words = said.other_words or row.other_words
    clashes.flush()
    _tell(Event.STAYS if stays else Event.LEFT, row, child.code, by=by)
    return row


def strike(row: DoorVisit, code: str, *, reason: str, by: Actor) -> None:
    """Strike out a visit that was tapped wrongly; it stays readable with its reason. Raises Refused."""
    rules.ensure_struck(is_struck=row.struck_at is not None, reason=reason)
    row.struck_at, row.struck_by, row.struck_by_name, row.struck_reason = (
        clock.now(), by.user_id, by.name, reason.strip(),
    )  # fmt: skip
    clashes.flush()
    _tell(Event.STRUCK, row, code, by=by)


def write_day(
    home_id: UUID, day: date, kept: Sequence[KeptOnPaper], *, by: Actor, paper: FromPaper | None = None
) -> int:
    """Write a past day's door from paper, all visits at once, in one event; answers how many. Raises Refused.

    A visit that ends before it begins, lies on another day, is still to come, or overlaps one that stands, refuses the
    whole day. What is typed from `paper` ends that sheet.
    """
    now = clock.now()
    _ensure_apart(kept, visits_on(home_id, day) if paper else ())
    for each in kept:
        rules.ensure_leaving(
            each.services, other_words="", way=each.way, fetched_by=each.fetched_by, is_closing=False
        )
        if not each.came_at <= each.left_at <= now or clock.local(each.came_at).date() != day:
            raise Refused(_("A visit of this day has hours that cannot be. Look at the paper again."))
    if kept:
        table: Any = DoorVisit.__table__
        db.session.execute(sa.insert(table), [_row(home_id, day, each, now, by, paper) for each in kept])
        details = {"day": day.isoformat(), "count": len(kept)}
        audit.record(Event.DAY_WRITTEN, by=by, home=home_id, details=details)
    if paper:
        paper.done(len(kept), by=by)
    return len(kept)


def _ensure_apart(kept: Sequence[KeptOnPaper], standing: Sequence[DoorVisit]) -> None:
    taken: dict[UUID, list[tuple[datetime, datetime | None]]] = {}
    for row in standing:
        taken.setdefault(row.case_file_id, []).append((row.came_at, row.left_at))
    for each in kept:
        hours = taken.setdefault(each.case_file_id, [])
        if any(came < each.left_at and (left is None or each.came_at < left) for came, left in hours):
            raise Refused(_("A child was in at these hours already. Leave out what stands in the book."))
        hours.append((each.came_at, each.left_at))


def _row(
    home_id: UUID, day: date, each: KeptOnPaper, now: datetime, by: Actor, paper: FromPaper | None
) -> dict[str, Any]:
    return {
        "id": new_id(), "home_id": home_id, "case_file_id": each.case_file_id, "day": day, "came_at": each.came_at,
        "came_written_at": now, "came_by": by.user_id, "left_at": each.left_at, "left_by": by.user_id,
        "services": tuple(each.services), "other_words": "", "way": each.way, "fetched_by": each.fetched_by,
        "struck_by_name": "", "struck_reason": "", "version": 1, "from_paper": from_paper(paper),
    }  # fmt: skip


def _tell(event: Event, row: DoorVisit, code: str, *, by: Actor) -> None:
    subject = ("case_file", row.case_file_id, code)
    audit.record(event, by=by, home=row.home_id, subject=subject, details={"code": code})


def hour(moment: datetime) -> str:
    """Answer a moment as the clock on the wall says it: `16:05`; with its day when it is not of today."""
    zone = clock.zone_here()
    if clock.local(moment).date() == clock.local(clock.now()).date():
        return formatting.format_clock(moment, current(), zone)
    return formatting.format_moment_short(moment, current(), zone)
