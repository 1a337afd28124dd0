"""When a dose is due, when it may be written, and what a prescription must say."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta

from foundation.formatting import format_clock, format_day
from foundation.languages import _, current
from foundation.refusals import Refused
from health.choices.medicines import (
    CLOSES_AFTER,
    GIVEN,
    MISSED,
    OPENS_BEFORE,
    OUTCOMES,
    TIMES_AT_MOST,
    WHYS,
    WRITTEN_WITHIN,
)

EARLY, OPEN, CLOSED = "early", "open", "closed"


def hour_of(said: str) -> time:
    """Answer the time of day of an hour as it is kept: `20:00`."""
    return time(int(said[:2]), int(said[3:5]))


def state_of(due_at: datetime, *, now: datetime) -> str:
    """Answer whether a dose can not be given yet, is to be given now, or its hour is over."""
    if now < due_at - OPENS_BEFORE:
        return EARLY
    return CLOSED if now > due_at + CLOSES_AFTER else OPEN


def is_due(
    due_at: datetime,
    *,
    hours: Collection[time],
    at: time,
    begins_at: datetime,
    ends_at: datetime | None,
    stopped_at: datetime | None,
) -> bool:
    """Answer whether a prescription has a dose at this moment; `at` is its hour in the home's zone."""
    if at not in hours or due_at < begins_at:
        return False
    return (ends_at is None or due_at < ends_at) and (stopped_at is None or due_at < stopped_at)


def ensure_within(
    due_at: datetime,
    *,
    begins_at: datetime,
    ends_at: datetime | None,
    stopped_at: datetime | None,
    zone_day: date,
) -> None:
    """Refuse a dose before its prescription, after it, or after it was stopped; `zone_day` says when it begins."""
    if due_at < begins_at:
        day = format_day(zone_day, current())
        raise Refused(_("This medicine is not ordered yet then. It begins on %(day)s.", day=day))
    if stopped_at is not None and due_at >= stopped_at:
        raise Refused(_("This medicine was stopped before that hour. Nothing is given."))
    if ends_at is not None and due_at >= ends_at:
        raise Refused(_("This medicine had ended by then. Nothing is given."))


def ensure_writable(
    outcome: str,
    *,
    due_at: datetime,
    now: datetime,
    zone: str,
    why: str,
    words: str,
    is_from_paper: bool = False,
) -> None:
    """Refuse what is ahead of its hour, too late, or without the reason that it needs.

    `zone` is the home's. A refusal may be tapped first and
    explained after; a dose that was held or missed says why at once. What was ticked on paper in its hour is not late
    because it is typed after it. Raises Refused.
    """
    if outcome not in OUTCOMES:
        raise Refused(_("Choose what became of the dose."), field="outcome")
    state = state_of(due_at, now=now)
    if state == EARLY:
        opens = format_clock(due_at - OPENS_BEFORE, current(), zone)
        raise Refused(_("Not before its hour. This dose opens at %(time)s.", time=opens))
    if now - due_at > WRITTEN_WITHIN:
        raise Refused(_("This dose is more than seven days old. Tell the person-in-charge."))
    if outcome == MISSED and state != CLOSED:
        raise Refused(
            _("The hour is not over. Give the dose, or write that it was refused or held."), field="outcome"
        )
    if outcome == GIVEN and state == CLOSED and not words and not is_from_paper:
        raise Refused(_("The hour was over. Write when and why it was given so late."), field="words")
    ensure_why(outcome, why, words, is_needed=outcome == MISSED)


def ensure_why(outcome: str, why: str, words: str, *, is_needed: bool = True) -> None:
    """Refuse a reason that does not belong to the outcome, or `other` without words. Raises Refused."""
    known = WHYS.get(outcome, {})
    if why and why not in known:
        raise Refused(_("Choose one of the reasons."), field="why")
    if is_needed and known and not why:
        raise Refused(_("Choose why."), field="why")
    if why == "other" and not words:
        raise Refused(_("Write in a few words why."), field="words")


def ensure_prescribed(
    *, hours: Iterable[time], starts_on: date, ends_on: date | None, today: date
) -> tuple[str, ...]:
    """Answer the hours as they are kept, in order. Refuses none, too many, an end before the beginning."""
    kept = tuple(sorted({f"{hour:%H:%M}" for hour in hours}))
    if not kept:
        raise Refused(_("Write at least one hour, such as 08:00."), field="hours")
    if len(kept) > TIMES_AT_MOST:
        raise Refused(_("Write at most six hours a day."), field="hours")
    if starts_on < today - timedelta(days=60):
        raise Refused(
            _("This began more than 60 days ago. Write the day from which it is given here."),
            field="starts_on",
        )
    if ends_on is not None and ends_on < starts_on:
        raise Refused(_("The last day is before the first. Look at both."), field="ends_on")
    return kept


def ensure_stoppable(*, stopped_at: datetime | None, reason: str) -> None:
    """Refuse to stop what is stopped already, or without a reason. Raises Refused."""
    if stopped_at is not None:
        raise Refused(_("This medicine is stopped already."))
    if not reason.strip():
        raise Refused(_("Write why it is stopped, and who says so."), field="reason")
