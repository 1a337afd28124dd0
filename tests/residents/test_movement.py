"""Leave, hospital, search, transfer and death: what is written, refused, told to other rooms, and closed."""

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.audit import AuditEvent
from foundation.db import db
from foundation.scope import across_homes
from residents.models import Away, CaseFile, Death, HandedFile, Missing, Placement, Transfer
from residents.queries import movement
from tests.factories import homes, residents
from tests.factories.accounts import make_user, sign_in
from tests.inspector import browser
from tests.residents.pages import everything
from tests.support.counting import count_statements
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")

LEAVE = {
    "kind": "leave", "occasion": "marriage", "order_no": "CWC 44", "order_date": "10 11 2026", "day": "20 11 2026",
    "time": "11:00", "due_day": "23 11 2026", "due_time": "16:00", "with_name": "Bela Acharya",
    "with_relation": "house mother", "place": "Kajolgram, house by the pond", "phone": "98300 11223",
}  # fmt: skip


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def file(home):
    return residents.admit(home, days_ago=20, name="Rupali Sardar")


@pytest.fixture
def head(client_as, home):
    return client_as(Role.SUPERINTENDENT, home)


def test_a_child_goes_on_leave_every_room_knows_it_and_she_comes_back(app, head, home, file):
    page = f"/children/{file.code}/movement"
    assert send(head, f"{page}/away", LEAVE).status_code == 303
    away = everything(Away)[0]
    with across_homes("a test"):
        known = app.extensions["house"].absences(home.id, clock.today())[file.id]
    assert (known.reason, known.words) == ("leave", "On leave till 23 Nov")
    text = head.get(page).get_data(as_text=True)
    assert "due back 23 Nov 16:00" in text
    assert "98300 11223" not in text
    assert "pond" not in text
    assert "98300 11223" in head.get(f"{page}/away/{away.id}/place").get_data(as_text=True)
    opened = sa.select(AuditEvent).where(AuditEvent.event == "residents.away.opened")
    assert len(db.session.scalars(opened).all()) == 1
    returned = {"day": "20 11 2026", "time": "11:30", "with_name": "Bela Acharya"}
    assert send(head, f"{page}/away/{away.id}/back", returned).status_code == 303
    assert "back 20 Nov 11:30" in head.get(page).get_data(as_text=True)
    assert send(head, f"{page}/away/{away.id}/back", returned).status_code == 422


def test_a_leave_that_is_over_says_by_how_much(head, home, file):
    page = f"/children/{file.code}/movement"
    late = {**LEAVE, "day": "14 11 2026", "due_day": "17 11 2026"}
    assert send(head, f"{page}/away", late).status_code == 303
    assert "2 days over" in head.get(page).get_data(as_text=True)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"due_day": "19 11 2026"}, "due back before she leaves"),
        ({"due_day": ""}, "Write the day and the time"),
        ({"due_day": "", "due_time": ""}, "Write when she is due back"),
        ({"order_no": ""}, "only with one (s.98)"),
        ({"order_date": ""}, "Write the date of this order"),
        ({"occasion": ""}, "Choose the occasion"),
        ({"due_day": "20 12 2026"}, "Write why it is longer"),
        ({"with_name": ""}, "Write with whom she goes"),
        ({"day": "1 10 2026"}, "This is before she came"),
    ],
    ids=[
        "ends first",
        "half",
        "no end",
        "no permission",
        "no date",
        "no occasion",
        "too long",
        "alone",
        "before",
    ],
)
def test_a_leave_that_cannot_be_is_refused_in_words_and_kept(head, file, changed, said):
    answer = send(head, f"/children/{file.code}/movement/away", {**LEAVE, **changed})
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert said in text
    assert "Kajolgram, house by the pond" in text
    assert everything(Away) == []


def test_a_second_open_leave_and_a_return_before_leaving_are_refused(head, file):
    page = f"/children/{file.code}/movement"
    assert send(head, f"{page}/away", LEAVE).status_code == 303
    second = send(head, f"{page}/away", LEAVE)
    assert second.status_code == 422
    assert "Write her return first" in second.get_data(as_text=True)
    away = everything(Away)[0]
    early = send(head, f"{page}/away/{away.id}/back", {"day": "20 11 2026", "time": "10:00"})
    assert early.status_code == 422
    assert "before she left" in early.get_data(as_text=True)
    assert send(head, f"{page}/away/{away.id}/strike", {"why": ""}).status_code == 422
    assert send(head, f"{page}/away/{away.id}/strike", {"why": "Another child"}).status_code == 303
    assert send(head, f"{page}/away", LEAVE).status_code == 303


