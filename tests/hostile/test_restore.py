"""The restore drill: a house is lost, and comes back on a clean machine by the steps that the manual writes.

Once in the suite; `AASHRAY_LONG=1` makes it ten, each with another history, and puts copies over records,
fails half-way, and brings back houses of older days.
"""

import re
from dataclasses import replace

import pytest
import sqlalchemy as sa

from accounts import phone_book
from accounts.models import Device, QuickPin, SignIn
from accounts.roles import Role
from foundation import clock, files, schema
from foundation.audit import AuditEvent
from foundation.backup import Backup, BackupTrouble, rows
from foundation.backup.create import create
from foundation.building import build
from foundation.db import begin_write, db, new_id
from foundation.files import StoredFile
from foundation.keys import load_or_create
from foundation.lan import authority
from foundation.scope import across_homes
from foundation.settings import keys_folder
from residents.models import Child
from tests.factories import accounts, homes, residents
from tests.factories.canaries import NEAR, picture
from tests.hostile.visitors import visitor
from tests.support import houses
from tests.support.choosing import IS_LONG
from tests.support.tree import PROJECT

ROUNDS = 10 if IS_LONG else 1
OLDER = ("0024_court_2", "0033_door")
STEPS = re.search(
    r"```restore\n(.*?)```",
    (PROJECT / "docs" / "manual" / "backup.md").read_text(encoding="utf-8"),
    re.DOTALL,
)[1].split("\n")[:-1]


@pytest.fixture
def old(house):
    """A house with its app, in which people live."""
    yield from opened(house)


@pytest.fixture
def new(tmp_path, monkeypatch):
    """A clean machine: an empty house, and keys of its own in files."""
    made = houses.empty_house()
    monkeypatch.setenv("AASHRAY_KEYS", str(tmp_path / "keys"))
    yield from opened(replace(made, keys=load_or_create(tmp_path / "keys")))
    houses.remove_house(made)


def opened(settings):
    from app import create_app

    app = create_app(settings)
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def flask(app, words, typed=""):
    """Run a command as at a terminal; answers its output."""
    done = app.test_cli_runner().invoke(args=words.removeprefix("flask ").split(), input=typed)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def lived_in(app, n):
    """Let children, a photograph and somebody signed in be there; answers the photograph's id and what is known."""
    with app.app_context(), across_homes("a factory"):
        home = homes.make_home("KRS")
        matron = accounts.make_user(Role.SUPERINTENDENT, home)
        accounts.sign_in(app.test_client(), matron)
        for each in range(n + 1):
            file = residents.admit(home, name=f"Kakoli {'abcdefghijk'[each]}")
        begin_write()
        stored = files.store(
            picture(NEAR), kind="image/jpeg", owner=("child", file.child_id), home_id=home.id
        )
        file_id = stored.id
        phone = Device(
            id=new_id(), home_id=home.id, label="Evening", token_digest="d" * 64, enrolled_by=matron.id
        )
        db.session.add(phone)
        db.session.flush()
        pin = QuickPin(id=new_id(), home_id=home.id, device_id=phone.id, user_id=matron.id, pin_hash="h")
        db.session.add(pin)
        db.session.commit()
        return file_id, known(file_id)


def known(file_id):
    names = sorted(db.session.scalars(sa.select(Child.name)))
    body = files.open_stored(db.session.get_one(StoredFile, file_id))
    return names, body, db.session.scalar(sa.select(sa.func.count()).select_from(AuditEvent))


