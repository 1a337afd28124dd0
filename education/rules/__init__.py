"""What is allowed in the school room: pure rules on plain values, one file per matter."""

from education.rules.attendance import (
    ABSENT,
    CLASS_NOT_HELD,
    COUNTED,
    FIRST_YEAR,
    LAST_YEAR,
    LETTERS,
    NO_CLASS,
    NOT_HELD_REASONS,
    PRESENT,
    REASONS,
    DayMark,
    Folded,
    Lesson,
    NotHeld,
    Reason,
    Typed,
    bits_of,
    ensure_markable,
    fault_of,
    fold_day,
    is_late,
    is_school_day,
    not_held_words,
    tally,
    wants_reason_to_be_held,
    wants_why,
    weekday_bit,
    weekdays_of,
)

__all__ = [
    "ABSENT", "CLASS_NOT_HELD", "COUNTED", "FIRST_YEAR", "LAST_YEAR", "LETTERS", "NOT_HELD_REASONS", "NO_CLASS",
    "PRESENT", "REASONS", "DayMark", "Folded", "Lesson", "NotHeld", "Reason", "Typed", "bits_of", "ensure_markable",
    "fault_of", "fold_day", "is_late", "is_school_day", "not_held_words", "tally", "wants_reason_to_be_held",
    "wants_why", "weekday_bit", "weekdays_of",
]  # fmt: skip
