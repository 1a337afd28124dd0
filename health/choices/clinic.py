"""Choices of examinations, visits and alerts; what the rules say of when a child is examined."""

from datetime import timedelta
from typing import Any

from foundation.languages import _l

EXAMINED_WITHIN = timedelta(hours=24)
"""A child is examined within 24 hours of coming (JJ Model Rules 2016, rule 34(3)(i))."""
EXAMINATION_RULE = _l("JJ Model Rules 2016, rule 34(3)(i)")
LATE_AFTER = timedelta(hours=48)
OLDEST = timedelta(days=90)
"""What is written now happened at most so long ago (local setting)."""

GENERAL: dict[str, Any] = {
    "good": _l("Well"), "fair": _l("Fair"), "weak": _l("Weak or ill"), "urgent": _l("Needs a hospital now"),
}  # fmt: skip
SENSES: dict[str, Any] = {
    "good": _l("Good"), "reduced": _l("Reduced"), "none": _l("Not at all"), "unknown": _l("Not tested"),
}  # fmt: skip
SKIN: dict[str, Any] = {
    "clear": _l("Clear"), "scabies": _l("Scabies"), "lice": _l("Lice"), "rash": _l("Rash"), "wound": _l("Wound"),
    "other": _l("Other"),
}  # fmt: skip

VISIT_KINDS: dict[str, Any] = {
    "clinic": _l("In the home"), "sick_room": _l("Kept in the sick room"), "outdoor": _l("Hospital, same day"),
    "hospital": _l("Hospital, admitted"), "dental": _l("Teeth"), "eyes": _l("Eyes"), "skin": _l("Skin"),
    "monthly": _l("Monthly check-up"),
}  # fmt: skip
STAYS: dict[str, Any] = {"sick_room": _l("In the sick room"), "hospital": _l("In hospital")}
"""Kinds of visit in which she stays until she is well: the rest of the house knows that she is there."""

ALERT_KINDS: dict[str, Any] = {
    "allergy": _l("Allergy"), "condition": _l("Condition"), "diet": _l("Diet"), "other": _l("Other"),
}  # fmt: skip

FIELDS: dict[str, Any] = {
    "complaint": _l("Complaint"), "finding": _l("Finding"), "treatment": _l("Treatment"),
}  # fmt: skip
