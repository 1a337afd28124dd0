"""The figures of a home's health: what is counted, in which words, and below which number nothing is shown."""

from datetime import timedelta
from typing import Any

from foundation.languages import _l

SHOWN_FROM = 5
"""A figure about fewer children than this could name one of them: it is not shown."""
MEASURED_WITHIN = timedelta(days=180)
"""A weight and a height older than this say nothing of how a child stands now (local setting)."""

EXAMINED, WEIGHED, BODY, HEIGHT, WEIGHT, IMMUNISED = (
    "examined", "weighed", "body", "height", "weight", "immunised",
)  # fmt: skip
DOSES, VISITS = "doses", "visits"

GROUPS: dict[str, tuple[Any, dict[str, Any]]] = {
    EXAMINED: (_l("Examined after coming"), {
        "in_time": _l("Within 24 hours"), "late": _l("Later"), "missing": _l("Not written"),
    }),
    WEIGHED: (_l("Weighed this month"), {"yes": _l("Weighed"), "no": _l("Not yet")}),
    BODY: (_l("BMI for age"), {
        "low": _l("Thin, under −2 z"), "usual": _l("Between"), "high": _l("Overweight"), "unknown": _l("Not known"),
    }),
    HEIGHT: (_l("Height for age"), {
        "low": _l("Stunted, under −2 z"), "usual": _l("Not stunted"), "unknown": _l("Not known"),
    }),
    WEIGHT: (_l("Weight for age, to ten years"), {
        "low": _l("Underweight, under −2 z"), "usual": _l("Not underweight"), "unknown": _l("Older, or not known"),
    }),
    IMMUNISED: (_l("Immunisations"), {
        "due": _l("A dose is due now"), "none": _l("No dose is due"), "unknown": _l("Age not known"),
    }),
    DOSES: (_l("Doses of medicines this month"), {
        "given": _l("Given"), "refused": _l("She refused"), "held": _l("Held back"), "missed": _l("Missed"),
    }),
    VISITS: (_l("Visits this month"), {"home": _l("Seen in the home"), "hospital": _l("Seen in a hospital")}),
}  # fmt: skip
"""Each group in words with its cells. The first six part the children who live there; the others count entries."""

AT_HOSPITAL = frozenset({"outdoor", "hospital"})
"""Kinds of visit that happen in a hospital."""
