"""Papers as they are printed: fonts that hold every script, wrapped text, the register sheet."""

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
    "Cancelled", "Entry", "Foot", "Head", "RegisterSheet", "SheetColumn", "SheetRow", "Signature", "draw_sheet",
]  # fmt: skip
