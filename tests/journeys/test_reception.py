"""The child helpline brings a girl at 23:40 with no name: six lines on a phone; next morning her reception is done."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page

from accounts.roles import Role
from foundation import clock
from foundation.db import db
from residents.models import Child, Placement, Reception
from tests.factories import accounts, homes
from tests.factories.canaries import picture
from tests.support.browser import PHONE, LiveHouse, Person, button, choose, main_text


@pytest.fixture
def people(live: LiveHouse) -> dict[str, Person]:
    """A home with a bed in each dormitory, its night keeper with a phone, its person-in-charge at a desk."""
    with live.at_work():
        home = homes.make_home("NIK", name="Nikat")
        homes.make_bed(home, "R-01", room=homes.make_room(home, "Reception", used_for="reception"))
        homes.make_bed(home, "A-01")
        committee = homes.make_committee("CWC Nikat")
        assert committee.id
        keeper = accounts.make_user(Role.HOUSE_STAFF, home, name="Madhabi Sinha")
        head = accounts.make_user(Role.SUPERINTENDENT, home, name="Ira Sengupta")
        worker = accounts.make_user(Role.CASE_WORKER, home, name="Farida Khan")
        assert worker.id
        return {"keeper": live.person(keeper, width=PHONE, height=740, touch=True), "head": live.person(head)}


def test_a_girl_without_a_name_is_let_in_at_night_and_received_by_the_morning(
    live: LiveHouse, people: dict[str, Person]
) -> None:
    """From the tab at the foot of a phone to a closed reception."""
    reception = let_her_in(people["keeper"].go("/homes/NIK/children"))
    the_night(people["keeper"].page, reception)
    next_morning(people["head"], reception)
    with live.at_work():
        child, stay = (
            db.session.scalars(sa.select(Child)).one(),
            db.session.scalars(sa.select(Placement)).one(),
        )
        finished_at = db.session.scalar(sa.select(Reception.finished_at))
    assert (child.name_kind, child.name, stay.register_no) == ("unknown", "", 1)
    assert finished_at is not None


def let_her_in(page: Page) -> str:
    """One tap leads to the six lines; six lines lead to her reception."""
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Receive").tap()
    choose(page, "name_kind", "Not known")
    choose(page, "sex", "Girl")
    page.fill("#age_years_stated", "9")
    page.select_option("#brought_by", "child_helpline")
    page.fill("#day", f"{clock.today() - timedelta(days=1):%d %m %Y}")
    page.fill("#time", "23:40")
    page.fill("#marks", "red frock, one plait")
    button(page, "Let her in").tap()
    page.wait_for_url("**/children/NIK-*/reception")
    assert "Next: Greeted, told where she is" in main_text(page)
    return page.url.split("/children", 1)[1]


def step(page: Page, reception: str, name: str) -> None:
    """Open one step's form."""
    page.goto(f"{page.url.split('/children')[0]}/children{reception}/steps/{name}")


def saved(page: Page) -> None:
    """Save the step, and be back at the list."""
    button(page, "Save this step").click()
    page.wait_for_url("**/reception")


def the_night(page: Page, reception: str) -> None:
    """Taps for what needs no words; a search by a woman; a mark by a tap on the figure; nothing with her; a bed."""
    for title in ("Water and a meal", "Paper that came with her checked", "Search with dignity"):
        page.get_by_role("main").get_by_role("button", name="Done now").first.tap()
        page.wait_for_function(
            "words => document.querySelector('main').innerText.includes(words)", arg=f"Next: {title}"
        )
    step(page, reception, "search")
    choose(page, "outcome", "Nothing found")
    choose(page, "person_sex", "Woman")
    page.fill("#witness", "Parul Das")
    saved(page)
    step(page, reception, "urgent")
    choose(page, "needs", "Hunger, weakness")
    saved(page)
    page.get_by_role("navigation", name="Parts of the file").get_by_role("link", name="Body map").tap()
    page.locator('svg[data-figure="front"]').tap(position=where_is(page, 40, 190))
    assert page.input_value("#place") == "front:forearm_right"
    choose(page, "kind", "Burn")
    choose(page, "age", "Old: healed")
    button(page, "Write this mark").tap()
    page.get_by_text("seen by Madhabi Sinha").wait_for()
    page.get_by_role("navigation", name="Parts of the file").get_by_role("link", name="Belongings").tap()
    button(page, "She had nothing with her").tap()
    page.get_by_role("link", name="Read the list to her").tap()
    page.fill("#witness", "Parul Das")
    button(page, "The list was read to her").tap()
    page.get_by_text("witness Parul Das").wait_for()
    page.goto(f"{page.url.split('/children')[0]}/children{reception}/bed")
    page.select_option("#bed_id", label="R-01, Reception")
    button(page, "Give this bed").tap()
    page.wait_for_url("**/reception")
    button(page, "Done now").first.tap()
    page.wait_for_function("() => !document.querySelector('main').innerText.includes('Done now')")


def where_is(page: Page, x: int, y: int) -> dict[str, float]:
    """Answer where a point of the outline lies on the screen."""
    box = page.locator('svg[data-figure="front"]').bounding_box()
    assert box
    scale = min(box["width"] / 200, box["height"] / 412)
    return {
        "x": (box["width"] - 200 * scale) / 2 + x * scale,
        "y": (box["height"] - 412 * scale) / 2 + y * scale,
    }


def next_morning(head: Person, reception: str) -> None:
    """The person-in-charge does the rest: countersignature, photograph, doctor, order, case worker, bed."""
    page, child = head.page, f"/children{reception.removesuffix('/reception')}"
    head.go(f"{child}/belongings")
    button(page, "Countersign this list").click()
    page.get_by_text("The list is countersigned.").wait_for()
    head.go(f"{child}/photo/add")
    page.set_input_files("#photo", {"name": "her.jpg", "mimeType": "image/jpeg", "buffer": picture("near")})
    button(page, "Keep the photograph").click()
    page.wait_for_url(f"**{child}")
    for name, fields in {
        "medical": {"person": "Dr Kamal Haque"}, "parents": {"person": "Ira Sengupta told the mother"},
    }.items():  # fmt: skip
        step(page, reception, name)
        for field, words in fields.items():
            page.fill(f"#{field}", words)
        saved(page)
    step(page, reception, "orientation")
    choose(page, "told", "Her rights")
    saved(page)
    step(page, reception, "production")
    page.fill("#words", "She is produced tomorrow with the order of the night’s request")
    saved(page)
    head.go(f"{child}/caseload")
    page.select_option("#carrier", label="Farida Khan, Case worker")
    button(page, "Put her in").click()
    button(page, "Take out").wait_for()
    head.go(f"{child}/reception/bed")
    page.select_option("#bed_id", index=1)
    button(page, "Give this bed").click()
    page.wait_for_url("**/reception")
    button(page, "Close the reception").click()
    page.get_by_text("This reception is closed.").wait_for()
