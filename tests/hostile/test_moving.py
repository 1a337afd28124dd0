"""A house that lived alone moves into a PostgreSQL server by the manual's written steps; a second one joins it."""

import errno
import re
from dataclasses import replace

import pytest
import sqlalchemy as sa

from accounts.models import PostHeld, User
from accounts.roles import Role
from app import create_app
from foundation import audit, files
from foundation.audit import AuditChain, AuditEarlier, AuditEvent
from foundation.db import begin_write, db
from foundation.files import StoredFile
from foundation.keys import load_or_create
from foundation.moving import carry
from foundation.moving.events import Event
from foundation.scope import across_homes
from foundation.settings import Settings
from foundation.viewer import SYSTEM
from homes.models import Committee, Home, Organisation
from residents.models import CaseFile
from tests.factories import accounts, homes, residents
from tests.factories.canaries import NEAR, picture
from tests.hostile.visitors import visitor
from tests.support import houses
from tests.support.cluster import Cluster
from tests.support.tree import PROJECT

STEPS = re.search(
    r"```move\n(.*?)```", (PROJECT / "docs" / "manual" / "moving.md").read_text(encoding="utf-8"), re.DOTALL
)[1].split("\n")[:-1]
SECRET = "She is afraid of the man at the gate."


@pytest.fixture(scope="module")
def cluster():
    made = Cluster()
    made.start()
    yield made
    made.stop()


def closed(app):
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


class Place:
    """The server that houses move to: its address, its folders, and the house that runs on it."""

    def __init__(self, cluster, folder, name):
        self.cluster, self.name = cluster, name
        self.url, self.folder, self.keys = cluster.url(name), folder / "server", folder / "server-keys"
        cluster.execute(f"CREATE DATABASE {name} OWNER aashray")

    def words(self, step):
        return (
            step.replace("ADDRESS", self.url)
            .replace("DATA", str(self.folder))
            .replace("KEYS", str(self.keys))
        )

    def app(self):
        made = load_or_create(self.keys, environ={})
        return create_app(
            Settings(data_folder=self.folder, keys=made, database_url=self.url, testing=True,
                     room_warning=0, room_needed=0)
        )  # fmt: skip

    def execute(self, statement, user="postgres"):
        import psycopg

        where = f"host={self.cluster.folder} user={user} dbname={self.name}"
        with psycopg.connect(where, autocommit=True) as connection:
            return (
                connection.execute(statement).fetchall()
                if statement.startswith("SELECT")
                else connection.execute(statement)
            )


def flask(app, words):
    done = app.test_cli_runner().invoke(args=words.removeprefix("flask ").split())
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def lived_in(app, name):
    """Let a home with people, a child, her photograph and a sealed note be there; answers what is known of it."""
    with app.app_context(), across_homes("a factory"):
        home = homes.make_home("KRS", name=name, address=SECRET)
        matron = accounts.make_user(Role.SUPERINTENDENT, home, sign_in_name="debika", email="d@home.in")
        accounts.make_user(Role.ADMINISTRATOR, sign_in_name="machine")
        file = residents.admit(home, name="Kakoli Bauri")
        begin_write()
        db.session.add(Committee(name="CWC Kolkata", kind="cwc", district=name[:5]))
        stored = files.store(
            picture(NEAR), kind="image/jpeg", owner=("child", file.child_id), home_id=home.id
        )
        for is_sealed in (False, True):
            audit.record(Event.HOUSE_OPENED_AGAIN, by=SYSTEM, details={"where": "here"}, sealed=is_sealed)
        told = {"home": home.id, "matron": matron.id, "code": file.code, "file": stored.id}
        db.session.commit()
        told["deeds"] = db.session.scalar(sa.select(sa.func.count()).select_from(AuditEvent))
        told["chains"] = db.session.scalar(sa.select(sa.func.count()).select_from(AuditChain))
        told["photo"] = files.open_stored(db.session.get_one(StoredFile, told["file"]))
        return told


@pytest.fixture
def alone():
    """A house of its own, in which people live; answers its app and what is known of it."""
    house = houses.new_house()
    app = create_app(house)
    yield app, lived_in(app, "Kiran Home")
    closed(app)
    houses.remove_house(house)


