"""The door: one tap in, out with what was used, wrong taps struck out, nobody doubled."""

import re
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from dailylife.actions import door as verbs
from dailylife.models import DoorVisit
from dailylife.queries.door import comer
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import db, new_id
from foundation.refusals import Refused
from foundation.scope import across_homes
from tests.dailylife.conftest import said
from tests.factories import door, residents
from tests.factories.accounts import sign_in
from tests.factories.homes import make_home
from tests.support.counting import count_statements
from tests.support.posting import send, token_of

pytestmark = pytest.mark.usefixtures("at_noon")
LATER = timedelta(hours=9)


def visits():
    with across_homes("a test"):
        return list(db.session.scalars(sa.select(DoorVisit).order_by(DoorVisit.came_at)))


def tap(client, centre):
    return client.post(f"{centre.url}/door/in", data={"csrf_token": token_of(client, centre.door)})


def test_one_tap_brings_her_in_at_the_servers_hour(centre, staff, at_noon):
    assert tap(staff, centre).status_code == 303
    [row] = visits()
    assert (row.came_at, row.came_by, row.left_at) == (at_noon, centre.staff.id, None)
    page = staff.get(centre.door)
    assert "in 12:00" in said(page)
    assert "Munni T." in said(page)


def test_a_second_tap_says_since_when_she_is_in(centre, staff):
    door.tap_in(centre.child)
    again = tap(staff, centre)
    assert again.status_code == 422
    assert f"{centre.child.code} is in since 12:00." in said(again)
    assert len(visits()) == 1


def test_the_database_itself_keeps_a_child_from_being_doubled(centre, app):
    door.tap_in(centre.child)
    twin = DoorVisit(
        id=new_id(), home_id=centre.home.id, case_file_id=centre.child.id, day=clock.today(), came_at=clock.now(),
        came_written_at=clock.now(),
    )  # fmt: skip
    from foundation import clashes

    with across_homes("a test"), app.test_request_context():
        db.session.add(twin)
        with pytest.raises(Refused, match="Another phone tapped her in"):
            clashes.flush()


def test_out_with_what_she_used(centre, staff):
    door.tap_in(centre.child)
    typed = {
        "services": ["meal", "study", "other"],
        "other_words": "Drew a lion",
        "way": "fetched",
        "fetched_by": "Mother",
    }
    answer = send(staff, f"{centre.url}/door/out", typed)
    assert answer.status_code == 303
    [row] = visits()
    assert (row.services, row.other_words, row.way, row.fetched_by) == (
        ("meal", "study", "other"),
        "Drew a lion",
        "fetched",
        "Mother",
    )
    assert row.left_at is not None
    assert "Meal, Study, tuition, Something else, Drew a lion, Fetched by somebody, Mother" in said(
        staff.get(centre.door)
    )


def test_out_without_in_is_refused_and_offers_to_write_when_she_came(centre, staff):
    answer = send(staff, f"{centre.url}/door/out", {"services": ["meal"], "way": "alone"})
    assert answer.status_code == 422
    assert "She was not tapped in. Write when she came." in said(answer)
    assert re.search(r'<input[^>]*value="meal"[^>]*checked|checked[^>]*value="meal"', answer.text), (
        "what was typed stays"
    )
    assert visits() == []
    answer = send(staff, f"{centre.url}/door/out", {"services": ["meal"], "way": "alone", "came": "10:30"})
    assert answer.status_code == 303
    [row] = visits()
    assert (f"{clock.local(row.came_at):%H:%M}", row.left_at, row.services) == (
        "10:30",
        clock.now(),
        ("meal",),
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [("12:30", "still to come"), ("", "Write the time"), ("11:00", "She was in from 10:30 to 12:00")],
    ids=["ahead", "empty", "inside a visit"],
)
def test_a_forgotten_hour_that_cannot_be_is_refused(centre, staff, typed, words):
    door.tap_in(centre.child, at=clock.now() - timedelta(minutes=90))
    door.tap_out(centre.child)
    answer = send(staff, f"{centre.url}/door/came", {"came": typed})
    assert answer.status_code == 422
    assert words in said(answer)
    assert len(visits()) == 1


def test_a_wrong_tap_is_struck_out_and_stays_readable(centre, staff):
    row = door.tap_in(centre.child)
    url = f"/door-visits/{row.id}/strike"
    assert "Write why" in said(send(staff, url, {"reason": " "}))
    assert send(staff, url, {"reason": "Tapped the child beside her"}).status_code == 303
    page = staff.get(centre.door)
    assert "Tapped the child beside her, Bimala Kisku" in said(page)
    assert "in 12:00" not in said(page)
    assert "struck out already" in said(send(staff, url, {"reason": "again"}, page=centre.door))
    assert tap(staff, centre).status_code == 303
    assert len(visits()) == 2


def test_each_form_at_the_door_says_whom_it_is_about_and_leads_back_there(centre, staff):
    row = door.tap_in(centre.child)
    told = {f"{centre.url}/door/out": "in since 12:00", f"/door-visits/{row.id}/strike": "in since 12:00",
            f"{centre.url}/door/came": ""}  # fmt: skip
    for url, words in told.items():
        page = staff.get(url)
        assert "Munni T." in said(page)
        assert words in said(page)
        assert f'class="back" href="{centre.door}"' in page.text


