"""What an examination, a visit, an alert and an immunisation must be before they are written."""

from datetime import date, datetime, timedelta

from foundation.languages import _
from foundation.refusals import Refused
from health.choices.clinic import EXAMINED_WITHIN, OLDEST
from health.choices.immunisation import Dose

ALLOWED_AHEAD = timedelta(minutes=5)


def ensure_happened(
    happened_at: datetime, *, now: datetime, stay_began: datetime | None, stay_ended: datetime | None = None
) -> None:
    """Refuse what has not happened, happened outside her stay, or long ago; all moments aware. Raises Refused."""
    if happened_at > now + ALLOWED_AHEAD:
        raise Refused(_("This time has not come yet. Write when it was."), field="day")
    if stay_began is None or happened_at < stay_began:
        raise Refused(_("The child was not in this home then. Look at the day."), field="day")
    if stay_ended is not None and happened_at > stay_ended:
        raise Refused(_("The child had left this home by then. Look at the day."), field="day")
    if now - happened_at > OLDEST:
        raise Refused(_("This is more than 90 days ago. Look at the day."), field="day")


def is_exam_late(examined_at: datetime, *, came_at: datetime) -> bool:
    """Answer whether the examination was later than 24 hours after she came (rule 34(3)(i))."""
    return examined_at - came_at > EXAMINED_WITHIN


def ensure_exam(
    *, skin: tuple[str, ...], skin_words: str, senses: tuple[str, str], senses_words: str
) -> None:
    """Refuse a finding without words where only words say it. Raises Refused."""
    if "clear" in skin and len(skin) > 1:
        raise Refused(_("The skin is clear, or it is not. Choose again."), field="skin")
    if {"wound", "other"} & set(skin) and not skin_words:
        raise Refused(_("Write what was seen on the skin."), field="skin_words")
    if {"reduced", "none"} & set(senses) and not senses_words:
        raise Refused(_("Write what she cannot see or hear well."), field="senses_words")


def ensure_next(next_on: date | None, *, happened_on: date) -> None:
    """Refuse a next date that is before the visit. Raises Refused."""
    if next_on is not None and next_on < happened_on:
        raise Refused(_("The next date cannot be before this visit."), field="next_on")


def ensure_ends(ended_at: datetime, *, began_at: datetime, now: datetime) -> None:
    """Refuse a stay that ends before it began, or in the future. Raises Refused."""
    if ended_at < began_at:
        raise Refused(_("She cannot be back before she went. Look at the day and time."), field="day")
    if ended_at > now + ALLOWED_AHEAD:
        raise Refused(_("This time has not come yet. Write when she was back."), field="day")


def ensure_given(
    dose: Dose | None, given_on: date | None, *, source: str, today: date, born_on: date | None
) -> None:
    """Refuse a dose that is not in the schedule, not given yet, or given before her birth. Raises Refused."""
    if dose is None:
        raise Refused(_("Choose the dose from the list."), field="dose")
    if given_on is None:
        if source == "here":
            raise Refused(_("Write the day on which it was given here."), field="given_on")
        return
    if given_on > today:
        raise Refused(_("This day has not come yet. Write the day on which it was given."), field="given_on")
    if born_on is not None and given_on < born_on:
        raise Refused(_("This is before she was born. Look at the day."), field="given_on")


GIVEN, DUE, LATER, PAST = "given", "due", "later", "past"


def standing_of(dose: Dose, *, is_given: bool, age_days: int) -> str:
    """Answer how a dose of the schedule stands: given, due now, due later, or past the age at which it is given."""
    if is_given:
        return GIVEN
    if age_days < dose.due_days:
        return LATER
    return PAST if dose.until_days is not None and age_days > dose.until_days else DUE


def ensure_struck(*, is_struck: bool, reason: str) -> None:
    """Refuse to strike out twice, or without a reason. Raises Refused."""
    if is_struck:
        raise Refused(_("This is struck out already."))
    if not reason.strip():
        raise Refused(_("Write why this is struck out. It stays readable."), field="reason")
