"""A paper of a page or two: head, facts, paragraphs, a ruled table, places to sign; large where a child reads it."""

from dataclasses import dataclass, field
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from foundation.chart import Drawn
from foundation.documents.canvas import Page
from foundation.documents.charts import draw_chart
from foundation.documents.shaping import forget, has_indic
from foundation.documents.sheet.strokes import ASCENT, HAIR, THIN, double_rule, rule
from foundation.documents.typefaces import BOLD, SANS, SERIF, font_named
from foundation.documents.wrapping import wrap
from foundation.languages import _

WIDTH, HEIGHT = A4
MARGIN = 18 * mm
FOOT = 26 * mm
SQUARE = 34 * mm  # a QR code
TO_SIGN = 40.0  # white space above a signature line
GAP = 8.0  # beneath each part


@dataclass(frozen=True)
class Table:
    """A ruled table: titles, rows, the share of each column's width, and which columns stand at the right."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    right: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Squares:
    """A QR code: its modules, dark or not, row by row, without a border."""

    rows: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What stands on the paper; `size` is the type in points.

    `code` tells on the later pages, beside the title, whose paper it is; more pages than one are counted.
    """

    home: str
    title: str
    rule: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    body: tuple[str | Table | Drawn | Squares, ...] = ()
    signatures: tuple[str, ...] = ()
    foot: str = ""
    printed: str = ""
    language: str = "en_IN"
    size: float = 11.0
    strong: tuple[str, ...] = field(default=())
    code: str = ""


def draw_letter(letter: Letter) -> bytes:
    """Answer the PDF's bytes; nothing is written to disk."""
    font_named(SANS)
    try:
        pages = _drawn(letter, 0)[1]
        return _drawn(letter, pages)[0]
    finally:
        forget()
        wrap.cache_clear()


def _drawn(letter: Letter, pages: int) -> tuple[bytes, int]:
    """Answer the bytes and how many pages there are; `pages` is their number as far as it is known, else 0."""
    target = BytesIO()
    canvas = Page(target, pagesize=A4, lang=letter.language)
    canvas.setTitle(letter.title)
    canvas.setCreator("Aashray")
    canvas.setAuthor(letter.home)
    pen = _Pen(canvas, letter, pages)
    pen.draw()
    canvas.save()
    return target.getvalue(), pen.page


