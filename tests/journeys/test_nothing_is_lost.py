"""What was typed is never lost: closed tabs, a stopped server, an ended sign-in, two writers, no network, no script."""

from dataclasses import dataclass
from datetime import time
from uuid import UUID

import pyotp
import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect

from accounts.models import SignIn
from accounts.roles import Role
from foundation import clock
from foundation.db import begin_write
from homes.models import Home as HomeRow
from residents.models import CaseFile, Child
from tests.factories import accounts, education, homes, residents
from tests.support.browser import LiveHouse, button

PASSWORD = "brown kettles sing at four"
FATHER, MARKS = "Haripada Invented", "burn, right wrist"


@dataclass(frozen=True)
class Home:
    """The home of these journeys, and the ids of those who work there."""

    code: str
    head: UUID
    deputy: UUID
    teacher: UUID
    sheet: str

    @property
    def admission(self) -> str:
        """Answer the address of the admission."""
        return f"/homes/{self.code}/children/admit"


@pytest.fixture(scope="module")
def home(live: LiveHouse) -> Home:
    """A home with two superintendents and a class of three."""
    with live.at_work():
        made = homes.make_home("KAD", name="Kadam")
        school = education.make_school(made, starts_at=time(0, 0), ends_at=time(0, 40))
        head = accounts.make_user(Role.SUPERINTENDENT, made, sign_in_name="ira", password=PASSWORD)
        deputy = accounts.make_user(Role.SUPERINTENDENT, made)
        return Home(made.code, head.id, deputy.id, school.teacher.id, school.url())


def father_of(name: str) -> str:
    """Answer a father of her own: two children of one father and age would be asked about."""
    return f"Baba {name.split()[0]}"


def begins(page: Page, name: str) -> None:
    """Type the lines that an admission needs now."""
    page.fill("#name", name)
    page.fill("#age_years_stated", "12")
    page.fill("#age_stated_by", "her own word")
    page.select_option("#brought_by", "police")
    page.fill("#father_name", father_of(name))


def keeps_all(page: Page, name: str) -> None:
    """The lines still say what was typed."""
    said = {
        field: page.input_value(f"#{field}")
        for field in ("name", "father_name", "age_years_stated", "brought_by")
    }
    assert said == {
        "name": name,
        "father_name": father_of(name),
        "age_years_stated": "12",
        "brought_by": "police",
    }


def files_of(live: LiveHouse, name: str) -> int:
    """Answer how many children of that name have a file."""
    with live.at_work() as session:
        asked = sa.select(sa.func.count()).select_from(CaseFile).join(Child, Child.id == CaseFile.child_id)
        return session.scalar(asked.where(Child.name == name))


def saved(page: Page) -> None:
    """Wait for the page that follows an admission."""
    page.locator(".notices .note-done").wait_for()


def test_a_draft_outlives_a_stopped_server_and_an_open_page_sends_once_when_it_is_back(
    live: LiveHouse, home: Home
) -> None:
    person, other = live.person(home.head), live.person(home.deputy)
    waiting = other.go(home.admission)
    begins(waiting, "Ishani Tudu")
    begins(person.go(home.admission), "Basanti Murmu")
    expect(person.page.locator("[data-draft-line]")).to_contain_text("Draft kept")
    person.page.close()
    live.stop()
    button(waiting, "Admit the child").click()
    expect(waiting.locator("[data-held]")).to_be_visible()
    keeps_all(waiting, "Ishani Tudu")
    live.open()
    saved(waiting)  # nobody taps again: the page asks until the house answers
    assert files_of(live, "Ishani Tudu") == 1
    page = person.new_tab()
    person.go(home.admission)
    keeps_all(page, "Basanti Murmu")
    expect(page.locator("[data-draft-line]")).to_be_visible()
    button(page, "Admit the child").click()
    saved(page)
    person.go(home.admission)
    assert page.input_value("#name") == "", "what is saved is no draft any more"
    stranger = live.person(home.deputy)
    assert "Basanti" not in stranger.go(home.admission).content()


