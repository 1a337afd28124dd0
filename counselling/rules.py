"""What a session must be before it is written down; plain values in, refusals out."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from counselling.models import Issue, Risk
from foundation.languages import _
from foundation.refusals import Refused

OLDEST = timedelta(days=60)
ALLOWED_AHEAD = timedelta(minutes=5)
LATE_AFTER = timedelta(hours=48)
REGISTER_FIELDS = ("happened_at", "kind", "issues", "next_on")
"""The fields whose corrections stand struck out in the register."""


def ensure_loggable(
    *, happened_at: datetime, now: datetime, stay_began: datetime | None, stay_ended: datetime | None = None
) -> None:
    """Refuse a session that has not happened, happened outside the child's stay, or long ago.

    All moments are aware. Raises Refused.
    """
    if happened_at > now + ALLOWED_AHEAD:
        raise Refused(_("This has not happened yet. Write the time at which you met."), field="happened_on")
    if stay_began is None or happened_at < stay_began:
        raise Refused(_("The child was not in this home then. Look at the day."), field="happened_on")
    if stay_ended is not None and happened_at > stay_ended:
        raise Refused(_("The child had left this home by then. Look at the day."), field="happened_on")
    if now - happened_at > OLDEST:
        raise Refused(
            _("This is more than 60 days ago. A session is written within 60 days."), field="happened_on"
        )


def ensure_safe(*, risk: str, safety_instruction: str) -> None:
    """Refuse a watch or a danger that tells the house nothing to do. Raises Refused."""
    if risk != Risk.NONE and not safety_instruction.strip():
        raise Refused(_("Write what house staff must do tonight."), field="safety_instruction")


def ensure_next(*, next_on: date | None, happened_on: date) -> None:
    """Refuse a next session that is not after this one. Raises Refused."""
    if next_on is not None and next_on < happened_on:
        raise Refused(_("The next session cannot be before this one."), field="next_on")


def ensure_issues(codes: Collection[str]) -> tuple[str, ...]:
    """Answer the issue codes in the order of the list; at least one, at most four. Raises Refused."""
    known = tuple(code for code in Issue if code in codes)
    if not known:
        raise Refused(_("Choose at least one code for what it was about."), field="issues")
    if len(known) > 4:
        raise Refused(_("Choose at most four codes, the weightiest ones."), field="issues")
    return tuple(str(code) for code in known)


def changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, ...]:
    """Answer the names of the fields whose values differ, in the order of `new`."""
    return tuple(name for name, value in new.items() if name in old and old[name] != value)


def ensure_amendable(*, fields: Collection[str], reason: str) -> None:
    """Refuse a correction that changes nothing, or that does not say why. Raises Refused."""
    if not fields:
        raise Refused(_("Nothing was changed. Mend a line, or leave the page."))
    if not reason.strip():
        raise Refused(
            _("Write why this is corrected. The old text stays readable beside it."), field="reason"
        )