class _Pen:
    """Draws from the top down and begins a new page where the old one ends."""

    def __init__(self, canvas: Page, letter: Letter, pages: int) -> None:
        self.canvas, self.letter, self.pages, self.page = canvas, letter, pages, 1
        self.left, self.right = MARGIN, WIDTH - MARGIN
        self.y = self.top = HEIGHT - MARGIN

    def draw(self) -> None:
        """Draw the whole paper."""
        letter = self.letter
        self.lines(letter.home, SANS, letter.size)
        self.lines(letter.title, SERIF, letter.size * 1.5)
        self.lines(letter.rule, SANS, 8.5)
        self.y -= 4
        double_rule(self.canvas, self.left, self.right, self.y)
        self.y -= 14
        for label, value in letter.facts:
            self.pair(label, value)
        self.y -= GAP
        for index, part in enumerate(letter.body):
            rest = letter.body[index + 1 :]
            after = 0.0 if rest else GAP + self.to_sign()
            if isinstance(part, Table):
                self.table(part, after)
            elif isinstance(part, Drawn):
                self.chart(part)
            elif isinstance(part, Squares):
                self.squares(part)
            else:
                self.paragraph(part, rest, after)
            self.y -= GAP
        self.signatures()
        self.end_page()

    def paragraph(self, text: str, rest: tuple[object, ...], after: float) -> None:
        """Set a paragraph: a heading stays with what follows it, the last one with the signatures."""
        font, size = (BOLD if text in self.letter.strong else SANS), self.letter.size
        if font == BOLD and rest:
            table, ends = rest[0], 0.0 if rest[1:] else GAP + self.to_sign()
            begins = self.begins(table, ends) if isinstance(table, Table) else 2 * _leading(text, size)
            after = GAP + begins
        if after:
            lines = wrap(text, font, size, self.right - self.left)
            self.room(sum(_leading(line, size) for line in lines[-2:]) + after)
        self.lines(text, font, size)

    def lines(self, text: str, font: str, size: float, *, left: float = 0, width: float = 0) -> None:
        """Set a paragraph."""
        for line in wrap(text, font, size, width or self.right - self.left):
            self.room(_leading(line, size))
            self.canvas.say(left or self.left, self.y - _leading(line, size) * ASCENT, line, font, size)
            self.y -= _leading(line, size)

    def pair(self, label: str, value: str) -> None:
        """Set a label and what stands beside it."""
        size, column = self.letter.size, (self.right - self.left) * 0.34
        self.room(_leading(label + value, size) * 2)
        top = self.y
        self.lines(label, SANS, size * 0.9, width=column - 8)
        after, self.y = self.y, top
        self.lines(value, BOLD, size, left=self.left + column, width=self.right - self.left - column)
        self.y = min(self.y, after) - 2

    def table(self, table: Table, after: float) -> None:
        """Set a table: titles on each page and never alone; the last two rows stay with `after` points beneath."""
        self.room(self.begins(table, after))
        self.titles(table)
        heights = [self.tall(table, cells, SANS) for cells in table.rows]
        for index, cells in enumerate(table.rows):
            ends = sum(heights[index:]) + after if after and index >= len(heights) - 2 else 0.0
            if self.y - max(heights[index], ends) < FOOT and self.y < self.top - heights[index]:
                self.turn()
                self.titles(table)
            self.row(table, cells, SANS)
            rule(self.canvas, self.left, self.right, self.y, HAIR)

    def titles(self, table: Table) -> None:
        """Set the titles of a table over a rule."""
        self.row(table, table.titles, BOLD)
        rule(self.canvas, self.left, self.right, self.y, THIN)

    def begins(self, table: Table, after: float) -> float:
        """Answer the height of a table's titles and first row, or of all of a short one that ends the paper."""
        heights = [self.tall(table, cells, SANS) for cells in table.rows[:3]]
        first = sum(heights) + after if after and len(heights) < 3 else sum(heights[:1])
        return self.tall(table, table.titles, BOLD) + first

    def chart(self, drawn: Drawn) -> None:
        """Set a chart across the page."""
        width = self.right - self.left
        self.room(drawn.height * width / drawn.width)
        self.y -= draw_chart(self.canvas, drawn, self.left, self.y, width)

    def squares(self, part: Squares) -> None:
        """Set a QR code, black on the white of the paper."""
        side = SQUARE / len(part.rows)
        self.room(SQUARE)
        self.canvas.setFillGray(0)
        for down, row in enumerate(part.rows, 1):
            for across, is_dark in enumerate(row):
                if is_dark:
                    place = (self.left + across * side, self.y - down * side)
                    self.canvas.rect(*place, side * 1.02, side * 1.02, stroke=0, fill=1)
        self.y -= SQUARE

    def widths(self, table: Table) -> list[float]:
        """Answer the width of each column."""
        whole = self.right - self.left
        return [whole * share / sum(table.shares) for share in table.shares]

    def laid(self, table: Table, cells: tuple[str, ...], font: str) -> list[tuple[str, ...]]:
        """Answer the lines of each cell."""
        widths = self.widths(table)
        return [wrap(c, font, self.letter.size, w - 8) for c, w in zip(cells, widths, strict=True)]

    def tall(self, table: Table, cells: tuple[str, ...], font: str) -> float:
        """Answer the height of a row."""
        heights = (sum(_leading(line, self.letter.size) for line in c) for c in self.laid(table, cells, font))
        return max(heights, default=0.0) + 7

    def row(self, table: Table, cells: tuple[str, ...], font: str) -> None:
        """Set one row."""
        height, x, size = self.tall(table, cells, font), self.left, self.letter.size
        for index, (lines, width) in enumerate(
            zip(self.laid(table, cells, font), self.widths(table), strict=True)
        ):
            y = self.y - 3
            for line in lines:
                at_right = index in table.right
                place = x + width - 4 if at_right else x + 4
                align = "right" if at_right else "left"
                self.canvas.say(place, y - _leading(line, size) * ASCENT, line, font, size, align=align)
                y -= _leading(line, size)
            x += width
        self.y -= height

    def signatures(self) -> None:
        """Rule the places where people sign."""
        places = self.letter.signatures
        if not places:
            return
        self.room(self.to_sign())
        self.y -= TO_SIGN
        width = (self.right - self.left) / len(places)
        lowest = top = self.y
        for index, words in enumerate(places):
            left = self.left + index * width
            rule(self.canvas, left, left + width - 14, top, THIN)
            self.y = top - 3
            self.lines(words, SANS, 9, left=left, width=width - 14)
            lowest = min(lowest, self.y)
        self.y = lowest

    def to_sign(self) -> float:
        """Answer the height of the places to sign."""
        return TO_SIGN + 40 if self.letter.signatures else 0.0

    def room(self, height: float) -> None:
        """Begin a new page where less than `height` is left, unless this one is still empty."""
        if self.y - height < FOOT and self.y < self.top:
            self.turn()

    def turn(self) -> None:
        """End this page and begin the next: it says of whose paper it is a part."""
        self.end_page()
        letter, self.page = self.letter, self.page + 1
        self.y = self.top = HEIGHT - MARGIN
        self.lines(" · ".join(part for part in (letter.title, letter.code) if part), SANS, 9)
        rule(self.canvas, self.left, self.right, self.y - 3, THIN)
        self.y -= 12
        self.top = self.y

    def end_page(self) -> None:
        """Set the foot, and on a paper of several pages which one this is."""
        y = FOOT - 12
        rule(self.canvas, self.left, self.right, y, THIN)
        for words in (self.letter.foot, self.letter.printed):
            for line in wrap(words, SANS, 8, self.right - self.left):
                y -= 11
                self.canvas.say(self.left, y, line, SANS, 8)
        if self.pages > 1:
            counted = _("page %(page)s of %(pages)s", page=self.page, pages=self.pages)
            self.canvas.say(self.right, y, counted, SANS, 8, align="right")
        self.canvas.showPage()


def _leading(text: str, size: float) -> float:
    return size * (1.55 if has_indic(text) else 1.35)
