"""People: who may see, add, change and close accounts."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts import passwords
from accounts.models import PostHeld, User
from accounts.roles import Role
from foundation import clock
from foundation.audit.models import AuditEvent
from foundation.db import db
from tests.accounts.pages import post
from tests.factories.accounts import make_user, sign_in


def one(model, **which):
    return db.session.scalars(sa.select(model).filter_by(**which)).one()


def events(name):
    return db.session.scalars(sa.select(AuditEvent).where(AuditEvent.event == name)).all()


ADMIN_PAGES = [
    "/people", "/people/add", "/people/second-factor", "/people/{teacher}", "/people/{teacher}/change",
    "/people/{teacher}/close", "/people/{teacher}/open", "/people/{teacher}/reset-password",
    "/people/{teacher}/reset-second-factor", "/people/{teacher}/end-sign-ins", "/people/{teacher}/posts/add",
    "/posts/waiting", "/homes/KDM/people",
]  # fmt: skip


@pytest.mark.parametrize("path", ADMIN_PAGES)
def test_the_administrator_opens_every_page_of_people(by, staff, path):
    page = by("admin").get(path.format(**staff))
    assert page.status_code == 200
    assert page.get_data(as_text=True).count("<h1") == 1


@pytest.mark.parametrize("path", ADMIN_PAGES)
def test_a_teacher_opens_none_of_them(by, staff, path):
    assert by("teacher").get(path.format(**staff)).status_code in (403, 404)


@pytest.mark.parametrize(("path", "status"), [
    ("/homes/KDM/people", 200), ("/homes/BTG/people", 404), ("/homes/ZZZ/people", 404), ("/people", 403),
    ("/homes/KDM/people/ask", 200), ("/homes/KDM/people/{teacher}/close", 200), ("/people/{teacher}", 403),
    ("/homes/KDM/people/{elsewhere}/close", 404), ("/homes/KDM/people/not-an-id/close", 404),
])  # fmt: skip
def test_a_superintendent_sees_the_people_of_her_own_home(by, staff, path, status):
    assert by("superintendent").get(path.format(**staff)).status_code == status


def test_the_list_of_a_home_names_nobody_from_elsewhere(by):
    words = by("superintendent").get("/homes/KDM/people").get_data(as_text=True)
    assert "Debika Roy" in words
    assert "meena.toppo" not in words  # her sign-in name: another may be called as she is


def test_people_are_found_by_a_part_of_their_name_and_signs_find_themselves_only(by):
    admin = by("admin")
    assert "meena.toppo" in post(admin, "/people", {"find": "toppo"}).get_data(as_text=True)
    assert "meena.toppo" not in post(admin, "/people", {"find": "%"}).get_data(as_text=True)
    assert admin.get("/people?after=x&after_id=nonsense").status_code == 404


def test_the_list_goes_on_page_by_page_without_a_gap_or_a_twin(app, by):
    with app.app_context():
        db.session.add_all(User(sign_in_name=f"p{n:03}", name=f"Same Name {n % 7}") for n in range(230))
        db.session.commit()
    client, url, seen = by("admin"), "/people", []
    while url:
        page = client.get(url).get_data(as_text=True)
        seen += re.findall(r'second">(p\d{3})<', page)
        following = re.search(r'href="(/people\?[^"]*after_id[^"]*)"', page)
        url = following.group(1).replace("&amp;", "&") if following else None
    assert len(seen) == 230
    assert len(set(seen)) == 230


def test_a_person_is_added_with_a_starting_password_shown_once(app, by):
    form = {"name": "Lalita Mahato", "sign_in_name": "Lalita.Mahato", "language": "bn_IN"}
    page = post(by("admin"), "/people/add", form).get_data(as_text=True)
    password = re.search(r">([0-9a-z]{4}(?:-[0-9a-z]{4}){3})<", page).group(1)
    with app.app_context():
        added = one(User, sign_in_name="lalita.mahato")
        assert added.must_change_password
        assert passwords.fits(added.password_hash, password)
        assert all(password not in event.details for event in db.session.scalars(sa.select(AuditEvent)))


def test_a_sign_in_name_is_taken_once_whatever_its_capitals(by):
    answer = post(
        by("admin"), "/people/add", {"name": "Another", "sign_in_name": "DEBIKA.ROY", "language": "en_IN"}
    )
    assert answer.status_code == 422
    assert "taken" in answer.get_data(as_text=True)
    assert 'value="Another"' in answer.get_data(as_text=True)


@pytest.mark.parametrize("deed", ["close", "open", "reset-password", "reset-second-factor", "end-sign-ins"])
def test_no_deed_is_done_without_a_reason(app, by, staff, deed):
    answer = post(by("admin"), f"/people/{staff['teacher']}/{deed}", {"reason": ""})
    assert answer.status_code == 422
    with app.app_context():
        assert not events("accounts.person.disabled")


def test_closing_an_account_puts_its_person_out_and_opening_lets_her_in_again(app, by, staff):
    teacher, admin = by("teacher"), by("admin")
    assert post(admin, f"/people/{staff['teacher']}/close", {"reason": "left the home"}).status_code == 303
    assert teacher.get("/me").status_code == 303
    with app.app_context():
        assert one(User, id=staff["teacher"]).is_disabled
        assert [e.actor_name for e in events("accounts.person.disabled")] == ["Admin One"]
    assert post(admin, f"/people/{staff['teacher']}/open", {"reason": "came back"}).status_code == 303
    assert by("teacher").get("/me").status_code == 200


def test_resetting_a_password_ends_the_sign_ins_and_forces_a_change(app, by, staff):
    teacher = by("teacher")
    answer = post(by("admin"), f"/people/{staff['teacher']}/reset-password", {"reason": "forgot it"})
    assert answer.status_code == 200
    assert teacher.get("/me").status_code == 303
    assert by("teacher").get("/me").location == "/me/password"


def test_nobody_resets_or_closes_their_own_account(by, staff):
    admin = by("admin")
    for deed in ("close", "reset-password", "reset-second-factor"):
        assert post(admin, f"/people/{staff['admin']}/{deed}", {"reason": "my own reason"}).status_code == 422


def test_the_last_administrator_stays(app, by, staff):
    with app.app_context():
        one(PostHeld, user_id=staff["admin_two"]).ends_at = clock.now()
        held = one(PostHeld, user_id=staff["admin"]).id
        db.session.commit()
    assert post(by("admin"), f"/posts/{held}/end", {"reason": "moving on"}).status_code == 422


def test_an_unknown_person_or_post_is_no_such_page(by):
    nobody = "01890000-0000-7000-8000-000000000000"
    admin = by("admin")
    for path in (f"/people/{nobody}", f"/people/{nobody}/close", f"/posts/{nobody}/end", "/people/not-an-id"):
        assert admin.get(path).status_code == 404


def test_the_second_factor_is_put_off_for_two_weeks_at_most(app, by, staff):
    with app.app_context():
        nurse = make_user(Role.NURSE, staff["kadam"], second_factor=False).id
        client = app.test_client()
        sign_in(client, nurse)
    assert client.get("/me").status_code == 303
    near = (clock.today() + timedelta(days=7)).isoformat()
    far = (clock.today() + timedelta(days=30)).isoformat()
    admin = by("admin")
    assert post(admin, "/people/second-factor", {"required_from": far}).status_code == 422
    assert post(admin, "/people/second-factor", {"required_from": near}).status_code == 303
    assert client.get("/me").status_code == 200
    with clock.at(clock.now() + timedelta(days=7, hours=1)), app.app_context():
        sign_in(client, nurse)
        assert client.get("/me").status_code == 303


def test_the_same_form_twice_adds_one_person(app, by):
    admin = by("admin")
    page = admin.get("/people/add").get_data(as_text=True)
    form = {
        "csrf_token": re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page).group(1),
        "once": re.search(r'name="once"[^>]*value="([^"]+)"', page).group(1),
        "name": "Lalita Mahato", "sign_in_name": "lalita.mahato", "language": "en_IN",
    }  # fmt: skip
    assert admin.post("/people/add", data=form).status_code == 200
    assert admin.post("/people/add", data=form).status_code == 303
    with app.app_context():
        assert one(User, sign_in_name="lalita.mahato")


def test_the_list_takes_as_many_statements_for_many_as_for_few(app, by):
    def cost():
        client, seen = by("admin"), []
        with app.app_context():
            connection = db.engine
        listener = lambda c, cur, s, *rest: seen.append(s)  # noqa: E731  removed again below
        sa.event.listen(connection, "before_cursor_execute", listener)
        client.get("/people")
        sa.event.remove(connection, "before_cursor_execute", listener)
        return len([s for s in seen if s.lstrip().upper().startswith("SELECT")])

    cost()
    few = cost()
    with app.app_context():
        for n in range(20):
            make_user(Role.TEACHER, one(PostHeld, role="superintendent").home_id, name=f"Teacher {n}")
    assert cost() == few
