"""A follow-up visit: a case worker on the road with her phone, a danger, and the superintendent who answers it."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page

from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.scope import across_homes
from residents.actions import aftercare_visits
from residents.models import Aftercare
from tests.factories import accounts, homes, residents
from tests.support.browser import PHONE, LiveHouse, Person, button, main_text

NAME, WHERE, NUMBER = "Chandmoni Hansda", "Bokulpara, behind the pond", "98300 12345"
SAY = "Say you are from the sewing school"
FOUND = "Her uncle keeps her from school"


@dataclass
class Story:
    """The home, the child who went home six weeks ago, and two people at their screens."""

    home: str
    code: str
    worker: Person
    head: Person


@pytest.fixture(scope="module")
def story(live: LiveHouse) -> Story:
    """A child restored six weeks ago, followed up by her case worker, with a sealed address."""
    with live.at_work():
        home = homes.make_home("NIK", name="Nikat")
        child = residents.admit(
            home, days_ago=200, name=NAME, age_years_stated=12, age_stated_on=clock.today()
        )
        worker = accounts.make_user(Role.CASE_WORKER, home, name="Farida Khan")
        head = accounts.make_user(Role.SUPERINTENDENT, home)
        residents.put_in_caseload(child, worker)
        residents.let_go(child, at=clock.now() - timedelta(days=45))
        begin_write()
        with across_homes("a journey"):
            care = db.session.scalars(sa.select(Aftercare)).one()
            where = {"address": WHERE, "phone": NUMBER, "safe_words": SAY}
            aftercare_visits.write_reach(residents.fresh(child), care, where, reason="", by=SYSTEM)
            db.session.commit()
        return Story(
            home.code, child.code, live.person(worker, width=PHONE, height=740, touch=True), live.person(head)
        )


def typed(day: date) -> str:
    """Answer a day as people type it."""
    return f"{day:%d %m %Y}"


def choose(page: Page, name: str, value: str) -> None:
    """Tap one of a few boxes."""
    page.locator(f"main [name='{name}'][value='{value}']").check(force=True)


def save(page: Page, words: str) -> None:
    """Press the button and wait for the page that follows."""
    with page.expect_navigation():
        button(page, words).first.click()


def test_a_follow_up_visit(story: Story) -> None:
    """She is on the list, the words come before the number, a slip loses nothing, a danger reaches Today."""
    page = story.worker.go(f"/homes/{story.home}/aftercare")
    assert NAME not in main_text(page)
    assert "over" in main_text(page)
    page.get_by_role("link", name="Write it").first.click()
    reads_what_may_be_said(page)
    writes_the_visit(page, story)
    answers_the_danger(story)


def reads_what_may_be_said(page: Page) -> None:
    """What may be said stands alone first; the number comes with the next tap, and is recorded."""
    form = page.url
    page.get_by_role("link", name="Read what may be said").first.click()
    assert SAY in main_text(page)
    assert NUMBER not in main_text(page)
    save(page, "Open number and address")
    for words in (SAY, NUMBER, WHERE, NAME):
        assert words in main_text(page)
    page.goto(form)


def writes_the_visit(page: Page, story: Story) -> None:
    """A day before she left is refused beside its line, with everything typed still there."""
    page.fill("main [name='happened_on']", typed(clock.today() - timedelta(days=60)))
    choose(page, "how", "visit")
    page.fill("main [name='met']", "Her mother, and herself alone")
    page.fill("main [name='schooling']", FOUND)
    choose(page, "risk", "danger")
    page.fill("main [name='risk_done']", "She sleeps at her aunt’s, Childline told")
    save(page, "Save the follow-up")
    assert "This is before she left" in main_text(page)
    assert page.locator("main [name='schooling']").input_value() == FOUND
    page.fill("main [name='happened_on']", typed(clock.today()))
    save(page, "Save the follow-up")
    said = main_text(page)
    assert "In danger" in said
    assert FOUND not in said
    page.get_by_role("link", name="Open what was found").first.click()
    assert FOUND in main_text(page)


def answers_the_danger(story: Story) -> None:
    """It stands on the superintendent's Today, in her code, until she has written what was decided."""
    page = story.head.go(f"/homes/{story.home}/today")
    said = main_text(page)
    assert "Childline told" in said
    assert story.code in said
    assert NAME not in said
    page.get_by_role("link", name="Answer the danger").first.click()
    page.fill("main [name='words']", "The committee hears her tomorrow; she stays at her aunt’s")
    save(page, "Save the answer")
    assert "The committee hears her tomorrow" in main_text(page)
    assert "Childline told" not in main_text(story.head.go(f"/homes/{story.home}/today"))
