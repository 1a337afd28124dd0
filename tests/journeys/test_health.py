"""The nurse's day: a girl examined on a tablet, fifty weighed on one sheet, the evening round on a phone."""

import pytest
import sqlalchemy as sa
from playwright.sync_api import expect

from accounts.roles import Role
from foundation import clock
from foundation.db import db
from foundation.scope import across_homes
from health.models import Dose, HealthExam, HealthMark, HealthMeasure
from tests.factories import accounts, health, homes, residents
from tests.support.browser import PHONE, LiveHouse, button, choose, main_text

TABLET = {"width": 800, "height": 1100, "touch": True}
FIFTY = 50


@pytest.fixture(scope="module")
def ward(live: LiveHouse):
    """A home with its nurse and fifty children."""
    with live.at_work():
        home = homes.make_home("NIK", name="Nikat", sanctioned_strength=60)
        nurse = accounts.make_user(Role.NURSE, home, name="Shefali Ghosh")
        children = [residents.admit(home, days_ago=20) for _n in range(FIFTY)]
        return home, accounts._id_of(nurse), [(child.id, child.code) for child in children], children


def rows(live: LiveHouse, model):
    """Answer the rows of a table."""
    with live.at_work(), across_homes("a test"):
        return list(db.session.scalars(sa.select(model)))


def test_a_girl_is_examined_on_a_tablet(live, ward) -> None:
    _home, nurse, children, _files = ward
    page = live.person(nurse, **TABLET).go(f"/children/{children[0][1]}/examination")
    choose(page, "general", "Fair")
    page.fill("#weight", "31.4")
    page.fill("#height", "138.5")
    choose(page, "vision", "Good")
    choose(page, "hearing", "Not tested")
    choose(page, "skin", "Scabies")
    page.fill("#allergy", "Penicillin")
    page.fill("#instruction", "No injection of penicillin.")
    button(page, "Save examination").tap()
    page.wait_for_url("**/health-exams/*")
    page.select_option("#place", "front:forearm_right")
    choose(page, "kind", "Burn")
    choose(page, "age", "New: from the last days")
    button(page, "Write this mark").tap()
    expect(page.locator("#marks")).to_contain_text("Right forearm")
    [exam], [mark] = rows(live, HealthExam), rows(live, HealthMark)
    assert (exam.weight_g, mark.region) == (31400, "forearm_right")


def test_fifty_are_weighed_on_one_sheet(live, ward) -> None:
    _home, nurse, children, _files = ward
    page = live.person(nurse, width=PHONE, height=740, touch=True).go("/homes/NIK/weighing")
    for n, (_id, code) in enumerate(children[1:], start=1):
        page.fill(f'[name="weight-{code}"]', f"{30 + n % 9}.{n % 10}")
    page.fill(f'[name="height-{children[1][1]}"]', "1385")
    button(page, "Save weights and heights").tap()
    page.wait_for_selector(".measure-sheet .wrong")
    assert "between 30 and 230" in main_text(page)
    assert page.input_value(f'[name="weight-{children[7][1]}"]') == "37.7"
    page.fill(f'[name="height-{children[1][1]}"]', "138.5")
    button(page, "Save weights and heights").tap()
    page.wait_for_selector("text=49 children measured.")
    assert len(rows(live, HealthMeasure)) == FIFTY


def test_the_evening_round_is_tapped_on_a_phone(live, ward) -> None:
    _home, nurse, _children, files = ward
    hour = clock.local(clock.now()).time().replace(second=0, microsecond=0)
    with live.at_work():
        for file in files[:3]:
            health.prescribe(file, hour)
    page = live.person(nurse, width=PHONE, height=740, touch=True).go("/homes/NIK/round")
    page.get_by_role("button", name="Given").first.tap()
    page.wait_for_selector(".medicine-round .is-done")
    page.get_by_role("button", name="She refused").first.tap()
    page.wait_for_selector(".medicine-round .is-refused")
    page.get_by_role("button", name="Feels sick").tap()
    page.wait_for_selector("text=Refused: Feels sick")
    page.get_by_role("button", name="Held").first.tap()
    page.wait_for_selector("text=3 of 3 done")
    assert sorted(dose.outcome for dose in rows(live, Dose)) == ["given", "held", "refused"]
