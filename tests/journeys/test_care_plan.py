"""A care-plan review made from facts: what the rooms show stands beside each goal, and decides what becomes of it."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page

from accounts.roles import Role
from foundation import clock
from foundation.db import db
from residents.models import CareDecision, CarePlan, CareReview
from tests.factories import accounts, care_plan, counselling, homes, residents
from tests.support.browser import LiveHouse, Person, button, main_text


@pytest.fixture
def people(live: LiveHouse) -> dict[str, Person]:
    """A girl with a plan in force and a session held; her case worker at a desk, the superintendent beside."""
    with live.at_work():
        home = homes.make_home("NIK", name="Nikat")
        girl = residents.admit(home, days_ago=20)
        worker = accounts.make_user(Role.CASE_WORKER, home, name="Farida Khan")
        residents.put_in_caseload(girl, worker)
        head = accounts.make_user(Role.SUPERINTENDENT, home, name="Ira Sengupta")
        plan = care_plan.draft(girl)
        goal = care_plan.add_goal(girl, plan, area="emotional", words="Sleeps through the night")
        care_plan.add_goal(girl, plan, words="Passes class 5")
        care_plan.give_task(girl, plan, goal, head, words="A light in the dormitory")
        care_plan.approve(girl, plan)
        counselling.log_session(girl, accounts.make_user(Role.COUNSELLOR, home))
        return {"worker": live.person(worker), "head": live.person(head)}


def test_a_review_is_made_from_facts_and_the_changed_plan_is_approved_by_another(
    live: LiveHouse, people: dict[str, Person]
) -> None:
    """A task done in one tap, evidence beside the goals, decisions in one form, the next version approved."""
    do_the_task(people["head"])
    page = people["worker"].go("/homes/NIK/care-plans")
    page.get_by_role("link", name="Open the plan").click()
    page.get_by_role("link", name="Write a review").click()
    shown = main_text(page)
    assert "1 session held" in shown
    assert "A light in the dormitory: Bought today" in shown
    page.fill("#place", "Garden")
    page.fill("#interview_days", f"{clock.today():%d %m %Y}")
    page.fill("#her_words", "রাতে আর ভয় করে না")
    page.select_option("#her_language", "bn")
    page.fill("#conduct", "Laughs again")
    page.fill("#progress_emotional", "Sleeps six nights of seven")
    goals = page.get_by_role("radiogroup", name="What becomes of this goal")
    goals.nth(0).get_by_text("Partly reached").click()
    button(page, "Save the review").click()
    page.get_by_text("Choose what becomes of this goal.").first.wait_for()
    assert page.input_value("#conduct") == "Laughs again", "nothing typed is lost"
    goals.nth(1).get_by_text("Goes on").click()
    button(page, "Save the review").click()
    page.wait_for_url("**/reviews/*-*")
    assert "“রাতে আর ভয় করে না”" in main_text(page)
    change_the_plan(page)
    people["head"].page.goto(page.url + "/approval")
    approve(people["head"])
    with live.at_work():
        states = db.session.scalars(sa.select(CarePlan.state).order_by(CarePlan.number)).all()
        next_on = db.session.scalar(sa.select(CareReview.next_on))
        outcomes = set(db.session.scalars(sa.select(CareDecision.outcome)))
    assert list(states) == ["superseded", "approved"]
    assert next_on == clock.today() + timedelta(days=14)
    assert outcomes == {"partly", "open"}


def do_the_task(head: Person) -> None:
    """The word in the menu says that one waits; one tap and a note, and it is done."""
    page = head.go("/my-tasks")
    page.get_by_label("Note: A light in the dormitory").fill("Bought today")
    page.get_by_role("main").get_by_role("button", name="Done").click()
    page.get_by_text("Nothing waits for you.").wait_for()


def change_the_plan(page: Page) -> None:
    """What changes in the plan is a version of its own, sent to be approved."""
    page.get_by_role("navigation", name="Where you are").get_by_role("link", name="Care plan").click()
    button(page, "Begin the next version").click()
    page.fill("#education_concern", "Asks for class 5")
    button(page, "Save the needs").click()
    page.get_by_role("link", name="Compare with the one before").click()
    assert "left school in class 4" in main_text(page)
    assert "Asks for class 5" in main_text(page)
    page.go_back()
    button(page, "Send for approval").click()
    page.get_by_text("You wrote in this plan.").wait_for()


def approve(head: Person) -> None:
    """The superintendent sees what changes, and approves."""
    page = head.page
    assert "Asks for class 5" in main_text(page)
    page.fill("#minutes", "MC 15")
    button(page, "Approve the plan").click()
    page.get_by_text("The plan is approved and in force.").wait_for()
    assert page.get_by_role("link", name="Look and approve").count() == 0
