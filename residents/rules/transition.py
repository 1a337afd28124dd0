"""From when a transition plan is made, when it is looked at again, who is near eighteen: on plain values."""

from datetime import date, timedelta

from foundation.languages import _
from foundation.refusals import Refused
from residents.choices.transition import BEGINS_AT, GROWN, NEAR_DAYS, REVIEW_MONTHS, SPHERES, STANDINGS
from residents.rules.aftercare import after_months
from residents.rules.stays import Age


def birthday(
    years: int, *, born_on: date | None, stated_years: int | None, stated_on: date | None
) -> date | None:
    """Answer the day on which she is so old by the age in force, or None where none is known.

    A birthday of 29 February falls on 1 March in other years. An age that was stated grows on the day it was stated.
    """
    first, more = (born_on, years) if born_on is not None else (stated_on, years - (stated_years or 0))
    if first is None or (born_on is None and stated_years is None):
        return None
    try:
        return first.replace(year=first.year + more)
    except ValueError:
        return date(first.year + more, 3, 1)


def near_at(turns: date, *, today: date) -> int | None:
    """Answer the narrowest of 180, 90 and 30 days within which she is eighteen, or is already; else None."""
    left = (turns - today).days
    return min((days for days in NEAR_DAYS if left <= days), default=None)


def ensure_old_enough(age: Age) -> None:
    """Refuse a transition plan for a child who is not sixteen, or whose age nobody knows."""
    if age.years is None:
        raise Refused(_("Her age is not known. Write it under “Identity” first."))
    if age.years < BEGINS_AT:
        said = _(
            "She is %(age)s. A transition plan begins at %(from)s. Until then her care plan holds her goals.",
            **{"age": age.short, "from": BEGINS_AT},
        )
        raise Refused(said)


def is_due_to_begin(age: Age) -> bool:
    """Answer whether a child is of the age at which her plan begins."""
    return age.years is not None and age.years >= BEGINS_AT


def is_grown(age: Age) -> bool:
    """Answer whether she is eighteen."""
    return age.years is not None and age.years >= GROWN


def review_due(day: date) -> date:
    """Answer when a plan that was looked at on `day` is due again: half a year later."""
    return after_months(day, REVIEW_MONTHS)


def ensure_sphere(sphere: str, standing: str) -> None:
    """Refuse a sphere or a standing that is none."""
    if sphere not in SPHERES:
        raise Refused(_("Choose the sphere."), field="sphere")
    if standing not in STANDINGS:
        raise Refused(_("Choose where she stands."), field="standing")


def ensure_step(*, words: str, owner: str, due_on: date, today: date) -> None:
    """Refuse a step without what and by whom, or one that is due before today."""
    if not words:
        raise Refused(_("Write what is to be done."), field="words")
    if not owner:
        raise Refused(_("Write who does it. It may be she herself."), field="owner")
    if due_on < today:
        raise Refused(_("This day is over. Write a day to come."), field="due_on")


def ensure_step_open(done_on: date | None, dropped_on: date | None) -> None:
    """Refuse to finish a step twice."""
    if done_on is not None or dropped_on is not None:
        raise Refused(_("This step is finished already. Look again."))


def ensure_finished(*, is_done: bool, on: date, outcome: str, today: date) -> None:
    """Refuse a step done in the future, or one dropped without its reason."""
    if on > today:
        raise Refused(_("This day has not come yet. Write today or an earlier day."), field="on")
    if not is_done and not outcome:
        raise Refused(_("Write why it is dropped."), field="outcome")


def ensure_review(*, reviewed_on: date, begun_on: date, next_on: date, today: date) -> None:
    """Refuse a review before the plan or in the future, or one whose next is not within half a year after it."""
    if reviewed_on < begun_on:
        raise Refused(_("This is before the plan was begun. Look at the day."), field="reviewed_on")
    if reviewed_on > today:
        raise Refused(_("This day has not come yet. Write today or an earlier day."), field="reviewed_on")
    if next_on <= reviewed_on:
        raise Refused(_("The next review comes before this one. Look at both days."), field="next_on")
    if next_on > review_due(reviewed_on) + timedelta(days=1):
        raise Refused(
            _("A plan is looked at again within half a year. Write an earlier day."), field="next_on"
        )
