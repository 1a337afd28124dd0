"""Orders: one truth with the register of admission, their days, their last day for an appeal, what is struck out."""

import io
from datetime import date, timedelta

import pytest

from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import db
from foundation.refusals import Refused
from foundation.scope import across_homes
from residents.actions import orders as actions
from residents.models import ChildOrder, Placement, PlacementChange
from residents.queries.orders import order_of_kind
from residents.rules import orders as rules
from tests.factories import homes, residents
from tests.factories.accounts import make_user, sign_in
from tests.inspector import browser
from tests.residents.costs import cost
from tests.residents.pages import everything
from tests.support.posting import send, token_of

pytestmark = pytest.mark.usefixtures("at_noon")
DAY = date(2026, 11, 20)


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.mark.parametrize(
    ("body", "until"),
    [("cwc", date(2026, 12, 20)), ("jjb", date(2026, 12, 20)), ("inspection", None), (None, None)],
    ids=["cwc", "jjb", "inspection", "court"],
)
def test_an_appeal_against_a_committees_order_has_thirty_days(body, until):
    assert rules.appeal_until(DAY, body) == until


@pytest.mark.parametrize(
    ("until", "replaced", "said"),
    [(None, False, "in_force"), (DAY, False, "soon"), (DAY - timedelta(1), False, "over"), (DAY, True, "replaced"),
     (DAY + timedelta(14), False, "soon"), (DAY + timedelta(15), False, "in_force")],
    ids=["no end", "today", "yesterday", "replaced", "fortnight", "later"],
)  # fmt: skip
def test_an_order_says_how_it_stands(until, replaced, said):
    assert rules.standing(until, replaced=replaced, today=DAY) == said


def test_an_order_that_ends_before_it_starts_is_refused():
    with pytest.raises(Refused, match="ends before it starts"):
        rules.ensure_span(DAY, DAY - timedelta(1))


def typed(**more):
    return {
        "kind": "interim", "order_no": "CWC/118/2026", "order_date": "18 11 2026", "day": "19 11 2026", "time": "",
        "valid_until": "30 11 2026", "words": "She stays until the report comes", **more,
    }  # fmt: skip


def test_an_order_of_placement_is_written_once_and_stands_in_register_one_too(client_as, home):
    file = residents.admit(home, days_ago=4)
    client = client_as(Role.SUPERINTENDENT, home)
    said = typed(kind="placement", day="20 11 2026", time="10:00", valid_until="")
    assert send(client, f"/children/{file.code}/order", said).status_code == 303
    (order,), (change,) = everything(ChildOrder), everything(PlacementChange)
    assert (order.change_id, order.via, order.order_no) == (change.id, "change", "CWC/118/2026")
    assert everything(Placement)[0].order_no == "CWC/118/2026"


def test_the_orders_of_arrival_and_exit_stand_in_the_book_without_being_typed_again(home):
    file = residents.admit(home, days_ago=9, order_no="Form 18, 5", order_date=DAY - timedelta(9))
    with across_homes("a test"):
        told = actions.Ordered(
            kind="restoration", order_no="Form 44, 7", order_date=DAY, at=clock.now() - timedelta(hours=1)
        )
        actions.write_order(residents.fresh(file), residents.stay_of(file), told, by=SYSTEM)
        db.session.commit()
    residents.let_go(file)
    assert sorted((o.kind, o.via) for o in everything(ChildOrder)) == [
        ("placement", "arrival"),
        ("restoration", "page"),
    ]


def test_an_exit_with_an_order_nobody_wrote_before_puts_it_into_the_book(home):
    residents.let_go(residents.admit(home, days_ago=2))
    assert [(o.kind, o.via) for o in everything(ChildOrder)] == [("restoration", "exit")]


def test_the_order_in_force_is_found_by_kind_and_day(home):
    file = residents.admit(home, days_ago=9)
    with across_homes("a test"):
        fresh, stay = residents.fresh(file), residents.stay_of(file)
        at = clock.now() - timedelta(days=2)
        told = actions.Ordered(
            kind="leave", order_no="1", order_date=at.date(), at=at, valid_until=DAY + timedelta(3)
        )
        first = actions.write_order(fresh, stay, told, by=SYSTEM)
        assert order_of_kind(file.id, ["leave"], on=DAY).id == first.id
        assert order_of_kind(file.id, ["transfer"], on=DAY) is None
        assert order_of_kind(file.id, ["leave"], on=DAY + timedelta(4)) is None
        again = actions.Ordered(kind="leave", order_no="2", order_date=DAY, at=clock.now(), replaces=first.id)
        assert (
            actions.write_order(fresh, stay, again, by=SYSTEM).id
            == order_of_kind(file.id, ["leave"], on=DAY).id
        )


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"valid_until": "18 11 2026"}, "ends before it starts"), ({"order_date": "21 11 2026"}, "has not come yet"),
     ({"day": "17 11 2026"}, "before the date of the order"), ({"order_no": ""}, "order’s number"),
     ({"kind": "placement", "time": ""}, "Write the time")],
    ids=["span", "future", "before", "number", "time"],
)  # fmt: skip
def test_a_wrong_order_is_refused_in_words_and_keeps_what_was_typed(client_as, home, wrong, words):
    file = residents.admit(home, days_ago=9)
    answer = send(client_as(Role.SUPERINTENDENT, home), f"/children/{file.code}/order", typed(**wrong))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert words in page
    assert "She stays until the report comes" in page


