"""Rows laid out: each cell as lines of pieces, so that its height is known before it is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from foundation.documents.shaping import width_of
from foundation.documents.sheet.measures import INDIC_LEADING, NARROW_PAD_Y, PAD_Y, leading_of, size_of
from foundation.documents.sheet.parts import Entry, SheetColumn, SheetRow
from foundation.documents.typefaces import BOLD, SANS
from foundation.documents.wrapping import wrap

SHAPE = 9.0  # room for a small shape and the space after it


@dataclass(frozen=True, slots=True)
class Piece:
    """Words set in one font; `shape` names a mark drawn before them."""

    text: str
    font: str = SANS
    is_struck: bool = False
    shape: str = ""

    @property
    def size(self) -> float:
        return size_of(self.text)

    @property
    def width(self) -> float:
        return width_of(self.text, self.font, self.size) + (SHAPE if self.shape else 0)


LaidLine = tuple[Piece, ...]
LaidCell = list[LaidLine]


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row ready to be drawn: its lines cell by cell, its height, and what it draws around them."""

    row: SheetRow
    cells: list[LaidCell]
    height: float
    lead: float


def line_height(line: LaidLine) -> float:
    """Answer the height of a laid line: that of its tallest piece."""
    return max((leading_of(piece.text) for piece in line), default=0)


def _wrapped(text: str, font: str, width: float, *, is_struck: bool = False) -> LaidCell:
    return [(Piece(line, font, is_struck),) for line in wrap(text, font, size_of(text), width)]


def _join(cell: LaidCell, more: LaidCell, width: float) -> LaidCell:
    """Answer `cell` with `more` after it: on the same line where both fit, else beneath."""
    if cell and len(more) == 1 and not cell[-1][-1].shape:
        gap = width_of(" ", SANS, more[0][0].size)
        if sum(piece.width for piece in cell[-1]) + gap + more[0][0].width <= width:
            return [*cell[:-1], (*cell[-1], *more[0])]
    return cell + more


def lay_entry(entry: Entry, width: float) -> LaidCell:
    """Answer the lines of one cell, none wider than `width` points."""
    if entry.struck:
        cell = _join(
            _wrapped(entry.struck, SANS, width, is_struck=True), _wrapped(entry.text, BOLD, width), width
        )
    elif entry.mark and not entry.mark_words:
        cell = _marked(entry.text, SANS, entry.mark, width)
    else:
        cell = _wrapped(entry.text, SANS, width)
    if entry.code and entry.code != entry.text:
        cell = _join(cell, _wrapped(entry.code, SANS, width), width)
    for words in (entry.second, entry.note):
        cell = cell + _wrapped(words, SANS, width) if words else cell
    return cell + _marked(entry.mark_words, BOLD, entry.mark, width) if entry.mark_words else cell


def _marked(text: str, font: str, mark: str, width: float) -> LaidCell:
    lines = wrap(text, font, size_of(text), width - SHAPE) or ("",)
    return [(Piece(line, font, shape=mark if index == 0 else ""),) for index, line in enumerate(lines)]


def _across(row: SheetRow, width: float) -> LaidCell:
    bold, plain = row.words
    return _join(_wrapped(bold, BOLD, width), _wrapped(plain, SANS, width), width)


def lay_row(row: SheetRow, columns: tuple[SheetColumn, ...], widths: list[float]) -> LaidRow:
    """Answer a row laid out for columns of these inner widths."""
    pad = NARROW_PAD_Y if any(column.is_narrow for column in columns) and row.kind == "line" else PAD_Y
    if row.kind == "line" or row.entries:
        font = BOLD if row.kind == "total" else SANS
        cells = [_wrapped(row.number, font, widths[0])]
        cells += [lay_entry(entry, width) for entry, width in zip(row.entries, widths[1:], strict=False)]
    else:
        cells = [_wrapped(row.number, BOLD, widths[0]), _across(row, sum(widths[1:]))]
    return _measured(row, cells, pad)


def _measured(row: SheetRow, cells: list[LaidCell], pad: float) -> LaidRow:
    """Answer the row with its height; first lines share one baseline, so the tallest leads them all."""
    lead = max((line_height(cell[0]) for cell in cells if cell), default=0)
    height = max((lead + sum(map(line_height, cell[1:])) for cell in cells if cell), default=0)
    return LaidRow(row, cells, height + 2 * pad, lead)


def slices(laid: LaidRow, room: float) -> Iterator[LaidRow]:
    """Answer the parts of a row that alone is taller than a page: the only rows that break."""
    if laid.height <= room:
        yield laid
        return
    rest = laid.cells
    while any(rest):
        taken = [_take(cell, room - 2 * PAD_Y - INDIC_LEADING) for cell in rest]
        rest = [cell[len(part) :] for cell, part in zip(rest, taken, strict=True)]
        yield _measured(laid.row, taken, PAD_Y)


def _take(cell: LaidCell, room: float) -> LaidCell:
    taken: LaidCell = []
    for line in cell:
        room -= line_height(line)
        if room < 0:
            break
        taken.append(line)
    return taken
