"""One day in a home: a child is received, a class is marked, a session is written, an inspector reads a register."""

import io
import re
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from accounts.roles import Role
from foundation import clock
from tests.factories import accounts, education, homes
from tests.factories.residents import NAMES
from tests.factories.world import OTHER, canary, picture
from tests.support.browser import PHONE, LiveHouse, Person, button, choose, main_text

PASSWORD = "brown kettles sing at four"
MOST_TAPS = 12
PUPILS = 40
HER_NAME, NOTES, SUMMARY = (canary(kind, "journey") for kind in ("name", "notes", "summary"))
CANARIES = (HER_NAME, NOTES, SUMMARY)
COUNTS_TAPS = """
for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => window.tapped(kind), true);
"""


@dataclass
class Day:
    """Who is in the house, and what the day has written so far."""

    home: str
    people: dict[str, Person]
    sheet: str
    codes: tuple[str, ...]
    code: str = ""
    session: str = ""
    taps: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def day(live: LiveHouse) -> Day:
    """A home with beds, a class of forty, and four people with their screens."""
    with live.at_work():
        home = homes.make_home("NIK", name="Nikat")
        homes.make_bed(home)
        lessons = education.make_school(home, pupils=PUPILS, starts_at=time(0, 0), ends_at=time(0, 40))
        head = accounts.make_user(Role.SUPERINTENDENT, home, sign_in_name="ira.sengupta", password=PASSWORD)
        counsellor = accounts.make_user(Role.COUNSELLOR, home, name="Nandita Kar")
        inspector = accounts.make_user(Role.INSPECTOR, home)
        assert head.id
        people = {
            "superintendent": live.stranger(),
            "teacher": live.person(lessons.teacher, width=PHONE, height=740, touch=True),
            "counsellor": live.person(counsellor),
            "inspector": live.person(inspector),
        }
        return Day(home.code, people, lessons.url(), tuple(f.code for f in lessons.pupils))


