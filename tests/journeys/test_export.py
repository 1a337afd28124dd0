"""A list of children as Excel: asked for with a purpose, agreed to, opened by its passphrase, gone in a week."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
import pyzipper
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from accounts.roles import Role
from foundation import clock
from foundation.db import begin_write, db
from foundation.disclosures import actions
from tests.factories import accounts, homes, residents
from tests.support.browser import LiveHouse, Person, button

WHY = "The quarterly meeting of the district committee."


@pytest.fixture
def people(live: LiveHouse) -> dict[str, Person]:
    """Seven girls who came today, their superintendent, and head office."""
    with live.at_work():
        home = homes.make_home("NIK", name="Nikat")
        for n in range(7):
            residents.admit(home, days_ago=0, name=f"Rupali Sardar {n}")
        head = accounts.make_user(Role.SUPERINTENDENT, home, name="Ira Sengupta")
        office = accounts.make_user(Role.HEAD_OFFICE, name="Madhuri Bhowmick")
        return {"head": live.person(head), "office": live.person(office)}


def test_a_two_person_export(people: dict[str, Person], live: LiveHouse, tmp_path: Path) -> None:
    """Without a purpose nothing is asked; the second person sees what and why; only the passphrase opens the file."""
    page = people["head"].go("/homes/NIK/registers/admission-discharge")
    page.get_by_role("button", name="Excel").click()
    expect(page.get_by_text("A second person agrees first.")).to_be_visible()
    page.select_option("#recipient", "dcpu")
    page.fill("#recipient_words", "DCPO Sonadanga")
    page.select_option("#ground", "permission")
    page.fill("#reference", "CWC 4/2026")
    button(page, "Ask for the file").click()
    expect(page.get_by_text("Write what it is for", exact=False).first).to_be_visible()
    assert page.input_value("#recipient_words") == "DCPO Sonadanga"
    page.fill("#purpose", WHY)
    button(page, "Ask for the file").click()
    expect(page.get_by_text("Asked; waiting for a second person", exact=False)).to_be_visible()
    second = people["office"].go("/exports")
    second.get_by_role("link", name="Look").first.click()
    for said in (WHY, "7 children", "DCPO Sonadanga", "CWC 4/2026"):
        expect(second.get_by_text(said, exact=False).first).to_be_visible()
    button(second, "Agree to the export").click()
    expect(second.get_by_text("Whoever asked makes the file now.", exact=False)).to_be_visible()
    told = people["head"].go("/homes/NIK/today")
    expect(told.get_by_text("1 export waits for you.")).to_be_visible()
    told.get_by_role("link", name="Look at the exports").click()
    told.get_by_role("link", name="Look").first.click()
    button(told, "Make the file").click()
    expect(told.get_by_text("The passphrase is shown this once.")).to_be_visible()
    passphrase = told.locator(".facts-table td").first.inner_text()
    with told.expect_download() as saving:
        told.get_by_role("link", name="Save the file").click()
    saving.value.save_as(tmp_path / "parcel.zip")
    told.get_by_role("link", name="Go to the export").click()
    expect(told.get_by_text("Made; kept until", exact=False)).to_be_visible()
    assert passphrase not in told.content()
    with pyzipper.AESZipFile(tmp_path / "parcel.zip") as parcel:
        [name] = parcel.namelist()
        with pytest.raises(RuntimeError):
            parcel.read(name, pwd=b"11111-22222-33333-44444-55555")
        lines = CalamineWorkbook.from_filelike(io.BytesIO(parcel.read(name, pwd=passphrase.encode())))
    assert "Rupali Sardar 6" in str(lines.get_sheet_by_index(0).to_python())
    serial = f"{clock.today().year}-00001"
    people["head"].go("/homes/NIK/registers/prints")
    expect(page.get_by_text(serial).first).to_be_visible()
    expect(page.get_by_text(WHY).first).to_be_visible()
    with live.at_work(), clock.at(clock.now() + timedelta(days=7, minutes=1)):
        begin_write()
        assert actions.sweep() == 1
        db.session.commit()
    page = people["head"].go("/homes/NIK/exports")
    expect(page.get_by_text("The file is gone since", exact=False)).to_be_visible()
    page.get_by_role("link", name="Look").first.click()
    expect(page.get_by_text("What was asked").first).to_be_visible()
    assert not page.get_by_role("link", name="Save the file").count()
    place = page.url.removeprefix(live.url)
    assert people["head"].asks(f"{place}/file")[0] == 404
