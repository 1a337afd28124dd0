"""A transition plan: begun at sixteen, its spheres and steps, its reviews, and who of a home is near eighteen."""

from datetime import date, timedelta

import pytest

from accounts.roles import Role
from foundation import clock
from residents.models import TransitionPlan, TransitionReview, TransitionSphere, TransitionStep
from tests.factories import homes, residents
from tests.factories.accounts import make_user, sign_in
from tests.inspector import browser
from tests.residents.costs import cost
from tests.residents.pages import everything
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def file(home):
    return residents.admit(home, days_ago=200, name="Rupali Sardar", born_on=date(2009, 1, 10))


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


def begun(client, file):
    page = f"/children/{file.code}/transition"
    assert send(client, f"{page}/begin", {}, page=page).status_code == 303
    return page


def test_a_plan_is_written_over_eight_spheres_with_steps_and_reviewed(worker, head, file):
    page = begun(worker, file)
    assert len(everything(TransitionSphere)) == 8
    said = {
        "standing": "half",
        "stands": "Class X",
        "goal": "Finish class XII",
        "her_words": "I want to teach",
    }
    sphere = f"{page}/spheres/education"
    assert send(worker, sphere, {**said, "version": "1"}).status_code == 303
    lost = send(worker, sphere, {**said, "goal": "Learn tailoring", "version": "1"})
    assert lost.status_code == 422
    assert "Finish class XII" in lost.get_data(as_text=True)
    step = {
        "sphere": "education",
        "words": "Ask for a hostel place",
        "owner": "Farida",
        "due_on": "1 12 2026",
    }
    assert send(worker, f"{page}/step", {**step, "due_on": "19 11 2026"}).status_code == 422
    assert send(worker, f"{page}/step", step).status_code == 303
    row = everything(TransitionStep)[0]
    end = {"ending": "dropped", "on": "20 11 2026", "outcome": ""}
    assert send(worker, f"{page}/steps/{row.id}", end).status_code == 422
    assert send(worker, f"{page}/steps/{row.id}", {**end, "ending": "done"}).status_code == 303
    review = {"reviewed_on": "20 11 2026", "words": "Goes well", "her_words": "Good", "next_on": "20 5 2027"}
    assert send(worker, f"{page}/review", {**review, "next_on": "1 8 2027"}).status_code == 422
    assert send(worker, f"{page}/review", review).status_code == 303
    shown = head.get(page).get_data(as_text=True)
    for words in (
        "I want to teach",
        "Finish class XII",
        "Ask for a hostel place",
        "Goes well",
        "Half the way",
    ):
        assert words in shown
    assert "education:half" in everything(TransitionReview)[0].standings
    assert everything(TransitionPlan)[0].next_review_on == date(2027, 5, 20)
    chronology = head.get(f"/children/{file.code}/chronology").get_data(as_text=True)
    assert "Transition plan reviewed" in chronology


def test_a_plan_for_a_child_of_twelve_is_refused_in_words(app, worker, head, home):
    child = residents.admit(home, days_ago=30, name="Asha Lepcha", born_on=date(2014, 3, 1))
    page = f"/children/{child.code}/transition"
    assert "1 Mar 2030" in head.get(page).get_data(as_text=True)
    refused = send(head, f"{page}/begin", {}, page=page)
    assert refused.status_code == 422
    assert "She is 12" in refused.get_data(as_text=True)
    assert everything(TransitionPlan) == []


def test_a_plan_is_begun_once(head, file):
    page = begun(head, file)
    again = send(head, f"{page}/begin", {}, page=page)
    assert again.status_code == 422
    assert "begun already" in again.get_data(as_text=True)


def test_the_list_tells_who_is_near_eighteen_in_codes(head, home, file):
    near = residents.admit(home, days_ago=30, born_on=date(2008, 12, 1), name="Nasima Khatun")
    residents.admit(home, days_ago=30, born_on=date(2012, 12, 1))
    begun(head, file)
    text = head.get(f"/homes/{home.code}/transition").get_data(as_text=True)
    for words in (near.code, file.code, "Eighteen within 30 days", "Eighteen within 90 days", "No plan yet"):
        assert words in text
    assert text.index(near.code) < text.index(file.code)
    assert "Nasima" not in text


def test_who_reads_and_who_writes_the_plan(client_as, worker, home, file):
    page = begun(worker, file)
    counsellor = make_user(Role.COUNSELLOR, home)
    residents.put_in_caseload(file, counsellor, Role.COUNSELLOR)
    reader = browser(worker.application)
    sign_in(reader, counsellor)
    assert reader.get(page).status_code == 200
    assert reader.get(f"{page}/review").status_code == 403
    for role in (Role.CASE_WORKER, Role.HOUSE_STAFF, Role.TEACHER, Role.YOUNG_PERSON):
        assert client_as(role, home).get(page).status_code == 403
    assert client_as(Role.SUPERINTENDENT, homes.make_home()).get(page).status_code == 404


def test_the_rooms_are_told_what_is_expected(head, app, home, file):
    begun(head, file)
    other = residents.admit(home, days_ago=90)
    residents.let_go(other, at=clock.now() - timedelta(days=20))
    sources = {source.kind: source for source in app.extensions["house"].appointments()}
    assert {"follow_up", "transition"} <= set(sources)


def test_the_list_costs_the_same_for_many(head, home):
    for _n in range(2):
        residents.admit(home, days_ago=90, born_on=date(2009, 5, 1))
    few = cost(lambda: head.get(f"/homes/{home.code}/transition"))
    for _n in range(8):
        residents.admit(home, days_ago=90, born_on=date(2009, 5, 1))
    assert cost(lambda: head.get(f"/homes/{home.code}/transition")) == few <= 12