@pytest.fixture
def another():
    house = houses.new_house()
    made = replace(house, keys=replace(house.keys, sealing=b"\x12" * 32, audit=b"\x13" * 32))
    app = create_app(made)
    yield app, lived_in(app, "Kusum Home")
    closed(app)
    houses.remove_house(house)


def test_a_house_moves_whole_or_not_at_all_and_a_second_one_joins_it(
    cluster, alone, another, tmp_path, monkeypatch
):
    app, told = alone
    place = Place(cluster, tmp_path, "organisation")
    refused_in_words(app, place)
    code, said = flask(app, place.words(STEPS[0]))
    assert (code, "Nothing was changed." in said) == (0, True), said
    code, said = flask(app, place.words(STEPS[1]))
    assert code == 0, said
    lines = re.findall(r"^(\w+) +([\d,]+)  (\w{16})  (\w{16})  (\w+)$", said, re.MULTILINE)
    assert len(lines) > 100
    assert {(here == there, word) for _name, _rows, here, there, word in lines} == {(True, "equal")}
    assert {"audit_event", "case_file", "child", "data_key", "home"} <= {
        line[0] for line in lines if line[1] != "0"
    }
    assert "1 files open" in said

    server = place.app()
    code, said = flask(server, STEPS[2])
    assert code == 0, said
    assert_lives_there(server, told)
    marked_and_unmarked(app, told)

    other, hers = another
    joins(other, place, server, hers, told, monkeypatch)
    closed(server)


def refused_in_words(app, place):
    """Every way in which a move cannot be made is said, and nothing of it is kept."""
    step = place.words(STEPS[1])

    def refused(words, said=step):
        code, answer = flask(app, said)
        assert code != 0
        assert words in answer

    refused("PostgreSQL: postgresql://", step.replace(place.url, "mysql://x/y"))
    refused("does not exist", step.replace("aashray@", "nobody@"))
    refused("is a superuser", step.replace("aashray@", "postgres@"))
    refused(
        "holds the records of this house",
        step.replace(str(place.folder), str(app.extensions["settings"].data_folder)),
    )
    refused("leave out the options", f"{step} --rename-home KRS=KRSB")
    refused("is not OLD=NEW", f"{step} --rename-home KRS")
    place.execute("CREATE TABLE public.letters (id int)")
    refused("not Aashray's")
    place.execute("DROP TABLE public.letters")
    assert place.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]
    assert not (app.extensions["settings"].data_folder / "moved.json").exists()


