"""Belongings of a child: listed, read over to her, countersigned by another hand, kept and given over."""

from datetime import timedelta

import pytest

from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM
from foundation.ledger import Entry
from foundation.registers import Period
from foundation.scope import across_homes
from residents.models import Belonging, BelongingsList
from residents.registers import BELONGINGS, PHOTOS
from tests.factories import homes, residents
from tests.residents.costs import cost
from tests.residents.pages import everything, photo
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")
THING = {
    "kind": "valuable",
    "what": "Silver anklet",
    "quantity": "2",
    "rupees": "1,200",
    "kept_where": "Safe",
}
MONEY = {
    "kind": "money",
    "what": "Notes and coins",
    "quantity": "1",
    "rupees": "140.50",
    "kept_where": "Safe",
}
NOW = {"day": "20 11 2026", "time": "12:00"}


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def child(home):
    return residents.admit(home, days_ago=1)


def listed(client, child, *things):
    for thing in things:
        assert send(client, f"/children/{child.code}/belongings", thing).status_code == 303
    return everything(BelongingsList)[0]


def signed(client_as, home, child, *things):
    staff, head = client_as(Role.HOUSE_STAFF, home), client_as(Role.SUPERINTENDENT, home)
    held = listed(staff, child, *things)
    url = f"/children/{child.code}/belongings"
    assert send(staff, f"{url}/{held.id}/read", {"witness": "Parul Das"}).status_code == 303
    assert send(head, f"{url}/{held.id}/countersign", {}, page=url).status_code == 303
    return head, url


def test_a_list_is_read_to_her_before_a_witness_and_countersigned_by_another_hand(client_as, home, child):
    head, url = signed(client_as, home, child, THING, MONEY)
    page = head.get(url).get_data(as_text=True)
    assert "2 × Silver anklet" in page
    assert "Money counted: ₹ 140.50" in page
    assert "witness Parul Das" in page
    assert everything(BelongingsList)[0].countersigned_at is not None
    assert "Read over and countersigned" in head.get(f"/children/{child.code}/reception").get_data(
        as_text=True
    )


def test_who_wrote_a_list_cannot_countersign_it(client_as, home, child):
    head = client_as(Role.SUPERINTENDENT, home)
    held = listed(head, child, THING)
    url = f"/children/{child.code}/belongings"
    early = send(head, f"{url}/{held.id}/countersign", {}, page=url)
    assert "Read the list over to her first" in early.get_data(as_text=True)
    send(head, f"{url}/{held.id}/read", {"witness": "Parul Das"})
    refused = send(head, f"{url}/{held.id}/countersign", {}, page=url)
    assert refused.status_code == 422
    assert "You wrote this list" in refused.get_data(as_text=True)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kind": ""}, "what kind of thing"),
        ({"kind": "money", "rupees": ""}, "Count the money"),
        ({"rupees": "12,a"}, "in rupees, such as 250"),
        ({"quantity": "0"}, "how many, from 1"),
        ({"what": ""}, "Write what it is"),
    ],
    ids=["no kind", "money not counted", "no amount", "none", "no name"],
)
def test_a_line_that_does_not_hold_together_is_refused_and_kept(client_as, home, child, change, words):
    answer = send(
        client_as(Role.HOUSE_STAFF, home), f"/children/{child.code}/belongings", {**THING, **change}
    )
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert words in page
    assert 'value="Safe"' in page
    assert everything(Belonging) == []


def test_a_list_that_was_read_is_closed_and_what_comes_later_stands_on_another(client_as, home, child):
    staff = client_as(Role.HOUSE_STAFF, home)
    held = listed(staff, child, THING)
    url = f"/children/{child.code}/belongings"
    send(staff, f"{url}/{held.id}/read", {"witness": "Parul Das"})
    line = everything(Belonging)[0]
    refused = send(staff, f"{url}/things/{line.id}/strike", {"reason": "wrong"})
    assert "is closed" in refused.get_data(as_text=True)
    send(staff, url, MONEY)
    assert sorted(each.register_no for each in everything(BelongingsList)) == [1, 2]


def test_a_line_struck_out_before_the_reading_stays_readable(client_as, home, child):
    staff = client_as(Role.HOUSE_STAFF, home)
    listed(staff, child, THING)
    url = f"/children/{child.code}/belongings"
    send(staff, f"{url}/things/{everything(Belonging)[0].id}/strike", {"reason": "It is the escort’s"})
    assert "<del>Silver anklet</del>" in staff.get(url).get_data(as_text=True)


def test_that_she_had_nothing_is_read_over_too(client_as, home, child):
    staff = client_as(Role.HOUSE_STAFF, home)
    url = f"/children/{child.code}/belongings"
    send(staff, f"{url}/nothing", {}, page=url)
    held = everything(BelongingsList)[0]
    assert held.has_nothing
    assert send(staff, f"{url}/{held.id}/read", {"witness": ""}).status_code == 422
    assert send(staff, f"{url}/{held.id}/read", {"witness": "Parul Das"}).status_code == 303


BANKED = {"rupees": "140.50", "banked_on": "20 11 2026"}


def test_money_goes_into_her_savings_once_and_never_more_than_was_counted(client_as, home, child):
    head, url = signed(client_as, home, child, MONEY)
    clerk, place = client_as(Role.STORES, home), f"{url}/things/{everything(Belonging)[0].id}/bank"
    savings = f"/children/{child.code}/savings"
    assert "Notes and coins" in clerk.get(savings).get_data(as_text=True)
    assert head.get(place).status_code == 403  # she signs what another hand writes
    more = send(clerk, place, {**BANKED, "rupees": "200"})
    assert "up to what was counted" in more.get_data(as_text=True)
    assert send(clerk, place, BANKED).status_code == 303
    (entry,), (line,) = everything(Entry), everything(Belonging)
    assert (entry.kind, entry.paise, entry.voucher, line.entry_id) == ("found", 14050, "2026/1-1", entry.id)
    again = send(clerk, place, BANKED)
    assert again.status_code == 422
    assert "in her savings" in again.get_data(as_text=True)
    out = send(head, place.replace("/bank", "/give"), {"went": "returned", "receipt_no": "R-1", **NOW})
    assert "given over from there" in out.get_data(as_text=True)
    assert "not in her savings yet" not in clerk.get(savings).get_data(as_text=True)


