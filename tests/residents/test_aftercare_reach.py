"""Where a child lives after she left, words before the number; and the seal that leaves the time after open."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.audit import AuditEvent
from foundation.db import db
from residents.actions.leaving_seal import seal_files
from residents.models import Aftercare, FollowUp, FollowUpVisit, SealedBefore
from tests.factories import family, homes, residents
from tests.factories.accounts import make_user, sign_in
from tests.inspector import browser
from tests.residents.pages import everything
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")

SECRET, NUMBER, SAY = "Bokulpara behind the pond", "98300 12345", "Say you are from the school"
FOUND = "She goes to school each day"
VISIT = {
    "happened_on": "20 11 2026", "how": "visit", "went_name": "Rekha, DCPU Sonadanga", "reached": "yes",
    "met": "Her mother", "schooling": FOUND, "her_words": "I want to stay", "held": "birth", "risk": "none",
}  # fmt: skip
GROUND = {"reason": "Her uncle was seen near her school this week."}


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def file(home):
    return residents.admit(home, days_ago=200, name="Rupali Sardar", age_years_stated=12)


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


def left(file, *, days_ago=45, **more):
    """Let her go so many days ago; answers the page of the time after."""
    residents.let_go(file, at=clock.now() - timedelta(days=days_ago), **more)
    return f"/children/{file.code}/aftercare"


def follow_ups(**which):
    return sorted(everything(FollowUp), key=lambda row: row.due_on)


def care():
    return everything(Aftercare)[0]


def text_of(client, page):
    answer = client.get(page)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_the_words_stand_before_the_number_and_each_opening_is_recorded(worker, head, home, file):
    page = left(file)
    refused = send(worker, f"{page}/address", {"phone": NUMBER})
    assert refused.status_code == 422
    assert "No number is kept without it" in refused.get_data(as_text=True)
    where = {"address": SECRET, "phone": NUMBER, "safe_words": SAY}
    assert send(worker, f"{page}/address", where).status_code == 303
    said = text_of(worker, f"{page}/reach")
    assert SAY in said
    assert NUMBER not in said
    opened = send(worker, f"{page}/reach", {})
    for words in (SECRET, NUMBER, SAY, "Rupali Sardar"):
        assert words in opened.get_data(as_text=True)
    read = sa.select(AuditEvent.event).where(AuditEvent.event == "residents.address.opened")
    assert len(db.session.scalars(read).all()) == 1
    changed = send(worker, f"{page}/address", {**where, "address": "Kajolgram", "reason": "She moved"})
    assert changed.status_code == 303
    assert [row.field for row in everything(SealedBefore)] == ["address"]
    assert send(head, f"{page}/address", where, page=page).status_code == 403
    for place in (page, f"/homes/{home.code}/aftercare", f"/children/{file.code}"):
        for client in (worker, head):
            shown = text_of(client, place)
            assert not any(words in shown for words in (SECRET, NUMBER, SAY))


def test_the_superintendent_opens_it_with_a_reason_and_for_thirty_days(head, worker, home, file):
    page = left(file, days_ago=10)
    send(worker, f"{page}/address", {"address": SECRET})
    assert send(head, f"{page}/reach", {"reason": "because"}).status_code == 422
    assert SECRET in send(head, f"{page}/reach", GROUND).get_data(as_text=True)
    early = left(residents.admit(home, days_ago=90), days_ago=31)
    late = send(head, f"{early}/reach", GROUND)
    assert late.status_code == 422
    assert "Ask whoever follows her up" in late.get_data(as_text=True)


def test_a_safe_contacts_number_is_opened_with_its_words_and_a_barred_ones_never(worker, file):
    family.make_member(
        file, name="Her Aunt", phone="90000 11111", safe_words="Ask for the tailor", contact="safe"
    )
    family.make_member(
        file, relation="mothers_brother", name="Her Uncle", phone="90000 22222", safe_words="none", contact="barred",
        barred_no="B 1", barred_on=date(2026, 1, 1), barred_by="CWC",
    )  # fmt: skip
    page = left(file)
    assert "Ask for the tailor" in text_of(worker, f"{page}/reach")
    opened = send(worker, f"{page}/reach", {}).get_data(as_text=True)
    assert "90000 11111" in opened
    assert "90000 22222" not in opened


def test_the_seal_shuts_the_file_and_leaves_the_time_after_open(worker, head, client_as, home, file):
    page, child = left(file, days_ago=31), f"/children/{file.code}"
    send(worker, f"{page}/address", {"address": SECRET})
    assert worker.get(child).status_code == 200
    assert seal_files(clock.today()).startswith("1 files sealed")
    db.session.commit()
    assert worker.get(child).status_code == 403
    assert head.get(f"{child}/leaving").status_code == 403
    for client in (worker, head):
        said = text_of(client, page)
        assert "stays open" in said
        assert "Rupali" not in said
    first = follow_ups()[0]
    assert send(worker, f"{page}/{first.id}/write", VISIT).status_code == 303
    assert SECRET in send(worker, f"{page}/reach", {}).get_data(as_text=True)
    visit = everything(FollowUpVisit)[0]
    assert FOUND in text_of(worker, f"{page}/visits/{visit.id}")
    stranger = client_as(Role.CASE_WORKER, home)
    assert stranger.get(page).status_code == 403
    assert file.code not in text_of(stranger, f"/homes/{home.code}/aftercare")
    recorded = sa.select(AuditEvent).where(AuditEvent.event == "residents.aftercare.opened")
    assert len(db.session.scalars(recorded).all()) >= 3
