"""Sizes of the register sheet in points: margins, type, leading, and how columns share the width."""

from itertools import pairwise

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm

from foundation.documents.shaping import has_indic, width_of
from foundation.documents.sheet.parts import RegisterSheet, SheetColumn
from foundation.documents.typefaces import BOLD, SANS

MARGIN = 12 * mm
PASTE = 14 * mm  # the strip that is pasted to the page of the book
LATIN, INDIC = 8.5, 9.5  # the smallest type that is read easily on paper; Indic letters carry more strokes
LATIN_LEADING, INDIC_LEADING = 11.4, 14.6
PAD_X, PAD_Y = 4.5, 4.2
NARROW_PAD_X, NARROW_PAD_Y = 1.2, 2.6
GUTTER = 3.0  # between the two strokes of the margin rule and the first column


def size_of(text: str) -> float:
    """Answer the type size of `text`: larger when it holds Indic letters."""
    return INDIC if has_indic(text) else LATIN


def leading_of(text: str) -> float:
    """Answer the height of a line holding `text`."""
    return INDIC_LEADING if has_indic(text) else LATIN_LEADING


def page_size(sheet: RegisterSheet) -> tuple[float, float]:
    """Answer A4's width and height as the sheet lies, in points of the sheet's own scale."""
    width, height = landscape(A4) if sheet.is_landscape else A4
    if sheet.is_half:
        width, height = A4[0], A4[1] / 2
    return width / sheet.scale, height / sheet.scale


def pad_x(column: SheetColumn) -> float:
    """Answer the space left and right of a column's text."""
    return NARROW_PAD_X if column.is_narrow else PAD_X


def _least(column: SheetColumn) -> float:
    """Answer the width below which a word of the column's title would break."""
    words = [column.number, *column.title.replace("\n", " ").split()]
    widths = [width_of(word, BOLD, size_of(word)) for word in words]
    sample = width_of(column.sample, SANS, size_of(column.sample))
    return max(*widths, sample) + 2 * pad_x(column) + 0.2


def column_edges(columns: tuple[SheetColumn, ...], left: float, right: float) -> list[float]:
    """Answer the x of each column's left edge and of the last one's right edge.

    Widths follow the weights; a column is widened to its title's longest word at the cost of the others.
    """
    total, least = (
        right - left,
        [_least(column) + (GUTTER if index == 1 else 0) for index, column in enumerate(columns)],
    )
    squeeze = min(1.0, total / sum(least))
    least = [each * squeeze for each in least]
    fixed: dict[int, float] = {}
    while True:
        free = total - sum(fixed.values())
        weights = sum(column.weight for index, column in enumerate(columns) if index not in fixed)
        widths = [
            fixed.get(i, free * column.weight / weights if weights else 0) for i, column in enumerate(columns)
        ]
        short = {i: least[i] for i, width in enumerate(widths) if i not in fixed and width < least[i] - 0.01}
        if not short:
            break
        fixed.update(short)
    edges = [left]
    for width in widths:
        edges.append(edges[-1] + width)
    return edges


def inner_widths(columns: tuple[SheetColumn, ...], edges: list[float]) -> list[float]:
    """Answer the width left for text in each column."""
    widths = [
        right - left - 2 * pad_x(column)
        for column, (left, right) in zip(columns, pairwise(edges), strict=True)
    ]
    return [width - (GUTTER if index == 1 else 0) for index, width in enumerate(widths)]
