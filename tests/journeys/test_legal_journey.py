"""A girl's legal journey: brought at 23:40 without a name, produced, found to be a sister, restored, sealed."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from accounts.roles import Role
from foundation import clock
from tests.factories import accounts, homes, residents
from tests.factories.accounts import _id_of
from tests.support.browser import PHONE, LiveHouse, Person, button, main_text

SISTER, HER_NAME, FATHER = "Phulmani Hansda", "Chandmoni Hansda", "Budhan Hansda"
MOTHER = "Sumitra Hansda"


@dataclass
class Story:
    """Who is in the house, and the codes of the two sisters."""

    home: str
    people: dict[str, Person]
    worker: UUID
    committee: UUID
    sister: str
    code: str = ""

    @property
    def child(self) -> str:
        """Answer the address of her file."""
        return f"/children/{self.code}"


@pytest.fixture(scope="module")
def story(live: LiveHouse) -> Story:
    """A home with beds, a committee, an escort on its staff, a sister who lives here, and four people at screens."""
    with live.at_work():
        home = homes.make_home("NIK", name="Nikat")
        for _n in range(3):
            homes.make_bed(home)
        committee = homes.make_committee("CWC Nikat")
        homes.make_staff(home, name="Lalita Mahato")
        sister = residents.admit(
            home,
            bed=homes.make_bed(home),
            committee=committee,
            days_ago=90,
            name=SISTER,
            father_name=FATHER,
            age_years_stated=11,
            age_stated_on=clock.today(),
        )
        users = {
            "night": accounts.make_user(Role.HOUSE_STAFF, home),
            "worker": accounts.make_user(Role.CASE_WORKER, home, name="Farida Khan"),
            "head": accounts.make_user(Role.SUPERINTENDENT, home),
            "teacher": accounts.make_user(Role.TEACHER, home),
        }
        people = {
            "night": live.person(users["night"], width=PHONE, height=740, touch=True),
            "worker": live.person(users["worker"]),
            "head": live.person(users["head"]),
            "teacher": live.person(users["teacher"]),
        }
        return Story(home.code, people, _id_of(users["worker"]), committee.id, sister.code)


def typed(day: date) -> str:
    """Answer a day as people type it."""
    return f"{day:%d %m %Y}"


def write(page: Page, **values: str) -> None:
    """Fill the fields of the page's form by their names; options and boxes by their values."""
    for name, value in values.items():
        field = page.locator(f"main [name='{name}']").first
        kind = field.evaluate("field => field.type")
        if kind in ("radio", "checkbox"):
            page.locator(f"main [name='{name}'][value='{value}']").check(force=True)
        elif kind == "select-one":
            field.select_option(value)
        else:
            field.fill(value)


def save(page: Page, words: str) -> None:
    """Press the button and stand on the page that follows, without a refusal."""
    with page.expect_navigation():
        button(page, words).first.click()
    refused = page.locator("[data-error-summary]")
    assert not refused.count(), refused.first.inner_text()


def test_from_the_gate_to_the_files_seal(story: Story) -> None:
    """The whole journey in its order; each step stands on what the one before it wrote."""
    is_let_in_at_night(story)
    is_received_in_the_morning(story)
    is_named_and_found_to_be_a_sister(story)
    is_produced_with_an_order(story)
    has_a_hearing_with_escort(story)
    has_a_home_to_go_back_to(story)
    goes_home(story)
    is_sealed(story)


def is_let_in_at_night(story: Story) -> None:
    """One tap from Today, six fields, and she is in: without a name, at 23:40."""
    page = story.people["night"].go("/")
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Receive").click()
    yesterday = clock.today() - timedelta(days=1)
    write(
        page, name_kind="unknown", sex="girl", age_years_stated="9", brought_by="child_helpline",
        day=typed(yesterday), time="23:40", marks="green frock, thin, a scar on the left knee",
    )  # fmt: skip
    save(page, "Let her in")
    found = re.search(rf"{story.home}-\d{{4}}-\d{{3}}", page.url + main_text(page))
    assert found, main_text(page)
    story.code = found[0]


def is_received_in_the_morning(story: Story) -> None:
    """The superintendent gives her a case worker, who taps what is done; the list says what is still open."""
    head, worker = story.people["head"], story.people["worker"]
    page = head.go(f"{story.child}/caseload")
    page.select_option("#carrier", f"case_worker:{story.worker}")
    button(page, "Put her in").click()
    page.wait_for_selector("main li:has-text('Farida Khan')")
    page = worker.go(f"{story.child}/reception")
    assert "Name not known" in page.locator(".page-head").inner_text()
    before = page.get_by_role("button", name="Done now").count()
    page.get_by_role("button", name="Done now").first.click()
    expect(page.get_by_role("button", name="Done now")).to_have_count(before - 1)


