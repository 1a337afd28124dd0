"""A practice house: another file beside the real one, marked on every page, and never made real."""

import sys
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import click
import pytest
import sqlalchemy as sa
from pypdf import PdfReader
from sqlalchemy.exc import DatabaseError

from accounts import practice as invented
from accounts.roles import Role
from app import create_app
from foundation import afresh, practice
from foundation.backup import keeping
from foundation.db import begin_write, db
from foundation.documents import Letter, draw_letter
from foundation.refusals import Refused
from foundation.scope import across_homes
from foundation.settings import PRACTICE, from_environment
from foundation.viewer import SYSTEM
from office.copying import make_tonight
from office.start import _ensure_as_marked
from residents.models import CaseFile
from tests.factories.accounts import make_user
from tests.factories.homes import make_home
from tests.factories.residents import admit
from tests.inspector import browser
from tests.support import houses

ONLY_THERE = ("/practice", "/practice/resetting", "/practice/resetting/state")
RIBBON = "Practice: nothing here is real"


@pytest.fixture(scope="module")
def learning():
    """A practice house with a home, a child, and an invented person for three roles."""
    settings = replace(houses.new_house(), is_practice=True)
    app = create_app(settings)
    with app.app_context():
        home = make_home("PRA")
        admit(home, name="Invented Child")
        people = {
            role: make_user(role, home, name=name)
            for role, name in ((Role.SUPERINTENDENT, "Invented Head"), (Role.NURSE, "Invented Nurse"))
        }
        stranger = make_user(Role.TEACHER, home, name="Not Shown")
        ids = {role: user.id for role, user in people.items()}
        begin_write()
        invented.note({str(role): user_id for role, user_id in ids.items()}, password="shown-to-everybody")
        db.session.commit()
        yield SimpleNamespace(app=app, ids=ids, stranger=stranger.id, settings=settings)
        db.session.remove()
        db.engine.dispose()
    houses.remove_house(settings)


def tap(learning, role):
    """Answer a browser that came in by one tap on the cover, and the page on which it landed."""
    client = browser(learning.app)
    token = client.get("/sign-in").text.split('name="csrf_token" value="')[1].split('"')[0]
    data = {"csrf_token": token, "person": learning.ids.get(role, role)}
    return client, client.post("/practice/enter", data=data)


def test_a_real_house_has_no_such_addresses_and_no_ribbon(client, app):
    for url in (*ONLY_THERE, "/homes/KRS/practice"):
        assert client.get(url).status_code == 404, url
    assert client.post("/practice/enter", data={"person": "1"}).status_code in (400, 404)
    rules = [rule.rule for rule in app.url_map.iter_rules()]
    assert [rule for rule in rules if "practice" in rule] == []
    cover = client.get("/sign-in").text
    assert RIBBON not in cover
    assert "/practice" not in cover


def test_one_tap_signs_an_invented_person_in_and_nobody_else(learning):
    cover = browser(learning.app).get("/sign-in").text
    assert RIBBON in cover
    assert "Invented Nurse" in cover
    assert "Not Shown" not in cover
    client, landed = tap(learning, Role.SUPERINTENDENT)
    assert landed.status_code == 303
    assert client.get_cookie("aashray_practice") is not None
    assert client.get_cookie("aashray") is None
    for page in ("/homes/PRA/today", "/homes/PRA/children", "/nothing-is-here"):
        assert RIBBON in client.get(page).text, page
    own = client.get("/practice").text
    assert "shown-to-everybody" in own
    assert "Code now" in own
    assert "Lay it anew" in own
    assert tap(learning, learning.stranger)[1].status_code == 404
    assert tap(learning, "nobody")[1].status_code == 404


def test_its_superintendent_asks_for_a_fresh_one_and_the_parent_is_told(learning):
    data = learning.settings.data_folder
    nurse, _landed = tap(learning, Role.NURSE)
    assert nurse.get("/homes/PRA/practice").status_code == 403
    head, _landed = tap(learning, Role.SUPERINTENDENT)
    page = head.get("/homes/PRA/practice")
    assert "thrown away" in page.text
    token = page.text.split('data-csrf="')[1].split('"')[0]
    answer = head.post("/homes/PRA/practice", data={"csrf_token": token})
    assert answer.location == "/practice/resetting"
    assert "being laid" in head.get(answer.location).text
    state = head.get("/practice/resetting/state", headers={"Accept": "application/json"})
    assert state.json["finished"] is False
    afresh.forget(data)
    assert head.get("/practice/resetting/state").json["finished"] is True


def test_it_is_another_file_so_no_figure_of_the_real_house_knows_it(learning, session, house):
    make_home()
    with across_homes("a test counts"):
        assert session.scalar(sa.select(sa.func.count()).select_from(CaseFile)) == 0
    with learning.app.app_context(), across_homes("a test counts"):
        assert db.session.scalar(sa.select(sa.func.count()).select_from(CaseFile)) == 1


