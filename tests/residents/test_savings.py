"""A child's money: two signatures, her bank account sealed, a statement that she can read."""

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.audit import AuditEvent
from foundation.db import begin_write, db, new_id
from foundation.ledger import Entry
from foundation.refusals import Refused
from foundation.scope import across_homes
from foundation.viewer import Viewer
from residents.actions import savings as verbs
from residents.models import BankAccount
from residents.queries import savings
from residents.queries.masks import EVERYTHING
from tests.factories import homes, residents
from tests.factories.accounts import make_user, sign_in
from tests.inspector import browser
from tests.residents.pages import everything
from tests.support.counting import count_statements
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def file(home):
    return residents.admit(home, days_ago=20, name="Rupali Sardar", name_local="রূপালী সর্দার")


def person(role=None, home=None):
    user = make_user(role, home) if role else make_user()
    return Viewer(user.id, user.name, new_id())


def put(file, kind="pocket", rupees=50, *, by=None, signed=True, words="for her"):
    clerk, head = by or person(), person()
    begin_write()
    with across_homes("a test"):
        own = residents.fresh(file)
        entry = verbs.write_money(
            own, kind=kind, amount=rupees * 100, happened_at=clock.now(), words=words, by=clerk
        )
        if signed:
            verbs.sign_money(own, entry.id, by=head)
        db.session.commit()
        return entry.id


TYPED = {"kind": "pocket", "amount": "50", "day": "20 11 2026", "time": "11:00"}


def test_the_accounts_write_and_the_superintendent_signs(client_as, home, file):
    page = f"/children/{file.code}/savings"
    clerk = client_as(Role.STORES, home)
    assert send(clerk, f"{page}/write", TYPED).status_code == 303
    entry = everything(Entry)[0]
    assert "not counted yet" in clerk.get(page).get_data(as_text=True)
    assert send(clerk, f"{page}/{entry.id}/sign", {}, page=page).status_code == 403
    head = client_as(Role.SUPERINTENDENT, home)
    assert "Sign 2026-0001" in head.get(f"/homes/{home.code}/savings").get_data(as_text=True)
    assert send(head, f"{page}/{entry.id}/sign", {}, page=page).status_code == 303
    assert "kept here ₹ 50" in head.get(page).get_data(as_text=True)
    assert head.get(f"{page}/write").status_code == 403


def test_nobody_signs_what_she_wrote_herself(file):
    clerk = person()
    entry_id = put(file, by=clerk, signed=False)
    with across_homes("a test"), pytest.raises(Refused, match="Another person signs"):
        verbs.sign_money(residents.fresh(file), entry_id, by=clerk)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"kind": "handed", "amount": "51", "words": "bus"}, "There is only ₹ 0 here"),
        ({"kind": "spent", "words": ""}, "Write what it was for"),
        ({"amount": "much"}, "Write the amount in rupees"),
        ({"amount": "-4"}, "Write the amount in rupees"),
        ({"kind": "stolen"}, "Choose one of the list"),
        ({"day": "21 11 2026"}, "This day has not come yet"),
    ],
    ids=["more than is there", "no purpose", "no figure", "below nothing", "no kind", "tomorrow"],
)
def test_what_cannot_be_written_is_refused_in_words_and_kept(client_as, home, file, changed, said):
    clerk = client_as(Role.STORES, home)
    answer = send(clerk, f"/children/{file.code}/savings/write", {**TYPED, "voucher": "V 7", **changed})
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert said in text
    assert "V 7" in text
    assert everything(Entry) == []


def test_an_entry_of_another_child_is_no_such_entry(client_as, home, file):
    other = residents.admit(home)
    entry_id = put(other, signed=False)
    head = client_as(Role.SUPERINTENDENT, home)
    page = f"/children/{file.code}/savings"
    assert send(head, f"{page}/{entry_id}/sign", {}, page=page).status_code == 404


def test_a_declined_and_a_reversed_entry_stay_readable(client_as, home, file):
    page = f"/children/{file.code}/savings"
    head, clerk = client_as(Role.SUPERINTENDENT, home), client_as(Role.STORES, home)
    waiting, standing = put(file, signed=False), put(file, "award")
    assert send(head, f"{page}/{waiting}/decline", {"why": ""}).status_code == 422
    assert send(head, f"{page}/{waiting}/decline", {"why": "No voucher"}).status_code == 303
    assert send(clerk, f"{page}/{standing}/reverse", {"reason": ""}).status_code == 422
    assert send(clerk, f"{page}/{standing}/reverse", {"reason": "Wrong child"}).status_code == 303
    assert send(clerk, f"{page}/{standing}/reverse", {"reason": "Again"}).status_code == 422
    text = head.get(page).get_data(as_text=True)
    assert "No voucher" in text
    assert "takes back entry 2: Wrong child" in text


