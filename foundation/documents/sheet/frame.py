"""What stands on every page of a register sheet around the rows: head, column titles, foot, watermark."""

from foundation.documents.canvas import Page
from foundation.documents.shaping import has_indic, width_of
from foundation.documents.sheet.measures import (
    LATIN,
    MARGIN,
    PASTE,
    column_edges,
    inner_widths,
    leading_of,
    pad_x,
    page_size,
    size_of,
)
from foundation.documents.sheet.parts import RegisterSheet
from foundation.documents.sheet.strokes import ASCENT, HAIR, THICK, THIN, double_rule, margin_rule, rule
from foundation.documents.typefaces import BOLD, SANS, SERIF
from foundation.documents.wrapping import wrap

TITLE_SIZE = 13.5
SIDE, MIDDLE = 0.31, 0.36  # of the width: the head's side parts and its title
LEAST_NOTICE = 0.3  # of the width: room that the notice of the foot keeps beside who printed
Lines = list[tuple[str, str, float, float]]  # text, font, size, leading


def small(text: str, width: float, font: str = SANS) -> Lines:
    """Answer `text` wrapped in the sheet's small type."""
    size = size_of(text)
    return [(line, font, size, leading_of(text)) for line in wrap(text, font, size, width)]


class Frame:
    """Measures of one sheet's pages, worked out once, and the drawing of what repeats."""

    def __init__(self, sheet: RegisterSheet) -> None:
        self.sheet = sheet
        self.width, self.height = page_size(sheet)
        self.left, self.right = MARGIN + (PASTE if sheet.paste else 0), self.width - MARGIN
        self.edges = column_edges(sheet.columns, self.left, self.right)
        self.inner = inner_widths(sheet.columns, self.edges)
        self.titles = [self._title(index) for index in range(len(sheet.columns))]
        self.title_height = max(sum(line[3] for line in lines) for lines in self.titles) + 6
        self._lay_head()
        self.foot_lines = self._lay_foot()
        self.top = self.height - MARGIN
        self.table_top = self.top - self.head_height - 10
        self.has_numbers = any(column.number for column in sheet.columns)
        self.rows_top = self.table_top - self.title_height - (13 if self.has_numbers else 0)
        self.bottom = MARGIN + _tall(self.foot_lines) + _tall(self.foot_beneath) + 10

    @property
    def room(self) -> float:
        """The height left for rows on a page."""
        return self.rows_top - self.bottom

    def _title(self, index: int) -> Lines:
        return small(self.sheet.columns[index].title, self.inner[index], BOLD)

    def _lay_head(self) -> None:
        head, span = self.sheet.head, self.right - self.left
        side = span * SIDE
        self.head_left = [
            line
            for index, text in enumerate(head.left)
            for line in small(text, side, SANS if index else BOLD)
        ]
        self.head_right = [line for text in head.right for line in small(text, side)]
        leading = TITLE_SIZE * (1.55 if has_indic(head.title) else 1.3)
        self.head_title: Lines = [
            (line, SERIF, TITLE_SIZE, leading) for line in wrap(head.title, SERIF, TITLE_SIZE, span * MIDDLE)
        ] + small(head.rule, span * MIDDLE)
        first = leading_of(head.volume + head.page_words(1, 1))
        heights = (_tall(self.head_left), _tall(self.head_title), first + _tall(self.head_right))
        self.head_height = max(heights) + 6

    def _lay_foot(self) -> Lines:
        """Answer the lines of the notice; who printed stands beside them, on a narrow page beneath."""
        foot, span = self.sheet.foot, self.right - self.left
        beside = span - width_of(foot.printed, SANS, size_of(foot.printed)) - 24
        self.foot_beneath = [] if beside >= span * LEAST_NOTICE else small(foot.printed, span)
        return small(f"{foot.bold} {foot.notice}", span if self.foot_beneath else beside)

    def draw(self, canvas: Page, page: int, pages: int, *, has_table: bool = True) -> None:
        """Draw everything of page `page` of `pages` but the rows."""
        self._watermark(canvas)
        self._paste(canvas, page)
        self._head(canvas, page, pages)
        if has_table:
            self._titles(canvas)
        self._foot(canvas)

    def _watermark(self, canvas: Page) -> None:
        words = self.sheet.watermark
        if not words:
            return
        words = words.upper()
        size = min(44.0, 0.72 * self.width / width_of(words, BOLD, 1))
        canvas.saveState()
        canvas.setFillGray(0.96)
        canvas.translate(self.width / 2, self.height / 2)
        canvas.rotate(20 if self.sheet.is_landscape else 40)
        canvas.say_now(0, -size / 3, words, BOLD, size)
        canvas.restoreState()

    def _paste(self, canvas: Page, page: int) -> None:
        """Draw the strip at the left that is pasted to the page of the book."""
        if self.sheet.paste is None:
            return
        words = self.sheet.paste(page)
        x = self.left - 7
        canvas.setLineWidth(THIN)
        canvas.setDash([2.2, 1.6])
        canvas.line(x, MARGIN, x, self.height - MARGIN)
        canvas.setDash([])
        canvas.saveState()
        canvas.translate(x - 12, self.height / 2)
        canvas.rotate(90)
        canvas.say_now(0, 0, words, SANS, size_of(words))
        canvas.restoreState()

    def _head(self, canvas: Page, page: int, pages: int) -> None:
        head = self.sheet.head
        _column(canvas, self.head_left, self.left, self.top, "left")
        _column(canvas, self.head_title, self.width / 2, self.top - 4, "centre")
        numbering = head.page_words(page, pages)
        height = leading_of(head.volume + numbering)
        baseline = self.top - height * ASCENT
        used = canvas.say(self.right, baseline, numbering, BOLD, size_of(numbering), align="right")
        canvas.say(
            self.right - used,
            baseline,
            f"{head.volume} · " if head.volume else "",
            SANS,
            size_of(head.volume),
            align="right",
        )
        _column(canvas, self.head_right, self.right, self.top - height, "right")
        double_rule(canvas, self.left, self.right, self.top - self.head_height)

    def _titles(self, canvas: Page) -> None:
        top, under = self.table_top, self.table_top - self.title_height
        rule(canvas, self.left, self.right, top)
        for index, (column, lines) in enumerate(zip(self.sheet.columns, self.titles, strict=True)):
            where, x = self._anchor(index)
            _column(canvas, lines, x, under + _tall(lines) + 2.5, where)
            middle = (self.edges[index] + self.edges[index + 1]) / 2
            canvas.say(middle, under - 9.6, column.number, SANS, LATIN, align="centre")
        rule(canvas, self.left, self.right, under, THICK)
        if self.has_numbers:
            rule(canvas, self.left, self.right, self.rows_top)
        self.uprights(canvas, top, self.rows_top)

    def _anchor(self, index: int) -> tuple[str, float]:
        """Answer how a column's text is aligned and the x it is aligned to."""
        column = self.sheet.columns[index]
        left, width = self.text_left(index), self.inner[index]
        return column.align, left + {"left": 0, "right": width, "centre": width / 2}[column.align]

    def text_left(self, index: int) -> float:
        """Answer the x where the text of column `index` begins."""
        column = self.sheet.columns[index]
        return self.edges[index] + pad_x(column) + (3 if index == 1 else 0)

    def uprights(self, canvas: Page, top: float, bottom: float) -> None:
        """Draw the margin rule, and the hairlines between narrow columns."""
        margin_rule(canvas, self.edges[1], top, bottom)
        canvas.setLineWidth(HAIR)
        for index, column in enumerate(self.sheet.columns):
            if index > 1 and (column.is_narrow or self.sheet.columns[index - 1].is_narrow):
                canvas.line(self.edges[index], top, self.edges[index], bottom)

    def _foot(self, canvas: Page) -> None:
        foot = self.sheet.foot
        tall = _tall(self.foot_lines) + _tall(self.foot_beneath)
        rule(canvas, self.left, self.right, MARGIN + tall + 3, THIN)
        y = MARGIN + tall
        for index, (text, font, size, leading) in enumerate(self.foot_lines):
            x, baseline = self.left, y - leading * ASCENT
            if index == 0 and text.startswith(foot.bold):
                x += canvas.say(x, baseline, foot.bold, BOLD, size)
                text = text.removeprefix(foot.bold)
            canvas.say(x, baseline, text, font, size)
            y -= leading
        if self.foot_beneath:
            _column(canvas, self.foot_beneath, self.left, y, "left")
            return
        first = MARGIN + tall - leading_of(foot.printed) * ASCENT
        canvas.say(self.right, first, foot.printed, SANS, size_of(foot.printed), align="right")


def _tall(lines: Lines) -> float:
    return sum(line[3] for line in lines)


def _column(canvas: Page, lines: Lines, x: float, top: float, align: str) -> None:
    for text, font, size, leading in lines:
        canvas.say(x, top - leading * ASCENT, text, font, size, align=align)
        top -= leading
