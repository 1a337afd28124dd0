"""Rules, shapes and laid lines of the register sheet, drawn on a canvas; everything is black."""

from foundation.documents.canvas import Page
from foundation.documents.shaping import width_of
from foundation.documents.sheet.laying import SHAPE, LaidCell, LaidLine, Piece, line_height
from foundation.documents.typefaces import SANS

HAIR, THIN, THICK = 0.35, 0.6, 1.2
ASCENT = 0.78  # the part of a line's height above its baseline


def rule(
    canvas: Page, left: float, right: float, y: float, weight: float = THIN, *, dashed: bool = False
) -> None:
    """Draw a horizontal rule."""
    canvas.setLineWidth(weight)
    canvas.setDash([2.2, 1.6] if dashed else [])
    canvas.line(left, y, right, y)
    if dashed:
        canvas.setDash([])


def double_rule(canvas: Page, left: float, right: float, y: float) -> None:
    """Draw two rules, the lower at `y`."""
    rule(canvas, left, right, y + 1.7)
    rule(canvas, left, right, y)


def margin_rule(canvas: Page, x: float, top: float, bottom: float) -> None:
    """Draw the ledger's double margin after the serial column."""
    canvas.setLineWidth(0.5)
    canvas.line(x, top, x, bottom)
    canvas.line(x + 1.7, top, x + 1.7, bottom)


def draw_cell(
    canvas: Page, cell: LaidCell, left: float, width: float, top: float, align: str, *, lead: float = 0
) -> None:
    """Draw the lines of one cell from `top` down; the first stands on the row's common baseline."""
    for index, line in enumerate(cell):
        height = lead if lead and index == 0 else line_height(line)
        _draw_line(canvas, line, left, width, top - height * ASCENT, align)
        top -= height


def _draw_line(canvas: Page, line: LaidLine, left: float, width: float, baseline: float, align: str) -> None:
    x = left
    if align != "left":
        used = sum(piece.width for piece in line) + width_of(" ", SANS, 8.5) * (len(line) - 1)
        x = left + (width - used) / (2 if align == "centre" else 1)
    for piece in line:
        x += _draw_piece(canvas, piece, x, baseline) + width_of(" ", SANS, piece.size)


def _draw_piece(canvas: Page, piece: Piece, x: float, baseline: float) -> float:
    if piece.shape:
        draw_shape(canvas, piece.shape, x, baseline)
    start = x + (SHAPE if piece.shape else 0)
    used = canvas.say(start, baseline, piece.text, piece.font, piece.size)
    if piece.is_struck:
        canvas.setLineWidth(0.7)
        canvas.line(start - 0.6, baseline + piece.size * 0.3, start + used + 0.6, baseline + piece.size * 0.3)
    return used + (SHAPE if piece.shape else 0)


def draw_shape(canvas: Page, shape: str, x: float, baseline: float) -> None:
    """Draw a mark 6.4 points wide: square clock (late), ticked disc (done), half disc (due), diamond (gap)."""
    canvas.saveState()
    canvas.translate(x, baseline - 0.3)
    canvas.setLineWidth(0.7)
    {"late": _clock, "done": _tick, "due": _half, "gap": _diamond}[shape](canvas)
    canvas.restoreState()


def _clock(canvas: Page) -> None:
    canvas.rect(0.3, 0.3, 5.8, 5.8)
    canvas.lines([(3.2, 3.2, 3.2, 5.1), (3.2, 3.2, 4.7, 3.2)])


def _tick(canvas: Page) -> None:
    canvas.circle(3.2, 3.2, 2.9)
    canvas.lines([(1.7, 3.1, 2.8, 2.0), (2.8, 2.0, 4.8, 4.5)])


def _half(canvas: Page) -> None:
    canvas.circle(3.2, 3.2, 2.9)
    canvas.wedge(0.3, 0.3, 6.1, 6.1, 270, 180, fill=1)


def _diamond(canvas: Page) -> None:
    path = canvas.beginPath()
    path.moveTo(3.2, 6.6)
    for x, y in ((6.4, 3.2), (3.2, -0.2), (0, 3.2)):
        path.lineTo(x, y)
    path.close()
    canvas.drawPath(path, fill=1)
