"""Ways by which a hidden word gets out although no page shows it: long work, exports, searches, sortings."""

import time
from contextlib import contextmanager
from dataclasses import replace

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation.db import db
from foundation.scope import across_homes
from foundation.works import Work
from office.views import prints
from tests.factories.world import FAR, NEAR, OTHER
from tests.hostile.crawler import undone
from tests.hostile.leaks import SEES, Watch
from tests.hostile.oracle import registers
from tests.hostile.visitors import visitor
from tests.support.choosing import IS_LONG

SHAPES = ("csv", "xlsx", "pdf")
"""In short each role takes each register in one of these, in turn; in the long form in all."""
READERS = [role for role in Role if role not in (Role.KIOSK, Role.YOUNG_PERSON)]


@contextmanager
def asking(crowded, app, roles=READERS):
    """The crowded house on one connection that forgets; gives (role, visitor) pairs."""
    with undone(app):
        yield [(role, visitor(app, crowded.world.users[role].id)) for role in roles]


def test_an_export_shows_no_more_than_the_screen(crowded, open_house, monkeypatch):
    app, watch, files = open_house(), Watch(crowded.world), 0
    at_once = replace(app.extensions["settings"], export_children=10_000)  # none waits for a second person
    monkeypatch.setitem(app.extensions, "settings", at_once)
    with asking(crowded, app) as people:
        for turn, (role, who) in enumerate(people):
            for number, register in enumerate(registers()):
                url = f"/homes/NIK/registers/{register.id}"
                for shape in SHAPES if IS_LONG else (SHAPES[(turn + number) % len(SHAPES)],):
                    verb, typed = (
                        ("pdf", {"language": "en_IN"}) if shape == "pdf" else ("export", {"format": shape})
                    )
                    answer = who.post(app, f"{url}/{verb}", typed, follow_redirects=True)
                    files += answer.status_code == 200
                    assert watch.leaks(role, answer, url) == [], f"{role} {register.id} {shape}"
    assert files > 10


def test_long_work_hides_what_the_page_would_hide(crowded, open_house, monkeypatch):
    """In its thread nobody reads: what the asker may see must have been settled before."""
    monkeypatch.setattr(prints, "AT_ONCE_LINES", 0)
    watch, app = Watch(crowded.world), open_house()
    for role in (Role.INSPECTOR, Role.CASE_WORKER, Role.SUPERINTENDENT):
        who = visitor(app, crowded.world.users[role].id)
        answer = who.post(app, "/homes/NIK/registers/admission-discharge/pdf", {"language": "en_IN"})
        assert answer.status_code == 303, answer.get_data(as_text=True)[:400]
        place = answer.headers["Location"]
        answer.close()  # the work begins when the answer has left
        paper = finished(app, who, place)
        assert watch.leaks(role, paper, place) == [], role
        assert crowded.world.children[FAR].code.encode() in _plain(paper), (
            "the paper is there, and tells of her"
        )
    forget_works(app)


def finished(app, who, place):
    for _ in range(300):
        paper = who.get(app, f"{place}/file")
        if paper.status_code == 200:
            return paper
        time.sleep(0.1)
    raise AssertionError(who.get(app, f"{place}/state").get_data(as_text=True))


def _plain(paper):
    from tests.hostile.leaks import _text

    return _text(paper).encode()


def forget_works(app):
    with app.app_context(), across_homes("a test tidies"):
        db.session.execute(
            sa.delete(Work).where(Work.params["register"].as_string() == "admission-discharge")
        )
        db.session.commit()


@pytest.fixture(scope="module")
def nobodys():
    """What each role finds on each page when she looks for a word that is nobody's: asked once for all kinds."""
    return {}


@pytest.mark.parametrize(
    "kind", ["name", "old_name", "local", "father", "mother", "marks", "kin", "kin_number", "safe_words"]
)
def test_a_search_gives_away_nothing_that_is_hidden(kind, crowded, open_house, nobodys):
    """Looking for a hidden word must find as little as looking for a word that is nobody's."""
    app, world, asked = open_house(), crowded.world, 0
    with asking(crowded, app) as people:
        for role, who in people:
            for page in ("/homes/NIK/children", "/homes/NIK/registers/admission-discharge"):
                if (role, page) not in nobodys:
                    nobodys[role, page] = _found(who.post(app, page, {"find": "Qzvnobodyatall"}), world)
                nobody = nobodys[role, page]
                if nobody[0] != 200:
                    continue
                for place in (NEAR, FAR, OTHER):
                    if place in SEES[kind].get(role, ()):
                        continue
                    answer = who.post(app, page, {"find": world.canaries[kind, place]})
                    asked += answer.status_code == 200
                    assert _found(answer, world) == nobody, (
                        f"{role} looks for the {kind} of {place} in {page}"
                    )
    assert asked > 5


def _found(answer, world):
    """Answer the codes that a list shows."""
    text = answer.get_data(as_text=True)
    return answer.status_code, sorted(file.code for file in world.children.values() if file.code in text)


def test_a_search_still_finds_what_may_be_found(crowded, open_house):
    app, world = open_house(), crowded.world
    with asking(crowded, app, [Role.SUPERINTENDENT, Role.TEACHER]) as people:
        for role, who in people:
            for place in (NEAR, FAR):
                answer = who.post(app, "/homes/NIK/children", {"find": world.canaries["name", place]})
                assert (world.children[place].code in answer.get_data(as_text=True)) == (
                    place in SEES["name"][role]
                )
