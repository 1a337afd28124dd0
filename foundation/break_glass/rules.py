"""The rules of a broken seal: its grounds, its hour, the review in three days, the lock after a week."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from foundation.languages import _, _l
from foundation.refusals import Refused

GROUNDS: Mapping[str, Any] = {
    "life": _l("Risk to life"), "medical": _l("Medical emergency"), "missing": _l("Missing child"),
    "order": _l("Order of a court or the CWC"), "police": _l("Request of the police (SJPU)"),
}  # fmt: skip
"""The preset grounds (security plan, section 4)."""
NUMBERED: Mapping[str, Any] = {
    "order": _l("Write the number of the order."), "police": _l("Write the number that the police gave."),
}  # fmt: skip
"""Grounds that rest on a paper: its number is asked for."""
VERDICTS: Mapping[str, Any] = {"justified": _l("Justified"), "unjustified": _l("Not justified")}

REASON_AT_LEAST = 20
"""Characters of the reason."""
OPEN_FOR = timedelta(minutes=60)
REVIEW_WITHIN = timedelta(hours=72)
LOCKED_AFTER = timedelta(days=7)
"""An opening that nobody has reviewed for so long locks its opener out of further ones."""
WORDS_AT_LEAST = 10
"""Characters of a review's words (local setting)."""


def is_open(until_at: datetime, ended_at: datetime | None, *, now: datetime) -> bool:
    """Answer whether an opening is in force: its sixtieth minute is over at 60:00."""
    return ended_at is None and now < until_at


def minutes_left(until_at: datetime, *, now: datetime) -> int:
    """Answer the minutes that remain, the one that runs counted; 0 when it is over."""
    left = (until_at - now).total_seconds()
    return max(0, -int(-left // 60))


def review_state(opened_at: datetime, reviewed_at: datetime | None, *, now: datetime) -> str:
    """Answer `met` (reviewed), `due`, or `over` (72 hours are past and nobody has reviewed it)."""
    if reviewed_at is not None:
        return "met"
    return "over" if now - opened_at >= REVIEW_WITHIN else "due"


def is_locking(opened_at: datetime, reviewed_at: datetime | None, *, now: datetime) -> bool:
    """Answer whether an opening locks its opener out: seven days have passed without a review."""
    return reviewed_at is None and now - opened_at >= LOCKED_AFTER


def ensure_told(ground: str, reference: str, reason: str) -> None:
    """Raise Refused unless the ground is one of the preset, its paper is named, and the reason is long enough."""
    if ground not in GROUNDS:
        raise Refused(_("Choose the ground."), field="ground")
    if ground in NUMBERED and not reference:
        raise Refused(str(NUMBERED[ground]), field="reference")
    if len(reason) < REASON_AT_LEAST:
        raise Refused(
            _("Write at least %(least)s characters on why it cannot wait.", least=REASON_AT_LEAST), field="reason"
        )  # fmt: skip


def ensure_chosen(chosen: Collection[str], allowed: Collection[str]) -> None:
    """Raise Refused unless something is chosen, and nothing but what the matrix marks for this reader."""
    if not chosen:
        raise Refused(_("Choose what you need to read."), field="compartments")
    if not set(chosen) <= set(allowed):
        raise Refused(_("Your post cannot open this. Choose from the boxes."), field="compartments")


def ensure_may_review(
    *, opener: UUID, reviewer: UUID | None, is_of_organisation: bool, is_wide: bool
) -> None:
    """Raise Refused for one's own opening, and for one by head office unless the reviewer's post is for all homes."""
    if reviewer is None or reviewer == opener:
        raise Refused(_("Another person reviews what you opened."))
    if is_of_organisation and not is_wide:
        raise Refused(_("The privacy officer reviews what head office opened."))


def ensure_review(verdict: str, words: str) -> None:
    """Raise Refused unless a verdict is chosen and its words say why."""
    if verdict not in VERDICTS:
        raise Refused(_("Choose what you found."), field="verdict")
    if len(words) < WORDS_AT_LEAST:
        raise Refused(_("Write in a few words what you found."), field="words")
