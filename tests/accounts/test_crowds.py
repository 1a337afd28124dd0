"""Many at the gate at once, on a house of their own: nothing is undone, every thread has its own connection."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pyotp
import pytest
import sqlalchemy as sa

from accounts.models import Attempt, QuickPin, SignIn
from accounts.roles import Role
from foundation import clock
from foundation.db import db
from foundation.scope import across_homes
from tests.accounts.pages import PASSWORD, token_of
from tests.factories import phones
from tests.factories.accounts import TOTP_SECRET, make_user
from tests.factories.homes import make_home

NOON = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)


@pytest.fixture
def crowd(house):
    from app import create_app  # a house of its own, not the one that forgets

    app = create_app(house)
    with app.app_context():
        make_user(Role.COUNSELLOR, make_home(), sign_in_name="debika.roy", password=PASSWORD)
    yield app
    with app.app_context():
        db.engine.dispose()


def at_once(tries, n=12):
    with ThreadPoolExecutor(n) as pool:
        return [each.result() for each in [pool.submit(tries, i) for i in range(n)]]


def test_a_crowd_of_guesses_is_counted_before_any_password_is_looked_at(crowd):
    def guess(n):
        client = crowd.test_client()
        with clock.at(NOON):
            token = token_of(client.get("/sign-in"))
            form = {"csrf_token": token, "name": "debika.roy", "password": f"wrong wrong wrong {n}"}
            return client.post("/sign-in", data=form).status_code

    statuses = at_once(guess)
    assert sorted(statuses) == [422] * 5 + [429] * 7
    with crowd.app_context():
        assert db.session.scalar(sa.select(Attempt.failures).where(Attempt.kind == "pair")) == 5


def test_one_code_opens_one_sign_in_however_many_send_it_at_once(crowd):
    def client_at_the_code(n):
        client = crowd.test_client()
        with clock.at(NOON):
            where = {"environ_base": {"REMOTE_ADDR": f"10.0.0.{n}"}}
            form = {
                "csrf_token": token_of(client.get("/sign-in")),
                "name": "debika.roy",
                "password": PASSWORD,
            }
            assert client.post("/sign-in", data=form, **where).status_code == 303
            return client, token_of(client.get("/sign-in/code")), where

    waiting = at_once(client_at_the_code, 6)
    code = pyotp.TOTP(TOTP_SECRET).at(NOON)

    def send(n):
        client, token, where = waiting[n]
        with clock.at(NOON):
            return client.post("/sign-in/code", data={"csrf_token": token, "code": code}, **where).status_code

    assert sorted(at_once(send, 6)) == [303] + [422] * 5
    with crowd.app_context():
        opened = sa.select(sa.func.count()).select_from(SignIn).where(SignIn.awaits_code.is_(False))
        assert db.session.scalar(opened) == 1


def test_wrong_pins_of_two_tabs_at_once_are_counted_each_and_five_stop_it(crowd):
    with crowd.app_context(), clock.at(NOON):
        home = make_home()
        mother = make_user(Role.HOUSE_STAFF, home, second_factor=False)
        device, cookie = phones.enrol(home, mother)
        pin = phones.set_pin(device, home, mother)

    def tab(n):
        client = crowd.test_client()
        client.set_cookie(phones.COOKIE, cookie)
        with clock.at(NOON):
            page = client.get(f"/phone/pin?who={pin}").get_data(as_text=True)
            return client, page

    tabs = at_once(tab, 8)

    def guess(n):
        client, page = tabs[n]
        token = page.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
        with clock.at(NOON):
            said = client.post(f"/phone/pin?who={pin}", data={"csrf_token": token, "pin": f"90418{n}"})
            return said.status_code

    statuses = at_once(guess, 8)
    assert statuses.count(422) >= 5
    assert set(statuses) <= {422, 303}  # a tab that comes late finds the name gone
    with crowd.app_context(), across_homes("a test"):
        assert db.session.scalar(sa.select(QuickPin.failures)) == 5
        assert db.session.scalar(sa.select(sa.func.count(SignIn.id)).where(SignIn.by_pin)) == 0
