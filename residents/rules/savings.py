"""What may be written about a child's money and her bank account, on plain values."""

import re

from foundation.languages import _
from foundation.refusals import Refused
from residents.choices.going import CAME, WENT

IFSC = re.compile(r"[A-Z]{4}0[A-Z0-9]{6}")
NUMBER = re.compile(r"[0-9A-Z]{6,34}")


def paise_moved(kind: str, amount: int) -> int:
    """Answer the paise of an entry with their sign: what comes is above nothing, what goes below."""
    if kind in CAME:
        return amount
    if kind in WENT:
        return -amount
    raise Refused(_("Choose what this money is."), field="kind")


def ensure_said(kind: str, words: str) -> None:
    """Refuse money out, or of no usual kind, without a word on what it was for or to whom."""
    if not words and kind in ("spent", "came", "went"):
        raise Refused(_("Write what it was for."), field="words")
    if not words and kind == "opening":
        raise Refused(_("Write from which book, and its page."), field="words")
    if not words and kind == "given_over":
        raise Refused(_("Write to whom it was given."), field="words")


def bank_number(typed: str) -> str:
    """Answer an account number without spaces and strokes. Raises Refused for what cannot be one."""
    plain = "".join(c for c in typed.upper() if c.isalnum())
    if not NUMBER.fullmatch(plain):
        raise Refused(_("Write the whole account number, as the passbook has it."), field="number")
    return plain


def ensure_ifsc(code: str) -> None:
    """Refuse a branch code that no bank has: four letters, a nought, six signs."""
    if code and not IFSC.fullmatch(code):
        raise Refused(
            _("An IFSC has four letters, a nought and six signs, such as SBIN0001234."), field="ifsc"
        )


def ensure_replaced_with_reason(*, is_replaced: bool, reason: str) -> None:
    """Refuse another bank account in place of the one written until its reason is there."""
    if is_replaced and not reason:
        raise Refused(_("Write why this is changed. The old value stays readable."), field="reason")
