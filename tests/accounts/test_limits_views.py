"""What each request knows of its person: both limits of time, closed accounts, posts past their end."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from accounts import actions
from accounts.models import SignIn, User
from accounts.roles import Role
from accounts.tokens import hash_token
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from tests.accounts.pages import session_of
from tests.factories.accounts import give, make_user, sign_in
from tests.factories.homes import make_home

NOON = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)


@pytest.fixture
def home(app):
    with app.app_context():
        made = make_home()
        return made.id


def sign_in_row(app, client):
    with app.app_context():
        return db.session.scalar(
            sa.select(SignIn).where(SignIn.token_hash == hash_token(session_of(client)["sign_in"]))
        )


def is_in(client) -> bool:
    return client.get("/me").status_code == 200


@pytest.mark.parametrize(("role", "minutes"), [(Role.TEACHER, 30), (Role.COUNSELLOR, 10)])
def test_the_idle_limit_counts_from_the_last_sign_of_life(app, client, home, role, minutes):
    with clock.at(NOON):
        with app.app_context():
            person = make_user(role, home)
            sign_in(client, person)
        assert is_in(client)
    with clock.at(NOON + timedelta(minutes=minutes - 1)):
        assert is_in(client)
    with clock.at(NOON + timedelta(minutes=2 * minutes - 2)):
        assert is_in(client)
    with clock.at(NOON + timedelta(minutes=3 * minutes - 2)):
        assert not is_in(client)


def test_polling_is_no_sign_of_life(app, client, home):
    with clock.at(NOON), app.app_context():
        sign_in(client, make_user(Role.COUNSELLOR, home))
    for minute in range(1, 10):
        with clock.at(NOON + timedelta(minutes=minute)):
            assert client.get("/me", headers={"X-Aashray-Poll": "1"}).status_code == 200
    with clock.at(NOON + timedelta(minutes=10)):
        assert not is_in(client)


def test_being_seen_is_written_at_most_once_a_minute(app, client, home):
    with clock.at(NOON):
        with app.app_context():
            sign_in(client, make_user(Role.TEACHER, home))
        client.get("/me")
    with clock.at(NOON + timedelta(seconds=59)):
        client.get("/me")
        assert sign_in_row(app, client).last_seen_at == NOON
    with clock.at(NOON + timedelta(seconds=60)):
        client.get("/me")
        assert sign_in_row(app, client).last_seen_at == NOON + timedelta(seconds=60)


def test_nothing_keeps_a_sign_in_alive_past_its_absolute_limit(app, client, home):
    with clock.at(NOON), app.app_context():
        sign_in(client, make_user(Role.TEACHER, home))
    for minute in range(20, 600, 20):
        with clock.at(NOON + timedelta(minutes=minute)):
            assert is_in(client)
    with clock.at(NOON + timedelta(hours=10)):
        assert not is_in(client)


def test_a_closed_account_is_out_at_the_next_request(app, client, home):
    with app.app_context():
        person = make_user(Role.TEACHER, home)
        sign_in(client, person)
        person_id = person.id
    assert is_in(client)
    with app.app_context():
        begin_write()
        actions.disable(
            db.session.scalars(sa.select(User).where(User.id == person_id)).one(), by=SYSTEM, reason="left us"
        )
        db.session.commit()
    assert not is_in(client)


def test_a_leaving_date_shuts_the_book_at_its_minute(app, client, home):
    with clock.at(NOON), app.app_context():
        person = make_user(Role.TEACHER, home, ends_at=NOON + timedelta(minutes=5))
        sign_in(client, person)
    with clock.at(NOON + timedelta(minutes=4)):
        assert is_in(client)
    with clock.at(NOON + timedelta(minutes=5)):
        assert not is_in(client)


def test_a_post_that_waits_or_has_not_begun_opens_nothing(app, client, home):
    with clock.at(NOON), app.app_context():
        person = make_user(None)
        give(person, Role.HEAD_OFFICE, standing="waiting")
        give(person, Role.TEACHER, home, starts_at=NOON + timedelta(days=1))
        sign_in(client, person)
    with clock.at(NOON + timedelta(minutes=1)):
        assert not is_in(client)


def test_knowing_who_asks_takes_one_statement(app, client, home):
    with app.app_context():
        person = make_user(Role.TEACHER, home)
        give(person, Role.NURSE, home)
        sign_in(client, person)
        engine = db.engine
        seen = []
        sa.event.listen(engine, "before_cursor_execute", lambda c, cur, s, *rest: seen.append(s), named=False)
    client.get("/sign-in")
    asked = [s for s in seen if s.lstrip().upper().startswith("SELECT") and "set_config" not in s]
    assert len(asked) == 1
