"""One's own account: how pages look, the password, the code app, the trail."""

from datetime import UTC, datetime

import pyotp
import pytest
import sqlalchemy as sa

from accounts import passwords, queries
from accounts.models import RecoveryCode, User
from accounts.roles import Role
from foundation import clock
from foundation.db import db
from tests.accounts.pages import PASSWORD, person, post, session_of, sign_in_of, try_sign_in
from tests.factories.accounts import TOTP_SECRET, make_user, sign_in
from tests.factories.homes import make_home

NOON = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
NEW = "chhata rod pakhi nodi"


@pytest.mark.parametrize("path", ["/me", "/me/password", "/me/second-factor", "/me/trail", "/sign-in/help"])
def test_every_page_of_ones_own_opens(signed_in, path):
    page = signed_in.get(path)
    assert page.status_code == 200
    assert page.get_data(as_text=True).count("<h1") == 1


def test_ones_own_name_language_and_light_are_kept(app, signed_in, teacher):
    form = {"name_local": "দেবিকা রায়", "language": "bn_IN", "light": "night", "version": "1"}
    assert post(signed_in, "/me", form).status_code == 303
    with app.app_context():
        kept = person(teacher)
        assert (kept.name_local, kept.language, kept.light) == ("দেবিকা রায়", "bn_IN", "night")
    assert 'lang="bn"' in signed_in.get("/me").get_data(as_text=True)


def test_what_nobody_may_set_is_not_set_by_a_form(app, signed_in, teacher):
    post(
        signed_in,
        "/me",
        {
            "language": "hi",
            "light": "day",
            "version": "1",
            "name": "X",
            "is_disabled": "y",
            "sign_in_name": "x.y",
        },
    )
    with app.app_context():
        kept = person(teacher)
        assert (kept.name, kept.is_disabled, kept.sign_in_name) == ("Debika Roy", False, "debika.roy")


def test_a_lost_race_shows_both_versions(app, signed_in):
    form = {"name_local": "এক", "language": "hi", "light": "day", "version": "1"}
    assert post(signed_in, "/me", form).status_code == 303
    late = post(signed_in, "/me", {**form, "name_local": "দুই"})
    assert late.status_code == 422
    words = late.get_data(as_text=True)
    assert "এক" in words
    assert "দুই" in words


def test_changing_the_password_ends_every_other_sign_in_and_renews_this_one(app, signed_in, teacher):
    other = app.test_client()
    with app.app_context():
        sign_in(other, teacher)
    before = session_of(signed_in)["sign_in"]
    answer = post(
        signed_in, "/me/password", {"old_password": PASSWORD, "password": NEW, "password_again": NEW}
    )
    assert answer.status_code == 303
    assert session_of(signed_in)["sign_in"] != before
    assert signed_in.get("/me").status_code == 200
    assert other.get("/me").status_code == 303
    with app.app_context():
        assert passwords.fits(person(teacher).password_hash, NEW)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"old_password": "wrong wrong wrong"}, "not the password you have now"),
        ({"password_again": "another one entirely"}, "differ"),
        ({"password": "short", "password_again": "short"}, "at least 12"),
        ({"password": "Krishnachura garden", "password_again": "Krishnachura garden"}, "home’s name"),
        ({"password": "password12345", "password_again": "password12345"}, "Many people"),
        ({"password": PASSWORD, "password_again": PASSWORD}, "Choose another"),
    ],
)
def test_a_refused_password_says_why_and_changes_nothing(app, signed_in, teacher, typed, said):
    answer = post(
        signed_in, "/me/password", {"old_password": PASSWORD, "password": NEW, "password_again": NEW, **typed}
    )
    assert answer.status_code == 422
    assert said in answer.get_data(as_text=True)
    assert NEW not in answer.get_data(as_text=True)
    with app.app_context():
        assert passwords.fits(person(teacher).password_hash, PASSWORD)


