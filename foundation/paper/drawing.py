"""A sheet to be written on by hand, drawn on A4: head with number and square, rows with boxes, what is folded back."""

from collections.abc import Iterator, Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4

from foundation.documents.canvas import Page
from foundation.documents.shaping import forget, width_of
from foundation.documents.sheet.strokes import ASCENT, HAIR, THICK, THIN, double_rule, rule
from foundation.documents.typefaces import BOLD, SANS, SERIF, font_named
from foundation.documents.wrapping import wrap
from foundation.paper.blank import BlankColumn, BlankLine, Printed
from foundation.paper.blocks import Block, signed_with, together
from foundation.paper.measures import (
    BOX,
    EMPTY_ROW,
    FOOT,
    HEIGHT,
    LEFT,
    MARGIN,
    PAD,
    RIGHT,
    ROW,
    SERIAL,
    SMALL,
    SQUARE,
    TEXT,
    TO_SIGN,
    leading_of,
    size_of,
)


def draw_sheets(printed: Sequence[Printed], *, title: str, language: str, invariant: bool = False) -> bytes:
    """Answer the PDF of all sheets, each beginning on a page of its own; nothing is written to disk."""
    font_named(SANS)
    target = BytesIO()
    canvas = Page(target, pagesize=A4, invariant=invariant, lang=language)
    canvas.setTitle(title)
    canvas.setCreator("Aashray")
    canvas.setAuthor(printed[0].code if printed else "Aashray")
    try:
        for each in printed:
            _Pen(canvas, each).draw()
        canvas.save()
        return target.getvalue()
    finally:
        forget()
        wrap.cache_clear()


