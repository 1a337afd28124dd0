"""What identity chooses from, with its words: other names, grounds of an age, papers and how they stand, siblings."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l


class AgeKind(StrEnum):
    """How strong the ground of an age is: stated, assessed by a doctor, ordered."""

    STATED = "stated"
    ASSESSED = "assessed"
    ORDERED = "ordered"


class Document(StrEnum):
    """On what an age order relies, in the order of JJ Act s.94(2)."""

    SCHOOL = "school"
    MUNICIPAL = "municipal"
    MEDICAL = "medical"


class PaperState(StrEnum):
    """How an identity paper stands."""

    HELD = "held"
    COPY = "copy"
    APPLIED = "applied"
    RECEIVED = "received"
    LOST = "lost"
    NEVER = "never"


HERE = frozenset({PaperState.HELD, PaperState.RECEIVED})
"""The paper itself is here; a copy is not the paper."""

ALIAS_KINDS: dict[str, Any] = {
    "called": _l("Called so"),
    "earlier": _l("Earlier name"),
    "given": _l("Given by others"),
    "paper": _l("On papers"),
}
AGE_KINDS: dict[AgeKind, Any] = {
    AgeKind.STATED: _l("Stated"),
    AgeKind.ASSESSED: _l("Assessed by a doctor"),
    AgeKind.ORDERED: _l("Ordered"),
}
DOCUMENTS: dict[Document, Any] = {
    Document.SCHOOL: _l("School or matriculation certificate"),
    Document.MUNICIPAL: _l("Birth certificate of a corporation, municipality or panchayat"),
    Document.MEDICAL: _l("Ossification or other medical age test"),
}
PAPER_KINDS: dict[str, Any] = {
    "birth": _l("Birth certificate"),
    "aadhaar": _l("Aadhaar"),
    "caste": _l("Caste certificate"),
    "ration": _l("Ration card"),
    "udid": _l("Disability card, UDID"),
    "apaar": _l("APAAR, school identity"),
    "school": _l("School certificate"),
    "bank": _l("Bank passbook"),
    "passport": _l("Passport"),
    "other": _l("Another paper"),
}
EXPECTED = ("birth", "aadhaar")
"""Papers that every child needs (JJ Act s.53(1)(iv), legal proof of identity)."""
PAPER_STATES: dict[PaperState, Any] = {
    PaperState.HELD: _l("Held"),
    PaperState.COPY: _l("Only a copy"),
    PaperState.APPLIED: _l("Applied for"),
    PaperState.RECEIVED: _l("Received"),
    PaperState.LOST: _l("Lost"),
    PaperState.NEVER: _l("Never existed"),
}
SIBLING_RELATIONS: dict[str, Any] = {
    "full": _l("Full sibling"),
    "half": _l("Half sibling"),
    "step": _l("Step sibling"),
    "cousin": _l("Cousin, raised together"),
    "unknown": _l("Not known"),
}
ALIKE: dict[str, Any] = {
    "name": _l("name"),
    "age": _l("age"),
    "father": _l("father’s name"),
    "village": _l("village"),
}
