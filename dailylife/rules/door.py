"""The rules of the door: who comes through it, when a tap can be true, what a leaving needs."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from dailylife.choices.door import CLOSES_AT, DAY_KINDS, PRODUCE_AFTER, SERVICES, WAYS, Service, Way
from foundation.languages import _
from foundation.refusals import Refused


def ensure_comes(kind: str | None) -> None:
    """Raise Refused unless her open stay is of the kind that comes and goes; `kind` is None without an open stay."""
    if kind is None:
        raise Refused(_("She has left this home. Nobody taps her in."))
    if kind not in DAY_KINDS:
        raise Refused(_("She lives in this home. The door is for children who come by day."))


def ensure_arrival(
    came_at: datetime, *, now: datetime, stay_began: datetime, is_today: bool, taken: tuple[str, str] | None
) -> None:
    """Raise Refused for a coming that cannot be: ahead of now, before her first day, on another day, inside a visit.

    `taken` are the hours, in words, of a standing visit that covers the moment, if one does.
    """
    if came_at > now:
        raise Refused(_("This hour is still to come. Write when she came."), field="came")
    if came_at < stay_began:
        raise Refused(_("She was not enrolled here yet at that hour."), field="came")
    if not is_today:
        raise Refused(_("A tap-in is written on its own day."), field="came")
    if taken is not None:
        raise Refused(
            _("She was in from %(came)s to %(left)s. Write another hour.", came=taken[0], left=taken[1]),
            field="came",
        )


def ensure_leaving(
    services: Iterable[str], *, other_words: str, way: str, fetched_by: str, is_closing: bool
) -> None:
    """Raise Refused for an unknown service, words missing for another one, a way missing at closing time."""
    used = set(services)
    if not used <= set(SERVICES):
        raise Refused(_("Choose what she used from the list."), field="services")
    if Service.OTHER in used and not other_words.strip():
        raise Refused(_("Write in a few words what else she used."), field="other_words")
    if way and way not in WAYS:
        raise Refused(_("Choose how she left."), field="way")
    if is_closing and not way:
        raise Refused(_("It is past closing time. Choose how she left, or that she stays."), field="way")
    if way == Way.FETCHED and not fetched_by.strip():
        raise Refused(_("Write who fetched her."), field="fetched_by")


def ensure_night(night_on: date | None, *, today: date) -> None:
    """Raise Refused where this night is written already."""
    if night_on == today:
        raise Refused(_("That she stays this night is written already."), field="way")


def ensure_struck(*, is_struck: bool, reason: str) -> None:
    """Raise Refused for a tap that is struck out already, or without a reason."""
    if is_struck:
        raise Refused(_("This is struck out already."))
    if not reason.strip():
        raise Refused(_("Write why. What was written stays readable."), field="reason")


def is_closing(here: datetime, *, came_on: date) -> bool:
    """Answer whether the house is closed at a moment of the home's own zone, for a child who came on `came_on`."""
    return here.time() >= CLOSES_AT or here.date() > came_on


def is_still_in(here: datetime, *, came_on: date, night_on: date | None) -> bool:
    """Answer whether someone who is in is to be asked about: it is past closing time, and no night is written.

    A written night counts until the closing time of the next day.
    """
    if not is_closing(here, came_on=came_on):
        return False
    if night_on is None:
        return True
    return here >= datetime.combine(night_on + timedelta(days=1), CLOSES_AT, here.tzinfo)


def must_be_produced(came_at: datetime, *, now: datetime) -> bool:
    """Answer whether she needs the shelter for longer than rule 22 allows without the Committee."""
    return now - came_at > PRODUCE_AFTER


def days_of(first: date, last: date) -> Iterator[date]:
    """Answer each day that a visit touched."""
    return (first + timedelta(days=n) for n in range(max(0, (last - first).days) + 1))
