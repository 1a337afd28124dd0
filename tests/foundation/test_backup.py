"""Copies of the house on a real database: made while it is written, refused in words when they are not as they were."""

import json
import threading
from dataclasses import replace

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import audit, files
from foundation.audit import AuditEvent
from foundation.backup import BackupTrouble, archive, code, keeping, paper, restoring, wrapping
from foundation.backup.pieces import head_of, look_through
from foundation.db import begin_write, db
from foundation.files import place_of
from foundation.keys import KeyTrouble, ensure_not_fixed
from foundation.scope import across_homes
from foundation.viewer import SYSTEM
from tests.factories.accounts import make_user
from tests.factories.canaries import NEAR, picture
from tests.factories.homes import make_home
from tests.factories.residents import admit
from tests.support import houses
from tests.support.houses import KEYS


@pytest.fixture(scope="module")
def copied():
    """A house that was copied while somebody wrote in it; answers (settings, place, row, recovery, deeds written)."""
    from app import create_app

    house = houses.new_house()
    app = create_app(house)
    with app.app_context():
        with across_homes("a factory"):
            home = make_home("KRS")
            make_user(Role.SUPERINTENDENT, home)
            file = admit(home, name="Kakoli Bauri")
            begin_write()
            stored = files.store(
                picture(NEAR), kind="image/jpeg", owner=("child", file.child_id), home_id=home.id
            )
            gone = files.store(
                picture(NEAR), kind="image/jpeg", owner=("child", file.child_id), home_id=home.id
            )
            assert stored
            db.session.commit()
            place_of(gone.id).unlink()
        begin_write()
        groups = paper.new_code(house.keys, by=SYSTEM)
        db.session.commit()
        stop, written = threading.Event(), []
        writer = threading.Thread(target=write_on, args=(app, stop, written))
        writer.start()
        try:
            begin_write()
            backup_id = keeping.begin(house, cause="terminal", by=SYSTEM).id
            db.session.commit()
            made = keeping.carry_out(house, backup_id, by=SYSTEM)
        finally:
            stop.set()
            writer.join()
        assert made.state == "done", made.why
        recovery = wrapping.recovery_of(code.read(" ".join(groups).lower()))
        yield house, house.backups_folder / made.name, made, recovery, len(written)
        db.session.remove()
        db.engine.dispose()
    houses.remove_house(house)


def write_on(app, stop, written):
    with app.app_context():
        while not stop.is_set():
            begin_write()
            audit.record(paper.Event.RECOVERY_MADE, by=SYSTEM)
            db.session.commit()
            written.append(1)
        db.session.remove()


def test_a_copy_made_while_the_house_is_written_is_whole_and_any_change_of_it_is_refused(copied, tmp_path):
    house, place, made, recovery, written = copied
    assert written > 3
    assert (made.opens_by_paper, made.files, made.lost) == (True, 1, 1)
    looked = look_through(place, recovery=recovery)
    assert looked.sealing == KEYS.sealing
    told = looked.manifest
    assert told.chains["organisation"][0] == told.tables["audit_event"].count - told.chains[_home(told)][0]
    assert told.chains["organisation"][0] < db.session.scalar(
        sa.select(sa.func.count()).select_from(AuditEvent)
    )
    raw = place.read_bytes()
    for secret in (b"Kakoli", KEYS.sealing, KEYS.sealing.hex().encode(), b"audit_event"):
        assert secret not in raw

    copy = tmp_path / "copy.aashray"
    for place_of_bit in range(200, len(raw), len(raw) // 12):
        copy.write_bytes(raw[:place_of_bit] + bytes([raw[place_of_bit] ^ 4]) + raw[place_of_bit + 1 :])
        with pytest.raises(BackupTrouble):
            look_through(copy, recovery=recovery)
    for change, words in (
        (
            lambda b: b[: len(b) // 2] + bytes([b[len(b) // 2] ^ 1]) + b[len(b) // 2 + 1 :],
            "damaged|cut short",
        ),
        (lambda b: b[:-40], "cut short"),
        (lambda b: b[: len(b) // 2], "cut short"),
        (lambda b: b + b"more", "added behind"),
        (lambda b: b"something else", "not a copy of Aashray"),
        (lambda b: b.replace(b'"app_version": "', b'"app_version": "9'), "head of this copy|damaged"),
        (lambda b: b.replace(b'"format": 1', b'"format": 2'), "newer version"),
        (lambda b: b.replace(b'"revision": "0', b'"revision": "1'), "damaged"),
        (lambda b: b[:40], "head"),
    ):
        copy.write_bytes(change(raw))
        with pytest.raises(BackupTrouble, match=words):
            look_through(copy, recovery=recovery)
    with pytest.raises(BackupTrouble, match="newer version"):
        restoring.ensure_known("9999_later", "7.0")
    with pytest.raises(BackupTrouble, match="recovery code is not the one"):
        look_through(place, recovery=wrapping.recovery_of(code.new_seed()))
    strange = replace(KEYS, sealing=b"\x09" * 32)
    with pytest.raises(BackupTrouble, match="recovery code from the paper"):
        look_through(place, keys=strange)
    with pytest.raises(BackupTrouble, match="--replace"):
        restoring.restore(house, place)
    assert not list(house.data_folder.glob("restoring*"))


def _home(told):
    return next(name for name in told.chains if name.startswith("home:"))


def test_a_copy_that_a_stranger_made_for_our_paper_is_refused(copied, tmp_path):
    _house, place, _made, recovery, _written = copied
    head, key = head_of(place), b"\x07" * 32
    forged = tmp_path / "forged.aashray"
    paper_half = wrapping.wrap_for_paper(
        key, recovery.public
    )  # all that a stranger needs stands in our database
    with place.open("rb") as ours:
        archive.read_head(ours)
        records = list(archive.read_records(ours, head, archive.open_key(head, recovery=recovery)[0]))
    told = json.loads(records[-1][1])
    with forged.open("wb") as out:
        writer = archive.Writer(out, replace(head, paper=paper_half), key)
        for kind, body in records[:-1]:
            writer.write(kind, body)
        writer.end(json.dumps({**told, "marks": {"paper": "0" * 64}}).encode())
    with pytest.raises(BackupTrouble, match="somebody else"):
        look_through(forged, recovery=recovery)


def test_a_copy_goes_on_where_the_second_place_fails_and_says_so(copied, tmp_path, monkeypatch):
    house, place, made, _recovery, _written = copied
    away = replace(house, second_place=tmp_path / "away")
    assert keeping.carry_away(away, place, made.digest)[0] == "absent"
    away.second_place.mkdir()
    assert keeping.carry_away(away, place, "0" * 64)[0] == "failed"
    assert list(away.second_place.iterdir()) == []
    assert keeping.carry_away(away, place, made.digest) == ("kept", "")
    assert keeping.digest_of(away.second_place / place.name) == made.digest
    monkeypatch.setenv("AASHRAY_SEALING_KEY", "00" * 32)
    with pytest.raises(KeyTrouble, match="AASHRAY_SEALING_KEY"):
        ensure_not_fixed(sealing=KEYS.sealing, audit=KEYS.audit)
