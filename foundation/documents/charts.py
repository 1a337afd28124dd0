"""A chart on paper: the same geometry as on the page, all in black, told apart by the strokes."""

from collections.abc import Sequence

from foundation.chart import Drawn, Point
from foundation.documents.canvas import Page
from foundation.documents.shaping import width_of
from foundation.documents.typefaces import BOLD, SANS

DASHES = {"solid": [], "dashed": [5.0, 3.0], "dotted": [1.2, 2.4]}


def draw_chart(canvas: Page, drawn: Drawn, left: float, top: float, width: float) -> float:
    """Draw a chart with its left upper corner at (left, top), as wide as `width` points; answers its height."""
    scale = width / drawn.width
    pen = _Pen(canvas, left, top, scale)
    for y, words in drawn.ticks_y:
        pen.line([(drawn.left, y), (drawn.right, y)], 0.25, [])
        pen.words(drawn.left - 5, y + 3, words, at_end=True)
    for x, words in drawn.ticks_x:
        pen.line([(x, drawn.top), (x, drawn.foot)], 0.25, [])
        pen.words(x + 4, drawn.foot + 13, words, at_end=True)
    for style, points, words, end in drawn.lines:
        pen.line(points, 0.7, DASHES[style])
        pen.words(end[0] + 4, end[1] + 3, words)
    if len(drawn.points) > 1:
        pen.line(drawn.points, 1.5, [])
    for x, y in drawn.points:
        pen.dot(x, y)
    pen.clear(*drawn.last_at, drawn.last)
    pen.words(*drawn.last_at, drawn.last, font=BOLD)
    pen.words(drawn.left - 5, 9, drawn.unit, at_end=True)
    pen.words(drawn.right, drawn.height - 4, drawn.note, at_end=True)
    return drawn.height * scale


class _Pen:
    def __init__(self, canvas: Page, left: float, top: float, scale: float) -> None:
        self.canvas, self.left, self.top, self.scale = canvas, left, top, scale

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Answer a place of the frame on the paper."""
        return self.left + x * self.scale, self.top - y * self.scale

    def line(self, points: Sequence[Point], weight: float, dash: list[float]) -> None:
        """Draw a line through points of the frame."""
        spots = [self.at(x, y) for x, y in points]
        path = self.canvas.beginPath()
        path.moveTo(*spots[0])
        for spot in spots[1:]:
            path.lineTo(*spot)
        self.canvas.setLineWidth(weight)
        self.canvas.setDash(dash)
        self.canvas.drawPath(path, stroke=1, fill=0)
        self.canvas.setDash([])

    def dot(self, x: float, y: float) -> None:
        """Draw a hollow dot."""
        self.canvas.setLineWidth(1.1)
        self.canvas.setFillGray(1)
        self.canvas.circle(*self.at(x, y), 2.2, stroke=1, fill=1)
        self.canvas.setFillGray(0)

    def clear(self, x: float, y: float, said: str) -> None:
        """Leave white paper under words, so that no line runs through them."""
        left, base = self.at(x, y)
        self.canvas.setFillGray(1)
        self.canvas.rect(
            left - 2, base - 2.5, width_of(said, BOLD, 8.5) + 4 if said else 0, 11, stroke=0, fill=1
        )
        self.canvas.setFillGray(0)

    def words(self, x: float, y: float, said: str, *, at_end: bool = False, font: str = SANS) -> None:
        """Set words at a place of the frame."""
        if said:
            left, base = self.at(x, y)
            self.canvas.say(left - (width_of(said, font, 8.5) if at_end else 0), base, said, font, 8.5)