SEEN = {
    "day": "20 11 2026",
    "time": "11:20",
    "seen_day": "20 11 2026",
    "seen_time": "10:40",
    "seen_where": "Garden",
}


def test_house_staff_write_a_missing_child_at_once_and_that_she_is_found(app, client_as, home, file):
    staff, page = client_as(Role.HOUSE_STAFF, home), f"/children/{file.code}/missing"
    assert send(staff, page, SEEN).status_code == 303
    missing = everything(Missing)[0]
    assert everything(Placement)[0].ended_at is None
    with across_homes("a test"):
        assert app.extensions["house"].absences(home.id, clock.today())[file.id].reason == "missing"
    step = {"what": "police", "day": "20 11 2026", "time": "11:40", "words": "Notunhat station", "number": ""}
    refused = send(staff, f"{page}/{missing.id}/step", step)
    assert "number of the diary entry" in refused.get_data(as_text=True)
    assert send(staff, f"{page}/{missing.id}/step", {**step, "number": "DD 7"}).status_code == 303
    assert send(staff, f"{page}/{missing.id}/step", {**step, "number": "DD 8"}).status_code == 422
    assert "Notunhat station" in staff.get(page).get_data(as_text=True)
    assert staff.get(f"/children/{file.code}/movement").status_code == 403
    found = {"day": "20 11 2026", "time": "11:55", "how": "At the bus stand, by herself"}
    assert send(staff, f"{page}/{missing.id}/found", found).status_code == 303
    assert send(staff, f"{page}/{missing.id}/found", found).status_code == 422


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"time": "13:00"}, "This time has not come yet"),
        ({"seen_time": "11:50"}, "last seen before she was missed"),
        ({"seen_time": ""}, "Write the day and the time"),
    ],
    ids=["future", "seen after", "half"],
)
def test_a_search_that_cannot_be_is_refused_in_words(client_as, home, file, changed, said):
    staff = client_as(Role.HOUSE_STAFF, home)
    answer = send(staff, f"/children/{file.code}/missing", {**SEEN, **changed})
    assert answer.status_code == 422
    assert said in answer.get_data(as_text=True)


def test_a_child_who_did_not_come_back_from_leave_is_missing(head, file):
    page = f"/children/{file.code}"
    assert (
        send(
            head, f"{page}/movement/away", {**LEAVE, "day": "14 11 2026", "due_day": "17 11 2026"}
        ).status_code
        == 303
    )
    assert send(head, f"{page}/missing", SEEN).status_code == 303
    away = everything(Away)[0]
    assert away.returned_at == everything(Missing)[0].noticed_at


EXIT = {"exit_reason": "left_without_leave", "day": "20 11 2026", "time": "11:50"}


def test_the_stay_of_a_missing_child_ends_only_by_order(head, file):
    page = f"/children/{file.code}"
    send(head, f"{page}/missing", SEEN)
    refused = send(head, f"{page}/leave", EXIT)
    assert refused.status_code == 422
    assert "until an order ends it" in refused.get_data(as_text=True)
    ordered = {**EXIT, "exit_order_no": "CWC 9", "exit_order_date": "20 11 2026"}
    assert send(head, f"{page}/leave", ordered).status_code == 303
    assert everything(Missing)[0].lapsed_at is not None


MOVE = {
    "order_no": "CWC 81", "order_date": "19 11 2026", "why": "Nearer to her sister", "to_words": "",
    "day": "20 11 2026", "time": "11:30", "examined_day": "20 11 2026", "examined_time": "09:00",
    "examined_by": "Dr A. Roy", "escort": "Bela Acharya", "travels": ["case_file", "belongings"],
}  # fmt: skip


