"""What the school room does: it marks sheets and arranges classes; each verb records its event."""

from education.actions.attendance import (
    ROLL,
    LinesRefused,
    Marking,
    all_present,
    mark_not_held,
    mark_sheet,
    opening_mark,
)
from education.actions.school import (
    change_class,
    change_subject,
    change_teaching,
    enrol,
    make_class,
    make_subject,
    make_teaching,
    take_off_roll,
)

__all__ = [
    "ROLL", "LinesRefused", "Marking", "all_present", "change_class", "change_subject", "change_teaching", "enrol",
    "make_class", "make_subject", "make_teaching", "mark_not_held", "mark_sheet", "opening_mark", "take_off_roll",
]  # fmt: skip
