"""A register on paper: the page's words handed to the sheet that draws them."""

from collections.abc import Callable
from datetime import UTC, datetime

from foundation.documents import Foot, Head, RegisterSheet, SheetColumn, draw_sheet
from foundation.formatting import format_age, format_day, format_moment_short
from foundation.languages import HTML_LANG
from foundation.registers.page import PrintTable, RegisterPage
from foundation.registers.parts import Column
from foundation.registers.wording import page_words, surround

RIGHT = ("serial", "number")


def as_pdf(
    page: RegisterPage, *, on_page: Callable[[int, int], None] | None = None, invariant: bool = False
) -> bytes:
    """Answer the register as a PDF.

    `on_page(done, total)` is called after each page and may raise foundation.documents.Cancelled; `invariant`
    gives the same bytes for the same page.
    """
    return draw_sheet(sheet_of(page), on_page=on_page, invariant=invariant)


def sheet_of(page: RegisterPage) -> RegisterSheet:
    """Answer what the sheet draws: every word said in the page's language."""
    said, table = surround(page), page.table()
    return RegisterSheet(
        head=Head(
            left=(said.home, said.place, said.registration),
            title=said.title,
            rule=said.rule,
            volume=said.volume,
            page_words=lambda number, count: page_words(number, count, page.language),
            right=(said.period, said.serial),
        ),
        columns=_columns(table),
        rows=table.rows,
        signatures=said.signatures,
        foot=Foot(said.confidential, said.notice, said.printed),
        legend=said.legend,
        remarks=said.remarks,
        watermark=page.watermark or "",
        is_landscape=page.register.orientation == "landscape",
        title=f"{said.title}, {said.period}",
        language=HTML_LANG.get(page.language, "en-IN"),
    )


def _columns(table: PrintTable) -> tuple[SheetColumn, ...]:
    both = zip(table.columns, table.titles, table.numbers, strict=True)
    return tuple(
        SheetColumn(
            title,
            number,
            column.width,
            _align(column),
            column.kind == "mark",
            _sample(column, table.language),
        )
        for column, title, number in both
    )


CODE = "KRS-2026-001"
"""A child's code, which is never broken beneath her name."""


def _sample(column: Column, language: str) -> str:
    """Answer a text as long as this kind of column ever holds: in September, the longest month in short."""
    if column.id == "name":
        return CODE
    if column.kind == "age":
        return max(format_age(18, language, is_about=True).split(), key=len)
    long_ago = datetime(2000, 9, 28, 22, 58, tzinfo=UTC)
    if column.kind in ("moment", "written"):
        return format_moment_short(long_ago, language, "UTC")
    return format_day(long_ago, language, "UTC") if column.kind == "day" else ""


def _align(column: Column) -> str:
    if column.align != "left":
        return column.align
    return "centre" if column.kind == "mark" else "right" if column.kind in RIGHT else "left"