class _Pen:
    """Draws one sheet: its blocks are dealt out to pages first, then drawn."""

    def __init__(self, canvas: Page, printed: Printed) -> None:
        self.canvas, self.printed, self.sheet = canvas, printed, printed.sheet
        room = RIGHT - LEFT - SERIAL
        whole = sum(column.weight for column in self.sheet.columns)
        self.widths = [room * column.weight / whole for column in self.sheet.columns]
        self.lefts = [LEFT + SERIAL + sum(self.widths[:n]) for n in range(len(self.widths))]
        self.titles = [
            wrap(str(column.title), BOLD, size_of(str(column.title), SMALL), width - 2 * PAD)
            for column, width in zip(self.sheet.columns, self.widths, strict=True)
        ]
        self.titles_height = max(sum(leading_of(t, SMALL) for t in lines) for lines in self.titles) + 6

    def draw(self) -> None:
        """Draw the sheet on as many pages as it needs."""
        pages = list(self._pages())
        for number, blocks in enumerate(pages, start=1):
            y = self._head(number, len(pages))
            was_row = False
            for block in blocks:
                if block.is_row and not was_row:
                    y = self._titles(y)
                block.draw(y)
                y -= block.height
                was_row = block.is_row
            self._foot()
            self.canvas.showPage()

    def _pages(self) -> Iterator[list[Block]]:
        top = HEIGHT - MARGIN - self._head_height() - 8
        page: list[Block] = []
        left, was_row = top - FOOT, False
        for block in self._blocks():
            height = block.height + (self.titles_height if block.is_row and not was_row else 0)
            if height > left and page:
                over = [] if block.is_row else signed_with(page)
                yield page[: len(page) - len(over)]
                page, left, was_row = over, top - FOOT, bool(over)
                left -= sum(each.height for each in over) + (self.titles_height if over else 0)
                height = block.height + (self.titles_height if block.is_row else 0)
            page.append(block)
            left -= height
            was_row = block.is_row
        yield page

    def _blocks(self) -> Iterator[Block]:
        sheet = self.sheet
        for number, line in enumerate(sheet.lines, start=1):
            yield self._row(self.printed.figure(number), line, ROW)
        for number in range(len(sheet.lines) + 1, len(sheet.lines) + sheet.spare + 1):
            yield self._row(self.printed.figure(number), BlankLine(), EMPTY_ROW)
        closing = [self._words(str(note), SANS, SMALL, above=5) for note in sheet.notes]
        closing += [self._signatures()] if sheet.signatures else []
        if closing:
            yield together(closing)
        if sheet.folded:
            yield self._folded()

    def _row(self, number: str, line: BlankLine, least: float) -> Block:
        laid = [self._cell(index, line) for index in range(len(self.sheet.columns))]
        height = max(least, *(sum(leading_of(text, size) for text, size in cell) + 7 for cell in laid))
        boxes = [
            self._boxes(column, width) if index >= len(line.cells) else []
            for index, (column, width) in enumerate(zip(self.sheet.columns, self.widths, strict=True))
        ]
        height = max(height, *(len(lines) * (BOX + 6) + 5 for lines in boxes), least)

        def draw(top: float) -> None:
            self.canvas.say(LEFT + SERIAL - 5, top - 14, number, SANS, size_of(number), align="right")
            for index, cell in enumerate(laid):
                self._say(self.lefts[index] + PAD, top - 3.5, [(text, SANS, size) for text, size in cell])
                self._draw_boxes(boxes[index], self.lefts[index] + PAD, top - 5)
            self._uprights(top, top - height)
            rule(self.canvas, LEFT, RIGHT, top - height, HAIR)

        return Block(height, draw, is_row=True)

    def _cell(self, index: int, line: BlankLine) -> list[tuple[str, float]]:
        if index >= len(line.cells):
            return []
        text, width = str(line.cells[index]), self.widths[index] - 2 * PAD
        laid = [(each, TEXT) for each in wrap(text, SANS, size_of(text), width)]
        second = str(line.second) if index == 0 else ""
        return laid + [(each, SMALL) for each in wrap(second, SANS, size_of(second, SMALL), width) if each]

    def _boxes(self, column: BlankColumn, width: float) -> list[list[str]]:
        lines: list[list[str]] = []
        used = width
        for box in column.boxes:
            takes = BOX + 3 + width_of(str(box), SANS, size_of(str(box), SMALL)) + 7
            if used + takes > width - PAD + 7:
                lines.append([])
                used = PAD
            lines[-1].append(str(box))
            used += takes
        return lines

    def _draw_boxes(self, lines: list[list[str]], left: float, top: float) -> None:
        self.canvas.setLineWidth(0.8)
        for line in lines:
            x = left
            for words in line:
                self.canvas.rect(x, top - BOX, BOX, BOX)
                size = size_of(words, SMALL)
                x += BOX + 3 + self.canvas.say(x + BOX + 3, top - BOX + 2.4, words, SANS, size) + 7
            top -= BOX + 6

    def _say(self, left: float, top: float, lines: Sequence[tuple[str, str, float]]) -> None:
        """Write lines of text, typeface and size under one another."""
        for text, font, size in lines:
            self.canvas.say(left, top - leading_of(text, size) * ASCENT, text, font, size_of(text, size))
            top -= leading_of(text, size)

    def _uprights(self, top: float, bottom: float) -> None:
        self.canvas.setLineWidth(HAIR)
        for x in (LEFT, *self.lefts, RIGHT):
            self.canvas.line(x, top, x, bottom)

    def _titles(self, top: float) -> float:
        rule(self.canvas, LEFT, RIGHT, top, THIN)
        bottom = top - self.titles_height
        for left, lines in zip(self.lefts, self.titles, strict=True):
            self._say(left + PAD, top - 2, [(text, BOLD, SMALL) for text in lines])
        self._uprights(top, bottom)
        rule(self.canvas, LEFT, RIGHT, bottom, THICK)
        return bottom

    def _head_lines(self) -> list[tuple[str, str, float]]:
        printed, width = self.printed, RIGHT - LEFT - SQUARE - 12
        said: list[tuple[str, str, float]] = [
            (line, SERIF, 14.0) for line in wrap(str(self.sheet.title), SERIF, 14.0, width)
        ]
        about = " · ".join(part for part in (printed.day, str(self.sheet.about)) if part)
        for text, font, size in ((about, BOLD, 11.0), *((fact, SANS, SMALL) for fact in printed.facts)):
            said += [(line, font, size) for line in wrap(text, font, size_of(text, size), width) if line]
        return said

    def _head_height(self) -> float:
        said = sum(leading_of(text, size) for text, _font, size in self._head_lines())
        return max(said + 15, SQUARE + 15) + 4

    def _head(self, page: int, pages: int) -> float:
        y, printed = HEIGHT - MARGIN, self.printed
        numbering = printed.page_words(page, pages)
        self.canvas.say(LEFT, y - 10, f"{printed.code} {printed.number}", BOLD, 13)
        edge = RIGHT - SQUARE - 12
        self.canvas.say(edge, y - 10, numbering, SANS, size_of(numbering, SMALL), align="right")
        self._square(RIGHT - SQUARE, y)
        self.canvas.say(
            RIGHT - SQUARE / 2,
            y - SQUARE - 10,
            f"{printed.code} {printed.number}",
            SANS,
            SMALL,
            align="centre",
        )
        self._say(LEFT, y - 15, self._head_lines())
        bottom = HEIGHT - MARGIN - self._head_height()
        double_rule(self.canvas, LEFT, RIGHT, bottom)
        return bottom - 8

    def _square(self, left: float, top: float) -> None:
        rows = self.printed.square
        side = SQUARE / len(rows)
        for down, row in enumerate(rows, 1):
            for across, is_dark in enumerate(row):
                if is_dark:
                    place = (left + across * side, top - down * side)
                    self.canvas.rect(*place, side * 1.02, side * 1.02, stroke=0, fill=1)

    def _words(self, text: str, font: str, size: float, *, above: float = 0, inset: float = 0) -> Block:
        lines = wrap(text, font, size_of(text, size), RIGHT - LEFT - 2 * inset)

        def draw(top: float) -> None:
            self._say(LEFT + inset, top - above, [(line, font, size) for line in lines])

        return Block(above + sum(leading_of(line, size) for line in lines), draw)

    def _signatures(self) -> Block:
        places = self.sheet.signatures
        width = (RIGHT - LEFT) / len(places)
        laid = [wrap(str(words), SANS, size_of(str(words), SMALL), width - 18) for words in places]
        height = TO_SIGN + 4 + max(sum(leading_of(line, SMALL) for line in lines) for lines in laid)

        def draw(top: float) -> None:
            for index, lines in enumerate(laid):
                left, y = LEFT + index * width, top - TO_SIGN
                rule(self.canvas, left, left + width - 14, y, THIN)
                self._say(left, y - 2, [(line, SANS, SMALL) for line in lines])

        return Block(height, draw)

    def _folded(self) -> Block:
        parts = [self._words(str(self.sheet.folded_title), BOLD, TEXT, above=16, inset=8)]
        parts += [self._words(str(words), SANS, TEXT, above=3, inset=8) for words in self.sheet.folded]
        height = sum(part.height for part in parts) + 20

        def draw(top: float) -> None:
            rule(self.canvas, LEFT, RIGHT, top - 10, THIN, dashed=True)
            y = top
            for part in parts:
                part.draw(y)
                y -= part.height
            self.canvas.setLineWidth(THIN)
            self.canvas.rect(LEFT, top - height, RIGHT - LEFT, height - 10)

        return Block(height, draw)

    def _foot(self) -> None:
        y = FOOT - 4
        rule(self.canvas, LEFT, RIGHT, y, THIN)
        for words in self.printed.foot:
            for line in wrap(words, SANS, size_of(words, 8), RIGHT - LEFT):
                y -= leading_of(line, 8)
                self.canvas.say(LEFT, y, line, SANS, size_of(line, 8))
