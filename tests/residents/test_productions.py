"""Hearings: listed, held, ordered, followed by the next; who may take her; the clocks that run from them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.refusals import Refused
from foundation.scope import across_homes
from residents.actions import family
from residents.models import ChildOrder, Production
from residents.queries.productions import clocks, first_production
from residents.rules import productions as rules
from tests.factories import homes, residents
from tests.residents.hearings import DAY, hearing, tell
from tests.residents.pages import everything
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")


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


def test_a_relative_whom_an_order_bars_takes_her_nowhere(home):
    file = residents.admit(home)
    begin_write()
    with across_homes("a test"):
        child = residents.child_of(file)
        told = {"relation": "mothers_brother", "name": "Haru Sardar", "contact": "barred",
                "barred_no": "CWC/9", "barred_on": DAY, "barred_by": "CWC Amrapali"}  # fmt: skip
        uncle = family.write_member(residents.fresh(file), child, family.MemberSaid(**told), by=SYSTEM).id
        db.session.commit()
    with pytest.raises(Refused, match="barred by order CWC/9"):
        hearing(file, escort_kind="relative", escort_contact_id=uncle)
    with pytest.raises(Refused, match="barred by order CWC/9"):
        hearing(file, escort_kind="other", escort_name="haru sardaar")
    with pytest.raises(Refused, match="barred by order CWC/9"):
        hearing(file, escort_kind="other", escort_name="হারু সর্দার")


@pytest.mark.parametrize("day", ["1 1 0001", "31 12 9999"], ids=["one", "last"])
def test_a_year_that_is_a_slip_of_the_hand_is_refused(client_as, home, day):
    file = residents.admit(home)
    client = client_as(Role.SUPERINTENDENT, home)
    answer = send(client, f"/children/{file.code}/hearings/new", listed(on_day=day))
    assert answer.status_code == 422
    assert "Look at the year" in answer.get_data(as_text=True)
    order = {"kind": "interim", "order_no": "7", "order_date": "1 1 0001", "day": day}
    assert send(client, f"/children/{file.code}/order", order).status_code == 422
    case = {"report_kind": "fir", "report_no": "7", "reported_on": day}
    assert send(client, f"/children/{file.code}/cases/new", case).status_code == 422
