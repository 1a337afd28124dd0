"""What counselling asks of its records."""

from counselling.queries.children import caseload, instructions, standing_of, stays
from counselling.queries.lines import (
    Allowed,
    CaseloadLine,
    CorrectionLine,
    FileHead,
    Instruction,
    SessionLine,
    SessionRow,
    Standing,
)
from counselling.queries.notes import (
    named_readers,
    notes_opened_to,
    notes_row,
    possible_readers,
    reads_notes,
)
from counselling.queries.sessions import corrections, file_head, session_row, sessions_of

__all__ = [
    "Allowed", "CaseloadLine", "CorrectionLine", "FileHead", "Instruction", "SessionLine", "SessionRow", "Standing",
    "caseload", "corrections", "file_head", "instructions", "named_readers", "notes_opened_to", "notes_row",
    "possible_readers", "reads_notes", "session_row", "sessions_of", "standing_of", "stays",
]  # fmt: skip
