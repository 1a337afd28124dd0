"""The cover: name and password, the code, the throttle."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
import sqlalchemy as sa

from accounts import actions, passwords
from accounts.models import User
from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM
from foundation.audit.models import AuditEvent
from foundation.db import begin_write, db
from tests.accounts.pages import FIT, PASSWORD, post, session_of, token_of, try_sign_in
from tests.factories.accounts import TOTP_SECRET, make_user
from tests.factories.homes import make_home

NOON = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)


@pytest.fixture
def home(app):
    with app.app_context():
        made = make_home()
        return made.id


@pytest.fixture
def teacher(app, home):
    """A teacher with a password and no second factor."""
    with app.app_context():
        return make_user(
            Role.TEACHER, home, sign_in_name="debika.roy", password=PASSWORD, second_factor=False
        ).id


@pytest.fixture
def counsellor(app, home):
    """A counsellor with a password and a code app."""
    with app.app_context():
        return make_user(Role.COUNSELLOR, home, sign_in_name="debika.roy", password=PASSWORD).id


def code_at(moment: datetime, *, step: int = 0) -> str:
    return pyotp.TOTP(TOTP_SECRET).generate_otp(int(moment.timestamp()) // 30 + step)


def is_in(client) -> bool:
    return client.get("/me").status_code == 200


def test_a_name_and_a_password_open_the_book(client, teacher):
    answer = try_sign_in(client, name="Debika.Roy ")
    assert answer.status_code == 303
    assert is_in(client)


def test_a_password_that_was_hashed_too_cheaply_is_hashed_anew(client, app, teacher, real_cost, monkeypatch):
    monkeypatch.setattr(passwords, "_hasher", real_cost)
    assert try_sign_in(client, name="debika.roy").status_code == 303
    with app.app_context():
        kept = db.session.scalar(sa.select(User.password_hash).where(User.id == teacher))
    assert kept.startswith("$argon2id$v=19$m=19456,t=10,p=1$")
    assert passwords.fits(kept, PASSWORD)


def test_the_way_back_is_kept_and_another_site_is_not(client, teacher):
    assert client.get("/me?x=1").location == "/sign-in?next=/me?x%3D1"
    answer = post(client, "/sign-in?next=/me/trail", {"name": "debika.roy", "password": PASSWORD})
    assert answer.location == "/me/trail"
    for foreign in ("//evil.example", "https://evil.example/x", "/\\evil.example", "javascript:alert(1)"):
        post(client, "/sign-out", page="/me")
        page = client.get("/sign-in", query_string={"next": foreign})
        assert 'action="/sign-in"' in page.get_data(as_text=True)
        form = {"csrf_token": token_of(page), "name": "debika.roy", "password": PASSWORD}
        assert client.post("/sign-in", query_string={"next": foreign}, data=form).location == "/"


def test_signing_in_gives_a_fresh_token_and_forgets_the_session_before(client, teacher):
    client.get("/sign-in")
    before = session_of(client)["csrf_token"]
    with client.session_transaction() as session:
        session["sign_in"] = "planted-by-somebody-else"
        session["planted"] = "x"
    try_sign_in(client)
    after = session_of(client)
    assert after["sign_in"] != "planted-by-somebody-else"
    assert "planted" not in after
    assert after.get("csrf_token") != before


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(client, teacher):
    answer = try_sign_in(client)
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_all_failures_say_the_same_sentence(app, client, teacher, home):
    with app.app_context():
        make_user(
            Role.TEACHER,
            home,
            sign_in_name="closed.one",
            password=PASSWORD,
            is_disabled=True,
            disabled_at=NOON,
        )
        make_user(None, sign_in_name="post.less", password=PASSWORD)
        make_user(Role.TEACHER, home, sign_in_name="without.password")
    said = set()
    for n, typed in enumerate(
        ({"name": "debika.roy", "password": "not this one at all"}, {"name": "nobody.here"}, {"name": "closed.one"},
         {"name": "post.less"}, {"name": "without.password"}, {"name": "without.password", "password": "!"})
    ):  # fmt: skip
        answer = try_sign_in(client, address=f"10.0.0.{n}", **typed)
        assert answer.status_code == 422
        assert FIT in answer.get_data(as_text=True)
        said.add(answer.get_data(as_text=True).count("fault"))
    assert len(said) == 1
    assert not is_in(client)


def test_a_post_without_its_token_is_refused(client, teacher):
    assert client.post("/sign-in", data={"name": "debika.roy", "password": PASSWORD}).status_code == 400
    assert not is_in(client)


def test_after_five_failures_the_sixth_waits_and_the_right_password_too(client, teacher):
    with clock.at(NOON):
        for _n in range(5):
            assert try_sign_in(client, password="wrong wrong wrong").status_code == 422
        assert try_sign_in(client).status_code == 429
    with clock.at(NOON + timedelta(seconds=1)):
        assert try_sign_in(client).status_code == 303


def test_a_name_that_nobody_has_waits_just_as_long(client, teacher):
    with clock.at(NOON):
        statuses = [try_sign_in(client, name="nobody.here").status_code for _n in range(6)]
    assert statuses == [422] * 5 + [429]


def test_a_stranger_at_another_address_does_not_lock_the_owner_out(client, teacher):
    with clock.at(NOON):
        for _n in range(8):
            try_sign_in(client, address="203.0.113.9", password="wrong wrong wrong")
        assert try_sign_in(client, address="203.0.113.9").status_code == 429
        assert try_sign_in(client, address="192.168.1.20").status_code == 303


def test_many_names_from_one_address_wait(client, home):
    with clock.at(NOON):
        statuses = [
            try_sign_in(client, address="203.0.113.9", name=f"guess.{n}").status_code for n in range(31)
        ]
    assert statuses == [422] * 30 + [429]


def test_every_tenth_failure_is_written_down_without_the_password(app, client, teacher):
    for n in range(10):
        with clock.at(NOON + timedelta(hours=n)):
            try_sign_in(client, password="wrong wrong wrong")
    with app.app_context():
        rows = db.session.scalars(
            sa.select(AuditEvent).where(AuditEvent.event == "accounts.sign_in.slowed")
        ).all()
        assert [row.subject_id for row in rows] == [teacher]
        assert "wrong" not in rows[0].details


def test_with_a_code_app_the_password_alone_opens_nothing(client, counsellor):
    answer = try_sign_in(client)
    assert answer.location == "/sign-in/code"
    assert not is_in(client)
    assert "sign_in" not in session_of(client)


def test_the_code_opens_the_book_under_another_token(client, counsellor):
    with clock.at(NOON):
        try_sign_in(client)
        pending = session_of(client)["sign_in_awaiting_code"]
        answer = post(client, "/sign-in/code", {"code": code_at(NOON)})
        assert answer.status_code == 303
        assert session_of(client)["sign_in"] != pending
        assert is_in(client)


def test_a_code_is_good_once(app, counsellor):
    with clock.at(NOON):
        first, second = app.test_client(), app.test_client()
        for each in (first, second):
            try_sign_in(each)
        assert post(first, "/sign-in/code", {"code": code_at(NOON)}).status_code == 303
        assert post(second, "/sign-in/code", {"code": code_at(NOON)}).status_code == 422
        assert post(second, "/sign-in/code", {"code": code_at(NOON, step=-1)}).status_code == 422
        assert post(second, "/sign-in/code", {"code": code_at(NOON, step=1)}).status_code == 303


def test_a_recovery_code_is_good_once(app, counsellor):
    with app.app_context():
        begin_write()
        person = db.session.scalars(sa.select(User).where(User.id == counsellor)).one()
        codes = actions.make_recovery_codes(person, by=SYSTEM)
        db.session.commit()
    assert len(set(codes)) == 10
    first, second = app.test_client(), app.test_client()
    for each in (first, second):
        try_sign_in(each)
    assert post(first, "/sign-in/code", {"code": codes[3].upper()}).status_code == 303
    assert post(second, "/sign-in/code", {"code": codes[3]}).status_code == 422
    assert post(second, "/sign-in/code", {"code": codes[4]}).status_code == 303


def test_wrong_codes_wait_too_even_in_a_new_sign_in(client, counsellor):
    with clock.at(NOON):
        try_sign_in(client)
        statuses = [post(client, "/sign-in/code", {"code": "000000"}).status_code for _n in range(5)]
        try_sign_in(client)
        statuses.append(post(client, "/sign-in/code", {"code": code_at(NOON)}).status_code)
    assert statuses == [422] * 5 + [429]


def test_a_sign_in_that_awaits_its_code_is_over_after_ten_minutes(client, counsellor):
    with clock.at(NOON):
        try_sign_in(client)
        page = client.get("/sign-in/code")
    with clock.at(NOON + timedelta(minutes=10)):
        answer = client.post(
            "/sign-in/code", data={"csrf_token": token_of(page), "code": code_at(clock.now())}
        )
        assert answer.status_code == 422
        assert "too long" in answer.get_data(as_text=True)
        assert client.get("/sign-in/code").status_code == 303
