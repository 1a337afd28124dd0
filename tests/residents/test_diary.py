"""All hearings of a home: the diary in codes, weekly list, calendar file, own escorts, the register."""

from datetime import UTC, datetime, time, timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.languages import LANGUAGES
from foundation.registers import HomeHead, Period, PrintRecord, RegisterPage
from foundation.registers.paper import sheet_of
from foundation.scope import across_homes
from residents import calendars
from residents.actions.orders import Ordered, write_order
from residents.queries import orders, productions
from residents.registers import PRODUCTIONS
from residents.registers.weekly import WEEKLY_LIST, as_lines, figures, list_of
from tests.factories import homes, residents
from tests.factories.accounts import make_user, sign_in
from tests.inspector import browser
from tests.residents.costs import cost, counted
from tests.residents.hearings import DAY, hearing, tell
from tests.residents.pages import everything
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


def test_the_diary_stands_in_codes_with_who_has_no_next_date_on_top(client_as, home):
    listed_one = residents.admit(home, days_ago=9, name="Rupali Sardar", name_local="")
    without = residents.admit(home, days_ago=8, name="Kakoli Bauri", name_local="")
    hearing(listed_one, on_day=DAY + timedelta(days=3), place="Bokulpara court house")
    page = client_as(Role.SUPERINTENDENT, home).get(f"/homes/{home.code}/hearings").get_data(as_text=True)
    assert listed_one.code in page
    assert "Rupali" not in page
    assert without.code in page
    assert page.index(without.code) < page.index(listed_one.code)
    assert "never produced from here" in page


def test_a_case_worker_has_only_her_children_in_the_diary(session, app, home):
    user = make_user(Role.CASE_WORKER, home)
    hers, other = residents.admit(home), residents.admit(home)
    residents.put_in_caseload(hers, user)
    hearing(hers)
    hearing(other)
    client = browser(app)
    sign_in(client, user)
    for page in ("hearings", "hearings/week", "hearings/calendar"):
        text = client.get(f"/homes/{home.code}/{page}").get_data(as_text=True)
        assert hers.code in text
        assert other.code not in text


def test_the_calendar_tells_forum_and_code_and_neither_name_nor_place(client_as, home):
    file = residents.admit(home, name="Rupali Sardar", name_local="")
    hearing(file, at_time=time(10, 30), place="Bokulpara court house", purpose_text="Seen")
    answer = client_as(Role.SUPERINTENDENT, home).get(f"/homes/{home.code}/hearings/calendar?month=2026-11")
    text = answer.get_data(as_text=True)
    assert answer.mimetype == "text/calendar"
    assert f"SUMMARY:CWC hearing {file.code}\r\n" in text
    assert "DTSTART:20261120T050000Z" in text
    assert not any(word in text for word in ("Rupali", "Bokulpara", "LOCATION", "Seen"))
    assert "hearings-KRS-2026-11.ics" in answer.headers["Content-Disposition"]


def test_nobody_takes_the_calendar_without_signing_in(client, home):
    assert client.get(f"/homes/{home.code}/hearings/calendar").status_code in (302, 303)


def test_a_long_line_of_a_calendar_is_folded_between_letters():
    text = calendars.calendar(
        [calendars.Happening("1@x", DAY, None, "শুনানি, " * 20)],
        made_at=datetime(2026, 1, 1, tzinfo=UTC),
        name="H",
    )
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "শুনানি\\, " * 20 in text.replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20261120" in text


def test_house_staff_see_their_own_escort_of_today_and_nothing_else(session, app, home):
    user = make_user(Role.HOUSE_STAFF, home)
    staff = homes.make_staff(home, user_id=user.id, joined_on=DAY - timedelta(days=90))
    today, tomorrow, others = residents.admit(home), residents.admit(home), residents.admit(home)
    hearing(today, escort_kind="staff", escort_staff_id=staff.id)
    hearing(tomorrow, escort_kind="staff", escort_staff_id=staff.id, on_day=DAY + timedelta(days=1))
    hearing(others)
    client = browser(app)
    sign_in(client, user)
    page = client.get(f"/homes/{home.code}/escorts").get_data(as_text=True)
    assert today.code in page
    assert tomorrow.code not in page
    assert others.code not in page
    assert client.get(f"/homes/{home.code}/hearings").status_code == 403
    assert client.get(f"/children/{today.code}/hearings").status_code == 403


