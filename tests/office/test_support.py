"""The support bundle: whatever is planted in the house, none of it is in the file."""

import ast
import io
import json
import logging
import zipfile
from datetime import timedelta

import pytest

from accounts.roles import Role
from foundation import clock, traces
from foundation.backup import Backup
from foundation.db import begin_write, db
from foundation.jobs import JobRun
from tests.factories.accounts import TOTP_SECRET
from tests.factories.canaries import LOCAL, WORDS, canary
from tests.factories.homes import make_home
from tests.factories.world import FAR, NEAR, OTHER, make_world
from tests.support.posting import send
from tests.support.tree import files

SAYING = {"debug", "info", "warning", "error", "exception", "critical"}
LOOSE = ("9830012345", "KRS-2026-031", "E:\\anita\\keys", "10.11.12.13", "4f5c-ce2x-7ng9-2mcc")
"""A phone, a code, a folder, an address and a password, said where only a careless program would say them."""


@pytest.fixture
def everywhere(session, app):
    """A world full of canaries, and the same words in faults, in the notes of jobs and of backups, in slow answers."""
    world = make_world()
    log = logging.getLogger("aashray.problems")
    words = [
        *(canary(kind, place) for kind in WORDS for place in (NEAR, FAR, OTHER)),
        *LOCAL.values(),
        *LOOSE,
    ]
    begin_write()
    for n, word in enumerate(words):
        try:
            raise KeyError(word)
        except KeyError:
            log.exception("%s at %s", word, word)
        now = clock.now() - timedelta(days=n)
        db.session.add(
            JobRun(job="nightly.sweep", due_on=now.date(), due_hour=0, outcome="failed", started_at=now, note=word)
        )  # fmt: skip
        db.session.add(Backup(made_at=now, cause="night", state="failed", why=word, name=word))
        traces._note(app.extensions["settings"], traces.ANSWERS, json.dumps({"endpoint": word, "ms": 2000}))
    db.session.commit()
    keys = app.extensions["settings"].keys
    hidden = [
        *words,
        keys.database.hex(),
        keys.sealing.hex(),
        keys.audit.hex(),
        TOTP_SECRET,
        world.home.code + "-",
    ]
    return [*hidden, str(app.extensions["settings"].data_folder)]


def opened(body):
    with zipfile.ZipFile(io.BytesIO(body)) as pack:
        return {name: pack.read(name).decode() for name in pack.namelist()}


def test_nothing_that_was_planted_is_in_the_bundle_and_what_helps_is(everywhere, app, client_as, monkeypatch):
    monkeypatch.setattr(traces, "SLOW", 0.0)
    admin = client_as(Role.ADMINISTRATOR)
    answer = send(admin, "/machine/support", {}, page="/machine")
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    held = opened(answer.data)
    together = "\n".join(held.values()).casefold()
    assert [word for word in everywhere if word.casefold() in together] == []
    assert "[KeyError]" in held["faults.txt"]
    assert "tests/office/test_support.py" in held["faults.txt"]
    assert json.loads(held["about.json"])["tables_at"] == json.loads(held["about.json"])["tables_newest"]
    tables = json.loads(held["tables.json"])
    assert tables["job_run"] >= len(LOOSE)
    assert all(count == "1-4" or count == 0 or count >= 5 for count in tables.values())
    assert "office.show_machine" in json.loads(held["slow.json"])
    assert {"room", "backup", "version"} <= {each["id"] for each in json.loads(held["doctor.json"])}
    head = client_as(Role.SUPERINTENDENT, make_home())
    assert send(head, "/machine/support", {}, page="/me").status_code == 403


def test_the_terminal_makes_the_same_file(session, app, tmp_path):
    place = tmp_path / "help.zip"
    done = app.test_cli_runner().invoke(args=["support", "bundle", str(place)])
    assert done.exit_code == 0, done.output
    assert set(opened(place.read_bytes())) >= {"READ_ME.txt", "about.json", "faults.txt", "tables.json"}


def test_what_the_house_logs_is_a_sentence_of_its_own_code():
    """A sentence put together from values would carry them into the log: it must stand there as it is."""
    loose = []
    for path in files(".py"):
        if "tests/" in path.as_posix() or "getLogger" not in (text := path.read_text(encoding="utf-8")):
            continue
        for call in (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)):
            name = call.func
            if (
                isinstance(name, ast.Attribute)
                and isinstance(name.value, ast.Name)
                and name.value.id == "log"
                and name.attr in SAYING
            ):
                loose += [] if isinstance(call.args[0], ast.Constant) else [f"{path}:{call.lineno}"]
    assert loose == []
