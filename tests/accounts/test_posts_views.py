"""Posts: in force at once, or after a second person; a superintendent's own home."""

import pytest
import sqlalchemy as sa

from accounts.models import PostHeld, User
from accounts.roles import Role
from foundation.audit.models import AuditEvent
from foundation.db import db
from homes.models import Home
from tests.accounts.pages import post
from tests.factories.accounts import give
from tests.factories.homes import make_committee
from tests.factories.residents import admit


def one(model, **which):
    return db.session.scalars(sa.select(model).filter_by(**which)).one()


def events(name):
    return db.session.scalars(sa.select(AuditEvent).where(AuditEvent.event == name)).all()


GIVE = {"role": "teacher", "starts_on": "2026-01-01", "reason": "joined the school"}


def test_an_ordinary_post_is_in_force_at_once(app, by, staff):
    form = {**GIVE, "home_id": str(staff["kadam"])}
    assert post(by("admin"), f"/people/{staff['elsewhere']}/posts/add", form).status_code == 303
    with app.app_context():
        assert one(PostHeld, user_id=staff["elsewhere"], home_id=staff["kadam"]).standing == "held"
        chain = events("accounts.post.given")[0]
        assert chain.subject_code == "meena.toppo"


@pytest.mark.parametrize("change", [
    {"role": "head_office"}, {"role": "teacher", "home_id": ""}, {"role": ""}, {"role": "nonsense"}, {"reason": ""},
    {"starts_on": "31/31/2026"}, {"ends_on": "2025-01-01"}, {"role": "inspector"},
])  # fmt: skip
def test_a_post_that_makes_no_sense_comes_back_with_what_was_typed(app, by, staff, change):
    form = {**GIVE, "home_id": str(staff["kadam"]), **change}
    answer = post(by("admin"), f"/people/{staff['elsewhere']}/posts/add", form)
    assert answer.status_code == 422
    if "reason" not in change:
        assert "joined the school" in answer.get_data(as_text=True)
    with app.app_context():
        assert (
            db.session.scalar(
                sa.select(sa.func.count()).select_from(PostHeld).filter_by(user_id=staff["elsewhere"])
            )
            == 1
        )


@pytest.mark.parametrize("role", ["head_office", "administrator", "privacy_officer", "inspector"])
def test_a_heavy_post_waits_for_a_second_person(app, by, staff, role):
    form = {**GIVE, "role": role, "ends_on": "2030-01-01"}
    if role == "inspector":
        form["home_id"] = str(staff["kadam"])
    admin = by("admin")
    assert post(admin, f"/people/{staff['elsewhere']}/posts/add", form).status_code == 303
    with app.app_context():
        held = one(PostHeld, user_id=staff["elsewhere"], role=role)
        assert held.standing == "waiting"
        held_id = held.id
    assert post(admin, f"/posts/{held_id}/agree", page="/posts/waiting").status_code == 422
    assert post(by("office"), f"/posts/{held_id}/agree", page="/posts/waiting").status_code == 303
    assert post(by("admin_two"), f"/posts/{held_id}/agree", page="/posts/waiting").status_code == 422
    with app.app_context():
        held = one(PostHeld, id=held_id)
        assert (held.standing, held.agreed_by) == ("held", staff["office"])


def test_a_post_for_oneself_waits_and_oneself_does_not_agree(app, by, staff):
    admin = by("admin")
    form = {**GIVE, "role": "superintendent", "home_id": str(staff["kadam"])}
    post(admin, f"/people/{staff['admin']}/posts/add", form)
    with app.app_context():
        held = one(PostHeld, user_id=staff["admin"], role="superintendent")
        assert held.standing == "waiting"
        held_id = held.id
    assert post(admin, f"/posts/{held_id}/agree", page="/posts/waiting").status_code == 422
    assert admin.get("/homes/KDM/people/ask").status_code in (403, 404)


def test_a_refused_post_never_opens_anything(app, by, staff):
    post(by("admin"), f"/people/{staff['elsewhere']}/posts/add", {**GIVE, "role": "head_office"})
    with app.app_context():
        held_id = one(PostHeld, user_id=staff["elsewhere"], role="head_office").id
    assert post(by("office"), f"/posts/{held_id}/refuse", {"reason": "not agreed"}).status_code == 303
    with app.app_context():
        assert one(PostHeld, id=held_id).standing == "refused"
    assert by("elsewhere").get("/posts/waiting").status_code == 403


def test_ending_a_post_now_puts_its_person_out(app, by, staff):
    teacher = by("teacher")
    with app.app_context():
        held_id = one(PostHeld, user_id=staff["teacher"]).id
    assert post(by("admin"), f"/posts/{held_id}/end", {"reason": "left the school"}).status_code == 303
    assert teacher.get("/me").status_code == 303


@pytest.fixture
def files(app, staff):
    """A child's file in each of the two homes, and a committee: their ids and codes."""
    with app.app_context():
        here, there = (admit(one(Home, id=staff[name])) for name in ("kadam", "other"))
        body = make_committee("CWC Amrapali")
        return {"here": here.code, "here_id": here.id, "there": there.code, "body": str(body.id)}


