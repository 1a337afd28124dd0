"""kill -9 in the middle of writing: what was answered is there once, nothing is there by halves, the chains hold.

Thirty rounds in the suite (five on PostgreSQL); `AASHRAY_LONG=1` makes it two hundred. Each round kills the whole web
server and starts it anew. Each client keeps a ledger of its own outside the house: it notes what was acknowledged, and
sends what was not once more, as a browser's page does.
"""

import http.client
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from threading import Event as Flag
from threading import Thread

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import audit, files
from foundation.audit import AuditEvent
from foundation.db import db, dialect_name
from foundation.files import StoredFile, place_of
from foundation.scope import across_homes
from foundation.supervise import is_answering
from homes.events import Event as HomesEvent
from homes.models import StaffMember
from residents.events import Event as ResidentsEvent
from residents.models import CaseFile, Child, PhotoOf, Placement
from tests.factories import accounts, homes
from tests.factories.world import NEAR, picture
from tests.hostile.visitors import Wire, admission, multipart, visitor
from tests.support import houses
from tests.support.choosing import IS_LONG
from tests.support.server import free_port, wait_for
from tests.support.tree import PROJECT

ROUNDS = 200 if IS_LONG else 5 if houses.on_postgresql() else 30
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


class Nursery:
    """Starts web servers of a house as `flask start` does, within a moment, and kills each with all its processes."""

    def __init__(self, house):
        self.port, self.leader = free_port(), 0
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.support.nursery", str(self.port)], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True, cwd=PROJECT, env=houses.environment(house),
        )  # fmt: skip
        assert self.program.stdout.readline() == "open\n"

    def start(self):
        self.program.stdin.write("\n")
        self.program.stdin.flush()
        self.leader = int(self.program.stdout.readline())
        wait_for(self.port, self.program)

    def kill(self):
        """No warning, no farewell: the server and its worker end where they stand."""
        if self.leader:
            os.killpg(self.leader, signal.SIGKILL)
            self.leader = 0
            wait_until(lambda: not is_answering("127.0.0.1", self.port))

    def close(self):
        self.kill()
        self.program.stdin.close()
        self.program.wait(10)


class Client(Thread):
    """Somebody who writes one record after another, and keeps a ledger of what the house acknowledged."""

    def __init__(self, port, ledger, who, letter):
        super().__init__(daemon=True)
        self.port, self.ledger, self.who, self.letter = port, ledger, who, letter
        self.acknowledged, self.resent = 0, 0
        self.stops, self.wrong = Flag(), []

    def run(self):
        n, wire = 0, None
        with self.ledger.open("a", encoding="utf-8", buffering=1) as ledger:
            while not self.stops.is_set():
                n, sent, tried = n + 1, False, 0
                while not sent and not self.wrong:
                    try:
                        wire = wire or Wire(self.port, self.who)
                        sent = self.write(wire, f"{self.letter} {n:05d}", n)
                    except (OSError, http.client.HTTPException):
                        wire = (
                            None  # the line broke: it may be there or not, so the same form is sent once more
                        )
                        tried += 1
                        self.resent += tried == 1
                        time.sleep(0.02)
                if self.wrong:
                    return
                ledger.write(f"{self.letter} {n:05d}\n")
                self.acknowledged += 1

    def write(self, wire, name, n):
        if n % 3:
            typed = {"name": name, "designation": "cook", "joined_on": "01 11 2026", "once": name}
            said = wire.post("/homes/KRS/staff/join", typed)
        else:
            body, headers = multipart(admission(name, once=name), photo=("photo.jpg", PHOTO))
            said = wire.send("POST", "/homes/KRS/children/admit", body, headers)
        if said[0] != 303:
            self.wrong.append(said)
        return said[0] == 303


def wait_until(true, seconds=30):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.01)


def kill_again_and_again(nursery, clients, chance):
    """Let the clients write while the house is killed, ROUNDS times, and once more to the end."""

    def acknowledged():
        assert [client.wrong for client in clients if client.wrong] == []
        return sum(client.acknowledged for client in clients)

    nursery.start()
    for client in clients:
        client.start()
    for _round in range(ROUNDS):
        before = acknowledged()
        wait_until(lambda seen=before: acknowledged() > seen)
        time.sleep(chance.uniform(0, 0.2))
        nursery.kill()
        nursery.start()
    for client in clients:
        client.stops.set()
    for client in clients:
        client.join(30)
        assert not client.is_alive()
    assert acknowledged() > ROUNDS


def column(statement):
    return list(db.session.scalars(statement))


def test_nothing_that_was_answered_is_lost_when_the_house_is_killed(house, app, record_property, tmp_path):
    with app.app_context():
        home_id = homes.make_home("KRS", sanctioned_strength=100_000).id
        people = [accounts.make_user(Role.SUPERINTENDENT, home_id).id for _ in range(WRITERS)]
    nursery = Nursery(house)
    clients = [
        Client(nursery.port, tmp_path / f"ledger-{n}", visitor(app, user_id), f"Rw{'abcdefgh'[n]}")
        for n, user_id in enumerate(people)
    ]
    try:
        kill_again_and_again(nursery, clients, random.Random(20261120))
    finally:
        nursery.close()
    ledger = [line for client in clients for line in client.ledger.read_text(encoding="utf-8").splitlines()]
    with app.app_context(), across_homes("a test counts"):
        kept = _assert_whole(ledger)
        swept = files.sweep(timedelta())
        known = {file_id.hex for file_id in column(sa.select(StoredFile.id))}
        assert {place.name for place in house.files_folder.rglob("*") if place.is_file()} == known
    record_property(
        "kill -9",
        f"{ROUNDS} rounds, {len(ledger)} acknowledged, {sum(c.resent for c in clients)} "
        f"sent again, {kept} kept, 0 lost, 0 twice, 0 without audit row, {swept} files of broken deeds swept",
    )


def _assert_whole(ledger):
    """Every acknowledged write is there once with its own audit row; nothing else is there by halves."""
    children = db.session.execute(
        sa.select(Child.name, CaseFile.id).join(CaseFile, CaseFile.child_id == Child.id)
    ).all()
    staff = db.session.execute(sa.select(StaffMember.name, StaffMember.id)).all()
    told = {
        event: Counter(column(sa.select(AuditEvent.subject_id).where(AuditEvent.event == str(event))))
        for event in (ResidentsEvent.CHILD_ADMITTED, HomesEvent.STAFF_JOINED)
    }
    kept = Counter(name for name, _row in (*children, *staff))
    assert [name for name in ledger if kept[name] != 1] == [], "acknowledged, and lost or there twice"
    assert [name for name, many in kept.items() if many != 1] == []
    for rows, event in ((children, ResidentsEvent.CHILD_ADMITTED), (staff, HomesEvent.STAFF_JOINED)):
        assert told[event] == Counter(row for _name, row in rows), (
            "a row without its event, or the other way round"
        )
    stays = column(sa.select(Placement.case_file_id))
    assert sorted(stays) == sorted(row for _name, row in children), "a child without a stay"
    assert [v.fault for v in audit.verify(db.session, houses.KEYS.audit) if v.fault] == []
    assert len(column(sa.select(PhotoOf.file_id))) == len(children)
    for file_id in column(sa.select(StoredFile.id)):
        assert place_of(file_id).is_file(), "a photograph whose bytes are gone"
    _assert_sound()
    return len(children) + len(staff)


def _assert_sound():
    if dialect_name() == "sqlite":
        assert column(sa.text("PRAGMA integrity_check")) == ["ok"]
        assert db.session.execute(sa.text("PRAGMA foreign_key_check")).all() == []
