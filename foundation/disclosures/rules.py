"""The rules of exports and disclosures: when two persons are needed, who the second may be, how long all of it lasts.

**What an export is.** A spreadsheet, a text for other programs, or the copy of a child's file: records that leave the
house in a shape that can be searched and sent on. A register on paper (PDF, or the page of the printer) is a *print*:
the matrix grants it as P, it takes a serial and a watermark, and it asks nobody, because the bound book and the
inspector need it every day. An export of few children, where the matrix grants it, is made at once; what one person
took within a day is added up, so that many small ones are not a way round. Above that number, with a sealed class in
it, and for every copy of a child's file, a purpose is asked, a second person agrees first, and the file is encrypted
(security plan, section 4, rules 1 and 7). Either way it takes a serial and stands in the register of prints.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from foundation.disclosures.choices import (
    ASKERS,
    CHILD,
    GROUNDS,
    HOUSE,
    MEANS,
    OMISSIONS,
    ON_PAPER,
    OTHERS,
    RECIPIENTS,
)
from foundation.languages import _
from foundation.refusals import Refused

if TYPE_CHECKING:
    from foundation.disclosures.models import ExportRequest

TALLY_OVER = timedelta(days=1)
"""Exports of one person in one home within this time count together (local setting)."""
PURPOSE_AT_LEAST = 10


def needs_two(children: int, *, lately: int, is_sealed: bool, at_most: int) -> bool:
    """Answer whether an export waits for a second person: more than `at_most` children, or a sealed class.

    `lately` are the children in what the same person exported within a day. Nobody's record asks nobody.
    """
    return children > 0 and (is_sealed or children + lately > at_most)


def ensure_purpose(purpose: str) -> None:
    """Raise Refused for a purpose that says nothing."""
    if len(" ".join(purpose.split())) < PURPOSE_AT_LEAST:
        raise Refused(
            _("Write what it is for, in at least %(least)s characters.", least=PURPOSE_AT_LEAST), field="purpose"
        )  # fmt: skip


def ensure_told(recipient: str, words: str, ground: str, reference: str, *, asked: bool) -> None:
    """Raise Refused for a recipient or ground that is missing or does not fit; `asked` is an export, else a giving."""
    known = ASKERS if asked else RECIPIENTS
    if recipient not in known:
        raise Refused(_("Choose for whom it is."), field="recipient")
    if recipient == HOUSE:
        return
    if not words.strip() and recipient != CHILD:
        raise Refused(_("Write the office and the person who receives it."), field="recipient_words")
    if ground not in GROUNDS:
        raise Refused(_("Choose the ground in law."), field="ground")
    if recipient == OTHERS and ground not in ON_PAPER:
        raise Refused(
            _("Nothing that can identify a child goes to a donor or another organisation without an order or a"
              " written permission: JJ Act s.74."), field="ground",
        )  # fmt: skip
    if GROUNDS[ground].paper is not None and not reference.strip():
        raise Refused(str(GROUNDS[ground].paper), field="reference")


def ensure_given(means: str, what: str, given_at: datetime, *, now: datetime) -> None:
    """Raise Refused for a giving without its means or matter, or one that is still to come."""
    if not what.strip():
        raise Refused(_("Write what was given or told."), field="what")
    if means not in MEANS:
        raise Refused(_("Choose how it went."), field="means")
    if given_at > now:
        raise Refused(_("This is still to come. Write it when it is given."), field="given_at")


def state_of(wish: "ExportRequest", *, now: datetime) -> str:
    """Answer how far an export is: waiting, agreed, refused, withdrawn, lapsed, ready or gone."""
    if wish.made_at is not None:
        is_over = wish.gone_at is not None or (wish.kept_until is not None and wish.kept_until <= now)
        return "gone" if is_over else "ready"
    if wish.withdrawn_at is not None:
        return "withdrawn"
    if wish.verdict == "refused":
        return "refused"
    if wish.expires_at <= now:
        return "lapsed"
    return "agreed" if wish.verdict else "waiting"


def ensure_may_decide(wish: "ExportRequest", *, by: UUID, is_off_site: bool, now: datetime) -> None:
    """Raise Refused for who may not say the second word: the asker, too late, or nobody outside the home for a list.

    A list of many children needs somebody who does not sit in the home; the copy of one child's file may be agreed to
    by its superintendent (security plan, sections 3 and 4).
    """
    state = state_of(wish, now=now)
    if wish.asked_by == by:
        raise Refused(_("You asked for this yourself. Another person agrees."))
    if state == "lapsed":
        raise Refused(_("This was asked too long ago. It is asked for anew."))
    if state == "withdrawn":
        raise Refused(_("Whoever asked has taken it back."))
    if state != "waiting":
        raise Refused(_("Somebody has answered this already. Look at it again."))
    if wish.case_file_id is None and not is_off_site:
        raise Refused(_("Head office or the privacy officer agrees to a list of many children."))


def ensure_may_make(wish: "ExportRequest", *, by: UUID, now: datetime) -> None:
    """Raise Refused for a file that may not be made: not hers, not agreed to, too late, made already."""
    state = state_of(wish, now=now)
    if wish.asked_by != by:
        raise Refused(_("Whoever asked makes the file."))
    said: Mapping[str, Any] = {
        "waiting": _("A second person has not agreed yet."),
        "refused": _("This was refused."),
        "withdrawn": _("You took this back."),
        "lapsed": _("The agreement is too old. Ask for it anew."),
        "ready": _("The file is made already. If its passphrase is lost, ask for it anew."),
        "gone": _("The file is gone. Ask for it anew."),
    }
    if state in said:
        raise Refused(str(said[state]))


def ensure_left_out(left_out: Mapping[str, str], known: frozenset[str]) -> None:
    """Raise Refused for a line that is left out without a ground, or that the file does not have."""
    for key, ground in left_out.items():
        if key not in known:
            raise Refused(_("A line that you left out is not there any more. Look through the lines again."))
        if ground not in OMISSIONS:
            raise Refused(_("Say for each line that you leave out why."), field=f"ground-{key}")