def test_it_has_folder_keys_and_database_of_its_own_whatever_the_environment_says(tmp_path, monkeypatch):
    for name, value in (("AASHRAY_DATA", tmp_path / "data"), ("AASHRAY_KEYS", tmp_path / "keys")):
        monkeypatch.setenv(name, str(value))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    real = from_environment()
    monkeypatch.setenv("AASHRAY_DATABASE_KEY", real.keys.database.hex())
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://real")
    monkeypatch.setenv("AASHRAY_BACKUPS_SECOND", str(tmp_path / "stick"))
    monkeypatch.setenv(PRACTICE, "1")
    told = from_environment()
    assert told.is_practice
    assert (told.data_folder.name, told.database_url) == ("data-practice", "")
    assert told.second_place is None
    keys = {told.keys.database, told.keys.sealing, told.keys.audit, told.keys.session}
    assert not keys & {real.keys.database, real.keys.sealing, real.keys.audit, real.keys.session}
    app = create_app(told)
    with app.app_context():
        db.session.execute(sa.select(sa.literal(1)))
        with db.engine.begin() as connection:
            connection.exec_driver_sql("create table kept (word text)")
        db.session.remove()
        db.engine.dispose()
    carried = replace(real, data_folder=told.data_folder)
    with create_app(carried).app_context(), pytest.raises(DatabaseError):
        db.session.execute(sa.select(sa.table("kept", sa.column("word"))))


def test_its_papers_and_files_say_that_nothing_in_them_is_real(learning):
    letter = Letter(
        home="Krishnachura", title="Trial", facts=(), body=("Some words.",), foot="", language="en_IN"
    )
    with learning.app.test_request_context():
        marked = PdfReader(BytesIO(draw_letter(letter))).pages[0].extract_text()
    assert marked.count("nothing here is real") == 2
    client, _landed = tap(learning, Role.SUPERINTENDENT)
    url = "/homes/PRA/registers/admission-discharge"
    token = client.get(url).text.split('data-csrf="')[1].split('"')[0]
    made = client.post(f"{url}/export", data={"csrf_token": token, "format": "csv"}, follow_redirects=True)
    if made.mimetype == "text/csv":  # an export may wait for a second person
        assert RIBBON in made.get_data(as_text=True)
    printed = client.post(f"{url}/pdf", data={"csrf_token": token}, follow_redirects=True)
    assert printed.headers["Content-Disposition"].split("filename=")[1].startswith("practice-")
    assert "nothing here is real" in PdfReader(BytesIO(printed.data)).pages[0].extract_text()


def test_it_is_never_copied_and_never_made_real(learning, session, app):
    with learning.app.app_context():
        with pytest.raises(Refused, match="practice house"):
            keeping.begin(learning.settings, cause="page", by=SYSTEM)
        db.session.rollback()
        assert make_tonight(None) == "a practice house is not copied"
        _ensure_as_marked()
        learning.app.extensions["settings"] = replace(learning.settings, is_practice=False)
        try:
            with pytest.raises(click.ClickException, match="never becomes a real one"):
                _ensure_as_marked()
        finally:
            learning.app.extensions["settings"] = learning.settings
        done = learning.app.test_cli_runner().invoke(args=["backup", "restore", "any.aashray"])
        assert "never put into the practice house" in done.output
    practice.ensure_real()  # a real house is let through
    assert not invented.is_noted()


class Quiet:
    """A program of a house that only counts its stops and starts."""

    def __init__(self):
        self.did = []

    def ask_to_stop(self):
        self.did.append("stop")

    def end(self, *, until):
        return True

    def start(self):
        self.did.append("start")


@pytest.mark.parametrize("fails", [False, True], ids=["laid", "not-laid"])
def test_the_parent_puts_a_fresh_house_in_place_and_keeps_the_old_one_when_it_was_not_laid(tmp_path, fails):
    data, child, said = tmp_path / "data-practice", Quiet(), []
    (data / "files").mkdir(parents=True)
    (data / "files" / "old").touch()
    for name in ("aashray.db", "aashray.db-wal", "start.lock"):
        (data / name).write_text("old")
    fresh = afresh.aside(data)
    lay = f"import pathlib, sys; p = pathlib.Path({str(fresh)!r}); (p / 'files').mkdir(parents=True); "
    lay += "(p / 'aashray.db').write_text('fresh'); sys.exit(3 if FAILS else 0)".replace("FAILS", str(fails))
    errand = afresh.Afresh(data, lay=[sys.executable, "-c", lay], children=[child], say=said.append)
    errand.look()
    assert errand.laying is None
    afresh.ask(data)
    until = time.monotonic() + 20
    while afresh.is_asked(data) and time.monotonic() < until:
        errand.look()
        time.sleep(0.02)
    assert (data / "aashray.db").read_text() == ("old" if fails else "fresh")
    assert (data / "files" / "old").exists() is fails
    assert (data / "aashray.db-wal").exists() is fails
    assert Path(data / "start.lock").read_text() == "old"
    assert child.did == ([] if fails else ["stop", "start"])
    assert ("not laid (code 3)" in said[-1]) is fails


@pytest.mark.long
def test_a_practice_house_is_laid_and_laid_anew(tmp_path):
    """The whole of it: a dozen children in the home, an invented person for each role, then a fresh one."""
    from office.demo.practice import lay_aside

    settings = replace(houses.new_house(), is_practice=True)
    app = create_app(settings)
    with app.app_context():
        folder = lay_aside()
        db.session.remove()
        db.engine.dispose()
        afresh.put_in_place(settings.data_folder)
        assert not folder.exists()
    with create_app(settings).app_context():
        assert len(invented.people()) >= len(Role) - 1
        with across_homes("a test counts"):
            assert db.session.scalar(sa.select(sa.func.count()).select_from(CaseFile)) > 12
        db.session.remove()
        db.engine.dispose()
    houses.remove_house(settings)
