"""What a care plan chooses from, with its words: stay, states, owners, outcomes, languages; and the law's intervals."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l
from residents.choices.care import Area

PLAN_AFTER_DAYS = 14
"""The plan is made when the first fourteen days are over (rule 69-I(3); rule 62(6)(vii))."""
FORTNIGHT_DAYS = 14
"""A review is held every fortnight in the first months of a plan (rule 69-I(7))."""
FORTNIGHTLY_MONTHS = 3
"""So many months the reviews are fortnightly; after that they are monthly (rule 69-I(7); rule 13(8)(ii))."""
EVIDENCE_AT_MOST = 12
"""So many lines of one source stand beside a goal; the rest is read in its own room."""


class StayLength(StrEnum):
    """How long she is expected to stay (Form 7, head)."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


class PlanState(StrEnum):
    """Where a version of a plan stands."""

    DRAFT = "draft"
    WAITING = "waiting"
    APPROVED = "approved"
    SUPERSEDED = "superseded"


class Step(StrEnum):
    """What happened to a version of a plan."""

    BEGUN = "begun"
    SENT = "sent"
    RETURNED = "returned"
    APPROVED = "approved"
    SUPERSEDED = "superseded"


class GoalOwner(StrEnum):
    """Who sees to a goal."""

    PERSON = "person"
    CHILD = "child"
    FAMILY = "family"


class Outcome(StrEnum):
    """What has become of a goal."""

    OPEN = "open"
    REACHED = "reached"
    PARTLY = "partly"
    DROPPED = "dropped"


STAYS: dict[StayLength, Any] = {
    StayLength.SHORT: _l("Short: up to 6 months"),
    StayLength.MEDIUM: _l("Medium: 6 months to 1 year"),
    StayLength.LONG: _l("Long: over 1 year"),
}
STATES: dict[PlanState, Any] = {
    PlanState.DRAFT: _l("Draft"),
    PlanState.WAITING: _l("Waits for approval"),
    PlanState.APPROVED: _l("Approved, in force"),
    PlanState.SUPERSEDED: _l("Superseded"),
}
STATE_MARKS = {
    PlanState.DRAFT: "draft", PlanState.WAITING: "due", PlanState.APPROVED: "met", PlanState.SUPERSEDED: "waived",
}  # fmt: skip
STEPS: dict[Step, Any] = {
    Step.BEGUN: _l("Care plan begun"),
    Step.SENT: _l("Care plan sent for approval"),
    Step.RETURNED: _l("Care plan sent back"),
    Step.APPROVED: _l("Care plan approved"),
    Step.SUPERSEDED: _l("Care plan superseded"),
}
OUTCOMES: dict[Outcome, Any] = {
    Outcome.OPEN: _l("Goes on"),
    Outcome.REACHED: _l("Reached"),
    Outcome.PARTLY: _l("Partly reached"),
    Outcome.DROPPED: _l("Dropped"),
}
OUTCOME_MARKS = {
    Outcome.OPEN: "due", Outcome.REACHED: "met", Outcome.PARTLY: "soon", Outcome.DROPPED: "waived",
}  # fmt: skip
SETTLED = frozenset({Outcome.REACHED, Outcome.DROPPED})
"""Outcomes after which a goal stands in no later version and its open tasks end."""
HER_LANGUAGES: dict[str, Any] = {
    "bn": _l("Bengali"), "hi": _l("Hindi"), "en": _l("English"), "ne": _l("Nepali"), "sat": _l("Santali"),
    "ur": _l("Urdu"), "other": _l("Another language"),
}  # fmt: skip
PARTS: tuple[tuple[str, frozenset[Area]], ...] = (
    ("whole", frozenset(Area)),
    ("mind", frozenset({Area.EMOTIONAL, Area.RELATIONSHIPS})),
    ("health", frozenset({Area.HEALTH})),
    ("school", frozenset({Area.EDUCATION})),
)
"""Which areas each permission to see opens: psychological goals, health goals, education goals, or all of them."""
