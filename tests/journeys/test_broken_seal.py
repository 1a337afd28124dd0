"""A seal broken at night and reviewed: the nurse reads, the superintendent is told, the privacy officer judges."""

import pytest
from playwright.sync_api import expect
from pyotp.totp import TOTP

from accounts.roles import Role
from tests.factories import accounts, homes, residents
from tests.support.browser import LiveHouse, Person, button, main_text

PASSWORD, MOTHER = "kagoj nouka brishti", "Basanti Sardar"
WHY = "The hospital asks for her mother before it operates."


@pytest.fixture
def people(live: LiveHouse) -> dict[str, Person]:
    """A girl whose mother the nurse may not know of by day; the nurse, the superintendent, the privacy officer."""
    with live.at_work():
        home = homes.make_home("NIK", name="Nikat")
        residents.admit(home, days_ago=20, name="Rupali Sardar", mother_name=MOTHER)
        nurse = accounts.make_user(Role.NURSE, home, name="Bina Rai", password=PASSWORD)
        head = accounts.make_user(Role.SUPERINTENDENT, home, name="Ira Sengupta")
        officer = accounts.make_user(Role.PRIVACY_OFFICER, name="Anjan Basak")
        return {"nurse": live.person(nurse), "head": live.person(head), "officer": live.person(officer)}


def test_break_glass_and_its_review(people: dict[str, Person]) -> None:
    """Nineteen characters are too few and stay typed; then an hour's reading, a notice, a review, and it is closed."""
    page = people["nurse"].go("/children/NIK-2026-001")
    code = page.url.rsplit("/", 1)[1]
    assert MOTHER not in main_text(page)
    page.get_by_role("link", name="Break the seal").first.click()
    page.get_by_text("Family and origin", exact=False).first.click()
    page.get_by_text("Medical emergency").click()
    page.fill("#reason", "Her mother, tonight")
    page.fill("#old_password", PASSWORD)
    page.fill("#code", TOTP(accounts.TOTP_SECRET).now())
    button(page, "Break the seal").click()
    expect(page.get_by_text("Write at least 20 characters").first).to_be_visible()
    assert page.input_value("#reason") == "Her mother, tonight"
    assert not page.input_value("#old_password")
    page.fill("#reason", WHY)
    page.fill("#old_password", PASSWORD)
    page.fill("#code", TOTP(accounts.TOTP_SECRET).now())
    button(page, "Break the seal").click()
    expect(page.get_by_text("minutes left")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Family and origin").click()
    expect(page.get_by_text("Seal broken by you at")).to_be_visible()
    assert MOTHER in main_text(page)
    told = people["head"].go("/homes/NIK/today")
    expect(told.get_by_text("1 broken seal waits for your review.")).to_be_visible()
    told.goto(told.url.split("/homes")[0] + f"/children/{code}")
    expect(told.get_by_text("The seal of this file is broken until")).to_be_visible()
    judge = people["officer"].go("/broken-seals")
    judge.get_by_role("link", name="Review").first.click()
    expect(judge.get_by_text(WHY)).to_be_visible()
    judge.get_by_text("Justified", exact=True).click()
    judge.fill("#words", "The hospital’s slip bears the hour.")
    button(judge, "Write the review").click()
    expect(judge.get_by_text("Justified, by Anjan Basak")).to_be_visible()
    page.get_by_role("button", name="Close it now").first.click()
    expect(page.get_by_text("The seal is closed.")).to_be_visible()
    assert people["nurse"].asks(f"/children/{code}/family")[0] == 403
