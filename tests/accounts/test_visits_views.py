"""Visit passes: the code at the gate, the visitor's name and order, the second person, eight hours, the list."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts.models import PostHeld, User, VisitPass
from accounts.roles import Role
from foundation import clock
from foundation.audit.models import AuditEvent
from foundation.db import db
from foundation.scope import across_homes
from tests.accounts.pages import PASSWORD, post, token_of
from tests.conftest import NOON
from tests.factories.accounts import make_user, sign_in
from tests.factories.homes import make_committee, make_home

NEW = {
    "name": "Sumitra Dey", "designation": "Member, CWC Amrapali", "order_no": "CWC/41/2026",
    "sign_in_name": "sumitra.dey", "password": "kagoj nouka brishti",
}  # fmt: skip


@pytest.fixture
def gate(app):
    """A home at noon with a house mother at its gate, and head office elsewhere: name -> id."""
    with app.app_context(), clock.at(NOON):
        home = make_home("KDM", name="Kadam")
        make_committee("CWC Amrapali")
        mother = make_user(
            Role.HOUSE_STAFF, home, sign_in_name="champa.soren", name="Champa Soren", password=PASSWORD
        )
        office = make_user(Role.HEAD_OFFICE, name="Madhuri Bhowmick")
        known = make_user(
            Role.INSPECTOR, home, sign_in_name="cwc.one", name="Anita Sen", password=PASSWORD,
            ends_at=NOON + timedelta(days=9),
        )  # fmt: skip
        return {"home": home.id, "mother": mother.id, "office": office.id, "known": known.id}


@pytest.fixture
def as_person(app, gate):
    """A browser signed in as somebody of the gate."""

    def _as(who):
        client = app.test_client()
        with app.app_context():
            sign_in(client, gate[who])
        return client

    return _as


def start(client):
    """Start a visit as the person at the gate does; answers the code that the screen shows."""
    shown = post(client, "/homes/KDM/visits/start").get_data(as_text=True)
    return shown.split('<strong translate="no">')[1].split("<")[0]


def row_of():
    with across_homes("a test"):
        found = db.session.scalars(sa.select(VisitPass)).one()
        db.session.expunge(found)
        return found


def test_a_stranger_with_an_order_is_let_in_by_two_persons_for_eight_hours(app, as_person):
    mother, visitor, office = as_person("mother"), app.test_client(), as_person("office")
    with clock.at(NOON):
        code = start(mother)
        spoken_aloud = code.upper().replace("0", "O").replace("1", "I").replace("-", " ")
        assert post(visitor, "/visit", {"code": spoken_aloud}).location == "/visit/who"
        assert "Kadam" in visitor.get("/visit/who").get_data(as_text=True)
        asked = post(visitor, "/visit/new", NEW, page="/visit/who?new=1")
        assert asked.location == "/visit/who"
        assert "Head office is asked" in visitor.get("/visit/who").get_data(as_text=True)
        wrong = post(visitor, "/sign-in", {"name": NEW["sign_in_name"], "password": NEW["password"]})
        assert wrong.status_code == 422
        with app.app_context():
            held = db.session.scalars(sa.select(PostHeld).where(PostHeld.standing == "waiting")).one()
            db.session.expunge(held)
            assert (held.role, held.given_by) == ("inspector", row_of().made_by)
        waiting = office.get("/posts/waiting").get_data(as_text=True)
        assert "Member, CWC Amrapali, CWC/41/2026" in waiting
        assert (
            mother.post(
                f"/posts/{held.id}/agree", data={"csrf_token": token_of(mother.get("/me"))}
            ).status_code
            == 403
        )
    with clock.at(NOON + timedelta(minutes=20)):
        assert post(office, f"/posts/{held.id}/agree", page="/posts/waiting").status_code == 303
        assert "Your visit is open" in visitor.get("/visit/who").get_data(as_text=True)
        opened = post(visitor, "/sign-in", {"name": NEW["sign_in_name"], "password": NEW["password"]})
        assert opened.status_code == 303
        assert visitor.get("/homes/KDM/registers").location == "/me/second-factor"
        listed = mother.get("/homes/KDM/visits").get_data(as_text=True)
        assert "Sumitra Dey" in listed
        assert "let in by Champa Soren" in listed
        assert "20:20" in listed
    with clock.at(NOON + timedelta(hours=8, minutes=21)):
        assert visitor.get("/me/second-factor").status_code == 303
    with app.app_context():
        said = set(db.session.scalars(sa.select(AuditEvent.event).where(AuditEvent.subject_kind == "visit")))
        assert said == {
            "accounts.visit.started", "accounts.visit.code_typed", "accounts.visit.asked", "accounts.visit.agreed",
        }  # fmt: skip


def test_who_is_an_inspector_here_already_visits_at_once_and_ends_it_herself(app, as_person, gate):
    mother, visitor = as_person("mother"), app.test_client()
    with clock.at(NOON):
        post(visitor, "/visit", {"code": start(mother)})
        order = {"sign_in_name": "cwc.one", "designation": "Member", "order_no": "7"}
        assert (
            post(visitor, "/visit/known", {**order, "password": "no no no no"}, page="/visit/who").status_code
            == 422
        )
        assert (
            post(visitor, "/visit/known", {**order, "password": PASSWORD}, page="/visit/who").status_code
            == 303
        )
        with app.app_context():
            found = row_of()
            assert (found.began_at, found.until_at, found.post_id) == (NOON, NOON + timedelta(hours=8), None)
            sign_in(visitor, gate["known"])
        token = token_of(mother.get("/me"))
        refused = mother.post(f"/visits/{found.id}/end", data={"csrf_token": token}, follow_redirects=True)
        assert "does not send an inspector away" in refused.get_data(as_text=True)
        assert "End the visit" in visitor.get("/my-visits").get_data(as_text=True)
        assert post(visitor, f"/visits/{found.id}/end", page="/my-visits").location == "/"
        with app.app_context():
            assert row_of().ended_by == gate["known"]
        again = post(visitor, f"/visits/{found.id}/end", page="/me", follow_redirects=True)
        assert "over already" in again.get_data(as_text=True)


def test_a_code_opens_one_visit_for_ten_minutes_and_tries_are_counted(app, as_person):
    mother, first, second = as_person("mother"), app.test_client(), app.test_client()
    with clock.at(NOON):
        code, late = start(mother), start(mother)
        assert post(first, "/visit", {"code": code}).status_code == 303
        assert "opens no visit" in post(second, "/visit", {"code": code}).get_data(as_text=True)
        assert "Type the code" in post(second, "/visit", {"code": " "}).get_data(as_text=True)
    with clock.at(NOON + timedelta(minutes=10)):
        statuses = [post(second, "/visit", {"code": late}).status_code for _n in range(5)]
        assert statuses == [422, 422, 422, 422, 429]
    assert second.get("/visit/who").location == "/visit"
    assert second.get("/visit?code=abcd").status_code == 200
    with clock.at(NOON + timedelta(minutes=31)):
        too_late = post(first, "/visit/new", NEW, page="/visit/who?new=1")
        assert "That took too long" in too_late.get_data(as_text=True)


def test_what_a_visitor_types_wrongly_is_said_in_words_and_kept(app, as_person):
    mother, visitor = as_person("mother"), app.test_client()
    with clock.at(NOON):
        post(visitor, "/visit", {"code": start(mother)})
        page = "/visit/who?new=1"
        for wrong, words in (
            ({"password": "sumitra.dey 123"}, "Leave your own name"), ({"sign_in_name": "cwc.one"}, "is taken"),
            ({"order_no": ""}, "number of the order"), ({"designation": " "}, "Write your post"),
        ):  # fmt: skip
            said = post(visitor, "/visit/new", {**NEW, **wrong}, page=page)
            assert said.status_code == 422
            assert words in said.get_data(as_text=True)
            assert "Sumitra Dey" in said.get_data(as_text=True)
        works_here = {
            "sign_in_name": "champa.soren",
            "password": PASSWORD,
            "designation": "M",
            "order_no": "1",
        }
        own = post(visitor, "/visit/known", works_here, page="/visit/who")
        assert "does not inspect it" in own.get_data(as_text=True)
        with app.app_context():
            assert db.session.scalar(sa.select(User.id).where(User.sign_in_name == "sumitra.dey")) is None
        assert post(visitor, "/visit/new", NEW, page=page).status_code == 303
        assert "used" in post(visitor, "/visit/new", NEW, page="/visit").get_data(as_text=True)
        listed = mother.get("/homes/KDM/visits").get_data(as_text=True)
        assert "waits for head office" in listed
        assert "Take the pass back" in listed
        with app.app_context():
            found = row_of().id
        assert post(mother, f"/visits/{found}/end", page="/homes/KDM/visits").status_code == 303
        with app.app_context():
            assert set(
                db.session.scalars(sa.select(PostHeld.standing).where(PostHeld.reason.like("Visit:%")))
            ) == {"refused"}


def test_the_gate_is_kept_by_the_home_s_own_people(app, gate, as_person):
    inspector, office = as_person("known"), as_person("office")
    assert inspector.get("/homes/KDM/visits/start").status_code == 403
    assert office.get("/homes/KDM/visits").status_code == 200
    assert office.get("/homes/KDM/visits/start").status_code == 404
    with app.app_context():
        other = make_user(Role.GATE, make_home("BTG"))
        sign_in(office, other)
    assert office.get("/homes/KDM/visits").status_code == 404
