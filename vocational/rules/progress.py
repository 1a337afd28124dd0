"""What a sign-off needs, how far a child is, and when a certificate may be issued."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from foundation.languages import _, ngettext
from foundation.refusals import Refused
from vocational.choices.trades import CHECK_LENGTH, CHECK_LETTERS, Step


def ensure_sign_off(
    *, chosen: int, step: str, seen_on: date, words: str, from_on: date, to_on: date | None, today: date
) -> None:
    """Refuse a sign-off without a competency or words, or of a day outside her time in the batch. Raises Refused."""
    if not chosen:
        raise Refused(_("Choose at least one line of the syllabus."), field="competencies")
    if step not in set(Step):
        raise Refused(_("Choose how far she does it."), field="step")
    if seen_on > today:
        raise Refused(_("This day has not come yet. Write today or an earlier day."), field="seen_on")
    if seen_on < from_on or (to_on and seen_on > to_on):
        raise Refused(_("She was not in this batch on that day. Choose another day."), field="seen_on")
    if not words:
        raise Refused(_("Write what you saw, as “hemmed a handkerchief”."), field="words")


@dataclass(frozen=True)
class Standing:
    """One competency of a child's syllabus and the step that stands: the newest that is not struck out."""

    competency: UUID
    module: str
    words: str
    is_required: bool
    step: str = ""

    @property
    def is_done(self) -> bool:
        """Answer whether she does it alone."""
        return self.step == Step.ALONE


def missing_of(lines: Iterable[Standing]) -> list[Standing]:
    """Answer the competencies that the certificate asks for and that are not signed `alone`."""
    return [line for line in lines if line.is_required and not line.is_done]


def ensure_certifiable(
    lines: Sequence[Standing],
    *,
    minutes: int,
    hours_needed: int,
    is_hobby: bool,
    trainer: UUID,
    by: UUID | None,
) -> None:
    """Refuse a certificate, naming what is missing: competencies, hours, or another hand than the trainer's.

    `minutes` are those that she attended. Raises Refused.
    """
    if is_hobby:
        raise Refused(_("Hobby hours give no certificate."))
    if by == trainer:
        raise Refused(_("Her trainer signed her work. Somebody else issues the certificate."))
    if missing := missing_of(lines):
        shown = "; ".join(line.words for line in missing[:5])
        more = len(missing) - 5
        said = ngettext(
            "%(num)s line is not signed as done alone: %(what)s.",
            "%(num)s lines are not signed as done alone: %(what)s.",
            len(missing),
            what=shown if more <= 0 else _("%(what)s; and %(more)s more", what=shown, more=more),
        )
        raise Refused(said)
    if minutes < hours_needed * 60:
        raise Refused(
            _("She attended %(hours)s of the %(needed)s hours that the certificate asks for.",
              hours=minutes // 60, needed=hours_needed)
        )  # fmt: skip


def ensure_reason(reason: str) -> None:
    """Refuse what is struck out or withdrawn without a reason. Raises Refused."""
    if len(reason.strip()) < 5:
        raise Refused(_("Write the reason in a few words."), field="reason")


def new_check_code() -> str:
    """Answer a fresh check code: random letters and figures that are not mistaken for one another."""
    return "".join(secrets.choice(CHECK_LETTERS) for _n in range(CHECK_LENGTH))


def code_typed(typed: str) -> str:
    """Answer a check code as it is kept, from how somebody typed it: any case, with or without dashes."""
    return "".join(c for c in typed.upper() if c.isascii() and c.isalnum())[:CHECK_LENGTH]


def code_said(code: str) -> str:
    """Answer a check code as it is printed: `ABCD-EFGH-JKMN`."""
    return "-".join(code[n : n + 4] for n in range(0, len(code), 4))
