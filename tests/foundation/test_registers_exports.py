"""Registers as workbook, text and page: the same words, and no cell that acts as a formula."""

import csv
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO
from uuid import UUID

import html5lib
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from foundation.registers import (
    RENDERERS,
    Cell,
    Line,
    Period,
    Totals,
    as_csv,
    as_html,
    as_xlsx,
    late_in_words,
    lateness,
    safe,
    veil,
)
from tests.factories import registers as made

FORMULAS = ("=1+1", "+911234", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")', "  =1", "＝1")
CHILD, OTHER = UUID(int=1), UUID(int=2)


def rows_of(contents):
    return list(csv.reader(StringIO(contents.decode("utf-8-sig"))))


def named(name, **changes):
    return made.page(made.admissions(), [made.line(1, name=name)], **changes)


@pytest.mark.parametrize("typed", FORMULAS)
def test_a_name_that_looks_like_a_formula_stays_text(typed):
    for rows in (
        rows_of(as_csv(named(typed))),
        CalamineWorkbook.from_filelike(BytesIO(as_xlsx(named(typed)))).get_sheet_by_index(0).to_python(),
    ):
        cells = [str(cell) for row in rows for cell in row]
        assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@", "＝"))]
        assert any(typed.strip() in cell for cell in cells)


@given(st.text(max_size=30))
def test_safe_text_never_starts_a_formula_and_loses_nothing(text):
    said = safe(text)
    assert said.endswith(text)
    assert not said.lstrip().startswith(("=", "+", "-", "@"))


def test_csv_opens_right_in_a_spreadsheet_and_holds_every_line():
    contents = as_csv(made.page(made.admissions("bn_IN"), made.lines(12, language="bn_IN"), language="bn_IN"))
    assert contents.startswith(b"\xef\xbb\xbf")
    rows = rows_of(contents)
    assert any("কৃষ্ণচূড়া" in cell for row in rows for cell in row)
    assert sum("KRS-2026-" in "".join(row) for row in rows) == 12


def test_a_workbook_holds_the_facts_the_titles_and_every_line():
    book = CalamineWorkbook.from_filelike(BytesIO(as_xlsx(made.page(made.admissions(), made.lines(12)))))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert rows[0][0] == "Register of admission and discharge"
    assert any("Krishnachura" in str(row[0]) for row in rows[:8])
    assert any("2026-00871" in str(row[0]) for row in rows[:8])
    titles = next(row for row in rows if row[0] == "No.")
    assert titles[-1] == "Written"
    late = next(row for row in rows if "KRS-2026-007" in str(row[2]))
    assert "2 days late" in late[10]
    corrected = next(row for row in rows if "KRS-2026-005" in str(row[2]))
    assert corrected[3] == "8 (was 9); birth slip · F. Khan"
    assert any("46 on this roll" in str(row[1]) for row in rows)


def test_cells_of_totals_stand_under_their_columns():
    said = made.page(made.admissions(), made.lines(2), totals=Totals(2, cells=("", "two children")))
    assert ["2", "", "two children"] in [row[:3] for row in rows_of(as_csv(said))]


def test_a_printable_page_escapes_what_people_typed():
    typed = "<script>alert(1)</script>&\"'"
    document = as_html(named(typed)).decode()
    assert "<script" not in document
    assert typed in BeautifulSoup(document, "html.parser").get_text()


@pytest.mark.parametrize("language", ["en_IN", "hi", "bn_IN"])
def test_a_printable_page_is_html_without_faults(language):
    document = as_html(
        made.page(made.admissions(language), made.lines(12, language=language), language=language)
    )
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(document.decode())
    soup = BeautifulSoup(document, "html.parser")
    assert soup.html["lang"] in ("en-IN", "hi", "bn")
    assert len(soup.select("tbody tr.line")) == 12
    assert soup.select_one("tbody tr.gap")
    assert soup.caption
    assert soup.find("del").get_text() == "9"


def test_each_format_is_made_from_the_same_page():
    said = made.page(made.admissions(), made.lines(3))
    starts = {"pdf": b"%PDF", "xlsx": b"PK", "csv": b"\xef\xbb\xbf", "html": b"<!DOCTYPE"}
    assert set(RENDERERS) == set(starts)
    for name, (render, media, _ending) in RENDERERS.items():
        assert render(said).startswith(starts[name])
        assert "/" in media


def test_names_are_veiled_from_who_may_not_read_them():
    cells = (Cell("Kakoli Bauri", code="KRS-2026-030", name_of=CHILD), "x")
    others = (Cell("Asha Lepcha", code="KRS-2026-037", name_of=OTHER), "y")
    seen = veil([Line(1, cells), Line(2, others)], may_see=lambda child: child == OTHER)
    document = as_html(made.page(made.admissions(), seen)).decode()
    assert "Kakoli" not in document
    assert "KRS-2026-030" in document
    assert "Asha Lepcha" in document


@pytest.mark.parametrize(
    ("took", "words"),
    [
        (timedelta(hours=24), None),
        (timedelta(hours=24, minutes=1), "1 day late"),
        (timedelta(days=2, hours=9), "2 days late"),
        (timedelta(minutes=-5), None),
    ],
)
def test_a_line_is_late_only_past_its_limit(took, words):
    at = datetime(2026, 11, 13, 3, 20, tzinfo=UTC)
    late = lateness(Line(1, happened_at=at, written_at=at + took), timedelta(hours=24))
    assert (late_in_words(late, "en_IN") if late else None) == words


@pytest.mark.parametrize(
    ("late_by", "words"),
    [
        (timedelta(hours=5, minutes=59), "5 hours late"),
        (timedelta(minutes=20), "20 minutes late"),
        (timedelta(hours=1), "1 hour late"),
    ],
)
def test_short_delays_are_told_in_hours_and_minutes(late_by, words):
    assert late_in_words(late_by, "en_IN") == words


def test_without_a_limit_or_a_time_nothing_is_late():
    at = datetime(2026, 11, 13, tzinfo=UTC)
    assert lateness(Line(1, happened_at=at, written_at=at + timedelta(days=9)), None) is None
    assert lateness(Line(1, written_at=at), timedelta(hours=1)) is None
    assert lateness(Line(1, late_by=timedelta()), timedelta(hours=1)) is None


def test_a_period_knows_its_months():
    period = Period(date(2026, 12, 30), date(2027, 2, 1))
    assert [month.month for month in period.months()] == [12, 1, 2]
    assert Period.month(2028, 2).last.day == 29
    assert Period.month(2026, 12).next_month() == Period.month(2027, 1)
    assert Period.month(2026, 1).previous_month() == Period.month(2025, 12)
    assert Period.month(2026, 11).label("en_IN") == "1 to 30 November 2026"
    assert (period.ends_at() - period.starts_at()).days == 34
    with pytest.raises(ValueError, match="before"):
        Period(date(2026, 2, 2), date(2026, 2, 1))
