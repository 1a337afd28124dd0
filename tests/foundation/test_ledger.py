"""The book of money: two signatures, never below nothing at any moment, never changed, numbers without gaps."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from foundation import clock, ledger
from foundation.db import db, new_id
from foundation.ledger import Entry, paise_of, rupees
from foundation.ledger.rules import lowest_point
from foundation.refusals import Refused
from foundation.scope import within_homes
from foundation.viewer import Viewer
from tests.factories import homes
from tests.factories.accounts import make_user
from tests.support.counting import count_statements

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def book(session):
    """An account in a home, with two people at its book."""
    home = homes.make_home("KRS")
    people = [Viewer(user.id, user.name, new_id()) for user in (make_user(), make_user())]
    with within_homes({home.id}):
        account = ledger.open_account(home.id, book="savings")
        yield home, account, *people


def put(book, rupees_, *, days_ago=0, signed=True):
    _home, account, writer, signer = book
    at = clock.now() - timedelta(days=days_ago)
    entry = ledger.write(account.id, kind="gift", paise=rupees_ * 100, happened_at=at, by=writer)
    if signed:
        ledger.sign(entry, by=signer)
    return entry


@pytest.mark.parametrize(
    ("typed", "paise"),
    [("250", 25000), ("1,250.5", 125050), ("₹ 40", 4000), ("৪০.০৫", 4005)],
    ids=["whole", "half", "sign", "bengali"],
)
def test_rupees_are_read_as_people_type_them(typed, paise):
    assert paise_of(typed) == paise


@pytest.mark.parametrize("typed", ["0", "-5", "ten", "1.234", "99999999999", ""], ids=str)
def test_what_is_no_amount_is_refused_in_words(app, typed):
    with app.test_request_context(), pytest.raises(ValueError, match="amount|account"):
        paise_of(typed)


def test_rupees_are_said_by_lakhs():
    assert (rupees(12345678), rupees(4005), rupees(-500)) == ("₹ 1,23,456.78", "₹ 40.05", "−₹ 5")


def test_the_lowest_point_looks_from_a_moment_on():
    now = clock.now()
    day = timedelta(days=1)
    moves = [(now, 100), (now + day, -80), (now + 3 * day, 50), (now + 2 * day, -10)]
    assert lowest_point(moves, since=now) == 10
    assert lowest_point(moves, since=now + 3 * day) == 60


def test_an_entry_counts_only_when_another_person_has_signed_it(book):
    entry = put(book, 100, signed=False)
    account, writer, signer = book[1:]
    assert ledger.balance([account.id]) == 0
    assert [line.number for line in ledger.statement([account.id]).waiting] == ["2026-0001"]
    with pytest.raises(Refused, match="Another person signs"):
        ledger.sign(entry, by=writer)
    ledger.sign(entry, by=signer)
    assert ledger.balance([account.id]) == 10000
    assert ledger.statement([account.id]).waiting == ()
    with pytest.raises(Refused, match="signed already"):
        ledger.sign(entry, by=signer)


def test_more_than_is_there_does_not_go_out(book):
    put(book, 100)
    with pytest.raises(Refused, match="only ₹ 100 here"):
        put(book, -101)
    put(book, -60, signed=False)
    with pytest.raises(Refused, match="only ₹ 40 here"):
        put(book, -41)


def test_the_balance_never_sinks_below_nothing_at_any_moment(book):
    put(book, 100, days_ago=3)
    put(book, -90, days_ago=1)
    with pytest.raises(Refused, match="only ₹ 10 here"):
        put(book, -20, days_ago=2)
    with pytest.raises(Refused, match="only ₹ 0 here"):
        put(book, -5, days_ago=4)


def test_a_reversal_is_an_entry_of_its_own_with_its_reason(book):
    account, writer, signer = book[1:]
    entry = put(book, 100)
    with pytest.raises(Refused, match="why it is reversed"):
        ledger.reverse(entry, reason="", by=writer)
    back = ledger.reverse(entry, reason="Written for the wrong child", by=writer)
    ledger.sign(back, by=signer)
    said = ledger.statement([account.id])
    assert said.closing == 0
    assert [(line.reverses, line.is_reversed) for line in said.counted] == [(None, True), (1, False)]
    with pytest.raises(Refused, match="not reversed again"):
        ledger.reverse(back, reason="x", by=writer)


def test_a_declined_entry_says_why_and_keeps_its_number(book):
    account, _writer, signer = book[1:]
    entry = put(book, 100, signed=False)
    with pytest.raises(Refused, match="why"):
        ledger.decline(entry, why="", by=signer)
    ledger.decline(entry, why="No voucher", by=signer)
    put(book, 50)
    said = ledger.statement([account.id])
    assert (said.closing, said.declined[0].declined_why) == (5000, "No voucher")
    assert [line.number for line in (*said.declined, *said.counted)] == ["2026-0001", "2026-0002"]


def test_money_that_has_not_moved_yet_is_refused(book):
    with pytest.raises(Refused, match="not come yet"):
        put(book, 5, days_ago=-1)


@pytest.mark.parametrize("deed", ["change", "remove", "change while waiting"])
def test_the_database_itself_lets_nobody_change_an_entry(book, deed):
    entry = put(book, 100, signed=deed != "change while waiting")
    said = {
        "change": sa.update(Entry).where(Entry.id == entry.id).values(declined_why="x"),
        "remove": sa.delete(Entry).where(Entry.id == entry.id),
        "change while waiting": sa.update(Entry).where(Entry.id == entry.id).values(paise=1),
    }[deed]
    with pytest.raises(DBAPIError, match="cannot be changed"), db.session.begin_nested():
        db.session.execute(said)
    db.session.expire_all()
    assert db.session.scalar(sa.select(Entry.paise)) == 10000


def test_a_statement_begins_with_what_was_there(book):
    account = book[1]
    put(book, 100, days_ago=9)
    put(book, -30, days_ago=2)
    said = ledger.statement([account.id], since=clock.now() - timedelta(days=5))
    assert (said.opening, said.came, said.went, said.closing) == (10000, 0, 3000, 7000)
    assert [line.running for line in said.counted] == [7000]


def test_the_questions_do_not_grow_with_the_entries(book):
    home, account = book[:2]

    def cost():
        with count_statements() as seen:
            ledger.statement([account.id])
            ledger.waiting(home.id, book="savings")
            ledger.balances(home.id, book="savings")
        return len(seen)

    put(book, 10)
    one = cost()
    for _n in range(4):
        put(book, 10)
    assert cost() == one == 3
