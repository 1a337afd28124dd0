"""The room that docs/new_room.md builds, built from that page, walked through, and taken away."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from foundation.settings import PROJECT
from tests.support import houses

FILES = re.compile(r"^`(garden/[\w/.]+)`\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """What a walk through the room saw, in a program of its own: its table is on no other test's list."""
    tmp_path, house = tmp_path_factory.mktemp("rooms"), houses.new_house()
    for name, text in FILES.findall((PROJECT / "docs/new_room.md").read_text(encoding="utf-8")):
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    around = {**houses.environment(house), "PYTHONPATH": os.pathsep.join((str(PROJECT), str(tmp_path)))}
    walk = Path(__file__).with_name("walk_through_garden.py")
    done = subprocess.run(
        [sys.executable, str(walk)], env=around, cwd=PROJECT, capture_output=True, text=True, check=False
    )
    houses.remove_house(house)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_a_room_of_one_page_of_paper_stands_in_the_house(walked):
    assert walked["written"] == 303
    assert walked["on its page"]
    assert walked["on her first page"]
    assert walked["in her chronology"]
    assert walked["word on the line of parts"]
    assert walked["evidence"] == ["Once in the garden"]
    assert walked["recorded"] == ["garden.tending.written"]


def test_the_room_is_shut_where_its_card_says_so(walked):
    assert walked["teacher"] == 403
    assert walked["superintendent writes"] == 403
    assert walked["another home"] == 404
    assert walked["nobody"] == 303


def test_what_is_still_to_come_is_refused_with_everything_typed(walked):
    assert walked["to come"] == 422
    assert walked["to come, in words"]
    assert walked["typed is kept"]


def test_without_its_name_the_house_does_not_know_the_room(walked):
    assert walked["taken away"] == 404
    assert not walked["word when taken away"]
