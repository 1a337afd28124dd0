"""When a care plan is reviewed, and what a review must be before it is written down."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from foundation.languages import _
from foundation.refusals import Refused
from residents.choices.planning import FORTNIGHT_DAYS, FORTNIGHTLY_MONTHS, Outcome


def months_after(day: date, months: int) -> date:
    """Answer the same day so many months later; a month that is too short ends it: 30 November, 28 February."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def review_due(*, made_on: date, last_on: date | None = None) -> date:
    """Answer when the next review is due, of a plan in force since `made_on` and last reviewed on `last_on`.

    Every fortnight for the first three months, then every month (rule 69-I(7)).
    """
    last, monthly_from = last_on or made_on, months_after(made_on, FORTNIGHTLY_MONTHS)
    if last >= monthly_from:
        return months_after(last, 1)
    return last + timedelta(days=FORTNIGHT_DAYS)


def is_fortnightly(*, made_on: date, on: date) -> bool:
    """Answer whether the reviews are still fortnightly on a day (rule 69-I(7))."""
    return on < months_after(made_on, FORTNIGHTLY_MONTHS)


def period_of(*, made_on: date, last_to: date | None, today: date) -> tuple[date, date]:
    """Answer the days that the next review looks at: since the last one, or since the plan is in force."""
    first = last_to + timedelta(days=1) if last_to is not None else made_on
    return min(first, today), today


def ensure_planned(*, has_plan: bool) -> None:
    """Refuse a review before there is a plan in force."""
    if not has_plan:
        raise Refused(_("No plan is in force. A review looks at an approved plan."))


def ensure_period(
    first: date, last: date, *, came_on: date, made_on: date, last_to: date | None, today: date
) -> None:
    """Refuse a period from before her coming, before the plan, already reviewed, turned round, or not yet over."""
    if first < came_on:
        raise Refused(_("This is before she came. Look at the day."), field="period_from")
    if last < first:
        raise Refused(_("The period ends before it begins. Look at both days."), field="period_to")
    if last > today:
        raise Refused(_("This day has not come yet. Write today or an earlier day."), field="period_to")
    if last < made_on:
        raise Refused(_("This is before the plan was in force. Look at the day."), field="period_to")
    if last_to is not None and last <= last_to:
        raise Refused(_("These days were reviewed already. Look at the last review."), field="period_to")


def ensure_interviews(days: Iterable[date], *, came_on: date, today: date) -> None:
    """Refuse an interview before she came, or on a day that has not come."""
    for day in days:
        if day < came_on:
            raise Refused(_("An interview is before she came. Look at the days."), field="interview_days")
        if day > today:
            raise Refused(
                _("An interview is on a day that has not come yet. Look at the days."), field="interview_days"
            )


def ensure_next(next_on: date, *, period_to: date, due_on: date) -> None:
    """Refuse a next review that is not after this one, or later than the rule allows."""
    if next_on <= period_to:
        raise Refused(_("The next review is after this one. Look at the day."), field="next_on")
    if next_on > due_on:
        raise Refused(
            _("The rule asks for it sooner: rule 69-I(7). Write that day or an earlier one."), field="next_on"
        )


def ensure_decisions(told: Mapping[str, tuple[str, str]], goals: Iterable[str]) -> None:
    """Refuse a goal about which nothing was decided, and one dropped without its reason.

    told: by the goal's line, the outcome and the reason.
    """
    for line in goals:
        outcome, reason = told.get(line, ("", ""))
        if not outcome:
            raise Refused(_("Choose what becomes of this goal."), field=f"outcome_{line}")
        if outcome == Outcome.DROPPED and not reason:
            raise Refused(_("Write why this goal is dropped."), field=f"reason_{line}")


def ensure_strikable(*, is_newest: bool, struck: bool) -> None:
    """Refuse to strike out a review twice, or one that a later review rests on."""
    if struck:
        raise Refused(_("This review was struck out before. Look again."))
    if not is_newest:
        raise Refused(_("A later review rests on this one. Only the newest can be struck out."))
