"""The door in a rush: sixty children tapped in by two phones at once, and none stands twice."""

import sqlalchemy as sa
from playwright.sync_api import Page

from accounts.roles import Role
from dailylife.models import DoorVisit
from foundation.db import db
from foundation.scope import across_homes
from tests.factories import accounts, door
from tests.support.browser import PHONE, LiveHouse, main_text

SIXTY, FOUGHT_OVER = 60, 4


def tap(page: Page, code: str) -> None:
    """Tap a child in and do not wait for the answer: the next phone taps meanwhile."""
    page.locator(f"#door-{code} button").tap(no_wait_after=True)


def settled(page: Page, code: str) -> None:
    """Wait until this phone shows the child as in, or says since when she is."""
    page.wait_for_selector(f"#door-{code}.is-in")


def test_sixty_come_in_by_two_phones_at_once(live: LiveHouse) -> None:
    with live.at_work():
        home = door.make_centre("KHL", sanctioned_strength=SIXTY)
        people = [accounts._id_of(accounts.make_user(Role.HOUSE_STAFF, home)) for _n in range(2)]
        codes = [door.enrol(home, name=f"Child {n:02} Tirkey").code for n in range(SIXTY)]
    phones = [live.person(who, width=PHONE, height=740, touch=True).go("/homes/KHL/door") for who in people]
    for code in codes[:FOUGHT_OVER]:
        for page in phones:
            tap(page, code)
        for page in phones:
            settled(page, code)
    for one, other in zip(codes[FOUGHT_OVER::2], codes[FOUGHT_OVER + 1 :: 2], strict=True):
        for page, code in zip(phones, (one, other), strict=True):
            tap(page, code)
        for page, code in zip(phones, (one, other), strict=True):
            settled(page, code)
    page = phones[0]
    page.goto(live.url + "/homes/KHL/door")
    assert page.locator(".door-grid .is-in").count() == SIXTY
    assert str(SIXTY) in main_text(page)
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
