"""The door in a rush: sixty children tapped in on two phones at once, and none stands twice."""

import sqlalchemy as sa
from playwright.sync_api import Page

from accounts.roles import Role
from dailylife.models import DoorVisit
from foundation.db import db
from foundation.scope import across_homes
from tests.factories import accounts, door
from tests.support.browser import PHONE, LiveHouse, main_text

SIXTY, BY_FINGER = 60, 3
RUSH = """() => { window.rush = Promise.all([...document.querySelectorAll(".door-grid form")].map((form) =>
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" })
      .then((answer) => answer.status))); }"""
"""Sends every tap that this phone shows, none waiting for another, as fast as the browser lets them go."""


def tap(page: Page, code: str) -> None:
    """Tap a child in and do not wait for the answer: the other phone taps meanwhile."""
    page.locator(f"#door-{code} button").tap(no_wait_after=True)


def test_sixty_come_in_on_two_phones_at_once(live: LiveHouse) -> None:
    with live.at_work():
        home = door.make_centre("KHL", sanctioned_strength=SIXTY)
        people = [accounts._id_of(accounts.make_user(Role.HOUSE_STAFF, home)) for _n in range(2)]
        codes = [door.enrol(home, name=f"Child {n:02} Tirkey").code for n in range(SIXTY)]
    phones = [live.person(who, width=PHONE, height=740, touch=True).go("/homes/KHL/door") for who in people]
    for code in codes[:BY_FINGER]:
        for page in phones:
            tap(page, code)
        for page in phones:
            page.wait_for_selector(f"#door-{code}.is-in")
    assert any("is in since" in main_text(page) for page in phones), "the second phone is told since when"
    for page in phones:
        page.evaluate(RUSH)
    answers = [page.evaluate("window.rush") for page in phones]
    assert [len(each) for each in answers] == [SIXTY - BY_FINGER] * 2
    refused = sum(status == 422 for each in answers for status in each)
    assert refused == SIXTY - BY_FINGER, answers
    page = phones[0]
    page.goto(live.url + "/homes/KHL/door")
    assert page.locator(".door-grid .is-in").count() == SIXTY
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    with live.at_work(), across_homes("a test"):
        rows = list(db.session.scalars(sa.select(DoorVisit)))
    assert len(rows) == len({row.case_file_id for row in rows}) == SIXTY
    page.locator(f"#door-{codes[0]} a").tap()
    page.wait_for_url("**/door/out")
    page.get_by_label("Meal").check()
    page.get_by_label("Went alone").check()
    page.get_by_role("button", name="Save tap-out").tap()
    page.wait_for_url("**/homes/KHL/door")
    assert page.locator(".door-grid .is-in").count() == SIXTY - 1
