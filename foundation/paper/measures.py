"""Sizes of a sheet that is written on by hand, in points: A4, its margins, its rows, its type."""

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from foundation.documents.shaping import has_indic

WIDTH, HEIGHT = A4
MARGIN = 12 * mm
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
SQUARE = 19 * mm  # the square that a phone or a scanner reads
FOOT = 17 * mm
SERIAL = 22.0
PAD = 4.0
BOX = 11.0  # a box that a pencil hits
ROW, EMPTY_ROW = 23.0, 26.0  # the least height of a row: handwriting needs it
TEXT, SMALL = 9.5, 8.5
TO_SIGN = 30.0


def size_of(text: str, size: float = TEXT) -> float:
    """Answer the type size of a text: larger when it holds Indic letters."""
    return size + 0.7 if has_indic(text) else size


def leading_of(text: str, size: float = TEXT) -> float:
    """Answer the height of a line of it."""
    return size_of(text, size) * (1.5 if has_indic(text) else 1.25)
