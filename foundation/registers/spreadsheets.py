"""A register as a workbook or as text for other programs; no cell can ever act as a formula."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

from foundation.documents import Entry, SheetRow
from foundation.documents.shaping import clean
from foundation.languages import _, force
from foundation.registers.page import PrintTable, RegisterPage
from foundation.registers.wording import surround

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LONGEST = 32_767  # characters that a spreadsheet keeps in a cell


def safe(text: str) -> str:
    """Answer `text` so that no spreadsheet takes it for a formula: an apostrophe before `= + - @`, tab or return.

    Spaces before the sign do not make it harmless.
    """
    is_risky = text.startswith(FORMULA_STARTS) or text.lstrip().startswith(FORMULA_STARTS)
    return f"'{text}" if is_risky else text


def flat(entry: Entry) -> str:
    """Answer a cell as one text; a correction says both values, its reason and who."""
    parts = [entry.text, entry.code, entry.second]
    if entry.struck:
        parts = [_("%(new)s (was %(old)s)", new=entry.text, old=entry.struck), entry.code, entry.second]
    return "; ".join(part for part in (*parts, entry.note, entry.mark_words) if part)


def _values(row: SheetRow, width: int) -> list[str]:
    if row.entries:
        values = [row.number, *(flat(entry) for entry in row.entries)]
        if row.kind == "total" and row.words[0]:
            values.append(row.words[0])
    else:
        values = [row.number, " ".join(part for part in row.words if part)]
    return [safe(value) for value in values] + [""] * (width - len(values))


def _rows(table: PrintTable) -> Iterator[list[str]]:
    width = len(table.columns)
    return (_values(row, width) for row in table.rows)


def as_csv(page: RegisterPage) -> bytes:
    """Answer the register as CSV: UTF-8 with the mark that makes Excel read it right, facts first, then the rows."""
    target = StringIO()
    writer = csv.writer(target)
    with force(page.language):
        table, said = page.table(), surround(page)
        writer.writerows([safe(fact)] for fact in said.facts)
        writer.writerow([])
        writer.writerow([safe(title.replace("\n", " ")) for title in table.titles])
        writer.writerow(table.numbers)
        writer.writerows(_rows(table))
    return target.getvalue().encode("utf-8-sig")


def as_xlsx(page: RegisterPage) -> bytes:
    """Answer the register as a workbook, made in memory: facts, frozen titles, one row a line, ready to print."""
    target = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = xlsxwriter.Workbook(target, options)
    with force(page.language):
        table, said = page.table(), surround(page)
        book.set_properties(
            {"title": said.title, "author": page.printed_by, "created": page.printed_at.replace(tzinfo=None)}
        )
        sheet = book.add_worksheet(_sheet_name(page))
        _fill(book, sheet, table, said.facts)
    book.close()
    return target.getvalue()


def _sheet_name(page: RegisterPage) -> str:
    name = "".join(" " if letter in "[]:*?/\\'" else letter for letter in clean(str(page.register.name)))
    return name[:31].strip() or page.register.id[:31]


def _fill(book: Any, sheet: Any, table: PrintTable, facts: tuple[str, ...]) -> None:
    title = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top"})
    number = book.add_format({"font_color": "#555555", "bottom": 1, "align": "center"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "top": 1, "bottom": 6})
    for index, fact in enumerate(facts):
        sheet.write_string(index, 0, safe(fact), title if index == 0 else None)
    top = len(facts) + 1
    for column, words in enumerate(table.titles):
        sheet.write_string(top, column, safe(words.replace("\n", " ")), head)
        sheet.write_string(top + 1, column, table.numbers[column], number)
        sheet.set_column(column, column, max(4.0, table.columns[column].width * 1.4))
    for offset, (row, values) in enumerate(zip(table.rows, _rows(table), strict=True)):
        style = bold if row.kind in ("total", "gap") else body
        _write_row(sheet, top + 2 + offset, values, style, is_across=not row.entries)
    _make_printable(sheet, table, top)


def _write_row(sheet: Any, at: int, values: list[str], style: Any, *, is_across: bool) -> None:
    for column, value in enumerate(values[:2] if is_across else values):
        sheet.write_string(at, column, value[:LONGEST], style)


def _make_printable(sheet: Any, table: PrintTable, top: int) -> None:
    sheet.freeze_panes(top + 2, 1)
    sheet.repeat_rows(top, top + 1)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    if table.register.orientation == "landscape":
        sheet.set_landscape()
