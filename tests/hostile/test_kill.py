"""kill -9 in the middle of writing: what was answered is there, nothing is there by halves, the chains hold.

In the suite three rounds; `AASHRAY_LONG=1` makes it two hundred.
"""

import http.client
import os
import random
import signal
import subprocess
import sys
import time
from threading import Event as Flag
from threading import Thread

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import audit
from foundation.audit import AuditEvent
from foundation.db import db, dialect_name
from foundation.files import StoredFile, place_of
from foundation.scope import across_homes
from homes.events import Event as HomesEvent
from homes.models import StaffMember
from residents.events import Event as ResidentsEvent
from residents.models import CaseFile, Child, PhotoOf, Placement
from tests.factories import accounts, homes
from tests.factories.world import NEAR, picture
from tests.hostile.visitors import Wire, admission, multipart, visitor
from tests.support import houses
from tests.support.server import free_port, wait_for
from tests.support.tree import PROJECT

ROUNDS = 200 if os.environ.get("AASHRAY_LONG") == "1" else 3
WRITERS = 4
PHOTO = picture(NEAR)


@pytest.fixture
def app(house):
    from app import create_app

    app = create_app(house)
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def start(house):
    """Start the web server as `flask start` does, in a group of its own."""
    port = free_port()
    where = ["--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
    server = subprocess.Popen(
        [sys.executable, "-m", "office.web_server", *where],
        cwd=PROJECT, env=houses.environment(house), start_new_session=True,
    )  # fmt: skip
    try:
        wait_for(port, server)
    except BaseException:
        kill(server)
        raise
    return server, port


def kill(server):
    """No warning, no farewell: the server and its workers end where they stand."""
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()


def write_until(stop, port, who, home_code, ledger, letter):
    """Write one record after another; note each in the ledger only when the house has answered that it is kept."""
    wire, n = Wire(port, who), 0
    try:
        while not stop.is_set():
            n += 1
            name = f"{letter} {n:05d}"
            if n % 3:
                typed = {"name": name, "designation": "cook", "joined_on": "01 11 2026", "once": name}
                said = wire.post(f"/homes/{home_code}/staff/join", typed)
            else:
                body, headers = multipart(admission(name, once=name), photo=("photo.jpg", PHOTO))
                said = wire.send("POST", f"/homes/{home_code}/children/admit", body, headers)
            assert said[0] == 303, said
            ledger.append(name)
    except (OSError, http.client.HTTPException):
        return  # the line broke: this one was not answered, and may be there or not


def round_of(house, home_code, who, ledger, letters, pause):
    server, port = start(house)
    stop = Flag()
    writers = [
        Thread(target=write_until, args=(stop, port, who[i], home_code, ledger, letters[i]))
        for i in range(WRITERS)
    ]
    try:
        for writer in writers:
            writer.start()
        began = len(ledger)
        while len(ledger) == began and any(w.is_alive() for w in writers):
            time.sleep(0.005)
        time.sleep(pause)
    finally:
        kill(server)
        stop.set()
        for writer in writers:
            writer.join()


def words(n):
    """Answer a name for each round and writer, of letters alone."""
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    return [f"R{alphabet[n // 26 % 26]}{alphabet[n % 26]}w{alphabet[i]}" for i in range(WRITERS)]


def column(statement):
    return list(db.session.scalars(statement))


def test_nothing_that_was_answered_is_lost_when_the_house_is_killed(house, app, record_property):
    with app.app_context():
        home_id = homes.make_home("KRS", sanctioned_strength=100_000).id
        people = [accounts.make_user(Role.SUPERINTENDENT, home_id).id for _ in range(WRITERS)]
    who = [visitor(app, user_id) for user_id in people]
    ledger, chance = [], random.Random(20261120)
    for n in range(ROUNDS):
        round_of(house, "KRS", who, ledger, words(n), chance.uniform(0.05, 0.4))
    with app.app_context(), across_homes("a test counts"):
        kept = _assert_whole(ledger)
    record_property(
        "kill -9", f"{ROUNDS} rounds, {len(ledger)} answered, {kept} kept, none lost, none by halves"
    )


def _assert_whole(ledger):
    children, staff = set(column(sa.select(Child.name))), set(column(sa.select(StaffMember.name)))
    assert len(ledger) > 2 * ROUNDS
    assert set(ledger) - children - staff == set(), "answered, and lost"
    files, stays = column(sa.select(CaseFile.id)), column(sa.select(Placement.case_file_id))
    assert len(files) == len(children)
    assert sorted(stays) == sorted(files), "a child without a stay, or a stay without a child"
    told = column(
        sa.select(AuditEvent.subject_id).where(AuditEvent.event == str(ResidentsEvent.CHILD_ADMITTED))
    )
    assert sorted(told) == sorted(files), "a child without her event, or an event without its child"
    told = column(sa.select(AuditEvent.subject_id).where(AuditEvent.event == str(HomesEvent.STAFF_JOINED)))
    assert sorted(told) == sorted(column(sa.select(StaffMember.id)))
    assert [v.fault for v in audit.verify(db.session, houses.KEYS.audit) if v.fault] == []
    assert len(column(sa.select(PhotoOf.file_id))) == len(files)
    for file_id in column(sa.select(StoredFile.id)):
        assert place_of(file_id).is_file(), "a photograph whose bytes are gone"
    _assert_sound()
    return len(children) + len(staff)


def _assert_sound():
    if dialect_name() == "sqlite":
        assert column(sa.text("PRAGMA integrity_check")) == ["ok"]
        assert db.session.execute(sa.text("PRAGMA foreign_key_check")).all() == []
