"""At the door: six lines let a child in, nobody is received twice, several come with one rescue."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.db import begin_write, db
from foundation.scope import across_homes
from residents.models import (
    CaseFile,
    Child,
    Placement,
    Reception,
    Rescue,
)
from tests.factories import homes, residents
from tests.residents.costs import cost
from tests.residents.pages import everything
from tests.residents.reception import arrival, receive, step
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


def test_house_staff_reach_the_six_lines_in_one_tap_from_the_menu_and_from_the_phone(client_as, home):
    page = client_as(Role.HOUSE_STAFF, home).get(f"/homes/{home.code}/children").get_data(as_text=True)
    spine, tabs = page.split('class="tabs"')
    assert f'href="/homes/{home.code}/receive"' in spine
    assert f'href="/homes/{home.code}/receive"' in tabs


def test_six_lines_let_a_girl_without_a_name_in_and_her_file_number_and_stay_are_there(client_as, home):
    answer = receive(client_as(Role.HOUSE_STAFF, home), home)
    assert (answer.status_code, answer.location) == (303, "/children/KRS-2026-001/reception")
    child, stay, reception = everything(Child)[0], everything(Placement)[0], everything(Reception)[0]
    assert (child.name_kind, child.age_years_stated, child.marks) == (
        "unknown",
        9,
        "red frock, scar on the chin",
    )
    assert (stay.register_no, stay.order_no, stay.brought_by) == (1, "", "child_helpline")
    assert reception.placement_id == stay.id


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name_kind": "original"}, "Write the name"),
        ({"sex": ""}, "Choose the child"),
        ({"age_years_stated": ""}, "A guess will do"),
        ({"age_years_stated": "80"}, "from 0 to 25"),
        ({"brought_by": ""}, "Choose who brought her"),
        ({"time": "23:40"}, "has not come yet"),
        ({"day": "21 11 2026"}, "has not come yet"),
    ],
    ids=["no name", "no sex", "no age", "too old", "nobody", "later today", "tomorrow"],
)
def test_a_line_that_is_missing_is_asked_for_and_nothing_is_lost(client_as, home, change, words):
    answer = receive(client_as(Role.HOUSE_STAFF, home), home, **change)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert words in page
    assert "red frock, scar on the chin" in page
    assert everything(CaseFile) == []


def test_a_boy_at_a_girls_home_is_let_in_and_the_reception_asks_why(client_as, home):
    client = client_as(Role.SUPERINTENDENT, home)
    assert receive(client, home, sex="boy").status_code == 303
    page = client.get("/children/KRS-2026-001/reception").get_data(as_text=True)
    assert "Why she is here all the same" in page
    send(client, "/children/KRS-2026-001/reception/steps/reason", step(words="His sister came with him"))
    assert everything(Placement)[0].exception_reason == "His sister came with him"


def test_the_same_child_again_is_asked_about_before_she_is_saved_twice(client_as, home):
    first, second = client_as(Role.HOUSE_STAFF, home), client_as(Role.SUPERINTENDENT, home)
    receive(first, home, name="Rupali", name_kind="original")
    again = receive(second, home, name="Roopali", name_kind="original")
    page = again.get_data(as_text=True)
    assert again.status_code == 422
    assert "Is this the same child?" in page
    assert "KRS-2026-001" in page
    assert receive(second, home, name="Roopali", name_kind="original", is_another="y").status_code == 303


def test_children_without_a_name_are_told_apart_by_the_words_about_their_looks(client_as, home):
    client = client_as(Role.HOUSE_STAFF, home)
    receive(client, home, marks="red frock, scar on the chin")
    assert receive(client, home, marks="blue school shirt, very tall").status_code == 303
    assert receive(client, home, marks="a red frock and a scar on chin").status_code == 422


@pytest.mark.parametrize(
    ("role", "answers"),
    [
        (Role.SUPERINTENDENT, (200, 200, 200, 200, 200)),
        (Role.HOUSE_STAFF, (200, 200, 200, 200, 200)),
        (Role.NURSE, (403, 200, 200, 200, 403)),
        (Role.CASE_WORKER, (200, 200, 403, 403, 403)),
        (Role.COUNSELLOR, (403, 403, 403, 403, 403)),
        (Role.TEACHER, (403, 403, 403, 403, 403)),
        (Role.INSPECTOR, (403, 403, 403, 403, 403)),
    ],
)
def test_each_post_opens_what_the_matrix_says(client_as, home, role, answers):
    file = residents.admit(home)
    client = client_as(role, home)
    pages = (
        f"/homes/{home.code}/receive", f"/homes/{home.code}/reception", f"/children/{file.code}/reception",
        f"/children/{file.code}/marks", f"/children/{file.code}/belongings",
    )  # fmt: skip
    assert tuple(client.get(page).status_code for page in pages) == answers


def test_another_homes_child_rescue_and_reception_are_no_such_pages(client_as, home):
    other = residents.admit(homes.make_home("PAR"))
    client = client_as(Role.SUPERINTENDENT, home)
    for page in (
        "reception",
        "reception/bed",
        "reception/steps/search",
        "reception/articles",
        "marks",
        "belongings",
    ):
        assert client.get(f"/children/{other.code}/{page}").status_code == 404, page
    assert client.get("/homes/PAR/receive").status_code == 404


def test_the_home_sees_who_waits_longest_first_with_what_is_missing(client_as, home):
    old = residents.admit(home, started_at=clock.now() - timedelta(days=2))
    new = residents.admit(home, started_at=clock.now() - timedelta(hours=1))
    page = client_as(Role.HOUSE_STAFF, home).get(f"/homes/{home.code}/reception").get_data(as_text=True)
    assert page.index(old.code) < page.index(new.code)
    assert "over their time" in page
    assert "Medical examination" in page


def test_a_case_worker_sees_by_code_that_a_child_came_who_is_not_hers(client_as, home):
    file = residents.admit(home, name="Hidden Here")
    page = client_as(Role.CASE_WORKER, home).get(f"/homes/{home.code}/reception").get_data(as_text=True)
    assert file.code in page
    assert "Hidden Here" not in page
    assert f"/children/{file.code}/reception" not in page


def test_the_list_of_reception_asks_no_more_for_many_than_for_one(client_as, home):
    client = client_as(Role.SUPERINTENDENT, home)

    def cost_with(children):
        for _n in range(children):
            residents.admit(home, days_ago=1)
        client.get(f"/homes/{home.code}/reception")
        return cost(lambda: client.get(f"/homes/{home.code}/reception"))

    assert cost_with(1) == cost_with(4)


RESCUE = {"brought_by": "police", "brought_by_text": "Railway police", "place": "Notunhat station",
          "said_to_come": "2", "day": "20 11 2026", "time": "11:30"}  # fmt: skip


def begin(client, home, **more):
    return send(client, f"/homes/{home.code}/rescues/new", {**RESCUE, **more}).location


def test_a_rescue_is_written_once_and_counted_against_how_many_were_said_to_come(client_as, home):
    client = client_as(Role.HOUSE_STAFF, home)
    place = begin(client, home)
    form = client.get(f"{place}/receive").get_data(as_text=True)
    assert "Railway police" in form
    sent = arrival(brought_by="police", time="11:30", name="Asha", name_kind="original")
    assert send(client, f"{place}/receive", sent).location == place
    assert "1 of 2 are in" in client.get(place).get_data(as_text=True)
    assert everything(Reception)[0].rescue_id == everything(Rescue)[0].id


def test_a_rescue_of_another_number_is_closed_only_with_a_word_why(client_as, home):
    client = client_as(Role.HOUSE_STAFF, home)
    place = begin(client, home)
    refused = send(client, f"{place}/end", {"words": ""}, page=place)
    assert "2 were said to come, 0 are in" in refused.get_data(as_text=True)
    assert (
        send(client, f"{place}/end", {"words": "They were taken to another home"}, page=place).status_code
        == 303
    )
    assert send(client, f"{place}/receive", arrival()).status_code == 422


@pytest.mark.parametrize(
    ("change", "words"),
    [({"time": "23:00"}, "has not come yet"), ({"said_to_come": "0"}, "from 1 to 300")],
    ids=["later", "nobody"],
)
def test_a_rescue_that_cannot_be_is_refused(client_as, home, change, words):
    answer = send(client_as(Role.HOUSE_STAFF, home), f"/homes/{home.code}/rescues/new", {**RESCUE, **change})
    assert answer.status_code == 422
    assert words in answer.get_data(as_text=True)
    assert everything(Rescue) == []


def test_the_same_words_posted_twice_receive_one_child(client_as, home):
    client = client_as(Role.HOUSE_STAFF, home)
    sent = arrival(once="the-same-form")
    answers = [send(client, f"/homes/{home.code}/receive", dict(sent)) for _n in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(everything(CaseFile)) == 1


def test_an_arrival_that_an_admission_wrote_has_its_reception_too(home, session):
    file = residents.admit(home)
    residents.let_go(file)
    begin_write()
    with across_homes("a test"):
        child, again = residents.child_of(file), residents.fresh(file)
        residents.actions.admit_again(
            again,
            child,
            residents.actions.Arrival(started_at=clock.now(), exception_reason="x"),
            by=residents.SYSTEM,
        )
        assert db.session.scalar(sa.select(sa.func.count(Reception.id))) == 2
        db.session.rollback()


def test_a_girl_who_was_here_before_is_pointed_out_by_her_code_before_a_second_file_is_made(client_as, home):
    before = residents.admit(home, name="Lakshmi Oraon", name_local="", age_years_stated=9, days_ago=90)
    residents.let_go(before)
    client = client_as(Role.HOUSE_STAFF, home)
    answer = receive(client, home, name="Laxmi Oraon", name_kind="original")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert f"Possible match, {before.code}" in page
    assert receive(client, home, name="Laxmi Oraon", name_kind="original", is_another="y").status_code == 303