def test_a_starting_password_must_be_changed_before_anything_else(app, client):
    with app.app_context():
        user = make_user(Role.TEACHER, make_home(), password=PASSWORD, must_change_password=True)
        sign_in(client, user)
    assert client.get("/me").location == "/me/password"
    assert client.get("/me/second-factor").location == "/me/password"
    answer = post(client, "/me/password", {"old_password": PASSWORD, "password": NEW, "password_again": NEW})
    assert answer.status_code == 303
    assert client.get("/me").status_code == 200


def test_a_post_that_needs_it_sets_up_the_code_app_before_anything_else(app, client):
    with app.app_context():
        user_id = make_user(Role.SUPERINTENDENT, make_home(), second_factor=False).id
        sign_in(client, user_id)
    assert client.get("/me").location == "/me/second-factor"
    assert post(client, "/me/second-factor/begin", page="/me/second-factor").status_code == 303
    page = client.get("/me/second-factor").get_data(as_text=True)
    assert "<svg" in page
    with app.app_context():
        secret = person(user_id).totp_secret.open()
    assert post(client, "/me/second-factor", {"code": "000000"}).status_code == 422
    before = session_of(client)["sign_in"]
    done = post(client, "/me/second-factor", {"code": pyotp.TOTP(secret).now()})
    assert done.status_code == 200
    assert done.get_data(as_text=True).count('<li class="code"') == 10
    assert session_of(client)["sign_in"] != before
    assert client.get("/me").status_code == 200
    with app.app_context():
        hashes = db.session.scalars(sa.select(RecoveryCode.code_hash)).all()
        assert len(hashes) == 10
        assert not any(h in done.get_data(as_text=True) for h in hashes)


def test_the_secret_of_a_code_app_lies_sealed(app):
    with app.app_context():
        user = make_user(Role.NURSE, make_home())
        raw = db.session.execute(
            sa.select(sa.type_coerce(User.__table__.c.totp_secret, sa.LargeBinary))
        ).scalar_one()
        assert TOTP_SECRET.encode() not in bytes(raw)
        assert user.totp_secret.open() == TOTP_SECRET


def test_new_recovery_codes_ask_for_a_code_of_the_app(app, client):
    with clock.at(NOON):
        with app.app_context():
            user_id = make_user(Role.NURSE, make_home()).id
            sign_in(client, user_id)
        place = "/me/second-factor/codes"
        assert post(client, place, {"code": "123123"}, page="/me/second-factor").status_code == 422
        right = pyotp.TOTP(TOTP_SECRET).at(NOON)
        assert post(client, place, {"code": right}, page="/me/second-factor").status_code == 200
        assert post(client, place, {"code": right}, page="/me/second-factor").status_code == 422
    with app.app_context():
        assert queries.recovery_codes_left(user_id) == 10


def test_another_phone_asks_for_a_code_of_the_one_at_hand(app, client):
    with clock.at(NOON):
        with app.app_context():
            user_id = make_user(Role.TEACHER, make_home()).id
            sign_in(client, user_id)
        place = "/me/second-factor/begin"
        assert post(client, place, {"code": ""}, page="/me/second-factor").status_code == 422
        right = pyotp.TOTP(TOTP_SECRET).at(NOON)
        assert post(client, place, {"code": right}, page="/me/second-factor").status_code == 303
    with app.app_context():
        assert person(user_id).totp_confirmed_at is None


def test_one_ends_another_sign_in_of_ones_own_but_nobody_elses(app, signed_in, teacher):
    other = app.test_client()
    with app.app_context():
        mine = sign_in_of(sign_in(other, teacher)).id
        stranger = make_user(Role.TEACHER, make_home())
        theirs = sign_in_of(sign_in(app.test_client(), stranger)).id
    assert post(signed_in, f"/me/sign-ins/{theirs}/end", page="/me").status_code == 404
    assert post(signed_in, f"/me/sign-ins/{mine}/end", page="/me").status_code == 303
    assert other.get("/me").status_code == 303


def test_the_trail_shows_ones_own_deeds_only(app, client, teacher):
    try_sign_in(client)
    page = client.get("/me/trail").get_data(as_text=True)
    assert "Signed in (second factor: none)" in page
