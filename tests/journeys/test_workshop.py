"""A batch from enrolment to certificate: arranged, marked, signed, certified by another hand, checked by a stranger."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from accounts.roles import Role
from foundation import clock
from tests.factories import accounts, homes, residents, workshop
from tests.factories.accounts import _id_of
from tests.support.browser import PHONE, LiveHouse, Person, button, main_text

GIRL = "Phulmani Hansda"


@dataclass
class Story:
    """Who is in the house, the girl's code, and the batch."""

    home: str
    code: str
    trade: UUID
    trainer: UUID
    head: Person
    teacher: Person
    stranger: Person
    batch: str = ""


@pytest.fixture(scope="module")
def story(live: LiveHouse) -> Story:
    """A home with a trade, a trainer, a superintendent, and a girl of sixteen."""
    with live.at_work():
        home = homes.make_home("NIK", name="Nikat")
        girl = residents.admit(
            home,
            bed=homes.make_bed(home),
            days_ago=90,
            name=GIRL,
            age_years_stated=16,
            age_stated_on=clock.today(),
        )
        trade = workshop.take_up(home)
        head, trainer = accounts.make_user(Role.SUPERINTENDENT, home), accounts.make_user(Role.TEACHER, home)
        return Story(
            home.code, girl.code, trade.id, _id_of(trainer), live.person(head),
            live.person(trainer, width=PHONE, height=740, touch=True), live.stranger(),
        )  # fmt: skip


def typed(day: date) -> str:
    """Answer a day as people type it."""
    return f"{day:%d %m %Y}"


def save(page: Page, words: str) -> None:
    """Press the button and stand on the page that follows, without a refusal."""
    with page.expect_navigation():
        button(page, words).first.click()
    refused = page.locator("[data-error-summary]")
    assert not refused.count(), refused.first.inner_text()


def test_a_batch_from_enrolment_to_certificate(story: Story) -> None:
    """The whole journey in its order; each step stands on what the one before it wrote."""
    is_begun_and_filled(story)
    is_marked_by_its_trainer(story)
    waits_for_what_is_missing(story)
    is_signed_line_by_line(story)
    code = is_certified(story)
    is_checked_by_a_stranger(story, code)


def is_begun_and_filled(story: Story) -> None:
    """One that ends before it begins is refused, all that was typed kept; mended, it is begun and a girl enrolled."""
    page, today = story.head.go(f"/homes/{story.home}/workshop/batches/new"), clock.today()
    page.select_option("#trade_id", str(story.trade))
    page.fill("#name", "Needle")
    page.select_option("#trainer_id", str(story.trainer))
    for day in range(7):
        page.locator(f"main [name='weekdays'][value='{day}']").check(force=True)
    page.fill("#starts_at", "00:01")
    page.fill("#ends_at", "02:01")
    page.fill("#from_on", typed(today - timedelta(days=7)))
    page.fill("#to_on", typed(today - timedelta(days=9)))
    with page.expect_navigation():
        button(page, "Save the batch").click()
    assert "The batch ends before it begins." in main_text(page)
    assert page.input_value("#name") == "Needle"
    page.fill("#to_on", typed(today + timedelta(days=40)))
    save(page, "Save the batch")
    page.get_by_role("link", name="Needle").click()
    story.batch = urlsplit(page.url).path
    page.get_by_role("link", name="Enrol children").first.click()
    page.fill("#from_on", typed(today - timedelta(days=7)))
    page.locator("main [name='children']").first.check(force=True)
    save(page, "Enrol the chosen children")
    assert story.code in main_text(page)


def is_marked_by_its_trainer(story: Story) -> None:
    """On a phone: everyone is present, one tap saves."""
    page = story.teacher.go(f"{story.batch}/attendance/{clock.today() - timedelta(days=1)}")
    save(page, "Save attendance")
    assert "2 hours" in main_text(page)


def waits_for_what_is_missing(story: Story) -> None:
    """The superintendent asks too early and is told what is not signed."""
    page = story.head.go(story.batch)
    page.locator("main tbody a").first.click()
    page.get_by_role("link", name="Issue a certificate").click()
    with page.expect_navigation():
        button(page, "Issue the certificate").click()
    assert "2 lines are not signed as done alone: Hems by hand; Sews on a button." in main_text(page)


def is_signed_line_by_line(story: Story) -> None:
    """Her trainer signs both lines in one go, with what she saw."""
    page = story.teacher.go(story.batch)
    page.locator("main tbody a").first.click()
    for box in page.locator("main [name='competencies']").all():
        box.check(force=True)
    page.locator("main [name='step'][value='alone']").check(force=True)
    page.fill("#words", "hemmed a handkerchief and sewed on its button")
    save(page, "Sign")
    assert "2 of 2 done alone" in main_text(page)


def is_certified(story: Story) -> str:
    """The superintendent issues number 1 of the year; answers its check code."""
    page = story.head.go(story.batch)
    page.locator("main tbody a").first.click()
    page.get_by_role("link", name="Issue a certificate").click()
    save(page, "Issue the certificate")
    found = re.search(r"check code ([0-9A-Z-]{14})", main_text(page))
    assert found, main_text(page)
    assert f"1/{clock.today().year}" in main_text(page)
    with page.expect_download() as paper:
        button(page, "Print the certificate").click()
    assert paper.value.suggested_filename.startswith(f"{story.code}-certificate")
    return found[1]


def is_checked_by_a_stranger(story: Story, code: str) -> None:
    """Nobody in particular types the code and learns the trade, and no name."""
    page = story.stranger.go("/check")
    page.fill("#code", code.lower())
    button(page, "Check the certificate").click()
    expect(page.get_by_text("This certificate is valid.")).to_be_visible()
    said = page.locator("body").inner_text()
    assert "Sewing and tailoring" in said
    for hidden in (GIRL, "Phulmani", "Nikat", story.code):
        assert hidden not in said