def is_named_and_found_to_be_a_sister(story: Story) -> None:
    """She says her name; the house points to a child who may be hers, and the two are linked."""
    page = story.people["worker"].go(f"{story.child}/identity")
    write(page, name=HER_NAME, name_kind="original", father_name=FATHER, reason="she told her name")
    save(page, "Save the correction")
    head = story.people["head"]  # she may know every father's name here, so his name counts for her
    page = head.go(f"{story.child}/matches")
    assert story.sister in main_text(page), main_text(page)
    page = head.go(f"{story.child}/who/siblings")
    write(page, other_code=story.sister, relation="full", keep_together="y", reason="both say so")
    save(page, "Link the two")
    assert story.sister in main_text(head.go(f"{story.child}/who"))


def is_produced_with_an_order(story: Story) -> None:
    """She was before the committee this morning; its order is in the book and in her authority to stay."""
    page = story.people["worker"].go(f"{story.child}/hearings/new")
    today = clock.today()
    write(
        page, on_day=typed(today), at_time="00:01", forum="cwc", body_id=str(story.committee), purpose="first"
    )
    save(page, "Save the hearing")
    page = story.people["worker"].go(f"{story.child}/order")
    write(
        page, kind="placement", order_no="Form 18, 211", order_date=typed(today), order_by=str(story.committee),
        day=typed(today), time="00:01",
    )  # fmt: skip
    save(page, "Save the order")
    assert "Form 18, 211" in main_text(story.people["worker"].go(story.child))


def has_a_hearing_with_escort(story: Story) -> None:
    """The next hearing has its escort and stands in the diary under her code alone."""
    page = story.people["worker"].go(f"{story.child}/hearings/new")
    write(
        page,
        on_day=typed(clock.today()),
        at_time="00:02",
        forum="cwc",
        body_id=str(story.committee),
        purpose="review",
    )
    write(page, escort_kind="staff")
    page.select_option("main [name='escort_staff_id']", label="Lalita Mahato")
    save(page, "Save the hearing")
    diary = main_text(story.people["head"].go(f"/homes/{story.home}/hearings"))
    assert story.code in diary
    assert HER_NAME not in diary


def has_a_home_to_go_back_to(story: Story) -> None:
    """Her mother is written with what may be said on the telephone; the home is studied, and agreed by another."""
    worker, head = story.people["worker"], story.people["head"]
    page = worker.go(f"{story.child}/family/new")
    write(
        page, relation="mother", name=MOTHER, life="alive", contact="safe", may_take_her="y", wanted="yes",
        phone="90000 00000", safe_words="Say that you are from the school.",
    )  # fmt: skip
    save(page, "Save the family member")
    page = worker.go(f"{story.child}/inquiries/new")
    write(page, kind="home_study", worker_id=str(story.worker))
    page.select_option("main [name='member_id']", index=1)
    save(page, "Ask for the visit")
    inquiry = re.search(r"/inquiries/[0-9a-f-]{36}", page.content())
    assert inquiry, main_text(page)
    page = worker.go(f"{story.child}{inquiry[0]}/report")
    write(
        page,
        visited_on=typed(clock.today()),
        met="her mother",
        findings="A room of their own, a well.",
        fit="yes",
    )
    save(page, "Save the report")
    page = worker.go(f"{story.child}{inquiry[0]}")
    assert not button(page, "Agree to the report").count(), "the writer may not agree to her own report"
    page = head.go(f"{story.child}{inquiry[0]}")
    button(page, "Agree to the report").click()
    expect(button(page, "Agree to the report")).to_have_count(0)


def goes_home(story: Story) -> None:
    """The plan, her way home (to whom, with whom), and the leaving, by the committee's order."""
    page = story.people["worker"].go(f"{story.child}/leaving/plan")
    write(page, going="restored_parent", due_on=typed(clock.today()), her_words="I want to go to my mother.")
    save(page, "Save the plan")
    page = story.people["worker"].go(f"{story.child}/leaving/way")
    page.select_option("main [name='receiver_contact_id']", index=1)
    write(page, receiver_relation="mother", escort="Lalita Mahato", escort_relation="house mother")
    write(page, escort_is_woman="y", escort_order_no="Form 45, 12")
    save(page, "Save the way home")
    now = clock.local(clock.now())
    page = story.people["worker"].go(f"{story.child}/leave")
    write(
        page, exit_reason="restored_parent", day=typed(now.date()), time=f"{now:%H:%M}", exit_order_no="Form 44, 31",
        exit_order_date=typed(now.date()), exit_order_by=str(story.committee), handed_to=MOTHER,
        handed_relation="mother",
    )  # fmt: skip
    save(page, "Save the leaving")


def is_sealed(story: Story) -> None:
    """The superintendent seals the file: the night's house mother reads it no more, she herself only with a reason."""
    head = story.people["head"]
    page = head.go(f"{story.child}/seal")
    save(page, "Seal it now")
    status, _words = story.people["night"].asks(story.child)
    assert status in (403, 404)
    status, _words = story.people["teacher"].asks(story.child)
    assert status in (403, 404)
    page = head.go(story.child)
    assert HER_NAME not in main_text(page)
    assert "sealed" in main_text(page).lower()
