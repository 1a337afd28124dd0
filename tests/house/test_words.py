"""The words of the project: names that say nothing, paths of one machine, work left undone."""

import ast
import re

from tests.support.tree import files, place

NOTHING_SAID = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "stuff"}
# written in two pieces, so that this file does not find itself
ANY_MACHINE = re.compile(r"(?<![\w.])/(?:work|home|Users|root|private)/\w" + r"|[A-Z]:\\\\Users")
LEFT_UNDONE = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
TEXT = (".py", ".html", ".css", ".js", ".md", ".toml", ".sh", ".mako", ".yaml", ".yml", "Makefile", "run")


def _lines_with(pattern: re.Pattern[str], *endings: str) -> list[str]:
    return [
        f"{place(path)}:{number}"
        for path in files(*endings)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_every_module_has_a_name_that_says_what_it_holds():
    assert [place(p) for p in files(".py", ".js", ".css", ".html") if p.stem.strip("_") in NOTHING_SAID] == []


def test_no_file_knows_the_machine_it_was_written_on():
    assert _lines_with(ANY_MACHINE, *TEXT) == []


def test_nothing_is_left_for_later():
    assert _lines_with(LEFT_UNDONE, *TEXT) == []


def test_every_module_opens_with_a_sentence_that_says_what_it_is_for():
    without = []
    for path in files(".py"):
        if path.name == "__init__.py" and not path.read_text(encoding="utf-8").strip():
            continue
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        if not said.split("\n")[0].endswith("."):
            without.append(place(path))
    assert without == []


def test_every_silenced_check_gives_its_reason():
    silent = re.compile(r"#\s*(?:noqa(?::\s*[A-Z0-9, ]+)?|type:\s*ignore(?:\[[\w, -]+\])?)\s*$")
    assert _lines_with(silent, ".py") == []