def test_an_entry_that_the_accounts_wrote_before_is_linked_and_a_declined_one_written_anew(
    client_as, home, child
):
    head, url = signed(client_as, home, child, MONEY)
    clerk, savings = client_as(Role.STORES, home), f"/children/{child.code}/savings"
    typed = {"kind": "found", "amount": "140.50", "day": "20 11 2026", "time": "11:00"}
    assert send(clerk, f"{savings}/write", typed).status_code == 303
    place = f"{url}/things/{everything(Belonging)[0].id}/bank"
    assert send(clerk, place, BANKED).status_code == 303
    (entry,) = everything(Entry)
    assert everything(Belonging)[0].entry_id == entry.id
    assert send(head, f"{savings}/{entry.id}/decline", {"why": "Counted anew"}).status_code == 303
    assert send(clerk, place, BANKED).status_code == 303
    assert len(everything(Entry)) == 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"receipt_no": ""}, "the receipt or of the minute"),
        ({"went": "handed", "went_to": ""}, "to whom it was given"),
        ({"went": "committee", "went_to": "Committee"}, "six months after"),
        ({"time": "23:00"}, "has not come yet"),
        ({"went": ""}, "what became of it"),
        ({"went": "lost", "receipt_no": ""}, "how it was lost"),
        ({"went": "charity", "went_why": "For the little ones"}, "to whom it was given"),
        (
            {"went": "evidence", "went_to": "Court of the magistrate", "receipt_no": ""},
            "the receipt or of the minute",
        ),
    ],
    ids=["no receipt", "nobody", "too early", "future", "no word", "lost", "charity", "evidence"],
)
def test_a_thing_leaves_only_with_a_hand_and_a_receipt(client_as, home, child, change, words):
    head, url = signed(client_as, home, child, THING)
    place = f"{url}/things/{everything(Belonging)[0].id}/give"
    sent = {"went": "returned", "receipt_no": "R-17", **NOW}
    answer = send(head, place, {**sent, **change})
    assert answer.status_code == 422
    assert words in answer.get_data(as_text=True)
    assert send(head, place, sent).status_code == 303
    assert "receipt R-17" in head.get(url).get_data(as_text=True)


def test_what_nobody_claimed_for_six_months_waits_for_the_committee(client_as, home, child):
    head, url = signed(client_as, home, child, THING)
    with clock.at(clock.now() + timedelta(hours=1)):
        residents.let_go(
            child, reason="left_without_leave", exit_order_no="", exit_order_date=None, handed_to=""
        )
    assert "nobody has claimed" not in head.get(url).get_data(as_text=True)
    with clock.at(clock.now() + timedelta(days=190)):
        later = client_as(Role.SUPERINTENDENT, home)
        assert "nobody has claimed" in later.get(url).get_data(as_text=True)
        sent = {"went": "committee", "went_to": "Sold for the welfare fund", "receipt_no": "Minute 4"}
        place = f"{url}/things/{everything(Belonging)[0].id}/give"
        day = clock.today().strftime("%d %m %Y")
        assert send(later, place, {**sent, "day": day, "time": "11:00"}).status_code == 303


def test_register_21_shows_each_line_with_its_reader_and_its_countersignature(client_as, home, child):
    head, _url = signed(client_as, home, child, THING, MONEY)
    page = head.get(f"/homes/{home.code}/registers/personal-belongings").get_data(as_text=True)
    assert "2 × Silver anklet" in page
    assert "₹ 1,200" in page
    assert "witness Parul Das" in page
    inspector = client_as(Role.INSPECTOR, home).get(f"/homes/{home.code}/registers/personal-belongings")
    assert child.code in inspector.get_data(as_text=True)
    with across_homes("a test"):
        found = BELONGINGS.lines(home.id, Period.month(2026, 11), by=SYSTEM)
        after = BELONGINGS.lines(home.id, Period.month(2026, 11), by=SYSTEM, after=found[0].key)
    assert (len(found), len(after)) == (2, 1)


def test_the_photo_index_numbers_the_album_and_says_who_is_due_again(client_as, home, child):
    head = client_as(Role.SUPERINTENDENT, home)
    without = residents.admit(home)
    send(head, f"/children/{child.code}/photo/add", {"taken_on": "20 11 2025", "photo": photo()})
    page = head.get(f"/homes/{home.code}/registers/photo-index").get_data(as_text=True)
    assert "20 Nov 2026" in page
    with across_homes("a test"):
        (line,) = PHOTOS.lines(home.id, Period.month(2026, 11), by=SYSTEM)
        (gap,) = PHOTOS.lines(home.id, Period.month(2026, 11), by=SYSTEM, only="gaps")
    assert (line.serial, line.cells[3].mark) == (1, "due")
    assert without.code in str(gap.gap_text)


def test_a_childs_belongings_cost_no_more_with_many_lines(client_as, home, child):
    head = client_as(Role.SUPERINTENDENT, home)
    listed(head, child, THING)
    url = f"/children/{child.code}/belongings"
    head.get(url)
    one = cost(lambda: head.get(url))
    listed(head, child, MONEY, THING, THING)
    assert cost(lambda: head.get(url)) == one
