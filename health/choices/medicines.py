"""Choices of medicines and rounds; how long before and after its hour a dose is given."""

from datetime import timedelta
from typing import Any

from foundation.languages import _l

OPENS_BEFORE = timedelta(minutes=30)
"""A dose is not given earlier than this before its hour (local setting)."""
CLOSES_AFTER = timedelta(minutes=60)
"""After this a dose is missed, unless somebody writes that it was given and when (local setting)."""
WRITTEN_WITHIN = timedelta(days=7)
"""A dose is written down at most so long afterwards (local setting)."""
TIMES_AT_MOST = 6

GIVEN, REFUSED, HELD, MISSED = "given", "refused", "held", "missed"
OUTCOMES: dict[str, Any] = {
    GIVEN: _l("Given"), REFUSED: _l("She refused"), HELD: _l("Held back"), MISSED: _l("Missed"),
}  # fmt: skip
WHYS: dict[str, dict[str, Any]] = {
    REFUSED: {
        "sick": _l("Feels sick"), "unwilling": _l("Does not want"), "asleep": _l("Asleep"), "other": _l("Other"),
    },
    HELD: {
        "vomited": _l("Vomited"), "fasting": _l("Fasting"), "doctor": _l("Doctor says so"),
        "none_left": _l("Stock is out"), "other": _l("Other"),
    },
    MISSED: {
        "away": _l("She was away"), "asleep": _l("Asleep"), "none_left": _l("Stock is out"),
        "forgotten": _l("Forgotten"), "other": _l("Other"),
    },
}  # fmt: skip
ALL_WHYS: dict[str, Any] = {code: said for some in WHYS.values() for code, said in some.items()}
OUTCOME_MARKS = {GIVEN: "met", REFUSED: "over", HELD: "waived", MISSED: "over"}
