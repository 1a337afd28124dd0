"""A sheet of people with marks: one engine for class, workshop batch, head count, door and group session."""

from foundation.rolls.engine import (
    Change,
    Roll,
    Written,
    begin_sheet,
    corrections,
    counts,
    mark_in_bulk,
    not_held,
    saved,
    sheet_for,
)
from foundation.rolls.models import HELD, NOT_HELD, OPEN, VOID, CorrectionMixin, MarkMixin, SheetMixin

__all__ = [
    "HELD", "NOT_HELD", "OPEN", "VOID", "Change", "CorrectionMixin", "MarkMixin", "Roll", "SheetMixin", "Written",
    "corrections", "counts", "mark_in_bulk", "begin_sheet", "not_held", "saved", "sheet_for",
]  # fmt: skip
