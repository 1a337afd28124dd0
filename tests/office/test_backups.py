"""The copies on the superintendent's page, the machine on its administrator's, and a disk that fills."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import audit, clock
from foundation.backup import Backup
from foundation.backup.events import Event
from foundation.backup.models import RecoveryKey
from foundation.db import db
from foundation.viewer import SYSTEM
from tests.factories.homes import make_home
from tests.support.posting import send


@pytest.fixture
def bounds(app):
    """`bounds(room_needed=...)` sets the house's bounds until the test ends."""
    settings = app.extensions["settings"]
    yield lambda **more: app.extensions.update(settings=replace(settings, **more))
    app.extensions["settings"] = settings


def told(rows, client, url):
    """Make `rows` and answer the text of a page."""
    db.session.add_all(rows)
    db.session.commit()
    return client.get(url).text


def test_the_superintendent_begins_a_backup_and_reads_its_age_on_today(app, client_as, session, at_noon):
    home, far = make_home(), make_home()
    page, url = client_as(Role.SUPERINTENDENT, home), f"/homes/{home.code}/backups"
    today = f"/homes/{home.code}/today"
    assert "Not made yet" in page.get(today).text
    answer = send(page, f"{url}/start", {}, page=url)
    assert answer.status_code == 303
    assert "A backup is being made" in page.get(url).text
    assert send(page, f"{url}/start", {}, page=url).status_code == 422
    answer.close()  # the copy is begun when the answer has left
    session.expire_all()
    made = session.scalars(sa.select(Backup)).one()
    assert (made.state, made.opens_by_paper) == ("done", False)
    assert (app.extensions["settings"].backups_folder / made.name).stat().st_size == made.size
    session.execute(sa.delete(Backup))
    old = Backup(
        made_at=at_noon - timedelta(hours=37), cause="night", state="done", rows=7, files=2, size=10**6
    )
    shown = told([old], page, today)
    assert "37 hours ago" in shown
    assert "status-over" in shown
    assert "older than 36 hours" in shown
    failed = Backup(made_at=at_noon, cause="night", state="failed", why="The stick is full.")
    proved = RecoveryKey(public=b"1" * 32, wrapped_mark=b"2", made_at=at_noon, confirmed_at=at_noon)
    shown = told([failed, proved], page, url)
    assert "The stick is full." in shown
    assert "Proved on" in shown
    assert page.get(f"/homes/{far.code}/backups").status_code == 404
    house_staff = client_as(Role.HOUSE_STAFF, home)
    assert house_staff.get(url).status_code == 403
    assert "Last backup" not in house_staff.get(today).text
    assert page.get("/machine").status_code == 403


def test_the_administrator_reads_what_the_doctor_says(client_as, app, session, at_noon, bounds, monkeypatch):
    admin = client_as(Role.ADMINISTRATOR)
    shown = admin.get("/machine").text
    for words in (
        "GB free",
        "Clock",
        "Recovery code on paper",
        "Certificate",
        "At their newest page",
        "Not looked at yet",
    ):
        assert words in shown
    assert send(admin, "/machine/backup", {}, page="/machine").status_code == 303
    monkeypatch.setitem(app.extensions, "certificate_ends", lambda: clock.now() + timedelta(days=3))
    bounds(room_warning=2**60)
    done = app.test_cli_runner().invoke(args=["doctor", "--json"])
    assert done.exit_code == 1
    states = {each["id"]: each["state"] for each in json.loads(done.output)}
    assert states["room"] == "soon"
    assert states["certificate"] == "soon"
    assert states["tables"] == "met"
    audit.record(Event.RECOVERY_MADE, by=SYSTEM)
    session.commit()
    with clock.at(at_noon - timedelta(days=900)):
        assert "stands before the last deed" in app.test_cli_runner().invoke(args=["doctor"]).output


def test_a_full_disk_warns_then_takes_nothing_more_and_keeps_what_was_typed(client_as, session, bounds):
    home = make_home()
    superintendent, staff = client_as(Role.SUPERINTENDENT, home), client_as(Role.HOUSE_STAFF, home)
    url = f"/homes/{home.code}/staff/join"
    typed = {"name": "Madhabi Sen", "designation": "cook", "joined_on": "01 11 2026"}
    bounds(room_warning=2**60)
    assert "nearly full" in superintendent.get(f"/homes/{home.code}").text
    assert "nearly full" not in staff.get(f"/homes/{home.code}/children").text
    bounds(room_warning=2**60, room_needed=2**60)
    answer = send(superintendent, url, typed)
    assert answer.status_code == 507
    assert "The disk is full" in answer.text
    assert 'value="Madhabi Sen"' in answer.text
    shown = staff.get(f"/homes/{home.code}/children")
    assert shown.status_code == 200
    assert "Reading goes on" in shown.text
    bounds()
    assert send(superintendent, url, typed).status_code == 303
