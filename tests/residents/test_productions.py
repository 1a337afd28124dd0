"""Hearings: listed, held, ordered, with a next date; the diary in codes, weekly list, calendar, register."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.refusals import Refused
from foundation.registers import Period
from foundation.scope import across_homes
from residents import calendars
from residents.actions import productions as actions
from residents.models import ChildOrder, Production
from residents.queries.productions import clocks, first_production
from residents.registers import PRODUCTIONS
from residents.rules import productions as rules
from tests.factories import homes, residents
from tests.factories.accounts import make_user, sign_in
from tests.inspector import browser
from tests.residents.costs import cost
from tests.residents.pages import everything
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")
DAY = date(2026, 11, 20)


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


def listed(**more):
    return {
        "on_day": "20 11 2026", "at_time": "10:30", "forum": "cwc", "purpose": "first", "place": "", "purpose_text": "",
        "escort_kind": "", **more,
    }  # fmt: skip


def told(**more):
    return {
        "result": "produced",
        "produced_time": "10:40",
        "went_time": "09:30",
        "back_time": "11:50",
        **more,
    }


def hearing(file, **facts):
    """List a hearing by the verb (committed)."""
    begin_write()
    with across_homes("a test"):
        usual = {"on_day": DAY, "forum": "cwc", "purpose": "inquiry"}
        made = actions.list_hearing(residents.fresh(file), actions.Listed(**{**usual, **facts}), by=SYSTEM)
        db.session.commit()
        return made.id


def tell(file, production_id, **facts):
    begin_write()
    with across_homes("a test"):
        production = next(p for p in everything(Production) if p.id == production_id)
        usual = {"result": "produced", "produced_at": clock.now() - timedelta(hours=1)}
        result = actions.Told(**{**usual, **facts})
        actions.tell_hearing(residents.fresh(file), residents.stay_of(file), production, result, by=SYSTEM)
        db.session.commit()


@pytest.mark.parametrize(
    ("day", "later"),
    [(date(2026, 7, 21), date(2026, 11, 21)), (date(2026, 10, 31), date(2027, 2, 28))],
    ids=["plain", "short month"],
)
def test_four_months_end_on_the_same_day_of_the_month(day, later):
    assert rules.months_after(day, 4) == later


def test_a_hearing_is_listed_held_and_followed_by_the_next(client_as, home):
    file = residents.admit(home, days_ago=1)
    client = client_as(Role.SUPERINTENDENT, home)
    url = f"/children/{file.code}/hearings"
    assert send(client, f"{url}/new", listed()).status_code == 303
    (first,) = everything(Production)
    said = told(
        ordered="She stays here", new_kind="placement", new_no="CWC/41/2026", new_until="", next_on="30 11 2026",
        next_time="11:00",
    )  # fmt: skip
    assert send(client, f"{url}/{first.id}/result", said).status_code == 303
    page = client.get(url).get_data(as_text=True)
    assert "CWC/41/2026" in page
    assert "No next date" not in page
    following = next(p for p in everything(Production) if p.id != first.id)
    assert (following.on_day, following.purpose, following.result) == (
        date(2026, 11, 30),
        "inquiry",
        "listed",
    )
    assert [(o.kind, o.order_no) for o in everything(ChildOrder)] == [("placement", "CWC/41/2026")]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"result": "produced", "produced_time": ""}, "at what time she was produced"),
     ({"produced_time": "23:00"}, "has not come yet"),
     ({"result": "not_produced", "produced_time": ""}, "why she was not produced"),
     ({"back_time": "09:00"}, "before it went out"), ({"next_on": "19 11 2026"}, "not after this hearing"),
     ({"next_on": "30 11 2026", "is_last": "y"}, "Choose one"), ({"result": ""}, "Choose what happened"),
     ({"new_kind": "interim", "new_no": ""}, "order’s number"),
     ({"new_kind": "interim", "new_no": "7", "new_until": "19 11 2026"}, "ends before it starts")],
    ids=["no time", "future", "no reason", "back", "next", "both", "nothing", "no number", "order span"],
)  # fmt: skip
def test_a_wrong_result_is_refused_in_words_and_keeps_what_was_typed(client_as, home, wrong, words):
    file = residents.admit(home, days_ago=1)
    client = client_as(Role.SUPERINTENDENT, home)
    production_id = hearing(file)
    answer = send(
        client, f"/children/{file.code}/hearings/{production_id}/result", told(ordered="She was heard", **wrong)
        if "produced_time" not in wrong and "back_time" not in wrong and "result" not in wrong
        else {**told(ordered="She was heard"), **wrong},
    )  # fmt: skip
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert words in page
    assert "She was heard" in page


def test_a_result_in_the_future_is_refused(home):
    file = residents.admit(home, days_ago=1)
    production_id = hearing(file, on_day=DAY + timedelta(days=1))
    with pytest.raises(Refused, match="has not been held yet"):
        tell(file, production_id)


def test_a_result_is_written_once_and_then_corrected_with_a_reason(client_as, home):
    file = residents.admit(home, days_ago=1)
    production_id = hearing(file)
    tell(file, production_id, went_at=datetime(2026, 11, 20, 4, tzinfo=UTC))
    with pytest.raises(Refused, match="written already"):
        tell(file, production_id)
    client = client_as(Role.SUPERINTENDENT, home)
    url = f"/children/{file.code}/hearings/{production_id}/edit"
    page = client.get(url).get_data(as_text=True)
    assert 'value="09:30"' in page
    version = next(p for p in everything(Production)).version
    said = {
        **listed(at_time="", purpose="inquiry"), **told(produced_time="11:00", went_time="09:15", back_time=""),
        "version": str(version),
    }  # fmt: skip
    assert "why this is changed" in send(client, url, said).get_data(as_text=True)
    assert send(client, url, {**said, "reason": "read the gate book"}).status_code == 303
    (held,) = everything(Production)
    assert held.went_at == datetime(2026, 11, 20, 3, 45, tzinfo=UTC)


def test_a_member_of_staff_who_left_and_half_an_escort_are_refused(home):
    file = residents.admit(home)
    gone = homes.make_staff(home, joined_on=DAY - timedelta(days=90), left_on=DAY - timedelta(days=1))
    with pytest.raises(Refused, match="does not work here"):
        hearing(file, escort_kind="staff", escort_staff_id=gone.id)
    with pytest.raises(Refused, match="Choose the member of staff"):
        hearing(file, escort_kind="staff")
    with pytest.raises(Refused, match="No relative is written"):
        hearing(file, escort_kind="relative")


def test_the_first_production_of_a_stay_starts_the_clocks(home):
    file = residents.admit(home, days_ago=1)
    with across_homes("a test"):
        stay = residents.stay_of(file)
        assert first_production(stay.id) is None
    tell(file, hearing(file), produced_at=clock.now() - timedelta(hours=2))
    with across_homes("a test"):
        assert first_production(stay.id) == clock.now() - timedelta(hours=2)
        assert clocks(file.id).inquiry_due_on == date(2027, 3, 20)


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
    for page in ("hearings", "hearings/week", "hearings/calendar.ics"):
        text = client.get(f"/homes/{home.code}/{page}").get_data(as_text=True)
        assert hers.code in text
        assert other.code not in text


def test_the_calendar_tells_forum_and_code_and_neither_name_nor_place(client_as, home):
    file = residents.admit(home, name="Rupali Sardar", name_local="")
    hearing(file, at_time=time(10, 30), place="Bokulpara court house", purpose_text="Seen")
    answer = client_as(Role.SUPERINTENDENT, home).get(
        f"/homes/{home.code}/hearings/calendar.ics?month=2026-11"
    )
    text = answer.get_data(as_text=True)
    assert answer.mimetype == "text/calendar"
    assert f"SUMMARY:CWC hearing {file.code}\r\n" in text
    assert "DTSTART:20261120T050000Z" in text
    assert not any(word in text for word in ("Rupali", "Bokulpara", "LOCATION", "Seen"))
    assert "hearings-KRS-2026-11.ics" in answer.headers["Content-Disposition"]


def test_nobody_takes_the_calendar_without_signing_in(client, home):
    answer = client.get(f"/homes/{home.code}/hearings/calendar.ics")
    assert answer.status_code in (302, 303)


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