def test_the_weekly_list_has_the_columns_of_form_40(client_as, home):
    file = residents.admit(home, days_ago=3, name="Rupali Sardar", name_local="")
    residents.admit(home, days_ago=3)
    hearing(file, on_day=DAY + timedelta(days=2))
    page = (
        client_as(Role.SUPERINTENDENT, home).get(f"/homes/{home.code}/hearings/week").get_data(as_text=True)
    )
    assert "22 Nov 2026" in page
    assert "no next date" in page
    assert "1 child without a next date." in page
    assert "Rupali Sardar" in page


def test_a_closed_matter_lacks_no_date_in_diary_list_and_file(client_as, home):
    closed, without = residents.admit(home, days_ago=3), residents.admit(home, days_ago=3)
    tell(closed, hearing(closed), is_last=True)
    client = client_as(Role.SUPERINTENDENT, home)
    diary = client.get(f"/homes/{home.code}/hearings").get_data(as_text=True)
    assert diary.count("never produced from here") == 1
    assert "last hearing" not in diary
    week = client.get(f"/homes/{home.code}/hearings/week").get_data(as_text=True)
    assert "no further hearing" in week
    assert "1 child without a next date." in week
    for file, said in ((closed, "No further hearing."), (without, "no next date")):
        assert said in client.get(f"/children/{file.code}").get_data(as_text=True)
        lacks = "No next date." in client.get(f"/children/{file.code}/hearings").get_data(as_text=True)
        assert lacks == (file is without)


def test_the_list_of_a_past_week_holds_who_lived_here_then(client_as, home):
    gone, came = residents.admit(home, days_ago=20, name="Gone Early"), residents.admit(home, days_ago=1)
    residents.let_go(gone)
    page = client_as(Role.SUPERINTENDENT, home).get(f"/homes/{home.code}/hearings/week?day=2026-11-12")
    assert gone.code in page.get_data(as_text=True)
    assert came.code not in page.get_data(as_text=True)


def test_form_40_prints_in_its_own_order_with_a_serial_and_a_record(client_as, home):
    file = residents.admit(home, days_ago=2, name="Rupali Sardar", name_local="")
    hearing(file, on_day=DAY + timedelta(days=2))
    residents.admit(home, days_ago=3)
    url = f"/homes/{home.code}/hearings/week"
    client = client_as(Role.SUPERINTENDENT, home)
    for language in LANGUAGES:
        asked = send(client, url, {"day": "2026-11-20", "in": language})
        assert asked.status_code == 303
        answer = client.get(asked.location)
        assert answer.get_data().startswith(b"%PDF")
        assert "KRS-weekly-list-2026-11-16.pdf" in answer.headers["Content-Disposition"]
    prints = everything(PrintRecord)
    assert [(p.register_id, p.lines) for p in prints] == [("weekly-list", 2)] * 3
    assert len({p.serial for p in prints}) == 3
    sheet = sheet_of(page_of(home, WEEKLY_LIST))
    assert [column.title for column in sheet.columns] == [
        "No.", "Child", "FIR, DD or case number", "Police station", "Next production date"
    ]  # fmt: skip
    assert sheet.remarks == (
        "Admitted in the week: 2",
        "Released in the week: 0",
        "In the institution as on date: 2",
    )
    assert [place.label for place in sheet.signatures] == ["Person-in-charge", "Date"]
    assert sheet.head.volume == "Form 40"


def page_of(home, register):
    """Lay the form of the week out as the house itself sees it."""
    with across_homes("a test"):
        week = list_of(home.id, Period(DAY - timedelta(days=4), DAY + timedelta(days=2)), by=SYSTEM)
    head = HomeHead("Home", "Children’s home", "Amrapali", "West Bengal", "", None)
    return RegisterPage(
        home=head, register=register, period=Period(DAY, DAY), lines=as_lines(week), figures=figures(week),
        serial="2026-00001", printed_by="N", printed_at=clock.now(),
    )  # fmt: skip


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.COUNSELLOR, Role.INSPECTOR], ids=str)
def test_only_the_person_in_charge_prints_form_40(client_as, home, role):
    client = client_as(role, home)
    url = f"/homes/{home.code}/hearings/week"
    assert "Save as PDF" not in client.get(url).get_data(as_text=True)
    assert send(client, url, {"day": "2026-11-20"}).status_code == 403


