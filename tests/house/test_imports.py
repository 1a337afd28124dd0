"""Who imports whom: downstairs only, and the web stays out of rules, questions, verbs and tables."""

import ast
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import app
from tests.support.tree import PROJECT, files, place

WITHOUT_WEB = {"rules", "queries", "actions", "models"}
WEB = {"flask", "flask_login", "flask_wtf", "wtforms", "werkzeug.local"}


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Answer every node of a file's syntax; read once for all tests."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imported(path: Path) -> set[str]:
    """Answer the modules that a file imports, whole names."""
    found = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module or "")
    return found


def test_the_contracts_of_the_floors_are_kept():
    said = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
    )
    assert said.returncode == 0, said.stdout + said.stderr


def test_the_contracts_know_every_room():
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(settings["tool"]["importlinter"]["root_packages"]) == {"foundation", *app.FEATURES}


def test_rules_questions_verbs_and_tables_know_nothing_of_the_web():
    looked_at = 0
    for path in files(".py"):
        room, *rest = Path(place(path)).with_suffix("").parts
        if room in app.FEATURES and rest and rest[0] in WITHOUT_WEB:
            looked_at += 1
            assert imported(path) & WEB == set(), place(path)
    assert looked_at > 20


def test_nothing_imports_the_front_door():
    ours = [p for p in files(".py") if not place(p).startswith(("tests/", "app.py"))]
    assert [place(p) for p in ours if "app" in {name.split(".")[0] for name in imported(p)}] == []


def test_no_room_looks_into_the_tests():
    ours = [p for p in files(".py") if not place(p).startswith("tests/")]
    assert [place(p) for p in ours if "tests" in {n.split(".")[0] for n in imported(p)}] == []


def test_relationships_are_never_loaded_by_surprise():
    """A relationship that loads itself, or that points back upstairs, hides statements and doors."""
    for path in files(".py"):
        if place(path).startswith(("tests/", "migrations/")):
            continue
        for call in nodes(path):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "relationship":
                said = {k.arg: getattr(k.value, "value", None) for k in call.keywords}
                assert said.get("lazy") == "raise_on_sql", place(path)
                assert not {"backref", "back_populates"} & set(said), place(path)


def test_no_statement_is_written_as_text_outside_the_history():
    for path in files(".py"):
        if place(path).startswith(("tests/", "migrations/")):
            continue
        for node in nodes(path):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "sa":
                assert node.attr != "text", f"{place(path)}:{node.lineno}: the scope cannot see into text()"
