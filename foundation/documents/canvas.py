"""A page to draw on: its words are set in one go, and words that were set before are not worked out again."""

from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from foundation import practice
from foundation.documents.shaping import shaped, width_of
from foundation.documents.typefaces import BOLD, font_named

rl_config.useA85 = 0  # binary streams: a fifth smaller, and nobody reads a PDF by eye

REMEMBERED = 20_000  # words whose drawing is kept while one document is made


class Page(Canvas):
    """The PDF library's canvas with one way to set words: `say`.

    Its own `drawString` opens and closes a text object and picks the font anew for each string, which takes
    most of a long register's time. This reads the library's text object from inside; the library is pinned.
    """

    def __init__(self, target: BytesIO, **options: Any) -> None:
        self._said: list[str] = []
        self._known: dict[tuple[str, str, float], str] = {}
        super().__init__(target, pageCompression=1, **options)

    def say(self, x: float, y: float, text: str, font: str, size: float, *, align: str = "left") -> float:
        """Set one line with its baseline at `y`, its left, centre or right at `x`; answers its width in points."""
        width = width_of(text, font, size)
        left = x - width if align == "right" else x - width / 2 if align == "centre" else x
        operators = self._known.get((text, font, size)) or self._operators(text, font, size)
        self._said.append(f"1 0 0 1 {left:.2f} {y:.2f} Tm {operators}")
        return width

    def _operators(self, text: str, font: str, size: float) -> str:
        words: Any = self.beginText()
        words.setFont(font, size)
        operators = words._formatText(shaped(text, font))
        if len(self._known) < REMEMBERED:
            self._known[text, font, size] = operators
        return operators

    def say_now(self, x: float, y: float, text: str, font: str, size: float) -> None:
        """Set one centred line at once, in the canvas's present colour and rotation."""
        self.setFont(font, size)
        self.drawString(x - width_of(text, font, size) / 2, y, shaped(text, font))

    def _mark_practice(self) -> None:
        """Say on a page of a practice house that nothing on it is real: in its upper margin and across it."""
        font_named(BOLD)
        words, (width, height) = practice.words(), self._pagesize  # type: ignore[attr-defined]  the library's own
        self.saveState()
        self.setFillGray(0)
        self.say_now(width / 2, height - 16, words, BOLD, 9)
        self.setFillAlpha(0.14)
        self.translate(width / 2, height / 2)
        self.rotate(32)
        self.say_now(0, -12, words, BOLD, min(40.0, 0.8 * width / width_of(words, BOLD, 1)))
        self.restoreState()

    def set_words(self) -> None:
        """Set the words said so far, in the canvas's present scale."""
        if self._said:
            page: Any = self
            page._code.append(f"BT {' '.join(self._said)} ET")
            self._said.clear()

    def showPage(self) -> None:  # noqa: N802  the library's name
        """End the page, its words set."""
        self.set_words()
        if practice.is_here():
            self._mark_practice()
        super().showPage()