def test_who_is_still_in_at_closing_time_is_pointed_out_and_written(centre, staff, at_noon):
    door.tap_in(centre.child)
    assert "past closing time" not in said(staff.get(centre.door))
    with clock.at(at_noon + LATER):
        sign_in(staff, centre.staff)
        assert "Still in past closing time" in said(staff.get(centre.door))
        answer = send(staff, f"{centre.url}/door/out", {"services": ["meal"]})
        assert answer.status_code == 422
        assert "Choose how she left, or that she stays." in said(answer)
        assert (
            send(staff, f"{centre.url}/door/out", {"services": ["meal"], "way": "night"}).status_code == 303
        )
        page = said(staff.get(centre.door))
        assert "past closing time" not in page
        assert "stays the night" in page
        answer = send(staff, f"{centre.url}/door/out", {"way": "night"})
        assert "written already" in said(answer)
    with clock.at(at_noon + timedelta(hours=25)):
        sign_in(staff, centre.staff)
        assert "In for more than 24 hours" in said(staff.get(centre.door))
        assert (
            send(staff, f"{centre.url}/door/out", {"services": ["rest"], "way": "alone"}).status_code == 303
        )
    [row] = visits()
    assert (row.services, row.way) == (("meal", "rest"), "alone")


def test_more_than_the_house_is_sanctioned_for_is_said_and_nobody_refused(centre, staff):
    for _n in range(2):
        door.tap_in(door.enrol(centre.home))
    assert tap(staff, centre).status_code == 303
    page = said(staff.get(centre.door))
    assert "3 are in, the house is sanctioned for 2." in page
    assert "Nobody is refused" in page


def test_a_search_is_posted_and_finds_any_spelling(centre, staff):
    door.enrol(centre.home, name="Asha Lepcha")
    for find, is_found in (("muni", True), ("মুন্নি", True), (centre.child.code, True), ("asha", False)):
        page = send(staff, centre.door, {"find": find})
        assert page.status_code == 200
        assert (f'id="door-{centre.child.code}"' in page.text) is is_found, find
    assert "Nobody is found." in said(send(staff, centre.door, {"find": "zzqx"}))


def test_a_child_who_lives_in_a_home_is_not_tapped_in(centre, client_as):
    home = make_home()
    child = residents.admit(home)
    with across_homes("a test"), pytest.raises(Refused, match="lives in this home"):
        verbs.tap_in(comer(child.id), by=SYSTEM)
    assert "No child comes here by day." in said(
        client_as(Role.HOUSE_STAFF, home).get(f"/homes/{home.code}/door")
    )


@pytest.mark.parametrize("role", [Role.KIOSK, Role.GATE, Role.STORES, Role.CASE_WORKER, Role.TEACHER])
def test_the_door_is_closed_to_who_has_no_part_in_it(centre, client_as, role):
    client = client_as(role, centre.home)
    assert client.get(centre.door).status_code == 403
    assert client.get(f"{centre.url}/door/out").status_code in (403, 404)
    assert visits() == []


def test_another_home_learns_nothing_of_it(centre, client_as):
    row = door.tap_in(centre.child)
    stranger = client_as(Role.SUPERINTENDENT, make_home())
    for url in (
        centre.door,
        f"{centre.url}/door/out",
        f"{centre.url}/door/came",
        f"/door-visits/{row.id}/strike",
    ):
        assert stranger.get(url).status_code == 404


def test_head_office_reads_codes_and_no_names(centre, client_as):
    door.tap_in(centre.child)
    page = client_as(Role.HEAD_OFFICE).get(centre.door).text
    assert centre.child.code in page
    assert "Munni" not in page
    assert "Strike out" not in page
    assert "/door/in" not in page


def test_a_day_kept_on_paper_is_written_at_once_or_not_at_all(centre, at_noon):
    good = verbs.KeptOnPaper(
        case_file_id=centre.child.id,
        came_at=at_noon - timedelta(hours=3),
        left_at=at_noon,
        services=("meal",),
    )
    bad = verbs.KeptOnPaper(
        case_file_id=centre.child.id, came_at=at_noon, left_at=at_noon - timedelta(hours=1)
    )
    with across_homes("a test"):
        with pytest.raises(Refused, match="hours that cannot be"):
            verbs.write_day(centre.home.id, clock.today(), [good, bad], by=SYSTEM)
        assert visits() == []
        assert verbs.write_day(centre.home.id, clock.today(), [good], by=SYSTEM) == 1
    [row] = visits()
    assert isinstance(row.left_at, datetime)
    assert row.version == 1


def test_the_doors_statements_do_not_grow_with_children(centre, staff):
    def cost():
        with count_statements() as seen:
            assert staff.get(centre.door).status_code == 200
        return len(seen)

    for _n in range(4):
        door.tap_in(door.enrol(centre.home))
    cost()
    few = cost()
    for _n in range(15):
        door.tap_in(door.enrol(centre.home))
    cost()
    assert cost() == few <= 12
