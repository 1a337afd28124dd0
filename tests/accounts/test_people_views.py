"""People and posts: who may see, add, close and give, and what needs a second person."""

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
from tests.accounts.pages import PASSWORD, post
from tests.factories.accounts import give, make_user, sign_in
from tests.factories.homes import make_home


@pytest.fixture
def house(app):
    """Two homes, and a person in each post that matters here: name -> id."""
    with app.app_context():
        kadam, other = make_home("KDM", name="Kadam"), make_home("BTG", name="Batighar")
        return {
            "kadam": kadam.id,
            "other": other.id,
            "admin": make_user(Role.ADMINISTRATOR, sign_in_name="admin.one", name="Admin One").id,
            "admin_two": make_user(Role.ADMINISTRATOR, sign_in_name="admin.two").id,
            "office": make_user(Role.HEAD_OFFICE, sign_in_name="head.office").id,
            "superintendent": make_user(
                Role.SUPERINTENDENT, kadam, sign_in_name="sup.kadam", name="Ira Sengupta"
            ).id,
            "teacher": make_user(
                Role.TEACHER, kadam, sign_in_name="debika.roy", name="Debika Roy", password=PASSWORD
            ).id,
            "elsewhere": make_user(Role.TEACHER, other, sign_in_name="meena.toppo", name="Meena Toppo").id,
            "inspector": make_user(
                Role.INSPECTOR, kadam, sign_in_name="cwc.one", ends_at=clock.now() + timedelta(days=1)
            ).id,
        }


@pytest.fixture
def by(app, house):
    """A browser signed in as somebody of the house."""

    def _by(who):
        client = app.test_client()
        with app.app_context():
            sign_in(client, house[who])
        return client

    return _by


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
def test_the_administrator_opens_every_page_of_people(by, house, path):
    page = by("admin").get(path.format(**house))
    assert page.status_code == 200
    assert page.get_data(as_text=True).count("<h1") == 1


@pytest.mark.parametrize("path", ADMIN_PAGES)
def test_a_teacher_opens_none_of_them(by, house, path):
    assert by("teacher").get(path.format(**house)).status_code in (403, 404)


@pytest.mark.parametrize(("path", "status"), [
    ("/homes/KDM/people", 200), ("/homes/BTG/people", 404), ("/homes/XXX/people", 404), ("/people", 403),
    ("/homes/KDM/people/ask", 200), ("/homes/KDM/people/{teacher}/close", 200), ("/people/{teacher}", 403),
    ("/homes/KDM/people/{elsewhere}/close", 404), ("/homes/KDM/people/not-an-id/close", 404),
])  # fmt: skip
def test_a_superintendent_sees_the_people_of_her_own_home(by, house, path, status):
    assert by("superintendent").get(path.format(**house)).status_code == status


def test_the_list_of_a_home_names_nobody_from_elsewhere(by):
    words = by("superintendent").get("/homes/KDM/people").get_data(as_text=True)
    assert "Debika Roy" in words
    assert "Meena Toppo" not in words


def test_people_are_found_by_a_part_of_their_name_and_signs_find_themselves_only(by):
    admin = by("admin")
    assert "Meena Toppo" in admin.get("/people?find=toppo").get_data(as_text=True)
    assert "Meena Toppo" not in admin.get("/people?find=%25").get_data(as_text=True)
    assert admin.get("/people?after=x&after_id=nonsense").status_code == 404


def test_the_list_goes_on_page_by_page_without_a_gap_or_a_twin(app, by):
    with app.app_context():
        db.session.add_all(User(sign_in_name=f"p{n:03}", name=f"Same Name {n % 7}") for n in range(230))
        db.session.commit()
    client, url, seen = by("admin"), "/people?find=Same", []
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
def test_no_deed_is_done_without_a_reason(app, by, house, deed):
    answer = post(by("admin"), f"/people/{house['teacher']}/{deed}", {"reason": ""})
    assert answer.status_code == 422
    with app.app_context():
        assert not events("accounts.person.disabled")


def test_closing_an_account_puts_its_person_out_and_opening_lets_her_in_again(app, by, house):
    teacher, admin = by("teacher"), by("admin")
    assert post(admin, f"/people/{house['teacher']}/close", {"reason": "left the home"}).status_code == 303
    assert teacher.get("/me").status_code == 303
    with app.app_context():
        assert one(User, id=house["teacher"]).is_disabled
        assert [e.actor_name for e in events("accounts.person.disabled")] == ["Admin One"]
    assert post(admin, f"/people/{house['teacher']}/open", {"reason": "came back"}).status_code == 303
    assert by("teacher").get("/me").status_code == 200


