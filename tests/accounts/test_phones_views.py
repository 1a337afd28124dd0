"""Shared phones: enrolling and withdrawing one, handing it over by PIN, and what a PIN never opens."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts.models import Device, QuickPin, SignIn
from accounts.roles import Role
from foundation import clock
from foundation.audit.models import AuditEvent
from foundation.db import begin_write, db
from foundation.scope import across_homes
from tests.accounts.pages import PASSWORD, post, session_of, token_of
from tests.conftest import NOON
from tests.factories import phones
from tests.factories.accounts import give, make_user, sign_in
from tests.factories.homes import make_home
from tests.factories.phones import PIN


@pytest.fixture
def night(app):
    """A home with a superintendent and two house mothers: name -> id."""
    with app.app_context(), clock.at(NOON):
        home = make_home("KDM", name="Kadam")
        first = make_user(
            Role.HOUSE_STAFF, home, sign_in_name="debika.roy", name="Debika Roy", password=PASSWORD,
            second_factor=False,
        )  # fmt: skip
        second = make_user(Role.HOUSE_STAFF, home, name="Champa Soren", second_factor=False)
        head = make_user(Role.SUPERINTENDENT, home, name="Ira Sengupta")
        return {"home": home.id, "first": first.id, "second": second.id, "head": head.id}


@pytest.fixture
def phone(app, client, night):
    """The enrolled phone in this browser, on which both house mothers typed their password at noon and set a PIN."""
    with app.app_context(), clock.at(NOON):
        device, _token = phones.enrol(night["home"], night["head"], client=client)
        mine = phones.set_pin(device, night["home"], night["first"])
        hers = phones.set_pin(device, night["home"], night["second"], pin="730185")
    return {**night, "device": device, "mine": mine, "hers": hers}


def take(client, pin_id, pin, **more):
    """Tap a name and type a PIN."""
    return post(client, f"/phone/pin?who={pin_id}", {"pin": pin}, **more)


def events(name):
    """Answer how often an event was recorded."""
    asked = sa.select(sa.func.count()).select_from(AuditEvent).where(AuditEvent.event == name)
    return db.session.scalar(asked)


def test_a_superintendent_enrols_the_phone_in_her_hand_and_withdraws_it(app, client, night):
    with app.app_context():
        sign_in(client, night["head"])
    page = "/homes/KDM/phones/enrol"
    assert "Write what this phone is called" in post(client, page, {"label": " "}).get_data(as_text=True)
    answer = post(client, page, {"label": "Day room", "kept_by": "The home"})
    assert answer.status_code == 303
    said = answer.headers["Set-Cookie"]
    assert said.startswith("aashray_phone=")
    assert "HttpOnly" in said
    assert "SameSite=Strict" in said
    again = post(client, page, {"label": "Other"})
    assert again.status_code == 422
    assert "enrolled already" in again.get_data(as_text=True)
    listed = client.get("/homes/KDM/phones").get_data(as_text=True)
    assert "Day room" in listed
    assert "This phone" in listed
    assert "Hand over" in listed
    with app.app_context(), across_homes("a test"):
        row = db.session.scalars(sa.select(Device)).one()
        cookie = client.get_cookie("aashray_phone").value
        assert cookie not in (row.token_digest, row.label)
        sign_in_row = db.session.scalars(sa.select(SignIn).where(SignIn.user_id == night["head"])).one()
        assert sign_in_row.device_id == row.id
    gone = post(client, f"/phones/{row.id}/withdraw", page="/homes/KDM/phones")
    assert gone.status_code == 303
    assert "Hand over" not in client.get("/homes/KDM/phones").get_data(as_text=True)
    with app.app_context():
        assert events("accounts.phone.enrolled") == events("accounts.phone.withdrawn") == 1


def test_only_a_superintendent_keeps_the_phones_of_her_own_home(app, client, phone):
    with app.app_context():
        other = make_user(Role.SUPERINTENDENT, make_home("BTG"))
        sign_in(client, phone["first"])
        token = token_of(client.get("/me"))
        assert client.get("/homes/KDM/phones").status_code == 403
        assert client.post("/homes/KDM/phones/enrol", data={"csrf_token": token}).status_code == 403
        sign_in(client, other)
        token = token_of(client.get("/me"))
        assert client.get("/homes/KDM/phones").status_code == 404
        away = client.post(f"/phones/{phone['device']}/withdraw", data={"csrf_token": token})
        assert away.status_code == 404


def test_two_house_mothers_hand_the_phone_over_and_each_comes_back_to_her_own_page(app, client, phone):
    with clock.at(NOON + timedelta(minutes=5)):
        assert take(client, phone["mine"], PIN).location == "/"
        left = post(client, "/session/lock", {"next": "/me/trail"}, page="/me")
        assert left.location == "/phone"
        names = client.get("/phone").get_data(as_text=True)
        assert "Debika Roy" in names
        assert "Champa Soren" in names
        assert "Ira Sengupta" not in names
        hers = take(client, phone["hers"], "730185")
        assert hers.location == "/"
        assert "Champa Soren" in client.get("/me").get_data(as_text=True)
        post(client, "/session/lock", {"next": "/me"}, page="/me")
        back = take(client, phone["hers"], "৭৩০১৮৫")
        assert back.location == "/me"
    with app.app_context():
        assert events("accounts.sign_in.by_pin") == 3


def test_five_wrong_tries_stop_a_pin_until_the_password_is_typed_there(app, client, phone):
    with clock.at(NOON + timedelta(minutes=5)):
        for left in (4, 3, 2, 1):
            said = take(client, phone["mine"], "000000")
            assert said.status_code == 422
            assert f"{left} tr" in said.get_data(as_text=True)
        assert "Sign in with your password" in take(client, phone["mine"], "000000").get_data(as_text=True)
        names = client.get("/phone").get_data(as_text=True)
        assert "Debika Roy" not in names
        assert "Champa Soren" in names
        page = client.get(f"/phone/pin?who={phone['hers']}")
        right = client.post(
            f"/phone/pin?who={phone['mine']}", data={"csrf_token": token_of(page), "pin": PIN}
        )
        assert right.location == "/phone"
        with app.app_context():
            assert events("accounts.pin.stopped") == 1
        full = post(client, "/sign-in", {"name": "debika.roy", "password": PASSWORD})
        assert full.status_code == 303
        post(client, "/session/lock", page="/me")
        assert take(client, phone["mine"], PIN).status_code == 303


def test_the_password_is_typed_once_a_day_and_a_changed_password_ends_the_pin(app, client, phone):
    with clock.at(NOON + timedelta(hours=15)):  # 03:00, the same night
        assert "Debika Roy" in client.get("/phone").get_data(as_text=True)
    with clock.at(NOON + timedelta(hours=17)):  # 05:00, the next day
        assert "Debika Roy" not in client.get("/phone").get_data(as_text=True)
    with clock.at(NOON + timedelta(minutes=1)):
        with app.app_context():
            from accounts import actions
            from foundation.audit import SYSTEM

            begin_write()
            actions.end_sign_ins(phone["first"], by=SYSTEM, why="ended at the terminal")
            db.session.commit()
        assert "Debika Roy" not in client.get("/phone").get_data(as_text=True)


def test_a_sign_in_of_a_phone_opens_nothing_without_that_phone(app, client, phone):
    with clock.at(NOON + timedelta(minutes=5)):
        take(client, phone["mine"], PIN)
        carried, other = session_of(client)["sign_in"], app.test_client()
        with other.session_transaction() as session:
            session["sign_in"] = carried
        assert other.get("/me").status_code == 303
        assert client.get("/me").status_code == 200
        with app.app_context():
            phones.enrol(phone["home"], phone["head"], label="Night", client=other)
        assert other.get("/me").status_code == 303
        assert other.get("/phone").status_code == 200
        assert "Debika Roy" not in other.get("/phone").get_data(as_text=True)
        with app.app_context():
            sign_in(other, phone["head"])
        assert post(other, f"/phones/{phone['device']}/withdraw", page="/homes/KDM/phones").status_code == 303
        assert client.get("/me").status_code == 303
        assert client.get("/phone").location == "/sign-in"
    with app.app_context(), across_homes("a test"):
        assert db.session.scalar(sa.select(sa.func.count(QuickPin.id))) == 0


def test_a_pin_never_opens_a_password_a_code_app_or_another_pin(app, client, phone):
    with clock.at(NOON + timedelta(minutes=5)):
        take(client, phone["mine"], PIN)
        token = token_of(client.get("/me"))
        for path in ("/me/pin", "/me/password", "/me/second-factor"):
            refused = client.get(path)
            assert refused.status_code == 403
            assert "came in by PIN" in refused.get_data(as_text=True)
        assert client.post("/me/second-factor/begin", data={"csrf_token": token}).status_code == 403
        locked = client.post(
            "/session/lock", data={"csrf_token": token, "in_full": "1", "next": "/me/password"}
        )
        assert locked.location == "/sign-in"
        form = {"name": "debika.roy", "password": PASSWORD}
        assert post(client, "/sign-in", form).location == "/me/password"


def test_a_post_beside_hers_that_signs_in_in_full_ends_the_sign_in_by_pin(app, client, phone):
    with clock.at(NOON + timedelta(minutes=5)):
        take(client, phone["mine"], PIN)
        assert client.get("/me").status_code == 200
        with app.app_context():
            give(phone["first"], Role.COUNSELLOR, phone["home"])
        assert client.get("/me").status_code == 303
        assert "Debika Roy" not in client.get("/phone").get_data(as_text=True)


def test_a_pin_is_set_with_the_password_and_said_in_words_when_it_will_not_do(app, client, night):
    with clock.at(NOON):
        with app.app_context():
            phones.enrol(night["home"], night["head"], client=client)
        assert post(client, "/sign-in", {"name": "debika.roy", "password": PASSWORD}).status_code == 303
        typed = {"old_password": PASSWORD, "pin": PIN, "pin_again": PIN}
        for wrong, words in (
            ({"pin": "123456"}, "guessed at once"), ({"pin": "12"}, "six figures"),
            ({"pin_again": "481938"}, "two PINs differ"), ({"old_password": "no"}, "not the password"),
            ({"pin": ""}, "Type a PIN"),
        ):  # fmt: skip
            said = post(client, "/me/pin", {**typed, **wrong})
            assert said.status_code == 422
            page = said.get_data(as_text=True)
            assert words in page
            assert PIN not in page
        assert post(client, "/me/pin", typed).status_code == 303
        with app.app_context(), across_homes("a test"):
            row = db.session.scalars(sa.select(QuickPin)).one()
            assert row.pin_hash.startswith("$argon2id$")
        post(client, "/session/lock", page="/me")
        assert take(client, row.id, PIN).status_code == 303


def test_who_signs_in_in_full_each_time_is_offered_no_pin(app, client, night):
    with app.app_context():
        phones.enrol(night["home"], night["head"], client=client)
        sign_in(client, night["head"])
    assert client.get("/me/pin").status_code == 403
    assert "PIN on this phone" not in client.get("/me").get_data(as_text=True)


def test_a_nurse_who_came_in_by_pin_opens_nothing_sealed(app, client, phone):
    with clock.at(NOON + timedelta(minutes=5)):
        with app.app_context():
            nurse = make_user(Role.NURSE, phone["home"])
            pin = phones.set_pin(phone["device"], phone["home"], nurse, pin="604823")
        take(client, pin, "604823")
        assert client.get("/homes/KDM/sealed-health").status_code == 200
        refused = client.get("/sealed-health/01a20000-0000-7000-8000-00000000dead/open")
        assert refused.status_code == 403
        assert "came in by PIN" in refused.get_data(as_text=True)


def test_a_phone_that_locked_by_itself_shows_the_names_and_only_its_holder_comes_back(app, client, phone):
    with clock.at(NOON + timedelta(minutes=5)):
        take(client, phone["mine"], PIN)
    with clock.at(NOON + timedelta(minutes=50)):
        assert client.get("/me/trail").location == "/phone"
        assert "Who is here today" in client.get("/sign-in").get_data(as_text=True)
        assert take(client, phone["mine"], PIN).location == "/me/trail"
    with clock.at(NOON + timedelta(minutes=99)):
        assert client.get("/me/trail").location == "/phone"
        assert take(client, phone["hers"], "730185").location == "/"
