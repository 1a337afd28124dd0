"""A register sheet bound into a PDF: pages counted first, then drawn one by one, in memory only."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO

from foundation.documents.canvas import Page
from foundation.documents.shaping import forget
from foundation.documents.sheet.frame import Frame, small
from foundation.documents.sheet.laying import LaidRow, lay_row, slices
from foundation.documents.sheet.measures import NARROW_PAD_Y, PAD_Y, leading_of, size_of
from foundation.documents.sheet.parts import RegisterSheet, Signature
from foundation.documents.sheet.strokes import ASCENT, HAIR, THIN, double_rule, draw_cell, rule
from foundation.documents.typefaces import BOLD, SANS, font_named
from foundation.documents.wrapping import wrap

Progress = Callable[[int, int], None]
TO_SIGN = 34.0  # white space above each signature line
LARGER = (1.4, 1.2)
"""Scales at which a poster is tried before its plain size."""
Part = tuple[int, int]  # row, slice of the row


def draw_sheet(sheet: RegisterSheet, *, on_page: Progress | None = None, invariant: bool = False) -> bytes:
    """Answer the PDF's bytes.

    `on_page(done, total)` is called after each page and may raise Cancelled. `invariant` makes the same sheet
    give the same bytes. Nothing is written to disk.
    """
    font_named(SANS)
    book = _bound(sheet)
    target, scale = BytesIO(), book.sheet.scale
    size = (book.frame.width * scale, book.frame.height * scale)
    canvas = Page(target, pagesize=size, invariant=invariant, lang=sheet.language)
    canvas.setTitle(sheet.title or sheet.head.title)
    canvas.setCreator("Aashray")
    canvas.setAuthor(sheet.head.left[0] if sheet.head.left else "Aashray")
    try:
        for number in range(1, book.count + 1):
            canvas.saveState()
            canvas.scale(scale, scale)
            book.draw_page(canvas, number)
            canvas.set_words()
            canvas.restoreState()
            canvas.showPage()
            if on_page is not None:
                on_page(number, book.count)
        canvas.save()
        return target.getvalue()
    finally:
        forget()
        wrap.cache_clear()


def _bound(sheet: RegisterSheet) -> "Book":
    """Answer the sheet's book; a poster's at the largest scale at which it stays one page."""
    larger = (Book(replace(sheet, scale=scale)) for scale in (LARGER if sheet.is_poster else ()))
    return next((book for book in larger if book.count == 1), None) or Book(sheet)


def draw_leaves(books: Sequence["Book"], *, title: str, language: str) -> bytes:
    """Answer the PDF of several books of one size, one after the other: leaves that are pasted one by one."""
    font_named(SANS)
    target, frame = BytesIO(), books[0].frame
    canvas = Page(target, pagesize=(frame.width, frame.height), lang=language)
    canvas.setTitle(title)
    canvas.setCreator("Aashray")
    canvas.setAuthor(books[0].sheet.head.left[0] if books[0].sheet.head.left else "Aashray")
    try:
        for book in books:
            for number in range(1, book.count + 1):
                book.draw_page(canvas, number)
                canvas.showPage()
        canvas.save()
        return target.getvalue()
    finally:
        forget()
        wrap.cache_clear()


class Book:
    """One sheet's pages: which rows stand where, and the drawing of each."""

    def __init__(self, sheet: RegisterSheet) -> None:
        self.sheet = sheet
        self.frame = Frame(sheet)
        self.pages: list[list[Part]] = [[]]
        self._closing = self._closing_height()
        if self._paginate() < self._closing:
            self._bring_over()
        self.count = len(self.pages)

    def _laid(self, index: int) -> LaidRow:
        return lay_row(self.sheet.rows[index], self.sheet.columns, self.frame.inner)

    def _paginate(self) -> float:
        """Deal the rows out to pages; answers the height left on the last."""
        room = left = self.frame.room
        for index in range(len(self.sheet.rows)):
            for part, laid in enumerate(slices(self._laid(index), room)):
                if laid.height > left and self.pages[-1]:
                    self.pages.append([])
                    left = room
                self.pages[-1].append((index, part))
                left -= laid.height
        return left

    def _bring_over(self) -> None:
        """Move the last rows to a page with the signatures: nobody signs a page that shows nothing."""
        last = self.pages[-1]
        keep = len(last) - 2 if len(last) > 2 else 1
        self.pages[-1] = last[:keep]
        self.pages.append(last[keep:])

    def draw_page(self, canvas: Page, number: int) -> None:
        """Draw page `number`, counted from 1."""
        parts = self.pages[number - 1]
        self.frame.draw(canvas, number, self.count, has_table=bool(parts))
        y = self.frame.rows_top if parts else self.frame.table_top
        for at, (index, part) in enumerate(parts):
            laid = self._laid(index)
            if part or laid.height > self.frame.room:
                laid = list(slices(laid, self.frame.room))[part]
            is_before_gap = at + 1 < len(parts) and self.sheet.rows[parts[at + 1][0]].kind == "gap"
            y = self._draw_row(canvas, laid, y, is_ruled=not is_before_gap)
        if number == self.count:
            self._draw_closing(canvas, y)

    def _draw_row(self, canvas: Page, laid: LaidRow, top: float, *, is_ruled: bool) -> float:
        frame, kind = self.frame, laid.row.kind
        bottom = top - laid.height
        if kind == "gap":
            rule(canvas, frame.left, frame.right, top, THIN, dashed=True)
            rule(canvas, frame.left, frame.right, bottom, THIN, dashed=True)
        elif kind == "total":
            double_rule(canvas, frame.left, frame.right, bottom)
        elif is_ruled:
            rule(canvas, frame.left, frame.right, bottom, HAIR)
        if kind in ("line", "total"):
            frame.uprights(canvas, top, bottom)
        is_narrow = kind == "line" and any(column.is_narrow for column in self.sheet.columns)
        start = top - (NARROW_PAD_Y if is_narrow else PAD_Y)
        is_across = not laid.row.entries
        for index, cell in enumerate(laid.cells):
            align = "left" if is_across and index else self.sheet.columns[index].align
            draw_cell(canvas, cell, frame.text_left(index), frame.inner[index], start, align, lead=laid.lead)
        return bottom

    def _notes(self) -> list[tuple[str, str, float, float]]:
        width = self.frame.right - self.frame.left
        texts = [text for text in (self.sheet.legend, *self.sheet.remarks) if text]
        return [line for text in texts for line in small(text, width)]

    def _closing_height(self) -> float:
        notes = sum(line[3] for line in self._notes())
        return notes + 8 + TO_SIGN + self._signature_height() if self.sheet.signatures else notes + 8

    def _signature_lines(self, place: Signature) -> list[tuple[tuple[str, str], ...]]:
        """Answer the lines under a signature, each as (text, font) pieces: name and post share one if they fit."""
        width = self._signature_width()
        lines = [((line[0], SANS),) for line in small(place.label, width)]
        name = small(place.name, width, BOLD)
        if len(name) == 1 and place.post and len(small(f"{place.name}, {place.post}", width, BOLD)) == 1:
            return [*lines, ((f"{place.name}, ", BOLD), (place.post, SANS))]
        post = small(place.post, width)
        return [*lines, *(((line[0], line[1]),) for line in [*name, *post])]

    def _signature_width(self) -> float:
        count = max(1, len(self.sheet.signatures))
        return (self.frame.right - self.frame.left - 18 * (count - 1)) / count

    def _signature_height(self) -> float:
        tallest = max(len(self._signature_lines(place)) for place in self.sheet.signatures)
        return 4 + tallest * max(
            leading_of(place.label + place.name + place.post) for place in self.sheet.signatures
        )

    def _draw_closing(self, canvas: Page, y: float) -> None:
        y -= 6
        for text, font, size, leading in self._notes():
            canvas.say(self.frame.left, y - leading * ASCENT, text, font, size)
            y -= leading
        width = self._signature_width()
        for index, place in enumerate(self.sheet.signatures):
            x, line_y = self.frame.left + index * (width + 18), y - TO_SIGN
            rule(canvas, x, x + width, line_y)
            line_y -= 3
            for pieces in self._signature_lines(place):
                leading = leading_of("".join(text for text, _ in pieces))
                at = x
                for text, font in pieces:
                    at += canvas.say(at, line_y - leading * ASCENT, text, font, size_of(text))
                line_y -= leading
