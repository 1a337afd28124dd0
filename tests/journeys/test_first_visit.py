"""The first visit: the code from the terminal, the organisation, its home and superintendent, and her code app."""

import pyotp
from playwright.sync_api import Page

from tests.support import axe
from tests.support.browser import LiveHouse, button, choose, main_text

PASSWORD = "three lamps beside the pond"


def test_a_fresh_house_is_set_up_and_its_superintendent_goes_in(live: LiveHouse) -> None:
    """Every step of the first quarter of an hour, in the order in which a newcomer meets it."""
    from accounts import setup

    with live.at_work():
        code = setup.first_code()
    assert code
    person = live.stranger()
    page = person.go("/")
    assert page.url == f"{live.url}/set-up"
    refuses_another_code(page)
    sets_up(page, code)
    signs_in(page)
    assert page.url.endswith("/me/second-factor"), "nothing opens before the code app is set"
    person.go("/homes/KRS/children")
    assert page.url.endswith("/me/second-factor")
    codes = switches_the_code_app_on(page)
    shows_them_once(page, codes)
    assert person.asks("/set-up")[0] in (403, 404) or person.go("/set-up").url != f"{live.url}/set-up"


def fills(page: Page, code: str) -> None:
    """Type the whole form."""
    for name, typed in (
        ("setup_code", code), ("organisation", "Invented Homes Society"), ("code", "KRS"),
        ("name", "Krishnachura"), ("name_local", "কৃষ্ণচূড়া"), ("sanctioned_strength", "50"),
        ("district", "Amrapali"), ("person_name", "Ira Sengupta"), ("sign_in_name", "ira.sengupta"),
        ("password", PASSWORD), ("again", PASSWORD),
    ):  # fmt: skip
        page.fill(f"#{name}", typed)
    page.select_option("#kind", "childrens_home")
    choose(page, "for_whom", "Girls")


def refuses_another_code(page: Page) -> None:
    """A wrong code opens nothing, and what was typed is still there; only passwords are never sent back."""
    fills(page, "wrong-code-1234")
    button(page, "Set up the house").click()
    page.wait_for_selector("[data-error-summary]")
    assert page.input_value("#organisation") == "Invented Homes Society"
    assert page.input_value("#name_local") == "কৃষ্ণচূড়া"
    assert page.input_value("#password") == ""
    assert axe.violations(page) == []


def sets_up(page: Page, code: str) -> None:
    """The code of the terminal opens the house."""
    fills(page, code)
    button(page, "Set up the house").click()
    page.wait_for_url("**/sign-in*")


def signs_in(page: Page) -> None:
    """Name and password; there is no code yet to be asked for."""
    page.fill("#name", "ira.sengupta")
    page.fill("#password", PASSWORD)
    button(page, "Sign in").click()
    page.wait_for_selector("h1:text-is('Code app')")


def switches_the_code_app_on(page: Page) -> list[str]:
    """The secret of the page makes the codes; a wrong one is refused in words. Answers the recovery codes."""
    button(page, "Set up the code app").click()
    secret = page.locator("main b[translate=no]").inner_text().replace(" ", "")
    assert axe.violations(page) == []
    app = pyotp.TOTP(secret)
    right = app.now()
    page.fill("#code", f"{(int(right) + 7) % 1_000_000:06d}")
    button(page, "Switch the code app on").click()
    summary = page.wait_for_selector("[data-error-summary]")
    assert summary
    assert len(summary.inner_text().split()) > 5
    assert page.locator("main b[translate=no]").inner_text().replace(" ", "") == secret
    page.fill("#code", app.now())
    button(page, "Switch the code app on").click()
    page.wait_for_selector("h1:text-is('Recovery codes')")
    codes = page.locator("ol.codes li").all_inner_texts()
    assert len(set(codes)) == len(codes) == 10
    assert axe.violations(page) == []
    return codes


def shows_them_once(page: Page, codes: list[str]) -> None:
    """Today is the next page, and the codes stand on no other."""
    page.get_by_role("link", name="I have kept them").click()
    page.wait_for_selector("h1:text-is('Today')")
    page.goto(page.url.split("/homes/")[0] + "/me/second-factor")
    assert "10" in main_text(page)
    assert not [code for code in codes if code in page.content()]