YOUNG = {"role": "young_person", "starts_on": "2026-01-01", "reason": "she is sixteen"}
MEMBER = {"role": "committee_member", "starts_on": "2026-01-01", "reason": "named by letter"}


def posts_of(app, user_id, role):
    with app.app_context():
        asked = sa.select(PostHeld).where(PostHeld.user_id == user_id, PostHeld.role == role)
        return db.session.scalars(asked).all()


def test_a_young_person_s_post_is_bound_to_the_file_whose_code_is_typed(app, by, staff, files):
    form = {**YOUNG, "home_id": str(staff["kadam"]), "case_file_code": files["here"].lower()}
    assert post(by("admin"), f"/people/{staff['elsewhere']}/posts/add", form).status_code == 303
    assert [p.case_file_id for p in posts_of(app, staff["elsewhere"], "young_person")] == [files["here_id"]]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"case_file_code": ""}, "Write the code of the young person’s own file."),
        ({"case_file_code": "KDM-1999-001"}, "This home keeps no file under this code."),
        ({"case_file_code": "there"}, "This home keeps no file under this code."),
        ({"case_file_code": "here", "role": "teacher"}, "A file belongs to the post Young person alone."),
        ({"case_file_code": "here", "committee_id": "body"}, "A committee belongs to a committee member"),
    ],
)
def test_a_young_person_s_post_without_her_own_file_is_refused_in_words(app, by, staff, files, typed, said):
    form = {**YOUNG, "home_id": str(staff["kadam"]), **{k: files.get(v, v) for k, v in typed.items()}}
    answer = post(by("admin"), f"/people/{staff['elsewhere']}/posts/add", form)
    assert answer.status_code == 422
    assert said in answer.get_data(as_text=True)
    assert "she is sixteen" in answer.get_data(as_text=True)
    assert posts_of(app, staff["elsewhere"], "young_person") == []


def test_a_member_s_post_names_the_committee_and_an_inspector_s_may(app, by, staff, files):
    place, home = f"/people/{staff['elsewhere']}/posts/add", {"home_id": str(staff["kadam"])}
    assert "CWC Amrapali" in by("admin").get(place).get_data(as_text=True)
    without = post(by("admin"), place, {**MEMBER, **home})
    assert without.status_code == 422
    assert "Choose the committee of this member." in without.get_data(as_text=True)
    for role in ("committee_member", "inspector"):
        form = {**MEMBER, **home, "role": role, "committee_id": files["body"], "ends_on": "2030-01-01"}
        assert post(by("admin"), place, form).status_code == 303
        assert [str(p.committee_id) for p in posts_of(app, staff["elsewhere"], role)] == [files["body"]]


def test_a_superintendent_asks_for_a_young_person_by_a_code_of_her_own_home(app, by, staff, files):
    form = {"sign_in_name": "meena.toppo", "role": "young_person", "reason": "she is sixteen"}
    for code, status in (("", 422), (files["there"], 422), (files["here"], 303)):
        answer = post(by("superintendent"), "/homes/KDM/people/ask", {**form, "case_file_code": code})
        assert answer.status_code == status
    asked = posts_of(app, staff["elsewhere"], "young_person")
    assert [(p.case_file_id, p.standing) for p in asked] == [(files["here_id"], "waiting")]


def test_head_office_agrees_but_gives_and_writes_nothing(by, staff):
    office = by("office")
    assert office.get("/people").status_code == 200
    assert office.get("/people/add").status_code == 403
    assert office.get(f"/people/{staff['teacher']}/posts/add").status_code == 403
    assert office.get(f"/people/{staff['teacher']}/close").status_code == 403


def test_a_superintendent_closes_an_account_of_her_home_only(app, by, staff):
    teacher, superintendent = by("teacher"), by("superintendent")
    place = f"/homes/KDM/people/{staff['teacher']}/close"
    assert post(superintendent, place, {"reason": "left the home"}).status_code == 303
    assert teacher.get("/me").status_code == 303
    with app.app_context():
        assert one(User, id=staff["teacher"]).is_disabled


def test_somebody_who_works_elsewhere_too_keeps_her_account(app, by, staff):
    with app.app_context():
        give(staff["teacher"], Role.TEACHER, staff["other"])
    place = f"/homes/KDM/people/{staff['teacher']}/close"
    assert post(by("superintendent"), place, {"reason": "left the home"}).status_code == 303
    with app.app_context():
        assert not one(User, id=staff["teacher"]).is_disabled
    assert by("teacher").get("/me").status_code == 200


@pytest.mark.parametrize("who", ["inspector", "superintendent"])
def test_a_superintendent_cannot_put_out_who_inspects_her_nor_herself(app, by, staff, who):
    place = f"/homes/KDM/people/{staff[who]}/close"
    assert post(by("superintendent"), place, {"reason": "not welcome"}).status_code == 422
    assert by(who).get("/me").status_code == 200


def test_a_superintendent_asks_and_the_administrator_agrees(app, by, staff):
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
        assert (held.standing, held.home_id) == ("waiting", staff["kadam"])
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
