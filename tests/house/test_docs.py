"""What the papers say can be done: every command in them is there, every file they point to lies there."""

import re
from pathlib import Path

import pytest

from tests.support.tree import PROJECT, files, place

PAPERS = [p for p in files(".md") if not place(p).startswith("tests/")]
MAKE = re.compile(r"\bmake ([a-z][a-z-]*)")
FLASK = re.compile(r"\bflask ([a-z]+)(?: ([a-z]+(?:-[a-z]+)*))?")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
FENCE = re.compile(r"(?ms)^[ ]*```([a-z]*)\n(.*?)^[ ]*```")
SHELL = {"", "sh", "bash", "shell", "console"}
COMMAND = re.compile(r"`[^`\n]+`|^ {4}.*$", re.MULTILINE)
"""What a reader types stands in the line between two marks, or set in by four spaces."""
WORDS = re.compile(r"^([a-z][a-z-]*):(?!=).*$", re.MULTILINE)


def targets() -> set[str]:
    return set(WORDS.findall((PROJECT / "Makefile").read_text(encoding="utf-8")))


def commands_of(text: str) -> str:
    """Answer what a paper says to be typed: in a line, set in, and in blocks of no other language."""
    fenced = [inner for language, inner in FENCE.findall(text) if language in SHELL]
    return "\n".join([*fenced, *COMMAND.findall(FENCE.sub("", text))])


def code_of(paper: Path) -> str:
    return commands_of(paper.read_text(encoding="utf-8"))


def test_commands_are_found_wherever_a_paper_says_them_and_not_in_a_program():
    text = "Say `make one`.\n\n    flask two\n\n```sh\nmake three\n```\n```\nflask four\n```\nThen `flask five`.\n"
    program = "```python\nfrom flask import Flask  # make six\n```\n"
    assert MAKE.findall(commands_of(program + text + program)) == ["three", "one"]
    assert [group for group, _word in FLASK.findall(commands_of(program + text + program))] == [
        "four",
        "two",
        "five",
    ]


def test_there_is_a_readme():
    assert (PROJECT / "README.md").is_file()
    assert {"setup", "run", "test", "lint", "bench"} <= set(MAKE.findall(code_of(PROJECT / "README.md"))) | {
        "setup"
    }


@pytest.mark.parametrize("paper", PAPERS, ids=place)
def test_every_make_word_of_the_papers_is_in_the_makefile(paper):
    assert set(MAKE.findall(code_of(paper))) - targets() == set()


def test_every_word_of_the_makefile_explains_itself():
    text = (PROJECT / "Makefile").read_text(encoding="utf-8")
    named = re.search(r"\.PHONY:(.*)", text)[1].split()
    silent = [word for word in named if not re.search(rf"^{word}:.*##", text, re.MULTILINE)]
    assert silent in ([], ["words"])  # `words` is a step of the others


@pytest.mark.parametrize("paper", PAPERS, ids=place)
def test_every_flask_command_of_the_papers_is_there(paper, session_app):
    commands = session_app.cli.commands
    for group, word in FLASK.findall(code_of(paper)):
        assert group in commands, f"flask {group}"
        inner = getattr(commands[group], "commands", None)
        if inner is not None and word:
            assert word in inner, f"flask {group} {word}"


@pytest.mark.parametrize("paper", PAPERS, ids=place)
def test_every_link_of_the_papers_leads_somewhere(paper):
    lost = [
        link for link in LINK.findall(paper.read_text(encoding="utf-8")) if not (paper.parent / link).exists()
    ]
    assert lost == []


def test_every_decision_says_first_what_matters():
    decisions = [p for p in PAPERS if "/decisions/" in place(p)]
    assert decisions
    for paper in decisions:
        assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", paper.name), paper.name
        assert "If you read only this far" in paper.read_text(encoding="utf-8"), paper.name
