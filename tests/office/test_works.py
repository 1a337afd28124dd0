"""Long work: begun by its owner, told page by page, stopped when she says so, forgotten after a day."""

import time
from datetime import timedelta

import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock, files, works
from foundation.db import begin_write, db
from foundation.scope import across_homes, within_homes
from foundation.works import State, Work
from tests.factories.accounts import make_user, sign_in
from tests.factories.counselling import log_session
from tests.factories.homes import make_home
from tests.factories.residents import admit, put_in_caseload
from tests.office.pages import token_of


def begin(office, people, task):
    home, user = people
    begin_write()
    with across_homes("a test"):
        work = works.begin(
            user_id=user.id, home_id=home.id, kind="register", params={"register": "counselling"}
        )
        db.session.commit()
        work = db.session.scalars(sa.select(Work).where(Work.id == work.id)).one()
    response = office.make_response("begun")
    works.run_after(response, work, task)
    response.close()
    return work.id


def look(work_id):
    db.session.rollback()
    with across_homes("a test"):
        work = db.session.scalars(
            sa.select(Work).where(Work.id == work_id).execution_options(populate_existing=True)
        ).one()
        db.session.expunge(work)  # what was read stays readable outside the scope
        return work


def wait_for(work_id, *states):
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if (work := look(work_id)).state in states:
            return work
        time.sleep(0.05)
    raise AssertionError(f"the work is {look(work_id).state}")


def browser_of(office, people):
    from tests.support.clients import FreshClient

    client = FreshClient(office, office.response_class)
    sign_in(client, people[1])
    return client


def test_a_work_runs_and_its_result_is_kept_encrypted(office, people):
    def task(progress):
        for page in range(1, 4):
            progress.tell(page, 3)
        return works.Result(b"CANARYRESULT", "KRS-counselling-2026-11.csv", "text/csv")

    work = wait_for(begin(office, people, task), State.DONE, State.FAILED)
    assert work.state == State.DONE
    place = files.place_of(work.file_id)
    assert b"CANARYRESULT" not in place.read_bytes()
    client = browser_of(office, people)
    answer = client.get(f"/works/{work.id}/file")
    assert answer.get_data() == b"CANARYRESULT"
    assert answer.headers["Cache-Control"] == "no-store"
    told = client.get(f"/works/{work.id}/state").json
    assert told["finished"]


def test_a_work_is_stopped_while_it_draws(office, people):
    def task(progress):
        for page in range(1, 10_000):
            progress.tell(page, 10_000)
            time.sleep(0.01)
        raise AssertionError("it was not stopped")

    work_id = begin(office, people, task)
    wait_for(work_id, State.RUNNING)
    client = browser_of(office, people)
    page = client.get(f"/works/{work_id}")
    assert "Drawing page" in page.text or "Gathering" in page.text
    assert client.post(f"/works/{work_id}/cancel", data={"csrf_token": token_of(page)}).status_code == 303
    work = wait_for(work_id, State.CANCELLED)
    assert work.file_id is None
    assert client.get(f"/works/{work_id}/file").status_code == 404


def test_a_work_that_breaks_says_so(office, people):
    def task(progress):
        raise RuntimeError("the pen broke")

    work = wait_for(begin(office, people, task), State.FAILED)
    assert "Begin it again" in browser_of(office, people).get(f"/works/{work.id}").text


def test_a_work_whose_process_died_is_shown_as_stopped(office, people):
    home, user = people
    begin_write()
    with across_homes("a test"):
        work = works.begin(user_id=user.id, home_id=home.id, kind="register", params={})
        work.state, work.beat_at = State.RUNNING, clock.now() - timedelta(minutes=5)
        db.session.commit()
        work_id = db.session.scalars(sa.select(Work.id)).one()
    client = browser_of(office, people)
    assert "stopped half-way" in client.get(f"/works/{work_id}").text
    assert client.get(f"/works/{work_id}/state").json["finished"]


def test_nobody_else_sees_a_work(office, people):
    work_id = begin(office, people, lambda progress: works.Result(b"x", "x.csv", "text/csv"))
    wait_for(work_id, State.DONE)
    another = browser_of(office, (None, make_user(Role.SUPERINTENDENT, people[0])))
    assert another.get(f"/works/{work_id}").status_code == 403
    stranger = browser_of(office, (None, make_user(Role.SUPERINTENDENT, make_home())))
    assert stranger.get(f"/works/{work_id}/file").status_code == 404


def test_a_work_is_forgotten_with_its_file_after_a_day(office, people):
    work = wait_for(begin(office, people, lambda p: works.Result(b"x", "x.csv", "text/csv")), State.DONE)
    place = files.place_of(work.file_id)
    assert place.exists()
    with clock.at(clock.now() + timedelta(days=1, minutes=1)), across_homes("a test"):
        begin_write()
        assert works.forget_expired() == 1
        db.session.commit()
        assert db.session.scalar(sa.select(sa.func.count(Work.id))) == 0
    assert not place.exists()


def test_a_large_register_becomes_long_work(office, people, monkeypatch):
    monkeypatch.setattr("office.views.prints.AT_ONCE_LINES", 3)
    home, _user = people
    counsellor = make_user(Role.COUNSELLOR, home)
    child = admit(home, days_ago=30)
    put_in_caseload(child, counsellor, Role.COUNSELLOR)
    for minutes in range(5):
        log_session(child, counsellor, happened_at=clock.now() - timedelta(minutes=minutes + 1))
    client = browser_of(office, people)
    url = f"/homes/{home.code}/registers/counselling"
    answer = client.post(f"{url}/pdf", data={"csrf_token": token_of(client.get(url)), "language": "en_IN"})
    assert answer.status_code == 303
    answer.close()
    work_id = answer.location.rsplit("/", 1)[-1]
    from uuid import UUID

    wait_for(UUID(work_id), State.DONE)
    assert client.get(f"/works/{work_id}/file").get_data().startswith(b"%PDF")
    with within_homes({home.id}):
        from foundation.registers import PrintRecord

        assert db.session.scalar(sa.select(sa.func.count(PrintRecord.id))) == 1