def test_one_day(day: Day, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole day in its order; each step stands on what the one before it wrote."""
    superintendent = day.people["superintendent"]
    signs_in(superintendent)
    admits(day, superintendent.page)
    gives_to_the_counsellor(day, superintendent.page)
    marks_a_class(day, day.people["teacher"])
    logs_a_session(day, day.people["counsellor"].page)
    opens_the_register(day, day.people["inspector"].page)
    the_superintendent_sees_the_visit(day, superintendent.page)
    nobody_sees_more(day)
    with capsys.disabled():
        print(
            f"\nA class of {PUPILS}, three exceptions: {len(day.taps)} taps from “my classes today” to saved."
        )


def signs_in(person: Person) -> None:
    """Name and password, then the code of the app."""
    page = person.go("/")
    page.fill("#name", "ira.sengupta")
    page.fill("#password", PASSWORD)
    button(page, "Sign in").click()
    page.fill("#code", pyotp.TOTP(accounts.TOTP_SECRET).now())
    button(page, "Sign in").click()
    page.wait_for_selector("h1:text-is('Today')")


def admits(day: Day, page: Page) -> None:
    """From the list to the new file, with a photograph."""
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Children").click()
    page.get_by_role("link", name="Admit a child").click()
    page.fill("#name", HER_NAME)
    page.fill("#age_years_stated", "11")
    page.fill("#age_stated_by", "her own word")
    page.fill("#marks", "scar, left brow")
    page.set_input_files("#photo", {"name": "p.jpg", "mimeType": "image/jpeg", "buffer": picture(OTHER)})
    page.select_option("#brought_by", "police")
    page.fill("#brought_by_text", "Sonarpur police station")
    page.locator("#categories label.option").first.click()
    page.locator("#bed_id").select_option(index=1)
    button(page, "Admit the child").click()
    page.wait_for_url(re.compile(r"/children/NIK-\d{4}-\d+$"))
    day.code = page.url.rsplit("/", 1)[1]
    assert HER_NAME in page.locator("h1").inner_text()
    assert HER_NAME not in page.title()
    shown = page.locator(".portrait img")
    assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def gives_to_the_counsellor(day: Day, page: Page) -> None:
    """The child is put in the counsellor's caseload."""
    page.locator("#caseload").get_by_role("link", name="Change").click()
    carrier = page.locator("#carrier option", has_text="Nandita Kar").get_attribute("value")
    page.select_option("#carrier", carrier)
    button(page, "Put her in").click()
    page.wait_for_selector("main .ledger-list:has-text('Nandita Kar'), main li:has-text('Nandita Kar')")


def marks_a_class(day: Day, person: Person) -> None:
    """Forty girls on a phone: all present but three; every touch and key is counted by the page itself."""
    person.context.expose_function("tapped", lambda kind: day.taps.append(kind))
    person.context.add_init_script(COUNTS_TAPS)
    page = person.go("/my-classes")
    assert day.taps == []
    page.get_by_role("link", name="Mark").tap()
    lines = page.locator(".attendance > li")
    lines.nth(PUPILS - 1).wait_for()
    assert lines.count() == PUPILS
    for row, reason in ((3, "Sick"), (17, "Leave"), (31, "Hospital")):
        line = lines.nth(row)
        line.locator("label.a").tap()
        line.locator(".reasons label.option", has_text=reason).tap()
    assert "37 present" in page.locator(".sheet-bar").inner_text()
    button(page, "Save attendance").tap()
    page.wait_for_selector(".notices .note-done")
    assert 0 < len(day.taps) <= MOST_TAPS, day.taps
    person.go(day.sheet)
    assert page.locator(".attendance .pair-pa .a input:checked").count() == 3


def logs_a_session(day: Day, page: Page) -> None:
    """From the caseload to a session with a shared line and sealed notes."""
    page.goto(day.people["counsellor"].house.url + "/my-caseload")
    page.get_by_role("link", name="Log a session").click()
    page.fill("#began", f"{clock.local(clock.now()):%H:%M}")
    page.fill("#minutes", "40")
    choose(page, "kind", "Individual")
    page.locator("#issues label.option").first.click()
    choose(page, "mood", "Low")
    page.fill("#shared", SUMMARY)
    page.fill("#process_notes", NOTES)
    choose(page, "risk", "Yes")
    button(page, "Save session").click()
    page.wait_for_selector(".notices .note-done")
    found = re.search(r"/counselling/sessions/([0-9a-f-]{36})", page.content())
    assert found
    day.session = found[1]
    assert NOTES not in page.content()
    page.goto(f"{day.people['counsellor'].house.url}/counselling/sessions/{day.session}/notes")
    assert NOTES in main_text(page)


def opens_the_register(day: Day, page: Page) -> None:
    """The inspector's book: codes on the screen, codes on the paper, no name on either."""
    page.goto(day.people["inspector"].house.url + "/")
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Registers").click()
    page.get_by_role("main").get_by_role("link", name="Attendance of children").click()
    says_codes_alone(day, main_text(page))
    with page.expect_download() as coming:
        button(page, "PDF").click()
    paper = io.BytesIO(Path(coming.value.path()).read_bytes())
    says_codes_alone(day, "\n".join(leaf.extract_text() for leaf in PdfReader(paper).pages))


def says_codes_alone(day: Day, said: str) -> None:
    """Every pupil by her code; no name in either script."""
    missing = [code for code in day.codes if code not in said]
    assert not missing, (missing, said[:800])
    for name, local in NAMES:
        assert name not in said
        assert local not in said
        assert name.split()[0] not in said


def the_superintendent_sees_the_visit(day: Day, page: Page) -> None:
    """What the inspector opened stands on the home's page of visits."""
    page.goto(f"{day.people['superintendent'].house.url}/homes/{day.home}/inspections")
    assert "Attendance" in main_text(page)


def nobody_sees_more(day: Day) -> None:
    """Each of the four tries what belongs to the others: refused or not there, and no word of it in the answer."""
    child, session, home = (
        f"/children/{day.code}",
        f"/counselling/sessions/{day.session}",
        f"/homes/{day.home}",
    )
    tried = {
        "superintendent": (f"{session}/notes", f"{session}/amend", f"{child}/sessions/new"),
        "teacher": (child, f"{child}/thumbnail", session, f"{home}/registers/attendance-children"),
        "counsellor": (day.sheet, f"{home}/children/admit", f"{home}/trail"),
        "inspector": (f"{session}/notes", session, f"{child}/identity", f"{child}/thumbnail"),
    }
    for who, addresses in tried.items():
        for address in addresses:
            status, said = day.people[who].asks(address)
            assert status in (403, 404), (who, address, status)
            assert not [word for word in CANARIES if word in said], (who, address)
    status, said = day.people["superintendent"].asks(session)
    assert (status, NOTES in said) == (200, False), "the summary is shared, the notes are not"
    status, said = day.people["inspector"].asks(child)
    assert status == 200, "an inspector opens the file of a child as a code"
    assert not [word for word in CANARIES if word in said]
