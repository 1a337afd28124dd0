"""The seal on a file: by the night or at the superintendent's word, opened for an hour with a reason."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.audit import AuditEvent
from foundation.db import db
from foundation.scope import across_homes
from residents.actions.leaving_seal import seal_files
from residents.models import Assignment, CaseFile
from tests.factories import homes, residents
from tests.factories.accounts import make_user, sign_in
from tests.inspector import browser
from tests.residents.pages import everything
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")

GROUND = {"reason": "Her school asks for the leaving paper again."}


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def file(home):
    return residents.admit(home, days_ago=90, name="Rupali Sardar")


@pytest.fixture
def head(client_as, home):
    return client_as(Role.SUPERINTENDENT, home)


@pytest.fixture
def worker(session, app, home, file):
    user = make_user(Role.CASE_WORKER, home)
    residents.put_in_caseload(file, user)
    client = browser(app)
    sign_in(client, user)
    return client


def seal(head, file):
    page = f"/children/{file.code}/seal"
    return send(head, page, {})


def test_the_file_of_a_child_who_is_here_is_not_sealed(head, file):
    answer = seal(head, file)
    assert answer.status_code == 422
    assert "She is here" in answer.get_data(as_text=True)


def test_a_sealed_file_is_opened_for_an_hour_with_a_reason_and_only_read(app, head, worker, home, file):
    residents.let_go(file)
    assert seal(head, file).status_code == 303
    page = f"/children/{file.code}"
    shut = head.get(page)
    assert shut.status_code == 403
    assert "Open it with a reason" in shut.get_data(as_text=True)
    assert send(head, f"{page}/sealed", {"reason": "because"}).status_code == 422
    assert send(head, f"{page}/sealed", GROUND).status_code == 303
    assert head.get(page).status_code == 200
    typed = {"order_no": "x"}
    assert "read, not written" in send(head, f"{page}/order", typed, page=page).get_data(as_text=True)
    opened = sa.select(AuditEvent).where(AuditEvent.event == "residents.file.seal_opened")
    assert len(db.session.scalars(opened).all()) == 1
    with clock.at(clock.now() + timedelta(minutes=61)):
        again = make_user(Role.SUPERINTENDENT, home)
        client = browser(app)
        sign_in(client, again)
        assert client.get(page).status_code == 403


def test_a_case_worker_of_its_history_opens_it_and_another_does_not(app, client_as, head, worker, home, file):
    residents.let_go(file, at=clock.now() - timedelta(days=3))
    with across_homes("a test"):
        for each in everything_of_caseload(file):
            each.from_on, each.to_on = clock.today() - timedelta(days=9), clock.today() - timedelta(days=2)
        db.session.commit()
    seal(head, file)
    page = f"/children/{file.code}"
    assert worker.get(page).status_code == 403
    assert send(worker, f"{page}/sealed", GROUND).status_code == 303
    assert worker.get(page).status_code == 200
    stranger = client_as(Role.CASE_WORKER, home)
    refused = send(stranger, f"{page}/sealed", GROUND)
    assert refused.status_code == 422
    assert "never her case worker" in refused.get_data(as_text=True)
    assert stranger.get(page).status_code == 403


def everything_of_caseload(file):
    return db.session.scalars(sa.select(Assignment).where(Assignment.case_file_id == file.id)).all()


def test_a_child_who_comes_again_opens_her_file(head, home, file):
    residents.let_go(file)
    seal(head, file)
    again = {
        "day": "20 11 2026", "time": "12:00", "brought_by": "police", "kind": "residential",
        "exception_reason": "again",
    }  # fmt: skip
    page = f"/children/{file.code}"
    assert send(head, f"{page}/admit-again", again).status_code == 303
    assert head.get(page).status_code == 200


def test_the_night_seals_what_was_left_thirty_days_ago_and_nothing_else(session, home, file):
    residents.let_go(file, at=clock.now() - timedelta(days=31))
    lately = residents.admit(home, days_ago=40)
    residents.let_go(lately, at=clock.now() - timedelta(days=29))
    residents.admit(home, days_ago=40)
    assert seal_files(clock.today()) == "1 files sealed, 0 wait because money is kept"
    session.commit()
    sealed = {row.code for row in everything(CaseFile) if row.sealed_at is not None}
    assert sealed == {file.code}
    assert seal_files(clock.today()).startswith("0 files sealed")


def test_a_transferred_file_is_read_for_thirty_days_and_not_written(head, file):
    with across_homes("a test"):
        residents.fresh(file).closed_at = clock.now()
        db.session.commit()
    page = f"/children/{file.code}"
    assert head.get(page).status_code == 200
    refused = send(head, f"{page}/identity", {"name": "Another"})
    assert refused.status_code == 403
    assert "The child moved to another home" in refused.get_data(as_text=True)


def test_a_sealed_child_stands_in_lists_by_her_code_and_is_found_by_no_name(head, home, file):
    residents.let_go(file)
    seal(head, file)
    page = f"/homes/{home.code}/children?show=left"
    text = head.get(page).get_data(as_text=True)
    assert file.code in text
    assert "Rupali" not in text
    found = head.search(page, "Rupali").get_data(as_text=True)
    assert file.code not in found
