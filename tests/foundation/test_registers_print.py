"""Registers on paper: every page numbered, every row whole, nothing wider than its column, in three languages."""

import resource
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from foundation.documents import Cancelled
from foundation.documents.sheet.book import Book
from foundation.documents.sheet.measures import INDIC, LATIN, column_edges
from foundation.registers import Countersigned, Line, Period, as_pdf
from foundation.registers.paper import sheet_of
from tests.factories import registers as made

LANGUAGES = ("en_IN", "hi", "bn_IN")


def pages_of(contents):
    return [page.extract_text() for page in PdfReader(BytesIO(contents)).pages]


def printed(count=40, language="en_IN", **changes):
    said = made.page(
        made.admissions(language), made.lines(count, language=language), language=language, **changes
    )
    return said, as_pdf(said, invariant=True)


def test_every_page_says_its_number_and_how_many_there_are():
    texts = pages_of(printed(60)[1])
    assert len(texts) > 3
    for number, text in enumerate(texts, 1):
        assert f"page {number} of {len(texts)}" in text
        assert "JJ Act s.74" in text
        assert "2026-00871" in text
        assert "Date, time" in text


def test_every_line_stands_on_exactly_one_page():
    texts = pages_of(printed(60)[1])
    for number in range(1, 61):
        assert sum(text.count(f"KRS-2026-{number:03d}") for text in texts) == 1


def test_the_page_says_correction_late_entry_gap_totals_and_places_to_sign():
    text = " ".join("\n".join(pages_of(printed()[1])).split())
    for words in (
        "birth slip · F. Khan",
        "2 days late",
        "46 on this roll.",
        "November so far: 10 admitted",
        "Management Committee, r.39(4)(xix)",
        "Seen by inspector",
        "Ira Sengupta",
        "Seal 7c1e 90af 22d4",
        "Registration WB/CCI/0142, valid to 31 Mar 2029",
        "1 to 23 November 2026",
    ):
        assert words in text


def test_the_signatures_never_stand_on_a_page_without_rows():
    for count in range(1, 30):
        book = Book(sheet_of(made.page(made.admissions(), made.lines(count))))
        assert book.pages[-1]
        assert sum(len(parts) for parts in book.pages) == len(book.sheet.rows)


def test_an_empty_register_says_so_and_still_has_its_places_to_sign():
    texts = pages_of(as_pdf(made.page(made.admissions(), [], totals=None)))
    assert len(texts) == 1
    assert "No lines in this period." in texts[0]
    assert "page 1 of 1" in texts[0]
    assert "Seen by inspector" in texts[0]


def test_a_row_taller_than_a_page_goes_on_and_loses_nothing():
    words = [f"word{number}" for number in range(900)]
    tall = made.line(1, name=" ".join(words))
    texts = pages_of(as_pdf(made.page(made.admissions(), [tall, made.line(2)])))
    assert len(texts) > 3
    found = " ".join(texts).split()
    assert [word for word in words if word not in found] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_page_gives_the_same_bytes(language):
    assert printed(12, language)[1] == printed(12, language)[1]


def test_several_people_print_at_once_and_each_gets_the_same_as_alone():
    for language in LANGUAGES:  # joined letters get their places in the font when first met
        printed(12, language)
    alone = {language: printed(12, language)[1] for language in LANGUAGES}
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(lambda n: (LANGUAGES[n % 3], printed(12, LANGUAGES[n % 3])[1]), range(12)))
    assert all(contents == alone[language] for language, contents in together)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler-utils is not installed")
def test_the_page_can_be_looked_at_and_has_ink_in_every_part(language, tmp_path):
    (tmp_path / "page.pdf").write_bytes(printed(12, language)[1])
    subprocess.run(["pdftoppm", "-r", "50", "-gray", "-png", "page.pdf", "page"], cwd=tmp_path, check=True)
    images = sorted(tmp_path.glob("page*.png"))
    assert images
    with Image.open(images[0]) as image:
        wide, high = image.size
        assert wide > high
        for left in range(4):
            part = image.crop((left * wide // 4, 0, (left + 1) * wide // 4, high // 2))
            assert sum(part.histogram()[:128]) > 40


def test_no_type_is_smaller_than_the_eye_reads():
    assert (LATIN, INDIC) == (8.5, 9.5)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_piece_is_wider_than_its_column(language):
    book = Book(
        sheet_of(made.page(made.admissions(language), made.lines(40, language=language), language=language))
    )
    for index in range(len(book.sheet.rows)):
        laid = book._laid(index)
        if laid.row.kind != "line":
            continue
        for cell, width in zip(laid.cells, book.frame.inner, strict=True):
            assert all(sum(piece.width for piece in line) <= width + 0.01 for line in cell)


def test_an_attendance_matrix_has_a_column_a_day_and_stays_on_the_page():
    october = Period.month(2026, 10)
    said = made.page(made.matrix(), made.matrix_lines(40, october), period=october, totals=None)
    sheet = sheet_of(said)
    assert len(sheet.columns) == 35
    edges = column_edges(sheet.columns, 34, 808)
    assert edges == sorted(edges)
    assert edges[-1] == pytest.approx(808)
    texts = pages_of(as_pdf(said))
    assert len(texts) == 2
    assert "P present" in texts[-1]


def test_a_portrait_register_stands_upright():
    upright = made.admissions(orientation="portrait")
    box = PdfReader(BytesIO(as_pdf(made.page(upright, made.lines(5))))).pages[0].mediabox
    assert box.height > box.width


def test_printing_tells_its_progress_and_can_be_stopped():
    seen = []

    def stop_at_two(done, total):
        seen.append((done, total))
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        as_pdf(made.page(made.admissions(), made.lines(80)), on_page=stop_at_two)
    assert [done for done, _ in seen] == [1, 2]
    assert seen[0][1] > 2


def test_a_line_changed_after_the_committee_signed_says_so():
    october = Period.month(2026, 10)
    signed = Countersigned(date(2026, 10, 1), "R. Lahiri", "chairperson", datetime(2026, 11, 4, tzinfo=UTC))
    happened = datetime(2026, 10, 9, 8, 0, tzinfo=UTC)
    first = replace(made.line(1), happened_at=happened, written_at=happened)
    changed = replace(first, serial=2, corrected_at=datetime(2026, 11, 9, tzinfo=UTC))
    said = made.page(made.admissions(), [first, changed], period=october, signatures=(signed,))
    rows = list(said.table().rows)
    assert rows[0].entries[-1].second == ""
    assert rows[1].entries[-1].second == "after signature"
    text = " ".join(pages_of(as_pdf(said))[0].split())
    assert "October 2026 signed for the Management Committee by R. Lahiri, chairperson" in text


def test_a_line_of_a_child_nobody_named_is_printed_too():
    assert (
        "Name not known"
        in pages_of(as_pdf(made.page(made.admissions(), [Line(1, ("", "Name not known"))])))[0]
    )


def test_two_thousand_rows_take_little_time_and_memory():
    said = made.page(made.admissions(), made.lines(2000))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    contents = as_pdf(said)
    took = time.process_time() - started
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    print(f"2,000 rows x 11 columns: {took:.1f} s, {grown} MB more, {len(contents) // 1024} KB")
    assert contents.startswith(b"%PDF")
