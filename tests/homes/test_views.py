"""The hall's pages: who opens what, what is refused, the first visit."""

import json

import pytest
import sqlalchemy as sa

from accounts import setup
from accounts.models import PostHeld, User
from accounts.roles import Role
from foundation import clock
from foundation.db import db
from foundation.scope import across_homes
from homes.models import Bed, Home, Organisation, Room, StaffMember, StaffTraining
from tests.factories import homes, residents
from tests.factories.accounts import make_user, sign_in
from tests.inspector import browser
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def home(session):
    return homes.make_home("KRS", address="12 Invented Lane", registration_valid_until=clock.today())


def everything(model):
    with across_homes("a test looks"):
        return db.session.scalars(sa.select(model)).all()


@pytest.mark.parametrize(
    ("role", "answers"),
    [
        (Role.SUPERINTENDENT, (403, 200, 200, 200)),
        (Role.HOUSE_STAFF, (403, 200, 403, 403)),
        (Role.TEACHER, (403, 200, 403, 403)),
        (Role.INSPECTOR, (403, 200, 200, 403)),
        (Role.HEAD_OFFICE, (200, 200, 200, 200)),
        (Role.ADMINISTRATOR, (200, 200, 404, 404)),
        (Role.PRIVACY_OFFICER, (403, 404, 404, 404)),
        (Role.KIOSK, (403, 403, 403, 403)),
    ],
)
def test_each_post_opens_what_the_table_says(client_as, home, role, answers):
    client = client_as(role, home)
    pages = ("/homes", "/homes/KRS", "/homes/KRS/staff", "/homes/KRS/edit")
    assert tuple(client.get(page).status_code for page in pages) == answers


def test_another_home_is_no_such_page(client_as, home):
    other = homes.make_home()
    staff, room = homes.make_staff(other), homes.make_room(other)
    client = client_as(Role.SUPERINTENDENT, home)
    for page in (
        f"/homes/{other.code}",
        f"/staff/{staff.id}",
        f"/rooms/{room.id}",
        "/homes/ZZZ",
        "/staff/nobody",
    ):
        assert client.get(page).status_code == 404, page


def test_the_address_is_read_by_who_keeps_the_home(client_as, home):
    assert "Invented Lane" in client_as(Role.SUPERINTENDENT, home).get("/homes/KRS").get_data(as_text=True)
    assert "Invented Lane" not in client_as(Role.TEACHER, home).get("/homes/KRS").get_data(as_text=True)


def test_a_licence_that_ends_is_said(client_as, home):
    assert "ends today" in client_as(Role.SUPERINTENDENT, home).get("/homes/KRS").get_data(as_text=True)


def test_rooms_and_beds_are_written_and_their_occupancy_is_counted(client_as, home):
    client = client_as(Role.SUPERINTENDENT, home)
    added = send(client, "/homes/KRS/rooms", {"name": "Dormitory B", "used_for": "dormitory"})
    assert added.status_code == 303
    (room,) = everything(Room)
    row = {"prefix": "B", "first_no": "1", "last_no": "3"}
    assert send(client, f"/rooms/{room.id}/beds", row, page=f"/rooms/{room.id}").status_code == 303
    assert send(client, f"/rooms/{room.id}/beds", row, page=f"/rooms/{room.id}").status_code == 422
    bed = everything(Bed)[0]
    residents.admit(home, bed=bed)
    assert "1 of 3 beds taken" in client.get("/homes/KRS/rooms").get_data(as_text=True)
    withdrawn = send(client, f"/beds/{bed.id}/use", {}, page=f"/rooms/{room.id}")
    assert withdrawn.status_code == 422
    assert (
        send(
            client, f"/rooms/{room.id}/edit", {"name": "Dormitory C", "used_for": "dormitory", "version": "1"}
        ).status_code
        == 303
    )
    assert send(client, "/homes/KRS/rooms", {"name": "Dormitory C", "used_for": "other"}).status_code == 422


def test_a_staff_record_is_opened_changed_and_closed(client_as, home):
    user = make_user(Role.HOUSE_STAFF, home)
    client = client_as(Role.SUPERINTENDENT, home)
    facts = {"name": "Lalita Mahato", "designation": "house_parent", "joined_on": "1 6 2026", "phone": "90000 00000",
             "user_id": str(user.id), "police_verified_on": "1 6 2026", "police_valid_until": "1 6 2028"}  # fmt: skip
    joined = send(client, "/homes/KRS/staff/join", facts)
    assert joined.status_code == 303
    (staff,) = everything(StaffMember)
    page = client.get(f"/staff/{staff.id}").get_data(as_text=True)
    assert "90000 00000" in page
    trained = send(
        client,
        f"/staff/{staff.id}/training",
        {"title": "POCSO", "held_on": "1 7 2026", "days": "2"},
        page=f"/staff/{staff.id}",
    )
    assert trained.status_code == 303
    assert len(everything(StaffTraining)) == 1
    changed = send(client, f"/staff/{staff.id}/edit", {**facts, "name": "Lalita Mahato Roy", "version": "1"})
    assert changed.status_code == 303
    raced = send(client, f"/staff/{staff.id}/edit", {**facts, "name": "Lalita M.", "version": "1"})
    assert raced.status_code == 422
    assert "Lalita Mahato Roy" in raced.get_data(as_text=True)
    left = send(client, f"/staff/{staff.id}/leaving", {"left_on": "20 11 2026", "reason": "moved away"})
    assert left.status_code == 303
    assert [p.ends_at is not None for p in everything(PostHeld) if p.user_id == user.id] == [True]
    assert "20 Nov 2026" in client.get("/homes/KRS/staff?show=all").get_data(as_text=True)


