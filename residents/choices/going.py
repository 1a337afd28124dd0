"""What savings, movement and leaving choose from, with their words; intervals of law with their rule."""

from datetime import timedelta
from typing import Any

from foundation.languages import _l
from residents.choices import ExitReason

BOOK = "savings"
"""The name of the book in the ledger."""
CAME: dict[str, Any] = {
    "opening": _l("Balance of the old book"), "found": _l("Money she brought"), "pocket": _l("Pocket money"),
    "award": _l("Award"),
    "compensation": _l("Compensation"), "earned": _l("Earnings"), "gift": _l("Gift"), "came": _l("Other money in"),
}  # fmt: skip
"""r.72(1): money found on her at admission; r.63: rewards; the rest as the home has it."""
WENT: dict[str, Any] = {
    "spent": _l("Spent for her"), "handed": _l("Given into her hand"), "banked": _l("Put in her bank account"),
    "given_over": _l("Given over on leaving"), "went": _l("Other money out"),
}  # fmt: skip
MONEY: dict[str, Any] = {**CAME, **WENT}

AWAY_KINDS: dict[str, Any] = {"leave": _l("Leave of absence"), "hospital": _l("In hospital")}
OCCASIONS: dict[str, Any] = {
    "examination": _l("Examination"), "marriage": _l("Marriage of a relative"), "death": _l("Death in the family"),
    "illness": _l("Serious illness or accident of a parent"), "festival": _l("Festival with her family"),
    "trial": _l("Days at home before restoration"), "other": _l("Other occasion"),
}  # fmt: skip
LEAVE_DAYS = 7
"""JJ Act s.98(2): generally not more than seven days at one time, the journey not counted."""

EXAMINED_WITHIN = timedelta(hours=24)
"""r.34(3): a medical examination within twenty-four hours before a transfer."""
OLD_HOME_READS = timedelta(days=30)
"""The home that handed a file over reads its own period for thirty days (security plan, matrix rule 3)."""
TRAVELS: dict[str, Any] = {
    "case_file": _l("Case file"), "medical": _l("Medical file"), "belongings": _l("Belongings with their statement"),
    "money": _l("Money with its statement"), "school": _l("School papers"), "papers": _l("Identity papers"),
}  # fmt: skip

NEW_ARRIVAL = timedelta(hours=24)
"""r.75: a death within twenty-four hours of admission is also told to the district medical officer."""

PLAN_AHEAD = timedelta(days=61)
"""r.25(4): the post-release plan reaches the committee two months before the child leaves."""
SEAL_AFTER = timedelta(days=30)
"""A file is sealed thirty days after the child left (local setting, security plan)."""
SEAL_OPEN_FOR = timedelta(hours=1)
"""So long a sealed file stays open to the one who opened it."""
RESTORED = frozenset({
    ExitReason.RESTORED_PARENT, ExitReason.RESTORED_GUARDIAN, ExitReason.RESTORED_RELATIVE,
})  # fmt: skip
"""Ends of a stay that ask for a home study first (r.82(1), JJ Act s.40)."""
STEPS: dict[str, Any] = {
    "order": _l("Order for the way home"), "other_state": _l("Committee or unit of the other state told"),
    "escort_order": _l("Escort order, Form 45"), "travel_paper": _l("Travel paper applied for"),
    "embassy": _l("Letter to the embassy or high commission"), "frro": _l("Letter to the FRRO"),
    "nationality": _l("Nationality confirmed"), "travel_paper_came": _l("Travel paper received"),
    "exit_permit": _l("Exit permit"), "tickets": _l("Tickets"), "received": _l("Received by the authority there"),
    "other": _l("Other step"),
}  # fmt: skip
