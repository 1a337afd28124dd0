"""How the attendance sheet says its marks where two people meet at it (`foundation.rolls.clash`)."""

from typing import Any

from education.rules import ABSENT, PRESENT, REASONS, Reason, not_held_words
from foundation.languages import _
from foundation.rolls.clash import Meant


def meant() -> Meant:
    """Answer what the marks of a class mean, in the reader's language."""
    return Meant(
        present=PRESENT, other=str(Reason.OTHER), whole=_("The class"), said=_words, not_held=not_held_words
    )


def _words(line: Any) -> str:
    if line.mark != ABSENT:
        return _("Present")
    said = line.words or str({str(k): v for k, v in REASONS.items()}.get(line.reason, ""))
    return _("Absent: %(reason)s", reason=said) if said else _("Absent")