def test_resetting_a_password_ends_the_sign_ins_and_forces_a_change(app, by, house):
    teacher = by("teacher")
    answer = post(by("admin"), f"/people/{house['teacher']}/reset-password", {"reason": "forgot it"})
    assert answer.status_code == 200
    assert teacher.get("/me").status_code == 303
    assert by("teacher").get("/me").location == "/me/password"


def test_nobody_resets_or_closes_their_own_account(by, house):
    admin = by("admin")
    for deed in ("close", "reset-password", "reset-second-factor"):
        assert post(admin, f"/people/{house['admin']}/{deed}", {"reason": "my own reason"}).status_code == 422


def test_the_last_administrator_stays(app, by, house):
    with app.app_context():
        one(PostHeld, user_id=house["admin_two"]).ends_at = clock.now()
        held = one(PostHeld, user_id=house["admin"]).id
        db.session.commit()
    assert post(by("admin"), f"/posts/{held}/end", {"reason": "moving on"}).status_code == 422


GIVE = {"role": "teacher", "starts_on": "2026-01-01", "reason": "joined the school"}


def test_an_ordinary_post_is_in_force_at_once(app, by, house):
    form = {**GIVE, "home_id": str(house["kadam"])}
    assert post(by("admin"), f"/people/{house['elsewhere']}/posts/add", form).status_code == 303
    with app.app_context():
        assert one(PostHeld, user_id=house["elsewhere"], home_id=house["kadam"]).standing == "held"
        chain = events("accounts.post.given")[0]
        assert chain.subject_code == "meena.toppo"


@pytest.mark.parametrize("change", [
    {"role": "head_office"}, {"role": "teacher", "home_id": ""}, {"role": ""}, {"role": "nonsense"}, {"reason": ""},
    {"starts_on": "31/31/2026"}, {"ends_on": "2025-01-01"}, {"role": "inspector"},
])  # fmt: skip
def test_a_post_that_makes_no_sense_comes_back_with_what_was_typed(app, by, house, change):
    form = {**GIVE, "home_id": str(house["kadam"]), **change}
    answer = post(by("admin"), f"/people/{house['elsewhere']}/posts/add", form)
    assert answer.status_code == 422
    if "reason" not in change:
        assert "joined the school" in answer.get_data(as_text=True)
    with app.app_context():
        assert (
            db.session.scalar(
                sa.select(sa.func.count()).select_from(PostHeld).filter_by(user_id=house["elsewhere"])
            )
            == 1
        )


@pytest.mark.parametrize("role", ["head_office", "administrator", "privacy_officer", "inspector"])
def test_a_heavy_post_waits_for_a_second_person(app, by, house, role):
    form = {**GIVE, "role": role, "ends_on": "2030-01-01"}
    if role == "inspector":
        form["home_id"] = str(house["kadam"])
    admin = by("admin")
    assert post(admin, f"/people/{house['elsewhere']}/posts/add", form).status_code == 303
    with app.app_context():
        held = one(PostHeld, user_id=house["elsewhere"], role=role)
        assert held.standing == "waiting"
        held_id = held.id
    assert post(admin, f"/posts/{held_id}/agree", page="/posts/waiting").status_code == 422
    assert post(by("office"), f"/posts/{held_id}/agree", page="/posts/waiting").status_code == 303
    assert post(by("admin_two"), f"/posts/{held_id}/agree", page="/posts/waiting").status_code == 422
    with app.app_context():
        held = one(PostHeld, id=held_id)
        assert (held.standing, held.agreed_by) == ("held", house["office"])


def test_a_post_for_oneself_waits_and_oneself_does_not_agree(app, by, house):
    admin = by("admin")
    form = {**GIVE, "role": "superintendent", "home_id": str(house["kadam"])}
    post(admin, f"/people/{house['admin']}/posts/add", form)
    with app.app_context():
        held = one(PostHeld, user_id=house["admin"], role="superintendent")
        assert held.standing == "waiting"
        held_id = held.id
    assert post(admin, f"/posts/{held_id}/agree", page="/posts/waiting").status_code == 422
    assert admin.get("/homes/KDM/people/ask").status_code in (403, 404)