@pytest.mark.parametrize("n", range(ROUNDS))
def test_a_lost_house_comes_back_by_the_written_steps(old, new, tmp_path, monkeypatch, n):
    file_id, (names, photo, deeds) = lived_in(old, n)
    settings = old.extensions["settings"]
    old.extensions["settings"] = replace(settings, second_place=tmp_path / "stick")
    authority.ensure(keys_folder(), names=("aashray.local",), addresses=(), now=clock.now())
    code, said = flask(old, "flask keys paper")
    assert code == 0, said
    paper = " ".join(re.findall(r"^ +\d   ([0-9A-Z]{5})$", said, re.MULTILINE))
    assert (
        "not as printed"
        in flask(old, "flask keys confirm", f"{paper[:-1]}{'7' if paper[-1] != '7' else '8'}\n")[1]
    )
    assert flask(old, "flask keys confirm", f"{paper}\n")[0] == 0
    assert "is not there" in flask(old, "flask backup create")[1]
    (tmp_path / "stick").mkdir()
    code, said = flask(old, "flask backup create")
    assert code == 0, said
    (backup,) = (tmp_path / "stick").glob("*.aashray")
    trusted = authority.kept(keys_folder())
    for name in authority.OF_AUTHORITY:
        (keys_folder() / name).unlink()  # the machine that comes never had it

    outputs = []
    for step in STEPS:
        typed = f"{paper[:-1]}U\n{paper.lower()}\n"  # the paper has no U: it asks again
        code, said = flask(new, step.replace("FILE", str(backup)), typed)
        assert code == 0, (step, said)
        outputs.append(said)
    assert ["The code has no U" in said for said in outputs] == [True, True, False]
    assert "The copy is whole." in outputs[0]
    assert "rows agree" in outputs[2]

    with new.app_context(), across_homes("a test"):
        back = known(file_id)
        assert back[:2] == (names, photo)
        assert (
            back[2] == deeds + 5
        )  # the paper made and proved, the first backup, the restore, the phones ended
        assert db.session.scalar(sa.select(SignIn.id).where(SignIn.ended_at.is_(None))) is None
    assert authority.kept(keys_folder()) == trusted, "phones would have to trust anew"
    phones_ended(new, outputs[1])
    code, said = flask(new, f"flask backup restore {backup}")
    assert code != 0
    assert "--replace" in said
    if IS_LONG:
        replaced_and_failed(new, backup, file_id, monkeypatch)


def phones_ended(app, said):
    """No phone of before comes in again, whether it was withdrawn since or not, and the page of phones says so."""
    assert "1 enrolled phones ended" in said
    with app.app_context(), across_homes("a test"):
        assert phone_book.phone_of("d" * 64) is None
        assert db.session.scalar(sa.select(sa.func.count()).select_from(QuickPin)) == 0
        matron = db.session.scalar(sa.select(Device.enrolled_by))
        db.session.rollback()
        page = visitor(app, matron).get(app, "/homes/KRS/phones")
    assert "ended when a backup was put back" in page.text
    assert "Enrol anew" in page.text


def replaced_and_failed(app, backup, file_id, monkeypatch):
    """A restore over records keeps them aside; one that fails half-way leaves the house as it was."""
    code, said = flask(app, f"flask backup restore {backup} --replace")
    assert code == 0, said
    assert "What was here before lies in" in said
    settings = app.extensions["settings"]
    if not settings.is_postgresql:
        (aside,) = settings.data_folder.parent.glob(f"{settings.data_folder.name}-before-*")
        assert (aside / "aashray.db").exists()
        assert (aside / "files").is_dir()
    with app.app_context(), across_homes("a test"):
        before = known(file_id)
        db.session.remove()
        db.engine.dispose()

    def broken(loader):
        raise BackupTrouble("the power went")

    monkeypatch.setattr(rows.Loader, "settle", broken)
    code, said = flask(app, f"flask backup restore {backup} --replace")
    assert code != 0
    assert "the power went" in said
    with app.app_context(), across_homes("a test"):
        assert known(file_id) == before
    assert not (settings.data_folder / "restoring").exists()


if IS_LONG:

    @pytest.mark.parametrize("revision", OLDER)
    def test_a_copy_of_an_older_house_is_brought_up_to_date(new, tmp_path, revision):
        older = houses.empty_house()
        app = build(older, ())
        with app.app_context():
            schema.upgrade(revision)
            db.engine.dispose()
            place, manifest, _digest = create(older, backup=Backup(id=new_id()), paper=None, by="a test")
        assert manifest.revision == revision
        settings = new.extensions["settings"]
        known_keys = replace(settings.keys, sealing=older.keys.sealing, audit=older.keys.audit)
        new.extensions["settings"] = replace(settings, keys=known_keys)
        code, said = flask(new, f"flask backup restore {place}")
        assert code == 0, said
        with new.app_context():
            assert db.session.scalar(sa.select(sa.func.count()).select_from(Backup)) == 0
            assert flask(new, "flask audit verify")[0] == 0
        houses.remove_house(older)
