"""Papers as they are printed: fonts that hold every script, wrapped text, the register sheet."""

from foundation.documents.letter import Letter, Table, draw_letter
from foundation.documents.sheet import (
    Cancelled,
    Entry,
    Foot,
    Head,
    RegisterSheet,
    SheetColumn,
    SheetRow,
    Signature,
    draw_sheet,
)

__all__ = [
    "Cancelled", "Entry", "Foot", "Head", "Letter", "RegisterSheet", "SheetColumn", "SheetRow", "Signature", "Table",
    "draw_letter", "draw_sheet",
]  # fmt: skip
