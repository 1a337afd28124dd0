"""The transition plan: from what age, its eight spheres, where she stands in each, how often it is looked at again."""

from typing import Any

from foundation.languages import _l

BEGINS_AT = 16
"""From this birthday on a plan is begun (local setting)."""
GROWN = 18
"""JJ Act s.2(12): a child has not completed eighteen years."""
REVIEW_MONTHS = 6
"""A plan is looked at again every half year (local setting)."""
NEAR_DAYS = (180, 90, 30)
"""So many days before she is eighteen her name stands higher on the list (local setting; r.25(4) asks two months)."""

SPHERES: dict[str, Any] = {
    "education": _l("Education and vocational skills"), "career": _l("Work, money and savings"),
    "housing": _l("Housing"), "living": _l("Independent living skills"),
    "social": _l("Relationships and people who stand by her"), "emotional": _l("Emotional well-being"),
    "health": _l("Physical health"), "identity": _l("Identity papers and knowing her rights"),
}  # fmt: skip
"""The eight domains of the Sphere of Aftercare (Udayan Care, Beyond 18, 2019); no rule names them: local setting."""
STANDINGS: dict[str, Any] = {
    "unasked": _l("Not looked at"), "begun": _l("At the beginning"), "half": _l("Half the way"),
    "ready": _l("Ready"),
}  # fmt: skip
STANDING_MARKS = {"unasked": "due", "begun": "draft", "half": "soon", "ready": "met"}