def test_panels_say_when_she_is_heard_and_what_runs_out_and_never_where(client_as, app, home):
    file = residents.admit(home, days_ago=9, name="Rupali Sardar", name_local="")
    hearing(file, on_day=DAY + timedelta(days=3), place="Bokulpara court house", at_time=time(10, 30))
    with across_homes("a test"):
        begin_write()
        stay, until = residents.stay_of(file), DAY + timedelta(days=9)
        told = {
            "kind": "interim",
            "order_no": "CWC/77",
            "order_date": DAY,
            "at": clock.now(),
            "valid_until": until,
        }
        write_order(residents.fresh(file), stay, Ordered(**told), by=SYSTEM)
        db.session.commit()
    page = client_as(Role.SUPERINTENDENT, home).get(f"/children/{file.code}").get_data(as_text=True)
    assert "23 Nov" in page
    assert "no escort yet" in page
    assert "CWC/77" in page
    assert "runs out" in page
    assert "Bokulpara" not in page
    for role in (Role.HOUSE_STAFF, Role.NURSE):
        page = client_as(role, home).get(f"/children/{file.code}").get_data(as_text=True)
        assert not any(word in page for word in ("Next hearing", "Orders in force", "CWC/77", "23 Nov"))


def test_a_panel_asks_one_statement(home):
    file = residents.admit(home)
    hearing(file, on_day=DAY + timedelta(days=3))
    with across_homes("a test"), counted() as asked:
        assert productions.next_of(file.id, see=sa.true(), today=DAY).on_day == DAY + timedelta(days=3)
        orders.standing_orders(file.id, see=sa.true(), today=DAY, limit=6)
    assert len(asked) == 2


def test_an_odd_month_or_week_in_the_address_shows_the_present(client_as, home):
    client = client_as(Role.SUPERINTENDENT, home)
    for asked in (
        "hearings?month=0001-01",
        "hearings?month=xyz",
        "hearings?month=2026-13",
        "hearings/week?day=0001-01-01",
    ):
        assert client.get(f"/homes/{home.code}/{asked}").status_code == 200


def test_the_register_tells_a_member_of_the_committee_nothing_but_that_it_was(session, app, home):
    file = residents.admit(home, name="Rupali Sardar", name_local="", days_ago=1)
    tell(file, hearing(file, place="Bokulpara"), ordered="She goes to Surjo", next_on=DAY + timedelta(days=9))
    user = make_user(Role.COMMITTEE_MEMBER, home)
    client = browser(app)
    sign_in(client, user)
    page = client.get(f"/homes/{home.code}/registers/production").get_data(as_text=True)
    assert file.code in page
    assert not any(word in page for word in ("Rupali", "Surjo", "29 Nov"))
    with across_homes("a test"):
        line = PRODUCTIONS.lines(home.id, Period.month(2026, 11), by=SYSTEM)[0]
    assert line.cells[1].text == "Rupali Sardar"
    assert line.cells[6].second == "She goes to Surjo"


def test_a_result_written_two_days_late_says_so_in_the_register(client_as, home):
    file = residents.admit(home, days_ago=9)
    tell(file, hearing(file, on_day=DAY - timedelta(days=2)), produced_at=clock.now() - timedelta(days=2))
    page = (
        client_as(Role.SUPERINTENDENT, home)
        .get(f"/homes/{home.code}/registers/production")
        .get_data(as_text=True)
    )
    assert "2 days late" in page


@pytest.mark.parametrize("place", ["hearings", "hearings/week", "registers/production"], ids=str)
def test_a_list_costs_the_same_for_one_hearing_and_for_five(client_as, home, place):
    client = client_as(Role.SUPERINTENDENT, home)
    hearing(residents.admit(home))

    def ask():
        return client.get(f"/homes/{home.code}/{place}")

    ask()
    one = cost(ask)
    for _n in range(4):
        hearing(residents.admit(home))
    assert cost(ask) == one
