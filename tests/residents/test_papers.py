"""Identity papers: sealed numbers, the road to a missing one, who is told of what."""

from datetime import date

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation.audit import SYSTEM, AuditEvent
from foundation.db import begin_write, db
from foundation.scope import across_homes
from residents.actions import papers
from residents.models import IdentityPaper
from tests.factories import homes, residents
from tests.factories.accounts import make_user
from tests.residents.pages import everything
from tests.residents.test_file_views import cost
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")
TODAY = date(2026, 11, 20)
AADHAAR = "2345 6789 0124"


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def file(home):
    return residents.admit(home, name="Rupali Sardar", age_years_stated=12, age_stated_on=date(2026, 1, 1))


def _soup(answer):
    from bs4 import BeautifulSoup

    return BeautifulSoup(answer.text, "html.parser")


def test_an_aadhaar_number_is_sealed_and_each_opening_is_recorded(client_as, home, file):
    client = client_as(Role.SUPERINTENDENT, home)
    page = f"/children/{file.code}/papers/add"
    assert send(client, page, {"kind": "aadhaar", "state": "held", "number": "1234"}).status_code == 422
    assert send(client, page, {"kind": "aadhaar", "state": "held", "number": AADHAAR}).status_code == 303
    (paper,) = everything(IdentityPaper)
    assert paper.number == "0124"
    assert b"234567890124" not in paper.number_sealed.token
    listed = client.get(f"/children/{file.code}/papers").text
    assert "ends in 0124" in listed
    assert "6789" not in listed
    change = client.get(f"/children/{file.code}/papers/{paper.id}").text
    assert "6789" not in change
    number = f"/children/{file.code}/papers/{paper.id}/number"
    opened = send(client, number, {}, page=f"/children/{file.code}/papers")
    assert "234567890124" in opened.text
    read = (
        sa.select(sa.func.count())
        .select_from(AuditEvent)
        .where(AuditEvent.event == "residents.paper.number_opened")
    )
    assert db.session.scalar(read) == 1
    body = client_as(Role.COUNSELLOR, home)
    assert body.get(f"/children/{file.code}/papers").status_code == 403


def test_the_road_to_a_missing_paper_is_a_task_until_it_is_received(client_as, home, file):
    worker = make_user(Role.CASE_WORKER, home)
    client = client_as(Role.SUPERINTENDENT, home)
    base = f"/children/{file.code}/papers"
    said = {
        "kind": "birth", "state": "applied", "next_step": "Ask for the receipt", "next_office": "Block office",
        "next_due_on": "15 11 2026", "carrier_id": str(worker.id),
    }  # fmt: skip
    assert send(client, f"{base}/add", {**said, "next_step": ""}).status_code == 422
    assert send(client, f"{base}/add", said).status_code == 303
    (paper,) = everything(IdentityPaper)
    for page in (base, f"/homes/{home.code}/identity-papers"):
        shown = client.get(page).text
        assert "5 days over" in shown
        assert worker.name in shown
    step = {"happened_on": "20 11 2026", "what": "Receipt came", "office": "Block office"}
    wrong = {**step, "state": "applied", "next_step": "Fetch it"}
    assert send(client, f"{base}/{paper.id}/step", wrong).status_code == 422
    assert (
        send(
            client, f"{base}/{paper.id}/step", {**step, "happened_on": "25 11 2026", "state": "applied"}
        ).status_code
        == 422
    )
    assert send(client, f"{base}/{paper.id}/step", {**step, "state": "received"}).status_code == 303
    assert "Receipt came" in client.get(base).text
    (paper,) = everything(IdentityPaper)
    assert (paper.state, paper.next_step, paper.next_due_on) == ("received", "", None)


def test_missing_papers_name_who_has_none_and_narrow_to_the_caseload(client_as, session, app, home, file):
    from tests.factories.accounts import sign_in
    from tests.inspector import browser

    other = residents.admit(home)
    worker = make_user(Role.CASE_WORKER, home)
    residents.put_in_caseload(file, worker)
    client = browser(app)
    sign_in(client, worker)
    page = f"/homes/{home.code}/identity-papers"
    mine = client.get(page).text
    assert file.code in mine
    assert other.code not in mine
    assert client_as(Role.HOUSE_STAFF, home).get(page).status_code == 403
    assert client_as(Role.SUPERINTENDENT, homes.make_home("OTH")).get(page).status_code == 404


def test_two_people_at_one_paper_see_both_versions(client_as, home, file):
    client = client_as(Role.SUPERINTENDENT, home)
    base = f"/children/{file.code}/papers"
    assert send(client, f"{base}/add", {"kind": "caste", "state": "applied"}).status_code == 303
    (paper,) = everything(IdentityPaper)
    said = {"kind": "caste", "state": "held", "version": "1"}
    assert send(client, f"{base}/{paper.id}", {**said, "kept_where": "safe"}).status_code == 303
    second = send(client, f"{base}/{paper.id}", {**said, "kept_where": "drawer"})
    assert second.status_code == 422
    assert "safe" in second.text
    assert "drawer" in second.text


def test_questions_of_papers_and_identity_do_not_grow(client_as, home, file):
    client = client_as(Role.SUPERINTENDENT, home)
    pages = (
        f"/children/{file.code}/papers",
        f"/children/{file.code}/who",
        f"/homes/{home.code}/identity-papers",
    )

    def more():
        begin_write()
        with across_homes("a test"):
            row = residents.fresh(file)
            paper = papers.write_paper(row, papers.PaperSaid(kind="caste", state="applied"), by=SYSTEM)
            step = papers.StepSaid(happened_on=TODAY, what="Asked", state="applied")
            papers.take_step(row, paper, step, by=SYSTEM)
            db.session.commit()

    more()
    for page in pages:
        client.get(page)
    one = [cost(lambda page=page: client.get(page)) for page in pages]
    for _n in range(4):
        more()
    assert [cost(lambda page=page: client.get(page)) for page in pages] == one