def test_staff_read_their_own_record_and_no_other(session, app, home):
    user = make_user(Role.HOUSE_STAFF, home)
    own, other = homes.make_staff(home, user_id=user.id, phone="90000 00001"), homes.make_staff(home)
    client = browser(app)
    sign_in(client, user)
    assert "90000 00001" in client.get(f"/staff/{own.id}").get_data(as_text=True)
    assert client.get(f"/staff/{other.id}").status_code == 403


def test_an_inspector_sees_verification_and_no_phone(client_as, home):
    staff = homes.make_staff(home, phone="90000 00002")
    page = client_as(Role.INSPECTOR, home).get(f"/staff/{staff.id}").get_data(as_text=True)
    assert "not verified" in page
    assert "90000" not in page


def test_holidays_and_committees_are_kept(client_as, home):
    client = client_as(Role.SUPERINTENDENT, home)
    assert send(client, "/homes/KRS/holidays", {"day": "25 12 2026", "name": "Christmas"}).status_code == 303
    assert send(client, "/homes/KRS/holidays", {"day": "25 12 2026", "name": "Again"}).status_code == 422
    body = {"name": "CWC Amrapali", "kind": "cwc", "district": "Amrapali"}
    assert send(client, "/committees", body).status_code == 303
    assert "CWC Amrapali" in client.get("/committees").get_data(as_text=True)


def test_head_office_opens_a_home(client_as, home):
    client = client_as(Role.HEAD_OFFICE)
    facts = {"code": "kdm", "name": "Kadam", "kind": "childrens_home", "for_whom": "girls", "age_from": "6",
             "age_to": "18", "sanctioned_strength": "25", "state": "West Bengal",
             "time_zone": "Asia/Kolkata"}  # fmt: skip
    assert send(client, "/homes/open", facts).status_code == 303
    again = send(client, "/homes/open", facts)
    assert again.status_code == 422
    assert "This code is taken" in again.get_data(as_text=True)


def test_a_homes_facts_are_changed_and_a_lost_race_is_shown(client_as, home):
    client = client_as(Role.SUPERINTENDENT, home)
    facts = {"name": "Krishnachura", "kind": "childrens_home", "for_whom": "girls", "age_from": "0", "age_to": "18",
             "sanctioned_strength": "50", "state": "West Bengal", "time_zone": "Asia/Kolkata",
             "version": "1"}  # fmt: skip
    assert send(client, "/homes/KRS/edit", facts).status_code == 303
    lost = send(client, "/homes/KRS/edit", {**facts, "name": "Krishnachuda"})
    assert lost.status_code == 422
    assert "Two people changed this" in lost.get_data(as_text=True)


FIRST = {
    "organisation": "Invented Homes Society", "code": "KRS", "name": "Krishnachura", "kind": "childrens_home",
    "for_whom": "girls", "age_from": "0", "age_to": "18", "sanctioned_strength": "50", "state": "West Bengal",
    "time_zone": "Asia/Kolkata", "person_name": "Ira Sengupta", "sign_in_name": "ira.sengupta",
    "password": "four brown owls sing", "again": "four brown owls sing",
}  # fmt: skip


def plain_send(client, url, typed):
    import re

    page = client.get(url).get_data(as_text=True)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page).group(1)
    return client.post(url, data={**typed, "csrf_token": token})


def test_the_first_visit_makes_organisation_home_and_superintendent(session, app):
    code = setup.first_code()
    client = browser(app)
    assert client.get("/sign-in").location.endswith("/set-up")
    refused = plain_send(client, "/set-up", {**FIRST, "setup_code": "WRONG-CODE"})
    assert refused.status_code == 422
    assert "Krishnachura" in refused.get_data(as_text=True)
    assert everything(Organisation) == []
    done = plain_send(client, "/set-up", {**FIRST, "setup_code": code})
    assert done.status_code == 303
    assert [h.code for h in everything(Home)] == ["KRS"]
    assert everything(User)[0].sign_in_name == "ira.sengupta"
    assert everything(PostHeld)[0].role == Role.SUPERINTENDENT
    assert client.get("/set-up").status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        {"code": "krs9"},
        {"password": "short", "again": "short"},
        {"again": "differs from it"},
        {"age_from": "30"},
    ],
)
def test_a_first_visit_that_is_refused_makes_nothing(session, app, change):
    code = setup.first_code()
    answer = plain_send(browser(app), "/set-up", {**FIRST, "setup_code": code, **change})
    assert answer.status_code == 422
    assert everything(Home) == []


def test_the_command_line_lists_homes_for_programs(app, home):
    from homes.command_line import list_homes

    answer = app.test_cli_runner().invoke(list_homes, ["--json"])
    assert json.loads(answer.output) == [{"code": "KRS", "name": "Home KRS", "kind": "childrens_home"}]
