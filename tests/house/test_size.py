"""No file is longer than a reader's breath."""

from tests.support.tree import files, place

LONGEST = 300


def test_no_file_is_longer_than_three_hundred_lines():
    long = {
        place(path): lines
        for path in files(".py", ".html", ".css", ".js")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert not long, f"make a folder of the same name: {long}"


def test_the_fixtures_of_all_tests_stay_short():
    conftest = next(p for p in files("conftest.py") if place(p) == "tests/conftest.py")
    assert len(conftest.read_text(encoding="utf-8").splitlines()) < 150
