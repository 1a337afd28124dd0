"""What a home may be and until when its papers hold, on plain values."""

import re
from dataclasses import dataclass
from datetime import date

from foundation.languages import _, ngettext
from foundation.refusals import Refused

SOON_DAYS = 60
CODE = re.compile(r"[A-Z]{2,5}")
MOST_BEDS_AT_ONCE = 100


@dataclass(frozen=True)
class Validity:
    """How long a paper still holds: a state (over, soon, met, due) and the words of its clock."""

    state: str
    words: str


def validity(until: date | None, *, today: date, missing: str) -> Validity:
    """Answer the clock of a paper that holds until `until` (that day included)."""
    if until is None:
        return Validity("over", missing)
    left = (until - today).days
    if left < 0:
        return Validity("over", ngettext("ended %(num)s day ago", "ended %(num)s days ago", -left))
    if left == 0:
        return Validity("soon", _("ends today"))
    said = ngettext("%(num)s day left", "%(num)s days left", left)
    return Validity("soon" if left <= SOON_DAYS else "met", said)


def strength_words(count: int, strength: int) -> Validity:
    """Answer how many live here against the sanctioned strength."""
    said = _("%(count)s of %(strength)s", count=count, strength=strength)
    state = "over" if count > strength else "soon" if count == strength else "met"
    return Validity(state, said)


def ensure_code(code: str) -> None:
    """Refuse a home's code that is not two to five capital letters: it begins the code of every child's file."""
    if not CODE.fullmatch(code):
        raise Refused(_("Write two to five capital letters A to Z, such as KRS."), field="code")


def ensure_home_possible(*, age_from: int, age_to: int, sanctioned_strength: int) -> None:
    """Refuse an age band or a strength that no home can have."""
    if not 0 <= age_from <= age_to <= 25:
        raise Refused(_("The ages run from the younger to the older, 0 to 25."), field="age_from")
    if sanctioned_strength < 1:
        raise Refused(_("Write how many children may live here."), field="sanctioned_strength")


def ensure_go_live(day: date, *, today: date, opened_on: date | None) -> None:
    """Refuse a go-live day before the home was opened, or more than a year away from today."""
    if opened_on is not None and day < opened_on:
        raise Refused(_("This is before the home was opened."), field="go_live_on")
    if abs((day - today).days) > 366:
        raise Refused(_("This is more than a year away. Look at the year."), field="go_live_on")


def labels_between(prefix: str, first: int, last: int) -> tuple[str, ...]:
    """Answer the labels of a row of beds, such as B-01 to B-12."""
    if last < first or first < 1:
        raise Refused(_("The last number is before the first."), field="last_no")
    if last - first >= MOST_BEDS_AT_ONCE:
        raise Refused(_("At most %(most)s beds at once.", most=MOST_BEDS_AT_ONCE), field="last_no")
    return tuple(f"{prefix}-{n:02d}" for n in range(first, last + 1))


def ensure_leaving_possible(left_on: date, *, joined_on: date, already: date | None) -> None:
    """Refuse a leaving date before the joining, or a second one."""
    if already is not None:
        raise Refused(_("The leaving date is written already."), field="left_on")
    if left_on < joined_on:
        raise Refused(_("This is before the day of joining."), field="left_on")


def ensure_not_after(day: date, *, today: date, field: str) -> None:
    """Refuse a day that has not come."""
    if day > today:
        raise Refused(_("This day has not come yet."), field=field)


def ensure_police_possible(verified_on: date | None, valid_until: date | None) -> None:
    """Refuse a verification that ends before it was made."""
    if verified_on is None and valid_until is not None:
        raise Refused(_("Write when the police verified."), field="police_verified_on")
    if verified_on is not None and valid_until is not None and valid_until < verified_on:
        raise Refused(_("It cannot end before it was made."), field="police_valid_until")