def test_a_refused_post_never_opens_anything(app, by, house):
    post(by("admin"), f"/people/{house['elsewhere']}/posts/add", {**GIVE, "role": "head_office"})
    with app.app_context():
        held_id = one(PostHeld, user_id=house["elsewhere"], role="head_office").id
    assert post(by("office"), f"/posts/{held_id}/refuse", {"reason": "not agreed"}).status_code == 303
    with app.app_context():
        assert one(PostHeld, id=held_id).standing == "refused"
    assert by("elsewhere").get("/posts/waiting").status_code == 403


def test_ending_a_post_now_puts_its_person_out(app, by, house):
    teacher = by("teacher")
    with app.app_context():
        held_id = one(PostHeld, user_id=house["teacher"]).id
    assert post(by("admin"), f"/posts/{held_id}/end", {"reason": "left the school"}).status_code == 303
    assert teacher.get("/me").status_code == 303


def test_head_office_agrees_but_gives_and_writes_nothing(by, house):
    office = by("office")
    assert office.get("/people").status_code == 200
    assert office.get("/people/add").status_code == 403
    assert office.get(f"/people/{house['teacher']}/posts/add").status_code == 403
    assert office.get(f"/people/{house['teacher']}/close").status_code == 403


def test_a_superintendent_closes_an_account_of_her_home_only(app, by, house):
    teacher, superintendent = by("teacher"), by("superintendent")
    place = f"/homes/KDM/people/{house['teacher']}/close"
    assert post(superintendent, place, {"reason": "left the home"}).status_code == 303
    assert teacher.get("/me").status_code == 303
    with app.app_context():
        assert one(User, id=house["teacher"]).is_disabled


def test_somebody_who_works_elsewhere_too_keeps_her_account(app, by, house):
    with app.app_context():
        give(house["teacher"], Role.TEACHER, house["other"])
    place = f"/homes/KDM/people/{house['teacher']}/close"
    assert post(by("superintendent"), place, {"reason": "left the home"}).status_code == 303
    with app.app_context():
        assert not one(User, id=house["teacher"]).is_disabled
    assert by("teacher").get("/me").status_code == 200


@pytest.mark.parametrize("who", ["inspector", "superintendent"])
def test_a_superintendent_cannot_put_out_who_inspects_her_nor_herself(app, by, house, who):
    place = f"/homes/KDM/people/{house[who]}/close"
    assert post(by("superintendent"), place, {"reason": "not welcome"}).status_code == 422
    assert by(who).get("/me").status_code == 200


def test_a_superintendent_asks_and_the_administrator_agrees(app, by, house):
    form = {
        "sign_in_name": "nasreen.bibi",
        "name": "Nasreen Bibi",
        "role": "house_staff",
        "reason": "night duty",
    }
    assert post(by("superintendent"), "/homes/KDM/people/ask", form).status_code == 303
    with app.app_context():
        person = one(User, sign_in_name="nasreen.bibi")
        held = one(PostHeld, user_id=person.id)
        assert (held.standing, held.home_id) == ("waiting", house["kadam"])
        held_id = held.id
    assert post(by("admin"), f"/posts/{held_id}/agree", page="/posts/waiting").status_code == 303
    with app.app_context():
        assert one(PostHeld, id=held_id).standing == "held"


@pytest.mark.parametrize(
    "role", ["superintendent", "inspector", "head_office", "administrator", "committee_member"]
)
def test_a_superintendent_cannot_ask_for_a_heavy_post(by, role):
    form = {"sign_in_name": "nasreen.bibi", "name": "Nasreen Bibi", "role": role, "reason": "night duty"}
    assert post(by("superintendent"), "/homes/KDM/people/ask", form).status_code == 422


def test_an_unknown_person_or_post_is_no_such_page(by):
    nobody = "01890000-0000-7000-8000-000000000000"
    admin = by("admin")
    for path in (f"/people/{nobody}", f"/people/{nobody}/close", f"/posts/{nobody}/end", "/people/not-an-id"):
        assert admin.get(path).status_code == 404


def test_the_second_factor_is_put_off_for_two_weeks_at_most(app, by, house):
    with app.app_context():
        nurse = make_user(Role.NURSE, house["kadam"], second_factor=False).id
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
