"""What the record says about broken seals; the engine has no card of its own, the office carries its words."""

from enum import StrEnum
from typing import Any

from foundation.break_glass.rules import GROUNDS, VERDICTS
from foundation.languages import _l
from foundation.telling import in_words


class Event(StrEnum):
    """Deeds and readings about broken seals."""

    SEAL_BROKEN = "office.seal.broken"
    SEAL_CLOSED = "office.seal.closed"
    PAGE_READ = "office.seal_page.read"
    SEAL_REVIEWED = "office.seal.reviewed"
    LIST_READ = "office.seal_list.read"
    COUNTS_READ = "office.seal_counts.read"
    PERSON_BARRED = "office.seal_bar.written"
    BAR_LIFTED = "office.seal_bar.lifted"


SENTENCES: dict[Event, Any] = {
    Event.SEAL_BROKEN: _l(
        "Seal of %(code)s broken, no. %(number)s: %(ground)s; opened: %(compartments)s; until %(until)s"
    ),
    Event.SEAL_CLOSED: _l("Broken seal no. %(number)s of %(code)s closed"),
    Event.PAGE_READ: _l("Read with the seal broken, no. %(number)s: %(path)s"),
    Event.SEAL_REVIEWED: _l("Broken seal no. %(number)s of %(code)s reviewed: %(verdict)s"),
    Event.LIST_READ: _l("List of broken seals read, %(lines)s lines"),
    Event.COUNTS_READ: _l("Counts of broken seals read"),
    Event.PERSON_BARRED: _l("%(who)s may not break the seal: %(scope)s"),
    Event.BAR_LIFTED: _l("%(who)s may break the seal again: %(scope)s"),
}

ANY_CHILD = "any"

DETAILS: dict[str, Any] = {
    "office.ground": in_words(GROUNDS),
    "office.verdict": in_words(VERDICTS),
    "office.scope": lambda said: str(_l("any child")) if said == ANY_CHILD else str(said),
}
