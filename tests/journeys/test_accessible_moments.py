"""What axe says of forms that were refused, of two people at one sheet, of Bengali, and of the night."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from accounts.roles import Role
from tests.journeys.pages import SCREENS, Places, faults_of, look_at, looking, make_places
from tests.support.browser import LiveHouse, button

IN_SHORT = ("/today", "/children", "/children/admit", "/registers/attendance-children", "/style")


@pytest.fixture(scope="module")
def places(live: LiveHouse) -> Places:
    """The small world's pages."""
    return make_places(live)


@pytest.mark.parametrize("light", ["light", "dark"])
def test_in_bengali_by_day_and_by_night(live: LiveHouse, places: Places, light: str) -> None:
    chosen = tuple(a for a in places.of[Role.SUPERINTENDENT] if a.endswith(IN_SHORT))
    assert len(chosen) == len(IN_SHORT)
    look_at(live, places.bengali, chosen, color_scheme=light)


@pytest.mark.parametrize("screen", SCREENS)
def test_forms_that_were_refused(live: LiveHouse, places: Places, screen: str) -> None:
    admission = next(a for a in places.of[Role.SUPERINTENDENT] if a.endswith("/admit"))
    found: list[str] = []
    with looking(live, None, **SCREENS[screen]) as stranger:
        found += after(stranger.go("/sign-in"), "Sign in", refused)
    with looking(live, places.people[Role.SUPERINTENDENT], **SCREENS[screen]) as person:
        found += after(person.go(admission), "Admit the child", refused)
    with looking(live, places.people["teacher of the sheet"], **SCREENS[screen]) as person:
        page = person.go(places.sheet)
        page.locator(".attendance label.a").first.click()
        found += after(page, "Save attendance", refused)
    assert not found, "\n".join(found)


def after(page: Page, verb: str, look: Callable[[Page], None]) -> list[str]:
    """Press the button, look at what came, and answer its faults."""
    button(page, verb).click()
    look(page)
    return faults_of(page, f"{page.url} after “{verb}”")


def refused(page: Page) -> None:
    """The summary stands on top and has the focus."""
    page.locator("[data-error-summary]:focus").wait_for()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_sheet_that_two_people_marked(live: LiveHouse, places: Places, screen: str) -> None:
    teacher = places.people["teacher of the sheet"]
    number = list(SCREENS).index(screen)
    with (
        looking(live, teacher, **SCREENS[screen]) as first,
        looking(live, teacher, **SCREENS[screen]) as second,
    ):
        first.go(places.sheet)
        second.go(places.sheet)
        for person, reason in ((first, ("Sick", "Court")[number]), (second, "Hospital")):
            line = person.page.locator(".attendance > li").nth(number)
            line.locator("label.a").click()
            line.locator(".reasons label.option", has_text=reason).click()
        button(first.page, "Save attendance").click()
        first.page.locator(".notices .note-done").wait_for()
        found = after(
            second.page, "Save attendance", lambda page: page.locator("section.conflict").wait_for()
        )
    assert not found, "\n".join(found)
