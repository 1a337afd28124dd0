"""Papers of a page or two: later pages say whose they are, and nobody signs a page that shows nothing."""

import io

import pytest
from pypdf import PdfReader

from foundation.documents import Letter, Table, draw_letter


def pages_of(rows, **more):
    table = Table(("No.", "What"), tuple((str(n), f"line {n}") for n in range(1, rows + 1)), (1, 5))
    letter = Letter(
        home="Krishnachura", title="Care plan", code="KRS-2026-001", body=("Goals:", table), strong=("Goals:",),
        signatures=("Case worker", "Superintendent"), foot="Confidential.", printed="Printed", **more,
    )  # fmt: skip
    found = PdfReader(io.BytesIO(draw_letter(letter))).pages
    return [page.extract_text() for page in found]


@pytest.mark.parametrize("rows", [2, 25, 26, 27, 28, 29, 30, 31, 60])
def test_a_paper_ends_with_lines_above_its_signatures_and_no_title_stands_alone(rows):
    pages = pages_of(rows)
    assert "Superintendent" in pages[-1]
    assert f"line {rows}" in pages[-1]
    assert all(f"line {n}\n" in "\n".join(pages) + "\n" for n in range(1, rows + 1))
    for page in pages:
        assert ("What" in page) == ("line " in page)


def test_later_pages_say_whose_they_are_and_a_single_page_is_not_counted():
    first, *later = pages_of(60)
    assert "page 1 of" in first
    for number, page in enumerate(later, start=2):
        assert "Care plan · KRS-2026-001" in page
        assert f"page {number} of {len(later) + 1}" in page
    [only] = pages_of(2)
    assert "page 1" not in only
