"""Leaving, locking, staying, and signing in again over the page; the language."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from accounts.roles import Role
from foundation import clock
from tests.accounts.pages import PASSWORD, person, post, session_of, sign_in_of, token_of
from tests.factories.accounts import TOTP_SECRET, make_user, sign_in
from tests.factories.homes import make_home

NOON = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
NEW = "chhata rod pakhi nodi"
AGAIN = {"name": "debika.roy", "password": PASSWORD}


def test_signing_out_ends_the_sign_in_on_the_server(app, signed_in):
    token = session_of(signed_in)["sign_in"]
    answer = post(signed_in, "/sign-out", page="/me")
    assert answer.location == "/sign-in"
    with signed_in.session_transaction() as session:
        session["sign_in"] = token
    assert signed_in.get("/me").status_code == 303
    with app.app_context():
        assert sign_in_of(token).why_ended == "signed out"


def test_locking_keeps_the_way_back(signed_in):
    headers = {"Referer": "http://localhost/me/trail?x=1"}
    answer = post(signed_in, "/session/lock", page="/me", headers=headers)
    assert answer.location == "/sign-in?next=/me/trail?x%3D1"
    assert signed_in.get("/me").status_code == 303


def test_staying_begins_the_idle_time_anew(app, client, teacher):
    with clock.at(NOON):
        with app.app_context():
            sign_in(client, teacher)
        token = token_of(client.get("/me"))
    with clock.at(NOON + timedelta(minutes=29)):
        said = client.post("/session/stay", headers={"X-CSRFToken": token}).get_json()
        assert said["idle_seconds"] == 1800
        assert said["absolute_seconds"] == 36000 - 29 * 60
    with clock.at(NOON + timedelta(minutes=58)):
        assert client.get("/me").status_code == 200
    with clock.at(NOON + timedelta(minutes=90)):
        assert client.post("/session/stay", headers={"X-CSRFToken": token}).status_code == 401


def test_the_same_person_signs_in_again_over_the_page(app, client, teacher):
    with clock.at(NOON):
        with app.app_context():
            sign_in(client, teacher)
        token, before = token_of(client.get("/me")), session_of(client)["sign_in"]
    with clock.at(NOON + timedelta(minutes=40)):
        assert client.get("/me").status_code == 303
        answer = client.post(
            "/session/again", data=AGAIN, headers={"X-CSRFToken": token, "Accept": "application/json"}
        )
        said = answer.get_json()
        assert answer.status_code == 200
        assert "location" not in said
        assert said["csrf_token"] != token
        assert said["idle_seconds"] == 1800
        assert session_of(client)["sign_in"] != before
        form = {"csrf_token": said["csrf_token"], "language": "hi", "light": "day", "version": "1"}
        assert client.post("/me", data=form).status_code == 303


def test_another_person_over_the_page_gets_a_page_of_her_own(app, client, teacher):
    with app.app_context():
        other = make_user(
            Role.TEACHER, make_home(), sign_in_name="meena.toppo", password=NEW, second_factor=False
        )
        sign_in(client, other)
    token = token_of(client.get("/me"))
    said = client.post("/session/again", data=AGAIN, headers={"X-CSRFToken": token}).get_json()
    assert said == {"location": "/"}
    assert "Debika Roy" in client.get("/me").get_data(as_text=True)


def test_over_the_page_a_wrong_password_says_the_same_sentence_and_a_code_is_asked(app, client):
    with clock.at(NOON):
        with app.app_context():
            user = make_user(Role.NURSE, make_home(), sign_in_name="debika.roy", password=PASSWORD)
            sign_in(client, user)
        headers = {"X-CSRFToken": token_of(client.get("/me"))}
        wrong = client.post(
            "/session/again", data={**AGAIN, "password": "wrong wrong wrong"}, headers=headers
        )
        assert wrong.status_code == 422
        assert wrong.get_json()["message"] == "This name and password do not fit. Try again."
        without = client.post("/session/again", data=AGAIN, headers=headers)
        assert without.status_code == 422
        assert "six figures" in without.get_json()["message"]
        right = {**AGAIN, "code": pyotp.TOTP(TOTP_SECRET).at(NOON)}
        assert "csrf_token" in client.post("/session/again", data=right, headers=headers).get_json()


@pytest.mark.parametrize(
    "path",
    [
        "/sign-out",
        "/session/lock",
        "/session/stay",
        "/session/again",
        "/language",
        "/light",
        "/me",
        "/me/password",
    ],
)
def test_nothing_is_done_without_the_page_s_token(signed_in, path):
    assert signed_in.post(path).status_code == 400
    assert signed_in.get("/me").status_code == 200


def test_the_language_is_kept_in_the_cookie_at_the_cover_and_for_the_person_inside(app, client, teacher):
    answer = post(client, "/language", {"language": "bn_IN", "next": "/sign-in"}, page="/sign-in")
    assert answer.location == "/sign-in"
    assert 'lang="bn"' in client.get("/sign-in").get_data(as_text=True)
    with app.app_context():
        sign_in(client, teacher)
    post(client, "/language", {"language": "hi", "next": "/me"}, page="/me")
    with app.app_context():
        assert person(teacher).language == "hi"
    post(client, "/language", {"language": "xx"}, page="/me")
    with app.app_context():
        assert person(teacher).language == "hi"
