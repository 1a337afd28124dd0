"""The register sheet: ruled like the bound book it stands for, drawn straight on the page."""

from foundation.documents.sheet.book import Book, draw_leaves, draw_sheet
from foundation.documents.sheet.parts import (
    Cancelled,
    Entry,
    Foot,
    Head,
    RegisterSheet,
    SheetColumn,
    SheetRow,
    Signature,
)

__all__ = [
    "Book",
    "Cancelled",
    "Entry",
    "Foot",
    "Head",
    "RegisterSheet",
    "SheetColumn",
    "SheetRow",
    "Signature",
    "draw_leaves",
    "draw_sheet",
]