BANK = {"bank": "Sonar Gramin Bank", "branch": "Notunhat", "ifsc": "sogb0123456", "number": "1234 5678 9012"}


def test_the_number_of_a_bank_account_is_sealed_and_its_opening_recorded(client_as, home, file):
    clerk, page = client_as(Role.STORES, home), f"/children/{file.code}/savings"
    assert send(clerk, f"{page}/bank", BANK).status_code == 303
    kept = everything(BankAccount)[0]
    assert (kept.ifsc, kept.number_end) == ("SOGB0123456", "9012")
    text = clerk.get(page).get_data(as_text=True)
    assert "9012" in text
    assert "123456789012" not in text
    assert "123456789012" in clerk.get(f"{page}/bank/number").get_data(as_text=True)
    opened = sa.select(AuditEvent).where(AuditEvent.event == "residents.bank.opened")
    assert len(db.session.scalars(opened).all()) == 1
    assert send(clerk, f"{page}/bank", BANK).status_code == 422
    assert send(clerk, f"{page}/bank", {**BANK, "reason": "New account"}).status_code == 303


@pytest.mark.parametrize(
    "changed", [{"ifsc": "SBI123"}, {"number": "12"}, {"bank": ""}], ids=["ifsc", "number", "bank"]
)
def test_a_bank_account_that_no_bank_has_is_refused(client_as, home, file, changed):
    clerk = client_as(Role.STORES, home)
    assert send(clerk, f"/children/{file.code}/savings/bank", {**BANK, **changed}).status_code == 422


def test_a_counsellor_sees_four_signs_of_the_number_and_house_staff_nothing(session, app, home, file):
    clerk = person()
    with across_homes("a test"):
        verbs.write_bank(residents.fresh(file), bank="B", number="123456789012", by=clerk)
        session.commit()
    user = make_user(Role.COUNSELLOR, home)
    residents.put_in_caseload(file, user, Role.COUNSELLOR)
    client = browser(app)
    sign_in(client, user)
    page = f"/children/{file.code}/savings"
    assert "9012" in client.get(page).get_data(as_text=True)
    assert client.get(f"{page}/bank/number").status_code == 403
    assert client.get(f"{page}/write").status_code == 403


@pytest.mark.parametrize("role", [Role.HOUSE_STAFF, Role.TEACHER, Role.NURSE, Role.GATE], ids=str)
def test_money_is_closed_to_those_whom_the_matrix_leaves_out(client_as, home, file, role):
    assert client_as(role, home).get(f"/children/{file.code}/savings").status_code == 403


def test_another_home_finds_no_such_child(client_as, file):
    other = homes.make_home("KDM")
    assert client_as(Role.STORES, other).get(f"/children/{file.code}/savings").status_code == 404


@pytest.mark.parametrize("language", ["en_IN", "hi", "bn_IN"])
def test_she_can_read_her_statement_in_her_language_on_a_page_and_on_paper(client_as, home, file, language):
    put(file, "found", 120)
    put(file, "banked", 100)
    client = client_as(Role.SUPERINTENDENT, home)
    page = f"/children/{file.code}/savings/statement"
    assert "₹ 20" in client.get(f"{page}?in={language}").get_data(as_text=True)
    answer = send(client, page, {"in": language})
    assert answer.get_data()[:5] == b"%PDF-"
    assert "Rupali" not in answer.headers["Content-Disposition"]
    assert file.code in answer.headers["Content-Disposition"]


def test_the_accounts_see_codes_and_balances_and_no_names(client_as, home, file):
    put(file)
    text = client_as(Role.STORES, home).get(f"/homes/{home.code}/savings").get_data(as_text=True)
    assert file.code in text
    assert "₹ 50" in text
    assert "Rupali" not in text


def test_money_left_behind_stays_in_the_book(client_as, home, file):
    put(file)
    residents.let_go(file)
    text = client_as(Role.SUPERINTENDENT, home).get(f"/homes/{home.code}/savings").get_data(as_text=True)
    assert "give it over with a receipt" in text


def test_the_book_and_the_statement_ask_no_more_for_many_children(session, home, file):
    def cost():
        with across_homes("a test"), count_statements() as seen:
            savings.book_of(home.id, masks=EVERYTHING)
            savings.statement_of(file.id)
        return len(seen)

    put(file)
    one = cost()
    for _n in range(3):
        put(residents.admit(home))
        put(file)
    assert cost() == one
