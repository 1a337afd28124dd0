"""When a child who left is to be seen, what a follow-up may say, when following up may end: on plain values."""

from calendar import monthrange
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from foundation.languages import _
from foundation.refusals import Refused
from residents.choices.aftercare import (
    BY_OTHERS,
    DROPPED_BY_HAND,
    ENDED_BY_HAND,
    FOLLOWED_MONTHS,
    HELD,
    HOWS,
    RISKS,
    SCHEDULES,
    TRIES,
)


@dataclass(frozen=True)
class Due:
    """A follow-up that a leaving calls for; `is_past` is one whose day was over, with a later one past too."""

    kind: str
    due_on: date
    is_past: bool = False


def after_months(day: date, months: int) -> date:
    """Answer the day so many months later; where that month is shorter, its last day (31 January, 28 February)."""
    count = day.month - 1 + months
    year, month = day.year + count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def calls_for(going: str) -> bool:
    """Answer whether a way of leaving calls for follow-up by this home."""
    return going in SCHEDULES


def schedule(going: str, left_on: date, *, today: date) -> list[Due]:
    """Answer the follow-ups of a leaving by day, counted from the day she left (r.19(18), 39(4)(xii), Form 7 part D).

    Where following up begins late, days that are over are past, but for the newest of them: that one is overdue.
    """
    days = [(planned.kind, after_months(left_on, planned.months)) for planned in SCHEDULES.get(going, ())]
    over = [due_on for _kind, due_on in days if due_on < today]
    newest = max(over, default=None)
    return [Due(kind, due_on, due_on < today and due_on != newest) for kind, due_on in days]


def is_followed_still(left_on: date, *, today: date) -> bool:
    """Answer whether a leaving lies within the two years of following up (r.39(4)(xii))."""
    return today <= after_months(left_on, FOLLOWED_MONTHS)


def ensure_calls_for(going: str, left_on: date, *, today: date) -> None:
    """Refuse to follow up after a way of leaving that calls for none, or when its two years are over."""
    if not calls_for(going):
        raise Refused(_("This way of leaving calls for no follow-up by this home."))
    if not is_followed_still(left_on, today=today):
        raise Refused(_("She left more than two years ago. The time of following up is over."))


def ensure_under_way(ended_on: date | None) -> None:
    """Refuse to go on with following up that has ended."""
    if ended_on is not None:
        raise Refused(_("Following up has ended. What was written stays readable."))


def ensure_still_due(done_on: date | None, dropped_on: date | None) -> None:
    """Refuse to write, move or drop a follow-up twice."""
    if done_on is not None:
        raise Refused(_("This follow-up is written already. Look again."))
    if dropped_on is not None:
        raise Refused(_("This follow-up was dropped. Look again."))


def ensure_day_sound(happened_on: date, *, left_on: date, today: date) -> None:
    """Refuse a follow-up before she left, or in the future."""
    if happened_on < left_on:
        raise Refused(_("This is before she left. Look at the day and the year."), field="happened_on")
    if happened_on > today:
        raise Refused(_("This day has not come yet. Write today or an earlier day."), field="happened_on")


def ensure_somebody_went(*, how: str, by_us: bool, name: str) -> None:
    """Refuse a follow-up by nobody, or one through others without who it was."""
    if how not in HOWS:
        raise Refused(_("Choose how it was done."), field="how")
    if how in BY_OTHERS and not name:
        raise Refused(_("Write who went, and for which office or agency."), field="went_name")
    if not by_us and not name:
        raise Refused(_("Choose who went or rang, or write the name."), field="went_id")


def ensure_told(*, is_reached: bool, met: str, found: Iterable[str], risk: str, risk_done: str) -> None:
    """Refuse a visit that says nothing of whom they met and what they found, or a danger with nothing done."""
    if risk not in RISKS:
        raise Refused(_("Choose the risk."), field="risk")
    if is_reached and not met:
        raise Refused(_("Write whom they met or spoke with."), field="met")
    if is_reached and not any(found):
        raise Refused(_("Write what was found, at one point at least."), field="family")
    if risk == "danger" and not risk_done:
        raise Refused(_("Write what was done at once, and who was told."), field="risk_done")


def ensure_next_after(next_on: date | None, *, happened_on: date) -> None:
    """Refuse a next date that is not after the visit."""
    if next_on is not None and next_on <= happened_on:
        raise Refused(_("The next date comes before this visit. Look at both days."), field="next_on")


def ensure_papers_known(held: Collection[str]) -> None:
    """Refuse papers that are not on Form 7's list."""
    if set(held) - set(HELD):
        raise Refused(_("Choose from the boxes."), field="held")


def ensure_movable(due_on: date, *, was: date, left_on: date, reason: str) -> None:
    """Refuse to move a follow-up without a reason, to the same day, or to before she left."""
    if due_on < left_on:
        raise Refused(_("This is before she left. Look at the day and the year."), field="due_on")
    if due_on == was:
        raise Refused(_("This is the day it has now. Write another one."), field="due_on")
    if not reason:
        raise Refused(_("Write why the day is moved. The old one stays readable."), field="reason")


def ensure_droppable(why: str, words: str) -> None:
    """Refuse to drop a follow-up without its reason in words."""
    if why not in DROPPED_BY_HAND:
        raise Refused(_("Choose why it is dropped."), field="why")
    if not words:
        raise Refused(_("Write who decided it, and why."), field="words")


def ensure_endable(why: str, words: str, *, tries: int, age: int | None, left_on: date, today: date) -> None:
    """Refuse to end following up without a reason, or as not traced before enough tries were made."""
    if why not in ENDED_BY_HAND:
        raise Refused(_("Choose why following up ends."), field="why")
    if not words:
        raise Refused(_("Write who decided it, and why."), field="words")
    if why == "done" and today < after_months(left_on, FOLLOWED_MONTHS):
        raise Refused(_("The two years are not over yet (rule 39(4)(xii))."), field="why")
    if why == "not_traced" and tries < TRIES:
        said = _(
            "%(made)s of %(needed)s tries are written. Try again, or ask the DCPU of her district.",
            made=tries, needed=TRIES,
        )  # fmt: skip
        raise Refused(said, field="why")
    if why == "refused" and (age is None or age < 18):
        raise Refused(_("She is not eighteen. A child is followed up all the same."), field="why")


def ensure_reach_of_head(left_on: date, *, today: date, days: int) -> None:
    """Refuse the superintendent where she lives when her own thirty days are over."""
    if (today - left_on).days >= days:
        raise Refused(_("She left more than %(days)s days ago. Ask whoever follows her up.", days=days))


def tries_since_reached(reached: Sequence[bool]) -> int:
    """Answer how many of these visits and calls, oldest first, reached nobody since somebody last was."""
    count = 0
    for is_reached in reached:
        count = 0 if is_reached else count + 1
    return count


def is_unanswered(risk: str, risk_at: datetime | None, answered_at: datetime | None) -> bool:
    """Answer whether a danger waits for the superintendent's word."""
    return risk == "danger" and risk_at is not None and (answered_at is None or answered_at < risk_at)
