"""A shared phone at the change of shift: two house mothers hand it over by PIN; neither sees the other’s words."""

import pytest
from playwright.sync_api import Page, expect

from accounts.roles import Role
from tests.factories import accounts, homes, phones
from tests.support.browser import PHONE, LiveHouse, Person

WORDS = "Rupali did not want to sleep, and asked for her mother."
PINS = {"Debika Roy": "481937", "Champa Soren": "730185"}


@pytest.fixture
def phone(live: LiveHouse) -> Person:
    """The phone of the day room, enrolled; both house mothers typed their password on it today and set a PIN."""
    with live.at_work():
        home = homes.make_home("KDM", name="Kadam")
        head = accounts.make_user(Role.SUPERINTENDENT, home, name="Ira Sengupta")
        device, cookie = phones.enrol(home, head)
        for name, pin in PINS.items():
            person = accounts.make_user(Role.HOUSE_STAFF, home, name=name, second_factor=False)
            phones.set_pin(device, home, person, pin=pin)
    screen = live.stranger(width=PHONE, height=740, touch=True)
    screen.context.add_cookies([{"name": phones.COOKIE, "value": cookie, "url": live.url}])
    return screen


def _take(page: Page, name: str, *, by_keys: bool = True) -> None:
    page.get_by_role("link", name=name).click()
    box = page.get_by_label("PIN", exact=True)
    if by_keys:
        for figure in PINS[name]:
            page.get_by_role("button", name=figure, exact=True).click()
        expect(box).to_have_value(PINS[name])
        page.get_by_role("button", name="Take the phone").click()
    else:
        expect(box).to_be_focused()
        page.keyboard.type(PINS[name])
        page.keyboard.press("Enter")


def test_two_house_mothers_hand_the_phone_over_by_pin(phone: Person) -> None:
    """Keys and keyboard; a half-written page is kept for its writer alone, with the words of the last second."""
    page = phone.go("/phone")
    _take(page, "Debika Roy")
    expect(page.get_by_role("button", name="Hand over").first).to_be_visible()
    page = phone.go("/homes/KDM/receive")
    page.locator("form[data-draft-url] textarea").first.fill(WORDS)
    page.get_by_role("button", name="Hand over").first.click()
    expect(page.get_by_text("Who takes the phone?")).to_be_visible()
    key = page.get_by_role("link", name="Champa Soren").bounding_box()
    assert key is not None
    assert key["height"] >= 44
    _take(page, "Champa Soren", by_keys=False)
    expect(page.get_by_role("button", name="Hand over").first).to_be_visible()
    page = phone.go("/homes/KDM/receive")
    expect(page.get_by_text("Champa Soren").first).to_be_attached()
    assert WORDS not in page.content()
    page.get_by_role("button", name="Hand over").first.click()
    _take(page, "Debika Roy")
    page = phone.go("/homes/KDM/receive")
    expect(page.locator("form[data-draft-url] textarea").first).to_have_value(WORDS)
    page.get_by_role("button", name="Hand over").first.click()
    page.get_by_role("link", name="Champa Soren").click()
    page.get_by_label("PIN", exact=True).fill("111111")
    page.get_by_role("button", name="Take the phone").click()
    expect(page.get_by_text("4 tries are left")).to_be_visible()