def given_up(other, place, step, monkeypatch):
    """A full disk, and a row that reads otherwise on the server: nothing is kept there, and no mark here."""
    look_again = carry.look_again

    def tampered(there, done, *more):
        there.exec_driver_sql("UPDATE child SET name = 'Somebody else' WHERE name > ''")
        return look_again(there, done, *more)

    counts = (
        "SELECT (SELECT count(*) FROM home), (SELECT count(*) FROM audit_event), (SELECT count(*) FROM child)"
    )
    before = place.execute(counts)
    for name, instead, words in (
        ("open_files", full, "Make room"),
        ("look_again", tampered, "is not what was carried: child"),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(carry, name, instead)
            code, said = flask(other, step)
        assert (code != 0, words in said) == (True, True), said
    assert place.execute(counts) == before
    assert len([each for each in (place.folder / "files").rglob("*") if each.is_file()]) == 1
    assert not (other.extensions["settings"].data_folder / "moved.json").exists()


def full(*_):
    raise OSError(errno.ENOSPC, "No space left on device", "files")


def assert_lives_there(server, told):
    with server.app_context(), across_homes("a test"):
        home = db.session.get_one(Home, told["home"])
        assert (home.code, home.address.open()) == ("KRS", SECRET)
        assert files.open_stored(db.session.get_one(StoredFile, told["file"])) == told["photo"]
        assert db.session.scalar(sa.select(sa.func.count()).select_from(AuditEvent)) == told["deeds"] + 2
        assert db.session.scalar(sa.select(sa.func.count()).select_from(AuditEarlier)) == told["chains"]
        last = sa.select(AuditEvent.event).order_by(AuditEvent.at.desc(), AuditEvent.event).limit(2)
        assert db.session.scalars(last).all() == ["office.home.arrived", "office.house.arrived"]
        db.session.rollback()
        who = visitor(server, told["matron"])
    assert who.get(server, "/homes/KRS/children").status_code == 200


def marked_and_unmarked(app, told):
    """The old house is read, and written no more until the administrator says so."""
    with app.app_context():
        who = visitor(app, told["matron"])
    page = who.get(app, "/homes/KRS/children")
    assert page.status_code == 200
    assert "This house moved on" in page.text
    typed = {"name": "Gita Das", "designation": "cook", "joined_on": "01 11 2026", "once": "a"}
    answer = who.post(app, "/homes/KRS/staff/join", typed)
    assert answer.status_code == 503
    assert "This house has moved" in answer.text
    assert "Gita Das" in answer.text
    code, said = flask(app, "flask data move --to postgresql://x/y --to-data /nowhere/a --to-keys /nowhere/b")
    assert (code != 0, "already" in said) == (True, True), said
    assert flask(app, "flask data move --undo-mark --yes")[0] == 0
    assert who.post(app, "/homes/KRS/staff/join", typed).status_code == 303
    assert flask(app, "flask audit verify")[0] == 0


def joins(app, place, server, hers, told, monkeypatch):
    """Two homes of one code, one name, one committee: said, settled by options, moved."""
    code, said = flask(app, place.words(STEPS[0]))
    assert code != 0
    for words in (
        "--join-organisation", "--rename-home KRS=...", "--rename-user debika=...", "--rename-user machine=...",
        "files of children would have a number", "CWC Kolkata is one body", "one e-mail address", "The post of",
    ):  # fmt: skip
        assert words in said, words
    code, said = flask(app, place.words(STEPS[1]))
    assert (code != 0, "things clash" in said) == (True, True)
    options = "--join-organisation --rename-home KRS=KSM --rename-user debika=debika.k --rename-user machine=machine.k"
    step = f"{place.words(STEPS[1])} {options}"
    code, said = flask(app, step)
    assert (code != 0, "The database is in use" in said) == (True, True), said
    with server.app_context():
        db.engine.dispose()
    given_up(app, place, step, monkeypatch)
    code, said = flask(app, step)
    assert code == 0, said
    assert "DIFFERS" not in said
    assert flask(server, STEPS[2])[0] == 0
    with server.app_context(), across_homes("a test"):
        assert sorted(db.session.scalars(sa.select(Home.code))) == ["KRS", "KSM"]
        codes = dict(db.session.execute(sa.select(CaseFile.home_id, CaseFile.code)).all())
        assert codes == {told["home"]: told["code"], hers["home"]: hers["code"].replace("KRS", "KSM")}
        assert db.session.get_one(Home, hers["home"]).address.open() == SECRET
        assert files.open_stored(db.session.get_one(StoredFile, hers["file"])) == hers["photo"]
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Organisation)) == 1
        assert db.session.scalar(sa.select(sa.func.count()).where(Committee.name == "CWC Kolkata")) == 1
        wide = sa.select(User.sign_in_name, PostHeld.ends_at.is_(None)).join(
            User, User.id == PostHeld.user_id
        )
        posts = dict(db.session.execute(wide.where(PostHeld.role == Role.ADMINISTRATOR)).all())
        assert posts == {"machine": True, "machine.k": False}
        names = set(db.session.scalars(sa.select(AuditChain.name)))
        assert {"organisation", "sealed", f"home:{told['home']}", f"home:{hers['home']}"} < names
        assert sorted(name.partition(":")[0] for name in names if name[:5] != "home:") == [
            "organisation", "organisation", "sealed", "sealed",
        ]  # fmt: skip
        db.session.rollback()
        chief = accounts.make_user(Role.HEAD_OFFICE).id
    page = visitor(server, chief).get(server, "/trails").text
    assert ("from the house that joined" in page, "Sealed matters" in page) == (True, False)
    code, said = flask(server, "flask backup create")
    assert code == 0, said
    assert "looked through: whole" in said
    assert flask(app, "flask data move --undo-mark --yes")[0] == 0
    code, said = flask(app, place.words(STEPS[0]))
    assert (code != 0, "moved there before" in said) == (True, True), said