def test_a_sign_in_that_ends_while_typing_loses_nothing(live: LiveHouse, home: Home) -> None:
    person = live.person(home.head)
    page = person.go(home.admission)
    begins(page, "Chandmoni Hansda")
    ends_sign_ins(live, home.head)
    page.press("#father_name", "End")
    page.type("#marks", MARKS)
    dialog = page.locator("dialog[data-again]")
    expect(dialog).to_be_visible()
    page.fill("#again-name", "ira")
    page.fill("#again-password", "not my password")
    dialog.get_by_role("button", name="Sign in").click()
    expect(dialog.locator("[data-message]")).not_to_be_empty()
    page.fill("#again-password", PASSWORD)
    page.fill("#again-code", pyotp.TOTP(accounts.TOTP_SECRET).now())
    dialog.get_by_role("button", name="Sign in").click()
    expect(dialog).to_be_hidden()
    keeps_all(page, "Chandmoni Hansda")
    assert page.input_value("#marks") == MARKS
    button(page, "Admit the child").click()
    saved(page)
    assert files_of(live, "Chandmoni Hansda") == 1


def ends_sign_ins(live: LiveHouse, user: UUID) -> None:
    """End every sign-in of a person, as a change of password does."""
    with live.at_work() as session:
        begin_write()
        standing = sa.update(SignIn).where(SignIn.user_id == user, SignIn.ended_at.is_(None))
        session.execute(standing.values(ended_at=clock.now(), why_ended="a test"))
        session.commit()


def test_two_people_at_one_record_see_both_versions(live: LiveHouse, home: Home) -> None:
    with live.at_work() as session:
        where = session.scalar(sa.select(HomeRow).where(HomeRow.code == home.code))
        file = residents.admit(where, name="Dulali Soren", marks="none")
        address = f"/children/{file.code}/identity"
    first, second = live.person(home.head), live.person(home.deputy)
    for person, marks, father in ((first, "scar, left brow", "Gopal"), (second, MARKS, FATHER)):
        person.go(address)
        person.page.fill("#marks", marks)
        person.page.fill("#father_name", father)
        person.page.fill("#reason", "heard again")
    button(first.page, "Save the correction").click()
    saved(first.page)
    page = second.page
    button(page, "Save the correction").click()
    both = page.locator("section.conflict")
    both.wait_for()
    for words in ("scar, left brow", MARKS, "Gopal", FATHER):
        expect(both).to_contain_text(words)
    assert page.input_value("#marks") == MARKS
    assert page.input_value("#father_name") == FATHER
    page.locator("input[name=keep-marks][value=theirs]").check()
    page.locator("input[name=keep-father_name][value=yours]").check()
    button(page, "Save the correction").click()
    saved(page)
    second.go(address)
    assert page.input_value("#marks") == "scar, left brow"
    assert page.input_value("#father_name") == FATHER


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_double_click_makes_one_record(live: LiveHouse, home: Home, script: bool) -> None:
    name = "Elokeshi Besra" if script else "Saraswati Kisku"
    person = live.person(home.head, java_script_enabled=script)
    page = person.go(home.admission)
    begins(page, name)
    button(page, "Admit the child").dblclick()
    page.wait_for_url("**/children/KAD-*")
    assert files_of(live, name) == 1


def test_without_a_network_the_text_stays_and_goes_once_when_it_is_back(live: LiveHouse, home: Home) -> None:
    person = live.person(home.head)
    page = person.go(home.admission)
    person.context.set_offline(True)
    begins(page, "Gita Mandi")
    button(page, "Admit the child").click()
    expect(page.locator("[data-held]")).to_be_visible()
    keeps_all(page, "Gita Mandi")
    assert files_of(live, "Gita Mandi") == 0
    person.context.set_offline(False)
    saved(page)
    assert files_of(live, "Gita Mandi") == 1


def test_admission_works_without_script(live: LiveHouse, home: Home) -> None:
    person = live.person(home.head, java_script_enabled=False)
    page = person.go(home.admission)
    page.fill("#father_name", FATHER)
    button(page, "Admit the child").click()
    page.locator("[data-error-summary]").wait_for()
    assert page.input_value("#father_name") == FATHER
    begins(page, "Rupa Lepcha")
    button(page, "Admit the child").click()
    saved(page)
    assert files_of(live, "Rupa Lepcha") == 1


def test_attendance_works_without_script(live: LiveHouse, home: Home) -> None:
    person = live.person(home.teacher, java_script_enabled=False)
    page = person.go(home.sheet)
    line = page.locator(".attendance > li").nth(1)
    line.locator("label.a").click()
    line.locator(".reasons label.option", has_text="Sick").click()
    button(page, "Save attendance").click()
    saved(page)
    person.go(home.sheet)
    assert page.locator(".attendance .pair-pa .a input:checked").count() == 1
    assert page.locator(".attendance .reasons input:checked").count() == 1
