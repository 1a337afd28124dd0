"""Referrals: nothing told without consent, each followed to its answer and its end."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.audit import AuditEvent
from foundation.db import begin_write, db
from foundation.scope import across_homes
from residents.models import CaseFile, Referral
from tests.factories import accounts, homes, residents
from tests.factories.family import ask_visit, refer
from tests.inspector import browser
from tests.residents.costs import cost
from tests.residents.pages import everything
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")
SAID = {
    "to_kind": "legal_aid", "to_name": "DLSA Amrapali", "what_for": "a lawyer for the hearing",
    "heads": ["age_sex", "orders"],
    "consent": "child", "consent_on": "19 11 2026", "consent_words": "Yes, I want a lawyer", "sent_on": "20 11 2026",
    "due_on": "30 11 2026",
}  # fmt: skip


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def girl(home):
    return residents.admit(home, days_ago=20)


def place(girl, referral=None):
    return f"/children/{girl.code}/referrals" + (f"/{referral.id}" if referral else "")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"consent": ""}, "Nothing is shared without it"),
        ({"consent_on": ""}, "on which day the consent"),
        ({"consent": "order"}, "Write the number of the order"),
        ({"consent": "guardian", "consent_words": ""}, "which guardian"),
        ({"order_no": "CWC 4"}, "Choose “Order of the committee or court”"),
        ({"consent_on": "21 11 2026"}, "Ask first, then share"),
        ({"heads": []}, "Choose what is shared"),
        ({"sent_on": "25 11 2026"}, "has not come yet"),
        ({"due_on": "01 11 2026"}, "due before the referral was sent"),
        ({"to_name": ""}, "Write its name"),
    ],
    ids=[
        "no-consent", "no-day", "order-unnamed", "guardian-unnamed", "order-beside", "consent-later", "no-heads",
        "future", "due-before", "nobody",
    ],
)  # fmt: skip
def test_a_referral_that_may_not_be_is_refused_in_words_and_kept_as_typed(
    client_as, home, girl, said, sentence
):
    client = client_as(Role.SUPERINTENDENT, home)
    answer = send(client, f"{place(girl)}/new", {**SAID, **said})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert sentence in page
    assert "a lawyer for the hearing" in page
    assert everything(Referral) == []


def test_a_referral_is_a_recorded_disclosure_with_its_heads_and_never_its_content(client_as, home, girl):
    client = client_as(Role.SUPERINTENDENT, home)
    assert send(client, f"{place(girl)}/new", SAID).status_code == 303
    sent = sa.select(AuditEvent).where(AuditEvent.event == "residents.referral.sent")
    (event,) = db.session.scalars(sent).all()
    assert "age_sex" in event.details
    assert "child" in event.details
    assert not any(word in event.details for word in ("lawyer", "DLSA", "Yes, I want"))
    another = client_as(Role.SUPERINTENDENT, home)
    trail = another.get(f"/homes/{home.code}/trail").get_data(as_text=True)
    assert "Age and sex" in trail


def test_a_referral_is_taken_answered_and_closed_once_each(client_as, home, girl):
    client = client_as(Role.SUPERINTENDENT, home)
    referral = refer(girl, sent_on=date(2026, 11, 10), consent_on=date(2026, 11, 9))
    here = place(girl, referral)
    no = {"is_accepted": "no", "decided_on": "12 11 2026"}
    assert "why they do not take it" in send(client, f"{here}/decision", no).get_data(as_text=True)
    yes = {"is_accepted": "yes", "decided_on": "12 11 2026"}
    assert send(client, f"{here}/decision", {**yes, "decided_on": "01 11 2026"}).status_code == 422
    assert send(client, f"{here}/decision", yes).status_code == 303
    assert send(client, f"{here}/decision", yes).status_code == 422
    answer = {"answered_on": "18 11 2026", "answer": "glasses in two weeks"}
    assert send(client, f"{here}/answer", {**answer, "answered_on": "01 11 2026"}).status_code == 422
    assert send(client, f"{here}/answer", answer).status_code == 303
    assert send(client, f"{here}/answer", answer).status_code == 422
    assert "glasses" not in client.get(place(girl)).get_data(as_text=True)
    assert "glasses" in client.get(here).get_data(as_text=True)
    close = {"outcome": "given", "closed_on": "20 11 2026", "words": "she reads the board"}
    assert send(client, f"{here}/close", {**close, "outcome": ""}).status_code == 422
    assert send(client, f"{here}/close", close).status_code == 303
    assert send(client, f"{here}/answer", answer).status_code == 422
    told = client.get(f"/children/{girl.code}/chronology").get_data(as_text=True)
    assert "Referral closed" in told


def test_overdue_answers_stand_first_on_her_page_and_in_the_homes_list(client_as, home, girl):
    client, today = client_as(Role.SUPERINTENDENT, home), clock.today()
    refer(girl, to_name="Sadar hospital", due_on=today + timedelta(days=3))
    old = today - timedelta(days=9)
    refer(girl, to_name="Notunhat school", sent_on=old, consent_on=old, due_on=old + timedelta(days=2))
    for page in (f"/homes/{home.code}/referrals", place(girl), f"/children/{girl.code}"):
        text = client.get(page).get_data(as_text=True)
        assert "7 days over" in text, page
        assert text.index("Notunhat school") < text.index("Sadar hospital")


def test_the_homes_list_shows_a_case_worker_her_own_children_and_costs_the_same(app, home, girl):
    user = accounts.make_user(Role.CASE_WORKER, home)
    residents.put_in_caseload(girl, user)
    other = residents.admit(home, days_ago=2)
    refer(girl, to_name="Hers")
    refer(other, to_name="Not hers")
    client = browser(app)
    accounts.sign_in(client, user)
    page = client.get(f"/homes/{home.code}/referrals").get_data(as_text=True)
    assert "Hers" in page
    assert "Not hers" not in page
    once = cost(lambda: client.get(f"/homes/{home.code}/referrals"))
    for _n in range(4):
        refer(girl)
    assert cost(lambda: client.get(f"/homes/{home.code}/referrals")) == once


def test_lists_show_of_a_sealed_file_its_code_alone(client_as, app, home):
    named = residents.admit(home, days_ago=20, name="Zwanzigrupali Sardar")
    keeper = accounts.make_user(Role.CASE_WORKER, home)
    residents.put_in_caseload(named, keeper)
    refer(named)
    ask_visit(named, worker_id=keeper.id)
    worker, head = browser(app), client_as(Role.SUPERINTENDENT, home)
    accounts.sign_in(worker, keeper)
    lists = ((head, f"/homes/{home.code}/referrals"), (worker, "/my-inquiries"))
    assert all("Zwanzigrupali" in client.get(address).text for client, address in lists)
    begin_write()
    with across_homes("a test"):
        db.session.execute(sa.update(CaseFile).where(CaseFile.id == named.id).values(sealed_at=clock.now()))
        db.session.commit()
    for client, address in lists:
        page = client.get(address).text
        assert named.code in page
        assert "Zwanzigrupali" not in page


def test_who_may_not_know_of_referrals_is_refused(client_as, home, girl):
    referral = refer(girl)
    for role in (Role.HOUSE_STAFF, Role.TEACHER, Role.NURSE, Role.INSPECTOR):
        client = client_as(role, home)
        assert client.get(place(girl)).status_code == 403
        assert client.get(place(girl, referral)).status_code == 403
        assert client.get(f"/homes/{home.code}/referrals").status_code == 403
    other = homes.make_home("KDM")
    assert client_as(Role.SUPERINTENDENT, other).get(place(girl, referral)).status_code == 404


def test_a_counsellor_reads_and_does_not_write(app, home, girl):
    user = accounts.make_user(Role.COUNSELLOR, home)
    residents.put_in_caseload(girl, user, "counsellor")
    referral = refer(girl)
    client = browser(app)
    accounts.sign_in(client, user)
    assert client.get(place(girl, referral)).status_code == 200
    assert client.get(f"{place(girl)}/new").status_code == 403
