"""A superintendent lays a timetable by hand: a clash is named while she chooses, one press mends it, she publishes."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from playwright.sync_api import expect

from accounts.roles import Role
from education.models import Teaching
from foundation import clock
from foundation.db import db
from tests.factories import accounts, education, homes, timetable
from tests.support.browser import PHONE, LiveHouse, Person, button

MONDAY = 0


@pytest.fixture
def people(live: LiveHouse) -> dict[str, object]:
    """A home with two classes, two teachers and two periods; Class VIII has Dipali Roy on Monday."""
    with live.at_work():
        home = homes.make_home("KDM", name="Kadam")
        day = clock.today() + timedelta(days=1)
        laid = timetable.Laid(home, day)
        laid.lay(laid.eight, MONDAY, laid.roy)
        head = accounts.make_user(Role.SUPERINTENDENT, home, name="Debika Roy")
        education.enrol(laid.six, [education.admit(home, days_ago=20)])
        return {
            "head": live.person(head), "nair": live.person(laid.nair, width=PHONE, height=740, touch=True),
            "draft": f"/timetables/{laid.draft.id}", "six": str(laid.six.id), "roy": str(laid.roy.id),
            "bengali": str(laid.bengali.id),
        }  # fmt: skip


def test_a_timetable_is_laid_and_a_clash_mended(live: LiveHouse, people: dict[str, object]) -> None:
    """From a free place to a published week that a teacher finds on her phone."""
    head = people["head"]
    assert isinstance(head, Person)
    page = head.go(f"{people['draft']}?of=class:{people['six']}")
    page.get_by_role("link", name="Lay 1, Mon:").click()
    page.wait_for_url(
        "**/cells/**"
    )  # a choice made before the page's script stands is looked at when it is saved
    page.select_option("#subject_id", str(people["bengali"]))
    page.select_option("#teacher_id", str(people["roy"]))
    ways = page.locator("#ways-out")
    expect(ways).to_contain_text(
        "Dipali Roy is in two places on Mon 10:00–10:40: here, and Class VIII, Bengali."
    )
    button(page, "Save the lesson").click()
    page.wait_for_url("**/timetables/*")
    expect(page.locator("td.clash")).to_have_count(1)
    expect(button(page, "Publish: 2 clashes left")).to_be_visible()
    page.get_by_role("link", name="Ways out").first.click()
    page.get_by_role("button", name="Give to Sheela Nair").click()
    page.wait_for_url("**/timetables/*")
    expect(page.locator("td.clash")).to_have_count(0)
    button(page, "Publish").click()
    expect(page.get_by_role("main")).to_contain_text("Version 1 is published.")
    with live.at_work():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Teaching)) == 2
    nair = people["nair"]
    assert isinstance(nair, Person)
    hers = nair.go("/homes/KDM/timetable")
    expect(hers.locator(".facts")).to_contain_text("Sheela Nair")
    expect(hers.locator(".timetable")).to_contain_text("Class VI")
