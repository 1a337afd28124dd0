"""The gatehouse's verbs and the set-up's code, against a database."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts import actions, queries, setup, throttle
from accounts.models import Attempt, PostHeld, SetupCode, SignIn, User
from accounts.roles import Role
from accounts.tokens import hash_code
from foundation import clock
from foundation.audit import SYSTEM
from foundation.audit.models import AuditEvent
from foundation.db import begin_write, db
from foundation.refusals import Refused
from tests.factories.accounts import give, make_user
from tests.factories.homes import make_home, make_organisation


def fresh(user_id):
    return db.session.scalars(sa.select(User).where(User.id == user_id)).one()


def count(model):
    return db.session.scalar(sa.select(sa.func.count()).select_from(model))


def test_a_person_and_her_event_are_written_together_or_not_at_all(session):
    make_organisation()
    before = count(AuditEvent)
    begin_write()
    actions.create_user(by=SYSTEM, sign_in_name="Ira.Sengupta", name="Ira Sengupta")
    session.rollback()
    assert queries.user_by_name("ira.sengupta") is None
    assert count(AuditEvent) == before
    begin_write()
    actions.create_user(by=SYSTEM, sign_in_name="Ira.Sengupta", name="Ira Sengupta")
    session.commit()
    assert queries.user_by_name("ira.sengupta").name == "Ira Sengupta"
    assert count(AuditEvent) == before + 1


def test_a_name_is_kept_in_one_form_of_unicode(session):
    begin_write()
    actions.create_user(by=SYSTEM, sign_in_name="ranjit", name="  Ranjit   Sa\u0301ha ")
    session.commit()
    assert queries.user_by_name("ranjit").name == "Ranjit S\u00e1ha"


def test_what_the_house_gives_is_in_force_at_once(session):
    user = make_user()
    begin_write()
    held = actions.give_post(
        by=SYSTEM,
        user=user,
        role=Role.ADMINISTRATOR,
        home_id=None,
        starts_at=clock.now(),
        reason="the first one",
    )
    assert held.standing == "held"


def test_posts_of_yesterday_and_tomorrow_are_not_held_today(session):
    home, now = make_home(), clock.now()
    user = make_user()
    give(user, Role.TEACHER, home, starts_at=now - timedelta(days=9), ends_at=now - timedelta(days=1))
    give(user, Role.NURSE, home, starts_at=now + timedelta(days=1))
    give(user, Role.GATE, home, standing="refused")
    give(user, Role.DOCTOR, home)
    assert queries.candidate_by_id(user.id, at=now).roles == ("doctor",)


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "queen"}, {"standing": "perhaps"}, {"role": "administrator"}, {"home_id": None},
        {"ends_at": clock.now() - timedelta(days=99)},
    ],
)  # fmt: skip
def test_the_database_itself_refuses_a_post_that_makes_no_sense(session, wrong):
    home, user = make_home(), make_user()
    row = {"user_id": user.id, "role": "teacher", "home_id": home.id, "starts_at": clock.now(), **wrong}
    begin_write()
    session.add(PostHeld(**row))
    with pytest.raises(sa.exc.IntegrityError):
        session.flush()


def test_the_set_up_code_is_made_once_at_a_time_and_kept_as_a_hash(session):
    first, second = setup.first_code(), setup.first_code()
    assert first != second
    begin_write()
    with pytest.raises(Refused):
        setup.check_code(first)
    code = setup.check_code(second.upper().replace("-", " "))
    assert code.code_hash == hash_code(second)
    assert second not in code.code_hash
    setup.use_code(code)
    session.commit()
    with pytest.raises(Refused):
        setup.check_code(second)


def test_the_set_up_code_is_over_after_a_day(session):
    typed = setup.first_code()
    with clock.at(clock.now() + timedelta(days=1)), pytest.raises(Refused):
        setup.check_code(typed)


def test_a_house_with_an_organisation_makes_no_code(session):
    make_organisation()
    assert setup.is_set_up()
    assert setup.first_code() is None
    assert count(SetupCode) == 0


def test_guessing_the_set_up_code_waits(session):
    for _n in range(5):
        setup.count_try("203.0.113.9")
    with pytest.raises(throttle.Wait):
        setup.count_try("203.0.113.9")
    setup.count_try("203.0.113.10")


def test_what_is_typed_as_a_name_is_not_kept_by_the_throttle(session):
    begin_write()
    throttle.count((throttle.key("pair", "my secret password", "203.0.113.9"),))
    session.commit()
    assert "secret" not in "".join(session.scalars(sa.select(Attempt.key_hash)))


def test_a_success_begins_the_pair_anew_and_takes_back_one_failure_of_the_address(session):
    keys = (throttle.key("pair", "a", "1"), throttle.key("address", "1"))
    for _n in range(4):
        begin_write()
        throttle.count(keys)
        session.commit()
    begin_write()
    throttle.forgive(keys, wholly=("pair",))
    session.commit()
    assert dict(session.execute(sa.select(Attempt.kind, Attempt.failures)).all()) == {"address": 3}


def test_the_sweep_closes_what_is_over_and_keeps_what_is_not(session):
    user, now = make_user(), clock.now()
    begin_write()
    for n, until in enumerate((now - timedelta(minutes=1), now + timedelta(hours=1))):
        row = {"token_hash": f"{n}" * 64, "user_id": user.id, "started_at": now - timedelta(hours=9)}
        session.add(SignIn(**row, last_seen_at=now, absolute_until=until))
    session.commit()
    begin_write()
    assert actions.sweep() == 1
    session.commit()
    assert sorted(session.scalars(sa.select(SignIn.why_ended)), key=str) == [None, "time over"]


def test_an_old_version_of_a_person_cannot_overwrite_a_newer_one(session):
    user_id = make_user().id
    begin_write()
    person = fresh(user_id)
    table = User.__table__
    session.execute(sa.update(table).where(table.c.id == user_id).values(version=table.c.version + 1))
    person.name = "Somebody Else"
    with pytest.raises(sa.orm.exc.StaleDataError):
        session.flush()