def test_a_transfer_closes_this_file_and_opens_one_where_she_goes(client_as, head, file):
    there = homes.make_home("KDM")
    answer = send(head, f"/children/{file.code}/transfer", {**MOVE, "to_home_code": there.code.lower()})
    assert answer.status_code == 303
    old, new = sorted(everything(CaseFile), key=lambda row: row.code != file.code)
    assert (new.home_id, new.child_id) == (there.id, old.child_id)
    assert old.closed_at == everything(Transfer)[0].effective_at
    hers = client_as(Role.SUPERINTENDENT, there)
    assert hers.get(f"/children/{new.code}").status_code == 200
    assert hers.get(f"/children/{file.code}").status_code == 404
    assert head.get(f"/children/{new.code}").status_code == 404
    door = everything(HandedFile)[0]
    text = hers.get(f"/children/{new.code}/handed/{door.id}").get_data(as_text=True)
    assert file.code in text
    assert "Admitted" in text
    assert head.get(f"/children/{file.code}/handed/{door.id}").status_code == 404
    read = sa.select(AuditEvent.chain_id).where(AuditEvent.event == "residents.file.handed_read")
    assert len(set(db.session.scalars(read))) == 2


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"order_no": ""}, "A child moves only by order"),
        ({"order_date": ""}, "A child moves only by order"),
        ({"why": ""}, "Write why she moves"),
        ({"to_words": ""}, "Choose the home, or write where"),
        ({"to_words": "", "to_home_code": "XYZ"}, "no home of ours under this code"),
        ({"to_words": "", "to_home_code": "KRS"}, "She lives here already"),
        ({"examined_day": "18 11 2026"}, "in the 24 hours before"),
        ({"examined_day": "", "examined_time": ""}, "in the 24 hours before"),
        ({"escort": ""}, "Write who takes her there"),
    ],
    ids=[
        "no order",
        "no date",
        "no reason",
        "nowhere",
        "unknown home",
        "same home",
        "doctor too early",
        "no doctor",
        "no escort",
    ],
)
def test_a_transfer_without_what_it_needs_is_refused_in_words(head, file, changed, said):
    typed = {**MOVE, "to_words": "Home in Neelkanthi", **changed}
    answer = send(head, f"/children/{file.code}/transfer", typed)
    assert answer.status_code == 422
    assert said in answer.get_data(as_text=True)
    assert everything(Transfer) == []


def test_a_death_ends_the_stay_and_is_read_by_two_alone(client_as, head, home, file):
    page = f"/children/{file.code}/death"
    died = {"day": "20 11 2026", "time": "04:10", "place": "District hospital", "cause": "Fever of the brain"}
    assert send(head, page, {**died, "place": ""}).status_code == 422
    assert send(head, page, died).status_code == 303
    assert everything(Placement)[0].exit_reason == "died"
    step = {"what": "police", "day": "20 11 2026", "time": "05:00", "number": "DD 3"}
    assert send(head, f"{page}/step", step, page=page).status_code == 303
    assert send(head, f"{page}/step", {**step, "what": "medical_officer"}, page=page).status_code == 422
    assert send(head, f"{page}/step", {**step, "what": "body", "number": ""}, page=page).status_code == 422
    assert "Fever of the brain" in head.get(page).get_data(as_text=True)
    assert everything(Death)[0].police_no == "DD 3"
    for role in (Role.HOUSE_STAFF, Role.NURSE, Role.TEACHER):
        assert client_as(role, home).get(page).status_code == 403


@pytest.mark.parametrize("role", [Role.HOUSE_STAFF, Role.TEACHER, Role.NURSE, Role.STORES], ids=str)
def test_movement_is_closed_to_those_whom_the_matrix_leaves_out(client_as, home, file, role):
    client = client_as(role, home)
    assert client.get(f"/children/{file.code}/movement").status_code == 403
    assert client.get(f"/children/{file.code}/transfer").status_code == 403


def test_a_counsellor_reads_the_movement_of_her_own_children_and_writes_none(session, app, home, file):
    user = make_user(Role.COUNSELLOR, home)
    residents.put_in_caseload(file, user, Role.COUNSELLOR)
    client = browser(app)
    sign_in(client, user)
    assert client.get(f"/children/{file.code}/movement").status_code == 200
    assert client.get(f"/children/{file.code}/movement/away").status_code == 403


def test_asking_who_is_away_costs_the_same_for_many(session, head, home, file):
    def cost():
        with across_homes("a test"), count_statements() as seen:
            movement.absences(home.id, clock.today())
        return len(seen)

    send(head, f"/children/{file.code}/movement/away", LEAVE)
    one = cost()
    for _n in range(3):
        other = residents.admit(home, days_ago=20)
        send(head, f"/children/{other.code}/movement/away", LEAVE)
    assert cost() == one
