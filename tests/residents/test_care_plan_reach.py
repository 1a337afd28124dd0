"""Who reads which part of a care plan, its paper, the list of a home, and how many statements they cost."""

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.audit import AuditEvent
from foundation.db import db
from residents.models import CareGoal, CareNeed
from tests.factories import accounts, care_plan, homes, residents
from tests.inspector import browser
from tests.residents.costs import cost
from tests.residents.pages import everything
from tests.residents.plans import GOAL, place, text, write
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def girl(home):
    return residents.admit(home, days_ago=20)


@pytest.fixture
def as_worker(app, home, girl):
    user = accounts.make_user(Role.CASE_WORKER, home, name="Farida Khan")
    residents.put_in_caseload(girl, user)
    client = browser(app)
    accounts.sign_in(client, user)
    return client


def test_each_profession_sees_and_writes_its_own_areas_alone(app, client_as, home, girl, as_worker):
    plan = care_plan.draft(girl, her_words="let me sleep", her_language="en")
    care_plan.add_goal(girl, plan, area="emotional", words="Sleeps through the night")
    nurse = client_as(Role.NURSE, home)
    counsellor = accounts.make_user(Role.COUNSELLOR, home)
    residents.put_in_caseload(girl, counsellor, "counsellor")
    as_counsellor = browser(app)
    accounts.sign_in(as_counsellor, counsellor)
    for client, sees, hidden in (
        (nurse, "weak, often ill", ("wakes at night", "Sleeps through", "left school", "let me sleep")),
        (as_counsellor, "Sleeps through", ("weak, often ill", "left school", "let me sleep")),
    ):
        shown = text(client, place(girl, plan)) + text(client, f"{place(girl, plan)}/needs")
        assert sees in shown
        assert not [words for words in hidden if words in shown]
    own = {"health_concern": "stronger now", "emotional_concern": "gone"}
    assert write(nurse, girl, plan, own).status_code == 303
    assert {n.area: n.concern for n in everything(CareNeed)} == {
        "health": "stronger now", "education": "left school in class 4", "emotional": "wakes at night",
    }  # fmt: skip
    stranger = send(nurse, f"{place(girl, plan)}/goals/new", GOAL)
    assert stranger.status_code == 422
    assert "Choose one of the list" in stranger.get_data(as_text=True)
    (goal,) = everything(CareGoal)
    foreign = nurse.get(f"{place(girl, plan)}/goals/{goal.id}/edit")
    assert foreign.status_code == 422
    assert "Sleeps through" not in foreign.get_data(as_text=True)
    assert send(nurse, f"{place(girl, plan)}/send", {}, page=place(girl, plan)).status_code == 403
    for role in (Role.HOUSE_STAFF, Role.GATE, Role.STORES):
        assert client_as(role, home).get(place(girl)).status_code == 403
    elsewhere = client_as(Role.SUPERINTENDENT, homes.make_home("PAR"))
    assert elsewhere.get(place(girl, plan)).status_code == 404


def test_a_goal_and_a_version_of_another_child_are_not_here(home, girl, as_worker, client_as):
    other = residents.admit(home, days_ago=3)
    plan, _goal = care_plan.in_force(other)
    assert as_worker.get(place(girl, plan)).status_code in (403, 404)
    superintendent = client_as(Role.SUPERINTENDENT, home)
    assert superintendent.get(place(girl, plan)).status_code == 404
    mine = care_plan.draft(girl)
    stray = f"{place(girl, mine)}/goals/{_goal.id}/edit"
    assert superintendent.get(stray).status_code == 404


def test_a_plan_is_printed_whole_and_each_printing_is_recorded(client_as, home, girl, as_worker):
    plan, _goal = care_plan.in_force(girl)
    answer = send(as_worker, f"{place(girl, plan)}/paper", {}, page=place(girl, plan))
    assert answer.mimetype == "application/pdf"
    assert answer.get_data()[:5] == b"%PDF-"
    assert girl.code in answer.headers["Content-Disposition"]
    asked = sa.select(AuditEvent).where(AuditEvent.event == "residents.plan.printed")
    (event,) = db.session.scalars(asked).all()
    assert "bridge" not in event.details
    assert send(client_as(Role.NURSE, home), f"{place(girl, plan)}/paper", {}, page="/me").status_code == 403


def test_the_list_of_a_home_says_what_is_due_the_oldest_first_and_costs_the_same(
    client_as, home, girl, as_worker
):
    for days in (30, 16):
        residents.admit(home, days_ago=days)
    care_plan.in_force(residents.admit(home, days_ago=40))
    client = client_as(Role.SUPERINTENDENT, home)
    page = text(client, f"/homes/{home.code}/care-plans")
    over = [page.index(words) for words in ("16 days over", "6 days over", "2 days over")]
    assert over == sorted(over)
    assert "Due 4 Dec" in page
    assert "days over" in text(as_worker, f"/homes/{home.code}/care-plans")
    assert text(as_worker, f"/homes/{home.code}/care-plans").count("days over") == 1, "her own caseload alone"
    once = cost(lambda: client.get(f"/homes/{home.code}/care-plans"))
    for days in range(1, 6):
        care_plan.in_force(residents.admit(home, days_ago=days))
    client.get(f"/homes/{home.code}/care-plans")  # the new count of lines is recorded once
    assert cost(lambda: client.get(f"/homes/{home.code}/care-plans")) == once <= 12


def test_a_plan_with_more_goals_costs_no_more_statements(girl, as_worker):
    plan = care_plan.draft(girl)
    care_plan.add_goal(girl, plan)
    as_worker.get(place(girl))
    once = cost(lambda: as_worker.get(place(girl)))
    for n in range(6):
        care_plan.add_goal(girl, plan, words=f"Goal {n}")
    assert cost(lambda: as_worker.get(place(girl))) == once <= 12
    care_plan.approve(girl, plan)
    care_plan.review(girl)
    as_worker.get(place(girl))
    assert cost(lambda: as_worker.get(place(girl))) <= 12
    assert clock.today().isoformat() == "2026-11-20"