def test_the_page_says_the_last_day_for_an_appeal_and_what_runs_out(client_as, home):
    body = homes.make_committee()
    file = residents.admit(home, days_ago=9)
    client = client_as(Role.SUPERINTENDENT, home)
    send(client, f"/children/{file.code}/order", typed(order_by=str(body.id)))
    page = client.get(f"/children/{file.code}/orders").get_data(as_text=True)
    assert "appeal until 18 Dec 2026, JJ Act s.101" in page
    assert "runs out 30 Nov 2026" in page
    listed = client.get(f"/homes/{home.code}/orders").get_data(as_text=True)
    assert file.code in listed
    assert "runs out 30 Nov 2026" in listed


def test_a_correction_strikes_out_and_the_stay_follows(client_as, home):
    file = residents.admit(home, days_ago=9, order_no="Form 18, 5", order_date=DAY - timedelta(9))
    (order,) = everything(ChildOrder)
    client = client_as(Role.SUPERINTENDENT, home)
    said = {
        "order_no": "Form 18, 6", "order_date": "11 11 2026", "valid_from": "11 11 2026", "valid_until": "",
        "words": "", "body_text": "", "version": str(order.version),
    }  # fmt: skip
    url = f"/children/{file.code}/orders/{order.id}/edit"
    assert "why this is changed" in send(client, url, said).get_data(as_text=True)
    assert send(client, url, {**said, "reason": "misread"}).status_code == 303
    assert everything(Placement)[0].order_no == "Form 18, 6"
    page = client.get(f"/children/{file.code}/orders").get_data(as_text=True)
    assert "<del>Form 18, 5</del>" in page
    assert "misread" in page


def test_a_scan_is_kept_and_read_by_who_may_read_the_order(session, app, client_as, home):
    file = residents.admit(home, days_ago=9)
    client = client_as(Role.SUPERINTENDENT, home)
    url = f"/children/{file.code}/order"
    scan = (io.BytesIO(b"%PDF-1.4 an order\n%%EOF"), "order.pdf")
    said = {**typed(), "csrf_token": token_of(client, url), "scan": scan}
    assert client.post(url, data=said, content_type="multipart/form-data").status_code == 303
    (order,) = everything(ChildOrder)
    shown = client.get(f"/children/{file.code}/orders/{order.id}/scan")
    assert shown.get_data().startswith(b"%PDF-1.4 an order")
    user = make_user(Role.COUNSELLOR, home)
    residents.put_in_caseload(file, user, Role.COUNSELLOR)
    counsellor = browser(app)
    sign_in(counsellor, user)
    page = counsellor.get(f"/children/{file.code}/orders").get_data(as_text=True)
    assert "CWC/118/2026" in page
    assert "until the report" not in page
    assert counsellor.get(f"/children/{file.code}/orders/{order.id}/scan").status_code == 403


def test_orders_are_for_their_home_and_for_who_may_see_them(client_as, home):
    other = homes.make_home("PAR")
    file = residents.admit(home, days_ago=9)
    assert client_as(Role.HOUSE_STAFF, home).get(f"/children/{file.code}/orders").status_code == 403
    assert client_as(Role.SUPERINTENDENT, other).get(f"/children/{file.code}/orders").status_code == 404


def test_a_page_of_orders_costs_the_same_for_one_and_for_five(client_as, home):
    file = residents.admit(home, days_ago=9, order_no="Form 18, 5", order_date=DAY - timedelta(9))
    client = client_as(Role.SUPERINTENDENT, home)

    def ask():
        return client.get(f"/children/{file.code}/orders")

    ask()
    one = cost(ask)
    for n in range(4):
        send(client, f"/children/{file.code}/order", typed(order_no=f"O {n}"))
    ask()
    assert cost(ask) == one
